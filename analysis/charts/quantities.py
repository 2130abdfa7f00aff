"""Which rows of the metric table go on one chart, and how do they become drawn rows?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from analysis.assets import toml
from analysis.charts.labels import figure, indicator, quantity, tooltip
from analysis.charts.rows import Row
from analysis.charts.style import Theme, covering, palette, section_colours

#: A chart has at least this many values; one or two are a sentence with a big figure.
FEWEST = 3
#: What a click on a row hands back: the offset of the metric, its section, its indicator.
CUSTOMDATA = ("start", "section", "indicator")


def within(table: pd.DataFrame, section: str | None) -> pd.DataFrame:
    """The rows of a section and of all below it; the whole table where `section` is None or empty."""
    if not section:
        return table
    numbers = table["section"].astype(str)
    return table[(numbers == section) | numbers.str.startswith(f"{section}.")]


def levels(metrics: pd.DataFrame) -> pd.DataFrame:
    """The rows that state how much there is, without rates in % and without changes."""
    return metrics[(metrics["change"] == "") & (metrics["unit"] != "%")]


def rates(metrics: pd.DataFrame) -> pd.DataFrame:
    """The rows that state a share or a rate reached, in %."""
    return metrics[(metrics["change"] == "") & (metrics["unit"] == "%")]


def changes(metrics: pd.DataFrame) -> pd.DataFrame:
    """The rows that state a change against another period."""
    return metrics[metrics["change"] != ""]


def by_unit(metrics: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """(unit, its rows) for every unit, the one with most rows first; rows in the order of the report."""
    groups = [(str(unit), rows.sort_values("start")) for unit, rows in metrics.groupby("unit", sort=False)]
    return sorted(groups, key=lambda group: (-len(group[1]), int(group[1]["start"].iloc[0])))


def signed(row: Mapping[Any, Any]) -> float:
    """The value of a change, negative where its word says that it fell (`assets/directions.toml`)."""
    value = float(row["value"])
    return -abs(value) if str(row["change"]) in toml("directions")["falling"] else value


def mismatched(checks: pd.DataFrame | None) -> frozenset[int]:
    """The offsets of the metrics that stand in a relation which the audit found not to hold."""
    if checks is None:
        return frozenset()
    members = checks.loc[checks["status"] == "mismatch", "members"]
    return frozenset(int(start) for joined in members for start in str(joined).split(";") if start.strip())


def drawn(
    metrics: pd.DataFrame,
    sections: pd.DataFrame,
    *,
    year: int | None,
    mismatches: Collection[int] = (),
    theme: Theme = "light",
    change: bool = False,
) -> list[Row]:
    """Rows of **metrics** as rows of a chart, in their order, each with its section's colour and its sentence.

    With `change` a value is signed by its word and the word stands before the number.
    """
    colours = section_colours(sections, theme)
    made = []
    for row in metrics.to_dict("records"):
        stated, unit = figure(row)
        number = str(row["section"])
        disagrees = int(row["start"]) in mismatches
        label = indicator(row, year)
        word = f"{row['change']} " if change else ""
        made.append(
            Row(
                label=label,
                value=signed(row) if change else float(row["value"]),
                stated=f"{word}{stated}",
                unit=unit,
                colour=_colour(number, colours, theme),
                tooltip=tooltip(
                    f"{label} {word}{quantity(row)}",
                    str(row["sentence"]),
                    "※ 与本报告内其他数字核验不一致" if disagrees else "",
                ),
                customdata=tuple(row[column] for column in CUSTOMDATA),
                hollow=row["kind"] == "target",
                mismatch=disagrees,
            )
        )
    return made


def largest(metrics: pd.DataFrame, limit: int | None) -> tuple[pd.DataFrame, int]:
    """(the rows by falling value, at most `limit`; how many were left out). Equal values keep the report's order."""
    ordered = metrics.sort_values(["value", "start"], ascending=[False, True], kind="stable")
    if limit is None or len(ordered) <= limit:
        return ordered, 0
    return ordered.head(limit), len(ordered) - limit


def _colour(number: str, colours: Mapping[str, str], theme: Theme) -> str:
    try:
        return colours[covering(number, colours)]
    except KeyError:
        return palette(theme).muted
