import pandas as pd
import pytest

from analysis.charts.likeness import likeness
from tests.charts.invented import analysis

MERGES = pd.DataFrame(
    [(4, 1, 3, 0.55, 2), (5, 0, 4, 0.7, 3), (6, 2, 5, 0.98, 4)],
    columns=["merge", "left", "right", "distance", "size"],
)
LEAVES = pd.DataFrame(
    [(0, "0", 1), (1, "1.1", 2), (2, "1.2", 0), (3, "2", 3)], columns=["leaf", "section", "order"]
)


@pytest.mark.parametrize("width", [360, 900])
def test_branches_join_at_their_distance_without_crossing(width):
    figure = likeness(MERGES, LEAVES, analysis().sections, width=width)
    assert figure is not None
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert [data[0] for data in rows.customdata] == ["1.2", "0", "1.1", "2"]
    joins = next(figure.select_traces(selector={"name": "joins"}))
    leaves = next(figure.select_traces(selector={"name": "leaves"}))
    assert list(joins.x[:4]) == [leaves.x[0], 0.55, 0.55, leaves.x[0]]
    assert list(joins.y[:4]) == [leaves.y[2], leaves.y[2], leaves.y[3], leaves.y[3]]
    assert joins.x[6] == 0.7
    begin, end = figure.layout.xaxis.range
    assert begin < 0.55
    assert end >= 0.98
    notes = [note.text for note in figure.layout.annotations]
    assert {f"{begin:g}", f"{end:g}"} <= set(notes)


def test_a_section_says_what_it_is_joined_with():
    figure = likeness(MERGES, LEAVES, analysis().sections)
    assert figure is not None
    rows = next(figure.select_traces(selector={"name": "rows"})).hovertext
    told = [text.replace("<br>", "") for text in rows]
    assert "先与(一)健全政府机构职能体系相接，距离 0.55" in told[3]
    assert "先与已相接的几节相接，距离 0.98" in told[0]


def test_one_section_has_nothing_to_be_like():
    assert likeness(MERGES.iloc[:0], LEAVES.iloc[:1], analysis().sections) is None
