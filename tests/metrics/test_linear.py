"""Does the time for a text grow with its length and no faster, whatever it is made of?

Times are compared with each other, never with a clock: the same text twice as long may take twice as long, and an odd
text not many times as long as an ordinary one. Processor time is measured, which other processes hardly change.
"""

import time

import pytest

from analysis.audit import checks
from analysis.metrics import metrics
from analysis.metrics.masks import half_width, mask
from analysis.metrics.quantities import scan
from analysis.reading import tidy
from analysis.report import parse

HEAD = "清源县2024年法治政府建设年度报告\n一、主要举措\n(一)依法行政情况\n"
#: Twice the time, and half as much again for chance.
MOST = 3.0
#: Shorter times than this, in seconds, are chance.
LEAST = 0.02


def run(unit, length):
    """A text of that length that consists of one unit again and again."""
    return (unit * (length // len(unit) + 1))[:length]


def seconds(call, text):
    """The shorter of two runs."""
    shortest = float("inf")
    for _ in range(2):
        start = time.process_time()
        call(text)
        shortest = min(shortest, time.process_time() - start)
    return shortest


def growth(call, unit, length):
    """How many times as long the doubled text takes."""
    single = seconds(call, run(unit, length))
    return seconds(call, run(unit, 2 * length)) / max(single, LEAST)


def extract(text):
    metrics(parse(HEAD + text))


RUNS = {
    "digits": "1",
    "digits in fours": "2024",
    "thousands": "1,000",
    "digits and blanks": "1 ",
    "digits and dots": "1.",
    "Chinese units": "百",
    "decimals in words": "一点",
    "hundredths": "百分之",
    "fractions": "1/2",
    "quotation marks": "“",
    "straight quotation marks": '"',
    "titles": "《",
    "nested titles": "《〈",
    "closed titles": "《甲》",
    "brackets": "(",
    "closing brackets": ")",
    "document numbers": "〔2024",
    "footnotes": "[1-",
    "blanks": " ",
    "wide blanks": "\u3000",
    "of which": "其中",
    "commas": ",",
    "full stops": "。",
    "line ends": "案\n",
    "dashes": "1-",
    "colons": "1:",
    "sums": "1+",
    "placeholders": "x",
    "stars": "*",
    "years": "2024年",
    "lists of years": "2024年、",
    "dates": "2024年1月1日",
    "ordinals": "第三",
    "lists of ordinals": "第3、",
    "ranks": "排名第3",
    "items": "一是",
    "numbers of items": "①",
    "qualifiers": "近",
    "comparisons": "较上年",
    "respectively": "分别",
    "verbs": "检查",
    "participants": "参加",
    "one endless word": "案",
    "zeros": "无案件,",
    "counts": "案件3件,",
    "bare counts": "3件",
    "listed counts": "受理3件、",
    "counts behind semicolons": "案件3件;",
    "counts of sentences": "案件3件。",
    "counts in open brackets": "(3件",
    "counts in brackets": "案件3件(其中2件),",
    "rates": "办结率9%,",
    "changes": "同比增长3%,",
    "same period": "2023年同期3件,",
    "cells": "甲|3\n",
}


@pytest.mark.parametrize("unit", RUNS.values(), ids=RUNS)
def test_metrics_of_a_long_run(unit):
    assert growth(extract, unit, 2000) <= MOST


@pytest.mark.parametrize(
    "unit", [RUNS[name] for name in ("digits", "titles", "blanks", "of which", "commas", "full stops")]
)
def test_reading_a_long_run(unit):
    assert growth(tidy, unit, 20_000) <= MOST


@pytest.mark.parametrize(
    "unit",
    ["甲", "(一)案件\n", "1.案件。完成。\n", "。", "!?", "一是"],
    ids=["word", "sections", "items", "stops", "marks", "firsts"],
)
def test_the_structure_of_a_long_run(unit):
    assert growth(parse, unit, 5000) <= MOST


@pytest.mark.parametrize(
    "sentence",
    [
        "受理投诉举报380件,办结投诉举报365件,办结率96.1%。",
        "审核文书45份,其中合同30份、案卷10份、其他5份。",
        "2023年收案30件,2024年收案40件,同比增长33.3%。",
        "上年结转案件20件,新收案件30件,审结案件15件,未结案件35件。",
        "排查安全隐患2002条,已整改安全隐患1917条。",
    ],
    ids=["rates", "sums", "changes", "balances", "parts"],
)
def test_the_audit_of_many_sentences(sentence):
    def audit(number):
        report = parse(HEAD + sentence * number)
        table = metrics(report)
        start = time.process_time()
        checks(report, table)
        return time.process_time() - start

    single, double = (min(audit(number) for _ in range(2)) for number in (25, 50))
    assert double / max(single, LEAST) <= MOST


def test_a_text_of_everything_keeps_its_length_and_its_quantities():
    everything = half_width("".join(run(unit, 400) + "\n" for unit in RUNS.values()))
    masked = mask(everything)
    assert len(masked) == len(everything)
    assert sum(len(scan(line)) for line in masked.split("\n")) > 500


#: What costs most to look at and states nothing or little, in lines of every length.
NASTY = (
    "1、",
    "三",
    "A1",
    "（（",
    "“",
    "《",
    "其中",
    "第三",
    "2024年",
    "百分之",
    "万",
    "-",
    "1,0",
    "xx件",
    " ",
    "12:30",
)


def pathological(length):
    """A text of that length in which each odd run comes in turn, on lines that grow longer and longer."""
    lines: list[str] = []
    size = 0
    while size < length:
        for place, unit in enumerate(NASTY):
            lines.append(run(unit, 40 * (len(lines) % 50 + 1)) + ("。" if place % 3 else "，"))
            size += len(lines[-1]) + 1
    return "\n".join(lines)[:length]


def test_a_pathological_megabyte_takes_no_more_than_its_length_says():
    half = seconds(extract, pathological(500_000))
    assert seconds(extract, pathological(1_000_000)) <= MOST * half
