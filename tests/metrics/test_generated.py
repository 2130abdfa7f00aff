"""Every quantity that a generated report prints comes back, and nothing else does."""

import pytest

from tests.metrics.generated import pairs, score, stated

REPORTS = range(40_000, 40_120)


@pytest.mark.parametrize("first", range(REPORTS.start, REPORTS.stop, 20))
def test_every_printed_quantity_comes_back_and_nothing_else(first):
    for number in range(first, first + 20):
        truths, rows = stated(number)
        met = pairs(truths, rows)
        assert [truth["text"] for truth, row in met if row is None and not truth["optional"]] == [], number
        assert len(rows) == sum(row is not None for _, row in met), number


def test_nearly_all_names_and_details_are_right():
    total = score(REPORTS)
    assert total.f1("indicator") >= 0.99
    assert total.f1("full") >= 0.985


def test_damage_costs_little():
    total = score(range(REPORTS.start, REPORTS.start + 60), damage=True)
    assert total.f1("detect") >= 0.995
    assert total.f1("indicator") >= 0.98
