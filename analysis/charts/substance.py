"""Which sections say something that can be checked, and which do not?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import lines, number, section, tooltip
from analysis.charts.rows import Panel, Row, draw
from analysis.charts.style import NARROW, Theme, palette, section_colours

#: Ems that a section's name is cut to; the tooltip has all of it.
_NAME = 12
#: Column of the table of substance → what it counts, in the order in which a tooltip names them.
_FACTS = {"metrics": "项指标", "dates": "处日期", "titles": "处文件", "firsts": "项首创", "honours": "项荣誉"}


def substance(
    table: pd.DataFrame,
    sections: pd.DataFrame,
    *,
    place: str = "",
    caption: str = "",
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """Facts and set phrases per thousand characters, each sorted by itself, a bar a view.

    `table` is that of :func:`analysis.substance.substance`. A click hands back `(view,)`. Returns None where no view
    has any text.
    """
    views = table[table["section"] != ""]
    if views.empty:
        return None
    colours = section_colours(sections, theme)
    panels = []
    for column, count, header, unit in (
        ("facts_per_thousand", "facts", "可以核实的事实：指标、日期、文件、首创、荣誉（每千字）", "项"),
        ("set_phrases_per_thousand", "set_phrases", "套话（每千字）", "处"),
    ):
        rows = []
        for row in views.sort_values(column, ascending=False, kind="stable").to_dict("records"):
            name = section(str(row["section"]), str(row["title"]))
            held = "、".join(f"{number(row[key])} {what}" for key, what in _FACTS.items() if row[key])
            rows.append(
                Row(
                    label=lines(name, _NAME, most=1)[0],
                    value=float(row[column]),
                    stated=f"{float(row[column]):.1f}",
                    unit=unit,
                    colour=colours.get(str(row["section"]), palette(theme).muted),
                    tooltip=tooltip(
                        f"{name} {number(row[count])} {unit}，每千字 {float(row[column]):.1f}",
                        f"{number(row['characters'])} 字：{held or '没有可以核实的事实'}，"
                        f"{number(row['set_phrases'])} 处套话",
                    ),
                    customdata=(str(row["section"]),),
                )
            )
        panels.append(Panel(header, rows))
    return draw(
        panels,
        title="哪些部分说得具体，哪些是套话？",
        subtitle=" · ".join(part for part in (place, "每千字的处数") if part),
        caption=caption,
        width=width,
        theme=theme,
        beside=True,
    )
