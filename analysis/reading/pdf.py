"""Which lines does a PDF hold, when its pages' furniture is taken off and its broken lines are joined?

A PDF knows glyphs and their places. They are put into lines by their height on the page; ruled tables are read cell by
cell; what the margins repeat from page to page, page numbers and footnotes are left out; and a line goes on with the
next one where it is full and the next one is not indented.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO
from itertools import islice, pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from analysis.assets import toml
from analysis.errors import InputError
from analysis.reading import cells
from analysis.reading.limits import MAX_PAGES
from analysis.reading.wrapping import heading

if TYPE_CHECKING:
    from pdfplumber.page import Page as PdfPage

#: More ruling lines than this on one page are a drawing, and looking for tables in them would take long.
_MOST_EDGES = 4000
#: More glyphs than this on one page are a drawing or an attack.
MOST_GLYPHS = 50_000
#: Fewer characters than this on an average page are the stamps on a scan, not its text.
_FEWEST_CHARACTERS = 10
#: Where this part of the glyphs has no character, the text cannot be read.
_ILLEGIBLE = 0.2

# Sizes are in parts of the size of type (one Chinese character is as wide), heights in parts of the page.
_SPACE_LATIN, _SPACE, _COLUMN_GAP = 0.2, 0.8, 1.8
_TOP, _BOTTOM = 0.10, 0.88
#: Small type as far out as this is a running head, even where there is one page only.
_FAR_TOP, _FAR_BOTTOM = 0.07, 0.93
_SMALL, _RAISED = 0.88, 0.75
#: A column of text is at least this many lines deep, and its lines fill this part of its width.
_DEEP, _FILLED = 8, 0.6

_DASHED_NUMBER = re.compile(r"[-—–―~·\s]+\d{1,4}[-—–―~·\s]+|第\s*\d{1,4}\s*页.{0,12}|\d{1,4}\s*/\s*\d{1,4}")
_NUMBER = re.compile(r"\d{1,4}")
_FOOTNOTE = re.compile(r"(?:[\[［(（【]\s*\d{1,2}\s*[\]］)）】]|\d{1,2}(?![\d.、．])|[①-⑳*])\s*\S")
_CONTENTS = re.compile(r".{2,60}?(?:[.…·•‥．]\s?){4,}\s*[-—]?\s*\d{1,4}\s*[-—]?")
_REFERENCE = re.compile(r"[\d\[\]［］〔〕①-⑳*]")
#: Radicals, compatibility ideographs and Latin ligatures: what looks like another character, or like several.
_TWINS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")
#: Two dashes in a row are one glyph in some fonts.
_DASHES = {"\u2e3a": "——", "\u2e3b": "———"}
_FIGURE = re.compile(r"[-+]?\d[\d,. ]*[%％‰]?")
_ENDS = tuple("。！？!?：:；;")
_CANNOT_BEGIN = "，。、；：！？）》”’】〕」』,.;:!?)%％"


@dataclass(slots=True)
class _Glyph:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    #: Whether the file itself has a space before it.
    spaced: bool = False


@dataclass(slots=True)
class _Line:
    """A line of text, or the lines of a table (`rows`), and where on which page it stands."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    page: int
    #: Lines in different columns, or on pages of different sizes, have margins of their own.
    column: tuple[int, int, int] = (0, 0, 0)
    #: Where its first unbreakable piece ends: the line before it was full if that piece had no room there.
    first_end: float = 0.0
    #: What wide gaps divide it into, two or more, or nothing.
    parts: tuple[_Line, ...] = ()
    rows: list[str] = field(default_factory=list)

    @property
    def is_table(self) -> bool:
        return bool(self.rows)


def lines(data: bytes, label: str) -> tuple[list[str], list[str]]:
    """→ (the lines of the document, notes in Chinese).

    Raises InputError where it is encrypted, damaged, without text (a scan), or longer than MAX_PAGES pages.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfpage import PDFPage

    # It reports on every font that is not as it should be, which nobody who reads a report can act on.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            count = sum(1 for _ in islice(PDFPage.create_pages(document.doc), MAX_PAGES + 1))
            if count > MAX_PAGES:
                raise InputError(f"“{label}”超过 {MAX_PAGES:,} 页的上限；请只保留报告正文后再试。")
            pages = [_page(page, label) for page in document.pages]
            sizes = [float(page.height) for page in document.pages]
    except InputError:
        raise
    except Exception as error:
        reasons = [error, *error.args, error.__cause__, error.__context__]
        if any(isinstance(reason, PDFPasswordIncorrect) for reason in reasons):
            raise InputError(
                f"“{label}”是加密的 PDF；请取消密码(例如在浏览器中打开后打印为 PDF)再试。"
            ) from error
        raise InputError(
            f"“{label}”不是完整的 PDF；请重新下载，或用 Word 打开后另存为 .docx 再试。"
        ) from error
    _require_text(pages, label)
    notes = []
    blank = [str(number) for number, page in enumerate(pages, 1) if not page]
    if blank:
        notes.append(
            f"PDF 第 {'、'.join(blank[:20])}{' 等' if len(blank) > 20 else ''}页没有文字(空白或扫描图片)。"
        )
    kept, left = _without_furniture(pages, sizes)
    if left:
        notes.append(f"略去 PDF 的页眉、页脚、页码、脚注和目录 {left} 行。")
    return list(_joined(_with_open_tables(kept))), notes


def _require_text(pages: list[list[_Line]], label: str) -> None:
    text = "".join(line.text + "".join(line.rows) for page in pages for line in page)
    if len(text) < _FEWEST_CHARACTERS * max(len(pages), 1) and len(text) < 200:
        raise InputError(
            f"“{label}”里没有可读取的文字(可能是扫描件);请先做文字识别(OCR)，另存为 .docx 或 .txt 后再试。"
        )
    lost = len(re.findall("[\ue000-\uf8ff\ufffd]", text))
    if lost > len(text) * _ILLEGIBLE:
        raise InputError(
            f"“{label}”的字体没有文字编码，无法读取；请用原 Word 文件，或先做文字识别(OCR)后再试。"
        )


def _page(page: PdfPage, label: str) -> list[_Line]:
    """The lines and tables of one page, in reading order."""
    if len(page.chars) > MOST_GLYPHS:
        raise InputError(f"“{label}”第 {page.page_number} 页的文字过多，无法读取；请只保留报告正文后再试。")
    glyphs = [
        _Glyph(_character(c["text"]), c["x0"], c["x1"], c["top"], c["bottom"], c["size"])
        for c in page.dedupe_chars().chars
        if _is_shown(c, float(page.width), float(page.height))
    ]
    number = int(page.page_number)
    found: list[_Line] = []
    if 0 < len(page.edges) <= _MOST_EDGES:
        for table in page.find_tables():
            line, rest = _table(table, glyphs, number)
            if line:
                found.append(line)
                glyphs = rest
    page.close()
    found += _text_lines(glyphs, number)
    return _in_reading_order(found, float(page.width), float(page.height))


def _is_shown(glyph: dict[str, Any], width: float, height: float) -> bool:
    """Does the glyph stand upright on the page? What is turned is a mark across it."""
    along, turned = glyph["matrix"][:2]
    inside = glyph["x1"] > 0 and glyph["x0"] < width and glyph["bottom"] > 0 and glyph["top"] < height
    return bool(inside and abs(turned) < 0.1 * abs(along))


@cache
def _radicals() -> dict[str, str]:
    data = toml("radicals")
    return dict(zip(data["radicals"], data["characters"], strict=True))


def _character(text: str) -> str:
    """The character of a glyph; one that a PDF names by the radical that looks the same is the character."""
    if text.startswith("(cid:"):
        return "\ufffd"
    if text in _DASHES:
        return _DASHES[text]
    if _TWINS.fullmatch(text):
        return _radicals().get(text) or unicodedata.normalize("NFKC", text)
    return text


def _table(table: Any, glyphs: list[_Glyph], number: int) -> tuple[_Line | None, list[_Glyph]]:
    """→ (a ruled table as one item, the glyphs outside it); None for a frame or a line under a word."""
    x0, top, x1, bottom = table.bbox
    inside = [g for g in glyphs if x0 <= (g.x0 + g.x1) / 2 <= x1 and top <= (g.top + g.bottom) / 2 <= bottom]
    rows = [row.cells for row in table.rows]
    # One row may be what is left of a table on its last page; one column is a frame.
    if not rows or max(map(len, rows)) < 2 or not inside:
        return None, glyphs
    grid: list[list[str]] = []
    left = inside
    for row in rows:
        texts = []
        for box in row:
            if box is None:
                texts.append("")
                continue
            own = [
                g
                for g in left
                if box[0] <= (g.x0 + g.x1) / 2 <= box[2] and box[1] <= (g.top + g.bottom) / 2 <= box[3]
            ]
            taken = set(map(id, own))
            left = [g for g in left if id(g) not in taken]
            texts.append("\n".join(line.text for line in _text_lines(own, number)))
        grid.append(texts)
    written = cells.lines(grid)
    if not written:
        return None, glyphs
    outside = set(map(id, inside))
    line = _Line("", x0, x1, top, bottom, 0.0, number, rows=written)
    return line, [g for g in glyphs if id(g) not in outside]


def _text_lines(glyphs: list[_Glyph], number: int) -> list[_Line]:
    """Glyphs as lines: what stands at one height. What a wide gap divides is kept as chunks."""
    rows: list[list[_Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.top + g.bottom) / 2):
        middle = (glyph.top + glyph.bottom) / 2
        main = max(rows[-1], key=lambda g: g.size) if rows else None
        if main and abs(middle - (main.top + main.bottom) / 2) < 0.5 * max(main.size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = (_line(row, number) for row in rows)
    return [line for line in lines if line]


def _line(row: list[_Glyph], number: int) -> _Line | None:
    row = sorted(row, key=lambda g: g.x0)
    for before, glyph in pairwise(row):
        glyph.spaced = not before.text.strip()
    seen = [g for g in row if g.text.strip()]
    if not seen:
        return None
    size = Counter(round(g.size, 1) for g in seen).most_common(1)[0][0]
    low = max(g.bottom for g in seen if round(g.size, 1) == size)
    kept: list[_Glyph] = []
    for glyph in seen:
        raised = glyph.size < size * _RAISED and glyph.bottom < low - 0.1 * size
        # The number of a footnote; after a letter it is a power.
        power = kept and kept[-1].text.isascii() and kept[-1].text.isalpha()
        if not (raised and _REFERENCE.fullmatch(glyph.text) and not power):
            kept.append(glyph)
    if not kept:
        return None
    wide = [
        0,
        *(i for i in range(1, len(kept)) if kept[i].x0 - kept[i - 1].x1 > _COLUMN_GAP * size),
        len(kept),
    ]
    parts = [_piece(kept[start:end], size, number) for start, end in pairwise(wide)]
    return replace(_piece(kept, size, number), parts=tuple(parts) if len(parts) > 1 else ())


def _piece(glyphs: list[_Glyph], size: float, number: int) -> _Line:
    """The glyphs of one line, from left to right, as text."""
    text = glyphs[0].text
    first_end = 0.0
    for before, glyph in pairwise(glyphs):
        latin = before.text[-1] < "\u2000" and glyph.text[0] < "\u2000"
        least = _SPACE_LATIN if latin or glyph.spaced else _SPACE
        spaced = glyph.x0 - before.x1 > least * size
        if not first_end and (spaced or not latin) and glyph.text not in _CANNOT_BEGIN:
            first_end = before.x1
        text += f" {glyph.text}" if spaced else glyph.text
    right = max(g.x1 for g in glyphs)
    top, bottom = min(g.top for g in glyphs), max(g.bottom for g in glyphs)
    return _Line(text, glyphs[0].x0, right, top, bottom, size, number, first_end=first_end or right)


def _in_reading_order(found: list[_Line], width: float, height: float) -> list[_Line]:
    """Lines from top to bottom; where the page is set in two columns, the left one before the right one."""
    size = (round(width), round(height))
    found.sort(key=lambda line: (line.top, line.x0))
    for line in found:
        line.column = (0, *size)
    split = _two_columns(found, width)
    if split is None:
        return found
    ordered: list[_Line] = []
    sides: tuple[list[_Line], list[_Line]] = ([], [])
    for line in split:
        side = 1 if line.x1 <= width / 2 else 2 if line.x0 >= width / 2 else 0
        line.column = (side, *size)
        if side:
            sides[side - 1].append(line)
            continue
        ordered += [*sides[0], *sides[1], line]
        sides = ([], [])
    return [*ordered, *sides[0], *sides[1]]


def _two_columns(found: list[_Line], width: float) -> list[_Line] | None:
    """The lines cut at the gutter where the page has two columns of running text, else None."""
    middle = width / 2
    cut: list[_Line] = []
    sides: tuple[list[_Line], list[_Line]] = ([], [])
    for line in found:
        crosses = line.x0 < middle < line.x1
        if crosses and len(line.parts) == 2 and line.parts[0].x1 <= middle <= line.parts[1].x0:
            cut += line.parts
            sides[0].append(line.parts[0])
            sides[1].append(line.parts[1])
            continue
        cut.append(line)
        if not crosses:
            sides[line.x0 >= middle].append(line)
    for side in sides:
        if len(side) < _DEEP:
            return None
        reach = max(line.x1 for line in side) - min(line.x0 for line in side)
        if median(line.x1 - line.x0 for line in side) < reach * _FILLED or reach < width * 0.25:
            return None
    return cut


def _without_furniture(pages: list[list[_Line]], heights: Sequence[float]) -> tuple[list[_Line], int]:
    """→ (all lines but running heads, page numbers, footnotes and contents, how many were left out)."""
    sizes = Counter(round(line.size) for page in pages for line in page for _ in line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0
    repeated: Counter[str] = Counter()
    for page, height in zip(pages, heights, strict=True):
        repeated.update({_pattern(line) for line in _in_margins(page, height)})
    often = max(2, round(len(pages) * 0.3))
    kept: list[_Line] = []
    left = 0
    for page, height in zip(pages, heights, strict=True):
        margins = list(map(id, _in_margins(page, height)))
        edges = {id(line) for line in (*page[:1], *page[-1:])}
        notes = _footnotes(page, body, height)
        for line in page:
            in_margin = id(line) in margins
            small = line.size <= body * _SMALL and (
                line.bottom < height * _FAR_TOP or line.top > height * _FAR_BOTTOM
            )
            repeats = in_margin and (small or repeated[_pattern(line)] >= often)
            numbered = (in_margin and _NUMBER.fullmatch(line.text)) or (
                (in_margin or id(line) in edges) and _DASHED_NUMBER.fullmatch(line.text)
            )
            if repeats or numbered or id(line) in notes or _CONTENTS.fullmatch(line.text):
                left += 1
            else:
                kept.append(line)
    return kept, left


def _in_margins(page: list[_Line], height: float) -> list[_Line]:
    return [
        line
        for line in page
        if not line.is_table and (line.bottom < height * _TOP or line.top > height * _BOTTOM)
    ]


def _pattern(line: _Line) -> str:
    """What a running head has in common from page to page: its text but for numbers, and its height."""
    return f"{re.sub(r'[0-9]+', '#', line.text)} {round(line.top / 3)}"


def _footnotes(page: list[_Line], body: float, height: float) -> set[int]:
    """The ids of the lines of small type at the foot of the page, from the first that begins with a note's number."""
    run: list[_Line] = []
    for line in sorted(page, key=lambda one: -one.top):
        if line.top > height * 0.9 and (_NUMBER.fullmatch(line.text) or _DASHED_NUMBER.fullmatch(line.text)):
            continue
        if line.is_table or line.size > body * _SMALL or line.top < height / 2:
            break
        run.insert(0, line)
    first = next((i for i, line in enumerate(run) if _FOOTNOTE.match(line.text)), len(run))
    return set(map(id, run[first:]))


def _with_open_tables(found: list[_Line]) -> list[_Line]:
    """Lines that gaps divide alike, one below another and with figures, are a table without ruling lines."""
    out: list[_Line] = []
    run: list[_Line] = []

    def close() -> None:
        figures = sum(any(_FIGURE.fullmatch(part.text) for part in line.parts[1:]) for line in run)
        if len(run) >= 3 and figures * 2 > len(run):
            first = run[0]
            first.rows = cells.lines([[part.text for part in line.parts] for line in run])
            out.append(first)
        else:
            out.extend(run)
        run.clear()

    for line in found:
        width = len(line.parts)
        if line.is_table or width < 2 or (run and width != len(run[-1].parts)):
            close()
        if line.is_table or width < 2:
            out.append(line)
        else:
            run.append(line)
    close()
    return out


def _joined(found: list[_Line]) -> Iterator[str]:
    """The texts of the lines, those joined that a margin broke."""
    margins = {
        column: _margins([line for line in found if line.column == column]) for column in _columns(found)
    }
    pitches = [b.top - a.top for a, b in pairwise(found) if 0 < b.top - a.top < 4 * a.size]
    pitch = median(pitches) if pitches else 0.0
    text = ""
    before: _Line | None = None
    header: list[str] = []
    for line in found:
        if line.is_table:
            if text:
                yield text
            rows = line.rows
            # A table that goes on over the page repeats its head.
            if before is not None and before.is_table and rows[0] == header[0] and line.page > before.page:
                rows = rows[1:]
            else:
                header = rows
            yield from rows
            text = ""
        elif text and before is not None and _goes_on(before, line, margins, pitch):
            text = cells.join(text, line.text)
        else:
            if text:
                yield text
            text = line.text
        before = line
    if text:
        yield text


def _columns(found: list[_Line]) -> set[tuple[int, int, int]]:
    return {line.column for line in found}


def _margins(found: list[_Line]) -> tuple[float, float]:
    """→ (left, right): the leftmost edge at which several lines begin, and the rightmost at which one ends."""
    texts = [line for line in found if not line.is_table] or found
    starts = Counter(round(line.x0) for line in texts)
    often = max(2, len(texts) * 0.05) if len(texts) > 3 else 1
    left = min((x for x, times in starts.items() if times >= often), default=min(starts))
    return float(left), max(line.x1 for line in texts)


def _goes_on(
    before: _Line,
    line: _Line,
    margins: dict[tuple[int, int, int], tuple[float, float]],
    pitch: float,
) -> bool:
    """Is the line the rest of the one before it?"""
    if before.is_table or abs(before.size - line.size) > 0.1 * before.size:
        return False
    right = margins[before.column][1]
    left = margins[line.column][0]
    needed = line.first_end - line.x0
    full = before.x1 + needed > right + 0.05 * line.size
    indented = line.x0 > left + 0.8 * line.size
    if not full or indented:
        return False
    same_flow = before.page == line.page and before.column == line.column
    if same_flow and pitch and line.top - before.top > 1.5 * pitch:
        return False
    return not (before.text.endswith(_ENDS) and heading().match(line.text))
