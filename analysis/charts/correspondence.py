"""Which sections and which terms go together?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.colour import translucent
from analysis.charts.labels import columns, escape, lines, number, section, tooltip
from analysis.charts.lettering import Box, beside
from analysis.charts.strips import marker
from analysis.charts.style import EDGE, NARROW, WIDE, Theme, finish, palette, section_colours, typography

_DOT = 9
_FOOT = 26
_KEY = 17
#: The mark of a term, and how far a label may stand from its mark without a line to it.
_SMALL, _LEADER = 4, 10


def correspondence(
    points: pd.DataFrame,
    axes: pd.DataFrame,
    sections: pd.DataFrame,
    *,
    place: str = "",
    caption: str = "",
    limit: int | None = None,
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """The map of :func:`analysis.language.correspondence`: sections as squares in their colours, terms as words.

    Both axes have one scale, so that distances can be compared. Sections are numbered, and named beside the map, on a
    narrow picture below it. Of the terms those that shape the map most are drawn, 16 on a narrow picture and 24 on a
    wide one unless `limit` says otherwise. A click on a section hands back
    `(view,)`, on a term `(term, "")`. Returns None for an empty map.
    """
    if points.empty:
        return None
    most = limit if limit is not None else (24 if width >= WIDE else 16)
    terms = points[points["kind"] == "term"].sort_values("contribution", ascending=False).head(most)
    views = points[points["kind"] == "section"]
    shown = pd.concat([views, terms]).to_dict("records")
    text, colours = typography(), palette(theme)
    by_section = section_colours(sections, theme)
    titles = {str(row["section"]): str(row["title"]) for row in sections.to_dict("records")}
    whole, wide = width - 2 * EDGE, width >= WIDE
    room = round(whole * 0.64) if wide else whole
    names = views["label"].astype(str).tolist()
    height = max(540, len(names) * _KEY + _FOOT) if wide else 420
    body = height if wide else height + 12 + _KEY * len(names)
    at = _places(shown, room, height - _FOOT)
    written = [_written(row, wide) for row in shown]
    dots = [
        Box(x, y, *((_DOT, _DOT) if row["kind"] == "section" else (_SMALL, _SMALL)))
        for (x, y), row in zip(at, shown, strict=True)
    ]
    sizes = [(columns(label) * size + 4, size * 1.35) for label, size in written]
    labels = beside(dots, sizes, room, height - _FOOT)
    figure = go.Figure()
    centre = _centre(shown, room, height - _FOOT)
    for x0, y0, x1, y1 in ((centre[0], 0, centre[0], height - _FOOT), (0, centre[1], room, centre[1])):
        figure.add_shape(
            type="line", xref="x", yref="y", x0=x0, y0=y0, x1=x1, y1=y1, layer="below",
            line={"color": colours.line, "width": 1, "dash": "dot"},
        )  # fmt: skip
    shades = [
        by_section.get(str(row["label"]), colours.muted) if row["kind"] == "section" else colours.muted
        for row in shown
    ]
    inks = [
        shade if row["kind"] == "section" else colours.ink for row, shade in zip(shown, shades, strict=True)
    ]
    for dot, box, label, ink in zip(dots, labels, written, inks, strict=True):
        if box is not None:
            _write(figure, dot, box, label, ink, colours.line)
    figure.add_scatter(
        x=[x for x, _ in at],
        y=[y for _, y in at],
        mode="markers",
        cliponaxis=False,
        marker={
            "size": [dot.width for dot in dots],
            "symbol": ["square" if row["kind"] == "section" else "circle" for row in shown],
            "color": shades,
            "opacity": 1,
            "line": {"width": 0},
        },
        unselected={"marker": {"opacity": 1}},
        hoverinfo="skip",
        name="points",
    )
    # What has no label answers on its mark.
    placed = [box or dot for box, dot in zip(labels, dots, strict=True)]
    figure.add_bar(
        x=[box.width for box in placed],
        base=[box.x - box.width / 2 for box in placed],
        y=[box.y for box in placed],
        width=[box.height for box in placed],
        orientation="h",
        marker={"color": translucent(colours.blue, 0)},
        selected={"marker": {"color": translucent(colours.blue, 0.12)}},
        hovertext=[
            tooltip(
                _full(row, titles),
                f"占本图差异的 {100 * float(row['contribution']):.1f} %，"
                f"本图能说明它的 {100 * float(row['quality']):.0f} %",
            )
            for row in shown
        ],
        hoverinfo="text",
        customdata=[[row["label"]] if row["kind"] == "section" else [row["label"], ""] for row in shown],
        name="rows",
    )
    corner = (room + 28, 8) if wide else (0, height + 12)
    named = [(section(name, titles.get(name, "")), by_section.get(name, colours.muted)) for name in names]
    _key(figure, named, corner, whole - corner[0], theme)
    figure.update_layout(
        barmode="overlay",
        xaxis={"range": [0, whole], "visible": False},
        yaxis={"range": [body, 0], "visible": False},
    )
    shares = [100 * float(share) for share in axes.sort_values("axis")["share"].head(2)]
    figure.add_annotation(
        text=f"横轴说明 {shares[0]:.0f} %，纵轴 {shares[1]:.0f} % 的差异" if len(shares) > 1 else "",
        x=0, y=height - 4, xref="x", yref="y", xanchor="left", yanchor="bottom",
        font={"size": text.small, "color": colours.muted},
    )  # fmt: skip
    return finish(
        figure,
        title="哪些节、哪些词走得近？",
        subtitle=" · ".join(
            part
            for part in (
                place,
                f"对应分析：{number(len(views))} 节（方块）与 {number(len(terms))} 个词（圆点）",
            )
            if part
        ),
        caption=caption,
        body=body,
        width=width,
        theme=theme,
    )


def _write(figure: go.Figure, dot: Box, box: Box, label: tuple[str, int], ink: str, line: str) -> None:
    """Write a label into its box, with a line to its mark where the two are not side by side."""
    x = min(max(dot.x, box.x - box.width / 2), box.x + box.width / 2)
    y = min(max(dot.y, box.y - box.height / 2), box.y + box.height / 2)
    if (x - dot.x) ** 2 + (y - dot.y) ** 2 > _LEADER**2:
        figure.add_shape(
            type="line", xref="x", yref="y", x0=dot.x, y0=dot.y, x1=x, y1=y, layer="below",
            line={"color": line, "width": 1},
        )  # fmt: skip
    figure.add_annotation(
        text=escape(label[0]), x=box.x, y=box.y, xref="x", yref="y", font={"size": label[1], "color": ink}
    )


def _key(
    figure: go.Figure,
    named: Sequence[tuple[str, str]],
    corner: tuple[float, float],
    room: float,
    theme: Theme,
) -> None:
    """The sections' names with their colours, from a corner on down."""
    size, (left, top) = typography().small, corner
    for index, (name, shade) in enumerate(named):
        middle = top + _KEY * index + _KEY / 2
        figure.add_shape(
            type="rect", xref="x", yref="y", x0=left, x1=left + _DOT, y0=middle - _DOT / 2, y1=middle + _DOT / 2,
            line={"width": 0}, fillcolor=shade,
        )  # fmt: skip
        figure.add_annotation(
            text=escape(lines(name, (room - 20) / size, most=1)[0]), x=left + 16, y=middle, xref="x", yref="y",
            xanchor="left", font={"size": size, "color": palette(theme).muted},
        )  # fmt: skip


def _full(row: Mapping[Any, Any], titles: dict[str, str]) -> str:
    label = str(row["label"])
    return section(label, titles.get(label, "")) if row["kind"] == "section" else label


def _written(row: Mapping[Any, Any], wide: bool) -> tuple[str, int]:
    """→ (a point's label, its size): a section by its number."""
    text, label = typography(), str(row["label"])
    if row["kind"] == "section":
        return (f"({marker(label)})" if "." in label else marker(label)), text.body
    return label, text.body if wide else text.small


def _scale(shown: list[dict[Any, Any]], room: float, height: float) -> tuple[float, float, float]:
    """→ (pixels a unit, the middle of the map in its own unit: x, y)."""
    xs = [float(str(row["x"])) for row in shown]
    ys = [float(str(row["y"])) for row in shown]
    wide, tall = (max(xs) - min(xs)) or 1.0, (max(ys) - min(ys)) or 1.0
    return (
        min((room - 40) / wide, (height - 40) / tall),
        (max(xs) + min(xs)) / 2,
        (max(ys) + min(ys)) / 2,
    )


def _places(shown: list[dict[Any, Any]], room: float, height: float) -> list[tuple[float, float]]:
    scale, x, y = _scale(shown, room, height)
    return [
        (room / 2 + (float(str(row["x"])) - x) * scale, height / 2 - (float(str(row["y"])) - y) * scale)
        for row in shown
    ]


def _centre(shown: list[dict[Any, Any]], room: float, height: float) -> tuple[float, float]:
    """Where both axes are zero."""
    scale, x, y = _scale(shown, room, height)
    return room / 2 - x * scale, height / 2 + y * scale
