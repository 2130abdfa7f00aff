"""Which of a report's own sentences tell most of it: for the whole report and for every view?

The method is extractive summarisation as budgeted maximum coverage. A sentence covers concepts: the facts it
states (metrics, honours, firsts, dates, cited titles) and its terms, weighted by how central they are to the
view (the centroid of Radev, Jing, Styś and Tam 2004, Centroid-based summarization of multiple documents).
Each concept counts once however often it is said, which is what keeps redundancy out (Gillick and Favre
2009, A scalable global model for summarization). Sentences are taken one by one, the one with the greatest
gain for its length first, until the budget is used up; the exponent of that length and the comparison with
the single best sentence are those of Lin and Bilmes (2010), Multi-document summarization via budgeted
maximization of submodular functions.
"""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain
from math import fsum, log
from operator import add
from typing import NamedTuple

import pandas as pd

from analysis.assets import toml
from analysis.report import Report, Sentence
from analysis.tables import frame

#: A summary holds at most this share of its view's characters.
SHARE = 0.25
#: How strongly length counts against a sentence: 0 not at all, 1 in full.
_COSTS = (0.0, 0.5, 1.0)
#: A sentence longer than the budget stands alone where what fits the budget tells less than this share of it.
_OVERLONG = 0.75
#: Fewer Chinese characters than this are no sentence that could stand for a view.
_SHORTEST = 8
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


class _Candidate(NamedTuple):
    """A sentence that may be chosen, and the concepts that it covers."""

    sentence: Sentence
    length: int
    facts: tuple[tuple[str, float], ...]
    terms: frozenset[str]


@cache
def _formula() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in toml("summaries")["formulas"]))


def summaries(report: Report, metrics: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """The table of summaries: rows for the whole report (section "") and for every view, most telling first.

    `metrics` and `mentions` are the report's tables and may be empty. `score` is what the sentence adds to
    those above it, as a share of all that the view has to tell. Headings and formulas are never chosen. The
    sentences of a view have together at most a quarter of its characters; where the single best one is
    longer, it stands alone.
    """
    candidates = _candidates(report, metrics, mentions)
    starts = [candidate.sentence.start for candidate in candidates]
    rows = _rows(report, "", candidates, _characters(report.text))
    for view in report.views:
        inside = candidates[bisect_left(starts, view.start) : bisect_left(starts, view.end)]
        rows += _rows(report, view.number, inside, _characters(report.text[view.start : view.end]))
    return frame("summaries", rows)


def _candidates(report: Report, metrics: pd.DataFrame, mentions: pd.DataFrame) -> list[_Candidate]:
    facts = _facts(report, metrics, mentions)
    candidates = []
    for place, sentence in enumerate(report.sentences):
        text = report.sentence_text(sentence)
        runs = _CHINESE.findall(text)
        if sentence.heading or sum(map(len, runs)) < _SHORTEST or _formula().search(text):
            continue
        # Pairs of characters stand for terms: for ranking whole sentences they do as well as words, and need
        # no segmenter (Nie, Gao, Zhang and Zhou 2000, On the use of words and n-grams for Chinese
        # retrieval).
        pairs = frozenset(chain.from_iterable(map(add, run, run[1:]) for run in runs))
        candidates.append(_Candidate(sentence, _characters(text), tuple(facts.get(place, ())), pairs))
    return candidates


def _facts(
    report: Report, metrics: pd.DataFrame, mentions: pd.DataFrame
) -> dict[int, list[tuple[str, float]]]:
    """Place of a sentence → the facts that it states, each with what makes it the same fact elsewhere."""
    weights = toml("summaries")["weights"]
    starts = [sentence.start for sentence in report.sentences]
    found: dict[int, list[tuple[str, float]]] = {}

    def state(start: int, fact: str, weight: float) -> None:
        found.setdefault(bisect_right(starts, start) - 1, []).append((fact, weight))

    for start, indicator, text, period in zip(
        metrics["start"].tolist(),
        metrics["indicator"].tolist(),
        metrics["text"].tolist(),
        metrics["period"].tolist(),
        strict=True,
    ):
        state(start, f"metric {indicator} {text} {period}", weights["metric"])
    for start, kind, name in zip(
        mentions["start"].tolist(), mentions["kind"].tolist(), mentions["normalised"].tolist(), strict=True
    ):
        if kind in weights:
            # 首次 here and 首次 there are two firsts; a title cited twice is one.
            same = f"{kind} {start}" if kind == "first" else f"{kind} {name}"
            state(start, same, weights[kind])
    return found


def _rows(
    report: Report, number: str, candidates: Sequence[_Candidate], characters: int
) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for rank, (candidate, score) in enumerate(_choose(candidates, int(characters * SHARE)), 1):
        sentence = candidate.sentence
        rows.append(
            {
                "section": number,
                "rank": rank,
                "sentence": report.sentence_text(sentence),
                "score": score,
                "start": sentence.start,
                "end": sentence.end,
            }
        )
    return rows


def _choose(candidates: Sequence[_Candidate], budget: int) -> list[tuple[_Candidate, float]]:
    """The sentences to show with their gains, most telling first: the best of what the cost exponents lead to."""
    if not candidates:
        return []
    weights = _weights(candidates)
    covers = [_cover(candidate, weights) for candidate in candidates]
    # Exact sums: those of floats depend on the order of a set, and with it which of two like sentences is taken.
    everything = fsum(weights.values()) or 1.0
    gains = [fsum(map(weights.__getitem__, cover)) for cover in covers]
    lengths = [candidate.length for candidate in candidates]
    best = max(
        (_greedy(covers, gains, lengths, weights, budget, exponent) for exponent in _COSTS),
        key=lambda choice: sum(gain for _, gain in choice),
    )
    single = max(gains)
    if sum(gain for _, gain in best) < single * _OVERLONG:
        best = [(gains.index(single), single)]
    best.sort(key=lambda choice: (-choice[1], choice[0]))
    return [(candidates[at], gain / everything) for at, gain in best]


def _greedy(
    covers: Sequence[frozenset[str]],
    gains: Sequence[float],
    lengths: Sequence[int],
    weights: dict[str, float],
    budget: int,
    exponent: float,
) -> list[tuple[int, float]]:
    """→ (place, gain) of the sentences taken.

    Gains only shrink as concepts are covered, so an old gain is an upper bound and need be renewed only for
    the sentence at the top of the heap (the lazy greedy algorithm of Minoux 1978).
    """
    heap = [
        (-gain / length**exponent, at)
        for at, (gain, length) in enumerate(zip(gains, lengths, strict=True))
        if length <= budget
    ]
    heapq.heapify(heap)
    covered: set[str] = set()
    chosen: list[tuple[int, float]] = []
    while heap:
        _, at = heapq.heappop(heap)
        if lengths[at] > budget:
            continue
        gain = fsum(map(weights.__getitem__, covers[at] - covered))
        worth = -gain / lengths[at] ** exponent
        if heap and worth > heap[0][0]:
            heapq.heappush(heap, (worth, at))
            continue
        if gain <= 0:
            break
        chosen.append((at, gain))
        covered |= covers[at]
        budget -= lengths[at]
    return chosen


def _weights(candidates: Sequence[_Candidate]) -> dict[str, float]:
    """Concept → weight: of a fact what its kind weighs, of a term how many sentences share it beyond one."""
    weights = {fact: weight for candidate in candidates for fact, weight in candidate.facts}
    holding = Counter(chain.from_iterable(candidate.terms for candidate in candidates))
    centroid = {term: log(count) for term, count in holding.items() if count > 1} or dict.fromkeys(
        holding, 1.0
    )
    together = toml("summaries")["terms_share"] * fsum(weights.values()) or 1.0
    share = together / (fsum(centroid.values()) or 1.0)
    weights.update({term: weight * share for term, weight in centroid.items()})
    return weights


def _cover(candidate: _Candidate, weights: dict[str, float]) -> frozenset[str]:
    """The concepts of the sentence that weigh anything."""
    return frozenset([*filter(weights.__contains__, candidate.terms), *(fact for fact, _ in candidate.facts)])


def _characters(text: str) -> int:
    """Length without white space."""
    return len("".join(text.split()))
