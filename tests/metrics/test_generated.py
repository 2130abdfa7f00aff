"""Every quantity that a generated report prints comes back, and nothing else does."""

import pytest

from analysis.metrics import metrics
from analysis.report import parse
from tests.generated import generate
from tests.passages.scoring import level

REPORTS = range(40_000, 40_120)


def stated(number: int) -> tuple[list[dict], list[dict]]:
    """→ (what the report states, the rows of the table)."""
    report = generate(number)
    truths = [
        {name: getattr(quantity, name) for name in quantity.__slots__} | {"keywords": list(quantity.keywords)}
        for quantity in report.quantities
    ]
    rows = metrics(parse(report.text, year=report.year)).to_dict("records")
    return truths, rows


def pairs(truths: list[dict], rows: list[dict]) -> list[tuple[dict, dict | None]]:
    """Each stated quantity with the row that stands at its place."""
    by_place = {row["end"]: row for row in rows}
    return [(truth, by_place.get(truth["end"])) for truth in truths]


@pytest.mark.parametrize("first", range(REPORTS.start, REPORTS.stop, 20))
def test_every_printed_quantity_comes_back_and_nothing_else(first):
    for number in range(first, first + 20):
        truths, rows = stated(number)
        met = pairs(truths, rows)
        lost = [
            truth["text"]
            for truth, row in met
            if not truth["optional"] and (row is None or not level(truth, row))
        ]
        assert lost == [], number
        assert {row["end"] for row in rows} <= {truth["end"] for truth in truths}, number


def test_nearly_all_names_and_details_are_right():
    levels = [
        level(truth, row)
        for number in REPORTS
        for truth, row in pairs(*stated(number))
        if row is not None and not truth["optional"]
    ]
    assert sum(found >= 2 for found in levels) / len(levels) >= 0.99
    assert sum(found >= 3 for found in levels) / len(levels) >= 0.985
