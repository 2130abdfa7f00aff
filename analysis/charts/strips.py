"""How is it drawn where in a report something stands?

A strip is the report from its beginning to its end, its sections as bands in their colours. Each row has a label and a
strip with a mark at every place. On a narrow picture the label stands above its strip, on a wide one beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.colour import translucent
from analysis.charts.labels import columns, escape, lines, numeral, section, styled, tooltip
from analysis.charts.style import EDGE, WIDE, Theme, finish, palette, section_colours, typography

_LINE = 18
_STRIP = 16
_GAP = 10
_HEAD = 24


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text, its section and what a pointer shows; a click hands back `customdata`."""

    start: int
    section: str
    tooltip: str
    customdata: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """One row: what is marked, how often it is found in all, and where."""

    label: str
    stated: str
    unit: str
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Panel:
    """Strips under a header, which may be empty."""

    header: str
    strips: Sequence[Strip]


def draw(
    panels: Sequence[Panel],
    sections: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    caption: str,
    width: int,
    theme: Theme,
) -> go.Figure:
    """The strips of all panels, one below the other; `sections` is the table of the whole report.

    A band is as wide as its view has characters, and is named above the first strip where there is room for it; a
    pointer on a band shows its name, and a click on it hands back `(view,)`.
    """
    colours, text = palette(theme), typography()
    views = sections[sections["view"] == sections["section"]].sort_values("order").to_dict("records")
    begin, end = (min(int(v["start"]) for v in views), max(int(v["end"]) for v in views)) if views else (0, 1)
    strips = [strip for panel in panels for strip in panel.strips]
    size, room = text.body, width - 2 * EDGE
    beside = width >= WIDE
    column = 0
    if beside:
        widest = max((columns(f"{s.label} {s.stated} {s.unit}") for s in strips), default=0.0) * size
        column = round(min(widest + 14, room * 0.46))
    figure = go.Figure()
    top, rows = float(_HEAD), []
    headers: list[tuple[str, float]] = []
    for panel in panels:
        if panel.header:
            headers.append((panel.header, top))
            top += _LINE + 8
        for strip in panel.strips:
            broken = _label(strip, ((column - 12) if beside else room) / size)
            high = max(len(broken) * _LINE, _STRIP) + _GAP if beside else len(broken) * _LINE + _STRIP + _GAP
            middle = top + (high - _GAP) / 2 if beside else top + high - _GAP - _STRIP / 2
            rows.append((strip, broken, top, middle))
            top += high
    body = round(top)
    figure.update_layout(
        barmode="overlay",
        xaxis={"range": [begin, end], "visible": False},
        yaxis={"range": [body, 0], "visible": False},
    )
    _bands(figure, views, [middle for *_, middle in rows], section_colours(sections, theme), theme)
    _names(figure, views, (room - column) / max(end - begin, 1), theme)
    for header, at in headers:
        figure.add_annotation(
            text=escape(header), xref="paper", x=0, xshift=-column, xanchor="left", yref="y", y=at + 4,
            yanchor="top", font={"size": text.small, "color": colours.muted},
        )  # fmt: skip
    for strip, broken, at, middle in rows:
        label = "<br>".join(map(escape, broken))
        if strip.stated:
            number = f"{strip.stated} {strip.unit}"
            label = label.removesuffix(escape(number)) + styled(strip.stated, strip.unit, text.small)
        figure.add_annotation(
            text=label,
            xref="paper", x=0, xanchor="right" if beside else "left", xshift=-10 if beside else 0,
            yref="y", y=middle if beside else at, yanchor="middle" if beside else "top",
            align="right" if beside else "left", font={"size": size, "color": colours.ink},
        )  # fmt: skip
    marks = [(mark, middle) for strip, _, _, middle in rows for mark in strip.marks]
    figure.add_scatter(
        x=[mark.start for mark, _ in marks],
        y=[middle for _, middle in marks],
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": "line-ns",
            "size": _STRIP - 4,
            "color": colours.ink,
            "line": {"color": colours.ink, "width": 2},
        },
        unselected={"marker": {"opacity": 1}},
        hovertext=[mark.tooltip for mark, _ in marks],
        hoverinfo="text",
        customdata=[list(mark.customdata) for mark, _ in marks],
        name="rows",
    )
    return finish(
        figure,
        title=title,
        subtitle=subtitle,
        caption=caption,
        body=body,
        width=width,
        left=EDGE + column,
        theme=theme,
    )


def _label(strip: Strip, width: float) -> list[str]:
    """The label in lines of at most `width` ems, its number never parted from its unit."""
    broken, number = lines(strip.label, width), f"{strip.stated} {strip.unit}"
    if not strip.stated:
        return broken
    if columns(f"{broken[-1]} {number}") > width:
        return [*broken, number]
    return [*broken[:-1], f"{broken[-1]} {number}"]


def marker(number: str) -> str:
    """A section's number as short as can be: `(八)`, `二`, `前`."""
    parts = number.split(".")
    if number in ("", "0"):
        return "前"
    if len(parts) == 1:
        return numeral(int(parts[0])) if parts[0].isdigit() else number
    return numeral(int(parts[1])) if parts[1].isdigit() else number


def _bands(
    figure: go.Figure,
    views: Sequence[Mapping[Any, Any]],
    middles: Sequence[float],
    colours: Mapping[str, str],
    theme: Theme,
) -> None:
    cells = [(view, middle) for middle in middles for view in views]
    figure.add_bar(
        x=[_number(view, "end") - _number(view, "start") for view, _ in cells],
        base=[_number(view, "start") for view, _ in cells],
        y=[middle for _, middle in cells],
        width=[_STRIP] * len(cells),
        orientation="h",
        marker={
            "color": [translucent(colours[str(view["section"])], 0.28) for view, _ in cells],
            "line": {"width": 1, "color": palette(theme).paper},
        },
        hovertext=[tooltip(section(str(view["section"]), str(view["title"])), "") for view, _ in cells],
        hoverinfo="text",
        customdata=[[view["section"]] for view, _ in cells],
        unselected={"marker": {"opacity": 1}},
        name="bands",
    )


def _names(figure: go.Figure, views: Sequence[Mapping[Any, Any]], scale: float, theme: Theme) -> None:
    """Number the bands that are wide enough; the first of a part says which part it is."""
    size = typography().small
    last, part = -1e9, ""
    for view in views:
        number = str(view["section"])
        text = marker(number)
        if "." in number and number.split(".")[0] != part:
            part = number.split(".")[0]
            text = f"{numeral(int(part)) if part.isdigit() else part}({text})"
        elif "." in number:
            text = f"({text})"
        wide = columns(text) * size
        at = (_number(view, "start") + _number(view, "end")) / 2 * scale
        if at - wide / 2 < last + 4:
            continue
        last = at + wide / 2
        figure.add_annotation(
            text=text, x=at / scale, xref="x", y=2, yref="y", yanchor="top",
            font={"size": size, "color": palette(theme).muted},
        )  # fmt: skip


def _number(view: Mapping[Any, Any], column: str) -> int:
    return int(str(view[column]))
