"""Which quantities does a section state, unit by unit?"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.quantities import FEWEST, by_unit, drawn, largest, levels
from analysis.charts.rows import Panel, draw
from analysis.charts.style import NARROW, Theme


def counts(
    metrics: pd.DataFrame,
    sections: pd.DataFrame,
    *,
    unit: str | None = None,
    heading: str = "",
    place: str = "",
    year: int | None = None,
    caption: str = "",
    mismatches: Collection[int] = (),
    limit: int | None = 15,
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """Horizontal bars from zero, sorted, with their values: one panel a unit, never two units on one axis.

    Arguments: `metrics`, the rows of **metrics** to draw (one section's); `sections`, the table of the whole
    report, for the colours; `unit`, one unit only (then also with fewer than three values); `limit`, the bars a
    unit gets at most, the largest ones, and the subtitle says how many were left out.

    Returns the figure, or None where no unit has three values: such numbers are :mod:`analysis.charts.figures`.

    Example: ``counts(within(analysis.metrics, "1.8"), analysis.sections, unit="件")``
    """
    stated = levels(metrics)
    groups = [
        (name, rows)
        for name, rows in by_unit(stated)
        if name == unit or (unit is None and len(rows) >= FEWEST)
    ]
    if not groups:
        return None
    panels, left_out = [], 0
    for name, rows in groups:
        shown, omitted = largest(rows, limit)
        left_out += omitted
        panels.append(
            Panel(
                f"单位：{name or '未注明'} · {len(rows)} 项" if len(groups) > 1 else "",
                drawn(shown, sections, year=year, mismatches=mismatches, theme=theme),
            )
        )
    parts = [
        place,
        f"{len(groups[0][1])} 项，单位：{groups[0][0] or '未注明'}"
        if len(groups) == 1
        else "每组一个单位，按大小排列",
        f"另有 {left_out} 项较小的未画出，见指标表" if left_out else "",
    ]
    return draw(
        panels,
        title=f"{heading}：做了多少？" if heading else "做了多少？",
        subtitle=" · ".join(part for part in parts if part),
        caption=caption,
        width=width,
        theme=theme,
    )
