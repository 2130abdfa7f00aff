"""How is a chart shown that is laid out in one way for a wide window and in another for a narrow one?"""

from __future__ import annotations

import streamlit as st

from analysis.charts import Chart
from dashboard import exhibits, saving
from dashboard.reports import Held

#: Widths in pixels that are free for a chart in a window of 1,200: all of it, three fifths, half.
WHOLE, MOST, HALF = 1100, 640, 540


def chart(held: Held, drawing: Chart, section: str, key: str, width: int) -> bool:
    """Show a chart with its menu; False where there is nothing to draw.

    The page's style sheet shows the layout for `width` in a wide window and the narrowest one otherwise.
    """
    with st.container(key=f"only-wide-{drawing.name}-{section}-{key}"):
        if not exhibits.chart(held, drawing, section, f"{key} wide", width=width, menu=False):
            return False
    with st.container(key=f"only-narrow-{drawing.name}-{section}-{key}"):
        exhibits.chart(held, drawing, section, key, menu=False)
    saving.chart_menu(held, drawing, section, f"{drawing.name} {section} {key}")
    return True
