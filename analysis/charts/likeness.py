"""Which sections speak alike?"""

from __future__ import annotations

from math import ceil, floor

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.colour import translucent
from analysis.charts.labels import columns, escape, lines, section, tooltip
from analysis.charts.style import EDGE, NARROW, Theme, finish, palette, section_colours, typography

_LINE = 18
_GAP = 10
_FOOT = 24


def likeness(
    merges: pd.DataFrame,
    leaves: pd.DataFrame,
    sections: pd.DataFrame,
    *,
    place: str = "",
    caption: str = "",
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """The dendrogram of :func:`analysis.language.likeness`: sections below one another, joined where they are alike.

    The further left two branches meet, the more alike are their words. A click on a section hands back `(view,)`.
    Returns None where there are fewer than two sections.
    """
    if merges.empty:
        return None
    text, colours = typography(), palette(theme)
    by_section = section_colours(sections, theme)
    titles = {str(row["section"]): str(row["title"]) for row in sections.to_dict("records")}
    named = [
        (int(leaf), str(number), section(str(number), titles.get(str(number), "")))
        for leaf, number in zip(
            leaves.sort_values("order")["leaf"], leaves.sort_values("order")["section"], strict=True
        )
    ]
    room = width - 2 * EDGE
    column = round(min(max(columns(name) for *_, name in named) * text.body + 14, room * 0.46))
    top, y, tops, highs = 0.0, {}, [], []
    labels = [lines(name, (column - 12) / text.body) for *_, name in named]
    for (leaf, _, _), label in zip(named, labels, strict=True):
        high = len(label) * _LINE + _GAP
        y[leaf] = top + high / 2
        tops.append(top)
        highs.append(high)
        top += high
    # Sections of one report are seldom alike: the axis begins a little before the first two that are joined.
    begin = max(floor(10 * float(merges["distance"].min()) - 0.5) / 10, 0.0)
    end = max(ceil(10 * float(merges["distance"].max())) / 10, begin + 0.1)
    x = dict.fromkeys(y, begin)
    figure = go.Figure()
    line_x: list[float | None] = []
    line_y: list[float | None] = []
    for merge in merges.sort_values("merge").to_dict("records"):
        left, right, at = int(merge["left"]), int(merge["right"]), float(merge["distance"])
        line_x += [x[left], at, at, x[right], None]
        line_y += [y[left], y[left], y[right], y[right], None]
        x[int(merge["merge"])], y[int(merge["merge"])] = at, (y[left] + y[right]) / 2
    figure.add_scatter(
        x=line_x, y=line_y, mode="lines", line={"color": colours.muted, "width": 1.5}, hoverinfo="skip",
        cliponaxis=False, name="joins",
    )  # fmt: skip
    figure.add_scatter(
        x=[begin] * len(named),
        y=[y[leaf] for leaf, *_ in named],
        mode="markers",
        cliponaxis=False,
        marker={
            "size": 9,
            "symbol": "square",
            "color": [by_section.get(n, colours.muted) for _, n, _ in named],
        },
        unselected={"marker": {"opacity": 1}},
        hoverinfo="skip",
        name="leaves",
    )
    body = round(top) + _FOOT
    before = column / max(room - column, 1) * (end - begin)
    figure.add_bar(
        x=[end - begin + before] * len(named),
        base=[begin - before] * len(named),
        y=[at + high / 2 for at, high in zip(tops, highs, strict=True)],
        width=highs,
        orientation="h",
        cliponaxis=False,
        marker={"color": translucent(colours.blue, 0)},
        selected={"marker": {"color": translucent(colours.blue, 0.12)}},
        hovertext=[tooltip(name, _nearest(leaf, merges, named)) for leaf, _, name in named],
        hoverinfo="text",
        customdata=[[number] for _, number, _ in named],
        name="rows",
    )
    for label, (leaf, *_) in zip(labels, named, strict=True):
        figure.add_annotation(
            text="<br>".join(map(escape, label)), xref="paper", x=0, xanchor="right", xshift=-10, yref="y", y=y[leaf],
            align="right", font={"size": text.body, "color": colours.ink},
        )  # fmt: skip
    for at, tick in ((begin, f"{begin:g}"), (end, f"{end:g}")):
        figure.add_annotation(
            text=tick, x=at, xref="x", y=body - 2, yref="y", yanchor="bottom",
            xanchor="left" if at == begin else "right", font={"size": text.small, "color": colours.muted},
        )  # fmt: skip
    figure.update_layout(
        barmode="overlay",
        xaxis={"range": [begin, end], "visible": False},
        yaxis={"range": [body, 0], "visible": False},
    )
    return finish(
        figure,
        title="哪些节用词相近？",
        subtitle=" · ".join(
            part for part in (place, "横向为用词的距离（0 相同，1 全不同），越靠左相接越相近") if part
        ),
        caption=caption,
        body=body,
        width=width,
        left=EDGE + column,
        theme=theme,
    )


def _nearest(leaf: int, merges: pd.DataFrame, named: list[tuple[int, str, str]]) -> str:
    """With what a section is joined first."""
    row = merges[(merges["left"] == leaf) | (merges["right"] == leaf)].iloc[0]
    other = int(row["right"]) if int(row["left"]) == leaf else int(row["left"])
    names = {one: name for one, _, name in named}
    with_ = names.get(other, "已相接的几节")
    return f"先与{with_}相接，距离 {float(row['distance']):.2f}"
