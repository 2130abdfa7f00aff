"""Are claims to be first found, with their scope, and nothing that is only an ordinal or an example set?"""

import pytest

from analysis.mentions import mentions
from analysis.report import parse

HEAD = "东陵市清源县2024年法治政府建设年度报告\n一、主要举措\n(一)依法行政\n"


def firsts(text):
    table = mentions(parse(HEAD + text))
    return table[table.kind == "first"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在全市率先推出服务窗口。", ["全市率先"]),
        ("首次将两类资源整合。", ["首次"]),
        ("共同打造广西首个主题餐厅。", ["广西首个"]),
        ("东陵市首家调解中心、清源首支队伍。", ["东陵市首家", "清源首支"]),
        ("全国首创“一码监管”,出台全省首部条例。", ["全国首创", "全省首部"]),
        ("在全省范围内首次实现,在全国公安系统率先建立。", ["全省范围内首次", "全国公安系统率先"]),
        ("系西南地区首个,成为长三角首例。", ["西南地区首个", "长三角首例"]),
        ("入选全国首批试点,系全县第一家。", ["全国首批", "全县第一家"]),
        ("南江市首家公证机构落户。", ["南江市首家"]),
        ("通过努力,首次突破百件。", ["首次"]),
        ("出台全省首份指引。", ["全省首份"]),
        # None.
        ("对首次发生且及时改正的不予处罚,为老年人免费办理首份公证。", []),
        ("领导干部率先垂范、率先学法、率先示范。", []),
        ("首次会议,首次违法不予处罚,不动产首次登记,首次申请。", []),
        ("发挥首创精神,首个工作日办结,首问负责制,首席代表,首要任务,首先。", []),
        ("首批学员结业,举办首届文化节,第一批名单。", []),
        ("力争在全省率先建成。", []),
        ("落实“首次违法轻微免罚”,印发《首个清单》。", []),
    ],
)
def test_firsts(text, expected):
    assert firsts(text).text.tolist() == expected


def test_a_scope_behind_the_word_is_normalised_to_stand_before_it():
    table = firsts("率先在全省推行。")
    assert table.text.tolist() == ["率先在全省"]
    assert table.normalised.tolist() == ["全省率先"]
