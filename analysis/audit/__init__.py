"""Does the report's own arithmetic hold?

Each kind of check is one module with one function from the sentences' figures to findings; :data:`CHECKS` lists them.
A finding is called an inconsistency, never an error: the report's author knows which of the figures is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from analysis.audit.balances import balances
from analysis.audit.changes import changes
from analysis.audit.context import Passage, passages
from analysis.audit.finding import Finding
from analysis.audit.parts import parts
from analysis.audit.ratios import ratios
from analysis.audit.sums import sums
from analysis.report import Report
from analysis.tables import frame

#: The checks in the order in which they are made; `granularity` is made by `ratios` where only the total is given.
CHECKS: dict[str, Callable[[list[Passage]], Iterator[Finding]]] = {
    "sum": sums,
    "balance": balances,
    "ratio": ratios,
    "change": changes,
}


def checks(report: Report, metrics: pd.DataFrame) -> pd.DataFrame:
    """The table of checks: every arithmetic relation that can be verified inside the report, in text order."""
    found_passages = passages(report, metrics)
    findings = [finding for check in CHECKS.values() for finding in check(found_passages)]
    covered = set().union(*(f.pairs() for f in findings if f.status != "unverifiable")) if findings else set()
    summed = {m.start for f in findings if f.check == "sum" for m in f.members[1:]}
    findings += parts(found_passages, covered, summed)
    findings.sort(key=lambda f: (f.passage.start, f.members[0].start))
    return frame("checks", [finding.row() for finding in findings])
