import math

import pytest

from analysis import SEED, analyse
from analysis.charts.keyness import SELDOM, key_terms, keyness, z_score
from analysis.charts.style import palette, section_colours


@pytest.fixture(scope="module")
def seed():
    return analyse(SEED)


def test_the_score_is_that_of_the_table(seed):
    inside = seed.terms[seed.terms["section"] != ""]
    sizes = inside.groupby("section")["count"].sum()
    totals = inside.groupby("term")["count"].sum()
    whole = int(sizes.sum())
    for row in inside.to_dict("records"):
        score = z_score(
            row["count"], int(sizes[row["section"]]), int(totals[row["term"]]), whole, whole / len(sizes)
        )
        assert score == pytest.approx(row["distinctiveness"])


def test_no_rest_no_score():
    assert math.isnan(z_score(3, 10, 3, 10, 5))
    assert math.isnan(z_score(3, 5, 10, 10, 5))


def test_two_sides_and_what_is_not_said_at_all(seed):
    rows = key_terms(seed.terms, "1.3", 5)
    scores = rows["distinctiveness"].tolist()
    assert scores == sorted(scores, reverse=True)
    assert sum(score > 0 for score in scores) == sum(score < 0 for score in scores) == 5
    assert 0 in rows["count"].tolist()
    assert rows["term"].is_unique


@pytest.mark.parametrize("width", [360, 900])
def test_bars_to_both_sides(seed, width):
    figure = keyness(seed.terms, seed.sections, "1.3", width=width)
    assert figure is not None
    bars = next(figure.select_traces(selector={"name": "bars"}))
    own = section_colours(seed.sections)["1.3"]
    for value, colour in zip(bars.x, bars.marker.color, strict=True):
        assert colour == (own if value > 0 else palette().muted)
    low, high = figure.layout.xaxis.range
    assert low < min(bars.x) < 0 < SELDOM < max(bars.x) < high
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert all(section == "1.3" for _, section in rows.customdata)


def test_a_section_without_words(seed):
    assert keyness(seed.terms, seed.sections, "9") is None
