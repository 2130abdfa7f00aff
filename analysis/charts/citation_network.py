"""Who and what is named in which sections, and which sections name the same?"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.colour import translucent
from analysis.charts.labels import columns, escape, number, tooltip
from analysis.charts.labels import section as section_label
from analysis.charts.style import EDGE, NARROW, WIDE, Theme, finish, palette, section_colours, typography

#: Names drawn: those that tie sections together first.
_MOST = 26
_ROW = 22


def citation_network(
    places: pd.DataFrame,
    sections: pd.DataFrame,
    *,
    place: str = "",
    caption: str = "",
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """The network of :func:`analysis.mentions.cited_where`: names on the left, sections on the right, ties as lines.

    A name stands beside the sections that name it (the mean of their places), so that lines cross little; what
    several sections name is drawn first and darker. A click on a name hands back `[start, section, name]`, on a section
    `[view]`. Returns None where nothing is named inside a view.
    """
    ties = places[places["view"] != ""]
    if ties.empty:
        return None
    order = {str(number_): rank for rank, number_ in enumerate(sections["section"])}
    by_name = ties.groupby(["kind", "name"], sort=False)
    counts = by_name.agg(views=("view", "nunique"), count=("count", "sum")).reset_index()
    chosen = counts.sort_values(["views", "count"], ascending=False, kind="stable").head(_MOST)
    shown = ties.merge(chosen[["kind", "name", "views"]], on=["kind", "name"])
    views = sorted(shown["view"].unique(), key=lambda view: order[view])
    height = _ROW * max(len(chosen), len(views))
    ys = {view: (place_ + 0.5) * height / len(views) for place_, view in enumerate(views)}
    means = shown.assign(y=shown["view"].map(ys)).groupby(["kind", "name"])["y"].mean()
    names = sorted(means.index, key=lambda key: (means[key], key))
    rows = {key: (place_ + 0.5) * height / len(names) for place_, key in enumerate(names)}

    text, colours, shades = typography(), palette(theme), section_colours(sections, theme)
    room = width - 2 * EDGE
    right = 104 if width >= WIDE else 62
    letters = max(6, int((room - right) * (0.62 if width >= WIDE else 0.66) / text.small))
    labels = {key: _clipped(key[1], letters) for key in names}
    left = max(columns(label) for label in labels.values()) * text.small + 10
    left = min(left, (room - right) * 0.72)
    figure = go.Figure()
    records = shown.to_dict("records")
    for tie in records:
        several = int(tie["views"]) > 1
        figure.add_shape(
            type="line", xref="x", yref="y", layer="below",
            x0=left, y0=rows[str(tie["kind"]), str(tie["name"])], x1=room - right, y1=ys[str(tie["view"])],
            line={"color": shades.get(str(tie["view"]), colours.muted) if several else colours.line,
                  "width": 1 + 0.6 * min(int(tie["count"]), 4)},
        )  # fmt: skip
    firsts = {(str(t["kind"]), str(t["name"])): t for t in reversed(records)}
    titles = dict(zip(sections["section"].map(str), sections["title"].map(str), strict=True))
    figure.add_bar(
        x=[left] * len(names) + [right] * len(views),
        base=[0.0] * len(names) + [room - right] * len(views),
        y=[rows[key] for key in names] + [ys[view] for view in views],
        width=[_ROW] * (len(names) + len(views)),
        orientation="h",
        marker={"color": translucent(colours.blue, 0)},
        selected={"marker": {"color": translucent(colours.blue, 0.12)}},
        hovertext=[_named_in(key[1], records, titles) for key in names]
        + [
            tooltip(titles[view], "、".join(str(t["name"]) for t in records if t["view"] == view))
            for view in views
        ],
        hoverinfo="text",
        customdata=[
            [int(str(firsts[key]["starts"]).split(";")[0]), str(firsts[key]["view"]), key[1]] for key in names
        ]
        + [[view] for view in views],
        name="rows",
    )
    for key in names:
        figure.add_annotation(
            text=escape(labels[key]), x=left - 4, y=rows[key], xref="x", yref="y", xanchor="right",
            font={"size": text.small, "color": colours.ink}, borderpad=0,
        )  # fmt: skip
    for view in views:
        label = _clipped(section_label(view, titles[view]), int(right / text.small))
        figure.add_annotation(
            text=escape(label), x=room - right + 4, y=ys[view], xref="x", yref="y", xanchor="left",
            font={"size": text.small, "color": shades.get(view, colours.ink)}, borderpad=0,
        )  # fmt: skip
    figure.update_layout(
        barmode="overlay",
        xaxis={"range": [0, room], "visible": False},
        yaxis={"range": [height, 0], "visible": False},
    )
    left_out = len(counts) - len(chosen)
    notes = [
        place,
        f"{len(names)} 个文件和机构，线越粗提得越多",
        f"另有 {left_out} 个未画出，见提及表" if left_out else "",
    ]
    asked = "谁和什么，在哪几节里提到？"
    finish(
        figure,
        title=asked,
        subtitle=" · ".join(note for note in notes if note),
        caption=caption,
        body=height,
        width=width,
        theme=theme,
    )
    tied = [str(row["name"]) for row in chosen.to_dict("records") if int(row["views"]) > 1]
    figure.layout.meta["alt"] = asked + (
        f"几节都提到：{'、'.join(tied[:6])}" if tied else "没有几节都提到的。"
    )
    return figure


def _named_in(name: str, records: list[dict[Hashable, Any]], titles: dict[str, str]) -> str:
    """The sections that name it, each with how often."""
    found = [
        f"{titles[str(tie['view'])]} {number(tie['count'])} 次" for tie in records if tie["name"] == name
    ]
    return tooltip(name, "、".join(found))


def _clipped(text: str, columns_: int) -> str:
    """The beginning of a long name."""
    return text if columns(text) <= columns_ else text[: max(1, columns_ - 1)] + "…"
