import io
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from analysis import clouds
from analysis.charts.style import EDGE, palette, section_colours
from analysis.clouds import Cloud, cloud
from analysis.tables import frame
from tests.charts.invented import WORDS, analysis, term

SVG = "{http://www.w3.org/2000/svg}"


def made(**more) -> Cloud:
    drawn = cloud(analysis().terms, **{"width": 480, "height": 280, "caption": "来源：某县", **more})
    assert drawn is not None
    return drawn


def test_every_word_is_laid_out_with_its_count():
    words = made().words
    assert [word.term for word in words] == list(WORDS)
    assert [word.count for word in words] == [40 - 3 * rank for rank in range(len(WORDS))]
    assert [word.size for word in words] == sorted((word.size for word in words), reverse=True)


@pytest.mark.parametrize("prefer_horizontal", [1.0, 0.3])
def test_no_word_stands_in_another_or_outside(prefer_horizontal):
    terms = frame("terms", [term("", f"词{chr(0x4E00 + n)}语{n}", 60 - n, 1.0, 1.0) for n in range(60)])
    drawn = cloud(terms, width=640, height=380, prefer_horizontal=prefer_horizontal)
    assert drawn is not None
    assert any(word.vertical for word in drawn.words) == (prefer_horizontal < 1)
    for index, one in enumerate(drawn.words):
        assert one.x >= EDGE
        assert one.x + one.width <= 640 - EDGE + 1
        assert one.y >= 0
        assert one.y + one.height <= 380 + 1
        for other in drawn.words[index + 1 :]:
            apart = (
                one.x + one.width <= other.x + 1
                or other.x + other.width <= one.x + 1
                or one.y + one.height <= other.y + 1
                or other.y + other.height <= one.y + 1
            )
            assert apart, (one, other)


def test_the_same_terms_give_the_same_picture():
    one, other = made(), made()
    assert one == other
    assert one.png() == other.png()
    assert one.svg() == other.svg()
    assert made(seed=1) != one


def test_weights_order_the_words():
    assert made(section="1.1", weight="tfidf").words[0].term == WORDS[7]
    distinct = made(section="1.1", weight="distinctiveness")
    assert {word.term for word in distinct.words} == {WORDS[5], WORDS[6], WORDS[7]}


def test_at_most_so_many_words():
    assert len(made(max_words=4).words) == 4


def test_one_word_is_a_cloud():
    assert [word.term for word in made(section="2").words] == ["执法"]


def test_no_words_no_cloud():
    assert cloud(analysis().terms, "1.2") is None
    assert cloud(analysis().terms, "2", weight="distinctiveness") is None
    assert cloud(frame("terms", [])) is None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_png_has_size_paper_and_ink(theme):
    drawn = made(theme=theme)
    image = Image.open(io.BytesIO(drawn.png(scale=1.5)))
    assert image.width == 720
    assert image.height > 280 * 1.5
    assert "#" + bytes(np.asarray(image)[2, 2]).hex().upper() == palette(theme).paper
    bare = Image.open(io.BytesIO(drawn.png(scale=1, framed=False)))
    assert bare.size == (480, 280)


def test_every_word_has_ink_of_its_colour_in_its_box():
    for prefer_horizontal in (1.0, 0.0):
        drawn = made(prefer_horizontal=prefer_horizontal)
        image = np.asarray(Image.open(io.BytesIO(drawn.png(scale=2, framed=False))).convert("RGB")).astype(
            int
        )
        for word in drawn.words:
            box = image[2 * word.y : 2 * (word.y + word.height), 2 * word.x : 2 * (word.x + word.width)]
            colour = [int(word.colour[i : i + 2], 16) for i in (1, 3, 5)]
            share = (np.abs(box - colour).max(axis=2) < 8).mean()
            assert share > 0.08, word


def test_svg_needs_no_font():
    root = ElementTree.fromstring(made().svg())
    paths = root.findall(f".//{SVG}path")
    assert all(path.get("d") for path in paths)
    assert not root.findall(f".//{SVG}text")
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert "行政复议 40 次" in titles
    assert "来源：某县" in titles
    # Frames are lines of their own.
    assert len(ElementTree.fromstring(made().svg(framed=False)).findall(f".//{SVG}path")) == len(WORDS)


def test_svg_words_can_be_links():
    root = ElementTree.fromstring(made().svg(link=lambda word: f"?term={word}&x=1"))
    assert [link.get("href") for link in root.iter(f"{SVG}a")] == [f"?term={word}&x=1" for word in WORDS]


def test_marks_in_words_do_not_break_the_svg():
    terms = frame("terms", [term("", '<b>&"', 3, 1.0, 1.0), term("", "\U0010fffd", 2, 1.0, 1.0)])
    drawn = cloud(terms, title="a<b>&", caption='"<')
    assert drawn is not None
    ElementTree.fromstring(drawn.svg())
    drawn.png()
    assert "<b>&" not in drawn.figure().to_json()


def test_figure_hands_back_terms():
    drawn = made(section="1.1")
    figure = drawn.figure()
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert [text.split("<br>")[0] for text in rows.hovertext] == [
        f"<b>{word.term} {word.count} 次</b>" for word in drawn.words
    ]
    # A word answers over its own box.
    assert list(rows.base) == [word.x for word in drawn.words]
    assert list(rows.x) == [word.width for word in drawn.words]
    assert [list(data) for data in rows.customdata] == [[word, "1.1"] for word in WORDS[:8]]
    assert figure.layout.width == 480
    assert {note.text for note in figure.layout.annotations} >= set(WORDS[:8])


def test_alt_names_the_largest_words():
    assert made(title="哪些词说得最多？").alt(2) == "哪些词说得最多？：行政复议 40 次、法治政府 37 次"


def test_a_section_keeps_its_colour():
    tables = analysis()
    drawn = clouds.of(tables, "1.1")
    assert drawn is not None
    assert drawn.title.startswith("(一)健全政府机构职能体系：")
    assert drawn.caption == tables.caption()
    assert {word.colour for word in drawn.words} <= {
        section_colours(tables.sections)["1.1"],
        palette("light").ink,
        palette("light").muted,
    }


def _many():
    """A hundred terms of falling frequency."""
    return frame("terms", [term("", f"词{chr(0x4E00 + i)}语", 120 - i, 0.0, 0.0) for i in range(100)])


@pytest.mark.parametrize("shape", clouds.shapes())
def test_a_shape_holds_every_word_and_changes_the_layout(shape):
    table = _many()
    plain = clouds.cloud(table, width=640, height=400)
    shaped = clouds.cloud(table, width=640, height=400, shape=shape)
    again = clouds.cloud(table, width=640, height=400, shape=shape)
    assert plain is not None
    assert shaped is not None
    assert shaped == again
    assert shaped.words != plain.words
    assert len(shaped.words) > 20
    outside = clouds._outside(shape, 640 - 2 * EDGE, 400)
    assert 0 < (outside == 0).mean() < 0.95
    for word in shaped.words:
        assert outside[word.y + word.height // 2, word.x - EDGE + word.width // 2] == 0, word.term


def test_an_unknown_shape_is_refused():
    with pytest.raises(KeyError):
        clouds.cloud(_many(), shape="dragon")
