"""What an address asks for, as far as the report has it."""

import pytest

from analysis.report import parse
from dashboard import address

TEXT = """某县2023年法治政府建设年度报告
2023年,某县推进依法行政。
一、主要举措
(一)制度建设
1.规范性文件。清理文件6件。
(二)执法监督
评查案卷15份。
二、存在的问题
力量不足。
"""


@pytest.fixture
def report():
    return parse(TEXT)


@pytest.mark.parametrize(
    ("number", "view"),
    [
        ("0", "0"),
        ("1.2", "1.2"),
        ("1.1.1", "1.1"),
        ("1", "1.1"),
        ("2", "2"),
        ("9", ""),
        ("", ""),
        ("<b>", ""),
    ],
)
def test_every_section_is_shown_by_a_view(report, number, view):
    assert address.view_of(report, number) == view


@pytest.mark.parametrize(
    ("written", "passage"),
    [
        ("3-9", (3, 9)),
        ("9-3", None),
        ("3-3", None),
        ("3-999999", None),
        ("x", None),
        ("", None),
        ("-1-4", None),
        ("1-2-3", None),
        ("99999999999999999999-999999999999999999999", None),
    ],
)
def test_a_passage_outside_the_text_is_none(written, passage):
    assert address._passage(written, len(TEXT)) == passage


def test_a_passage_leads_to_the_text_of_its_view(report):
    start = report.text.index("6件")
    assert address.in_text(report, start, start + 2) == {
        "page": "section",
        "section": "1.1",
        "at": f"{start}-{start + 2}",
        "scroll": "text",
    }


def test_the_title_belongs_to_the_preamble(report):
    assert address.in_text(report, 0, 2)["section"] == "0"
