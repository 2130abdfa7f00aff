"""How do the metrics of one sentence hang together: clauses, brackets, totals and the parts behind them?"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import pandas as pd

from analysis.assets import pattern, toml
from analysis.audit.figures import Figure, figure
from analysis.metrics.clauses import Clause, Item, split, whole_of
from analysis.metrics.masks import half_width, mask
from analysis.metrics.quantities import Quantity
from analysis.report import Report

_RATES = ("%", "‰", "个百分点")


@dataclass(slots=True)
class Member:
    """One row of the metric table with its place in the sentence."""

    start: int
    end: int
    section: str
    indicator: str
    value: float
    unit: str
    text: str
    qualifier: str
    period: str
    change: str
    kind: str
    figure: Figure
    order: int
    clause: int
    bracket: int
    host: int
    lead: str
    #: Index of the member that the sentence makes this one a part of, or -1.
    whole: int

    @property
    def is_rate(self) -> bool:
        return self.unit in _RATES

    @property
    def is_count(self) -> bool:
        """A plain count of things, which can be added up and divided."""
        return (
            not self.is_rate
            and not self.change
            and self.unit not in ("倍", "位", "分", "天", "小时", "个工作日", "个月", "年", "届")
        )

    @property
    def adds_up(self) -> bool:
        """A count, or a change given as a count (比上年增加27人(招录10人、调入17人)), which has parts too."""
        return self.is_count or (bool(self.change) and not self.is_rate and self.unit != "倍")

    @property
    def name(self) -> str:
        """The last part of the indicator: what the row adds to the head it carries."""
        return self.indicator.rsplit("·", 1)[-1]


@dataclass(slots=True)
class Passage:
    """A sentence that states quantities, with its members in order and its clauses."""

    section: str
    start: int
    end: int
    sentence: str
    text: str
    members: list[Member] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)

    def counts(self) -> list[Member]:
        """The members that are plain counts of what is, not of what is planned."""
        return [member for member in self.members if member.is_count and member.kind == "actual"]


def passages(report: Report, metrics: pd.DataFrame) -> list[Passage]:
    """The sentences that state quantities, in text order."""
    out: list[Passage] = []
    by_sentence: dict[int, list[dict[str, object]]] = {}
    for row in metrics.to_dict("records"):
        sentence = report.sentence_at(int(row["start"]))
        by_sentence.setdefault(sentence.start, []).append({str(key): value for key, value in row.items()})
    for start, rows in by_sentence.items():
        sentence = report.sentence_at(start)
        original = report.sentence_text(sentence)
        text = half_width(original)
        quantities = [_quantity(row, start) for row in rows]
        clauses, items = split(mask(text), quantities)
        passage = Passage(sentence.section, sentence.start, sentence.end, original, text, [], clauses)
        for order, (one, item) in enumerate(zip(rows, items, strict=True)):
            clause = clauses[item.clause]
            whole = whole_of(text, clauses, items, order)
            passage.members.append(
                _member(
                    one, order, item, text[clause.start : item.quantity.start], -1 if whole is None else whole
                )
            )
        out.append(passage)
    return out


def _quantity(row: dict[str, object], offset: int) -> Quantity:
    start, end = int(str(row["start"])) - offset, int(str(row["end"])) - offset
    return Quantity(
        start, end, float(str(row["value"])), str(row["unit"]), str(row["qualifier"]), start, False
    )


def _member(row: dict[str, object], order: int, item: Item, lead: str, whole: int) -> Member:
    text = str(row["text"])
    value, unit, qualifier = float(str(row["value"])), str(row["unit"]), str(row["qualifier"])
    return Member(
        start=int(str(row["start"])),
        end=int(str(row["end"])),
        section=str(row["section"]),
        indicator=str(row["indicator"]),
        value=value,
        unit=unit,
        text=text,
        qualifier=qualifier,
        period=str(row["period"]),
        change=str(row["change"]),
        kind=str(row["kind"]),
        figure=figure(text, value, qualifier, count=unit not in _RATES),
        order=order,
        clause=item.clause,
        bracket=item.bracket,
        host=item.host,
        lead=lead,
        whole=whole,
    )


def is_change(member: Member) -> bool:
    """Does the row state a change: by its word of change, or by its name (增幅15%)?"""
    return bool(member.change) or bool(pattern("change_name").search(member.name))


@cache
def _family_of() -> dict[str, int]:
    return {unit: number for number, units in enumerate(toml("audit")["families"]) for unit in units}


def same_family(one: str, other: str) -> bool:
    """Do two units count one kind of thing, so that they can be added up?"""
    families = _family_of()
    return one == other or families.get(one, -1) == families.get(other, -2)


def related(whole: Member, part: Member, least: int = 3) -> bool:
    """Do two indicators speak of one subject: the part carries the whole's head, or they share `least` characters?"""
    heads = {whole.indicator.split("·")[0], whole.name}
    if any(head and part.indicator.startswith(head) for head in heads):
        return True
    carried, joint, _ = part.indicator.partition("·")
    if joint and len(carried) >= 2 and carried in whole.indicator:
        return True
    return _common(whole.indicator, part.indicator) >= least


def _common(one: str, other: str) -> int:
    """Length of the longest common substring."""
    best = 0
    before = [0] * (len(other) + 1)
    for left in one:
        row = [0]
        for position, right in enumerate(other, 1):
            length = before[position - 1] + 1 if left == right and left != "·" else 0
            row.append(length)
            best = max(best, length)
        before = row
    return best
