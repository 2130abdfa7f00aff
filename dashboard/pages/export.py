"""What can a reader take away: any chart, any word cloud, any table, each as a file?"""

from __future__ import annotations

import streamlit as st

from analysis import Analysis, clouds
from analysis.charts import REGISTRY, labels
from analysis.charts.terms import WEIGHTS, Weight, ranked
from analysis.tables import NAMES
from dashboard import address, exhibits, saving
from dashboard.evidence import foot
from dashboard.reports import Held, on_screen

_TABLES = {
    "sections": "章节",
    "metrics": "指标",
    "checks": "核验",
    "terms": "词语",
    "mentions": "事件与依据",
    "summaries": "摘要",
}
_CLOUD = "cloud"


def _picture(held: Held) -> None:
    """One picture, chosen by section and kind, shown as it will be saved."""
    analysis = held.analysis
    views = ["", *(view.number for view in analysis.report.views)]
    shown = address.read(analysis.report)
    where, what, how = st.columns(3)
    section = where.selectbox(
        "章节",
        views,
        index=views.index(shown.section) if shown.section in views else 0,
        format_func=lambda number: (
            labels.section(number, analysis.report.section(number).title) if number else "全文"
        ),
        key="picture section",
    )
    section = section or ""
    kinds = _kinds(section)
    kind = what.selectbox(
        "图", list(kinds), format_func=lambda name: kinds[name], key=f"picture kind {bool(section)}"
    )
    if kind == _CLOUD:
        names: list[Weight] = [weight for weight in WEIGHTS if section or weight != "distinctiveness"]
        weight = how.selectbox(
            "词的大小按", names, format_func=lambda one: WEIGHTS[one], key="picture weight"
        )
        weight = weight or "count"
        if ranked(analysis.terms, section, weight, 1).empty:
            st.text(f"{clouds.NOTHING}。")
            return
        drawn = exhibits.saved_cloud(held, section, weight)
        st.image(drawn.svg(), width="stretch", alt=drawn.alt())
        with st.container(horizontal=True):
            saving.cloud_buttons(section, lambda: drawn, "export")
        return
    chart = REGISTRY[kind or "structure"]
    if not exhibits.chart(held, chart, section, "export"):
        st.text(f"{chart.reason(analysis, section)}。")


def _kinds(section: str) -> dict[str, str]:
    """Name → title of what there is to draw of a section, or of the whole report."""
    wanted = ("section", "either") if section else ("report", "either")
    charts = {name: chart.title for name, chart in REGISTRY.items() if chart.needs in wanted}
    return {**charts, _CLOUD: "词云"}


def _tables(analysis: Analysis) -> None:
    for name in NAMES:
        with st.container(horizontal=True, vertical_alignment="center", key=f"table-{name}"):
            st.text(f"{_TABLES[name]}（{len(analysis.table(name)):,} 行）", width=180)
            saving.table_buttons(analysis, name)


def _page(held: Held) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.header("图表与词云", anchor=False)
        _picture(held)
    with right:
        st.header("数据表", anchor=False)
        _tables(held.analysis)
        st.caption("CSV 为 UTF-8，可直接用 Excel 打开；每行都带原句和它在原文中的位置。")
    foot(held.analysis, address.read(held.analysis.report))


held_now = on_screen()
if held_now is not None:
    _page(held_now)
