"""What does an invented sentence state, as rows of the metric table?"""

from typing import Any

from analysis.metrics import metrics
from analysis.report import parse

HEAD = "清源县2024年法治政府建设年度报告\n一、主要举措\n(一)依法行政情况\n"


def stated(text: str, head: str = HEAD) -> list[Any]:
    """The rows of `text` as plain objects, in order; it stands in section 1.1 of the report on 2024."""
    return list(metrics(parse(head + text)).itertuples(index=False))


def columns(text: str, *names: str) -> list[Any]:
    """The named columns of every row; one name gives bare values."""
    rows = [tuple(getattr(row, name) for name in names) for row in stated(text)]
    return [row[0] for row in rows] if len(names) == 1 else rows


def only(text: str) -> Any:
    """The one row that `text` states."""
    (row,) = stated(text)
    return row
