"""How is a piece of the report shown with its metrics, its findings and the current passage marked?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from analysis.charts import labels, mismatched
from analysis.report import Report
from dashboard import address
from dashboard.markup import Node, element

#: The mark and the word of a finding; never its colour alone.
FINDING = "※ 核验不一致"


@dataclass(frozen=True, slots=True)
class Mark:
    """`Report.text[start:end]` has the class `cls`; with `to` it is a link. `after` is written behind it."""

    start: int
    end: int
    cls: str
    to: Mapping[str, str] | None = None
    tip: str = ""
    after: str = ""


def of_metrics(metrics: pd.DataFrame, checks: pd.DataFrame, year: int | None) -> list[Mark]:
    """A mark for every row of **metrics**, a link that shows its sentence; findings of the audit are marked as such."""
    wrong = mismatched(checks)
    marks = []
    for row in metrics.to_dict("records"):
        start, end = int(row["start"]), int(row["end"])
        found = start in wrong
        tip = f"{labels.indicator(row, year)}：{labels.quantity(row)}"
        marks.append(
            Mark(
                start,
                end,
                "metric finding" if found else "metric",
                address.passage(start, end),
                f"{tip}（{FINDING}）" if found else tip,
            )
        )
    for start, end in set(zip(checks["start"], checks["end"], strict=True)) if len(checks) else ():
        if ((checks["start"] == start) & (checks["end"] == end) & (checks["status"] == "mismatch")).any():
            marks.append(Mark(int(start), int(end), "", after=FINDING))
    return marks


def here(report: Report, at: tuple[int, int] | None) -> list[Mark]:
    """The marks of the passage that the address names: its sentence and the passage itself."""
    if at is None:
        return []
    sentence = report.sentence_at(at[0])
    return [Mark(sentence.start, max(sentence.end, at[1]), "here"), Mark(*at, "exact")]


def passage(report: Report, start: int, end: int, marks: Iterable[Mark]) -> list[Node]:
    """`Report.text[start:end]` as inline nodes."""
    return _runs(report.text, start, end, [m for m in marks if m.start < end and m.end > start])


def paragraphs(report: Report, start: int, end: int, marks: Sequence[Mark]) -> list[Node]:
    """`Report.text[start:end]`, a paragraph a line, headings set apart."""
    headings = [
        Mark(s.start, s.end, "heading") for s in report.sentences if s.heading and start <= s.start < end
    ]
    whole = {(mark.start, mark.end) for mark in headings}
    nodes: list[Node] = []
    at = start
    for line in report.text[start:end].split("\n"):
        stop = at + len(line)
        if line.strip():
            stripped = (at + len(line) - len(line.lstrip()), at + len(line.rstrip()))
            nodes.append(
                element(
                    "p",
                    passage(report, at, stop, [*headings, *marks]),
                    cls="line heading-line" if stripped in whole else "line",
                )
            )
        at = stop + 1
    return nodes


def _runs(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Node]:
    cuts = sorted(
        {start, end, *(min(max(edge, start), end) for mark in marks for edge in (mark.start, mark.end))}
    )
    nodes: list[Node] = []
    for left, right in pairwise(cuts):
        covering = [mark for mark in marks if mark.start <= left and right <= mark.end]
        words = text[left:right]
        classes = " ".join(dict.fromkeys(name for mark in covering for name in mark.cls.split()))
        # Of links that lie in one another the innermost counts: it says most about the place.
        linked = min((m for m in covering if m.to), key=lambda mark: mark.end - mark.start, default=None)
        if linked is not None and linked.to is not None:
            nodes.append(element("a", words, cls=classes, to=linked.to, tip=linked.tip))
        elif classes:
            nodes.append(element("span", words, cls=classes))
        else:
            nodes.append(words)
        nodes.extend(
            element("a", mark.after, cls="finding word", to={"page": "audit"})
            for mark in marks
            if mark.after and mark.end == right
        )
    return nodes
