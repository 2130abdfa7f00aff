from analysis.charts.density import metrics_per_section
from tests.charts.invented import analysis


def test_a_bar_a_view_in_the_order_of_the_report():
    tables = analysis()
    figure = metrics_per_section(tables.sections, tables.metrics)
    assert list(next(figure.select_traces(selector={"name": "bars"})).x) == [0, 9, 6, 0]
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert [data[0] for data in rows.customdata] == ["0", "1.1", "1.2", "2"]
    assert "本节未给出数字" in rows.hovertext[0]
    assert "2 节未给出数字" in figure.layout.meta["subtitle"]


def test_a_report_without_headings_has_one_bar():
    tables = analysis()
    figure = metrics_per_section(tables.sections.head(1), tables.metrics.head(0))
    assert list(next(figure.select_traces(selector={"name": "bars"})).x) == [0]
