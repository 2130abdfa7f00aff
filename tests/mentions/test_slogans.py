"""Are quoted set phrases told from quoted names, titles and honours?"""

import pytest

from analysis.mentions import mentions
from analysis.report import parse

HEAD = "清源县2024年法治政府建设年度报告\n一、主要举措\n(一)依法行政\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("深化“放管服”改革,推行“一网通办”。", ["放管服", "一网通办"]),
        ('推行"最多跑一次"和「首违不罚」。', ["最多跑一次", "首违不罚"]),
        ("落实“谁执法谁普法”责任制。", ["谁执法谁普法"]),
        ("依托“清源政法”微信公众号和“智慧执法”平台。", []),
        ("参加“6.16安全宣传咨询日”。", []),
        ("荣获“全省先进集体”称号。", []),
        ("开展“《民法典》进校园”。", []),
        ("发挥“软”实力。", []),
        ("成立“和为贵”行政争议调解中心,打造“法治文化带”。", []),
        ("按照“每年集中学法不少于4次”的要求。", []),
        ("“没有收尾的引号。", []),
    ],
)
def test_slogans(text, expected):
    table = mentions(parse(HEAD + text))
    assert table[table.kind == "slogan"].text.tolist() == expected
