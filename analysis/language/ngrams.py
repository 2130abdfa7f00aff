"""Which words follow each other again and again?"""

from __future__ import annotations

from collections import Counter

import pandas as pd

from analysis.errors import InputError
from analysis.frames import typed
from analysis.language.vocabulary import OWN, Vocabulary
from analysis.language.words import bounds, words
from analysis.report import Report

COLUMNS = {
    "section": "str",
    "ngram": "str",
    "words": "str",
    "n": "int64",
    "count": "int64",
    "per_thousand": "float64",
    "starts": "str",
}
#: How many words an n-gram may have.
SHORTEST, LONGEST = 2, 6


def ngrams(
    report: Report, n: int = 2, section: str = "", *, least: int = 2, vocabulary: Vocabulary = OWN
) -> pd.DataFrame:
    """→ section, ngram, words, n, count, per_thousand, starts: every `n` words in a row that the section uses at
    least `least` times, the most frequent first.

    No mark, blank or line break stands within an n-gram, and its first and its last word are terms. `words` parts its
    words by blanks; `per_thousand` counts it in a thousand words of the section; `starts` joins the offsets of its
    places with `;`.

    Raises InputError for an `n` outside 2 to 6 or an unknown segmenter, KeyError where there is no such section.
    """
    if not SHORTEST <= n <= LONGEST:
        raise InputError(f"词组的长度要在 {SHORTEST} 到 {LONGEST} 个词之间，不能是 {n}。")
    found = words(report, vocabulary)
    starts: dict[tuple[str, ...], list[int]] = {}
    size = 0
    for run in found.runs(*bounds(report, section)):
        size += len(run)
        for first in range(len(run) - n + 1):
            tokens = [found.tokens[place] for place in run[first : first + n]]
            if tokens[0].word in found.terms and tokens[-1].word in found.terms:
                starts.setdefault(tuple(token.word for token in tokens), []).append(tokens[0].start)
    counts = Counter({gram: len(at) for gram, at in starts.items() if len(at) >= least})
    return typed(
        COLUMNS,
        (
            (
                section,
                "".join(gram),
                " ".join(gram),
                n,
                count,
                count * 1000 / size,
                ";".join(map(str, starts[gram])),
            )
            for gram, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ),
    )
