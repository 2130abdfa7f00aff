"""How strongly do two words belong together?"""

from __future__ import annotations

from collections.abc import Callable
from math import inf, log, log2

from analysis.errors import InputError


def _log_likelihood(joint: int, first: int, second: int, total: int) -> float:
    """G² of Dunning (1993), Accurate methods for the statistics of surprise and coincidence, Computational
    Linguistics 19 (1); negative where the two keep apart.
    """
    observed = (joint, first - joint, second - joint, total - first - second + joint)
    rows, columns = (first, total - first), (second, total - second)
    expected = [row * column / total for row in rows for column in columns]
    # In the order of `observed`: both, the first alone, the second alone, neither.
    g2 = 2 * sum(o * log(o / e) for o, e in zip(observed, expected, strict=True) if o > 0)
    return g2 if joint >= expected[0] else -g2


def _pmi(joint: int, first: int, second: int, total: int) -> float:
    """Pointwise mutual information in bits: Church and Hanks (1990), Word association norms, mutual information, and
    lexicography, Computational Linguistics 16 (1).
    """
    return log2(joint * total / (first * second)) if joint else -inf


def _npmi(joint: int, first: int, second: int, total: int) -> float:
    """PMI as a share of the most it can be, from -1 to 1: Bouma (2009), Normalized (pointwise) mutual information in
    collocation extraction, Proceedings of GSCL.
    """
    if not joint:
        return -1.0
    # Two that stand everywhere always stand together, and say nothing by it.
    return _pmi(joint, first, second, total) / -log2(joint / total) if joint < total else 0.0


def _jaccard(joint: int, first: int, second: int, total: int) -> float:
    """Jaccard (1912), The distribution of the flora in the alpine zone, New Phytologist 11 (2): the share of the
    places of either that are places of both.
    """
    return joint / (first + second - joint)


def _log_dice(joint: int, first: int, second: int, total: int) -> float:
    """logDice, at most 14: Rychlý (2008), A lexicographer-friendly association score, Proceedings of RASLAN."""
    return 14 + log2(2 * joint / (first + second)) if joint else -inf


def _count(joint: int, first: int, second: int, total: int) -> float:
    """How often the two stand together."""
    return float(joint)


Measure = Callable[[int, int, int, int], float]

#: Name → association of two words from (places of both, of the first, of the second, of all). A higher value is a
#: stronger tie.
MEASURES: dict[str, Measure] = {
    "log-likelihood": _log_likelihood,
    "log-dice": _log_dice,
    "pmi": _pmi,
    "npmi": _npmi,
    "jaccard": _jaccard,
    "count": _count,
}


def measure_named(name: str, among: tuple[str, ...] = tuple(MEASURES)) -> Measure:
    """The measure of that name. Raises InputError where it is none of `among`."""
    if name not in among:
        raise InputError(f"没有名为“{name}”的关联度量；可用的有：{'、'.join(among)}。")
    return MEASURES[name]
