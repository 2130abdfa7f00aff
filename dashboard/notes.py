"""What does a reader tell the report's author about a finding of the audit?"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from analysis import Analysis
from analysis.charts import equation, labels
from dashboard.address import view_of

Row = Mapping[Hashable, Any]


def nearest(explanation: str) -> str:
    """What would agree, out of a finding's sentence; the whole sentence where it says no more."""
    return explanation.partition("不一致；")[2] or explanation


def note(analysis: Analysis, check: Row) -> str:
    """A finding as a note that a reader can send to the report's author, ready to be pasted."""
    report = analysis.report
    view = view_of(report, str(check["section"]))
    sections = [report.section(number) for number in dict.fromkeys((view, str(check["section"])))]
    made = equation(check, analysis.metrics)
    return "\n".join(
        [
            f"《{report.title or report.name}》有一处数字不一致，请核对。",
            f"位置：{' › '.join(labels.section(one.number, one.title) for one in sections)}",
            f"原句：{' '.join(str(check['sentence']).split())}",
            *([f"算式：{made}"] if made else []),
            f"说明：{check['explanation']}",
        ]
    )
