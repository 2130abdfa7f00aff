"""How well do tables agree with what people read in the seed report?

The gold tables beside this module were written by hand from the seed: `seed_metrics.tsv` has every quantity,
`seed_checks.tsv` every arithmetic relation, `seed_mentions.tsv` titles, dates, honours and firsts. An optional quantity
may be found or not.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.passages.scoring import direction, plain, same_unit

FOLDER = Path(__file__).parent
LEVELS = ("detect", "indicator", "full")
#: Sentence marks, none of which may stand in an indicator.
_MARKS = frozenset(",。;:!?，；：！？")
Row = dict[str, Any]


def read(name: str) -> list[dict[str, str]]:
    """The rows of `<name>.tsv`."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def agreement(gold: dict[str, str], row: Row) -> int:
    """How far a row agrees with a gold quantity: 0 not at all, 1 value, unit and section, 2 its name too, 3 all."""
    if (
        gold["section"] != row["section"]
        or not same_unit(gold["unit"], row["unit"])
        or not math.isclose(float(gold["value"]), row["value"], rel_tol=1e-6)
    ):
        return 0
    name = plain(row["indicator"])
    wanted = [[plain(word) for word in words.split("/")] for words in gold["keywords"].split("|")]
    if (
        len(name) > 30
        or _MARKS & set(name)
        or not all(any(word in name for word in words) for words in wanted)
    ):
        return 1
    exact = bool(gold["qualifier"]) == bool(row["qualifier"])
    timely = gold["period"] in ("", row["period"])
    return 3 if exact and timely and direction(gold["change"]) == direction(row["change"]) else 2


@dataclass(frozen=True)
class Score:
    """Precision and recall at each level, and what was missed or found in vain."""

    precision: dict[str, float]
    recall: dict[str, float]
    missed: list[dict[str, str]]
    in_vain: list[Row]


def quantities(gold: Sequence[dict[str, str]], rows: Iterable[Row]) -> Score:
    """The score of the metric table; each row answers for one gold quantity, the best pairs first."""
    rows = [row for row in rows if row["kind"] == "actual"]
    pairs = [(agreement(one, row), i, j) for i, one in enumerate(gold) for j, row in enumerate(rows)]
    # Among equal pairs, those that stand at the same place of the two lists: both are in text order.
    pairs.sort(key=lambda pair: (-pair[0], abs(pair[1] * len(rows) - pair[2] * len(gold))))
    reached: dict[int, int] = {}
    used: set[int] = set()
    for agreed, i, j in pairs:
        if agreed and i not in reached and j not in used:
            reached[i] = agreed
            used.add(j)
    required = [i for i, one in enumerate(gold) if not one["optional"]]
    in_vain = [row for j, row in enumerate(rows) if j not in used]
    found = sum(i in reached for i in required) + len(in_vain)
    hits = {level: sum(reached.get(i, 0) > step for i in required) for step, level in enumerate(LEVELS)}
    return Score(
        {level: hits[level] / max(found, 1) for level in LEVELS},
        {level: hits[level] / max(len(required), 1) for level in LEVELS},
        [gold[i] for i in required if reached.get(i, 0) < len(LEVELS)],
        in_vain,
    )


def relations(gold: Iterable[dict[str, str]], rows: Iterable[Row]) -> tuple[list[dict[str, str]], list[Row]]:
    """→ (gold relations that no row states, mismatches that are no gold relation)."""
    left = list(rows)
    missed = []
    for one in gold:
        found = next((row for row in left if _states(one, row)), None)
        if found is None:
            missed.append(one)
        else:
            left.remove(found)
    return missed, [row for row in left if row["status"] == "mismatch"]


def _states(gold: dict[str, str], row: Row) -> bool:
    return bool(
        row["section"] == gold["section"]
        and row["check"] == gold["kind"]
        and row["status"] in gold["status"].split("|")
        and _close(gold["reported"], row["reported"])
        and _close(gold["computed"], row["computed"])
    )


def _close(wanted: str, value: float) -> bool:
    """Gold figures have two or three decimals, and changes no sign."""
    return not wanted or abs(abs(float(wanted)) - abs(value)) < 0.05


def mentions(gold: Iterable[dict[str, str]], rows: Iterable[Row]) -> list[dict[str, str]]:
    """The gold mentions that no row of their kind and section holds, with a dozen characters to spare."""
    rows = list(rows)
    return [
        one
        for one in gold
        if not any(
            row["kind"] == one["kind"]
            and row["section"] == one["section"]
            and any(
                plain(one["text"]) in plain(form) and len(plain(form)) <= len(plain(one["text"])) + 12
                for form in (row["text"], row["normalised"])
            )
            for row in rows
        )
    ]
