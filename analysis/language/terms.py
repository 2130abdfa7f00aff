"""Which terms does each view of a report use, how often, and which of them set it apart?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from math import log, nan, sqrt
from typing import Any

import pandas as pd

from analysis.language import segmentation
from analysis.language.lexicon import Lexicon
from analysis.language.lexicon import stop_words as own_stop_words
from analysis.report import Report
from analysis.tables import frame

_TERM = re.compile(r"[0-9A-Za-z\u3400-\u9fff]{2,}")
_CHINESE_NUMBER = re.compile(
    r"[〇零一二三四五六七八九十百千万亿两第数几]+[年月日天个件项次人名家起条期份场位类种]?"
)
#: Numbers, measure words, function words and marks: what no reader means by a term.
_NO_TERM = frozenset(
    [
        "m",
        "mq",
        "q",
        "p",
        "c",
        "u",
        "uj",
        "ul",
        "uv",
        "uz",
        "ud",
        "ug",
        "r",
        "rr",
        "rz",
        "rg",
        "e",
        "y",
        "o",
        "h",
        "k",
        "f",
        "w",
    ]
)


def terms(
    report: Report,
    *,
    segmenter: str = "jieba",
    lexicon: Lexicon | None = None,
    stop_words: frozenset[str] | None = None,
) -> pd.DataFrame:
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
    - `distinctiveness`: z-score of the log-odds ratio of the view against the rest of the report, with an
      informative Dirichlet prior (see `_distinctiveness`); NaN for the whole report and for a view without a
      rest.

    Raises InputError for an unknown segmenter.
    """
    tokens = segmentation.segment(report.text, segmenter, lexicon)
    words = [token.word for token in tokens]
    starts = [token.start for token in tokens]
    frequency = Counter(words)
    tags = _tags(tokens, frequency, own_stop_words() if stop_words is None else stop_words)

    views = [
        (view.number, bisect_left(starts, view.start), bisect_left(starts, view.end)) for view in report.views
    ]
    counts = {number: Counter(words[first:last]) for number, first, last in views}
    terms_of = {number: _only(count, tags) for number, count in counts.items()}
    holding = Counter(chain.from_iterable(terms_of.values()))
    weight = {term: log((1 + len(views)) / (1 + holding[term])) + 1 for term in tags}
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
    return frame("terms", rows)


def _tags(
    tokens: Iterable[segmentation.Token], frequency: Counter[str], stop: frozenset[str]
) -> dict[str, str]:
    """Term → part of speech, of the terms of the text."""
    tags = {token.word: token.pos for token in tokens}
    return {
        word: pos
        for word, pos in tags.items()
        if pos not in _NO_TERM
        and word not in stop
        and (pos != segmentation.UNKNOWN or frequency[word] > 1)
        and _TERM.fullmatch(word)
        and not word.isdecimal()
        and not _CHINESE_NUMBER.fullmatch(word)
    }


def _only(counts: Counter[str], tags: dict[str, str]) -> Counter[str]:
    """The counts of the terms alone."""
    return Counter({word: count for word, count in counts.items() if word in tags})


def _size(counts: Counter[str]) -> int:
    """The number of words: tokens but blanks and marks."""
    return sum(count for token, count in counts.items() if segmentation.is_word(token))


def _rows(
    number: str,
    counts: Counter[str],
    size: int,
    tags: dict[str, str],
    holding: Counter[str],
    weight: dict[str, float],
) -> list[dict[str, Any]]:
    """The rows of one section, the most frequent term first, without `distinctiveness`."""
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
