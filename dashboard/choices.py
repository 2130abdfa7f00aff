"""How does what a reader chooses on a page stand in the address, so that a reload shows the same?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis.charts import labels
from analysis.report import Report
from dashboard import address, listing


def one_of(label: str, parameter: str, names: Mapping[str, str], *, default: str = "", key: str = "") -> str:
    """One of a few that are all in sight: name → what it is called. The address holds it unless it is the default.

    The default is the first where none is named. An unknown value in the address is the default.
    """
    default = default or next(iter(names))
    widget = f"choice {parameter} {key}".rstrip()
    chosen = st.query_params.get(parameter, "")
    st.session_state[widget] = chosen = chosen if chosen in names else default
    st.segmented_control(
        label,
        list(names),
        required=True,
        format_func=lambda name: names[name],
        key=widget,
        on_change=_changed,
        args=(widget, parameter, default),
        label_visibility="collapsed",
    )
    return chosen


def some_of(label: str, parameter: str, names: Sequence[str]) -> list[str]:
    """Some of a few; none chosen stands for all of them, and gives an empty list."""
    widget = f"choice {parameter}"
    asked = st.query_params.get(parameter, "").split(",")
    st.session_state[widget] = chosen = [name for name in names if name in asked]
    st.pills(
        label,
        names,
        selection_mode="multi",
        wrap=True,
        key=widget,
        on_change=_changed,
        args=(widget, parameter, ""),
    )
    return chosen


def words(label: str, parameter: str, *, placeholder: str, longest: int = 200) -> str:
    """What a reader writes, without blanks at its ends."""
    widget = f"choice {parameter}"
    st.session_state[widget] = written = st.query_params.get(parameter, "")[:longest]
    st.text_input(
        label,
        key=widget,
        placeholder=placeholder,
        max_chars=longest,
        on_change=_changed,
        args=(widget, parameter, ""),
    )
    return written.strip()


def view(report: Report, parameter: str = "within", label: str = "章节", *, whole: str = "全文") -> str:
    """A view of the report, empty for all of it; `whole` is what that is called."""
    widget = f"choice {parameter}"
    numbers = ["", *(one.number for one in report.views)]
    st.session_state[widget] = chosen = address.view_of(report, st.query_params.get(parameter, ""))
    st.selectbox(
        label,
        numbers,
        format_func=lambda number: labels.section(number, report.section(number).title) if number else whole,
        key=widget,
        on_change=_changed,
        args=(widget, parameter, ""),
    )
    return chosen


def _changed(widget: str, parameter: str, default: str) -> None:
    chosen = st.session_state[widget]
    if isinstance(chosen, list):
        chosen = ",".join(chosen)
    chosen = (chosen or "").strip()
    address.follow({parameter: "" if chosen == default else chosen})
    listing.first_rows()
