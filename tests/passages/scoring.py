"""How well does a table of metrics agree with the hand-made truth of a passage?

Run `python -m tests.passages.scoring tuning` (or `heldout`) for the figures, with `--misses` for every disagreement.

Levels, each including the one before: `detect` (value and unit agree), `indicator` (every keyword stands in a name
of at most 30 characters without sentence punctuation), `full` (qualifier, period, direction of change and kind agree).
Each row is used once; an optional row neither helps nor hurts.
"""

from __future__ import annotations

import json
import math
import re
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.metrics import metrics
from analysis.reading import tidy
from analysis.report import parse

FOLDER = Path(__file__).parent
SAME_UNIT = [{"名", "人", "位"}, {"家次", "家"}, {"场次", "场"}, {"件", "起", "宗", "件次"}, {"个", ""}]
_DOWN = re.compile("下降|减少|降低|回落|缩短|压减|压缩|下滑|降|减|低于|少")
_UP = re.compile("增长|上升|增加|提高|提升|上涨|升|增|高于|高出|多")
LEVELS = ("detect", "indicator", "full")


def plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def direction(text: str) -> str:
    return "down" if _DOWN.search(text) else "up" if _UP.search(text) else text


def same_unit(one: str, other: str) -> bool:
    return one == other or any(one in units and other in units for units in SAME_UNIT)


def level(truth: dict[str, Any], row: dict[str, Any]) -> int:
    """0 where the rows do not speak of one quantity, else how many levels they agree on."""
    if not math.isclose(truth["value"], row["value"], rel_tol=1e-6, abs_tol=1e-9) or not same_unit(
        truth["unit"], row["unit"]
    ):
        return 0
    name = plain(row["indicator"])
    named = all(any(plain(word) in name for word in keyword.split("/")) for keyword in truth["keywords"])
    if not named or len(name) > 30 or re.search("[,。;:!?，；：！？]", name):
        return 1
    full = (
        bool(truth["qualifier"]) == bool(row["qualifier"])
        and direction(truth["change"]) == direction(row["change"])
        and (not truth["period"] or plain(truth["period"]) == plain(row["period"]))
        and truth["kind"] == row["kind"]
    )
    return 3 if full else 2


@dataclass
class Score:
    """Counts over passages: rows agreed on by level, rows found, rows to find."""

    agreed: list[int]
    found: int
    wanted: int

    def f1(self, level_name: str) -> float:
        agreed = self.agreed[LEVELS.index(level_name)]
        return 2 * agreed / (self.found + self.wanted) if self.found + self.wanted else 1.0


def rows_of(passage: dict[str, Any]) -> list[dict[str, Any]]:
    lines, _, _ = tidy(passage["text"])
    report = parse("\n".join(lines), passage["id"], year=passage["year"])
    return [{str(name): value for name, value in row.items()} for row in metrics(report).to_dict("records")]


def score(passages: list[dict[str, Any]]) -> tuple[Score, list[str]]:
    """→ (the score over all passages, every disagreement as a line)."""
    total = Score([0, 0, 0], 0, 0)
    lines: list[str] = []
    for passage in passages:
        rows = rows_of(passage)
        truths = passage["metrics"]
        pairs = sorted(
            (
                (level(truth, row), -abs(i * len(rows) - j * len(truths)), i, j)
                for i, truth in enumerate(truths)
                for j, row in enumerate(rows)
            ),
            reverse=True,
        )
        got: dict[int, tuple[int, int]] = {}
        used: set[int] = set()
        for agreed, _, i, j in pairs:
            if agreed and i not in got and j not in used:
                got[i] = (agreed, j)
                used.add(j)
        required = [i for i, truth in enumerate(truths) if not truth["optional"]]
        alarms = [j for j in range(len(rows)) if j not in used]
        total.wanted += len(required)
        total.found += sum(i in got for i in required) + len(alarms)
        for i in required:
            agreed, j = got.get(i, (0, -1))
            for step in range(agreed):
                total.agreed[step] += 1
            if agreed < 3:
                row = rows[j] if j >= 0 else None
                lines.append(
                    f"{passage['id']} {('missed', 'name', 'detail')[agreed]}: {_short(truths[i])} ← {_row(row)}"
                )
        lines += [f"{passage['id']} alarm: {_row(rows[j])}" for j in alarms]
    return total, lines


def _short(truth: dict[str, Any]) -> str:
    return " ".join(
        str(part)
        for part in (
            truth["text"],
            truth["value"],
            truth["unit"],
            truth["keywords"],
            truth["qualifier"],
            truth["period"],
            truth["change"],
            truth["kind"],
        )
        if part != ""
    )


def _row(row: dict[str, Any] | None) -> str:
    if row is None:
        return "nothing"
    rest = " ".join(str(row[name]) for name in ("qualifier", "period", "change", "kind"))
    return f"{row['text']} {row['value']} {row['unit']} [{row['indicator']}] {rest}"


def load(name: str) -> list[dict[str, Any]]:
    with (FOLDER / f"{name}.json").open(encoding="utf-8") as file:
        passages: list[dict[str, Any]] = json.load(file)
    return passages


def main(arguments: list[str]) -> None:
    total, lines = score(load(arguments[0]))
    if "--misses" in arguments:
        print("\n".join(lines))
    print(f"{arguments[0]}: {total.wanted} rows wanted, {total.found} found")
    for step, name in enumerate(LEVELS):
        precision, recall = (
            total.agreed[step] / max(total.found, 1),
            total.agreed[step] / max(total.wanted, 1),
        )
        print(f"{name:9} precision {precision:.3f} recall {recall:.3f} f1 {total.f1(name):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
