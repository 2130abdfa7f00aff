"""Are the bodies that a report names found, with their names whole and without what stands before them?"""

import pytest

from analysis.mentions import mentions
from analysis.report import parse

HEAD = "清源县2024年法治政府建设年度报告\n一、主要举措\n(一)依法行政\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由县人力资源和社会保障局、县发展和改革局牵头。", ["县人力资源和社会保障局", "县发展和改革局"]),
        ("会同市公安局高新分局和县人民法院开展。", ["市公安局高新分局", "县人民法院"]),
        ("向和平街道办事处派驻。", ["和平街道办事处"]),
        ("县委依法治县委员会办公室组织。", ["县委依法治县委员会办公室"]),
        ("县委、县政府高度重视。", ["县委", "县政府"]),
        (
            "市城市管理和综合执法局、市政务服务和数据管理局。",
            ["市城市管理和综合执法局", "市政务服务和数据管理局"],
        ),
        ("由县委宣传部、县劳动保障监察大队牵头。", ["县委宣传部", "县劳动保障监察大队"]),
        ("其中市委全面依法治市委员会会议听取述法。", ["市委全面依法治市委员会"]),
        ("县仲裁委员会受理案件。", ["县仲裁委员会"]),
        ("新建规范化司法所4个,综合行政执法队伍壮大。", []),
        ("接受省市场监督管理局指导,利用省住房和城乡建设厅平台。", ["省市场监督管理局", "省住房和城乡建设厅"]),
        ("清源县第十九届人民代表大会常务委员会审议。", ["清源县第十九届人民代表大会常务委员会"]),
        (
            "县自然资源局、县律师协会、县交通运输局党政主要负责人。",
            ["县自然资源局", "县律师协会", "县交通运输局"],
        ),
        ("国务院办公厅印发。", ["国务院办公厅"]),
        # A class of bodies, a person, a meeting, a thing, and words that only end alike.
        ("各派出所、12个司法所和全县法院。", []),
        ("县委书记和司法局长带队,县政府常务会议研究,县政府网站公布。", []),
        ("打开新局面,优化布局,我局和县局,餐厅,大厅。", []),
        ("印发《县司法局工作规则》。", []),
    ],
)
def test_organisations(text, expected):
    table = mentions(parse(HEAD + text))
    assert table[table.kind == "organisation"].text.tolist() == expected


def test_a_body_in_the_name_of_an_honour_is_no_row():
    table = mentions(parse(HEAD + "东风派出所获评全国示范派出所。"))
    assert table.kind.tolist() == ["organisation", "honour"]
