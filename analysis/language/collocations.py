"""Which terms stand near a word or a phrase more often than chance would have it?"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import islice

import pandas as pd

from analysis.frames import typed
from analysis.language.association import measure_named
from analysis.language.segmentation import is_word
from analysis.language.vocabulary import OWN, Vocabulary
from analysis.language.words import Words, bounds, occurrences, words
from analysis.report import Report

COLUMNS = {
    "section": "str",
    "term": "str",
    "collocate": "str",
    "pos": "str",
    "count": "int64",
    "left": "int64",
    "right": "int64",
    "frequency": "int64",
    "association": "float64",
}
MEASURES = ("log-likelihood", "log-dice", "pmi")


def collocations(
    report: Report,
    term: str,
    window: int = 5,
    *,
    measure: str = "log-likelihood",
    section: str = "",
    least: int = 2,
    vocabulary: Vocabulary = OWN,
) -> pd.DataFrame:
    """→ section, term, collocate, pos, count, left, right, frequency, association: every term that stands at least
    `least` times among the `window` words before or behind `term` in its sentence, the strongest association first.

    `count` is the number of those places, `left` and `right` how many are before and behind, `frequency` how often
    the section uses the collocate. A place near two occurrences counts once, for the nearer. The association
    compares these places with all words of the section (Evert 2008, Corpora and collocations, in Lüdeling and Kytö,
    Corpus Linguistics): places of both are `count`, of the first all places in the windows (for log-dice the
    occurrences of `term`), of the second `frequency`. A term that is no word of the report is looked for as a
    phrase.

    Raises InputError for an unknown measure or segmenter, KeyError where there is no such section.
    """
    strength = measure_named(measure, MEASURES)
    found = words(report, vocabulary)
    spans = occurrences(report, term, section, vocabulary)
    near = _near(report, found, spans, window)
    inside = [found.tokens[place].word for place in found.between(*bounds(report, section))]
    frequency = Counter(word for word in inside if is_word(word))
    total = frequency.total()
    sides: dict[str, Counter[bool]] = {}
    for place, distance in near.items():
        word = found.tokens[place].word
        if word in found.terms and word != term:
            sides.setdefault(word, Counter())[distance > 0] += 1
    first = len(spans) if measure == "log-dice" else len(near)
    rows = []
    for word, side in sides.items():
        count = side.total()
        if count >= least:
            value = strength(count, first, frequency[word], total)
            rows.append(
                (
                    section,
                    term,
                    word,
                    found.terms[word],
                    count,
                    side[False],
                    side[True],
                    frequency[word],
                    value,
                )
            )
    return typed(COLUMNS, sorted(rows, key=lambda row: (-row[-1], -row[4], row[2])))


def _near(report: Report, found: Words, spans: list[tuple[int, int]], window: int) -> dict[int, int]:
    """Place of a word in a window → its distance from the nearest occurrence, negative before it."""
    near: dict[int, int] = {}
    for start, end in spans:
        sentence = report.sentence_at(start)
        inside = found.between(sentence.start, sentence.end)
        # The first tokens that lie wholly before and wholly behind the occurrence.
        before = bisect_left(found.starts, start) - 1
        if before >= 0 and found.starts[before] + len(found.tokens[before].word) > start:
            before -= 1
        behind = bisect_left(found.starts, end)
        for step, places in ((-1, range(before, inside.start - 1, -1)), (1, range(behind, inside.stop))):
            in_window = islice(
                (place for place in places if is_word(found.tokens[place].word)), max(window, 0)
            )
            for distance, place in enumerate(in_window, 1):
                if place not in near or distance < abs(near[place]):
                    near[place] = step * distance
    return near
