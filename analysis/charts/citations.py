"""What does the report cite and whom does it name, and where?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import number, tooltip
from analysis.charts.strips import Mark, Panel, Strip, draw
from analysis.charts.style import NARROW, Theme

Cited = Literal["title", "organisation"]

_QUESTIONS: dict[Cited, str] = {
    "title": "引用了哪些文件，在哪里引用？",
    "organisation": "提到了哪些机构，在哪里提到？",
}
_COUNTED: dict[Cited, str] = {"title": "种文件", "organisation": "个机构"}


def cited(mentions: pd.DataFrame, kind: Cited) -> pd.DataFrame:
    """The rows of **mentions** of a kind, those named most often first, equal ones in the order of the text."""
    rows = mentions[mentions["kind"] == kind]
    if rows.empty:
        return rows
    count = rows.groupby("normalised")["start"].transform("size")
    first = rows.groupby("normalised")["start"].transform("min")
    return (
        rows.assign(_count=-count, _first=first)
        .sort_values(["_count", "_first", "start"], kind="stable")
        .drop(columns=["_count", "_first"])
    )


def citations(
    mentions: pd.DataFrame,
    sections: pd.DataFrame,
    *,
    kind: Cited = "title",
    place: str = "",
    caption: str = "",
    limit: int = 16,
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """A strip of the report for each cited title (or named body), with a mark wherever it is cited.

    Mentions are one where `normalised` is the same. A click hands back `(start, section, text)`. Returns None where
    nothing of the kind is mentioned.
    """
    rows = cited(mentions, kind)
    if rows.empty:
        return None
    groups = list(rows.groupby("normalised", sort=False))
    often = len(rows) > len(groups)
    strips = [
        # Where everything is named once, nobody need be told so on every row.
        Strip(
            str(name),
            number(len(found)) if often else "",
            "次" if often else "",
            [_mark(row) for row in found.to_dict("records")],
        )
        for name, found in groups[:limit]
    ]
    left_out = len(groups) - len(strips)
    notes = [
        place,
        f"{number(len(groups))} {_COUNTED[kind]}，{number(len(rows))} 次",
        "每条为全文，从左到右；色块为各节",
        f"另有 {number(left_out)} {_COUNTED[kind]}未画出，见提及表" if left_out else "",
    ]
    return draw(
        [Panel("", strips)],
        sections,
        title=_QUESTIONS[kind],
        subtitle=" · ".join(note for note in notes if note),
        caption=caption,
        width=width,
        theme=theme,
    )


def _mark(row: Mapping[Any, Any]) -> Mark:
    return Mark(
        int(str(row["start"])),
        str(row["section"]),
        tooltip(str(row["text"]), str(row["sentence"])),
        (int(str(row["start"])), str(row["section"]), str(row["text"])),
    )
