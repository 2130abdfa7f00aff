"""Are title, sections and sentences found, and does each know where it stands?"""

import pytest

from analysis.report import parse
from analysis.tables import COLUMNS

TITLE = "清源县2024年法治政府建设年度报告\n"
REPORT = parse(
    TITLE
    + "全县扎实推进法治建设。现将情况报告如下:\n"
    + "一、主要举措\n(一)依法决策\n1.严格决策程序。全年审查合同。逐件出具意见!\n2.健全制度\n开展清理。\n"
    + "(二)公正执法\n组织检查。\n二、存在的问题\n能力不足。\n三、下一步打算\n加强培训。"
)


def numbers(body, title=TITLE):
    return [section.number for section in parse(title + body).sections]


def titles(body):
    return {
        section.number: section.title for section in parse(TITLE + body).sections if section.number != "0"
    }


def notes(body):
    return {section.number: section.note for section in parse(TITLE + body).sections if section.note}


def sentences(report, *, heading):
    return [report.sentence_text(s) for s in report.sentences if s.heading is heading]


# Numbering


@pytest.mark.parametrize(
    "body",
    [
        "一、举措\n(一)决策\n1.程序\n(1)论证\n论证。\n2.清理\n清理。\n二、打算\n继续。",
        "一、举措\n（一）决策\n1、程序\n（1）论证\n论证。\n2、清理\n清理。\n二、打算\n继续。",
        "一．举措\n( 一 )决策\n1．程序\n( 1 )论证\n论证。\n2． 清理\n清理。\n二．打算\n继续。",
        "一、 举措\n(一)、决策\n1. 程序\n(1)、论证\n论证。\n2. 清理\n清理。\n二、 打算\n继续。",
        "一、举措\n（一)决策\n1.程序\n①论证\n论证。\n2.清理\n清理。\n二、打算\n继续。",
    ],
    ids=["half-width", "full-width", "dots", "blanks", "mixed"],
)
def test_the_ladder_of_headings_in_every_style(body):
    assert numbers(body) == ["0", "1", "1.1", "1.1.1", "1.1.1.1", "1.1.2", "2"]
    assert titles(body) == {
        "1": "举措",
        "1.1": "决策",
        "1.1.1": "程序",
        "1.1.1.1": "论证",
        "1.1.2": "清理",
        "2": "打算",
    }


def test_a_tenth_section_is_no_first_one():
    body = (
        "一、举措\n"
        + "".join(f"({numeral})事项\n完成。\n" for numeral in "一二三四五六七八九十")
        + "(十一)事项\n"
    )
    assert numbers(body)[-2:] == ["1.10", "1.11"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("(一)决策\n完成。\n(二)执法\n完成。", ["0", "1", "2"]),
        ("1.决策。完成。\n2.执法。完成。", ["0", "1", "2"]),
        ("一、举措\n1.决策。完成。\n2.执法。完成。", ["0", "1", "1.1", "1.2"]),
        ("一、举措\n(1)决策。完成。\n(2)执法。完成。", ["0", "1", "1.1", "1.2"]),
    ],
    ids=["from the second style", "from the third style", "second style left out", "two styles left out"],
)
def test_a_style_that_the_report_does_not_use_is_no_level(body, expected):
    assert numbers(body) == expected


def test_where_numerals_repeat_order_wins_and_the_note_says_so():
    body = "一、2023年主要做法\n一、强化领导\n做到位。\n二、打算\n继续。"
    assert numbers(body) == ["0", "1", "2", "3"]
    assert "第 2" in notes(body)["2"]
    assert "二、" in notes(body)["3"]


def test_where_numerals_skip_order_wins_and_the_note_says_so():
    body = "一、举措\n完成。\n三、打算\n继续。"
    assert numbers(body) == ["0", "1", "2"]
    assert "三、" in notes(body)["2"]


def test_where_numbering_goes_on_under_the_next_section_the_note_says_so():
    body = "一、举措\n(一)决策\n1.程序\n好。\n2.清理\n好。\n(二)执法\n3.检查\n好。"
    assert numbers(body) == ["0", "1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1"]
    assert list(notes(body)) == ["1.2.1"]


def test_right_numerals_need_no_note():
    assert notes("一、举措\n(一)决策\n好。\n(二)执法\n好。\n二、打算\n好。") == {}


def test_a_lost_dot_is_noticed_by_the_numeral_that_was_to_come():
    body = "一、举措\n(一)保障\n1、健全制度。好。\n2、落实经费。好。\n3建设队伍。好。"
    assert titles(body)["1.1.3"] == "建设队伍"


@pytest.mark.parametrize(
    "line",
    [
        "3件案件已经办结。",
        "3月开展清理。",
        "5建设队伍。好。",
        "2024年开展检查。",
        "1.5万件案件办结。",
        "3.14节活动。",
        "十分重视此项工作。",
        "一是成立小组。",
        "甲、乙两个部门参加。",
    ],
)
def test_what_begins_with_a_number_and_is_no_heading(line):
    body = "一、举措\n(一)保障\n1、健全制度。好。\n2、落实经费。好。\n"
    assert numbers(body + line) == numbers(body)


def test_a_row_of_a_table_is_no_heading():
    assert numbers("一、举措\n1.受理|32\n2.审结|30\n") == ["0", "1"]


# Headings that run into their text


@pytest.mark.parametrize(
    ("line", "title", "text"),
    [
        ("(一)深化改革。坚持为民办事。", "深化改革", ["坚持为民办事。"]),
        ("(一)深化改革", "深化改革", []),
        ("(一)深化改革。", "深化改革", []),
        ("(一)深化改革,提升效能。坚持为民。", "深化改革,提升效能", ["坚持为民。"]),
        (
            "(一)压实责任一是成立小组,明确分工。二是定期检查。",
            "压实责任",
            ["一是成立小组,明确分工。", "二是定期检查。"],
        ),
        ("(一)压实责任。一是成立小组。", "压实责任", ["一是成立小组。"]),
    ],
)
def test_where_a_heading_ends(line, title, text):
    report = parse(TITLE + "一、举措\n" + line)
    assert report.section("1.1").title == title
    assert [report.sentence_text(s) for s in report.sentences_of("1.1") if not s.heading] == text


def test_a_first_sentence_too_long_for_a_heading_is_text():
    long = "(一)全县上下深入贯彻落实上级各项决策部署并结合实际研究制定配套文件和方案以全面推进各领域依法治理工作。"
    report = parse(TITLE + "一、举措\n" + long + "成效明显。")
    assert sentences(report, heading=False) == [long, "成效明显。"]
    assert len(report.section("1.1").title) <= 45


def test_a_heading_is_a_sentence_of_its_own():
    assert sentences(REPORT, heading=True) == [
        "清源县2024年法治政府建设年度报告",
        "一、主要举措",
        "(一)依法决策",
        "1.严格决策程序。",
        "2.健全制度",
        "(二)公正执法",
        "二、存在的问题",
        "三、下一步打算",
    ]


# Reports without headings


def test_a_report_without_headings_is_one_section():
    report = parse(TITLE + "全年审查合同。\n开展清理。")
    assert [(s.number, s.title, s.view) for s in report.sections] == [("0", "全文", "0")]
    assert report.sentences_of("0")[-1].section == "0"


def test_items_in_words_are_sentences_and_no_sections():
    body = "一、举措\n一是成立小组,明确责任。\n二是开展检查。"
    assert numbers(body) == ["0", "1"]


# Title, region, year


@pytest.mark.parametrize(
    ("text", "title", "region", "year"),
    [
        ("清源县2024年法治政府建设年度报告\n", "清源县2024年法治政府建设年度报告", "清源县", 2024),
        ("清源县2024年度法治政府建设情况报告\n", "清源县2024年度法治政府建设情况报告", "清源县", 2024),
        ("清源县司法局2022年依法行政工作总结\n", "清源县司法局2022年依法行政工作总结", "清源县司法局", 2022),
        ("2021年清源镇法治政府建设工作报告\n", "2021年清源镇法治政府建设工作报告", "清源镇", 2021),
        (
            "关于清源县人民政府2023年法治政府建设情况的报告\n",
            "关于清源县人民政府2023年法治政府建设情况的报告",
            "清源县",
            2023,
        ),
        ("清源县二○一九年法治政府建设报告\n", "清源县二○一九年法治政府建设报告", "清源县", 2019),
        (
            "清源县2024年法治政府建设工作报告(公开稿)\n",
            "清源县2024年法治政府建设工作报告(公开稿)",
            "清源县",
            2024,
        ),
        ("清源县\n2024年度\n法治政府建设情况报告\n", "清源县2024年度法治政府建设情况报告", "清源县", 2024),
        ("清源县法治政府建设报告\n2021年,全县有序推进。\n", "清源县法治政府建设报告", "清源县", 2021),
    ],
)
def test_title_region_and_year(text, title, region, year):
    report = parse(text + "一、举措\n完成。")
    assert (report.title, report.region, report.year) == (title, region, year)


def test_the_title_rather_than_a_heading_tells_the_year():
    assert parse("清源县2025年法治政府建设报告\n一、2024年工作情况\n2024年完成。2024年办结。").year == 2025


def test_without_a_year_in_the_title_the_most_frequent_one_near_the_beginning_counts():
    assert parse("2023年有序推进。2022年已有基础。2023年继续。\n一、举措\n2019年。2019年。").year == 2023


def test_a_year_that_is_known_otherwise_comes_first():
    assert parse(TITLE + "一、举措", year=2020).year == 2020


def test_without_any_year_there_is_none():
    assert parse("本县法治政府建设工作报告\n一、举措\n完成。").year is None


def test_without_a_title_the_name_of_the_file_serves():
    report = parse("一、举措\n完成。", "清源县年报")
    assert report.title == "清源县年报"
    assert [s.number for s in report.sections] == ["1"]


def test_an_addressee_is_not_part_of_the_title():
    report = parse("清源县2024年法治政府建设情况的报告\n县委、县政府:\n一、举措\n完成。")
    assert report.title == "清源县2024年法治政府建设情况的报告"


# Views


def test_the_views_are_preamble_second_level_and_parts_without_one():
    assert [view.number for view in REPORT.views] == ["0", "1.1", "1.2", "2", "3"]


def test_what_lies_below_belongs_to_its_view():
    assert {s.number: s.view for s in REPORT.sections} == {
        "0": "0", "1": "", "1.1": "1.1", "1.1.1": "1.1", "1.1.2": "1.1", "1.2": "1.2", "2": "2", "3": "3",
    }  # fmt: skip


def test_every_section_knows_its_parent_and_level():
    assert [(s.number, s.parent, s.level) for s in REPORT.sections] == [
        ("0", "", 1), ("1", "", 1), ("1.1", "1", 2), ("1.1.1", "1.1", 3), ("1.1.2", "1.1", 3), ("1.2", "1", 2),
        ("2", "", 1), ("3", "", 1),
    ]  # fmt: skip


# Positions


def test_a_section_spans_its_heading_and_all_below():
    part = REPORT.section("1")
    assert REPORT.text[part.start :].startswith("一、主要举措")
    assert REPORT.text[: part.end].endswith("组织检查。\n")
    item = REPORT.section("1.1.1")
    assert REPORT.text[item.start : item.end] == "1.严格决策程序。全年审查合同。逐件出具意见!\n"


def test_the_views_cover_the_text_but_for_headings_of_parts():
    rest = "".join(REPORT.text[a.end : b.start] for a, b in zip(REPORT.views, REPORT.views[1:], strict=False))
    assert rest == "一、主要举措\n"


def test_sentences_follow_each_other_inside_their_section():
    for one, other in zip(REPORT.sentences, REPORT.sentences[1:], strict=False):
        assert one.end <= other.start
    for sentence in REPORT.sentences:
        section = REPORT.section(sentence.section)
        assert section.start <= sentence.start < sentence.end <= section.end


def test_nothing_but_blanks_stands_between_sentences():
    covered = {i for s in REPORT.sentences for i in range(s.start, s.end)}
    assert {REPORT.text[i] for i in range(len(REPORT.text)) if i not in covered} == {"\n"}


@pytest.mark.parametrize("mark", "。!?！？")
def test_marks_that_end_a_sentence(mark):
    report = parse(f"{TITLE}一、举措\n严格执法{mark}文明执法{mark}")
    assert sentences(report, heading=False) == [f"严格执法{mark}", f"文明执法{mark}"]


def test_a_closing_quotation_mark_belongs_to_the_sentence_before():
    report = parse(TITLE + "一、举措\n提出“依法行政。”随后落实。")
    assert sentences(report, heading=False) == ["提出“依法行政。”", "随后落实。"]


def test_a_semicolon_ends_no_sentence():
    report = parse(TITLE + "一、举措\n审查合同;开展清理；组织检查。")
    assert len(sentences(report, heading=False)) == 1


def test_sentence_at_finds_the_sentence_of_a_position():
    at = REPORT.text.index("逐件")
    assert REPORT.sentence_text(REPORT.sentence_at(at)) == "逐件出具意见!"
    assert REPORT.sentence_at(0) is REPORT.sentences[0]


@pytest.mark.parametrize("offset", [-1, len(REPORT.text)])
def test_there_is_no_sentence_outside_the_text(offset):
    with pytest.raises(IndexError):
        REPORT.sentence_at(offset)


def test_sentences_of_a_section_with_and_without_those_below():
    above = [REPORT.sentence_text(s) for s in REPORT.sentences_of("1.1", below=False)]
    assert above == ["(一)依法决策"]
    assert "开展清理。" in [REPORT.sentence_text(s) for s in REPORT.sentences_of("1.1")]


def test_a_section_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        REPORT.section("7")


# Table


def test_the_table_of_sections_fits_its_schema():
    table = REPORT.table()
    assert {c: str(t) for c, t in table.dtypes.items()} == COLUMNS["sections"]
    assert table.section.tolist() == [s.number for s in REPORT.sections]
    assert table.order.tolist() == list(range(len(table)))


def test_characters_are_counted_without_blanks_and_sentences_without_headings():
    row = REPORT.table().set_index("section").loc["1.1.1"]
    assert row.characters == len("1.严格决策程序。全年审查合同。逐件出具意见!")
    assert row.sentences == 2


def test_the_counts_of_a_part_include_what_is_below():
    table = REPORT.table().set_index("section")
    assert table.loc["1", "sentences"] == table.loc[["1.1", "1.2"], "sentences"].sum() == 4


def test_a_line_without_end_is_cut_and_loses_nothing():
    line = "审查合同," * 3000
    report = parse(TITLE + "一、举措\n" + line)
    pieces = sentences(report, heading=False)
    assert "".join(pieces) == line
    assert max(map(len, pieces)) < 3000
