import pytest

from analysis import SEED, analyse, language
from analysis.charts.cooccurrence import cooccurrence
from analysis.charts.style import EDGE, section_colours


@pytest.fixture(scope="module")
def seed():
    return analyse(SEED)


@pytest.mark.parametrize(("width", "most"), [(360, 24), (900, 40)])
def test_words_are_apart_inside_and_tied(seed, width, most):
    nodes, edges = language.cooccurrence(seed.report)
    figure = cooccurrence(nodes, edges, seed.sections, width=width)
    assert figure is not None
    rows = next(figure.select_traces(selector={"name": "rows"}))
    drawn = [term for term, _ in rows.customdata]
    assert 2 <= len(drawn) <= most
    boxes = [
        (base, y - high / 2, base + long, y + high / 2)
        for base, long, y, high in zip(rows.base, rows.x, rows.y, rows.width, strict=True)
    ]
    room = width - 2 * EDGE
    for index, one in enumerate(boxes):
        assert one[0] >= -0.5
        assert one[2] <= room + 0.5
        for other in boxes[index + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    inside = set(drawn)
    ties = edges[edges["source"].isin(inside) & edges["target"].isin(inside)]
    assert len(figure.layout.shapes) == len(ties)
    assert {*ties["source"], *ties["target"]} == inside
    assert all("同句：" in text for text in rows.hovertext)
    left_out = len(nodes) - len(drawn)
    assert (f"另有 {left_out} 个词未画出" in figure.layout.meta["subtitle"]) == (left_out > 0)


def test_a_section_keeps_its_colour(seed):
    nodes, edges = language.cooccurrence(seed.report, "1.8")
    figure = cooccurrence(nodes, edges, seed.sections, "1.8")
    assert figure is not None
    colour = section_colours(seed.sections)["1.8"]
    assert any(note.font.color == colour for note in figure.layout.annotations)
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert {section for _, section in rows.customdata} == {"1.8"}


def test_nothing_tied(seed):
    nodes, edges = language.cooccurrence(seed.report)
    assert cooccurrence(nodes.iloc[:0], edges.iloc[:0], seed.sections) is None
    assert cooccurrence(nodes, edges.iloc[:0], seed.sections) is None
