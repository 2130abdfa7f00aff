"""Has a table its columns and types, full or empty?"""

import pytest

from analysis.frames import typed

COLUMNS = {"term": "str", "count": "int64", "share": "float64"}


@pytest.mark.parametrize("rows", [[], [("执法", 2, 0.5)]])
def test_columns_and_types(rows):
    table = typed(COLUMNS, rows)
    assert {column: str(dtype) for column, dtype in table.dtypes.items()} == COLUMNS
    assert len(table) == len(rows)


def test_rows_may_come_from_a_generator():
    assert typed(COLUMNS, (("词", n, 1.0) for n in range(3)))["count"].tolist() == [0, 1, 2]


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="share"):
        typed(COLUMNS, [("执法", 2)])
