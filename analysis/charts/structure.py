"""What does the report give its space to?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.colour import readable_on
from analysis.charts.labels import columns, escape, lines, number, section, tooltip
from analysis.charts.quantities import within
from analysis.charts.style import EDGE, NARROW, WIDE, Theme, finish, palette, section_colours, typography

#: Pixels that the name of a part takes above its views.
_HEADER = 20
_GAP = 2


class Box(NamedTuple):
    """A rectangle in pixels, its origin the upper left corner of the plot."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Cell:
    number: str
    label: str
    figures: str
    characters: int
    part: str


def structure(
    sections: pd.DataFrame,
    metrics: pd.DataFrame,
    *,
    place: str = "",
    caption: str = "",
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure:
    """A treemap: the area of a view is its number of characters, its text adds its number of metrics.

    Views of one part lie together under its name and share its hue. It is drawn with bars and not with Plotly's
    treemap, whose cells shrink their text beyond reading and answer no click. A click hands back `(view,)`.
    """
    colours, text = palette(theme), typography()
    by_section = section_colours(sections, theme)
    cells = _cells(sections, metrics)
    room, height = width - 2 * EDGE, 460 if width < WIDE else 400
    boxes, headers = _arranged(cells, Box(0, 0, room, height))
    figure = go.Figure(
        go.Bar(
            x=[box.width - _GAP for box in boxes],
            base=[box.x for box in boxes],
            y=[box.y + (box.height - _GAP) / 2 for box in boxes],
            width=[max(box.height - _GAP, 1) for box in boxes],
            orientation="h",
            marker={"color": [by_section[cell.number] for cell in cells], "line": {"width": 0}},
            selected={"marker": {"opacity": 0.8}},
            unselected={"marker": {"opacity": 1}},
            hovertext=[tooltip(cell.label, cell.figures, cell.part) for cell in cells],
            hoverinfo="text",
            customdata=[[cell.number] for cell in cells],
            name="rows",
        )
    )
    figure.update_layout(
        xaxis={"range": [0, room], "visible": False}, yaxis={"range": [height, 0], "visible": False}
    )
    for cell, box in zip(cells, boxes, strict=True):
        content, size = _fitting(cell, box, (text.body, text.small))
        figure.add_annotation(
            text=content, x=box.x, y=box.y, xref="x", yref="y", xanchor="left", yanchor="top", align="left",
            xshift=5, yshift=-4,
            font={"size": size, "color": readable_on(by_section[cell.number], colours.ink, colours.paper)},
        )  # fmt: skip
    for name, box in headers:
        label = lines(name, max(box.width / text.small, 3), most=1)[0]
        figure.add_annotation(
            text=escape(label), x=box.x, y=box.y, xref="x", yref="y", xanchor="left", yanchor="top",
            font={"size": text.small, "color": colours.muted},
        )  # fmt: skip
    total = number(sum(cell.characters for cell in cells))
    return finish(
        figure,
        title="这份报告把篇幅给了什么？",
        subtitle=" · ".join(part for part in (place, f"面积为字数，共 {total} 字") if part),
        caption=caption,
        body=height,
        width=width,
        theme=theme,
    )


def squarified(values: Sequence[float], box: Box) -> list[Box]:
    """Rectangles whose areas are as `values` (positive), as near to squares as the order allows.

    Source: Bruls, Huizing and van Wijk, "Squarified treemaps", 2000; here the order of the values is kept.
    """
    total = sum(values)
    areas = [value / total * box.width * box.height for value in values] if total else []
    placed: list[Box] = []
    x, y, width, height = box
    first = 0
    while first < len(areas):
        side = min(width, height)
        last = first + 1
        while last < len(areas) and _worst(areas[first : last + 1], side) <= _worst(areas[first:last], side):
            last += 1
        row = areas[first:last]
        depth = sum(row) / side if side else 0.0
        at = 0.0
        for area in row:
            along = area / depth if depth else 0.0
            placed.append(Box(x, y + at, depth, along) if width >= height else Box(x + at, y, along, depth))
            at += along
        if width >= height:
            x, width = x + depth, max(width - depth, 0.0)
        else:
            y, height = y + depth, max(height - depth, 0.0)
        first = last
    return placed


def _worst(row: Sequence[float], side: float) -> float:
    """The largest ratio of sides in a row of areas laid along a side."""
    depth = sum(row) / side
    return max(max(depth * depth / area, area / (depth * depth)) for area in row)


def _cells(sections: pd.DataFrame, metrics: pd.DataFrame) -> list[_Cell]:
    parts = {
        str(row["section"]): section(str(row["section"]), str(row["title"]))
        for row in sections.to_dict("records")
    }
    cells = []
    for view in sections[sections["view"] == sections["section"]].sort_values("order").to_dict("records"):
        code = str(view["section"])
        count, characters = len(within(metrics, code)), max(int(view["characters"]), 1)
        stated = f"{number(count)} 项指标" if count else "未给出数字"
        cells.append(
            _Cell(
                code,
                parts[code],
                f"{number(characters)} 字 · {stated}",
                characters,
                parts.get(str(view["parent"]), ""),
            )
        )
    return cells


def _arranged(cells: Sequence[_Cell], box: Box) -> tuple[list[Box], list[tuple[str, Box]]]:
    """→ (a box for every cell; the name and the box of every part that holds cells)."""
    groups: list[list[_Cell]] = []
    for cell in cells:
        if groups and cell.part and groups[-1][0].part == cell.part:
            groups[-1].append(cell)
        else:
            groups.append([cell])
    # The largest first, so that a short preamble does not become a sliver beside the rest.
    groups.sort(key=lambda group: -sum(cell.characters for cell in group))
    values = [float(sum(cell.characters for cell in group)) for group in groups]
    shares = list(values)
    outer = squarified(shares, box)
    # A part's name takes room from its views: give the part as much more, until areas are in proportion again.
    for _ in range(4):
        shares = [
            value * (place.height / max(place.height - _HEADER, 1) if group[0].part else 1)
            for value, group, place in zip(values, groups, outer, strict=True)
        ]
        outer = squarified(shares, box)
    boxes: dict[str, Box] = {}
    headers: list[tuple[str, Box]] = []
    for group, place in zip(groups, outer, strict=True):
        inner = place
        if group[0].part:
            headers.append((group[0].part, place))
            inner = Box(place.x, place.y + _HEADER, place.width, max(place.height - _HEADER, 1))
        placed = squarified([cell.characters for cell in group], inner)
        boxes.update(zip((cell.number for cell in group), placed, strict=True))
    return [boxes[cell.number] for cell in cells], headers


def _fitting(cell: _Cell, box: Box, sizes: Sequence[int]) -> tuple[str, int]:
    """As much of a cell's text as it holds, in the largest size that holds it: at least its number, or nothing."""
    apart = cell.figures.split(" · ")
    for size in sizes:
        room, rows = (box.width - 12) / size, int((box.height - 8) // (size * 1.3))
        below = [cell.figures] if columns(cell.figures) <= room else apart
        above = lines(cell.label, room) if room >= 4 else [cell.label]
        if max(map(columns, [*above, *below])) <= room + 0.5 and len(above) + len(below) <= rows:
            small = (f'<span style="font-size:{min(sizes)}px">{escape(line)}</span>' for line in below)
            return "<br>".join([*map(escape, above), *small]), size
    size = min(sizes)
    room, rows = (box.width - 10) / size, int((box.height - 6) // (size * 1.3))
    if room >= 4 and rows >= 1:
        return "<br>".join(map(escape, lines(cell.label, room, most=rows))), size
    marker = (
        cell.label.partition(")")[0] + ")" if cell.label.startswith("(") else cell.label.partition("、")[0]
    )
    for short in (marker, marker.strip("()")):
        if columns(short) <= (box.width - 8) / size and rows >= 1:
            return escape(short), size
    return "", size
