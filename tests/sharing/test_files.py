import csv
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from analysis.errors import InputError
from analysis.sharing.files import FORMATS, neutral, replacing, write_tables
from analysis.tables import COLUMNS, NAMES, frame

FORMULAS = ["=1+1", "+1", "-20.00%", "@SUM(A1)", "\t=1", "\r=1", "＝1", "－5%"]


class Tables:
    """Tables as an analysis holds them, one metric for each of `texts`."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts

    def table(self, name: str) -> pd.DataFrame:
        rows = [
            {"section": "1.10", "value": 681360.0, "text": text, "sentence": '他说,"好"。\n'}
            for text in self.texts
        ]
        return frame(name, rows if name == "metrics" else [])


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("format", FORMATS)
def test_one_file_a_table(tmp_path, format):
    written = write_tables(Tables(["680件"]), tmp_path / "输出" / "表", format)
    assert [path.name for path in written] == [f"{name}.{format}" for name in NAMES]
    assert sorted(written) == sorted((tmp_path / "输出" / "表").iterdir())


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(KeyError):
        write_tables(Tables([]), tmp_path / "out", "docx")
    assert not (tmp_path / "out").exists()


def test_csv_begins_with_a_byte_order_mark_and_reads_back(tmp_path):
    write_tables(Tables(["680件"]), tmp_path)
    assert (tmp_path / "metrics.csv").read_bytes().startswith(b"\xef\xbb\xbfsection,")
    header, row = cells(tmp_path / "metrics.csv")
    assert header == list(COLUMNS["metrics"])
    assert dict(zip(header, row, strict=True)) | {"qualifier": ""} == {
        **dict.fromkeys(header, ""),
        "section": "1.10",
        "value": "681360.0",
        "text": "680件",
        "sentence": '他说,"好"。\n',
        "start": "0",
        "end": "0",
    }


def test_an_empty_table_keeps_its_header(tmp_path):
    write_tables(Tables([]), tmp_path)
    assert cells(tmp_path / "checks.csv") == [list(COLUMNS["checks"])]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_csv_cell_that_looks_like_a_formula_is_neutralised(tmp_path, text):
    write_tables(Tables([text]), tmp_path)
    header, row = cells(tmp_path / "metrics.csv")
    assert row[header.index("text")] == f"'{text}"


@given(st.text())
def test_no_text_is_left_that_a_spreadsheet_computes(text):
    assert not neutral(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert neutral(text).removeprefix("'") == text.removeprefix("'")


def test_figures_are_no_formulas(tmp_path):
    class Negative(Tables):
        def table(self, name: str) -> pd.DataFrame:
            return frame(name, [{"difference": -3.8, "check": "ratio"}] if name == "checks" else [])

    write_tables(Negative([]), tmp_path)
    header, row = cells(tmp_path / "checks.csv")
    assert row[header.index("difference")] == "-3.8"
    assert row[header.index("computed")] == ""


@pytest.mark.parametrize("text", [*FORMULAS, "#N/A", "1.10", "2023-11-20"])
def test_a_workbook_holds_text_as_text(tmp_path, text):
    write_tables(Tables([text]), tmp_path, "xlsx")
    sheet = load_workbook(tmp_path / "metrics.xlsx")["metrics"]
    header = [cell.value for cell in sheet[1]]
    cell = sheet[2][header.index("text")]
    assert cell.data_type == "s"
    assert str(cell.value).replace("\n", "\r") == text.replace("\n", "\r")
    assert cell.quotePrefix == (text in FORMULAS)
    assert sheet[2][header.index("value")].value == 681360
    assert sheet[2][header.index("section")].value == "1.10"


def test_a_workbook_leaves_out_what_xml_cannot_hold(tmp_path):
    write_tables(Tables(["甲\x00\x0b\x1f乙\ufffe丙"]), tmp_path, "xlsx")
    table = pd.read_excel(tmp_path / "metrics.xlsx", dtype=str)
    assert table["text"].tolist() == ["甲乙丙"]


def test_parquet_keeps_columns_and_types(tmp_path):
    tables = Tables(["=680件"])
    write_tables(tables, tmp_path, "parquet")
    for name in NAMES:
        pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / f"{name}.parquet"), tables.table(name))


def test_json_holds_records_and_null_for_a_missing_figure(tmp_path):
    class Unverifiable(Tables):
        def table(self, name: str) -> pd.DataFrame:
            return frame(name, [{"reported": 98.7, "explanation": "=无"}] if name == "checks" else [])

    write_tables(Unverifiable([]), tmp_path, "json")
    text = (tmp_path / "checks.json").read_text(encoding="utf-8")
    (record,) = json.loads(text)
    assert list(record) == list(COLUMNS["checks"])
    assert (record["reported"], record["computed"], record["explanation"]) == (98.7, None, "=无")
    assert "无" in text
    assert json.loads((tmp_path / "terms.json").read_text(encoding="utf-8")) == []


def test_what_was_there_under_another_name_stays(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "metrics.csv").write_text("old", encoding="utf-8")
    write_tables(Tables(["680件"]), tmp_path)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert "680件" in (tmp_path / "metrics.csv").read_text(encoding="utf-8")
    assert len(list(tmp_path.iterdir())) == len(NAMES) + 1


def test_a_table_that_cannot_be_computed_leaves_no_folder(tmp_path):
    class Broken(Tables):
        def table(self, name: str) -> pd.DataFrame:
            if name == NAMES[-1]:
                raise ZeroDivisionError
            return super().table(name)

    with pytest.raises(ZeroDivisionError):
        write_tables(Broken([]), tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_block_leaves_everything_as_it_was(tmp_path):
    (tmp_path / "a.csv").write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path) as folder:
        (folder / "a.csv").write_text("new", encoding="utf-8")
        raise KeyboardInterrupt
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [
        ("a.csv", "old")
    ]


def test_a_replacement_that_fails_half_way_is_undone(tmp_path):
    (tmp_path / "a.csv").write_text("old", encoding="utf-8")
    (tmp_path / "b.csv").mkdir()
    (tmp_path / "b.csv" / "kept").touch()
    with pytest.raises(InputError, match="同名"), replacing(tmp_path) as folder:
        (folder / "a.csv").write_text("new", encoding="utf-8")
        (folder / "b.csv").write_text("new", encoding="utf-8")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "old"
    assert (tmp_path / "b.csv" / "kept").exists()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_below_a_file_is_refused_in_words(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="不能写入文件夹"):
        write_tables(Tables([]), tmp_path / "file" / "out")
    assert (tmp_path / "file").is_file()
