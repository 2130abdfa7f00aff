"""How do a chart, a word cloud and a summary stand on a page, each with its sources and its menu?"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import Analysis, clouds
from analysis.charts import (
    REGISTRY,
    BigNumber,
    Chart,
    Tables,
    arithmetic,
    flows_of,
    labels,
    numbers_of,
    within,
)
from analysis.charts.flows import MOST as MOST_FLOWS
from analysis.charts.flows import question
from analysis.charts.partitions import Flow
from analysis.charts.style import NARROW, Theme, palette
from analysis.charts.terms import WEIGHTS, Weight, ranked
from analysis.clouds import Cloud
from analysis.sharing.pictures import WIDTH
from dashboard import address, linked, saving
from dashboard.evidence import where
from dashboard.marking import FINDING
from dashboard.markup import Node, element, link
from dashboard.reports import Held

#: The charts of a section's numbers, in the order of the page. Its words are in the cloud beside them.
OF_NUMBERS = ("flows", "counts", "rates", "changes")
#: Widths and heights that a cloud is laid out for, in pixels: a column or a telephone, and half a wide page.
_NARROW, _WIDE = (372, 420), (580, 420)
#: The width in pixels of a flow beside its list on a page of 1,200 pixels. Narrower pages show it from row to row.
_ACROSS = 820
_PLOTLY = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "locale": "zh-CN"}


def theme() -> Theme:
    """The theme that the reader's browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"


def charts(held: Held, section: str, key: str) -> None:
    """Every chart of a section, and large figures for the numbers that need none."""
    drawn = []
    for name in OF_NUMBERS:
        if chart(held, REGISTRY[name], section, key):
            drawn.append(name)
            if name == "flows":
                with st.expander("去向图里各数的原句"):
                    linked.show(_flow_lists(held.analysis, section), key=f"flows {key}")
    numbers = numbers_of(held.analysis, section)
    if numbers:
        linked.show([_figures(numbers, held.analysis)], key=f"figures {key}")
    if not drawn and not numbers:
        linked.show([element("p", REGISTRY["figures"].empty, "。", cls="empty")], key=f"figures {key}")


def flow(held: Held, key: str) -> bool:
    """Show the report's largest flow, and beside it its numbers as links; False where there is none to draw.

    A wide page shows it from left to right, a narrow one from row to row: the page's style sheet chooses.
    """
    drawing, analysis = REGISTRY["flows"], held.analysis
    if drawing.data(analysis).empty:
        return False
    st.header("去向与构成", anchor=False)
    left, right = st.columns([3, 1], gap="large")
    with left:
        with st.container(key="only-wide-flow"):
            chart(held, drawing, "", f"{key} wide", width=_ACROSS, menu=False)
        with st.container(key="only-narrow-flow"):
            chart(held, drawing, "", key, menu=False)
        saving.chart_menu(held, drawing, "", f"{drawing.name} {key}")
    with right:
        linked.show(_flow_lists(analysis, ""), key=f"flows {key}")
    return True


def _flow_lists(analysis: Analysis, section: str) -> list[Node]:
    """The numbers of the flows on the screen, each a link to its sentence, and where the other flows are."""
    year = analysis.report.year
    found = flows_of(analysis.metrics, within(analysis.checks, section))
    shown = MOST_FLOWS if section else 1
    ends = dict(zip(analysis.metrics["start"], analysis.metrics["end"], strict=True))
    nodes: list[Node] = []
    for one in found[:shown]:
        if len(found[:shown]) > 1:
            nodes.append(element("h4", f"{question(one, year)}？"))
        nodes.append(_numbers(one, ends))
    nodes.append(element("p", "图中的数和这里的数都可以点开原句。", cls="caption"))
    if found[shown:]:
        others: list[Node] = []
        for one in found[shown:]:
            view = address.view_of(analysis.report, one.section)
            to = {"page": "section", "section": view}
            name = labels.section(view, analysis.report.section(view).title)
            others.append(element("li", link(f"{question(one, year)}？", to, tip=name)))
        nodes += [element("h4", "其他各组，见所在的节"), element("ul", others, cls="plain")]
    return nodes


def _numbers(shown: Flow, ends: dict[int, int]) -> Node:
    items = []
    for node in shown.nodes:
        name = node.indicator if node.key == shown.main else node.name
        number = element("span", element("strong", node.stated), element("small", f" {node.stated_unit}"))
        label: list[Node] = [element("span", name), number]
        if node.start is None:
            items.append(element("li", element("span", label, cls="row")))
        else:
            to = address.passage(node.start, ends[node.start])
            items.append(element("li", element("a", label, cls="row", to=to, tip=node.sentence)))
    return element("ul", items, cls="ledger")


def chart(
    held: Held, drawing: Chart, section: str, key: str, *, width: int = NARROW, menu: bool = True
) -> bool:
    """Show a chart with its menu; False where there is nothing to draw. A click on a mark leads to the text.

    `width` is the narrowest width in pixels at which it is shown.
    """
    look = theme()
    figure: go.Figure | None = held.drawn(
        ("chart", drawing.name, section, look, width),
        lambda: _figure(held.analysis, drawing, section, look, width),
    )
    if figure is None:
        return False
    name = f"chart {drawing.name} {section} {key}"
    st.plotly_chart(
        figure,
        theme=None,
        key=name,
        on_select=partial(_chosen, name, held.analysis),
        selection_mode="points",
        config=_PLOTLY,
        alt=str(figure.layout.meta["alt"]),
    )
    if menu:
        saving.chart_menu(held, drawing, section, f"{drawing.name} {section} {key}")
    return True


def _figure(analysis: Analysis, drawing: Chart, section: str, look: Theme, width: int) -> go.Figure | None:
    figure = drawing.draw(analysis, section, width=width, theme=look)
    if figure is not None:
        # The values beside the marks that are not chosen stay readable.
        figure.update_traces(unselected_textfont_color=palette(look).ink, selector={"type": "bar"})
    return figure


def _chosen(name: str, analysis: Analysis) -> None:
    """A click on a row of a chart: show its sentence, or go to its section. A second click takes the sentence away."""
    points = st.session_state[name].get("selection", {}).get("points", [])
    before = f"chosen {name}"
    if points:
        to = target(analysis, list(points[0].get("customdata") or [None]))
        st.session_state[before] = to
    else:
        # The mark was chosen already. Its sentence may have been closed, or replaced by another, since.
        to = st.session_state.get(before, {})
        if to and all(st.query_params.get(parameter) == value for parameter, value in to.items()):
            to = dict.fromkeys(to, "")
    if to:
        address.follow(to)


def target(analysis: Analysis, data: Sequence[Any]) -> dict[str, str]:
    """Where a click on a mark leads, by what the mark hands back: (start, …), (term, section) or (section,).

    Empty where the report does not state the mark's number itself: then the mark hands back None.
    """
    if data[0] is None or data[0] == "":
        return {}
    if isinstance(data[0], (int, float)):
        rows = analysis.metrics[analysis.metrics["start"] == int(data[0])]
        end = int(rows["end"].iloc[0]) if len(rows) else int(data[0]) + 1
        return address.passage(int(data[0]), end)
    if len(data) == 1:
        return {"page": "section", "section": address.view_of(analysis.report, str(data[0]))}
    return {"term": str(data[0])}


def _figures(numbers: Sequence[BigNumber], analysis: Analysis) -> Node:
    ends = dict(zip(analysis.metrics["start"], analysis.metrics["end"], strict=True))
    items = []
    for number in numbers:
        change = [element("small", f"{number.change} ")] if number.change else []
        finding = [element("span", f" {FINDING}", cls="finding")] if number.mismatch else []
        quantity = element(
            "span",
            *change,
            element("strong", number.stated),
            element("small", f" {number.unit}"),
            cls="quantity",
        )
        items.append(
            element(
                "a",
                quantity,
                element("span", number.indicator, *finding, cls="name"),
                cls="big",
                to=address.passage(number.start, ends[number.start]),
                tip=number.sentence,
            )
        )
    return element("div", items, cls="bigs")


def cloud(held: Held, section: str, key: str, *, wide: bool = False) -> None:
    """Show the word cloud of a section, or of the whole report. A click on a word lists its sentences."""
    weight = _weight(section, key)
    look = theme()

    def laid_out(size: tuple[int, int]) -> Cloud | None:
        drawn: Cloud | None = held.drawn(
            ("cloud", section, weight, look, size),
            lambda: clouds.of(
                held.analysis, section, weight=weight, width=size[0], height=size[1], theme=look
            ),
        )
        return drawn

    narrow = laid_out(_NARROW)
    if narrow is None:
        linked.show([element("p", clouds.NOTHING, "。", cls="empty")], key=f"cloud {key}")
        return
    pictures = [_picture(narrow, "narrow" if wide else "")]
    if wide and (large := laid_out(_WIDE)) is not None:
        pictures.append(_picture(large, "wide"))
    caption = element("p", f"{narrow.subtitle}。点词看原句。", cls="caption")
    linked.show([element("div", pictures, cls="cloud"), caption], key=f"cloud {key}")
    saving.cloud_menu(
        section,
        lambda: saved_cloud(held, section, weight),
        lambda: ranked(held.analysis.terms, section, weight, clouds.MAX_WORDS),
        f"cloud {section} {key}",
    )


def saved_cloud(held: Held, section: str, weight: Weight) -> Cloud:
    """The word cloud as it is saved: as wide as every picture, in the light theme. The section must have terms."""
    drawn: Cloud = held.drawn(
        ("cloud", section, weight, "saved"),
        lambda: clouds.of(held.analysis, section, weight=weight, width=WIDTH, height=round(WIDTH * 0.56)),
    )
    return drawn


def _weight(section: str, key: str) -> Weight:
    """By what words are sized; the whole report has no rest to be set apart from."""
    names: list[Weight] = [weight for weight in WEIGHTS if section or weight != "distinctiveness"]
    chosen: Weight = (
        st.segmented_control(
            "词的大小按",
            names,
            default="count",
            required=True,
            format_func=lambda weight: {"count": "频次", "tfidf": "TF-IDF", "distinctiveness": "特征"}[
                weight
            ],
            key=f"weight {key}",
            label_visibility="collapsed",
        )
        or "count"
    )
    return chosen


def _picture(drawn: Cloud, cls: str) -> Node:
    words = [
        {
            "term": word.term,
            "tip": f"{word.term} {word.count:,} 次",
            "x": word.x + word.width / 2,
            "y": word.y + word.height / 2,
            "size": word.size,
            "width": word.width,
            "turn": word.vertical,
            "colour": word.colour,
            "to": {"term": word.term},
            "href": address.href({"term": word.term}),
        }
        for word in drawn.words
    ]
    picture = element("div", cls=f"picture {cls}".strip(), label=drawn.alt())
    picture["words"] = {"items": words, "width": drawn.width, "height": drawn.height}
    return picture


def summary(analysis: Analysis, section: str, key: str, *, most: int | None = None) -> None:
    """Show the sentences that say most, in the order of the text; each leads to its place in the text.

    With `most` the others are folded.
    """
    rows = chosen_sentences(analysis, section).sort_values("rank")
    if rows.empty:
        linked.show([element("p", "没有可以摘出的句子。", cls="empty")], key=f"summary {key}")
        return
    note = (
        f"原文 {len(rows)} 句，占{'本节' if section else '全文'}字数的 {_share(analysis, section, rows)} %。"
    )
    shown, folded = (rows, rows.iloc[:0]) if most is None else (rows.head(most), rows.iloc[most:])
    linked.show(
        [_sentences(analysis, section, shown), element("p", note, cls="caption")], key=f"summary {key}"
    )
    if len(folded):
        with st.expander(f"其余 {len(folded)} 句"):
            linked.show([_sentences(analysis, section, folded)], key=f"summary rest {key}")


def _sentences(analysis: Analysis, section: str, rows: pd.DataFrame) -> Node:
    report = analysis.report
    items: list[Node] = []
    for row in rows.sort_values("start").to_dict("records"):
        start, end = int(row["start"]), int(row["end"])
        to = address.in_text(report, start, end)
        source: list[Node] = [] if section else [element("small", where(report, start), cls="source")]
        items.append(element("li", link(report.text[start:end], to, cls="sentence"), *source))
    return element("ol", items, cls="summary")


def chosen_sentences(analysis: Analysis, section: str) -> pd.DataFrame:
    """The rows of **summaries** of a view, or of the whole report."""
    return analysis.summaries[analysis.summaries["section"] == section]


def _share(analysis: Analysis, section: str, rows: pd.DataFrame) -> int:
    report = analysis.report
    whole = report.section(section) if section else None
    text = report.text[whole.start : whole.end] if whole else report.text
    return round(100 * sum(rows["end"] - rows["start"]) / max(len("".join(text.split())), 1))


def of_one(check: Mapping[Hashable, Any]) -> Chart:
    """The arithmetic of one row of **checks** as a chart of its own, with a menu like every other."""

    def rows(analysis: Tables, section: str | None) -> pd.DataFrame:
        checks = analysis.checks
        same = (checks["start"] == check["start"]) & (checks["members"] == check["members"])
        found: pd.DataFrame = checks[same & (checks["check"] == check["check"])]
        return found

    def drawing(analysis: Tables, section: str | None, width: int, look: Theme) -> go.Figure | None:
        report = analysis.report
        return arithmetic(
            rows(analysis, section),
            analysis.metrics,
            analysis.sections,
            place=labels.place(report.region, report.year),
            year=report.year,
            caption=analysis.caption(),
            width=width,
            theme=look,
        )

    members = str(check["members"]).replace(";", "-")
    return Chart(f"arithmetic-{check['check']}-{members}", "数字核对", "section", drawing, rows)
