"""An invented report with its tables, small enough to count by hand."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.report import Report, Section, Sentence
from analysis.tables import frame

TEXT = "某县2024年法治政府建设年度报告\n" + "一二三四五六七八九十" * 60

SECTIONS = (
    Section("0", 0, "前言", 0, "", "0", 0, 40),
    Section("1", 1, "主要举措和成效", 1, "", "", 40, 500),
    Section("1.1", 2, "(一)健全政府机构职能体系", 2, "1", "1.1", 60, 250),
    Section("1.1.1", 3, "优化服务", 3, "1.1", "1.1", 80, 250),
    Section("1.2", 4, "化解矛盾纠纷", 2, "1", "1.2", 250, 500),
    Section("2", 5, "存在的问题", 1, "", "2", 500, 600),
)


#: One sentence a section that has text of its own.
SENTENCES = (
    Sentence(0, 15, "0", True),
    Sentence(16, 40, "0", False),
    Sentence(80, 250, "1.1.1", False),
    Sentence(250, 500, "1.2", False),
    Sentence(500, 600, "2", False),
)


@dataclass(frozen=True)
class Invented:
    """What a chart asks of an analysis."""

    report: Report
    sections: pd.DataFrame
    metrics: pd.DataFrame
    checks: pd.DataFrame
    terms: pd.DataFrame
    mentions: pd.DataFrame

    def caption(self) -> str:
        return "来源：某县2024年法治政府建设年度报告"


def metric(
    start: int, section: str, indicator: str, value: float, unit: str, text: str, **more: str
) -> dict[str, object]:
    """A row of **metrics** with an invented sentence."""
    return {
        "section": section,
        "section_title": "优化服务",
        "indicator": indicator,
        "value": value,
        "unit": unit,
        "text": text,
        "qualifier": "",
        "change": "",
        "kind": "actual",
        "period": "2024",
        "sentence": f"全年{indicator}{text}。",
        "start": start,
        "end": start + len(text),
        **more,
    }


METRICS = (
    metric(90, "1.1.1", "跨省通办事项", 476, "项", "476项"),
    metric(100, "1.1.1", "网上可办事项", 1064, "项", "1,064 项"),
    metric(110, "1.1.1", "公平竞争审查", 12, "项", "十二项"),
    metric(120, "1.1.1", "宣传手册", 500, "份", "500余份", qualifier="余"),
    metric(130, "1.1.1", "罚没款", 681360, "元", "68.136万元"),
    metric(140, "1.1.1", "办结率", 98.7, "%", "98.7%"),
    metric(150, "1.1.1", "好评率", 99.50, "%", "99.50%"),
    metric(160, "1.1.1", "结案率", 112, "%", "112%"),
    metric(170, "1.1.1", "全程网办率", 90, "%", "90%", kind="target", period="2025"),
    metric(260, "1.2", "行政复议申请", 41, "件", "41件"),
    metric(270, "1.2", "行政复议申请", 7, "件", "7件", period="2023"),
    metric(280, "1.2", "行政诉讼败诉", 0, "件", "暂无"),
    metric(290, "1.2", "警情<b>&涉案", 54.05, "%", "54.05%", change="下降"),
    metric(300, "1.2", "调解案件", 12.5, "%", "12.5%", change="增长"),
    metric(310, "1.2", "持证人员", 9, "人", "9人", change="减少"),
)

CHECKS = (
    {"section": "1.2", "check": "balance", "status": "mismatch", "members": "260;280"},
    {"section": "1.1.1", "check": "ratio", "status": "ok", "members": "90;100;140"},
    {"section": "1.1.1", "check": "ratio", "status": "unverifiable", "members": "150"},
    {"section": "1.1.1", "check": "part_of", "status": "ok", "members": "110;90", "computed": 476.0},
)


def mention(kind: str, text: str, normalised: str, section: str, start: int) -> dict[str, object]:
    """A row of **mentions** with an invented sentence."""
    return {
        "kind": kind,
        "text": text,
        "normalised": normalised,
        "section": section,
        "sentence": f"{text}，按照《办法》开展了普法活动，成效明显。",
        "start": start,
        "end": start + len(text),
    }


MENTIONS = (
    mention("title", "《条例》", "《条例》", "1.1.1", 95),
    mention("title", "《办法》", "《办法》", "1.1.1", 150),
    mention("title", "《办法》", "《办法》", "1.2", 280),
    mention("organisation", "县<司法>局", "县<司法>局", "1.2", 300),
    mention("date", "5月", "2024-05", "1.2", 320),
    mention("date", "3月8日", "2024-03-08", "1.1.1", 200),
    mention("date", "2023年", "2023", "1.2", 340),
    mention("date", "2023年6月", "2023-06", "1.2", 350),
)


def term(section: str, word: str, count: int, tfidf: float, distinctiveness: float) -> dict[str, object]:
    """A row of **terms**."""
    return {
        "section": section,
        "term": word,
        "pos": "n",
        "count": count,
        "sections": 2,
        "per_thousand": count / 0.6,
        "tfidf": tfidf,
        "distinctiveness": distinctiveness,
    }


WORDS = (
    "行政复议",
    "法治政府",
    "调解",
    "规范性文件",
    "一网通办",
    "监督",
    "执法",
    "12345热线",
    "普法",
    "决策",
)
TERMS = (
    *(term("", word, 40 - 3 * rank, 2.0 + rank, 0.0) for rank, word in enumerate(WORDS)),
    *(term("1.1", word, 9 - rank, 1.0 + rank, rank - 4.5) for rank, word in enumerate(WORDS[:8])),
    term("2", "执法", 3, 1.0, -2.0),
)


def analysis() -> Invented:
    """The invented report and its tables."""
    report = Report(TEXT, "某县", TEXT.splitlines()[0], "某县", 2024, SECTIONS, SENTENCES)
    return Invented(
        report,
        report.table(),
        frame("metrics", METRICS),
        frame("checks", CHECKS),
        frame("terms", TERMS),
        frame("mentions", MENTIONS),
    )
