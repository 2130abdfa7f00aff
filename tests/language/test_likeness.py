"""Does the dendrogram join what is alike?"""

from math import sqrt

import pytest

from analysis.language.likeness import LEAVES, MERGES, likeness
from analysis.language.terms import terms
from analysis.report import parse
from analysis.tables import frame
from tests.language.reports import HEAD, rows, seed, types


def weighted(**sections):
    return frame(
        "terms",
        [
            {"section": number.replace("_", "."), "term": term, "tfidf": weight}
            for number, weights in sections.items()
            for term, weight in weights.items()
        ],
    )


def test_the_most_alike_first():
    merges, leaves = likeness(weighted(_1={"甲": 2, "乙": 1}, _2={"甲": 4, "乙": 2}, _3={"丙": 1, "甲": 1}))
    assert types(merges) == MERGES
    assert types(leaves) == LEAVES
    first, second = rows(merges)
    assert {first.left, first.right} == {0, 1}
    assert first.distance == pytest.approx(0, abs=1e-9)
    assert (first.merge, first.size, second.size) == (3, 2, 3)
    assert second.distance == pytest.approx(1 - 2 / (sqrt(5) * sqrt(2)))


def test_views_of_the_seed():
    merges, leaves = likeness(seed().terms)
    views = [view.number for view in seed().report.views]
    assert leaves.section.tolist() == views
    assert sorted(leaves.order) == list(range(len(views)))
    assert len(merges) == len(views) - 1
    assert merges.distance.between(0, 1).all()
    assert merges["size"].iloc[-1] == len(views)
    # Each node is joined once.
    assert sorted([*merges.left, *merges.right]) == list(range(2 * len(views) - 2))


def test_a_single_view_is_alone():
    merges, leaves = likeness(terms(parse(HEAD + "行政复议便民。")))
    assert merges.empty
    assert types(merges) == MERGES
    assert leaves.section.tolist() == ["0"]
    assert likeness(frame("terms", [])).leaves.empty
