"""Which columns has each table, and of which type?

The one place where the columns are named. Every table of the project is made by :func:`frame`, so that an empty
table has the same columns and types as a full one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

#: Table name → column name → pandas dtype. `float64` columns may hold NaN where a figure does not exist.
COLUMNS: dict[str, dict[str, str]] = {
    "sections": {
        "section": "str",
        "order": "int64",
        "title": "str",
        "level": "int64",
        "parent": "str",
        "view": "str",
        "start": "int64",
        "end": "int64",
        "characters": "int64",
        "sentences": "int64",
        "note": "str",
    },
    "metrics": {
        "section": "str",
        "section_title": "str",
        "indicator": "str",
        "value": "float64",
        "unit": "str",
        "text": "str",
        "qualifier": "str",
        "period": "str",
        "change": "str",
        "kind": "str",
        "sentence": "str",
        "start": "int64",
        "end": "int64",
    },
    "checks": {
        "section": "str",
        "check": "str",
        "status": "str",
        "reported": "float64",
        "computed": "float64",
        "difference": "float64",
        "members": "str",
        "explanation": "str",
        "sentence": "str",
        "start": "int64",
        "end": "int64",
    },
    "terms": {
        "section": "str",
        "term": "str",
        "pos": "str",
        "count": "int64",
        "sections": "int64",
        "per_thousand": "float64",
        "tfidf": "float64",
        "distinctiveness": "float64",
        "dispersion": "float64",
    },
    "mentions": {
        "kind": "str",
        "text": "str",
        "normalised": "str",
        "section": "str",
        "sentence": "str",
        "start": "int64",
        "end": "int64",
    },
    "summaries": {
        "section": "str",
        "rank": "int64",
        "sentence": "str",
        "score": "float64",
        "start": "int64",
        "end": "int64",
    },
}

NAMES = tuple(COLUMNS)


def frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """The table `name` with one row for each mapping in `rows`; missing text is empty, missing figures are NaN.

    Raises KeyError for an unknown table or a row with a column that the table does not have.
    """
    columns = COLUMNS[name]
    rows = list(rows)
    for row in rows:
        unknown = row.keys() - columns.keys()
        if unknown:
            raise KeyError(f"{name} has no column {', '.join(sorted(unknown))}")
    missing: dict[str, Any] = {"str": "", "float64": float("nan"), "int64": 0}
    return pd.DataFrame(
        {
            column: pd.Series([row.get(column, missing[dtype]) for row in rows], dtype=dtype)
            for column, dtype in columns.items()
        }
    )
