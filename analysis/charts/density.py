"""Which sections speak in numbers?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import number, section, tooltip
from analysis.charts.quantities import within
from analysis.charts.rows import Panel, Row, draw
from analysis.charts.style import NARROW, Theme, section_colours


def metrics_per_section(
    sections: pd.DataFrame,
    metrics: pd.DataFrame,
    *,
    place: str = "",
    caption: str = "",
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure:
    """A bar a view, in the order of the report, as long as the view has metrics; a view without any has its zero.

    A click hands back `(view,)`.
    """
    colours = section_colours(sections, theme)
    rows, silent = [], 0
    for view in sections[sections["view"] == sections["section"]].sort_values("order").to_dict("records"):
        count = len(within(metrics, str(view["section"])))
        silent += not count
        per_thousand = 1000 * count / max(int(view["characters"]), 1)
        label = section(str(view["section"]), str(view["title"]))
        rows.append(
            Row(
                label=label,
                value=float(count),
                stated=number(count),
                unit="项",
                colour=colours[str(view["section"])],
                tooltip=tooltip(
                    f"{label} {number(count)} 项指标",
                    f"{number(view['characters'])} 字，每千字 {per_thousand:.1f} 项"
                    if count
                    else "本节未给出数字",
                ),
                customdata=(view["section"],),
            )
        )
    note = f"{silent} 节未给出数字" if silent else ""
    return draw(
        [Panel("", rows)],
        title="哪些部分用数字说话？",
        subtitle=" · ".join(part for part in (place, "各节指标数（项），按报告顺序", note) if part),
        caption=caption,
        width=width,
        theme=theme,
    )
