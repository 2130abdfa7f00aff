import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.structure import Box, squarified, structure
from tests.charts.invented import analysis

sizes = st.lists(st.floats(1, 5000), min_size=1, max_size=40)


@given(sizes, st.floats(50, 1000), st.floats(50, 1000))
def test_areas_are_in_proportion_and_fill_the_box(values, width, height):
    boxes = squarified(values, Box(10, 20, width, height))
    whole = width * height / sum(values)
    assert [box.width * box.height for box in boxes] == pytest.approx(
        [value * whole for value in values], rel=1e-6
    )
    for box in boxes:
        assert 10 - 1e-6 <= box.x <= box.x + box.width <= 10 + width + 1e-6
        assert 20 - 1e-6 <= box.y <= box.y + box.height <= 20 + height + 1e-6


@given(sizes)
def test_boxes_do_not_overlap(values):
    boxes = squarified(values, Box(0, 0, 400, 300))
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert across <= 1e-6 or down <= 1e-6


def test_nothing_is_no_boxes():
    assert squarified([], Box(0, 0, 10, 10)) == []


@pytest.mark.parametrize("width", [360, 900])
def test_a_cell_a_view_with_its_characters_and_metrics(width):
    tables = analysis()
    figure = structure(tables.sections, tables.metrics, place="某县", width=width)
    cells = figure.data[0]
    assert [data[0] for data in cells.customdata] == ["0", "1.1", "1.2", "2"]
    areas = [x * y for x, y in zip(cells.x, cells.width, strict=True)]
    characters = dict(zip(tables.sections["section"], tables.sections["characters"], strict=True))
    # Gaps between cells and the name of the part cost a little of the proportion.
    assert areas[2] / areas[1] == pytest.approx(characters["1.2"] / characters["1.1"], rel=0.05)
    assert areas[2] / areas[3] == pytest.approx(characters["1.2"] / characters["2"], rel=0.1)
    assert "9 项指标" in cells.hovertext[1]
    assert "未给出数字" in cells.hovertext[3]
    texts = [note.text for note in figure.layout.annotations]
    assert "一、主要举措和成效" in texts


def test_titles_are_escaped():
    tables = analysis()
    sections = tables.sections.assign(title="<i>x&y")
    assert "<i>x" not in structure(sections, tables.metrics).to_json()
