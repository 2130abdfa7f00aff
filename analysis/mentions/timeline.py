"""What happened when, by the report's own dates?"""

from __future__ import annotations

import re

import pandas as pd

from analysis.frames import typed
from analysis.report import Report

COLUMNS = {
    "date": "str",
    "until": "str",
    "precision": "str",
    "event": "str",
    "section": "str",
    "sentence": "str",
    "start": "int64",
    "end": "int64",
}
_CLAUSE = re.compile(r"[^,，。;；:：!！?？\n]+")
#: Before a date and behind it: what belongs to neither the date nor the event.
_BEFORE = re.compile(r"(?:[于在自至到从截止已、和及与]|截至)+$")
_LONGEST = 40
_SHORTEST = 4


def timeline(report: Report, mentions: pd.DataFrame) -> pd.DataFrame:
    """→ date, until, precision, event, section, sentence, start, end: the dates of the table of mentions in the
    order of time, those of one time in the order of the text.

    `date` and `until` are ISO 8601, the same but for a span; `precision` is `day` or `month`. `event` is what the
    sentence says next, to the end of that clause and at most 40 characters, or what it says before the date where
    nothing follows. A date whose year is not known is left out.
    """
    dates = mentions[mentions["kind"] == "date"]
    spans = list(zip(dates["start"], dates["end"], strict=True))
    rows = []
    for place, (iso, section, sentence) in enumerate(
        zip(dates["normalised"], dates["section"], dates["sentence"], strict=True)
    ):
        if iso:
            first, _, last = iso.partition("/")
            start, end = spans[place]
            precision = "day" if len(first) > len("2023-07") else "month"
            event = _event(report, spans, place)
            rows.append((first, last or first, precision, event, section, sentence, start, end))
    return typed(COLUMNS, sorted(rows, key=lambda row: (row[0], row[6])))


def _event(report: Report, spans: list[tuple[int, int]], place: int) -> str:
    text, (start, end) = report.text, spans[place]
    sentence = report.sentence_at(start)
    # 7月、10月、12月举办: the dates of a list share what follows the last of them.
    for later_start, later_end in spans[place + 1 :]:
        if later_start >= sentence.end or text[end:later_start].strip("、和及与 "):
            break
        end = later_end
    for clause in _CLAUSE.finditer(text, end, sentence.end):
        if len(said := clause.group().strip(" 、")) >= _SHORTEST:
            return said[:_LONGEST]
    before = _BEFORE.sub("", text[sentence.start : start]).rstrip(",， ")
    said = re.split("[,，;；:：]", before)[-1].strip()
    return said[-_LONGEST:]
