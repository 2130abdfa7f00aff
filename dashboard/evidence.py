"""Which sentence of the report says so? What stands at the foot of a page after a click on a number or a word."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.charts import labels
from analysis.report import Report, Sentence
from dashboard import linked, marking
from dashboard.address import Address, in_text, view_of
from dashboard.markup import Node, element, link

#: Kind of mention → what it is called, and its classifier.
MENTIONS = {
    "title": ("书名号引用", "处"),
    "date": ("日期", "处"),
    "honour": ("荣誉", "项"),
    "first": ("率先、首创", "项"),
    "organisation": ("机构", "处"),
    "slogan": ("固定表述", "处"),
}
_CLOSE = {"at": "", "term": "", "mentions": ""}
#: Sentences that are listed for a word or a kind; the line above them says how many there are in all.
_LISTED = 60


def foot(analysis: Analysis, address: Address, section: str = "") -> None:
    """Show what the address names, at the foot of the page; nothing where it names nothing.

    `section` is the view that a word was chosen in, empty for the whole report.
    """
    nodes = _nodes(analysis, address, section)
    if nodes:
        with st.bottom, st.container(key="foot"):
            linked.show([element("section", nodes, cls="foot", label="原句")], key="evidence")


def _nodes(analysis: Analysis, address: Address, section: str) -> list[Node]:
    if address.at is not None:
        return _one(analysis, address.at)
    if address.term:
        return _sentences_with(analysis, address.term, section)
    if address.mentions in MENTIONS:
        return _mentions(analysis, address.mentions)
    return []


def _one(analysis: Analysis, at: tuple[int, int]) -> list[Node]:
    report = analysis.report
    sentence = report.sentence_at(at[0])
    metrics = analysis.metrics
    rows = metrics[metrics["start"] == at[0]]
    head: list[Node] = []
    if len(rows):
        row = rows.iloc[0].to_dict()
        head = [quantity(row), element("span", labels.indicator(row, report.year), cls="name")]
    marks = [
        *marking.of_metrics(_inside(metrics, sentence), _inside(analysis.checks, sentence), report.year),
        *[mark for mark in marking.here(report, at) if mark.cls == "exact"],
    ]
    end = max(sentence.end, at[1])
    return [
        _line([*head, where(report, at[0]), link("在原文中看", in_text(report, *at), cls="button")]),
        element("blockquote", marking.passage(report, sentence.start, end, marks)),
    ]


def _sentences_with(analysis: Analysis, term: str, section: str) -> list[Node]:
    report = analysis.report
    among = report.sentences_of(section) if section else report.sentences
    found = [s for s in among if term.lower() in report.sentence_text(s).lower()]
    if not found:
        return [_line([element("span", f"没有含“{term}”的句子。", cls="name")])]
    place = labels.section(section, report.section(section).title) if section else "全文"
    items = []
    for sentence in found[:_LISTED]:
        text = report.sentence_text(sentence).lower()
        marks = []
        at = text.find(term.lower())
        while at >= 0:
            marks.append(marking.Mark(sentence.start + at, sentence.start + at + len(term), "exact"))
            at = text.find(term.lower(), at + len(term))
        items.append(_item(report, sentence, marks))
    head = element("span", f"“{term}”：{place}有 {len(found):,} 句", cls="name")
    lines = {"page": "words", "show": "concordance", "q": term, "match": "text", "term": ""}
    return [_line([head, link("逐行看语境", lines)]), element("ol", items)]


def _mentions(analysis: Analysis, kind: str) -> list[Node]:
    report, name = analysis.report, MENTIONS[kind]
    rows = analysis.mentions[analysis.mentions["kind"] == kind]
    items = []
    for row in rows.head(_LISTED).to_dict("records"):
        start, end = int(row["start"]), int(row["end"])
        items.append(
            _item(report, report.sentence_at(start), [marking.Mark(start, end, "exact")], (start, end))
        )
    head = element("span", f"{name[0]}：{len(rows):,} {name[1]}", cls="name")
    return [_line([head]), element("ol", items)]


def _item(
    report: Report, sentence: Sentence, marks: Sequence[marking.Mark], at: tuple[int, int] | None = None
) -> Node:
    first = at or (marks[0].start, marks[0].end)
    return element(
        "li",
        element("span", marking.passage(report, sentence.start, max(sentence.end, first[1]), marks)),
        " ",
        link("在原文中看", in_text(report, *first), cls="more"),
    )


def quantity(row: Mapping[Hashable, Any]) -> Node:
    """A row of **metrics** as its number with a smaller unit, as the report writes them: **1,064** 家."""
    stated, unit = labels.figure(row)
    change = str(row.get("change", ""))
    return element(
        "span",
        *([element("small", f"{change} ")] if change else []),
        element("strong", stated),
        element("small", f" {unit}"),
        cls="quantity",
    )


def where(report: Report, offset: int) -> Node:
    """The view that holds a place of the text, a link to its page."""
    view = view_of(report, report.sentence_at(offset).section)
    return link(
        labels.section(view, report.section(view).title), {"page": "section", "section": view}, cls="where"
    )


def _line(nodes: Sequence[Node]) -> Node:
    return element("div", *nodes, link("关闭", _CLOSE, cls="close", label="关闭原句"), cls="head")


def _inside(table: pd.DataFrame, sentence: Sentence) -> pd.DataFrame:
    return table[(table["start"] < sentence.end) & (table["end"] > sentence.start)]
