"""Where did what was received go, and of what is a total made?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.colour import translucent
from analysis.charts.labels import columns, escape, lines, styled, tooltip
from analysis.charts.layered import LINE, Place, across, down, order
from analysis.charts.partitions import Flow, Link, Node, flows_of
from analysis.charts.style import (
    EDGE,
    NARROW,
    WIDE,
    Theme,
    covering,
    finish,
    palette,
    section_colours,
    typography,
)

#: At most this many flows stand below one another.
MOST = 6
_HEADER = 34


def flows(
    metrics: pd.DataFrame,
    checks: pd.DataFrame,
    sections: pd.DataFrame,
    *,
    heading: str = "",
    place: str = "",
    year: int | None = None,
    caption: str = "",
    most: int = MOST,
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """The verified sums and balances of `checks` as Sankey diagrams, the largest first, the others below it.

    Nothing in it is made by hand: see :mod:`analysis.charts.partitions` for the direction. On a wide picture the
    flow runs from left to right; on a narrow one it falls from row to row, so that every number keeps a line for
    its label. Drawn with bars and outlines and not with Plotly's Sankey trace, which has one fixed direction, shrinks
    its labels beyond reading and answers no click. A click hands back `(start, section, indicator)`.

    Returns None where no sum was verified.
    """
    found = flows_of(metrics, checks)
    if not found:
        return None
    shown, text, colours = found[:most], typography(), palette(theme)
    by_section = section_colours(sections, theme)
    room = width - 2 * EDGE
    figure = go.Figure()
    top = 0.0
    for index, flow in enumerate(shown):
        if index:
            head = lines(f"{question(flow, year)}？", room / text.body)
            figure.add_annotation(
                text="<br>".join(map(escape, head)), x=0, y=top + 14, xref="x", yref="y", xanchor="left",
                yanchor="top", align="left", font={"size": text.body, "color": colours.ink, "weight": 600},
            )  # fmt: skip
            top += _HEADER - LINE + LINE * len(head) + 8
        placed, height = (across if width >= WIDE else down)(flow, room)
        colour = _colour(flow.section, by_section, theme)
        _draw(figure, flow, placed, top, width >= WIDE, colour, theme)
        top += height
    body = round(top)
    figure.update_layout(
        barmode="overlay",
        xaxis={"range": [0, room], "visible": False},
        yaxis={"range": [body, 0], "visible": False},
    )
    first = shown[0]
    asked = f"{question(first, year)}？"
    left_out = len(found) - len(shown)
    wrong = int(((checks["status"] == "mismatch") & checks["check"].isin(["sum", "balance"])).sum())
    notes = [
        place,
        f"单位：{first.node(first.main).unit}" if len(shown) == 1 else "宽度按各自的总数",
        "由核验一致的合计与收支关系画出",
        f"另有 {left_out} 组未画出，见核验表" if left_out else "",
        f"{wrong} 项合计核验不一致，未画出" if wrong else "",
    ]
    finish(
        figure,
        title=f"{heading}：{asked}" if heading else asked,
        subtitle=" · ".join(note for note in notes if note),
        caption=caption,
        body=body,
        width=width,
        theme=theme,
    )
    figure.layout.meta["alt"] = f"{asked}{_told(first)}"
    return figure


def question(flow: Flow, year: int | None = None) -> str:
    """What a flow answers, without its question mark: `收到行政复议申请 41 件去了哪里`."""
    main = flow.node(flow.main)
    stated = f"{main.title(year)} {main.stated} {main.stated_unit}"
    return f"{stated}去了哪里" if flow.moves else f"{stated}由哪些部分组成"


def _told(flow: Flow) -> str:
    """The links in words, for those who cannot see them."""
    by_key = {node.key: node for node in flow.nodes}
    goes: dict[int, list[str]] = {}
    for link in flow.links:
        to = by_key[link.target]
        goes.setdefault(link.source, []).append(f"{to.name} {to.stated} {to.stated_unit}")
    return "；".join(
        f"{by_key[key].name} {by_key[key].stated} {by_key[key].stated_unit}→{'、'.join(parts)}"
        for key, parts in goes.items()
    )


def _colour(number: str, colours: Mapping[str, str], theme: Theme) -> str:
    try:
        return colours[covering(number, colours)]
    except KeyError:
        return palette(theme).muted


def _label_text(broken: Sequence[str], node: Node, colour: str) -> str:
    """The lines as Plotly text: the unit smaller than its number, the name quieter than both."""
    made = []
    for line in broken:
        name, marked, _ = line.partition("\0")
        written = f'<span style="color:{colour}">{escape(name)}</span>' if name else ""
        number = styled(node.stated, node.stated_unit, typography().small) if marked else ""
        made.append(f"{written} {number}".strip())
    return "<br>".join(made)


def _draw(
    figure: go.Figure,
    flow: Flow,
    placed: Mapping[int, Place],
    top: float,
    rightwards: bool,
    colour: str,
    theme: Theme,
) -> None:
    colours, text = palette(theme), typography()
    by_key = {node.key: node for node in flow.nodes}
    for link, begin, end in _ports(flow, placed, rightwards):
        source, target = by_key[link.source], by_key[link.target]
        outline = _band(begin, end, rightwards)
        figure.add_scatter(
            x=[x for x, _ in outline],
            y=[top + y for _, y in outline],
            fill="toself",
            fillcolor=translucent(colour, 0.22),
            mode="lines",
            line={"width": 0},
            hoveron="fills",
            text=tooltip(f"{source.name} → {target.name} {_amount(link, source, target)}", link.explanation),
            hoverinfo="text",
            name="links",
        )
    bars = [placed[node.key] for node in flow.nodes]
    figure.add_bar(
        x=[bar.width for bar in bars],
        base=[bar.x for bar in bars],
        y=[top + bar.y + bar.height / 2 for bar in bars],
        width=[bar.height for bar in bars],
        orientation="h",
        marker={
            "color": [colours.muted if node.start is None else colour for node in flow.nodes],
            "line": {"width": 0},
        },
        hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
        name="bars",
    )
    stated = [node for node in flow.nodes if node.start is not None]
    for nodes, name in ((stated, "rows"), ([n for n in flow.nodes if n.start is None], "added")):
        if not nodes:
            continue
        boxes = [_box(placed[node.key]) for node in nodes]
        figure.add_bar(
            x=[x1 - x0 for x0, _, x1, _ in boxes],
            base=[x0 for x0, _, _, _ in boxes],
            y=[top + (y0 + y1) / 2 for _, y0, _, y1 in boxes],
            width=[y1 - y0 for _, y0, _, y1 in boxes],
            orientation="h",
            marker={"color": translucent(colours.blue, 0)},
            selected={"marker": {"color": translucent(colours.blue, 0.12)}},
            hovertext=[
                tooltip(f"{node.indicator} {node.stated} {node.stated_unit}", node.sentence) for node in nodes
            ],
            hoverinfo="text",
            customdata=[[node.start, node.section, node.indicator] for node in nodes]
            if name == "rows"
            else None,
            name=name,
        )
    for node in flow.nodes:
        at = placed[node.key]
        figure.add_annotation(
            text=_label_text(at.label, node, colours.muted if node.start is None else colours.ink),
            x=at.label_x, y=top + at.label_y, xref="x", yref="y", xanchor="left", yanchor="top", align="left",
            font={"size": text.body, "color": colours.ink},
        )  # fmt: skip


def _amount(link: Link, source: Node, target: Node) -> str:
    part = source if abs(source.value - link.value) < abs(target.value - link.value) else target
    return f"{part.stated} {part.stated_unit}"


def _box(place: Place) -> tuple[float, float, float, float]:
    """What answers a pointer: the bar with its label."""
    wide = max(columns(line) for line in place.label) * typography().body
    high = LINE * len(place.label)
    return (
        min(place.x, place.label_x),
        min(place.y, place.label_y),
        max(place.x + place.width, place.label_x + wide),
        max(place.y + place.height, place.label_y + high),
    )


_Port = tuple[float, float, float]


def _ports(flow: Flow, placed: Mapping[int, Place], rightwards: bool) -> list[tuple[Link, _Port, _Port]]:
    """Every link with its two ends: (where it leaves or arrives, from, to)."""
    leaving, entering = order(flow)

    def begin(place: Place) -> float:
        return place.y if rightwards else place.x

    def extent(place: Place) -> float:
        return place.height if rightwards else place.width

    ends: dict[tuple[int, Link], _Port] = {}
    for side, other in ((leaving, "target"), (entering, "source")):
        for key, links in side.items():
            place = placed[key]
            total = sum(link.value for link in links) or 1.0
            at = begin(place)
            for link in sorted(
                links, key=lambda one: (begin(placed[getattr(one, other)]), getattr(one, other))
            ):
                share = extent(place) * link.value / total
                edge = place.x if rightwards else place.y
                if side is leaving:
                    edge += place.width if rightwards else place.height
                ends[key, link] = (edge, at, at + share)
                at += share
    return [(link, ends[link.source, link], ends[link.target, link]) for link in flow.links]


def _band(begin: _Port, end: _Port, rightwards: bool, steps: int = 20) -> list[tuple[float, float]]:
    """The outline of a link: two curves that leave and arrive at right angles to the bars."""
    start, from_low, from_high = begin
    stop, to_low, to_high = end

    def curve(one: float, other: float) -> list[tuple[float, float]]:
        points = []
        for step in range(steps + 1):
            t = step / steps
            points.append((start + (stop - start) * t, one + (other - one) * t * t * (3 - 2 * t)))
        return points

    outline = [*curve(from_low, to_low), *reversed(curve(from_high, to_high))]
    outline.append(outline[0])
    return outline if rightwards else [(y, x) for x, y in outline]
