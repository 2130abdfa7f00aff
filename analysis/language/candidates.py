"""Which terms does a report use that the lexicon does not know yet?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log2

import pandas as pd

from analysis.frames import typed
from analysis.language.vocabulary import OWN, Vocabulary
from analysis.language.words import FUNCTION_WORDS, Words, words
from analysis.report import Report

COLUMNS = {
    "term": "str",
    "words": "str",
    "count": "int64",
    "cohesion": "float64",
    "left": "float64",
    "right": "float64",
    "score": "float64",
    "sentence": "str",
    "start": "int64",
}
#: A candidate has at most this many words and characters.
_MOST_WORDS = 4
_LONGEST = 12
#: Bits: its parts stand together this much more often than chance has it, and both its ends are this free. A term that
#: stands three times is free at an end with two different neighbours there.
_COHESION = 3.0
_FREEDOM = 0.9


def candidates(
    report: Report, *, least: int = 2, limit: int = 50, vocabulary: Vocabulary = OWN
) -> pd.DataFrame:
    """→ term, words, count, cohesion, left, right, score, sentence, start: stretches of two to four words that hold
    together like a term, the best first; `words` parts them as they are cut now, `sentence` is the first that holds
    one.

    - `cohesion`: the pointwise mutual information, in bits, of the two parts of the stretch, at the cut where it is
      least (Sproat and Shih 1990, A statistical method for finding word boundaries in Chinese text, Computer
      Processing of Chinese and Oriental Languages 4).
    - `left`, `right`: the entropy, in bits, of what stands before and behind it; a mark, or the line's end, is
      another neighbour every time (Jin and Tanaka-Ishii 2006, Unsupervised segmentation of Chinese text by use of
      branching entropy, Proceedings of COLING/ACL).
    - `score`: cohesion times the smaller entropy.

    What the vocabulary's lexicon holds, and stretches with a number, a stop word or a function word, are left out.
    Raises InputError for an unknown segmenter.
    """
    found = words(report, vocabulary)
    tokens = found.tokens
    counts: Counter[tuple[str, ...]] = Counter()
    places: dict[tuple[str, ...], list[int]] = {}
    before: dict[tuple[str, ...], list[str]] = {}
    behind: dict[tuple[str, ...], list[str]] = {}
    size = 0
    for run in found.runs(0, len(report.text)):
        cut = [tokens[place].word for place in run]
        size += len(cut)
        for n in range(1, _MOST_WORDS + 1):
            for first in range(len(cut) - n + 1):
                gram = tuple(cut[first : first + n])
                counts[gram] += 1
                if n > 1:
                    places.setdefault(gram, []).append(run[first])
                    before.setdefault(gram, []).append(cut[first - 1] if first else "")
                    behind.setdefault(gram, []).append(cut[first + n] if first + n < len(cut) else "")
    held = {entry.term for entry in vocabulary.whole.entries}
    rows = []
    for gram, at in places.items():
        term = "".join(gram)
        if (
            len(at) < max(least, 2)
            or len(term) > _LONGEST
            or term in held
            or not _all_of(found, at[0], gram, vocabulary)
        ):
            continue
        cohesion = min(
            log2(len(at) * size / (counts[gram[:cut_at]] * counts[gram[cut_at:]]))
            for cut_at in range(1, len(gram))
        )
        left, right = _entropy(before[gram]), _entropy(behind[gram])
        if cohesion >= _COHESION and min(left, right) >= _FREEDOM:
            start = tokens[at[0]].start
            sentence = report.sentence_text(report.sentence_at(start))
            score = cohesion * min(left, right)
            rows.append((term, " ".join(gram), len(at), cohesion, left, right, score, sentence, start))
    rows.sort(key=lambda row: (-row[6], row[8]))
    return typed(COLUMNS, rows[: max(limit, 0)])


def _all_of(found: Words, place: int, gram: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether every word of the stretch may be part of a term."""
    return not any(
        token.pos in FUNCTION_WORDS or token.word in vocabulary.stop
        for token in found.tokens[place : place + len(gram)]
    )


def _entropy(neighbours: Iterable[str]) -> float:
    """Entropy in bits; every empty neighbour is one of its own."""
    counts = Counter(neighbours)
    alone = counts.pop("", 0)
    total = counts.total() + alone
    return -sum(count / total * log2(count / total) for count in [*counts.values(), *[1] * alone])
