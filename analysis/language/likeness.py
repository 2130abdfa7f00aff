"""Which sections of a report are alike in their terms?"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from analysis.frames import typed

MERGES = {"merge": "int64", "left": "int64", "right": "int64", "distance": "float64", "size": "int64"}
LEAVES = {"leaf": "int64", "section": "str", "order": "int64"}


class Dendrogram(NamedTuple):
    """`merges`: merge, left, right, distance, size. `leaves`: leaf, section, order."""

    merges: pd.DataFrame
    leaves: pd.DataFrame


def likeness(terms: pd.DataFrame) -> Dendrogram:
    """The views joined step by step, the most alike first: average linkage (Sokal and Michener 1958, A statistical
    method for evaluating systematic relationships) over the cosine distance of their TF-IDF weights (Salton and
    McGill 1983, Introduction to modern information retrieval), by scipy.

    `terms` is the table of terms. A view is a leaf, numbered from 0 in the order of the text; `order` is its place
    from the left such that no lines cross. A merge joins `left` and `right`, leaves or earlier merges, at a
    `distance` from 0 (the same terms in the same shares) to 1 (no term in common), into the node `merge` of `size`
    leaves. With fewer than two views there are no merges.
    """
    weights = terms[terms["section"] != ""].pivot(index="section", columns="term", values="tfidf").fillna(0)
    sections = terms[terms["section"] != ""]["section"].unique()
    if len(sections) < 2:
        return Dendrogram(typed(MERGES, []), typed(LEAVES, ((0, section, 0) for section in sections)))
    from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
    from scipy.spatial.distance import pdist

    distances = pdist(weights.reindex(sections).to_numpy(), "cosine").clip(0, 1)
    tree = optimal_leaf_ordering(linkage(distances, "average"), distances)
    order = {int(leaf): place for place, leaf in enumerate(leaves_list(tree))}
    merges = (
        (len(sections) + step, int(left), int(right), float(distance), int(size))
        for step, (left, right, distance, size) in enumerate(tree)
    )
    leaves = ((leaf, section, order[leaf]) for leaf, section in enumerate(sections))
    return Dendrogram(typed(MERGES, merges), typed(LEAVES, leaves))
