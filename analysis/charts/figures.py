"""What are the one or two numbers that need no chart?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import quantities
from analysis.charts.colour import translucent
from analysis.charts.labels import escape, figure, indicator, tooltip
from analysis.charts.rows import marked_lines, marked_text
from analysis.charts.style import EDGE, NARROW, WIDE, Theme, finish, palette, typography

_CELL = 62


@dataclass(frozen=True, slots=True)
class BigNumber:
    """A number to set large: `stated` and `unit` as the report writes them, `start` its offset in the text."""

    stated: str
    unit: str
    indicator: str
    start: int
    section: str
    sentence: str
    change: str = ""
    target: bool = False
    mismatch: bool = False


def big_numbers(
    metrics: pd.DataFrame, *, year: int | None = None, mismatches: Collection[int] = ()
) -> list[BigNumber]:
    """The rows of **metrics** that no chart of the same section draws, in the order of the report.

    These are the units with one or two values, and rates and changes where there are fewer than three.
    """
    alone = [
        rows for _, rows in quantities.by_unit(quantities.levels(metrics)) if len(rows) < quantities.FEWEST
    ]
    for rows in (quantities.rates(metrics), quantities.changes(metrics)):
        if 0 < len(rows) < quantities.FEWEST:
            alone.append(rows)
    if not alone:
        return []
    made = []
    for row in pd.concat(alone).sort_values("start", kind="stable").to_dict("records"):
        stated, unit = figure(row)
        made.append(
            BigNumber(
                stated=stated,
                unit=unit,
                indicator=indicator(row, year),
                start=int(row["start"]),
                section=str(row["section"]),
                sentence=str(row["sentence"]),
                change=str(row["change"]),
                target=row["kind"] == "target",
                mismatch=int(row["start"]) in mismatches,
            )
        )
    return made


def big_figures(
    numbers: list[BigNumber],
    *,
    heading: str = "",
    place: str = "",
    caption: str = "",
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """The numbers set large, each with what it counts below; the picture of a section with few numbers.

    A click hands back `(start, section, indicator)`. Returns None for an empty list.
    """
    if not numbers:
        return None
    text, colours = typography(), palette(theme)
    across = 1 if len(numbers) == 1 else 3 if width >= WIDE else 2
    room = (width - 2 * EDGE) / across - 12
    plot = go.Figure()
    heights = []
    for first in range(0, len(numbers), across):
        labels = (
            marked_lines(n.indicator, n.mismatch, room / text.body) for n in numbers[first : first + across]
        )
        heights.append(_CELL + max(len(label) for label in labels) * 18)
    body = sum(heights)
    tops = [sum(heights[:row]) for row in range(len(heights))]
    plot.update_layout(
        xaxis={"range": [0, across], "visible": False}, yaxis={"range": [body, 0], "visible": False}
    )
    for index, number in enumerate(numbers):
        column, top = index % across, tops[index // across]
        word = (
            f'<span style="font-size:{text.body}px">{escape(number.change)} </span>' if number.change else ""
        )
        label = marked_text(marked_lines(number.indicator, number.mismatch, room / text.body), theme)
        for content, size, y in (
            (f'{word}{escape(number.stated)}<span style="font-size:{text.body}px"> {escape(number.unit)}</span>',
             text.figure, top + 4),
            (label, text.body, top + text.figure + 14),
        ):  # fmt: skip
            plot.add_annotation(
                text=content, xref="x", yref="y", x=column, y=y, xanchor="left", yanchor="top", align="left",
                font={"size": size, "color": colours.ink},
            )  # fmt: skip
    plot.add_bar(
        x=[1] * len(numbers),
        base=[index % across for index in range(len(numbers))],
        y=[tops[index // across] + heights[index // across] / 2 for index in range(len(numbers))],
        width=[heights[index // across] for index in range(len(numbers))],
        orientation="h",
        marker={"color": translucent(colours.blue, 0)},
        selected={"marker": {"color": translucent(colours.blue, 0.12)}},
        hovertext=[
            tooltip(f"{n.indicator} {n.change} {n.stated} {n.unit}".replace("  ", " "), n.sentence)
            for n in numbers
        ],
        hoverinfo="text",
        customdata=[[n.start, n.section, n.indicator] for n in numbers],
        name="rows",
    )
    return finish(
        plot,
        title=f"{heading}：给出了哪些数？" if heading else "给出了哪些数？",
        subtitle=" · ".join(part for part in (place, f"{len(numbers)} 个数，原文写法") if part),
        caption=caption,
        body=body,
        width=width,
        theme=theme,
    )
