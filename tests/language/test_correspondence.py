"""Is the map a correspondence analysis of the counts?"""

import numpy as np
import pytest

from analysis.language.correspondence import AXES, POINTS, correspondence
from analysis.language.terms import terms
from tests.language.reports import seed, small, types


def test_coordinates_are_those_of_the_decomposition():
    table = seed().terms
    points, axes = correspondence(table, 30)
    assert types(points) == POINTS
    assert types(axes) == AXES
    chosen = points[points.kind == "term"].label.tolist()
    views = points[points.kind == "section"].label.tolist()
    inside = table[(table.section != "") & table.term.isin(chosen)]
    counts = (
        inside.pivot(index="section", columns="term", values="count").fillna(0).loc[views, chosen].to_numpy()
    )
    shares = counts / counts.sum()
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    expected = np.outer(rows, columns)
    left, singular, right = np.linalg.svd((shares - expected) / np.sqrt(expected), full_matrices=False)
    assert axes.inertia.tolist() == pytest.approx((singular[:2] ** 2).tolist())
    assert axes.share.tolist() == pytest.approx((singular[:2] ** 2 / (singular**2).sum()).tolist())
    place = np.abs(left[:, :2] * singular[:2] / np.sqrt(rows)[:, None])
    assert np.abs(points[points.kind == "section"][["x", "y"]].to_numpy()) == pytest.approx(place, abs=1e-6)
    place = np.abs(right[:2].T * singular[:2] / np.sqrt(columns)[:, None])
    assert np.abs(points[points.kind == "term"][["x", "y"]].to_numpy()) == pytest.approx(place, abs=1e-6)


def test_masses_contributions_and_qualities_are_shares():
    points, _ = correspondence(seed().terms)
    for _, kind in points.groupby("kind"):
        assert kind.mass.sum() == pytest.approx(1)
        assert kind.contribution.sum() == pytest.approx(1)
        assert kind.quality.between(0, 1).all()


def test_the_most_frequent_terms_that_views_hold():
    points, _ = correspondence(seed().terms, 12)
    whole = seed().terms[seed().terms.section == ""]
    assert points[points.kind == "term"].label.tolist() == whole.term.head(12).tolist()
    assert points[points.kind == "section"].label.is_unique


def test_the_sides_do_not_change():
    points, _ = correspondence(seed().terms)
    sections = points[points.kind == "section"]
    for axis in ("x", "y"):
        assert sections[axis].max() == sections[axis].abs().max()


@pytest.mark.parametrize("limit", [0, 2])
def test_too_little_for_a_map(limit):
    points, axes = correspondence(seed().terms, limit)
    assert points.empty
    assert axes.empty
    assert types(points) == POINTS
    assert types(axes) == AXES


def test_a_small_report_has_a_map_or_none():
    points, _ = correspondence(terms(small()))
    assert set(points.kind) <= {"section", "term"}
    assert points[["x", "y"]].notna().all(axis=None)
