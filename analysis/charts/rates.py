"""How far did the rates and shares of a section get, between 0 and 100?"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import quantities
from analysis.charts.labels import number
from analysis.charts.rows import Panel, draw
from analysis.charts.style import NARROW, Theme


def rates(
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
    """A dot a rate on a track from 0 to 100 %, sorted. Changes stand apart, see :mod:`analysis.charts.changes`.

    A rate above 100 (cases closed against cases received) lengthens the axis; nothing else does.
    Returns None where fewer than `fewest` rates are stated.
    """
    stated = quantities.rates(metrics)
    if stated.empty or len(stated) < fewest:
        return None
    ordered, _ = quantities.largest(stated, None)
    high = max(100.0, float(ordered["value"].max()))
    ticks = [(0.0, "0"), (50.0, "50"), (100.0, "100 %")] + ([(high, number(high))] if high > 115 else [])
    rows = quantities.drawn(ordered, sections, year=year, mismatches=mismatches, theme=theme)
    return draw(
        [Panel("", rows, mark="dot", span=(0.0, high), axis=ticks)],
        title=f"{heading}：达到了百分之几？" if heading else "达到了百分之几？",
        subtitle=" · ".join(part for part in (place, f"{len(ordered)} 项比率，单位 %") if part),
        caption=caption,
        width=width,
        theme=theme,
    )
