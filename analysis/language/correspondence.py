"""Which sections and which terms go together, on one map?

The correspondence analysis is that of prince, which is maintained, rests on scikit-learn and works on DataFrames;
scikit-learn itself has none.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from analysis.frames import typed

POINTS = {
    "kind": "str",
    "label": "str",
    "x": "float64",
    "y": "float64",
    "mass": "float64",
    "contribution": "float64",
    "quality": "float64",
}
AXES = {"axis": "int64", "inertia": "float64", "share": "float64"}
_SEED = 2004


class Map(NamedTuple):
    """`points`: kind, label, x, y, mass, contribution, quality. `axes`: axis, inertia, share."""

    points: pd.DataFrame
    axes: pd.DataFrame


def correspondence(terms: pd.DataFrame, limit: int = 40) -> Map:
    """Simple correspondence analysis of the counts of the report's `limit` most frequent terms in its views (Benzécri
    1973, L'analyse des données; Greenacre 2017, Correspondence analysis in practice).

    `terms` is the table of terms. A point is a `section` or a `term` in principal coordinates: two sections are
    near where they use the terms alike. `mass` is its share of all counts, `contribution` its share of the inertia
    of the two axes, `quality` the share of its own inertia that the two axes show. An axis has its `inertia` and
    its `share` of the whole. Where fewer than three views hold three of the terms there is no map, and both tables
    are empty.
    """
    counts = _counts(terms, limit)
    if min(counts.shape) < 3:
        return Map(typed(POINTS, []), typed(AXES, []))
    import prince

    # Two of the axes are shown; the share of each is of the whole inertia, which prince keeps.
    fitted = prince.CA(n_components=2, n_iter=10, random_state=_SEED).fit(counts)
    masses = counts.sum(axis=1) / counts.to_numpy().sum(), counts.sum() / counts.to_numpy().sum()
    places = fitted.row_coordinates(counts), fitted.column_coordinates(counts)
    qualities = fitted.row_cosine_similarities(counts), fitted.column_cosine_similarities(counts)
    inertia = [float(value) for value in fitted.eigenvalues_]
    # The side to which an axis points is arbitrary: the section farthest out lies on the right, and on top.
    signs = [1.0 if places[0][axis].loc[places[0][axis].abs().idxmax()] > 0 else -1.0 for axis in (0, 1)]
    points = []
    for kind, mass, place, quality in zip(("section", "term"), masses, places, qualities, strict=True):
        for label in place.index:
            x, y = (float(place.loc[label, axis]) * signs[axis] for axis in (0, 1))
            share = float(mass[label]) * (x * x + y * y) / (sum(inertia) or 1.0)
            # The two kinds of points each bear the whole inertia.
            shown = min(float(quality.loc[label].sum()), 1.0)
            points.append((kind, label, x, y, float(mass[label]), share, shown))
    whole = float(fitted.total_inertia_) or 1.0
    axes = [(number, value, value / whole) for number, value in enumerate(inertia, 1)]
    return Map(typed(POINTS, points), typed(AXES, axes))


def _counts(terms: pd.DataFrame, limit: int) -> pd.DataFrame:
    """Views by terms, those that hold nothing left out."""
    report = terms[terms["section"] == ""]
    chosen = report[report["sections"] > 0]["term"].head(limit)
    inside = terms[(terms["section"] != "") & terms["term"].isin(chosen)]
    table = inside.pivot(index="section", columns="term", values="count").fillna(0)
    # In the order of the text and of the counts, which a pivot would sort away.
    return table.reindex(index=inside["section"].unique(), columns=chosen)
