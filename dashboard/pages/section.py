"""What does one section say: its charts, its words and its summary side by side, and its own text below?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis import Analysis
from analysis.charts import labels, section_colours, within
from analysis.report import Section
from dashboard import address, exhibits, linked, marking
from dashboard.address import Address
from dashboard.evidence import foot
from dashboard.markup import Node, element, link
from dashboard.reports import Held, on_screen

_NONE = "不对照"


def _name(analysis: Analysis, number: str) -> str:
    return labels.section(number, analysis.report.section(number).title)


def _choice(analysis: Analysis, section: str, beside: str) -> None:
    """The section shown with the one before and the one behind, and the one beside it."""
    numbers = [view.number for view in analysis.report.views]
    # What the address says is what the widgets show: it changes without them, by a link.
    st.session_state["section choice"] = section
    st.session_state["beside choice"] = beside
    left, right = st.columns(2, gap="large")
    left.selectbox(
        "章节",
        numbers,
        format_func=lambda number: _name(analysis, number),
        key="section choice",
        on_change=_choose,
        args=("section",),
    )
    right.selectbox(
        "与另一节对照",
        ["", *(number for number in numbers if number != section)],
        format_func=lambda number: _name(analysis, number) if number else _NONE,
        key="beside choice",
        on_change=_choose,
        args=("beside",),
    )


def _choose(which: str) -> None:
    address.follow({which: st.session_state[f"{which} choice"], "at": "", "term": "", "mentions": ""})


def _steps(analysis: Analysis, section: str) -> Node:
    """The section before and the one behind."""
    views = analysis.report.views
    at = [view.number for view in views].index(section)
    before: Node = _step(analysis, views[at - 1], "‹ {}") if at else ""
    behind: Node = _step(analysis, views[at + 1], "{} ›") if at + 1 < len(views) else ""
    return element("div", element("span", before), element("span", behind), cls="steps")


def _step(analysis: Analysis, view: Section, form: str) -> Node:
    to = {"page": "section", "section": view.number, "at": "", "term": "", "mentions": ""}
    return link(form.format(_name(analysis, view.number)), to)


def _head(analysis: Analysis, section: str) -> Node:
    """The section's name, with how much of it there is."""
    metrics, checks = within(analysis.metrics, section), within(analysis.checks, section)
    row = analysis.sections[analysis.sections["section"] == section].iloc[0]
    wrong = int((checks["status"] == "mismatch").sum())
    verified = int((checks["status"] != "unverifiable").sum())
    counts: list[Node] = [f"{int(row['characters']):,} 字 · "]
    if len(metrics):
        counts.append(link(f"{len(metrics):,} 项指标", {"page": "metrics", "within": section}))
    else:
        counts.append("未给出数字")
    if verified:
        counts += [" · ", link(f"{verified:,} 项核验", {"page": "audit"})]
    if wrong:
        counts += [" · ", link(f"※ {wrong} 项不一致", {"page": "audit"}, cls="finding")]
    colour = section_colours(analysis.sections, exhibits.theme())[section]
    return element(
        "div",
        element("h2", element("span", cls="swatch", style={"--colour": colour}), _name(analysis, section)),
        element("p", counts, cls="caption"),
        cls="section-head",
    )


def _side_by_side(held: Held, section: str) -> None:
    """One section: charts, word cloud, summary in three columns."""
    pictures, words, sentences = st.columns([5, 4, 4], gap="large")
    with pictures:
        st.subheader("图表", anchor=False)
        exhibits.charts(held, section, "main")
    with words:
        st.subheader("词云", anchor=False)
        exhibits.cloud(held, section, "main")
    with sentences, st.container(key="summary-first"):
        st.subheader("摘要", anchor=False)
        exhibits.summary(held.analysis, section, "main")


def _compared(held: Held, sections: Sequence[str]) -> None:
    """Two sections: a column each, summary, charts and word cloud below one another, row beside row."""
    for title, show in (("摘要", _summary), ("图表", exhibits.charts), ("词云", exhibits.cloud)):
        for number, key, column in zip(sections, ("main", "beside"), st.columns(2, gap="large"), strict=True):
            with column:
                # On a telephone they stand below one another: each says whose it is.
                st.subheader(f"{title} {_short(number)}", anchor=False)
                show(held, number, key)


def _short(number: str) -> str:
    """A section by its numeral alone: （八）, 二."""
    return labels.section(number, "").strip("、")


def _summary(held: Held, section: str, key: str) -> None:
    exhibits.summary(held.analysis, section, key)


def _text(analysis: Analysis, section: str, shown: Address, key: str, scroll: bool) -> None:
    """The section's own text with its numbers marked, and the passage that the address names."""
    report = analysis.report
    whole = report.section(section)
    marks = [
        *marking.of_metrics(within(analysis.metrics, section), within(analysis.checks, section), report.year),
        *marking.here(report, shown.at),
    ]
    body = element("div", marking.paragraphs(report, whole.start, whole.end, marks), cls="text")
    linked.show([body], key=f"text {key}", scroll=scroll)


def _page(held: Held) -> None:
    analysis = held.analysis
    shown = address.read(analysis.report)
    section = shown.section or analysis.report.views[0].number
    beside = shown.beside if shown.beside != section else ""
    scroll = address.scrolls() == "text"
    linked.show([_steps(analysis, section)], key="steps")
    _choice(analysis, section, beside)
    if beside:
        for number, key, column in zip(
            (section, beside), ("main", "beside"), st.columns(2, gap="large"), strict=True
        ):
            with column:
                linked.show([_head(analysis, number)], key=f"head {key}")
        _compared(held, (section, beside))
    else:
        linked.show([_head(analysis, section)], key="head main")
        _side_by_side(held, section)
    st.subheader("原文", anchor=False)
    if beside:
        left, right = st.columns(2, gap="large")
        with left:
            _text(analysis, section, shown, "main", scroll)
        with right:
            _text(analysis, beside, shown, "beside", scroll)
    else:
        _text(analysis, section, shown, "main", scroll)
    foot(analysis, shown, section)


held_now = on_screen()
if held_now is not None:
    _page(held_now)
