"""What is saved from the dashboard: the rows behind a picture, safe to open in a spreadsheet."""

import io

import pandas as pd
import pytest

from analysis import SEED, analyse
from analysis.tables import COLUMNS, frame
from dashboard import saving


@pytest.fixture(scope="module")
def seed():
    return analyse(SEED)


def test_csv_opens_in_excel_and_comes_back(seed):
    content = saving.csv(seed.sections)
    assert content.startswith(b"\xef\xbb\xbf")
    back = pd.read_csv(
        io.BytesIO(content), dtype={"section": str, "parent": str, "view": str}, keep_default_na=False
    )
    assert list(back["section"]) == list(seed.sections["section"])


def test_csv_computes_nothing():
    content = saving.csv(frame("terms", [{"term": "=1+1", "count": -3}])).decode("utf-8-sig")
    assert "'=1+1" in content
    assert ",-3," in content


def test_a_workbook_holds_the_table(seed):
    back = pd.read_excel(io.BytesIO(saving.workbook(seed, "sections")), dtype=str)
    assert list(back.columns) == list(COLUMNS["sections"])
    assert len(back) == len(seed.sections)
