"""The dashboard's frame: which report is on the screen, which page, and what stands around it on every page.

`make app`, or `streamlit run streamlit_app.py`.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard import address, reports
from dashboard.frame import frame, pages

_FOLDER = Path(__file__).resolve().parent / "dashboard"

st.set_page_config(
    page_title="法治政府建设年度报告",
    page_icon=str(_FOLDER / "icon.svg"),
    layout="wide",
    menu_items={"About": "把一份法治政府建设年度报告变成数字、词语和摘要，每个数都能回到原文。"},
)
st.html(_FOLDER / "look.css")

known = pages()
page = st.navigation(list(known.values()), position="hidden")
here = next(name for name, one in known.items() if one.title == page.title)
if st.session_state.get("page") != here:
    reports.forget_problem()
    st.session_state["page"] = here
following = st.session_state.pop("next", None)
if following:
    name, parameters = following
    st.switch_page(address.file(name), query_params=parameters)

if frame(reports.on_screen(), known):
    page.run()
