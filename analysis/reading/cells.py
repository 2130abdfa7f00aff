"""Which lines do the rows of a table become, whatever kind of file it stands in?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.reading.wrapping import CELL

#: A table is at most this wide and this deep; what a file claims beyond that is not believed.
MAX_COLUMNS, MAX_ROWS = 200, 20_000
#: Written where a row begins with an empty cell: a line cannot begin with nothing.
EMPTY = "—"
#: A cell with two such lines holds running text: its table lays out a page and is no table of figures.
_PROSE = re.compile(r".{30,}[。；;]")
_FIGURE = re.compile(r"[-+]?[\d０-９][\d０-９,，. ．]*[%％‰]?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, and over how many columns and rows it reaches."""

    text: str
    across: int = 1
    down: int = 1


def place(rows: Iterable[Sequence[Cell]]) -> list[list[str]]:
    """The rows of a table with every cell in its column: a merged cell's text once, empty text where it reaches."""
    grid: list[list[str]] = []
    reaching: dict[int, int] = {}  # column → how many more rows a cell from above takes there
    for cells in rows:
        if len(grid) >= MAX_ROWS:
            break
        row: list[str] = []
        below: dict[int, int] = {}
        for cell in cells:
            while reaching.get(len(row), 0) and len(row) < MAX_COLUMNS:
                row.append("")
            across = max(1, min(cell.across, MAX_COLUMNS - len(row)))
            if len(row) >= MAX_COLUMNS:
                break
            if cell.down > 1:
                below |= dict.fromkeys(range(len(row), len(row) + across), cell.down - 1)
            row += [cell.text, *[""] * (across - 1)]
        reaching = {column: left - 1 for column, left in reaching.items() if left > 1} | below
        grid.append(row)
    return grid


def lines(grid: Sequence[Sequence[str]]) -> list[str]:
    """The rows as lines, their cells divided by strokes; rows of one text above or below the others as plain lines.

    Columns stay aligned: a cell that is empty, because it is or because it was merged into another, is left empty. A
    row that begins with one repeats the heading above it if it is part of the table's head, and has a dash otherwise.
    """
    rows = [[flat(text) for text in row] for row in grid]
    rows = [row for row in rows if any(row)]
    divided = [index for index, row in enumerate(rows) if sum(map(bool, row)) > 1]
    figures = (i for i in divided if any(_FIGURE.fullmatch(text) for text in rows[i][1:]))
    body = next(figures, len(rows))
    written: list[str] = []
    first = ""
    for index, row in enumerate(rows):
        only = [text for text in row if text]
        if len(only) == 1 and (not divided or not divided[0] < index < divided[-1]):
            written.append(only[0])
            continue
        if not row[0]:
            row[0] = first if first and index < body else EMPTY
        first = row[0]
        while not row[-1]:
            row.pop()
        written.append(f" {CELL} ".join(row) if len(row) > 1 else f"{row[0]} {CELL}")
    return written


def flat(text: str) -> str:
    """A cell's text on one line, without a stroke that would divide it; lines broken in a narrow column are joined."""
    joined = ""
    for piece in text.split("\n"):
        piece = " ".join(piece.split())
        if piece:
            joined = join(joined, piece)
    return joined.replace(CELL, "｜")


def join(before: str, after: str) -> str:
    """Two parts of a broken line: a break between Chinese characters is nothing, between Latin words a space."""
    latin = re.search(r"[A-Za-z,.;]$", before) and re.match(r"[A-Za-z]", after)
    figures = re.search(r"[\d%]$", before) and re.match(r"\d", after)
    return f"{before} {after}" if latin or figures else before + after


def is_prose(lines: Iterable[str]) -> bool:
    """Do the lines of one cell hold running text?"""
    return sum(bool(_PROSE.match(line)) for line in lines) > 1
