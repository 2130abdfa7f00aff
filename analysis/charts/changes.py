"""What rose and what fell against an earlier period?"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import quantities
from analysis.charts.rows import Panel, draw
from analysis.charts.style import NARROW, Theme


def changes(
    metrics: pd.DataFrame,
    sections: pd.DataFrame,
    *,
    heading: str = "",
    place: str = "",
    year: int | None = None,
    caption: str = "",
    mismatches: Collection[int] = (),
    width: int = NARROW,
    theme: Theme = "light",
    fewest: int = quantities.FEWEST,
) -> go.Figure | None:
    """Bars left and right of zero, one panel a unit (%, 个百分点, 件 …), from the largest rise to the largest fall.

    Returns None where fewer than `fewest` changes are stated.
    """
    stated = quantities.changes(metrics)
    if stated.empty or len(stated) < fewest:
        return None
    panels = []
    groups = quantities.by_unit(stated)
    for unit, rows in groups:
        signs = pd.Series([quantities.signed(row) for row in rows.to_dict("records")], index=rows.index)
        ordered = rows.loc[signs.sort_values(ascending=False, kind="stable").index]
        panels.append(
            Panel(
                f"单位：{unit or '未注明'} · {len(rows)} 项" if len(groups) > 1 else "",
                quantities.drawn(
                    ordered, sections, year=year, mismatches=mismatches, theme=theme, change=True
                ),
            )
        )
    return draw(
        panels,
        title=f"{heading}：升了还是降了？" if heading else "升了还是降了？",
        subtitle=" · ".join(
            part
            for part in (
                place,
                f"单位：{groups[0][0] or '未注明'}" if len(groups) == 1 else "",
                "与对比期相比，左降右升",
            )
            if part
        ),
        caption=caption,
        width=width,
        theme=theme,
    )
