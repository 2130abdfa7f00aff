"""Which terms stand in the same sentences?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.colour import translucent
from analysis.charts.labels import columns, escape, number, tooltip
from analysis.charts.lettering import Box, apart
from analysis.charts.style import EDGE, NARROW, WIDE, Theme, finish, palette, section_colours, typography


def cooccurrence(
    nodes: pd.DataFrame,
    edges: pd.DataFrame,
    sections: pd.DataFrame,
    section: str | None = None,
    *,
    heading: str = "",
    place: str = "",
    caption: str = "",
    limit: int | None = None,
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """The network of :func:`analysis.language.cooccurrence`: words where its layout puts them, ties as lines.

    A word is the larger the more sentences hold it, a line the stronger the more its ends keep to each other. Words
    are moved a little so that none covers another; on a narrow picture only the 24 in most sentences are drawn unless
    `limit` says otherwise. A click on a word hands back `(term, section)`. Returns None where nothing is tied.
    """
    most = limit if limit is not None else (40 if width >= WIDE else 24)
    shown = nodes.head(most)
    inside = set(shown["term"])
    ties = edges[edges["source"].isin(inside) & edges["target"].isin(inside)]
    tied = {*ties["source"], *ties["target"]}
    shown = shown[shown["term"].isin(tied)]
    if shown.empty:
        return None
    text, colours = typography(), palette(theme)
    room, height = width - 2 * EDGE, 480 if width < WIDE else 520
    low, high = float(shown["sentences"].min()), float(shown["sentences"].max())
    records = shown.to_dict("records")
    sizes = [
        round(text.body - 1 + 6 * (float(row["sentences"]) - low) / ((high - low) or 1.0)) for row in records
    ]
    xs, ys = _spread(shown["x"], room), _spread(shown["y"], height)
    boxes = apart(
        [
            Box(x, y, columns(str(row["term"])) * size + 8, size * 1.5)
            for x, y, row, size in zip(xs, ys, records, sizes, strict=True)
        ],
        room,
        height,
    )
    at = {str(row["term"]): box for row, box in zip(records, boxes, strict=True)}
    figure = go.Figure()
    strongest = float(ties["association"].max()) or 1.0
    company: dict[str, list[str]] = {}
    for tie in ties.to_dict("records"):
        one, other = at[str(tie["source"])], at[str(tie["target"])]
        figure.add_shape(
            type="line", xref="x", yref="y", x0=one.x, y0=one.y, x1=other.x, y1=other.y, layer="below",
            line={"color": colours.line, "width": 0.75 + 2.5 * max(float(tie["association"]), 0) / strongest},
        )  # fmt: skip
        for term, with_ in ((tie["source"], tie["target"]), (tie["target"], tie["source"])):
            company.setdefault(str(term), []).append(f"{with_} {number(tie['count'])} 句")
    figure.add_bar(
        x=[box.width for box in boxes],
        base=[box.x - box.width / 2 for box in boxes],
        y=[box.y for box in boxes],
        width=[box.height for box in boxes],
        orientation="h",
        marker={"color": translucent(colours.blue, 0)},
        selected={"marker": {"color": translucent(colours.blue, 0.12)}},
        hovertext=[
            tooltip(
                f"{row['term']} {number(row['count'])} 次，{number(row['sentences'])} 句",
                f"同句：{'、'.join(company[str(row['term'])])}",
            )
            for row in records
        ],
        hoverinfo="text",
        customdata=[[row["term"], section or ""] for row in records],
        name="rows",
    )
    ink = section_colours(sections, theme).get(section or "", colours.ink) if section else colours.ink
    for row, box, size in zip(records, boxes, sizes, strict=True):
        figure.add_annotation(
            text=escape(str(row["term"])), x=box.x, y=box.y, xref="x", yref="y",
            font={"size": size, "color": ink}, bgcolor=translucent(colours.paper, 0.85), borderpad=1,
        )  # fmt: skip
    figure.update_layout(
        barmode="overlay",
        xaxis={"range": [0, room], "visible": False},
        yaxis={"range": [height, 0], "visible": False},
    )
    asked = "哪些词总在同一句里？"
    left_out = len(nodes) - len(shown)
    notes = [
        place,
        f"{len(shown)} 个词，字越大所在句子越多，线越粗关联越强",
        f"另有 {left_out} 个词未画出" if left_out else "",
    ]
    finish(
        figure,
        title=f"{heading}：{asked}" if heading else asked,
        subtitle=" · ".join(note for note in notes if note),
        caption=caption,
        body=height,
        width=width,
        theme=theme,
    )
    pairs = ties.head(5).to_dict("records")
    figure.layout.meta["alt"] = f"{asked}" + "、".join(f"{tie['source']}与{tie['target']}" for tie in pairs)
    return figure


def _spread(values: pd.Series[float], room: float) -> list[float]:
    """Coordinates over the whole of a side, in pixels."""
    low, high = float(values.min()), float(values.max())
    return [(float(value) - low) / ((high - low) or 1.0) * room for value in values]
