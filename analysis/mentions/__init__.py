"""What does a report cite, date, win, do first and repeat: titles, dates, honours, firsts, bodies and slogans?"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.mentions import dates, firsts, honours, organisations, slogans, titles
from analysis.mentions.citations import citations, cited_where
from analysis.mentions.marks import Marked, Mention
from analysis.mentions.timeline import timeline
from analysis.report import Report
from analysis.tables import frame

__all__ = ["KINDS", "citations", "cited_where", "mentions", "timeline"]

#: The kinds of mention, in the order in which they are shown.
KINDS = ("title", "date", "honour", "first", "organisation", "slogan")


def mentions(report: Report) -> pd.DataFrame:
    """The table of mentions, in the order of the text.

    `text` is the mention as written and no more. `normalised` makes mentions comparable: a title or a name
    in half-width signs without blanks (nested marks as 〈〉), a date in ISO 8601 (a span as start/end), an
    honour with the year it was given for, a first with its scope in front.
    """
    cited, quoted = titles.find(report.text), slogans.quotes(report.text)
    marked = Marked(report, cited, quoted)
    won = honours.find(marked)
    found = [titles.mention(report.text, span) for span in cited]
    found += dates.find(marked)
    found += won
    found += firsts.find(marked)
    found += organisations.find(marked, won)
    found += slogans.find(marked, won)
    found.sort(key=lambda mention: (mention.start, KINDS.index(mention.kind)))
    return frame("mentions", _rows(report, found))


def _rows(report: Report, found: list[Mention]) -> Iterator[dict[str, object]]:
    sentence, evidence = None, ""
    for mention in found:
        if sentence is None or not sentence.start <= mention.start < sentence.end:
            sentence = report.sentence_at(mention.start)
            evidence = report.sentence_text(sentence)
        yield {
            "kind": mention.kind,
            "text": report.text[mention.start : mention.end],
            "normalised": mention.normalised,
            "section": sentence.section,
            "sentence": evidence,
            "start": mention.start,
            "end": mention.end,
        }
