"""Does the report's own arithmetic hold? The verdict, what does not agree, what does, what cannot be verified."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.charts import equation, labels
from analysis.sharing.findings import KINDS, verdict
from dashboard import address, copying, exhibits, linked, marking, notes, saving
from dashboard.evidence import foot, quantity, where
from dashboard.markup import Node, element, link, literal
from dashboard.reports import Held, on_screen

Row = Mapping[Hashable, Any]

#: Findings on the screen before a reader asks for more: each is a drawing.
_PAGE = 20
_WHAT_IS_VERIFIED = (
    "核验的是报告自己写出的数字关系：总数与各部分、上年结转加新收与办结加未结、比率与它的两个数、"
    "增减与前后两期、部分与整体。"
)
_NOTHING_FOUND = "每一项都可以在下面按节展开，看算式和原句。"
_UNVERIFIABLE = (
    "这些百分比，报告没有写出算它所需的数（分子、分母，或前后两期），所以无从核算；这不表示它们有误。"
)


def _members(checks: Iterable[Row]) -> set[int]:
    return {int(start) for row in checks for start in str(row["members"]).split(";") if start.strip()}


def _sentence(analysis: Analysis, checks: Sequence[Row], cls: str = "") -> Node:
    """The sentence of some checks, with what they join marked, each a link that shows where it stands."""
    start, end = int(checks[0]["start"]), max(int(row["end"]) for row in checks)
    metrics = analysis.metrics[analysis.metrics["start"].isin(list(_members(checks)))]
    marks = [
        marking.Mark(
            int(row["start"]), int(row["end"]), f"metric {cls}".strip(), _to(row), _tip(analysis, row)
        )
        for row in metrics.to_dict("records")
    ]
    return element("blockquote", marking.passage(analysis.report, start, end, marks))


def _to(row: Row) -> dict[str, str]:
    return address.passage(int(row["start"]), int(row["end"]))


def _tip(analysis: Analysis, row: Row) -> str:
    return f"{labels.indicator(row, analysis.report.year)}：{labels.quantity(row)}"


def _source(analysis: Analysis, check: Row, *, named: bool = True) -> Node:
    """A link to the sentence in its place, behind the name of its section where that is not said already."""
    start, end = int(check["start"]), int(check["end"])
    in_text = link("在原文中看", address.in_text(analysis.report, start, end))
    return element("p", *([where(analysis.report, start), " · "] if named else []), in_text, cls="caption")


def _finding(held: Held, check: Row, number: int) -> None:
    """What does not agree: its arithmetic drawn, its sentence, the nearest reading, and a note to be copied."""
    analysis = held.analysis
    mark = element("span", "※ 不一致", cls="finding")
    kind = KINDS.get(str(check["check"]), str(check["check"]))
    head = element("h3", mark, f" · {kind}")
    linked.show([element("div", head, cls="found wrong")], key=f"finding {number}")
    left, right = st.columns(2, gap="large")
    with left:
        drawn = exhibits.chart(held, exhibits.of_one(check), "", "audit")
    with right:
        facts: list[Node] = [
            element("h4", "原句（参与计算的数可以点开）"),
            _sentence(analysis, [check], "finding"),
            element("h4", "最接近的一致写法"),
            element("p", notes.nearest(str(check["explanation"])) if drawn else str(check["explanation"])),
            _source(analysis, check),
        ]
        linked.show([element("div", facts, cls="fact")], key=f"facts {number}")
        copying.button("复制给作者的说明", notes.note(analysis, check), key=f"note {number}")


def _findings(held: Held, wrong: pd.DataFrame) -> None:
    most = st.session_state.get("findings", _PAGE)
    for number, check in enumerate(wrong.head(most).to_dict("records")):
        _finding(held, check, number)
    if len(wrong) > most:
        more = min(_PAGE, len(wrong) - most)
        st.button(f"再显示 {more} 项（共 {len(wrong):,} 项不一致）", on_click=_more, args=(most,))


def _more(most: int) -> None:
    st.session_state["findings"] = most + _PAGE


def _by_section(analysis: Analysis, checks: pd.DataFrame) -> list[tuple[str, list[list[Row]]]]:
    """→ (view, its checks, those of one sentence together), in the order of the text."""
    sections: dict[str, dict[int, list[Row]]] = {}
    for row in checks.sort_values("start", kind="stable").to_dict("records"):
        view = address.view_of(analysis.report, str(row["section"]))
        sections.setdefault(view, {}).setdefault(int(row["start"]), []).append(row)
    return [(view, list(sentences.values())) for view, sentences in sections.items()]


def _relation(analysis: Analysis, check: Row) -> Node:
    """A relation that holds: a tick, its arithmetic, and in words what was compared."""
    made = equation(check, analysis.metrics)
    written = [element("span", str(made), cls="equation"), element("small", str(check["explanation"]))]
    return element("li", "✓ ", *(written if made else [str(check["explanation"])]))


def _relations(analysis: Analysis, right: pd.DataFrame, opened: bool) -> None:
    """What holds, folded by section; with `opened` the first section stands open."""
    st.header(f"一致的关系（{len(right):,}）", anchor=False)
    for number, (view, sentences) in enumerate(_by_section(analysis, right)):
        name = labels.section(view, analysis.report.section(view).title)
        count = sum(map(len, sentences))
        with st.expander(f"{literal(name)} · {count} 项一致", expanded=opened and number == 0):
            groups = [
                element(
                    "div",
                    element("ul", [_relation(analysis, check) for check in checks], cls="relations"),
                    _sentence(analysis, checks),
                    _source(analysis, checks[0], named=False),
                    cls="found",
                )
                for checks in sentences
            ]
            linked.show(groups, key=f"right {view}")


def _unverifiable(analysis: Analysis, rows: pd.DataFrame) -> None:
    metrics = {int(row["start"]): row for row in analysis.metrics.to_dict("records")}
    groups = []
    for _, sentences in _by_section(analysis, rows):
        for checks in sentences:
            stated = [metrics[start] for start in sorted(_members(checks)) if start in metrics]
            names = [
                element("li", quantity(row), " ", labels.indicator(row, analysis.report.year))
                for row in stated
            ]
            groups.append(
                element(
                    "div",
                    element("ul", names, cls="relations"),
                    _sentence(analysis, checks),
                    _source(analysis, checks[0]),
                    cls="found",
                )
            )
    with st.expander(f"无从核验的百分比（{len(rows):,}）"):
        linked.show([element("p", _UNVERIFIABLE, cls="caption"), *groups], key="open")


def _opening(analysis: Analysis, wrong: pd.DataFrame, right: pd.DataFrame) -> list[Node]:
    """The verdict, and what it rests on; where there is nothing to verify, why, and where to go on."""
    head = element("h2", verdict(analysis.checks), cls="verdict")
    if len(wrong):
        return [head, element("p", _WHAT_IS_VERIFIED, cls="caption")]
    if len(right):
        return [head, element("p", _WHAT_IS_VERIFIED, _NOTHING_FOUND, cls="caption")]
    count = len(analysis.metrics)
    if not count:
        reason: list[Node] = ["这份报告没有给出可以计量的数字；可以用右上角的“报告”换一份。"]
    else:
        all_of_them = link(f"{count:,} 项指标", {"page": "metrics"})
        reason = ["这份报告有 ", all_of_them, "，但没有哪几个写成了可以互相推算的关系。"]
    return [
        head,
        element("p", reason, cls="empty"),
        element("p", _WHAT_IS_VERIFIED, cls="caption"),
    ]


def _page(held: Held) -> None:
    analysis = held.analysis
    checks = analysis.checks
    wrong, right, open_ = (
        checks[checks["status"] == status] for status in ("mismatch", "ok", "unverifiable")
    )
    linked.show(_opening(analysis, wrong, right), key="verdict")
    _findings(held, wrong)
    if len(right):
        _relations(analysis, right, opened=wrong.empty)
    if len(open_):
        _unverifiable(analysis, open_)
    if len(checks):
        with st.container(key="menu-checks"), st.popover("保存", icon=":material/download:", type="tertiary"):
            saving.table_buttons(analysis, "checks")
    foot(analysis, address.read(analysis.report))


held_now = on_screen()
if held_now is not None:
    _page(held_now)
