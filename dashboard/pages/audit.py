"""Does the report's own arithmetic hold? The verdict, what does not agree, what does, what cannot be verified."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import Analysis
from dashboard import address, linked, marking, saving
from dashboard.evidence import foot, where
from dashboard.markup import Node, element, link
from dashboard.reports import Held, on_screen

_KINDS = {
    "sum": "合计",
    "balance": "收支平衡",
    "ratio": "比率",
    "change": "增减",
    "part_of": "部分与整体",
    "granularity": "比率可否取得",
}


def verdict(checks: pd.DataFrame) -> str:
    """The outcome of the audit in one sentence."""
    verified = checks[checks["status"] != "unverifiable"]
    wrong = int((checks["status"] == "mismatch").sum())
    if verified.empty:
        return "报告里没有可以互相核验的数字。"
    if not wrong:
        return f"核验了 {len(verified):,} 项数字关系，全部一致。"
    return f"核验了 {len(verified):,} 项数字关系，{len(verified) - wrong:,} 项一致，{wrong:,} 项不一致。"


def _one(analysis: Analysis, row: dict[str, object]) -> Node:
    """A relation: what it says, its sentence with the members marked, its section."""
    report = analysis.report
    start, end = int(str(row["start"])), int(str(row["end"]))
    wrong = row["status"] == "mismatch"
    members = {int(part) for part in str(row["members"]).split(";") if part.strip()}
    metrics = analysis.metrics[analysis.metrics["start"].isin(list(members))]
    marks = [
        marking.Mark(int(s), int(e), "metric exact" if wrong else "metric", address.passage(int(s), int(e)))
        for s, e in zip(metrics["start"], metrics["end"], strict=True)
    ]
    mark = (
        element("span", "※ 不一致", cls="finding")
        if wrong
        else {"ok": "✓ 一致"}.get(str(row["status"]), "— 无从核验")
    )
    return element(
        "div",
        element("h3", mark, f" · {_KINDS.get(str(row['check']), str(row['check']))}"),
        element("p", str(row["explanation"])),
        element("blockquote", marking.passage(report, start, end, marks)),
        element(
            "p",
            where(report, start),
            " · ",
            link("在原文中看", address.in_text(report, start, end)),
            cls="caption",
        ),
        cls="found wrong" if wrong else "found",
    )


def _list(analysis: Analysis, rows: pd.DataFrame, key: str) -> None:
    nodes = [
        _one(analysis, {str(name): value for name, value in row.items()}) for row in rows.to_dict("records")
    ]
    linked.show(nodes, key=key)


def _page(held: Held) -> None:
    analysis = held.analysis
    checks = analysis.checks
    linked.show([element("h2", verdict(checks), cls="verdict")], key="verdict")
    wrong, right, open_ = (
        checks[checks["status"] == status] for status in ("mismatch", "ok", "unverifiable")
    )
    if len(wrong):
        _list(analysis, wrong, "wrong")
    if len(right):
        with st.expander(f"一致的关系（{len(right):,}）", expanded=not len(wrong)):
            _list(analysis, right, "right")
    if len(open_):
        with st.expander(f"无从核验的百分比（{len(open_):,}）：报告没有给出相应的数"):
            _list(analysis, open_, "open")
    if len(checks):
        with st.container(key="menu-checks"), st.popover("保存", icon=":material/download:", type="tertiary"):
            saving.table_buttons(analysis, "checks")
    foot(analysis, address.read(analysis.report))


held_now = on_screen()
if held_now is not None:
    _page(held_now)
