import pytest

from analysis.charts.citations import citations, cited
from tests.charts.invented import analysis


def test_what_is_named_most_often_comes_first():
    rows = cited(analysis().mentions, "title")
    assert rows["normalised"].tolist() == ["《办法》", "《办法》", "《条例》"]
    assert list(rows.columns) == list(analysis().mentions.columns)


@pytest.mark.parametrize("width", [360, 900])
def test_a_strip_a_title(width):
    tables = analysis()
    figure = citations(tables.mentions, tables.sections, place="某县 · 2024 年", width=width)
    assert figure is not None
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert [tuple(data) for data in rows.customdata] == [
        (150, "1.1.1", "《办法》"),
        (280, "1.2", "《办法》"),
        (95, "1.1.1", "《条例》"),
    ]
    assert "2 种文件，3 次" in figure.layout.meta["subtitle"]


def test_what_is_left_out_is_told():
    tables = analysis()
    figure = citations(tables.mentions, tables.sections, limit=1)
    assert figure is not None
    assert "另有 1 种文件未画出" in figure.layout.meta["subtitle"]


def test_where_all_are_named_once_no_count_is_written():
    tables = analysis()
    figure = citations(tables.mentions, tables.sections, kind="organisation")
    assert figure is not None
    notes = [note.text for note in figure.layout.annotations]
    assert "县&lt;司法&gt;局" in notes
    assert figure.layout.meta["title"].startswith("提到了哪些机构")


def test_nothing_cited():
    tables = analysis()
    assert citations(tables.mentions.iloc[:0], tables.sections) is None
