"""Which words does a report or a section dwell on, drawn as a cloud?"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape as xml
from pathlib import Path
from threading import Lock

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont
from wordcloud import WordCloud

from analysis.assets import toml
from analysis.charts import Tables, heading, labels
from analysis.charts.colour import translucent
from analysis.charts.labels import headline, lines, number, tooltip
from analysis.charts.style import EDGE, Theme, finish, palette, section_colours, typography
from analysis.charts.terms import WEIGHTS, Weight, ranked
from analysis.fonts import font_path

#: At most this many words, the smallest in this size (pixels): what can still be read on a telephone.
MAX_WORDS = 150
SMALLEST = 11
#: The layout is random but for its seed: the same terms give the same picture.
SEED = 2004
NOTHING = "没有可以画成词云的词"
#: The box of a word in ems: from the baseline up, and in all. A Chinese character fills it.
_ASCENT, _BLOCK = 0.87, 0.98
#: The largest word's size as a share of the side of a square of the cloud's area.
_LARGEST = 0.14


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the box it stands in, in pixels from the cloud's upper left corner; no two boxes overlap.

    `size` is the type size; a `vertical` word reads from bottom to top.
    """

    term: str
    count: int
    weight: float
    size: int
    x: int
    y: int
    width: int
    height: int
    vertical: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Cloud:
    """A word cloud: its layout, and how it is drawn. Words come by falling weight."""

    words: tuple[Word, ...]
    width: int
    height: int
    title: str
    subtitle: str
    caption: str
    theme: Theme
    section: str = ""

    def alt(self, most: int = 10) -> str:
        """The cloud in one sentence, for those who cannot see it: the largest words with their counts."""
        named = "、".join(f"{word.term} {word.count} 次" for word in self.words[:most])
        return f"{self.title}：{named}"

    def png(self, *, scale: float = 2, framed: bool = True) -> bytes:
        """The cloud as PNG, `width × scale` pixels wide; `framed` adds title, subtitle and caption.

        The same cloud gives the same bytes.
        """
        colours, frame = palette(self.theme), self._frame(framed)
        size = (round(self.width * scale), round((self.height + frame.top + frame.bottom) * scale))
        image = Image.new("RGB", size, colours.paper)
        pen = ImageDraw.Draw(image)
        for line in frame.lines:
            font = ImageFont.truetype(str(font_path()), round(line.size * scale))
            pen.text(
                (EDGE * scale, line.baseline * scale), line.text, fill=line.colour, font=font, anchor="ls"
            )
        for word in self.words:
            _paint(image, word, frame.top, scale)
        written = io.BytesIO()
        image.save(written, "PNG", optimize=True)
        return written.getvalue()

    def svg(self, *, framed: bool = True, link: Callable[[str], str] | None = None) -> str:
        """The cloud as SVG whose letters are outlines, so that it shows Chinese wherever it is opened.

        Each word carries its text and count as a title; with `link` it is an anchor to ``link(term)``. The same
        cloud gives the same text.
        """
        colours, frame = palette(self.theme), self._frame(framed)
        body = [
            _outline(line.text, line.size, f"translate({EDGE} {line.baseline})", line.colour, line.text)
            for line in frame.lines
        ]
        for word in self.words:
            drawn = _outlined(word, frame.top)
            body.append(f'<a href="{xml(link(word.term))}">{drawn}</a>' if link else drawn)
        height = self.height + frame.top + frame.bottom
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {height}" width="{self.width}" '
            f'height="{height}" role="img" aria-label="{xml(self.alt())}">'
            f"<title>{xml(self.title)}</title>"
            f'<rect width="100%" height="100%" fill="{colours.paper}"/>'
            f"{''.join(body)}</svg>\n"
        )

    def figure(self) -> go.Figure:
        """The same layout as a Plotly figure of fixed width: a pointer shows a word's count, a click hands back
        `(term, section)`."""
        text = typography()
        colours = palette(self.theme)
        figure = go.Figure(
            # A box a word, so that a long word answers over its whole length.
            go.Bar(
                x=[word.width for word in self.words],
                base=[word.x for word in self.words],
                y=[word.y + word.height / 2 for word in self.words],
                width=[word.height for word in self.words],
                orientation="h",
                marker={"color": translucent(colours.blue, 0)},
                selected={"marker": {"color": translucent(colours.blue, 0.12)}},
                hovertext=[
                    tooltip(f"{word.term} {number(word.count)} 次", "点词看原句") for word in self.words
                ],
                hoverinfo="text",
                customdata=[[word.term, self.section] for word in self.words],
                name="rows",
            )
        )
        for word in self.words:
            figure.add_annotation(
                text=labels.escape(word.term),
                x=word.x + word.width / 2,
                y=word.y + word.height / 2,
                textangle=-90 if word.vertical else 0,
                showarrow=False,
                font={"size": word.size, "color": word.colour, "family": text.family},
                borderpad=0,
            )
        finish(
            figure,
            title=self.title,
            subtitle=self.subtitle,
            caption=self.caption,
            body=self.height,
            width=self.width,
            left=0,
            right=0,
            theme=self.theme,
        )
        figure.update_layout(
            width=self.width,
            autosize=False,
            barmode="overlay",
            xaxis={"range": [0, self.width], "visible": False},
            yaxis={"range": [self.height, 0], "visible": False},
        )
        figure.layout.meta["alt"] = self.alt()
        return figure

    def _frame(self, framed: bool) -> _Frame:
        if not framed:
            return _Frame(0, 0, ())
        text, colours = typography(), palette(self.theme)
        drawn: list[_Line] = []
        at = float(EDGE)
        for content, size, colour in (
            (self.title, text.title, colours.ink),
            (self.subtitle, text.small, colours.muted),
        ):
            broken = headline if content == self.title else lines
            for line in broken(content, (self.width - 2 * EDGE) / size) if content else ():
                at += size * 1.3
                drawn.append(_Line(line, size, round(at - size * 0.2), colour))
        top = round(at + 10)
        at = self.height + top + 6.0
        for line in lines(self.caption, (self.width - 2 * EDGE) / text.small) if self.caption else ():
            at += text.small * 1.45
            drawn.append(_Line(line, text.small, round(at - 3), colours.muted))
        return _Frame(top, round(at + EDGE / 2) - self.height - top, tuple(drawn))


def cloud(
    terms: pd.DataFrame,
    section: str | None = None,
    *,
    weight: Weight = "count",
    width: int = 640,
    height: int = 380,
    max_words: int = MAX_WORDS,
    prefer_horizontal: float = 1.0,
    seed: int = SEED,
    shape: str = "",
    colour: str | None = None,
    title: str = "",
    subtitle: str = "",
    caption: str = "",
    theme: Theme = "light",
) -> Cloud | None:
    """The word cloud of a section, or of the whole report where `section` is None or empty.

    `terms` is the table; `weight` the column that gives the sizes: `count`, `tfidf` or `distinctiveness` (only terms
    more common here than elsewhere). `colour` is the section's; the whole report is ink. Words are horizontal unless
    `prefer_horizontal` (0 to 1) says otherwise: Chinese turned on its side is hard to read. `shape` is one of
    :func:`shapes`, which the words fill; empty is the whole picture. Raises KeyError for another.

    Returns None where no term has a positive weight (:data:`NOTHING` says it in Chinese). Laid out by the wordcloud
    package (Andreas Müller), whose sizes are relative to the largest weight.
    """
    rows = ranked(terms, section, weight, max_words)
    if rows.empty:
        return None
    counts = {str(term): int(count) for term, count in zip(rows["term"], rows["count"], strict=True)}
    weights = {str(term): float(value) for term, value in zip(rows["term"], rows[weight], strict=True)}
    with tempfile.TemporaryDirectory(prefix="cloud-") as folder:
        blocks = Path(folder, "blocks.ttf")
        _blocks("".join(weights), blocks)
        free = _outside(shape, width - 2 * EDGE, height) if shape else None
        layout = _laid_out(
            weights, blocks, width - 2 * EDGE, height, max_words, prefer_horizontal, seed, free
        )
    shades = _shades(colour, theme)
    words = []
    largest = max((size for _, size, *_ in layout), default=0)
    for (term, _share), size, (y, x), orientation, _colour in layout:
        along, across = round(_font().advance(term) * size / _font().units), round(_BLOCK * size)
        vertical = orientation is not None
        words.append(
            Word(
                term=term,
                count=counts[term],
                weight=weights[term],
                size=int(size),
                x=int(x) + EDGE,
                y=int(y),
                width=across if vertical else along,
                height=along if vertical else across,
                vertical=vertical,
                colour=shades[0 if size > 0.7 * largest else 1 if size > 0.3 * largest else 2],
            )
        )
    name = WEIGHTS[weight]
    return Cloud(
        words=tuple(words),
        width=width,
        height=height,
        title=title or "哪些词说得最多？",
        subtitle=subtitle or f"字越大，{name}越高",
        caption=caption,
        theme=theme,
        section=section or "",
    )


def of(
    analysis: Tables,
    section: str | None = None,
    *,
    weight: Weight = "count",
    width: int = 640,
    height: int = 380,
    shape: str = "",
    theme: Theme = "light",
) -> Cloud | None:
    """The cloud of a section of an analysis, with its title, place, source and colour; see :func:`cloud`."""
    name = heading(analysis, section)
    question = "哪些词说得最多？" if weight == "count" else "哪些词最有特征？"
    place = labels.place(analysis.report.region, analysis.report.year)
    return cloud(
        analysis.terms,
        section,
        weight=weight,
        width=width,
        height=height,
        shape=shape,
        colour=section_colours(analysis.sections, theme).get(section or "") if section else None,
        title=f"{name}：{question}" if name else question,
        subtitle=" · ".join(part for part in (place, f"字越大，{WEIGHTS[weight]}越高") if part),
        caption=analysis.caption(),
        theme=theme,
    )


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: int
    baseline: int
    colour: str


@dataclass(frozen=True, slots=True)
class _Frame:
    top: int
    bottom: int
    lines: tuple[_Line, ...]


class _Font:
    """The packaged font's letters as outlines, in font units, y upwards."""

    def __init__(self) -> None:
        self._font = TTFont(font_path(), lazy=True)
        self._glyphs = self._font.getGlyphSet()
        self._names: dict[int, str] = self._font.getBestCmap()
        self._lock = Lock()
        self.units = int(self._font["head"].unitsPerEm)

    def advance(self, text: str) -> int:
        """The width of a text in font units."""
        return sum(round(self._glyphs[self._name(character)].width) for character in text)

    def path(self, text: str) -> str:
        """The outline of a text that begins at 0 on the baseline, as SVG path data; a box for what the font lacks."""
        pen, at = SVGPathPen(None, ntos=lambda value: f"{value:.0f}"), 0
        # The font reads its file when a letter is first drawn, and two threads must not read at once.
        with self._lock:
            for character in text:
                glyph = self._glyphs[self._name(character)]
                glyph.draw(TransformPen(pen, (1, 0, 0, 1, at, 0)))
                at += round(glyph.width)
        outline: str = pen.getCommands()
        return outline

    def _name(self, character: str) -> str:
        return self._names.get(ord(character), ".notdef")


@cache
def _font() -> _Font:
    return _Font()


def _outline(text: str, size: int, move: str, colour: str, label: str) -> str:
    scale = size / _font().units
    return (
        f'<path fill="{colour}" role="img" aria-label="{xml(label)}" '
        f'transform="{move} scale({scale:.5f} {-scale:.5f})" d="{_font().path(text)}">'
        f"<title>{xml(label)}</title></path>"
    )


def _outlined(word: Word, down: int) -> str:
    """A word in its box, `down` pixels lower."""
    x, y, rise = word.x, word.y + down, _ASCENT * word.size
    move = (
        f"translate({x + rise:.2f} {y + word.height}) rotate(-90)"
        if word.vertical
        else f"translate({x} {y + rise:.2f})"
    )
    return _outline(word.term, word.size, move, word.colour, f"{word.term} {word.count} 次")


def _shades(colour: str | None, theme: Theme) -> tuple[str, str, str]:
    """The colours of large, middling and small words: ink, the section's colour, grey."""
    colours = palette(theme)
    return colours.ink, colour or colours.ink, colours.muted


def shapes() -> dict[str, str]:
    """The outlines that a cloud can fill: key → name in Chinese, from `assets/shapes.toml`."""
    return {key: str(shape["name"]) for key, shape in toml("shapes").items()}


def _outside(shape: str, width: int, height: int) -> np.ndarray:
    """→ (height, width) bytes, 255 where no word may stand; stretched to the picture."""
    data = toml("shapes")[shape]
    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    # A cloud is wider than high; stretched to it an outline holds more words and is still known for what it is.
    across, down = min(width, 1.6 * height) / 100, height / 100
    left = (width - 100 * across) / 2
    for outline in data.get("outlines", []):
        draw.polygon([(left + x * across, y * down) for x, y in outline], fill=0)
    for x0, y0, x1, y1 in data.get("ellipses", []):
        draw.ellipse((left + x0 * across, y0 * down, left + x1 * across, y1 * down), fill=0)
    return np.asarray(image)


def _laid_out(
    weights: dict[str, float],
    blocks: Path,
    width: int,
    height: int,
    max_words: int,
    prefer_horizontal: float,
    seed: int,
    outside: np.ndarray | None = None,
) -> list[tuple[tuple[str, float], int, tuple[int, int], int | None, str]]:
    layout = WordCloud(
        font_path=str(blocks),
        width=width,
        height=height,
        margin=4,
        max_words=max_words,
        min_font_size=SMALLEST,
        max_font_size=max(SMALLEST + 1, round((width * height) ** 0.5 * _LARGEST)),
        prefer_horizontal=prefer_horizontal,
        relative_scaling=0.6,
        random_state=seed,
        mask=outside,
    ).generate_from_frequencies(weights)
    placed: list[tuple[tuple[str, float], int, tuple[int, int], int | None, str]] = layout.layout_
    return placed


def _blocks(characters: str, path: Path) -> None:
    """Write a font whose letters are solid blocks of the packaged font's widths.

    The wordcloud package looks for free pixels, and sets small words between the strokes of a large Chinese
    character. Laid out in blocks, no word stands inside another.
    """
    font = _font()
    names = {ord(character): f"u{ord(character):x}" for character in sorted(set(characters))}
    widths = {".notdef": font.units} | {name: font.advance(chr(code)) for code, name in names.items()}
    top, bottom = round(_ASCENT * font.units), round((_ASCENT - _BLOCK) * font.units)
    glyphs = {}
    for name, width in widths.items():
        pen = TTGlyphPen(None)
        pen.moveTo((0, bottom))
        for corner in ((0, top), (width, top), (width, bottom)):
            pen.lineTo(corner)
        pen.closePath()
        glyphs[name] = pen.glyph()
    builder = FontBuilder(font.units, isTTF=True)
    builder.setupGlyphOrder(list(widths))
    builder.setupCharacterMap(names)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=top, descent=bottom)
    builder.setupNameTable({"familyName": "Blocks", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=top, sTypoDescender=bottom, usWinAscent=top, usWinDescent=-bottom)
    builder.setupPost()
    builder.save(path)


def _paint(image: Image.Image, word: Word, down: int, scale: float) -> None:
    """Draw a word into its box."""
    font = ImageFont.truetype(str(font_path()), round(word.size * scale))
    long, high = (word.height, word.width) if word.vertical else (word.width, word.height)
    # Room on all sides: the ink of a letter may reach a little beyond its box.
    room = round(word.size * scale * 0.3)
    mask = Image.new("L", (round(long * scale) + 2 * room, round(high * scale) + 2 * room))
    baseline = room + _ASCENT * word.size * scale
    ImageDraw.Draw(mask).text((room, baseline), word.term, fill=255, font=font, anchor="ls")
    if word.vertical:
        mask = mask.transpose(Image.Transpose.ROTATE_90)
    corner = (round(word.x * scale) - room, round((word.y + down) * scale) - room)
    image.paste(word.colour, (*corner, corner[0] + mask.width, corner[1] + mask.height), mask)
