"""What does the report say was done when, what does it cite and whom, what was won, and what can be checked?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import Analysis, charts
from analysis.charts import REGISTRY, Chart, Tables, labels, within
from analysis.charts.citations import Cited, cited
from analysis.charts.labels import number
from analysis.charts.style import Theme
from analysis.charts.timeline import dated
from analysis.mentions import citations, cited_where, timeline
from analysis.substance import set_phrases, substance
from dashboard import address, choices, linked, listing, widths
from dashboard.address import Address
from dashboard.evidence import MENTIONS, foot, where
from dashboard.markup import Node, element, link
from dashboard.reports import Held, on_screen

#: View → what it is called; those of a kind of mention say how many there are.
_VIEWS = {
    "date": "时间线",
    "honour": "荣誉",
    "first": "率先、首创",
    "title": "引用文件",
    "organisation": "机构",
    "slogan": "固定表述",
    "substance": "具体与套话",
}
_Row = dict[str, Any]
_NONE = "没有符合条件的{}；请换一个词，或把章节改为“全文”。"
_NONE_AT_ALL = "这份报告没有写到{}。"


def _chosen(analysis: Analysis, kind: str) -> tuple[pd.DataFrame, str, str]:
    """→ (the mentions of a kind that the filters let through, what is searched for, the view)."""
    left, right = st.columns(2, gap="large")
    with left:
        search = choices.words("搜索", "q", placeholder="原句里的词，例如：司法局", longest=60)
    with right:
        view = choices.view(analysis.report)
    mentions = analysis.mentions
    rows = within(mentions[mentions["kind"] == kind], view)
    for word in search.lower().split():
        texts = rows["normalised"] + "\n" + rows["sentence"]
        rows = rows[texts.str.lower().str.contains(word, regex=False)]
    return rows, search, view


def _empty(analysis: Analysis, kind: str) -> str:
    none = not (analysis.mentions["kind"] == kind).any()
    return (_NONE_AT_ALL if none else _NONE).format(MENTIONS[kind][0])


def _now(shown: Address, start: int) -> bool:
    return shown.at is not None and shown.at[0] == start


def _timeline(held: Held, shown: Address) -> None:
    """The dates of the year, and what the report says of each."""
    analysis = held.analysis
    rows, search, view = _chosen(analysis, "date")
    dates = timeline(analysis.report, rows)
    left, right = st.columns([3, 2], gap="large")
    with left:
        chart = _searched("timeline", search, rows)
        if len(dates) and not widths.chart(held, chart, view, "events", widths.MOST):
            linked.show([element("p", f"{chart.empty}。", cls="empty")], key="no timeline")
    with right:
        listing.show(
            analysis,
            "timeline",
            dates,
            f"{len(dates):,} 处日期，按时间先后",
            lambda records: _dates(analysis, records, shown),
            _empty(analysis, "date"),
        )


def _searched(name: str, search: str, rows: pd.DataFrame) -> Chart:
    """A chart of the registry, of the mentions that the search lets through."""
    if not search:
        return REGISTRY[name]

    def drawing(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
        place = labels.place(analysis.report.region, analysis.report.year)
        if name == "timeline":
            return charts.timeline(
                rows,
                analysis.sections,
                heading=charts.heading(analysis, section),
                place=place,
                year=analysis.report.year,
                caption=analysis.caption(),
                width=width,
                theme=theme,
            )
        return charts.citations(
            rows,
            analysis.sections,
            kind=_CITED[name],
            place=place,
            caption=analysis.caption(),
            width=width,
            theme=theme,
        )

    def data(analysis: Tables, section: str | None) -> pd.DataFrame:
        return dated(rows, analysis.report.year) if name == "timeline" else cited(rows, _CITED[name])

    return replace(REGISTRY[name], name=f"{name}-{search}", drawing=drawing, rows=data)


#: Chart → the kind of mention that it shows.
_CITED: dict[str, Cited] = {"citations": "title", "organisations": "organisation"}


def _dates(analysis: Analysis, records: list[_Row], shown: Address) -> Node:
    rows = []
    for row in records:
        start = int(row["start"])
        written = str(row["date"]) if row["date"] == row["until"] else f"{row['date']} 至 {row['until']}"
        cells: list[Node] = [
            link(written, address.passage(start, int(row["end"])), tip="看原句"),
            str(row["event"]),
            where(analysis.report, start),
        ]
        rows.append((cells, _now(shown, start)))
    return listing.table([("时间", "date"), ("事", ""), ("章节", "")], rows)


def _listed(kind: str) -> Callable[[Held, Address], None]:
    """The mentions of a kind, each in its sentence."""

    def show(held: Held, shown: Address) -> None:
        analysis = held.analysis
        rows, _, _ = _chosen(analysis, kind)
        name, unit = MENTIONS[kind]
        different = rows["normalised"].nunique()
        counted = f"{len(rows):,} {unit}{name}"
        listing.show(
            analysis,
            f"mentions-{kind}",
            rows,
            counted if different == len(rows) else f"{counted}，{different:,} 种写法",
            lambda records: _mentions(analysis, records, shown, name),
            _empty(analysis, kind),
        )

    return show


def _mentions(analysis: Analysis, records: list[_Row], shown: Address, name: str) -> Node:
    rows = []
    for row in records:
        start, end = int(row["start"]), int(row["end"])
        cells: list[Node | list[Node]] = [
            link(str(row["normalised"]), address.passage(start, end), tip="看原句"),
            listing.shortened(str(row["sentence"]), str(row["text"])),
            where(analysis.report, start),
        ]
        rows.append((cells, _now(shown, start)))
    return listing.table([(name, "mention"), ("原句", "sentence"), ("章节", "")], rows)


def _cited(held: Held, shown: Address) -> None:
    """Which documents are cited, of which version, and where."""
    analysis = held.analysis
    rows, search, view = _chosen(analysis, "title")
    table = citations(analysis.report, rows)
    if len(table) and not view:
        widths.chart(held, _searched("citations", search, rows), "", "events", widths.WHOLE)
    listing.show(
        analysis,
        "citations",
        table,
        f"{len(table):,} 种文件，{len(rows):,} 次引用",
        lambda records: _documents(analysis, records, rows),
        _empty(analysis, "title"),
    )


def _documents(analysis: Analysis, records: list[_Row], mentions: pd.DataFrame) -> Node:
    ends = dict(zip(mentions["start"], mentions["end"], strict=True))
    rows: list[tuple[list[Node | list[Node]], bool]] = []
    for row in records:
        starts = [int(start) for start in str(row["starts"]).split(";")]
        versions = f"版本：{row['version']}" if row["version"] else ""
        inner = f"内含{row['nested']}" if row["nested"] else ""
        notes = "；".join(part for part in (versions, inner) if part)
        rows.append(
            (
                [
                    [
                        link(
                            str(row["name"]), address.passage(starts[0], int(ends[starts[0]])), tip="看原句"
                        ),
                        *([element("small", f" {notes}")] if notes else []),
                    ],
                    listing.figure(number(row["count"]), "次"),
                    _places(analysis, starts, ends),
                ],
                False,
            )
        )
    return listing.table([("文件", "mention"), ("引用", "number"), ("在哪里", "")], rows)


def _organisations(held: Held, shown: Address) -> None:
    """Which bodies are named, how often and where."""
    analysis = held.analysis
    rows, search, view = _chosen(analysis, "organisation")
    places = cited_where(analysis.report, rows, ("organisation",))
    if len(rows) and not view:
        widths.chart(held, _searched("organisations", search, rows), "", "events", widths.WHOLE)
        if not search:
            widths.chart(held, charts.REGISTRY["citation_network"], "", "events", widths.WHOLE)
    ends = dict(zip(rows["start"], rows["end"], strict=True))
    table = (
        places.groupby("name", sort=False)
        .agg(count=("count", "sum"), starts=("starts", ";".join))
        .reset_index()
        .sort_values("count", ascending=False, kind="stable")
    )

    def draw(records: list[_Row]) -> Node:
        made: list[tuple[list[Node | list[Node]], bool]] = []
        for row in records:
            starts = [int(start) for start in str(row["starts"]).split(";")]
            made.append(
                (
                    [
                        link(
                            str(row["name"]), address.passage(starts[0], int(ends[starts[0]])), tip="看原句"
                        ),
                        listing.figure(number(row["count"]), "次"),
                        _places(analysis, starts, ends),
                    ],
                    False,
                )
            )
        return listing.table([("机构", "mention"), ("提到", "number"), ("在哪里", "")], made)

    listing.show(
        analysis,
        "organisations",
        table,
        f"{len(table):,} 个机构，{len(rows):,} 次",
        draw,
        _empty(analysis, "organisation"),
    )


def _places(analysis: Analysis, starts: list[int], ends: dict[int, int]) -> list[Node]:
    """A link to every place, by the numeral of its section."""
    nodes: list[Node] = []
    for start in starts:
        view = address.view_of(analysis.report, analysis.report.sentence_at(start).section)
        name = labels.section(view, analysis.report.section(view).title)
        numeral = labels.section(view, "").strip("、") or name
        nodes += [link(numeral, address.passage(start, int(ends[start])), tip=f"{name}：看原句"), " "]
    return nodes


def _substance(held: Held, shown: Address) -> None:
    """Which sections say something that can be checked, and which speak in set phrases."""
    analysis = held.analysis
    table = held.drawn(("substance",), lambda: substance(analysis))
    left, right = st.columns([3, 2], gap="large")
    with left:
        if not widths.chart(held, REGISTRY["substance"], "", "events", widths.MOST):
            linked.show([element("p", f"{REGISTRY['substance'].empty}。", cls="empty")], key="no substance")
    with right:
        listing.show(
            analysis,
            "substance",
            table,
            "事实：指标、日期、文件、首创、荣誉",
            lambda records: _weighed(records),
            "全文没有分节。",
        )
    st.subheader("套话在哪里", anchor=False)
    view = choices.view(analysis.report)
    phrases = within(held.drawn(("set phrases",), lambda: set_phrases(analysis.report)), view)
    listing.show(
        analysis,
        "set_phrases",
        phrases,
        f"{len(phrases):,} 处套话，{phrases['phrase'].nunique():,} 种",
        lambda records: _phrases(analysis, records, shown),
        "这里没有词表里的套话；请把章节改为“全文”。" if view else "全文没有词表里的套话。",
    )


def _weighed(records: list[_Row]) -> Node:
    rows: list[tuple[list[Node | list[Node]], bool]] = []
    for row in records:
        view = str(row["section"])
        name = labels.section(view, str(row["title"])) if view else "全文"
        rows.append(
            (
                [
                    link(name, {"page": "section", "section": view}) if view else element("strong", name),
                    [
                        *listing.figure(f"{row['facts_per_thousand']:.1f}", "项事实／千字"),
                        element("small", f"（{number(row['facts'])}）"),
                    ],
                    [
                        *listing.figure(f"{row['set_phrases_per_thousand']:.1f}", "处套话／千字"),
                        element("small", f"（{number(row['set_phrases'])}）"),
                    ],
                ],
                False,
            )
        )
    return listing.table([("章节", ""), ("事实", "number"), ("套话", "number")], rows)


def _phrases(analysis: Analysis, records: list[_Row], shown: Address) -> Node:
    rows = []
    for row in records:
        start = int(row["start"])
        cells: list[Node | list[Node]] = [
            link(str(row["text"]), address.passage(start, int(row["end"])), tip="看原句"),
            listing.shortened(str(row["sentence"]), str(row["text"])),
            where(analysis.report, start),
        ]
        rows.append((cells, _now(shown, start)))
    return listing.table([("套话", "mention"), ("原句", "sentence"), ("章节", "")], rows)


_SHOW: dict[str, Callable[[Held, Address], None]] = {
    "date": _timeline,
    "honour": _listed("honour"),
    "first": _listed("first"),
    "title": _cited,
    "organisation": _organisations,
    "slogan": _listed("slogan"),
    "substance": _substance,
}


def _to_its_end(analysis: Analysis, shown: Address) -> Address:
    """A mark of a chart says where a mention begins: the whole mention is what it means."""
    if shown.at is None:
        return shown
    ends = analysis.mentions.loc[analysis.mentions["start"] == shown.at[0], "end"]
    return replace(shown, at=(shown.at[0], max([shown.at[1], *map(int, ends)])))


def _page(held: Held) -> None:
    analysis = held.analysis
    shown = _to_its_end(analysis, address.read(analysis.report))
    counts = analysis.mentions["kind"].value_counts()
    names = {
        name: title if name == "substance" else f"{title} {int(counts.get(name, 0))}"
        for name, title in _VIEWS.items()
    }
    _SHOW[choices.one_of("看什么", "show", names)](held, shown)
    foot(analysis, shown)


held_now = on_screen()
if held_now is not None:
    _page(held_now)
