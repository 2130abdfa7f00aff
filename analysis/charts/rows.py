"""How is a list of labelled values drawn so that it reads on a telephone and on a wide screen alike?

Every bar and dot chart of the project is a stack of panels, each with one unit and one axis, each a stack of rows.
On a narrow picture a label stands above its bar, on a wide one beside it. Positions down a panel are pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import plotly.graph_objects as go

from analysis.charts.colour import translucent
from analysis.charts.labels import columns, lines, styled, wrapped
from analysis.charts.style import EDGE, WIDE, Theme, finish, palette, typography

#: What stands beside a figure that the audit found to disagree with others.
MISMATCH = "※ 核验不一致"
_LINE = 18
_BAR = 12
_GAP = 14
_HEADER = 30
_AXIS = 22


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled value. `customdata` is handed back by a click; `hollow` is an outline: a target, not a result."""

    label: str
    value: float
    stated: str
    unit: str
    colour: str
    tooltip: str = ""
    customdata: tuple[object, ...] = ()
    hollow: bool = False
    mismatch: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows of one unit on one axis. `mark` is `dot` for rates: a dot on a track that runs over `span`."""

    header: str
    rows: Sequence[Row]
    mark: Literal["bar", "dot"] = "bar"
    span: tuple[float, float] | None = None
    axis: Sequence[tuple[float, str]] = field(default=())


def draw(
    panels: Sequence[Panel],
    *,
    title: str,
    subtitle: str,
    caption: str,
    width: int,
    theme: Theme,
    beside: bool | None = None,
) -> go.Figure:
    """The panels one below the other.

    `beside` puts the labels left of the bars even where the picture is narrow; by default only a wide one does.
    Each row answers a pointer and a click over its whole height, so that a short bar is no small target.
    """
    text = typography()
    beside = width >= WIDE if beside is None else beside
    widest = max((columns(_label(row)) for panel in panels for row in panel.rows), default=0.0) * text.body
    column = round(min(widest + 14, (width - 2 * EDGE) * 0.46)) if beside else 0
    # Beside labels the value of a rate stands behind its track.
    after = round(
        max(
            (
                columns(f"{row.stated} {row.unit}") * text.body + 14
                for panel in panels
                for row in panel.rows
                if beside and panel.mark == "dot"
            ),
            default=0,
        )
    )
    figure = go.Figure()
    heights = [_height(panel, column, width) for panel in panels]
    body, top = sum(heights), 0
    for index, (panel, height) in enumerate(zip(panels, heights, strict=True), 1):
        _add(figure, panel, index, (1 - (top + height) / body, 1 - top / body), height, column, width, theme)
        top += height
    return finish(
        figure,
        title=title,
        subtitle=subtitle,
        caption=caption,
        body=body,
        width=width,
        left=EDGE + column,
        right=EDGE + after,
        theme=theme,
    )


def _label(row: Row) -> str:
    return f"{row.label} {MISMATCH}" if row.mismatch else row.label


def _label_lines(row: Row, column: int, width: int, dot: bool) -> list[str]:
    room = (column - 12) if column else width - 2 * EDGE - (90 if dot else 0)
    return marked_lines(row.label, row.mismatch, max(room / typography().body, 7))


def marked_lines(label: str, mismatch: bool, width: float) -> list[str]:
    """A label in lines of at most `width` ems; the mark of a mismatch ends it and is never broken."""
    broken = lines(label, width)
    if mismatch and columns(f"{broken[-1]} {MISMATCH}") <= width:
        broken[-1] += f" {MISMATCH}"
    elif mismatch:
        broken.append(MISMATCH)
    return broken


def marked_text(broken: Sequence[str], theme: Theme) -> str:
    """Lines of a label as Plotly text, the mark of a mismatch in vermilion."""
    text = "<br>".join(wrapped(line, 99) for line in broken)
    return text.replace(MISMATCH, f'<span style="color:{palette(theme).vermilion}">{MISMATCH}</span>')


def _row_height(row: Row, column: int, width: int, dot: bool) -> int:
    text = len(_label_lines(row, column, width, dot)) * _LINE
    return (max(text, _BAR + 6) + _GAP - 6) if column else text + _BAR + _GAP + 2


def _height(panel: Panel, column: int, width: int) -> int:
    rows = sum(_row_height(row, column, width, panel.mark == "dot") for row in panel.rows)
    return rows + (_HEADER if panel.header else 0) + (_AXIS if panel.axis else 0) + 6


def _add(
    figure: go.Figure,
    panel: Panel,
    index: int,
    domain: tuple[float, float],
    height: int,
    column: int,
    width: int,
    theme: Theme,
) -> None:
    colours, text = palette(theme), typography()
    suffix = "" if index == 1 else str(index)
    x, y = f"x{suffix}", f"y{suffix}"
    dot = panel.mark == "dot"
    top = _HEADER if panel.header else 0
    rows, centres, middles, tops, sizes = list(panel.rows), [], [], [], []
    for row in rows:
        size = _row_height(row, column, width, dot)
        centres.append(top + size / 2 if column else top + size - _GAP / 2 - _BAR / 2 - 2)
        middles.append(top + size / 2)
        tops.append(top)
        sizes.append(size)
        top += size
    low, high = panel.span or _span(panel, width - 2 * EDGE - column)
    figure.update_layout(
        {
            f"xaxis{suffix}": {
                "range": [low, high],
                "anchor": y,
                "visible": False,
                "domain": [0, 1],
            },
            f"yaxis{suffix}": {"range": [height, 0], "anchor": x, "visible": False, "domain": list(domain)},
        }
    )
    if panel.header:
        figure.add_annotation(
            text=wrapped(panel.header, 60),
            xref="paper",
            x=0,
            xshift=-column,
            xanchor="left",
            yref=y,
            y=_HEADER - 6,
            yanchor="bottom",
            font={"size": text.small, "color": colours.muted},
        )
    bottom = max(top, 1)
    # Beside labels the ticks run up through the rows; above the tracks they would cross the labels.
    top_of_axis = (_HEADER if panel.header else 0) if column else bottom - 4
    for at, tick in panel.axis:
        figure.add_shape(
            type="line", xref=x, yref=y, x0=at, x1=at, y0=top_of_axis, y1=bottom,
            line={"color": colours.line, "width": 1}, layer="below",
        )  # fmt: skip
        figure.add_annotation(
            text=tick, xref=x, yref=y, x=at, y=bottom + 3, yanchor="top",
            xanchor="left" if at == low else "right" if at == high else "center",
            font={"size": text.small, "color": colours.muted},
        )  # fmt: skip
    for row, centre, start in zip(rows, centres, tops, strict=True):
        figure.add_annotation(
            text=marked_text(_label_lines(row, column, width, dot), theme),
            align="right" if column else "left",
            xref=f"{x} domain",
            x=0,
            xanchor="right" if column else "left",
            xshift=-10 if column else 0,
            yref=y,
            y=centre if column else start + 2,
            yanchor="middle" if column else "top",
            font={"size": text.body, "color": colours.ink},
        )
    if dot:
        _add_dots(figure, rows, centres, tops, (x, y), (low, high), bool(column), theme)
    else:
        _add_bars(figure, rows, centres, (x, y), theme)
    figure.add_bar(
        x=[high - low] * len(rows),
        base=[low] * len(rows),
        y=middles,
        width=sizes,
        orientation="h",
        xaxis=x,
        yaxis=y,
        marker={"color": translucent(colours.blue, 0)},
        selected={"marker": {"color": translucent(colours.blue, 0.12)}},
        hovertext=[row.tooltip for row in rows],
        hoverinfo="text",
        customdata=[list(row.customdata) for row in rows],
        name="rows",
    )
    figure.update_layout(barmode="overlay")


def _span(panel: Panel, room: float) -> tuple[float, float]:
    """The axis of a bar panel: from zero, or about it, with room for the direct labels at the ends."""
    values = [row.value for row in panel.rows]
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        high = 1.0
    label = max(columns(f"{row.stated} {row.unit}") for row in panel.rows) * typography().body + 10
    share = min(label / max(room, 1), 0.42)
    left = share if low < 0 else 0.0
    right = share if high > 0 else 0.0
    scale = (high - low) / (1 - left - right)
    return low - left * scale, high + right * scale


def _add_bars(
    figure: go.Figure, rows: Sequence[Row], centres: Sequence[float], axes: tuple[str, str], theme: Theme
) -> None:
    colours, text = palette(theme), typography()
    figure.add_bar(
        x=[row.value for row in rows],
        y=list(centres),
        width=[_BAR] * len(rows),
        orientation="h",
        xaxis=axes[0],
        yaxis=axes[1],
        marker={
            "color": [colours.paper if row.hollow else row.colour for row in rows],
            "line": {
                "color": [row.colour for row in rows],
                "width": [1.5 if row.hollow else 0 for row in rows],
            },
        },
        text=[styled(row.stated, row.unit, text.small) for row in rows],
        textposition="outside",
        textfont={"size": text.body, "color": colours.ink},
        cliponaxis=False,
        constraintext="none",
        hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
        name="bars",
    )
    # What a bar stands on, so that a zero has its place too; not one long line, which would cross the labels.
    for centre in centres:
        figure.add_shape(
            type="line", xref=axes[0], yref=axes[1], x0=0, x1=0, y0=centre - _BAR / 2 - 3, y1=centre + _BAR / 2 + 3,
            line={"color": colours.muted, "width": 1},
        )  # fmt: skip


def _add_dots(
    figure: go.Figure,
    rows: Sequence[Row],
    centres: Sequence[float],
    tops: Sequence[float],
    axes: tuple[str, str],
    span: tuple[float, float],
    beside: bool,
    theme: Theme,
) -> None:
    colours, text = palette(theme), typography()
    for row, centre, top in zip(rows, centres, tops, strict=True):
        figure.add_shape(
            type="line", xref=axes[0], yref=axes[1], x0=span[0], x1=span[1], y0=centre, y1=centre,
            line={"color": colours.track, "width": 6}, layer="below",
        )  # fmt: skip
        figure.add_shape(
            type="line", xref=axes[0], yref=axes[1], x0=0, x1=row.value, y0=centre, y1=centre,
            line={"color": row.colour, "width": 2},
        )  # fmt: skip
        figure.add_annotation(
            text=styled(row.stated, row.unit, text.small),
            xref=f"{axes[0]} domain",
            x=1,
            xanchor="left" if beside else "right",
            xshift=14 if beside else 0,
            yref=axes[1],
            y=centre if beside else top + 2,
            yanchor="middle" if beside else "top",
            font={"size": text.body, "color": colours.ink},
        )
    figure.add_scatter(
        x=[row.value for row in rows],
        y=list(centres),
        mode="markers",
        xaxis=axes[0],
        yaxis=axes[1],
        cliponaxis=False,
        marker={
            "size": 13,
            "color": [colours.paper if row.hollow else row.colour for row in rows],
            "line": {"color": [row.colour for row in rows], "width": 2},
        },
        unselected={"marker": {"opacity": 1}},
        hoverinfo="skip",
        name="dots",
    )
