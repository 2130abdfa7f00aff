from analysis.charts.changes import changes
from tests.charts.invented import analysis


def test_a_panel_a_unit_with_signed_bars():
    tables = analysis()
    figure = changes(tables.metrics, tables.sections, year=2024)
    assert figure is not None
    bars = list(figure.select_traces(selector={"name": "bars"}))
    assert [tuple(trace.x) for trace in bars] == [(12.5, -54.05), (-9,)]
    assert bars[0].text[1].startswith("下降 54.05")
    low, high = figure.layout.xaxis.range
    assert low < -54.05
    assert high > 12.5


def test_indicators_are_escaped():
    tables = analysis()
    figure = changes(tables.metrics, tables.sections)
    assert figure is not None
    texts = [note.text for note in figure.layout.annotations]
    assert "警情&lt;b&gt;&amp;涉案" in texts


def test_too_few_changes_are_no_chart():
    tables = analysis()
    assert changes(tables.metrics[tables.metrics["unit"] == "人"], tables.sections) is None
