"""Does the audit find figures that were made wrong, and does it leave consistent reports alone?

`python -m tests.audit.injections` prints the table that docs/accuracy.md shows.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pandas as pd

from analysis import SEED, analyse
from analysis.audit import checks
from analysis.metrics import metrics
from analysis.report import parse
from tests.generated import generate, inject, inject_text
from tests.generated.truth import CHECKS, Check, Claim, Injected, Quantity, Relation

#: The generated reports that figures are made wrong in; other numbers than those that anything was tuned on.
FIRST = 20_000


@dataclass
class Outcome:
    """Counts by kind of check."""

    injected: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    #: Changes that no check can see, by why: see tests.generated.truth.Injected.
    excused: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)

    def recall(self, check: str) -> float:
        return self.found[check] / self.injected[check]

    def add(self, check: Check, injected: Injected, year: int | None) -> None:
        if not injected.detectable:
            self.excused[check] += 1
            return
        self.injected[check] += 1
        table = audited(injected.text, year)
        if reported(table, injected):
            self.found[check] += 1
        else:
            start = injected.quantities[injected.relation.stated].start
            report = parse(injected.text, year=year)
            sentence = report.sentence_text(report.sentence_at(start))
            self.missed.append((check, f"{injected.old} → {injected.new}: {sentence}"))


def audited(text: str, year: int | None) -> pd.DataFrame:
    report = parse(text, year=year)
    return checks(report, metrics(report))


def reported(table: pd.DataFrame, injected: Injected) -> bool:
    """Is there a mismatch that names one of the relation's figures?"""
    places = (injected.relation.stated, *injected.relation.members)
    starts = {str(injected.quantities[place].start) for place in places}
    members = table.loc[table["status"] == "mismatch", "members"]
    return any(starts & set(row.split(";")) for row in members)


def generated(reports: Iterable[int]) -> Outcome:
    """One figure of each kind of relation made wrong in every report."""
    outcome = Outcome()
    for number in reports:
        report = generate(number)
        for check in CHECKS:
            injected = inject(report, random.Random(number), check)
            if injected is not None:
                outcome.add(check, injected, report.year)
    return outcome


def false_alarms(reports: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Mismatches in reports that hold, with every consistent oddity of the genre in them."""
    for number in reports:
        report = generate(number)
        table = audited(report.text, report.year)
        for explanation in table.loc[table["status"] == "mismatch", "explanation"]:
            yield number, explanation


def seed(times: int) -> Outcome:
    """Figures of the seed report's own relations made wrong, many times."""
    analysis = analyse(SEED)
    text = analysis.report.text
    rows = analysis.metrics.to_dict("records")
    places = {int(row["start"]): index for index, row in enumerate(rows)}
    quantities = [
        Quantity(
            start=int(row["start"]),
            end=int(row["end"]),
            text=str(row["text"]),
            value=float(row["value"]),
            unit=str(row["unit"]),
            qualifier=str(row["qualifier"]),
            period=str(row["period"]),
            change=str(row["change"]),
            kind=str(row["kind"]),
            keywords=(),
            section=str(row["section"]),
        )
        for row in rows
    ]
    relations = [
        relation
        for row in analysis.checks.to_dict("records")
        if row["status"] == "ok"
        and (relation := _relation({str(k): v for k, v in row.items()}, places, text))
    ]
    outcome = Outcome()
    for number in range(times):
        for check in CHECKS:
            injected = inject_text(text, quantities, relations, random.Random(number), check)
            if injected is not None:
                outcome.add(check, injected, analysis.report.year)
    return outcome


def _relation(row: dict[str, object], places: dict[int, int], text: str) -> Relation | None:
    members = [places[int(start)] for start in str(row["members"]).split(";")]
    check = str(row["check"])
    if check == "sum":
        starts = [int(start) for start in str(row["members"]).split(";")]
        between = text[starts[0] : starts[1]]
        # Only a bracket without 其中 claims to be whole; 其中 claims to be among, and a plain list nothing.
        claim: Claim = "among" if "其中" in between else "whole" if "(" in between else "none"
        return Relation("sum", members[0], tuple(members[1:]), claim=claim)
    if check == "balance":
        new, carried, closed, pending = members
        return Relation("balance", closed, (carried, new, pending), split=2)
    if check == "change":
        change, current, earlier = members
        return Relation("change", change, (earlier, current))
    if check in ("part_of", "granularity"):
        return Relation("part_of" if check == "part_of" else "granularity", members[0], tuple(members[1:]))
    return None


def main() -> None:
    outcome, of_seed = generated(range(FIRST, FIRST + 200)), seed(40)
    alarms = list(false_alarms(range(FIRST, FIRST + 600)))
    print("| check | injected | found | recall | no check can see | seed: injected | seed: found |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for check in CHECKS:
        injected, found, excused = outcome.injected[check], outcome.found[check], outcome.excused[check]
        print(
            f"| `{check}` | {injected} | {found} | {found / max(injected, 1):.3f} | {excused} "
            f"| {of_seed.injected[check]} | {of_seed.found[check]} |"
        )
    print(f"600 consistent reports: {len(alarms)} false alarms {alarms[:5]}")
    for kind, line in outcome.missed + of_seed.missed:
        print(kind, line)


if __name__ == "__main__":
    main()
