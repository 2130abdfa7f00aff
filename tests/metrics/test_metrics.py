"""Is the table of metrics in text order, each number once, with its evidence?"""

from typing import Any

import pytest

from analysis.metrics import metrics
from analysis.report import parse
from analysis.tables import COLUMNS

TEXT = """清源县2024年法治政府建设年度报告
全县连续3年获评优秀。
一、主要举措
(一)行政复议
1.化解争议12起。收到行政复议申请120件,受理100件(来信60件,来访40件)。
2.三项制度
开展培训１２期、1,064人次,满意率98.5%。
(二)法治宣传
发放资料2.08万份；接受咨询近300人次。
二、下一步打算
开展培训4次。
"""
REPORT = parse(TEXT)
TABLE: Any = metrics(REPORT)


def test_the_table_fits_its_schema():
    assert {c: str(t) for c, t in TABLE.dtypes.items()} == COLUMNS["metrics"]


def test_every_number_is_one_row_in_text_order():
    assert TABLE.value.tolist() == [3, 12, 120, 100, 60, 40, 12, 1064, 98.5, 20_800, 300, 4]
    assert TABLE.start.is_monotonic_increasing
    assert TABLE.start.is_unique


def test_a_row_is_the_text_between_its_offsets():
    assert all(TEXT[row.start : row.end] == row.text for row in TABLE.itertuples())


def test_a_row_has_the_whole_sentence_round_it():
    for row in TABLE.itertuples():
        sentence = REPORT.sentence_at(row.start)
        assert row.sentence == REPORT.sentence_text(sentence)
        assert sentence.start <= row.start < row.end <= sentence.end


def test_a_row_names_its_innermost_section():
    assert dict(zip(TABLE.section, TABLE.section_title, strict=True)) == {
        "0": "前言", "1.1.1": "化解争议12起", "1.1.2": "三项制度", "1.2": "法治宣传", "2": "下一步打算",
    }  # fmt: skip


def test_a_heading_states_what_it_writes_in_digits_only():
    rows = TABLE[TABLE.sentence.str.startswith(("1.", "2."))]
    assert rows.text.tolist() == ["12起"]


def test_the_title_states_nothing():
    assert metrics(parse("清源县12个部门2024年法治报告\n一、举措\n完成。")).empty


def test_a_report_without_numbers_has_no_rows_but_all_columns():
    table = metrics(parse("清源县法治政府建设报告\n一、举措\n有序推进。"))
    assert table.empty
    assert list(table.columns) == list(COLUMNS["metrics"])


def test_a_table_made_twice_is_the_same():
    assert metrics(REPORT).equals(TABLE)


def test_only_qualifiers_kinds_and_units_of_the_contract_occur():
    assert set(TABLE.qualifier) <= {"", "近"}
    assert set(TABLE.kind) == {"actual", "target"}


@pytest.mark.parametrize(
    ("half", "full"),
    [
        ("受理100件(来信60件,来访40件);审结98件。", "受理１００件（来信６０件，来访４０件）；审结９８件。"),
        ("满意率98.5%,提高2%。", "满意率９８．５％，提高２％。"),
    ],
)
def test_the_width_of_digits_and_marks_changes_nothing_but_the_text(half, full):
    head = "清源县2024年法治报告\n一、举措\n"
    one, other = metrics(parse(head + half)), metrics(parse(head + full))
    columns = ["indicator", "value", "unit", "qualifier", "period", "change", "kind", "start"]
    assert len(one) > 0
    assert one[columns].equals(other[columns])
