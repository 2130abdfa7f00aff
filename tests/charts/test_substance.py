import pytest

from analysis.charts.style import section_colours
from analysis.charts.substance import substance
from analysis.substance import substance as weigh
from tests.charts.invented import analysis


@pytest.fixture(scope="module")
def tables():
    return analysis()


@pytest.mark.parametrize("width", [360, 900])
def test_facts_and_set_phrases_each_sorted_by_themselves(tables, width):
    table = weigh(tables)
    figure = substance(table, tables.sections, width=width)
    assert figure is not None
    bars = list(figure.select_traces(selector={"name": "bars"}))
    assert len(bars) == 2
    views = table[table["section"] != ""]
    for trace, column in zip(bars, ("facts_per_thousand", "set_phrases_per_thousand"), strict=True):
        assert list(trace.x) == sorted(views[column], reverse=True)
    facts = next(figure.select_traces(selector={"name": "rows"}))
    first = views.sort_values("facts_per_thousand", ascending=False, kind="stable").iloc[0]
    assert facts.customdata[0] == [first["section"]]
    assert bars[0].marker.color[0] == section_colours(tables.sections)[first["section"]]
    assert "项指标" in facts.hovertext[0]


def test_a_report_without_views(tables):
    table = weigh(tables)
    assert substance(table[table["section"] == ""], tables.sections) is None
