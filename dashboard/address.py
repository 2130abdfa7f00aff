"""Which page, section and sentence does the address name, and how does a click change it?

The address holds what a reader looks at, so that a reload shows the same: `section` and `beside` (numbers of
sections), one of `at` (a passage, `start-end` as offsets into the text), `term` and `mentions` (what is shown at the
foot of the page), the filters of a page (what is shown, searched for, measured, sorted: see
:mod:`dashboard.choices`), and `report=own` for a report that only this session holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from analysis.report import Report

#: Page → its title. The key is the page's path in the address and the name of its file; the first is the app's own.
PAGES = {
    "overview": "总览",
    "section": "章节",
    "metrics": "指标",
    "words": "词语",
    "events": "事件与依据",
    "audit": "核验",
    "export": "导出",
}
#: Of these the address holds at most one: they all fill the foot of the page.
_FOOT = ("at", "term", "mentions")
#: What stays when another page is opened.
_CARRIED = ("section", "beside", "report")

_PASSAGE = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Address:
    """What the address asks for, as far as the report has it. Empty and None mean that nothing is asked for."""

    section: str
    beside: str
    at: tuple[int, int] | None
    term: str
    mentions: str


def file(page: str) -> str:
    """The file of a page, as st.Page and st.switch_page take it."""
    return f"dashboard/pages/{page}.py"


def read(report: Report) -> Address:
    """The address of this run. What the report does not have is ignored: an old address opens all the same."""
    parameters = st.query_params
    return Address(
        section=view_of(report, parameters.get("section", "")),
        beside=view_of(report, parameters.get("beside", "")),
        at=_passage(parameters.get("at", ""), len(report.text)),
        term=parameters.get("term", "")[:40],
        mentions=parameters.get("mentions", ""),
    )


def view_of(report: Report, number: str) -> str:
    """The number of the view that shows a section: of a part with sections its first; empty for an unknown number."""
    try:
        section = report.section(number)
    except KeyError:
        return ""
    if section.view:
        return section.view
    return next((view.number for view in report.views if view.parent == number), "")


def _passage(written: str, length: int) -> tuple[int, int] | None:
    match = _PASSAGE.fullmatch(written)
    if not match:
        return None
    start, end = int(match.group(1)), int(match.group(2))
    return (start, end) if start < end <= length else None


def passage(start: int, end: int) -> dict[str, str]:
    """The target that shows `Report.text[start:end]` in its sentence at the foot of the page."""
    return {"at": f"{start}-{end}"}


def in_text(report: Report, start: int, end: int) -> dict[str, str]:
    """The target that shows a passage in the full text of its section."""
    view = view_of(report, report.sentence_at(start).section)
    return {"page": "section", "section": view, "at": f"{start}-{end}", "scroll": "text"}


def href(target: Mapping[str, str]) -> str:
    """The target as an address of its own, for a new tab, relative to the page of the app that shows it."""
    kept = {name: value for name, value in target.items() if name not in ("page", "scroll") and value}
    page = target.get("page", "")
    path = "./" if page == "overview" else page
    return f"{path}?{urlencode(kept)}" if kept else path or "?"


def current() -> dict[str, str]:
    """What stays in the address when another page is opened."""
    return {name: st.query_params[name] for name in _CARRIED if name in st.query_params}


def follow(target: Mapping[str, str]) -> None:
    """Go where a link leads; called before the page runs, as the callback of a widget.

    An empty value takes its parameter out of the address.
    """
    page = target.get("page", st.session_state.get("page", "overview"))
    asked = {name: value for name, value in target.items() if name not in ("page", "scroll")}
    if target.get("scroll"):
        st.session_state["scroll"] = target["scroll"]
    if page == st.session_state.get("page"):
        if any(name in asked for name in _FOOT):
            for name in _FOOT:
                st.query_params.pop(name, None)
        for name, value in asked.items():
            if value:
                st.query_params[name] = value
            else:
                st.query_params.pop(name, None)
    else:
        st.session_state["next"] = (page, {name: v for name, v in {**current(), **asked}.items() if v})


def scrolls() -> str:
    """What a click asked to bring into view, once: a rerun for another reason must not move the page."""
    return str(st.session_state.pop("scroll", ""))
