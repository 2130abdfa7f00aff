"""How does a reader take away what is on the screen: as a picture, or as the rows behind it?

Pictures are drawn when they are asked for, in the light theme, with the packaged font, so that they look the same on
every machine.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import Analysis, InputError
from analysis.charts import Chart
from analysis.clouds import Cloud
from analysis.sharing import files, pictures
from dashboard.reports import Held

_MIME = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@st.cache_data(ttl=60, max_entries=1, show_spinner=False)
def no_browser() -> str:
    """Why charts cannot be saved as pictures on this machine; empty where they can."""
    try:
        pictures.browser()
    except InputError as error:
        return str(error)
    return ""


def chart_menu(held: Held, chart: Chart, section: str, key: str) -> None:
    """The menu below a chart: PNG, SVG, and its rows as CSV."""
    analysis = held.analysis
    with _menu(key):
        missing = no_browser()
        if missing:
            st.text(missing)
        else:
            chart_buttons(held, chart, section, key)
        _button(
            "CSV",
            lambda: csv(chart.data(analysis, section)),
            f"{_stem(chart.name, section)}.csv",
            f"csv {key}",
        )


def cloud_menu(section: str, cloud: Callable[[], Cloud], rows: Callable[[], pd.DataFrame], key: str) -> None:
    """The menu below a word cloud: PNG, SVG, and its terms as CSV. Nothing is drawn before it is asked for."""
    with _menu(key):
        cloud_buttons(section, cloud, key)
        _button("CSV", lambda: csv(rows()), f"{_stem('terms', section)}.csv", f"csv {key}")


def chart_buttons(held: Held, chart: Chart, section: str, key: str) -> None:
    """A button for the PNG and one for the SVG of a chart."""

    def painted(form: str) -> bytes | str:
        figure = chart.draw(held.analysis, section, width=pictures.WIDTH)
        return _painted(figure, form) if figure is not None else b""

    def saved(form: str) -> bytes | str:
        content: bytes | str = held.drawn(("saved", chart.name, section, form), lambda: painted(form))
        return content

    for form in ("png", "svg"):
        _button(form.upper(), partial(saved, form), f"{_stem(chart.name, section)}.{form}", f"{form} {key}")


def cloud_buttons(section: str, cloud: Callable[[], Cloud], key: str) -> None:
    """A button for the PNG and one for the SVG of a word cloud."""
    name = _stem("cloud", section)
    _button("PNG", lambda: cloud().png(), f"{name}.png", f"png {key}")
    _button("SVG", lambda: cloud().svg(), f"{name}.svg", f"svg {key}")


def table_buttons(analysis: Analysis, name: str, rows: pd.DataFrame | None = None) -> None:
    """A button for a table as CSV and one as an Excel workbook; `rows` instead of the whole table for the CSV."""
    chosen = analysis.table(name) if rows is None else rows
    _button("CSV", lambda: csv(chosen), f"{name}.csv", f"csv {name}")
    if rows is None:
        _button("XLSX", lambda: workbook(analysis, name), f"{name}.xlsx", f"xlsx {name}")


def csv(table: pd.DataFrame) -> bytes:
    """A table as CSV that Excel opens as UTF-8 and takes no cell of for a formula."""
    safe = table.copy()
    texts: list[str] = list(table.select_dtypes("str").columns)
    for column in texts:
        safe[column] = table[column].map(files.neutral)
    written: str = safe.to_csv(index=False, lineterminator="\r\n")
    return written.encode("utf-8-sig")


def workbook(analysis: Analysis, name: str) -> bytes:
    """A table of the report as an Excel workbook."""
    with tempfile.TemporaryDirectory() as folder:
        paths = files.write_tables(analysis, Path(folder), "xlsx")
        return next(path for path in paths if path.stem == name).read_bytes()


def _painted(figure: go.Figure, form: str) -> bytes | str:
    with pictures.Painter() as painter:
        return painter.png(figure) if form == "png" else painter.svg(figure)


def _menu(key: str) -> st.delta_generator.DeltaGenerator:
    with st.container(key=f"menu-{key}"):
        return st.popover("保存", icon=":material/download:", type="tertiary")


def _button(label: str, data: Callable[[], bytes | str], name: str, key: str) -> None:
    st.download_button(
        label,
        data,
        name,
        mime=_MIME[name.rpartition(".")[2]],
        key=f"save {key}",
        on_click="ignore",
        width="stretch",
    )


def _stem(name: str, section: str) -> str:
    return f"{name}-{section or 'report'}"
