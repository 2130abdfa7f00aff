"""Does the timeline say what happened when?"""

import pytest

from analysis import SEED, analyse
from analysis.mentions import mentions, timeline
from analysis.mentions.timeline import COLUMNS
from analysis.report import parse

HEAD = "清源县2024年法治政府建设年度报告\n一、主要举措\n(一)依法行政\n"


def rows(table):
    return list(table.itertuples())


def events(text):
    report = parse(HEAD + text)
    table = timeline(report, mentions(report))
    return list(zip(table.date, table.until, table.precision, table.event, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月5日,县政府召开部署会,全面动员。", ("2024-03-05", "2024-03-05", "day", "县政府召开部署会")),
        ("县司法局于6月举办执法培训班。", ("2024-06", "2024-06", "month", "举办执法培训班")),
        ("5月8日至10日开展交叉检查。", ("2024-05-08", "2024-05-10", "day", "开展交叉检查")),
        ("1—9月办结复议案件。", ("2024-01", "2024-09", "month", "办结复议案件")),
        ("法治文化广场建成于4月。", ("2024-04", "2024-04", "month", "法治文化广场建成")),
    ],
)
def test_events(text, expected):
    assert events(text) == [expected]


def test_the_dates_of_a_list_share_their_event_and_time_orders():
    assert events("10月12日召开推进会。在4月、8月和9月分别举办专题讲座。") == [
        ("2024-04", "2024-04", "month", "分别举办专题讲座"),
        ("2024-08", "2024-08", "month", "分别举办专题讲座"),
        ("2024-09", "2024-09", "month", "分别举办专题讲座"),
        ("2024-10-12", "2024-10-12", "day", "召开推进会"),
    ]


def test_the_seed():
    analysis = analyse(SEED)
    table = timeline(analysis.report, analysis.mentions)
    assert {column: str(dtype) for column, dtype in table.dtypes.items()} == COLUMNS
    assert len(table) == 14
    assert table.date.is_monotonic_increasing
    assert table.event.str.len().between(4, 40).all()
    for row in rows(table):
        assert row.event in row.sentence


def test_no_dates_and_unknown_years():
    report = parse("法治政府建设持续推进,3月5日召开会议。")
    assert report.year is None
    assert timeline(report, mentions(report)).empty
