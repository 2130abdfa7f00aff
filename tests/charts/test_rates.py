from analysis.charts.rates import rates
from tests.charts.invented import analysis


def test_dots_from_zero_to_a_hundred():
    tables = analysis()
    below = tables.metrics[tables.metrics["value"] <= 100]
    figure = rates(below, tables.sections, year=2024)
    assert figure is not None
    assert tuple(figure.layout.xaxis.range) == (0, 100)
    assert next(figure.select_traces(selector={"name": "dots"})).x == (99.5, 98.7, 90)
    texts = " ".join(note.text for note in figure.layout.annotations)
    assert "99.50" in texts
    assert "下降" not in texts


def test_a_rate_above_a_hundred_lengthens_the_axis():
    tables = analysis()
    figure = rates(tables.metrics, tables.sections)
    assert figure is not None
    assert tuple(figure.layout.xaxis.range) == (0, 112)


def test_too_few_rates_are_no_chart():
    tables = analysis()
    two = tables.metrics[tables.metrics["start"].isin([140, 150])]
    assert rates(two, tables.sections) is None
    assert rates(two, tables.sections, fewest=1) is not None
