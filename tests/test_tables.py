"""Has every table its columns and types, whether it is full or empty?"""

import math

import pandas as pd
import pytest

from analysis.tables import COLUMNS, NAMES, frame

CONTRACT = {
    "sections": "section order title level parent view start end characters sentences note",
    "metrics": "section section_title indicator value unit text qualifier period change kind sentence start end",
    "checks": "section check status reported computed difference members explanation sentence start end",
    "terms": "section term pos count sections per_thousand tfidf distinctiveness",
    "mentions": "kind text normalised section sentence start end",
    "summaries": "section rank sentence score start end",
}


def types(table):
    return {column: str(dtype) for column, dtype in table.dtypes.items()}


def test_there_are_six_tables():
    assert set(NAMES) == set(CONTRACT)


@pytest.mark.parametrize("name", CONTRACT)
def test_the_contracts_columns_come_first_and_in_order(name):
    wanted = CONTRACT[name].split()
    assert list(COLUMNS[name])[: len(wanted)] == wanted


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_table_has_every_column_with_its_type(name):
    table = frame(name, [])
    assert table.empty
    assert types(table) == COLUMNS[name]


@pytest.mark.parametrize("name", NAMES)
def test_a_row_without_values_has_the_same_types_as_an_empty_table(name):
    table = frame(name, [{}])
    assert len(table) == 1
    assert types(table) == types(frame(name, []))


def test_what_a_row_leaves_out_is_empty_text_or_no_number():
    row = frame("checks", [{"check": "sum"}]).iloc[0]
    assert row.explanation == ""
    assert row.start == 0
    assert math.isnan(row.computed)


def test_a_section_number_stays_text():
    table = frame("sections", [{"section": "1.10"}, {"section": "1.1"}])
    assert table.section.tolist() == ["1.10", "1.1"]


def test_rows_may_come_from_a_generator():
    table = frame("summaries", ({"rank": rank} for rank in (1, 2)))
    assert table["rank"].tolist() == [1, 2]
    assert table.index.equals(pd.RangeIndex(2))


def test_a_column_that_the_table_does_not_have_is_refused():
    with pytest.raises(KeyError, match="colour"):
        frame("terms", [{"term": "执法", "colour": "red"}])


def test_an_unknown_table_is_refused():
    with pytest.raises(KeyError):
        frame("poems", [])
