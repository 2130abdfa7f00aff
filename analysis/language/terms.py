"""Which terms does each view of a report use, how often, and which of them set it apart?"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from itertools import chain
from math import log, nan, sqrt
from typing import Any

import pandas as pd

from analysis.language import segmentation
from analysis.language.vocabulary import OWN, Vocabulary
from analysis.language.words import words
from analysis.report import Report
from analysis.tables import frame


def terms(report: Report, vocabulary: Vocabulary = OWN) -> pd.DataFrame:
    """The table of terms: rows for the whole report (section "") and for every view, most frequent first.

    A term has at least two characters and no punctuation, is no number and no stop word; one that no
    dictionary knows counts if the report uses it at least twice, since a lone one is most often a wrong cut.

    - `count`: how often the section uses the term; headings count, what stands outside every view counts for
      the whole report only.
    - `sections`: number of views that hold the term.
    - `per_thousand`: count per thousand words of the section. Words are all tokens but blanks and marks, so
      that stop words, single characters and numbers are in the denominator.
    - `tfidf`: count · (ln((1 + V) / (1 + sections)) + 1) over the V views, the smoothed weight of
      scikit-learn without its normalisation.
    - `dispersion`: how unevenly the term is spread over the views, from 0 (in each its share) to 1 (in the smallest
      alone): the deviation of proportions (see `_dispersion`); the same on every row of a term.
    - `distinctiveness`: z-score of the log-odds ratio of the view against the rest of the report, with an
      informative Dirichlet prior (see `_distinctiveness`); NaN for the whole report and for a view without a
      rest.

    Raises InputError for an unknown segmenter.
    """
    found = words(report, vocabulary)
    tags, starts, frequency = found.terms, found.starts, found.frequency
    tokens = [token.word for token in found.tokens]

    views = [
        (view.number, bisect_left(starts, view.start), bisect_left(starts, view.end)) for view in report.views
    ]
    counts = {number: Counter(tokens[first:last]) for number, first, last in views}
    terms_of = {number: _only(count, tags) for number, count in counts.items()}
    holding = Counter(chain.from_iterable(terms_of.values()))
    weight = {term: log((1 + len(views)) / (1 + holding[term])) + 1 for term in tags}
    spread = _dispersion(terms_of, {number: _size(count) for number, count in counts.items()})
    rows = _rows("", _only(frequency, tags), _size(frequency), tags, holding, weight)
    for row in rows:
        row["distinctiveness"] = nan

    sizes = {number: sum(count.values()) for number, count in terms_of.items()}
    total = Counter[str]()
    for count in terms_of.values():
        total.update(count)
    all_terms = sum(sizes.values())
    prior = all_terms / max(len(sizes), 1)
    for number, count in terms_of.items():
        view_rows = _rows(number, count, _size(counts[number]), tags, holding, weight)
        for row in view_rows:
            term = row["term"]
            row["distinctiveness"] = _distinctiveness(
                count[term], sizes[number], total[term], all_terms, prior
            )
        rows += view_rows
    for row in rows:
        row["dispersion"] = spread.get(row["term"], nan)
    return frame("terms", rows)


def _only(counts: Counter[str], tags: Mapping[str, str]) -> Counter[str]:
    """The counts of the terms alone."""
    return Counter({word: count for word, count in counts.items() if word in tags})


def _size(counts: Counter[str]) -> int:
    """The number of words: tokens but blanks and marks."""
    return sum(count for token, count in counts.items() if segmentation.is_word(token))


def _rows(
    number: str,
    counts: Counter[str],
    size: int,
    tags: Mapping[str, str],
    holding: Counter[str],
    weight: dict[str, float],
) -> list[dict[str, Any]]:
    """The rows of one section, the most frequent term first, without `distinctiveness` and `dispersion`."""
    return [
        {
            "section": number,
            "term": term,
            "pos": tags[term],
            "count": count,
            "sections": holding[term],
            "per_thousand": count * 1000 / size,
            "tfidf": count * weight[term],
        }
        for term, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def _dispersion(terms_of: Mapping[str, Counter[str]], sizes: Mapping[str, int]) -> dict[str, float]:
    """Term → the deviation of proportions of Gries (2008), Dispersions and adjusted frequencies in corpora,
    International Journal of Corpus Linguistics 13 (4), normalised as by Lijffijt and Gries (2012), correction in the
    same journal 17 (1).

    `terms_of` holds the counts of each part, `sizes` how many words the part has. Half the sum of the differences
    between a part's share of the term and its share of the words is 1 less the sum of the smaller of the two. A term
    that stands in no part has none, nor has any where there is but one part.
    """
    everything = sum(sizes.values())
    shares = {number: size / everything for number, size in sizes.items() if size}
    if len(shares) < 2:
        return {}
    total = Counter[str]()
    for count in terms_of.values():
        total.update(count)
    shared = dict.fromkeys(total, 0.0)
    for number, counts in terms_of.items():
        for term, times in counts.items():
            shared[term] += min(times / total[term], shares[number])
    most = 1 - min(shares.values())
    # What rounding leaves below 0 is 0.
    return {term: max(1 - share, 0.0) / most for term, share in shared.items()}


def _distinctiveness(count: int, size: int, total: int, all_terms: int, prior: float) -> float:
    """z-score of the log-odds ratio of a term in one part of a text against the rest, with an informative
    prior.

    Equations 16, 20 and 22 of Monroe, Colaresi and Quinn (2008), Fightin' Words, Political Analysis 16 (4).
    The prior of a term is its share of the whole text (`total` of `all_terms`), the prior's weight the size
    of an average part (`prior`, in terms). Where there is no rest, or no other term, the score does not
    exist (NaN).
    """
    rest, rest_size = total - count, all_terms - size
    if not rest_size or total == all_terms:
        return nan
    a = prior * total / all_terms
    odds = log((count + a) / (size + prior - count - a)) - log((rest + a) / (rest_size + prior - rest - a))
    return odds / sqrt(1 / (count + a) + 1 / (rest + a))
