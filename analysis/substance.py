"""Which sections of a report say something that can be checked, and which do not?"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Protocol

import pandas as pd

from analysis.assets import FOLDER
from analysis.frames import typed
from analysis.report import Report

COLUMNS = {
    "section": "str",
    "title": "str",
    "characters": "int64",
    "metrics": "int64",
    "dates": "int64",
    "titles": "int64",
    "firsts": "int64",
    "honours": "int64",
    "facts": "int64",
    "facts_per_thousand": "float64",
    "set_phrases": "int64",
    "set_phrases_per_thousand": "float64",
}
PHRASES = {
    "phrase": "str",
    "text": "str",
    "section": "str",
    "sentence": "str",
    "start": "int64",
    "end": "int64",
}
#: What counts as a fact, as kinds of mention in the order of the columns; metrics come before them.
_KINDS = ("date", "title", "first", "honour")
#: What … stands for in a set phrase: the rest of a clause is longer.
_GAP = "[^,，。;；:：!！?？\n]{1,12}?"


class Tables(Protocol):
    """What is weighed: an :class:`analysis.Analysis`, or anything with these of its attributes."""

    @property
    def report(self) -> Report: ...
    @property
    def metrics(self) -> pd.DataFrame: ...
    @property
    def mentions(self) -> pd.DataFrame: ...


def substance(analysis: Tables) -> pd.DataFrame:
    """→ section, title, characters, metrics, dates, titles, firsts, honours, facts, facts_per_thousand, set_phrases,
    set_phrases_per_thousand: a row for the whole report (section "") and for every view, in the order of the text.

    A fact is a row of the table of metrics, or one of the table of mentions that is a date, a cited title, a first
    or an honour: each names something that a reader could go and check. `facts` is their sum, and both rates are
    per thousand `characters`, white space not counted. Set phrases are those of :func:`set_phrases`.
    """
    report = analysis.report
    stated = {"metric": sorted(analysis.metrics["start"].tolist())}
    for kind in _KINDS:
        stated[kind] = sorted(analysis.mentions.loc[analysis.mentions["kind"] == kind, "start"].tolist())
    phrases = set_phrases(report)["start"].tolist()
    rows = []
    for number, title, start, end in [
        ("", report.title, 0, len(report.text)),
        *((view.number, view.title, view.start, view.end) for view in report.views),
    ]:
        characters = len("".join(report.text[start:end].split()))
        counts = [_between(starts, start, end) for starts in stated.values()]
        said, thousand = _between(phrases, start, end), max(characters, 1) / 1000
        facts = sum(counts)
        rows.append((number, title, characters, *counts, facts, facts / thousand, said, said / thousand))
    return typed(COLUMNS, rows)


def set_phrases(report: Report) -> pd.DataFrame:
    """→ phrase, text, section, sentence, start, end: every place of the set phrases of `assets/set_phrases.txt`, in
    the order of the text; none overlaps another. `phrase` is the entry, `text` what the report writes for it.
    """
    beginning, phrases = _patterns()
    rows = []
    done = 0
    for sign in beginning.finditer(report.text):
        match = phrases[sign.group()].match(report.text, sign.start()) if sign.start() >= done else None
        if match:
            done = match.end()
            sentence = report.sentence_at(match.start())
            entry = _entries()[match.lastgroup or ""]
            rows.append(
                (entry, match.group(), sentence.section, report.sentence_text(sentence), *match.span())
            )
    return typed(PHRASES, rows)


@cache
def _entries() -> dict[str, str]:
    """Name of a group → set phrase, the longest first."""
    lines = (FOLDER / "set_phrases.txt").read_text(encoding="utf-8").splitlines()
    listed = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    return {f"p{at}": entry for at, entry in enumerate(sorted(listed, key=lambda one: (-len(one), one)))}


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """→ (a character with which phrases begin; character → any phrase that begins with it, each a group of its own).

    Few places of a text begin a phrase, and there few phrases need be tried.
    """
    groups: dict[str, list[str]] = {}
    for name, entry in _entries().items():
        written = _GAP.join(map(re.escape, entry.split("…")))
        groups.setdefault(entry[0], []).append(f"(?P<{name}>{written})")
    return (
        re.compile(f"[{''.join(map(re.escape, groups))}]"),
        {sign: re.compile("|".join(alternatives)) for sign, alternatives in groups.items()},
    )


def _between(starts: list[int], start: int, end: int) -> int:
    return bisect_left(starts, end) - bisect_left(starts, start)
