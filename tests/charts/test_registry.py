import pytest

from analysis import SEED, Analysis, analyse
from analysis.charts import NO_NUMBERS, REGISTRY, heading, numbers_of
from tests.charts.invented import Invented, analysis

VIEWS = ("0", "1.1", "1.2", "2")


@pytest.fixture(scope="module")
def tables() -> Invented:
    return analysis()


@pytest.fixture(scope="module")
def seed() -> Analysis:
    return analyse(SEED)


def places(name: str) -> list[str | None]:
    needs = REGISTRY[name].needs
    return [None] if needs == "report" else list(VIEWS) if needs == "section" else [None, *VIEWS]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 900])
@pytest.mark.parametrize("name", REGISTRY)
def test_a_chart_draws_or_says_why_not(tables, name, width, theme):
    for section in places(name):
        figure = REGISTRY[name].draw(tables, section, width=width, theme=theme)
        reason = REGISTRY[name].reason(tables, section)
        assert (figure is None) == bool(reason)
        if figure is not None:
            assert figure.layout.height > 0
            assert figure.layout.meta["caption"] == tables.caption()
            assert figure.layout.meta["title"].endswith("？")
            assert "某县 · 2024 年" in figure.layout.meta["subtitle"]
        assert REGISTRY[name].data(tables, section).empty == (figure is None)


# The seed states its changes so far apart that no view has enough of them for a chart.
@pytest.mark.parametrize("name", [name for name in REGISTRY if name != "changes"])
def test_every_chart_has_something_to_draw_in_the_seed(seed, name):
    chart = REGISTRY[name]
    views = [view.number for view in seed.report.views]
    section = None if chart.needs == "report" else next(v for v in views if len(chart.data(seed, v)))
    figure = chart.draw(seed, section)
    assert figure is not None
    assert chart.reason(seed, section) == ""
    assert figure.layout.meta["alt"].count("？") >= 1
    rows = list(figure.select_traces(selector={"name": "rows"}))
    assert rows
    for trace in rows:
        assert len(trace.customdata) == len(trace.hovertext)


def test_a_section_without_numbers_says_so(tables):
    for name in ("figures", "counts", "rates", "changes"):
        assert REGISTRY[name].draw(tables, "2") is None
        assert REGISTRY[name].reason(tables, "2") == NO_NUMBERS


def test_a_section_with_too_few_for_a_chart_does_not_claim_to_have_none(tables):
    assert REGISTRY["rates"].reason(tables, "1.2") != NO_NUMBERS


def test_every_metric_of_a_view_is_in_exactly_one_picture(tables):
    for view in VIEWS:
        drawn = [
            start
            for name in ("figures", "counts", "rates", "changes")
            for start in REGISTRY[name].data(tables, view)["start"].tolist()
        ]
        metrics = tables.metrics
        expected = metrics.loc[metrics["section"].str.startswith(view), "start"].tolist()
        assert sorted(drawn) == sorted(expected)


def test_the_same_tables_give_the_same_figure(tables):
    for name in REGISTRY:
        section = places(name)[-1] if REGISTRY[name].needs == "report" else "1.1"
        one, other = (REGISTRY[name].draw(tables, section) for _ in range(2))
        assert one == other


def test_heading_and_numbers(tables):
    assert heading(tables, "1.1") == "(一)健全政府机构职能体系"
    assert heading(tables, None) == ""
    assert [number.start for number in numbers_of(tables, "1.1")] == [120, 130]
