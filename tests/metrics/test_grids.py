"""Are the cells of a table read with their row, column and caption?"""

import pytest

from analysis.metrics.grids import grids
from analysis.report import parse
from tests.metrics.stated import HEAD, stated

TABLE = """全年办理行政复议案件的情况见下表(单位:件)
类别|2023年|2024年
受理|30|41
审结|28|39
"""


def cells(text):
    return [(row.indicator, row.value, row.unit, row.period) for row in stated(text)]


def test_every_figure_has_row_column_and_unit():
    rows = stated(TABLE)
    assert [(row.value, row.unit, row.period) for row in rows] == [
        (30, "件", "2023"), (41, "件", "2024"), (28, "件", "2023"), (39, "件", "2024"),
    ]  # fmt: skip
    assert ["受理" in row.indicator for row in rows] == [True, True, False, False]
    assert all(row.kind == "actual" and row.section == "1.1" for row in rows)


def test_a_cell_points_at_its_place_and_its_row():
    report = parse(HEAD + TABLE)
    for row in stated(TABLE):
        assert report.text[row.start : row.end] == row.text
        assert row.sentence in ("受理|30|41", "审结|28|39")


def test_years_in_the_head_are_no_figures():
    assert not {2023.0, 2024.0} & {row.value for row in stated(TABLE)}


@pytest.mark.parametrize(
    ("label", "cell", "value", "unit"),
    [
        ("行政处罚(件)", "520", 520, "件"),
        ("行政处罚（件）", "520", 520, "件"),
        ("罚没金额(万元)", "61.3", 613_000, "元"),
        ("受益群众(万人次)", "2.5", 25_000, "人次"),
        ("办结率(%)", "96.5", 96.5, "%"),
        ("办结率", "96.5%", 96.5, "%"),
        ("行政处罚", "520件", 520, "件"),
        ("行政处罚", "1,300件", 1300, "件"),
        ("行政处罚", "1.2万件", 12_000, "件"),
        ("行政处罚(件)", "0", 0, "件"),
        ("增长率(%)", "-20.00", -20, "%"),
    ],
)
def test_value_and_unit_of_a_cell(label, cell, value, unit):
    rows = stated(f"全年执法情况统计如下表所列内容\n项目|数量\n{label}|{cell}\n行政强制|3件\n")
    assert (rows[0].value, rows[0].unit) == (value, unit)
    assert "(" not in rows[0].indicator


def test_a_column_that_only_says_that_it_counts_is_not_in_the_name():
    rows = stated("全年执法情况统计如下表所列内容\n项目|数量\n行政处罚|520件\n行政强制|3件\n")
    assert all("数量" not in row.indicator for row in rows)


def test_numbers_of_rows_are_no_figures():
    rows = stated("全年执法情况统计如下表所列内容\n序号|单位|检查(次)\n1|城管局|120\n2|市监局|135\n")
    assert [(row.value, row.unit) for row in rows] == [(120, "次"), (135, "次")]
    assert "城管局" in rows[0].indicator
    assert "检查" in rows[0].indicator


def test_a_table_copied_one_cell_a_line():
    rows = stated(
        "全年执法情况统计如下表所列内容。\n项目\n数量\n行政处罚\n520件\n行政许可\n1200件\n行政强制\n3件\n"
    )
    assert [(row.value, row.unit) for row in rows] == [(520, "件"), (1200, "件"), (3, "件")]
    assert ["行政处罚" in row.indicator for row in rows] == [True, False, False]


def test_a_name_keeps_within_the_bound():
    label = "行政执法机关依法作出的各类行政处罚决定和行政强制决定的总数量"
    rows = stated(f"全年执法情况统计如下表所列内容\n项目|数量\n{label}|520件\n行政强制|3件\n")
    assert all(len(row.indicator) <= 30 for row in rows)


@pytest.mark.parametrize(
    "text",
    ["甲|乙\n", "甲|乙\n丙|丁\n", "受理|30\n", "全年开展工作\n有序推进\n成效明显\n"],
    ids=["one row", "words", "one row of figures", "lines"],
)
def test_what_is_no_table(text):
    assert grids(parse(HEAD + text)) == []


def test_prose_beside_a_table_is_read_as_prose():
    rows = stated("审查合同38件。\n" + TABLE + "评查案卷85卷。")
    assert (rows[0].text, rows[-1].text) == ("38件", "85卷")
    assert len(rows) == 6


def test_a_table_in_the_part_on_plans_speaks_of_the_year_to_come():
    rows = stated("二、下一步打算\n明年各单位培训任务安排如下表所列内容\n单位|次数(次)\n城管局|4\n市监局|5\n")
    assert {row.period for row in rows} == {"2025"}
