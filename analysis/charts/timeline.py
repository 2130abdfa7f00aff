"""What does the report say was done when?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.colour import translucent
from analysis.charts.labels import escape, lines, tooltip
from analysis.charts.style import EDGE, NARROW, Theme, covering, finish, palette, section_colours, typography

_LINE = 18
_GAP = 12
_MONTH = re.compile(r"\d{4}-\d{2}")
#: A clause: a title or a quotation in it may hold the marks that end one.
_CLAUSE = re.compile(r"(?:《[^》]*》|“[^”]*”|[^,，;；。:：!！?？])+")
#: Pixels left of the line: `12月31日`.
_DATES = 70


def dated(mentions: pd.DataFrame, year: int | None) -> pd.DataFrame:
    """The dates of **mentions** that name a month of `year` (of any year where it is None), in the order of time."""
    rows = mentions[(mentions["kind"] == "date") & mentions["normalised"].str.match(_MONTH.pattern)]
    if year is not None:
        rows = rows[rows["normalised"].str.startswith(f"{year}-")]
    return rows.sort_values(["normalised", "start"], kind="stable")


def timeline(
    mentions: pd.DataFrame,
    sections: pd.DataFrame,
    *,
    heading: str = "",
    place: str = "",
    year: int | None = None,
    caption: str = "",
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """The dates of the reporting year down a line, each with the clause that it stands in.

    Dates of one month stand together; months of which the report says nothing are named in the subtitle. A click
    hands back `(start, section, text)`. Returns None where no month of the year is named.
    """
    rows = dated(mentions, year)
    if rows.empty:
        return None
    colours, text = palette(theme), typography()
    by_section = section_colours(sections, theme)
    room = width - 2 * EDGE
    figure = go.Figure()
    records = rows.to_dict("records")
    top, tops, highs = 4.0, [], []
    shades = []
    month = ""
    for row in records:
        when = str(row["normalised"])
        if when[:7] != month:
            if month:
                top += 8
            month = when[:7]
        told = lines(_clause(row), (room - _DATES - 24) / text.body, most=3)
        high = len(told) * _LINE + _GAP
        for content, x, anchor, ink in (
            (_day(when, year), _DATES, "right", colours.muted),
            ("<br>".join(map(escape, told)), _DATES + 24, "left", colours.ink),
        ):
            figure.add_annotation(
                text=content, xref="paper", x=0, xshift=x, y=top, yref="y", xanchor=anchor, yanchor="top", align="left",
                font={"size": text.body, "color": ink},
            )  # fmt: skip
        try:
            shades.append(by_section[covering(str(row["section"]), by_section)])
        except KeyError:
            shades.append(colours.muted)
        tops.append(top)
        highs.append(high)
        top += high
    body = round(top)
    figure.update_layout(
        barmode="overlay",
        xaxis={"range": [0, 1], "visible": False},
        yaxis={"range": [body, 0], "visible": False},
    )
    # The line and its dots are as far from the edge as the texts: in pixels, whatever the width.
    figure.add_shape(
        type="line", xref="paper", xsizemode="pixel", xanchor=0, x0=_DATES + 12, x1=_DATES + 12, yref="y",
        y0=tops[0] + 9, y1=tops[-1] + 9, line={"color": colours.line, "width": 1}, layer="below",
    )  # fmt: skip
    for at, shade in zip(tops, shades, strict=True):
        figure.add_shape(
            type="circle", xref="paper", xsizemode="pixel", xanchor=0, x0=_DATES + 7, x1=_DATES + 17, yref="y",
            ysizemode="pixel", yanchor=at + 9, y0=-5, y1=5, line={"width": 0}, fillcolor=shade,
        )  # fmt: skip
    figure.add_bar(
        x=[1.0] * len(records),
        base=[0.0] * len(records),
        y=[at + high / 2 - _GAP / 2 for at, high in zip(tops, highs, strict=True)],
        width=highs,
        orientation="h",
        marker={"color": translucent(colours.blue, 0)},
        selected={"marker": {"color": translucent(colours.blue, 0.12)}},
        hovertext=[tooltip(str(row["text"]), str(row["sentence"])) for row in records],
        hoverinfo="text",
        customdata=[[int(row["start"]), str(row["section"]), str(row["text"])] for row in records],
        name="rows",
    )
    asked = "哪些事写明了时间？"
    notes = [place, f"{len(records)} 处日期，按时间先后", _silent(rows, year)]
    return finish(
        figure,
        title=f"{heading}：{asked}" if heading else asked,
        subtitle=" · ".join(note for note in notes if note),
        caption=caption,
        body=body,
        width=width,
        theme=theme,
    )


def _day(when: str, year: int | None) -> str:
    """`2023-07-03` as `7月3日`, with its year where that is not the reporting year; of a span the first end."""
    parts = when.partition("/")[0].split("-")
    written = f"{int(parts[1])}月" + (f"{int(parts[2])}日" if len(parts) > 2 else "")
    if "/" in when:
        written += "起"
    return written if year is not None and parts[0] == str(year) else f"{parts[0]}.{written}"


def _clause(row: Mapping[Any, Any]) -> str:
    """What the sentence says at the date: the clause that holds it, and the next one where that is the date alone."""
    sentence, text = str(row["sentence"]), str(row["text"])
    at = sentence.find(text)
    pieces = list(_CLAUSE.finditer(sentence))
    for index, piece in enumerate(pieces):
        if piece.start() <= at < piece.end():
            last = piece
            while last.end() - max(piece.start(), at + len(text)) < 8 and index + 1 < len(pieces):
                index += 1
                last = pieces[index]
            begin = at + len(text) if not sentence[piece.start() : at].strip() else piece.start()
            return sentence[begin : last.end()].strip(" ,，;；:：") or sentence
    return sentence


def _silent(rows: pd.DataFrame, year: int | None) -> str:
    if year is None:
        return ""
    named = {int(str(when)[5:7]) for when in rows["normalised"]}
    silent = [f"{month}月" for month in range(1, 13) if month not in named]
    return f"{'、'.join(silent)}未写到" if silent else ""
