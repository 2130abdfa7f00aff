"""Where in the report do terms stand?"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.frames import typed
from analysis.language.vocabulary import OWN, Vocabulary
from analysis.language.words import occurrences
from analysis.report import Report

COLUMNS = {
    "term": "str",
    "section": "str",
    "position": "float64",
    "start": "int64",
    "end": "int64",
    "sentence": "str",
}


def dispersion(report: Report, terms: str | Sequence[str], vocabulary: Vocabulary = OWN) -> pd.DataFrame:
    """→ term, section, position, start, end, sentence: a row for every place of every one of `terms`, term by term.

    `position` is the place as a share of the text, from 0 to 1; `section` the innermost. A term that is no word of
    the report is looked for as a phrase, and has no row where it does not stand at all. How unevenly a term is
    spread is the column `dispersion` of the table of terms. Raises InputError for an unknown segmenter.
    """
    rows = []
    for term in dict.fromkeys([terms] if isinstance(terms, str) else terms):
        for start, end in occurrences(report, term, vocabulary=vocabulary):
            sentence = report.sentence_at(start)
            position = start / len(report.text)
            rows.append((term, sentence.section, position, start, end, report.sentence_text(sentence)))
    return typed(COLUMNS, rows)
