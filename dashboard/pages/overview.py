"""What does the report hold, at one glance: figures, structure, words and the sentences that say most?"""

from __future__ import annotations

import streamlit as st

from analysis.charts import REGISTRY, labels, section_colours, within
from dashboard import address, exhibits, linked
from dashboard.evidence import MENTIONS, foot
from dashboard.markup import Node, element, link
from dashboard.reports import Held, on_screen


def _headline(held: Held) -> Node:
    analysis = held.analysis
    checks, mentions = analysis.checks, analysis.mentions
    verified = checks[checks["status"] != "unverifiable"]
    wrong = int((checks["status"] == "mismatch").sum())
    cells = [
        _figure(len(analysis.metrics), "项指标", {"page": "metrics"}),
        _figure(len(verified), "项关系核验", {"page": "audit"}),
        _figure(wrong, "项不一致", {"page": "audit"}, "※ " if wrong else "", "finding" if wrong else ""),
    ]
    for kind in ("title", "honour", "first"):
        count = int((mentions["kind"] == kind).sum())
        name, unit = MENTIONS[kind]
        cells.append(_figure(count, f"{unit}{name}", {"mentions": kind} if count else None))
    return element("div", cells, cls="headline")


def _figure(count: int, name: str, to: dict[str, str] | None, mark: str = "", cls: str = "") -> Node:
    number = element("strong", f"{mark}{count:,}")
    inside = [number, element("span", name, cls="name")]
    return element("a", inside, to=to, cls=cls) if to else element("div", inside)


def _sections(held: Held) -> Node:
    """The views with their characters and metrics: what the drawing of the structure shows, as links."""
    analysis = held.analysis
    colours = section_colours(analysis.sections, exhibits.theme())
    rows = []
    for row in analysis.sections[analysis.sections["view"] == analysis.sections["section"]].to_dict(
        "records"
    ):
        number = str(row["section"])
        count = len(within(analysis.metrics, number))
        rows.append(
            element(
                "tr",
                element(
                    "td",
                    element("span", cls="swatch", style={"--colour": colours[number]}),
                    link(labels.section(number, str(row["title"])), {"page": "section", "section": number}),
                ),
                element(
                    "td",
                    element("strong", f"{int(row['characters']):,}"),
                    element("small", " 字"),
                    cls="number",
                ),
                element(
                    "td",
                    *(
                        [element("strong", f"{count:,}"), element("small", " 项指标")]
                        if count
                        else ["未给出数字"]
                    ),
                    cls="number",
                ),
            )
        )
    return element("div", element("table", element("tbody", rows)), cls="rows")


def _page(held: Held) -> None:
    analysis = held.analysis
    linked.show([_headline(held)], key="headline")
    left, right = st.columns(2, gap="large")
    with left:
        st.header("结构", anchor=False)
        exhibits.chart(held, REGISTRY["structure"], "", "overview")
        with st.expander("各节字数与指标数，点节名看该节"):
            linked.show([_sections(held)], key="sections")
    with right:
        st.header("全文词云", anchor=False)
        exhibits.cloud(held, "", "overview", wide=True)
    exhibits.flow(held, "overview")
    left, right = st.columns(2, gap="large")
    with left:
        st.header("各节给出多少数字", anchor=False)
        exhibits.chart(held, REGISTRY["metrics_per_section"], "", "overview")
    with right, st.container(key="summary-first"):
        st.header("全文摘要", anchor=False)
        exhibits.summary(analysis, "", "overview", most=8)
    for note in analysis.report.notes:
        st.caption(note)
    foot(analysis, address.read(analysis.report))


shown = on_screen()
if shown is not None:
    _page(shown)
