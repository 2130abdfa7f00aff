import pytest

from analysis.charts.timeline import dated, timeline
from analysis.tables import frame
from tests.charts.invented import analysis, mention


def test_months_of_the_year_in_the_order_of_time():
    assert dated(analysis().mentions, 2024)["normalised"].tolist() == ["2024-03-08", "2024-05"]
    assert len(dated(analysis().mentions, None)) == 3


@pytest.mark.parametrize("width", [360, 900])
def test_each_date_with_its_clause(width):
    tables = analysis()
    figure = timeline(tables.mentions, tables.sections, year=2024, width=width)
    assert figure is not None
    notes = [note.text.replace("<br>", "") for note in figure.layout.annotations]
    assert "3月8日" in notes
    assert "5月" in notes
    assert sum(note == "按照《办法》开展了普法活动" for note in notes) == 2
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert [tuple(data) for data in rows.customdata] == [(200, "1.1.1", "3月8日"), (320, "1.2", "5月")]
    silent = figure.layout.meta["subtitle"].split(" · ")[-1]
    assert silent.startswith("1月、2月、4月、6月")


def test_a_title_is_not_cut_at_its_comma():
    row = mention("date", "7月", "2024-07", "1.2", 10) | {
        "sentence": "7月，印发《贯彻思想，维护安全》的通知，效果好。"
    }
    figure = timeline(frame("mentions", [row]), analysis().sections, year=2024, width=900)
    assert figure is not None
    assert "印发《贯彻思想，维护安全》的通知" in [note.text for note in figure.layout.annotations]


def test_a_span_says_that_it_begins():
    row = mention("date", "3月至5月", "2024-03/2024-05", "1.2", 10)
    figure = timeline(frame("mentions", [row]), analysis().sections, year=2024)
    assert figure is not None
    assert "3月起" in [note.text for note in figure.layout.annotations]


def test_a_report_without_a_year_writes_the_years():
    tables = analysis()
    figure = timeline(tables.mentions, tables.sections)
    assert figure is not None
    assert "2023.6月" in [note.text for note in figure.layout.annotations]


def test_no_dates():
    tables = analysis()
    assert timeline(tables.mentions, tables.sections, year=2019) is None
