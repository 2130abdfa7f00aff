from analysis.charts.counts import counts
from analysis.charts.quantities import within
from tests.charts.invented import analysis


def bars(figure):
    return list(figure.select_traces(selector={"name": "bars"}))


def test_one_panel_a_unit_sorted_by_value():
    tables = analysis()
    figure = counts(tables.metrics, tables.sections, place="某县 · 2024 年", year=2024, caption="来源")
    assert figure is not None
    assert [tuple(trace.x) for trace in bars(figure)] == [(1064, 476, 12), (41, 7, 0)]
    assert len({trace.xaxis for trace in bars(figure)}) == 2
    assert "1,064" in bars(figure)[0].text[0]


def test_rates_changes_and_lone_units_are_not_counts():
    tables = analysis()
    figure = counts(tables.metrics, tables.sections)
    assert figure is not None
    drawn = {
        data[0] for trace in figure.select_traces(selector={"name": "rows"}) for data in trace.customdata
    }
    assert drawn == {90, 100, 110, 260, 270, 280}


def test_one_unit_may_be_asked_for():
    tables = analysis()
    figure = counts(tables.metrics, tables.sections, unit="元")
    assert figure is not None
    assert [tuple(trace.x) for trace in bars(figure)] == [(681360,)]
    assert "68.136" in bars(figure)[0].text[0]


def test_the_subtitle_says_what_was_left_out():
    tables = analysis()
    figure = counts(tables.metrics, tables.sections, limit=2)
    assert figure is not None
    assert "另有 2 项" in figure.layout.meta["subtitle"]


def test_nothing_to_draw():
    tables = analysis()
    assert counts(tables.metrics.head(2), tables.sections) is None
    assert counts(tables.metrics.head(0), tables.sections) is None


def test_a_single_unit_is_named_once():
    tables = analysis()
    figure = counts(within(tables.metrics, "1.2"), tables.sections)
    assert figure is not None
    assert "3 项，单位：件" in figure.layout.meta["subtitle"]
    assert not any((note.text or "").startswith("单位：") for note in figure.layout.annotations)
