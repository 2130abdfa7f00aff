"""How do sentences go on behind a word, or lead up to it?"""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.colour import translucent
from analysis.charts.labels import columns, escape, lines, number, styled, tooltip
from analysis.charts.style import EDGE, NARROW, Theme, finish, palette, typography

_ROW = 24
_STEP = 18


def word_tree(
    tree: pd.DataFrame,
    *,
    direction: Literal["right", "left"] = "right",
    section: str | None = None,
    heading: str = "",
    place: str = "",
    caption: str = "",
    limit: int = 40,
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """The tree of :func:`analysis.language.word_tree` as an outline: what goes on from a branch is indented below it.

    A row a branch, so that it can be read at any width; the size of a branch is how often it is used. `direction` is
    what the tree was made with: to the `left` it is indented from the right. At most `limit` rows, the branches used
    least left out. A click hands back `(text, section)`, the text from the term to the branch as it stands in the
    report. Returns None for an empty tree.
    """
    if tree.empty:
        return None
    text, colours = typography(), palette(theme)
    records = {int(row["node"]): row for row in tree.to_dict("records")}
    kept = set(
        tree.sort_values(["count", "node"], ascending=[False, True], kind="stable")["node"].head(limit)
    )
    ordered = [node for node in _outline(tree) if node in kept]
    room, right = width - 2 * EDGE, direction == "right"
    root = records[0]
    most = max(int(root["count"]), 1)
    figure = go.Figure()
    top, boxes = 0.0, []
    place_of: dict[int, tuple[float, float]] = {}
    for node in ordered:
        row = records[node]
        indent = _STEP * int(row["level"])
        size = round(text.body + 4 * (int(row["count"]) / most) ** 0.5) if node else text.title
        told = lines(str(row["text"]), (room - indent - 56) / size, most=2)
        high = max(_ROW, len(told) * size * 1.35 + 6)
        content = "<br>".join(map(escape, told))
        content += f" {styled(number(row['count']), '次', text.small)}" if right else ""
        if not right:
            content = f"{styled(number(row['count']), '次', text.small)} {content}"
        x = indent if right else room - indent
        figure.add_annotation(
            text=content, x=x, y=top + high / 2, xref="x", yref="y", xanchor="left" if right else "right",
            align="left" if right else "right", font={"size": size, "color": colours.ink},
        )  # fmt: skip
        place_of[node] = (x, top + high / 2)
        boxes.append((node, top, high, indent, max(map(columns, told)) * size + 50))
        parent = int(row["parent"])
        if parent in place_of and node:
            px, py = place_of[parent]
            bend = px + (5 if right else -5)
            for x0, y0, x1, y1 in (
                (bend, py + 10, bend, top + high / 2),
                (bend, top + high / 2, x - 3 if right else x + 3, top + high / 2),
            ):
                figure.add_shape(
                    type="line", xref="x", yref="y", x0=x0, y0=y0, x1=x1, y1=y1, layer="below",
                    line={"color": colours.line, "width": 1},
                )  # fmt: skip
        top += high
    figure.add_bar(
        x=[min(long, room - indent) for *_, indent, long in boxes],
        base=[indent if right else room - indent - min(long, room - indent) for *_, indent, long in boxes],
        y=[at + high / 2 for _, at, high, *_ in boxes],
        width=[high for _, _, high, *_ in boxes],
        orientation="h",
        marker={"color": translucent(colours.blue, 0)},
        selected={"marker": {"color": translucent(colours.blue, 0.12)}},
        hovertext=[
            tooltip(_path(node, records, right), f"{number(records[node]['count'])} 次") for node, *_ in boxes
        ],
        hoverinfo="text",
        customdata=[[_path(node, records, right), section or ""] for node, *_ in boxes],
        name="rows",
    )
    body = round(top)
    figure.update_layout(
        barmode="overlay",
        xaxis={"range": [0, room], "visible": False},
        yaxis={"range": [body, 0], "visible": False},
    )
    term = str(root["text"])
    asked = f"“{term}”后面说什么？" if right else f"“{term}”前面说什么？"
    left_out = len(records) - len(ordered)
    notes = [
        place,
        f"“{term}”共 {number(root['count'])} 次，缩进为接续"
        if right
        else f"“{term}”共 {number(root['count'])} 次，缩进为前接",
        f"另有 {left_out} 个较少的分支未画出" if left_out else "",
    ]
    return finish(
        figure,
        title=f"{heading}：{asked}" if heading else asked,
        subtitle=" · ".join(note for note in notes if note),
        caption=caption,
        body=body,
        width=width,
        theme=theme,
    )


def _outline(tree: pd.DataFrame) -> list[int]:
    """The nodes with their branches right behind them."""
    children: dict[int, list[int]] = {}
    for node, parent in zip(tree["node"], tree["parent"], strict=True):
        children.setdefault(int(parent), []).append(int(node))
    ordered: list[int] = []
    waiting = [0]
    while waiting:
        node = waiting.pop()
        ordered.append(node)
        waiting += reversed(children.get(node, []))
    return ordered


def _path(node: int, records: dict[int, dict[Any, Any]], right: bool) -> str:
    """The text from the term to a branch, as it stands in the report."""
    texts = []
    while node >= 0:
        texts.append(str(records[node]["text"]))
        node = int(str(records[node]["parent"]))
    return "".join(reversed(texts)) if right else "".join(texts)
