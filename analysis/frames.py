"""How does a table that is none of the six get its columns and types, whether it is full or empty?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd


def typed(columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """A DataFrame with `columns` (name → pandas dtype) from rows that give their values in the same order.

    Without rows it has the same columns and types. Raises ValueError for a row of another length.
    """
    values = [tuple(row) for row in rows]
    if any(len(row) != len(columns) for row in values):
        raise ValueError(f"every row has {len(columns)} values: {', '.join(columns)}")
    return pd.DataFrame(
        {
            column: pd.Series([row[place] for row in values], dtype=dtype)
            for place, (column, dtype) in enumerate(columns.items())
        }
    )
