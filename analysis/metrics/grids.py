"""Which quantities stand in the cells of a table, and what do their row, column and caption make of them?

A table's row is a line whose cells are divided by strokes, as the reader writes the tables of every kind of file; or
one cell a line, as tables look that were copied off a page.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from analysis import numerals
from analysis.assets import toml
from analysis.metrics.masks import half_width
from analysis.metrics.phrases import fit
from analysis.reading.wrapping import CELL
from analysis.report import Report, Sentence

_NUMBER = re.compile(r"[-+]?\d[\d, ]*(?:\.\d+)?\s*(?P<mark>万|亿)?\s*(?P<unit>[%‰]|[\u4e00-\u9fff]{0,3})")
_UNIT = re.compile(
    r"\((?:单位[::]?)?\s*(?P<unit>[^()\d一二三四五六七八九十]{1,5})\)|单位\s*[::]\s*(?P<named>[^\s()、,]{1,5})"
)
#: Strokes between cells; || divides two cells in tables copied off a page.
_STROKE = re.compile(r"\|\||\|")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})\s*年?(?:度)?")
_MONEY = {"万元": 1e4, "亿元": 1e8, "千元": 1e3, "百元": 1e2, "万人次": 1e4, "万人": 1e4, "万件": 1e4}
#: A table copied cell by cell has at least this many lines, each at most this long.
_FEWEST_LINES, _LONGEST_CELL = 6, 14
#: Numbers of one table as wide as this many columns at most.
_WIDEST = 9


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `Report.text[start:end]`, without the white space round it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows of cells, the line above it, and the span of the sentences it is made of."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    section: str
    start: int
    end: int


def grids(report: Report) -> list[Grid]:
    """The tables of the report, in text order."""
    found: list[Grid] = []
    run: list[Sentence] = []
    before = ""
    for sentence in [*report.sentences, None]:
        text = report.sentence_text(sentence) if sentence else ""
        in_row = sentence is not None and not sentence.heading and (CELL in text or _is_cell(text))
        if in_row and sentence is not None and (not run or run[-1].section == sentence.section):
            run.append(sentence)
            continue
        if run:
            grid = _grid(report, run, before)
            if grid:
                found.append(grid)
        before = report.sentence_text(run[-1]) if run else before
        run = [sentence] if in_row and sentence is not None else []
        if sentence is not None and not in_row:
            before = "" if sentence.heading else text
    return found


def _is_cell(text: str) -> bool:
    return (
        len(text) <= _LONGEST_CELL
        and not re.search("[。,，;；：]", text)
        and not re.match("[(（]?[一二三四五六七八九十]+[)）、]", text)
    )


def _grid(report: Report, run: list[Sentence], before: str) -> Grid | None:
    while (
        run
        and (CELL not in report.sentence_text(run[0]))
        and any(CELL in report.sentence_text(s) for s in run)
    ):
        before = f"{before} {report.sentence_text(run[0])}"
        run = run[1:]
    divided = [s for s in run if CELL in report.sentence_text(s)]
    if divided:
        rows = tuple(_cells(report, sentence) for sentence in divided)
        if len(rows) < 2 or not any(_is_number(cell.text) for row in rows for cell in row):
            return None
        return Grid(rows, before, divided[0].section, divided[0].start, divided[-1].end)
    cells = [Cell(s.start, s.end, report.sentence_text(s)) for s in run]
    return _folded(cells, before, run[0].section) if len(cells) >= _FEWEST_LINES else None


def _cells(report: Report, sentence: Sentence) -> tuple[Cell, ...]:
    cells = []
    place = sentence.start
    for text in _STROKE.split(report.sentence_text(sentence)):
        start = report.text.index(text, place)
        place = start + len(text)
        start += len(text) - len(text.lstrip())
        cells.append(Cell(start, start + len(text.strip()), text.strip()))
    return tuple(cells)


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(half_width(text).strip())) and not _YEAR.fullmatch(half_width(text).strip())


def _is_blank(text: str) -> bool:
    """A stroke where a figure could stand: the row is one of figures, though it has none."""
    return bool(text) and _is_empty(text)


def _is_empty(text: str) -> bool:
    return text in toml("grids")["empty"]


def _folded(cells: list[Cell], before: str, section: str) -> Grid | None:
    """A table copied cell by cell: the width at which every row is a label and figures."""
    for width in range(2, _WIDEST):
        for skipped in range(3):
            body = cells[skipped:]
            head, rest = body[:width], body[width:]
            if len(rest) < width or any(_is_number(cell.text) for cell in head):
                continue
            whole = len(rest) - len(rest) % width
            rows = [tuple(rest[i : i + width]) for i in range(0, whole, width)]
            fits = all(
                not _is_number(row[0].text) and all(_is_number(c.text) or _is_empty(c.text) for c in row[1:])
                for row in rows
            )
            if fits and any(_is_number(c.text) for row in rows for c in row[1:]):
                caption = " ".join([before, *(cell.text for cell in cells[:skipped])])
                return Grid((tuple(head), *rows), caption, section, cells[0].start, cells[-1].end)
    return None


def rows(report: Report, grid: Grid, title: str, default: str) -> list[dict[str, object]]:
    """The metric rows of a table: the indicator from caption, row and column, the unit from cell, head or caption."""
    body = list(grid.rows)
    heads: list[tuple[Cell, ...]] = []
    while body and not any(_is_number(cell.text) or _is_blank(cell.text) for cell in body[0]):
        heads.append(body.pop(0))
    caption, caption_unit = _caption(grid.caption)
    out: list[dict[str, object]] = []
    above: tuple[str, ...] = ()
    for row in body:
        label, above = _label(row, above)
        for column, cell in enumerate(row):
            head = _head(heads, column)
            if not _is_number(cell.text) or head in toml("grids")["numbering"] or not (label or head):
                continue
            out.append(_row(report, grid, row, cell, label, head, caption, caption_unit, title, default))
    return out


def _label(row: tuple[Cell, ...], above: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """→ (the label of a row, its cells for the next row). An empty first cell goes on with the label above it."""
    cells: list[str] = []
    for column, cell in enumerate(row):
        if _is_number(cell.text):
            # A number before the row's name numbers the row.
            if any(not _is_number(later.text) and not _is_empty(later.text) for later in row[column + 1 :]):
                cells.append("")
                continue
            break
        empty = _is_empty(cell.text)
        carried = above[column] if column < len(above) and not any(cells) else ""
        cells.append(carried if empty else cell.text)
    numbering = toml("grids")["numbering_cell"]
    named = [text for text in cells if text and not re.fullmatch(numbering, text)]
    return "·".join(dict.fromkeys(named)), tuple(cells)


def _head(heads: list[tuple[Cell, ...]], column: int) -> str:
    """The head of a column; a cell that spans several columns stands over all of them."""
    parts: list[str] = []
    for row, head in enumerate(heads):
        text = head[column].text if column < len(head) else ""
        below = any(column < len(lower) and not _is_empty(lower[column].text) for lower in heads[row + 1 :])
        if _is_empty(text) and below:
            text = next((cell.text for cell in reversed(head[:column]) if not _is_empty(cell.text)), "")
        if text not in parts and not _is_empty(text):
            parts.append(text)
    return "".join(parts)


def _row(
    report: Report,
    grid: Grid,
    row: tuple[Cell, ...],
    cell: Cell,
    label: str,
    head: str,
    caption: str,
    caption_unit: str,
    title: str,
    default: str,
) -> dict[str, object]:
    match = _NUMBER.fullmatch(half_width(cell.text).strip())
    unit = (match.group("unit") if match else "") or _unit(label) or _unit(head) or caption_unit
    number = re.match(r"[-+]?[\d, ]*(?:\.\d+)?", half_width(cell.text).strip())
    value = (numerals.parse(number.group()) if number else None) or 0.0
    value *= {"万": 1e4, "亿": 1e8, None: 1.0, "": 1.0}[match.group("mark") if match else None]
    if unit in _MONEY:
        value, unit = (
            round(value * _MONEY[unit], 6),
            unit.removeprefix("万").removeprefix("亿").removeprefix("千").removeprefix("百"),
        )
    year = (
        _YEAR.search(half_width(head))
        or _YEAR.search(half_width(label))
        or _YEAR.search(half_width(grid.caption))
    )
    start, end = row[0].start, row[-1].end
    return {
        "section": grid.section,
        "section_title": title,
        "indicator": _indicator(label, head, caption),
        "value": value,
        "unit": unit,
        "text": cell.text,
        "period": year.group("year") if year else default,
        "kind": "actual",
        "sentence": report.text[start:end],
        "start": cell.start,
        "end": cell.end,
    }


def _unit(text: str) -> str:
    match = _UNIT.search(half_width(text))
    return (match.group("unit") or match.group("named") or "").strip() if match else ""


def _caption(text: str) -> tuple[str, str]:
    """→ (what the table is about, the unit that its caption gives to every cell)."""
    plain = half_width(text)
    unit = _unit(plain)
    subject = _YEAR.sub("", _UNIT.sub("", plain))
    subject = re.sub(r"[\s:。]|表?\d+", "", re.split("[,;。]", subject)[-1])
    return _filled().sub("", subject), unit


@cache
def _filled() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, toml("grids")["caption_fill"]), key=len, reverse=True))
    return re.compile(rf"^(?:{words})+|(?:{words})+$")


def _indicator(label: str, head: str, caption: str) -> str:
    data = toml("grids")
    name = re.sub(r"\s", "", _UNIT.sub("", half_width(label)))
    column = re.sub(r"\s", "", _YEAR.sub("", _UNIT.sub("", half_width(head))))
    parts = [name]
    if column and column not in data["plain"] and column != name:
        parts.append(column)
    if caption and not any(one in caption and len(one) > 3 for one in parts) and len(caption) <= 16:
        parts.insert(0, caption)
    return fit("·".join(part for part in parts if part))


def inside(spans: list[tuple[int, int]], sentence: Sentence) -> bool:
    """Does the sentence belong to one of the tables, given as sorted (start, end)?"""
    place = bisect_right(spans, (sentence.start, sys.maxsize)) - 1
    return place >= 0 and sentence.start < spans[place][1]
