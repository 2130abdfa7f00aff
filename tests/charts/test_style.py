import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.charts import style
from analysis.charts.colour import contrast
from analysis.tables import frame
from tests.charts.invented import analysis

THEMES = ("light", "dark")


def many(parts: int, each: int) -> pd.DataFrame:
    rows: list[dict[str, object]] = [{"section": "0", "order": 0, "title": "前言", "level": 0, "view": "0"}]
    for part in range(1, parts + 1):
        rows.append({"section": f"{part}", "order": len(rows), "level": 1, "view": "" if each else f"{part}"})
        for child in range(1, each + 1):
            number = f"{part}.{child}"
            rows.append(
                {"section": number, "order": len(rows), "level": 2, "parent": f"{part}", "view": number}
            )
    return frame("sections", rows)


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_on_paper(theme):
    colours = style.palette(theme)
    for name in ("ink", "muted", "blue", "vermilion"):
        assert contrast(getattr(colours, name), colours.paper) >= 4.5, name


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("parts", "each"), [(1, 12), (3, 0), (2, 30), (20, 0), (9, 4)])
def test_every_section_has_a_colour_that_stands_out(theme, parts, each):
    sections = many(parts, each)
    made = style.section_colours(sections, theme)
    assert set(made) == set(sections["section"])
    colours = style.palette(theme)
    assert all(contrast(colour, colours.paper) >= 2.8 for colour in made.values())
    assert not {colours.blue, colours.vermilion} & set(made.values())


def test_views_of_a_part_differ_and_inner_sections_follow_their_view():
    made = style.section_colours(analysis().sections)
    assert made["1.1"] != made["1.2"]
    assert made["1.1.1"] == made["1.1"]
    assert made["1"] == made["1.1"]
    assert made["0"] == style.palette("light").muted


def test_a_section_keeps_its_colour_whatever_the_order_of_the_rows():
    sections = analysis().sections
    assert style.section_colours(sections) == style.section_colours(sections.iloc[::-1])


def test_covering():
    assert style.covering("1.8.2", {"1", "1.8", "1.80"}) == "1.8"
    with pytest.raises(KeyError):
        style.covering("3", {"1"})


@pytest.mark.parametrize("theme", THEMES)
def test_the_font_stack_begins_with_the_packaged_font(theme):
    assert style.template(theme).layout.font.family.startswith("'Noto Sans SC'")


def test_finish_reserves_the_height_and_names_title_subtitle_and_source():
    short = style.finish(go.Figure(), title="题", subtitle="副", caption="来源", body=100)
    long = style.finish(go.Figure(), title="长" * 60, subtitle="副" * 90, caption="来源", body=100)
    assert short.layout.height < long.layout.height
    for figure in (short, long):
        margin = figure.layout.margin
        assert figure.layout.height == margin.t + 100 + margin.b
        assert [note.name for note in figure.layout.annotations] == ["title", "subtitle", "caption"]
    assert short.layout.meta["title"] == "题"


def test_what_is_empty_is_not_drawn():
    assert [
        note.name
        for note in style.finish(go.Figure(), title="题", subtitle="", caption="", body=9).layout.annotations
    ] == ["title"]
