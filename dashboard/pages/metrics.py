"""Which quantities does the report state, and in which sentence?"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.charts import labels, mismatched, within
from dashboard import address, linked, saving
from dashboard.evidence import foot, quantity, where
from dashboard.marking import FINDING
from dashboard.markup import Node, element
from dashboard.reports import Held, on_screen

#: Rows on the screen before a reader asks for more.
_PAGE = 200


def _filters(analysis: Analysis) -> tuple[str, str]:
    """→ (what is searched for, the view), as the address says."""
    report = analysis.report
    views = ["", *(view.number for view in report.views)]
    st.session_state["search"] = st.query_params.get("q", "")
    st.session_state["within"] = address.view_of(report, st.query_params.get("within", ""))
    search, choice = st.columns([1, 1])
    search.text_input(
        "搜索指标、单位或原句",
        key="search",
        placeholder="例如：行政复议",
        on_change=_filter,
        args=("search", "q"),
    )
    choice.selectbox(
        "章节",
        views,
        format_func=lambda number: labels.section(number, report.section(number).title) if number else "全文",
        key="within",
        on_change=_filter,
        args=("within", "within"),
    )
    return st.session_state["search"].strip(), st.session_state["within"]


def _filter(widget: str, parameter: str) -> None:
    address.follow({parameter: st.session_state[widget].strip()})
    st.session_state.pop("rows", None)


def found(metrics: pd.DataFrame, search: str, view: str) -> pd.DataFrame:
    """The rows of a view whose indicator, unit, text or sentence holds every word of the search."""
    rows = within(metrics, view)
    for word in search.lower().split():
        texts = rows["indicator"] + "\n" + rows["unit"] + "\n" + rows["text"] + "\n" + rows["sentence"]
        rows = rows[texts.str.lower().str.contains(word, regex=False)]
    return rows


def _table(analysis: Analysis, rows: pd.DataFrame, now: int | None) -> Node:
    report = analysis.report
    wrong = mismatched(analysis.checks)
    body = []
    for row in rows.to_dict("records"):
        start, end = int(row["start"]), int(row["end"])
        to = address.passage(start, end)
        mark = [element("span", f" {FINDING}", cls="finding")] if start in wrong else []
        body.append(
            element(
                "tr",
                element("td", element("a", quantity(row), to=to), cls="number"),
                element("td", labels.indicator(row, report.year), *mark),
                element("td", _short(str(row["sentence"]), str(row["text"])), cls="sentence"),
                element("td", where(report, start)),
                cls="now" if start == now else "",
            )
        )
    head = element(
        "tr",
        element("th", "数值", cls="number"),
        element("th", "指标"),
        element("th", "原句"),
        element("th", "章节"),
    )
    return element("div", element("table", element("thead", head), element("tbody", body)), cls="rows")


def _short(sentence: str, text: str, room: int = 28) -> str:
    """The sentence around its number, cut at both ends where it is long."""
    at = max(sentence.find(text), 0)
    left, right = max(at - room, 0), min(at + len(text) + room, len(sentence))
    return ("…" if left else "") + sentence[left:right] + ("…" if right < len(sentence) else "")


def _page(held: Held) -> None:
    analysis = held.analysis
    shown = address.read(analysis.report)
    search, view = _filters(analysis)
    rows = found(analysis.metrics, search, view)
    total = len(analysis.metrics)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{len(rows):,} 项指标" if len(rows) == total else f"{len(rows):,} 项指标（共 {total:,} 项）")
        with st.popover("保存", icon=":material/download:", type="tertiary"):
            saving.table_buttons(analysis, "metrics", rows if len(rows) < total else None)
    if rows.empty:
        reason = (
            "这份报告没有给出可以计量的数字。"
            if not total
            else "没有符合条件的指标；请换一个词，或把章节改为“全文”。"
        )
        linked.show([element("p", reason, cls="empty")], key="metrics")
    else:
        most = st.session_state.get("rows", _PAGE)
        linked.show([_table(analysis, rows.head(most), shown.at[0] if shown.at else None)], key="metrics")
        if len(rows) > most:
            st.button(f"再显示 {min(_PAGE, len(rows) - most)} 项", on_click=_more, args=(most,))
    foot(analysis, shown)


def _more(most: int) -> None:
    st.session_state["rows"] = most + _PAGE


held_now = on_screen()
if held_now is not None:
    _page(held_now)
