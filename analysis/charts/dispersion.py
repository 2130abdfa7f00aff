"""Where in the report do terms stand?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import number, tooltip
from analysis.charts.strips import Mark, Panel, Strip, draw
from analysis.charts.style import NARROW, Theme


def dispersion(
    places: pd.DataFrame,
    sections: pd.DataFrame,
    *,
    heading: str = "",
    place: str = "",
    caption: str = "",
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """A strip of the report for each term, with a mark wherever it stands: a lexical dispersion plot.

    `places` is the table of :func:`analysis.language.dispersion`, a row a place; terms are drawn in its order. A
    click hands back `(start, section, term)`. Returns None where no term stands anywhere.
    """
    if places.empty:
        return None
    strips = []
    for term, rows in places.groupby("term", sort=False):
        marks = [
            Mark(
                int(row["start"]),
                str(row["section"]),
                tooltip(str(term), str(row["sentence"])),
                (int(row["start"]), str(row["section"]), str(term)),
            )
            for row in rows.to_dict("records")
        ]
        strips.append(Strip(str(term), number(len(marks)), "次", marks))
    asked = "这些词在全文哪里出现？"
    return draw(
        [Panel("", strips)],
        sections,
        title=f"{heading}：{asked}" if heading else asked,
        subtitle=" · ".join(
            part for part in (place, f"{len(strips)} 个词；每条为全文，从左到右，色块为各节") if part
        ),
        caption=caption,
        width=width,
        theme=theme,
    )
