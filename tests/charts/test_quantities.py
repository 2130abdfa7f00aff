from analysis.charts import quantities
from tests.charts.invented import METRICS, analysis, metric


def test_within_takes_a_section_and_what_is_below_it():
    metrics = analysis().metrics
    assert set(quantities.within(metrics, "1.1")["section"]) == {"1.1.1"}
    assert len(quantities.within(metrics, "1")) == len(METRICS)
    assert len(quantities.within(metrics, None)) == len(METRICS)
    assert quantities.within(metrics, "1.10").empty
    assert quantities.within(metrics, "2").empty


def test_every_metric_is_a_level_a_rate_or_a_change():
    metrics = analysis().metrics
    parts = [quantities.levels(metrics), quantities.rates(metrics), quantities.changes(metrics)]
    assert [len(part) for part in parts] == [8, 4, 3]
    assert sum(map(len, parts)) == len(metrics)


def test_units_come_with_most_rows_first():
    groups = quantities.by_unit(quantities.levels(analysis().metrics))
    assert [(unit, len(rows)) for unit, rows in groups] == [("项", 3), ("件", 3), ("份", 1), ("元", 1)]


def test_a_fall_is_negative():
    assert quantities.signed(metric(0, "1", "x", 5, "%", "5%", change="下降")) == -5
    assert quantities.signed(metric(0, "1", "x", 5, "%", "5%", change="增长")) == 5


def test_only_members_of_a_mismatch_are_mismatched():
    assert quantities.mismatched(analysis().checks) == {260, 280}
    assert quantities.mismatched(None) == frozenset()


def test_largest_says_how_many_it_left_out():
    metrics = quantities.levels(analysis().metrics)
    rows, left = quantities.largest(metrics, 3)
    assert rows["value"].tolist() == [681360, 1064, 500]
    assert left == 5
    assert quantities.largest(metrics, None)[1] == 0


def test_drawn_rows_carry_evidence():
    tables = analysis()
    rows = quantities.drawn(tables.metrics, tables.sections, year=2024, mismatches={260})
    by_start = {row.customdata[0]: row for row in rows}
    assert by_start[130].stated == "68.136"
    assert by_start[130].unit == "万元"
    assert by_start[130].value == 681360
    assert "全年罚没款68.136万元。" in by_start[130].tooltip
    assert by_start[170].hollow
    assert by_start[170].label == "全程网办率（2025年，目标）"
    assert by_start[260].mismatch
    assert "核验不一致" in by_start[260].tooltip
    assert not by_start[270].mismatch
    assert by_start[290].customdata == (290, "1.2", "警情<b>&涉案")
    assert "<b>&涉" not in by_start[290].tooltip


def test_a_section_that_the_table_does_not_know_is_grey():
    tables = analysis()
    strange = tables.metrics.assign(section="7.7")
    assert len({row.colour for row in quantities.drawn(strange, tables.sections, year=2024)}) == 1
