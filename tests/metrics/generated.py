"""How many of the quantities that a generated report prints come back, and what else does?

`python -m tests.metrics.generated` prints the figures of docs/accuracy.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analysis.metrics import metrics
from analysis.reading import tidy
from analysis.report import parse
from tests.generated import generate
from tests.passages.scoring import LEVELS, Score, level

#: Reports that nothing was tuned on.
FIRST = 60_000


def stated(number: int, *, damage: bool = False) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """→ (what the report states, the rows of the table)."""
    report = generate(number, damage=damage)
    truths = [
        {name: getattr(quantity, name) for name in quantity.__slots__} | {"keywords": list(quantity.keywords)}
        for quantity in report.quantities
    ]
    text = "\n".join(tidy(report.text)[0]) if damage else report.text
    rows = metrics(parse(text, year=report.year)).to_dict("records")
    return truths, [{str(name): value for name, value in row.items()} for row in rows]


def pairs(
    truths: list[dict[str, Any]], rows: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any] | None]]:
    """Each stated quantity with its row: rows are taken in order, the first that speaks of the quantity."""
    left = list(rows)
    out: list[tuple[dict[str, Any], dict[str, Any] | None]] = []
    for truth in truths:
        near = next((row for row in left[:6] if level(truth, row)), None)
        out.append((truth, near))
        if near is not None:
            left.remove(near)
    return out


def score(numbers: Iterable[int], *, damage: bool = False) -> Score:
    """The agreement over many reports, by level."""
    total = Score([0, 0, 0], 0, 0)
    for number in numbers:
        truths, rows = stated(number, damage=damage)
        total.found += len(rows) - sum(
            row is not None for truth, row in pairs(truths, rows) if truth["optional"]
        )
        for truth, row in pairs(truths, rows):
            if truth["optional"]:
                continue
            total.wanted += 1
            for step in range(level(truth, row) if row is not None else 0):
                total.agreed[step] += 1
    return total


def main() -> None:
    for name, damage in (("as an office prints it", False), ("damaged as on a web page", True)):
        total = score(range(FIRST, FIRST + 300), damage=damage)
        print(f"300 reports, {name}: {total.wanted} quantities, {total.found} rows")
        for step, label in enumerate(LEVELS):
            precision, recall = total.agreed[step] / total.found, total.agreed[step] / total.wanted
            print(f"  {label:9} precision {precision:.4f} recall {recall:.4f} f1 {total.f1(label):.4f}")


if __name__ == "__main__":
    main()
