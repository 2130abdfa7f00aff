"""Does the table of mentions hold together, and is it right on the seed report?"""

from functools import cache

from analysis import SEED
from analysis.mentions import KINDS, mentions
from analysis.reading import read
from analysis.report import parse
from analysis.tables import COLUMNS


@cache
def seed():
    document = read(SEED)
    report = parse(document.text, document.name)
    return report, mentions(report)


def test_every_row_is_a_stretch_of_its_sentence_and_of_the_text():
    report, table = seed()
    assert list(table.columns) == list(COLUMNS["mentions"])
    assert set(table.kind) == set(KINDS)
    for row in table.itertuples():
        assert report.text[row.start : row.end] == row.text
        assert row.text in row.sentence
        assert row.normalised
        assert report.sentence_at(row.start).section == row.section
    assert table.start.is_monotonic_increasing


def test_the_same_stretch_is_mentioned_once_a_kind():
    _, table = seed()
    assert not table.duplicated(["kind", "start"]).any()


def test_dates_of_the_seed():
    _, table = seed()
    dates = table[table.kind == "date"]
    assert list(zip(dates.section, dates.normalised, strict=True)) == [
        ("1.1", "2023-07"),
        ("1.1", "2023-10"),
        ("1.1", "2023-12"),
        ("1.2.1", "2023-07-03"),
        ("1.2.1", "2023-06-26"),
        ("1.2.2", "2023-11-20"),
        ("1.3.1", "2023-09-22"),
        ("1.3.3", "2023-04-27"),
        ("1.4.2", "2023-07"),
        ("1.4.2", "2023-06-30"),
        ("1.4.2", "2023-09"),
        ("1.5.2", "2023-02"),
        ("1.6.4", "2023-08"),
        ("1.7", "2023-06-16"),
    ]


def test_honours_of_the_seed():
    _, table = seed()
    assert table[table.kind == "honour"].text.tolist() == [
        "平安广西建设活动先进县(区)",
        "全市“三大纠纷”调处工作优秀等次",
        "全国枫桥式公安派出所",
        "全国公安机关爱民模范集体",
        "全国公安机关执法示范单位",
        "全国工人先锋号",
        "广西优秀公安局",
        "广西枫桥式公安派出所",
        "市司法局通报表扬",
        "市司法局通报表扬",
        "广西优秀法治动漫微视频三等奖",
        "广西优秀法治动漫微视频优秀奖",
    ]


def test_firsts_and_titles_of_the_seed():
    _, table = seed()
    firsts = table[table.kind == "first"]
    assert firsts.text.tolist() == ["全市率先", "首次", "广西首个", "全市率先", "全市率先", "全市率先"]
    titles = table[table.kind == "title"].text
    assert len(titles) == 22
    assert titles.str.fullmatch("《[^《》]+》").all()


def test_slogans_of_the_seed_are_no_names():
    _, table = seed()
    slogans = set(table[table.kind == "slogan"].text)
    assert {"关键少数", "两个维护", "一网通办", "枫桥经验"} <= slogans
    # A centre, a strip of land and two campaigns are named in quotation marks too.
    assert not slogans & {"政和通", "法治文化带", "诚信质量万里行", "法治文化惠民行"}


def test_a_text_without_mentions_gives_an_empty_table():
    table = mentions(parse("法治政府建设持续推进。"))
    assert table.empty
    assert list(table.columns) == list(COLUMNS["mentions"])
