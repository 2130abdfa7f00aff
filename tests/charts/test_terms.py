import pytest

from analysis.charts.style import section_colours
from analysis.charts.terms import ranked, term_bars
from tests.charts.invented import analysis


def test_ranked_takes_positive_weights_of_one_section():
    terms = analysis().terms
    assert ranked(terms, None, "count", 3)["term"].tolist() == ["行政复议", "法治政府", "调解"]
    assert (ranked(terms, "1.1", "distinctiveness", None)["distinctiveness"] > 0).all()
    assert ranked(terms, "2", "distinctiveness", None).empty


def test_equal_weights_keep_one_order():
    terms = analysis().terms.assign(tfidf=1.0, count=1)
    assert (
        ranked(terms, "", "tfidf", None)["term"].tolist()
        == ranked(terms.iloc[::-1], "", "tfidf", None)["term"].tolist()
    )


@pytest.mark.parametrize("weight", ["count", "tfidf", "distinctiveness"])
def test_bars_by_falling_weight(weight):
    tables = analysis()
    figure = term_bars(tables.terms, tables.sections, "1.1", weight=weight)
    assert figure is not None
    bars = next(figure.select_traces(selector={"name": "bars"}))
    assert list(bars.x) == sorted(bars.x, reverse=True)
    assert set(bars.marker.color) == {section_colours(tables.sections)["1.1"]}


def test_a_click_hands_back_the_term():
    tables = analysis()
    figure = term_bars(tables.terms, tables.sections, limit=1)
    assert figure is not None
    assert next(figure.select_traces(selector={"name": "rows"})).customdata[0] == ["行政复议", ""]


def test_no_terms():
    tables = analysis()
    assert term_bars(tables.terms, tables.sections, "1.2") is None
