"""Which words stand out, in the report or in a section?"""

from __future__ import annotations

from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import number, tooltip
from analysis.charts.rows import Panel, Row, draw
from analysis.charts.style import NARROW, Theme, palette, section_colours

Weight = Literal["count", "tfidf", "distinctiveness"]

#: Weight → what it is called on a chart.
WEIGHTS: dict[Weight, str] = {"count": "频次", "tfidf": "TF-IDF", "distinctiveness": "特征值（z）"}
_QUESTIONS: dict[Weight, str] = {
    "count": "哪些词用得最多？",
    "tfidf": "哪些词集中在少数几节？",
    "distinctiveness": "哪些词比别处更常见？",
}


def ranked(terms: pd.DataFrame, section: str | None, weight: Weight, limit: int | None) -> pd.DataFrame:
    """The terms of a section (of the whole report where it is None or empty) by falling weight, positive ones only."""
    rows = terms[(terms["section"] == (section or "")) & (terms[weight] > 0)]
    ordered = rows.sort_values([weight, "count", "term"], ascending=[False, False, True], kind="stable")
    return ordered if limit is None else ordered.head(limit)


def term_bars(
    terms: pd.DataFrame,
    sections: pd.DataFrame,
    section: str | None = None,
    *,
    weight: Weight = "count",
    heading: str = "",
    place: str = "",
    caption: str = "",
    limit: int = 20,
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """Horizontal bars of the terms with the largest weight; a click hands back `(term, section)`.

    Returns None where the section has no term with a positive weight.
    """
    rows = ranked(terms, section, weight, limit)
    if rows.empty:
        return None
    colour = section_colours(sections, theme).get(section or "", palette(theme).muted)
    made = []
    for row in rows.to_dict("records"):
        value = float(row[weight])
        stated = number(value) if weight == "count" else f"{value:.2f}"
        made.append(
            Row(
                label=str(row["term"]),
                value=value,
                stated=stated,
                unit="次" if weight == "count" else "",
                colour=colour,
                tooltip=tooltip(
                    f"{row['term']} {number(row['count'])} 次",
                    f"每千字 {row['per_thousand']:.1f} 次，见于 {number(row['sections'])} 节",
                ),
                customdata=(row["term"], section or ""),
            )
        )
    name = WEIGHTS[weight]
    return draw(
        [Panel("", made)],
        title=f"{heading}：{_QUESTIONS[weight]}" if heading else _QUESTIONS[weight],
        subtitle=" · ".join(part for part in (place, f"按{name}排列的前 {len(made)} 个词") if part),
        caption=caption,
        width=width,
        theme=theme,
        beside=True,
    )
