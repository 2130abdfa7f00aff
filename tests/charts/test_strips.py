import pytest

from analysis.charts.strips import Mark, Panel, Strip, draw, marker
from analysis.charts.style import section_colours
from tests.charts.invented import analysis


def drawn(width=360, **more):
    marks = [Mark(at, "1.1", "句子", (at, "1.1", "词")) for at in (70, 240)]
    strips = [Strip("词<b>", "2", "次", marks), Strip("很长的名字" * 12, "", "", marks[:1])]
    return draw(
        [Panel("一组", strips)],
        analysis().sections,
        **{"title": "在哪里？", "subtitle": "", "caption": "", "width": width, "theme": "light", **more},
    )


@pytest.mark.parametrize("width", [360, 900])
def test_marks_stand_at_their_places_and_hand_them_back(width):
    figure = drawn(width)
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert list(rows.x) == [70, 240, 70]
    assert rows.y[0] == rows.y[1] < rows.y[2]
    assert rows.customdata[0] == [70, "1.1", "词"]
    assert figure.layout.xaxis.range == (0, 600)


def test_every_view_is_a_band_in_its_colour():
    figure = drawn()
    bands = next(figure.select_traces(selector={"name": "bands"}))
    assert [data[0] for data in bands.customdata[:4]] == ["0", "1.1", "1.2", "2"]
    assert list(bands.base[:4]) == [0, 60, 250, 500]
    red, green, blue = (int(section_colours(analysis().sections)["1.2"][i : i + 2], 16) for i in (1, 3, 5))
    assert bands.marker.color[2].startswith(f"rgba({red},{green},{blue},")


def test_labels_are_escaped_and_a_count_stays_with_its_unit():
    notes = [note.text for note in drawn().layout.annotations]
    assert any(note.startswith("词&lt;b&gt; 2") for note in notes)
    assert not any(note.endswith("<br>次") for note in notes)


def test_sections_are_numbered_in_short():
    assert [marker(number) for number in ("0", "1.8", "1.12", "3")] == ["前", "八", "十二", "三"]
