"""What does the audit say of an invented sentence?"""

from typing import Any

from analysis.audit import checks
from analysis.metrics import metrics
from analysis.report import parse

HEAD = "清源县2024年法治政府建设年度报告\n一、主要举措\n(一)依法行政情况\n"


def audited(text: str) -> list[Any]:
    """The rows of the table of checks for `text`, in order."""
    report = parse(HEAD + text)
    return list(checks(report, metrics(report)).itertuples(index=False))


def of_kind(text: str, *kinds: str) -> list[Any]:
    """The rows of the named kinds of check, without percentages that cannot be verified."""
    return [row for row in audited(text) if row.check in kinds and row.status != "unverifiable"]


def only(text: str, kind: str) -> Any:
    """The one row of that kind."""
    (row,) = of_kind(text, kind)
    return row


def verdicts(text: str, *kinds: str) -> list[tuple[str, float, float]]:
    return [(row.status, row.reported, round(row.computed, 2)) for row in of_kind(text, *kinds)]


def mismatches(text: str) -> list[Any]:
    return [row for row in audited(text) if row.status == "mismatch"]
