"""How is the outcome of the audit written down for the report's author: as text, as Markdown, as JSON?"""

from __future__ import annotations

import json
import math
import re
from typing import Any

import pandas as pd

from analysis import Analysis

FORMATS = ("text", "json", "markdown")

#: The kinds of checks as their reader calls them.
KINDS = {
    "sum": "合计",
    "balance": "收支平衡",
    "ratio": "比率",
    "change": "增减",
    "part_of": "部分与整体",
    "granularity": "比率可否取得",
}
_TITLES = {"mismatch": "不一致", "ok": "一致", "unverifiable": "无从核验"}
#: A report's text is printed as text: nothing in it may steer a terminal.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def verdict(checks: pd.DataFrame) -> str:
    """The outcome of the audit in one sentence."""
    verified = checks[checks["status"] != "unverifiable"]
    wrong = int((checks["status"] == "mismatch").sum())
    if verified.empty:
        return "报告里没有可以互相核验的数字。"
    if not wrong:
        return f"核验了 {len(verified):,} 项数字关系，全部一致。"
    return f"核验了 {len(verified):,} 项数字关系，{len(verified) - wrong:,} 项一致，{wrong:,} 项不一致。"


def consistent(checks: pd.DataFrame) -> bool:
    """Whether no relation is inconsistent."""
    return not (checks["status"] == "mismatch").any()


def written(analysis: Analysis, format: str) -> str:
    """The findings of one report as text in one of :data:`FORMATS`, ending in a line break.

    Raises KeyError for another format.
    """
    return {"text": _text, "json": _json, "markdown": _markdown}[format](analysis)


def _by_status(checks: pd.DataFrame) -> list[tuple[str, list[dict[str, Any]]]]:
    """The findings that do not agree first, those that cannot be verified last."""
    return [
        (
            status,
            [
                {str(k): v for k, v in row.items()}
                for row in checks[checks["status"] == status].to_dict("records")
            ],
        )
        for status in _TITLES
    ]


def _plain(text: object) -> str:
    return _CONTROL.sub(" ", str(text))


def _place(analysis: Analysis, row: dict[str, Any]) -> str:
    section = analysis.report.section(str(row["section"]))
    return f"{section.number} {section.title}"


def _text(analysis: Analysis) -> str:
    lines = [_plain(analysis.report.title), verdict(analysis.checks)]
    for status, rows in _by_status(analysis.checks):
        if rows:
            lines += ["", f"{_TITLES[status]}（{len(rows)}）"]
        for row in rows:
            lines.append(f"  [{KINDS[row['check']]}] {_plain(row['explanation'])}")
            if status == "mismatch":
                lines += [f"    {_plain(_place(analysis, row))}", f"    原句：{_plain(row['sentence'])}"]
    return "\n".join(lines) + "\n"


_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#+!|~-])")


def _escaped(text: object) -> str:
    return _MARKDOWN.sub(r"\\\1", _plain(text))


def _markdown(analysis: Analysis) -> str:
    lines = [f"# {_escaped(analysis.report.title)}", "", _escaped(verdict(analysis.checks))]
    for status, rows in _by_status(analysis.checks):
        if rows:
            lines += ["", f"## {_TITLES[status]}（{len(rows)}）", ""]
        for row in rows:
            lines.append(f"- **{KINDS[row['check']]}** {_escaped(row['explanation'])}")
            if status == "mismatch":
                lines += [f"  {_escaped(_place(analysis, row))}", "", f"  > {_escaped(row['sentence'])}"]
    return "\n".join(lines) + "\n"


def _json(analysis: Analysis) -> str:
    checks = [
        {str(k): None if isinstance(v, float) and math.isnan(v) else v for k, v in row.items()}
        for row in analysis.checks.to_dict("records")
    ]
    document = {
        "report": analysis.report.name,
        "title": analysis.report.title,
        "year": analysis.report.year,
        "verdict": verdict(analysis.checks),
        "checks": checks,
    }
    return json.dumps(document, ensure_ascii=False) + "\n"
