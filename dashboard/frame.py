"""What stands around every page: the report's name, the choice of a report, the pages, and what went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import address, reports
from dashboard.reports import Held


def pages() -> dict[str, Page]:
    """Page → what st.navigation shows. The first one has the address of the app itself."""
    return {
        page: st.Page(
            address.file(page), title=title, url_path=page, default=page == next(iter(address.PAGES))
        )
        for page, title in address.PAGES.items()
    }


def frame(held: Held | None, known: Mapping[str, Page]) -> bool:
    """Show what stands around the page; whether there is a report for the page to show."""
    with st.container(key="frame", horizontal=True, vertical_alignment="center"):
        st.html(_title(held))
        if held is not None:
            # A new one after each choice, so that it closes and what was chosen, or why not, can be seen.
            with st.popover("报告", icon=":material/description:", key=f"reports {reports.turn()}"):
                reports.choose(held)
    with st.container(key="pages", horizontal=True, gap="small"):
        for page in known.values():
            st.page_link(page, query_params=address.current())
    reports.problem(held is not None)
    if held is None:
        reports.notice(
            "这个地址属于一份自己上传的报告。报告只留在上传它的会话里，不会保存；请再选一次同一份文件，页面会回到原来的位置。"
        )
        reports.choose(None)
    return held is not None


def _title(held: Held | None) -> str:
    """The report's place, year and kind as a heading; the text is escaped."""
    if held is None:
        return "<h1>法治政府建设年度报告</h1>"
    report = held.analysis.report
    name = report.title or report.name
    return f"<h1>{escape(name)}</h1>"
