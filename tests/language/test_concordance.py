"""Does every query get its lines or a sentence, and none hangs?"""

import pytest

from analysis.errors import InputError
from analysis.language.concordance import COLUMNS, LONGEST, concordance
from analysis.report import parse
from tests.language.reports import HEAD, rows, seed, small, types


def test_a_line_for_every_place():
    report = seed().report
    table = concordance(report, "行政复议")
    assert types(table) == COLUMNS
    assert len(table) == report.text.count("行政复议")
    for row in rows(table):
        assert report.text[row.start : row.end] == row.keyword == "行政复议"
        assert report.text[: row.start].endswith(row.left)
        assert report.text[row.end :].startswith(row.right)
        assert row.keyword in row.sentence
        assert len(row.left) <= 20
        assert len(row.right) <= 20
        assert report.sentence_at(row.start).section == row.section
    assert table.start.is_monotonic_increasing


def test_context_stays_on_the_line_and_within_its_width():
    row = concordance(small(), "行政执法力量", width=4).iloc[0]
    assert (row.left, row.right) == ("", "不足。")
    assert concordance(small(), "便民", width=2).iloc[0].left == "复议"
    assert concordance(small(), "便民", width=0).left.tolist() == [""]


def test_sorted_by_the_nearest_on_either_side():
    right = concordance(small(), "行政复议", sort="right").right.str.strip(",，。").str[:2].tolist()
    assert right == sorted(right)
    report = parse(HEAD + "丙、执法。甲执法;乙执法。")
    assert concordance(report, "执法", sort="left").left.str[-1].tolist() == ["、", "乙", "甲"]


def test_marks_do_not_sort():
    report = parse(HEAD + "执法、乙。执法“甲”。执法丙。")
    assert concordance(report, "执法", sort="right").right.str.extract("([甲乙丙])")[0].tolist() == [
        "丙",
        "乙",
        "甲",
    ]


def test_only_in_a_section():
    report = small()
    assert set(concordance(report, "行政复议", section="1.1").section) == {"1.1"}
    assert len(concordance(report, "行政复议", section="1")) == 4
    with pytest.raises(KeyError):
        concordance(report, "行政复议", section="9")


def test_a_whole_word_counts_as_the_table_of_terms_does():
    analysis = seed()
    counts = analysis.terms[analysis.terms.section == ""].set_index("term")["count"]
    for term in ("法治", "行政", "案件"):
        assert len(concordance(analysis.report, term, whole=True)) == counts[term]
        assert len(concordance(analysis.report, term)) > counts[term]


def test_letters_of_either_case_and_width_are_the_same():
    report = parse(HEAD + "启用ＡＰＰ（２.０版），上线app。")
    assert concordance(report, "App").keyword.tolist() == ["ＡＰＰ", "app"]
    assert concordance(report, "(2.0版)").keyword.tolist() == ["（２.０版）"]
    assert concordance(report, "[a-z]+", regex=True).keyword.tolist() == ["ＡＰＰ", "app"]


def test_a_query_is_no_pattern_unless_it_is_said_to_be():
    report = parse(HEAD + "办结12件(含1件)。")
    assert concordance(report, r"\d+件").empty
    assert concordance(report, "(含1件)").keyword.tolist() == ["(含1件)"]
    assert concordance(report, r"\d+件", regex=True).keyword.tolist() == ["12件", "1件"]


def test_nothing_found_is_an_empty_table():
    for regex in (False, True):
        table = concordance(small(), "量子", regex=regex)
        assert table.empty
        assert types(table) == COLUMNS


def test_a_pattern_that_matches_nothing_in_particular_gives_no_empty_lines():
    assert (concordance(small(), "[甲乙]*|便", regex=True).keyword == "便").all()


def test_a_match_stays_within_its_sentence():
    assert concordance(small(), "^行政复议便民.*。$", regex=True).keyword.tolist() == [
        "行政复议便民,行政复议案件受理。"
    ]
    assert concordance(small(), "办结。行政", regex=True).empty


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "(a|aa)+$", "(a|a?)+$", "(.*a){30}$", "((a{0,90}){0,9})b$", "(x+x+)+y", "([a-z]+)*\\d"],
)
def test_patterns_that_make_others_hang_are_answered(pattern):
    report = parse(HEAD + ("a" * 1900 + "!\n") * 60)
    assert len(concordance(report, pattern, regex=True)) <= 60


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("(", "圆括号"),
        ("件)", "圆括号"),
        ("[", "方括号"),
        ("[件-一]", "颠倒"),
        ("*件", "重复符号"),
        ("件**", "重复符号"),
        ("件\\", "反斜杠"),
        ("(?=件)", "前后查找"),
        ("(?<!件)", "前后查找"),
        (r"(件)\1", "反向引用"),
        ("((件{500}){500}){500}", "太大"),
        ("[[:件:]]", "字符类"),
        ("\ud800", "不完整"),
        (r"\p{Nonsense}", "字符类"),
    ],
)
def test_a_bad_pattern_is_named_with_what_is_wrong(pattern, says):
    with pytest.raises(InputError, match=says) as error:
        concordance(small(), pattern, regex=True)
    assert str(error.value).endswith("。")


@pytest.mark.parametrize("query", ["", "  ", "件" * (LONGEST + 1)])
def test_a_query_of_no_or_of_endless_length_is_refused(query):
    for regex in (False, True):
        with pytest.raises(InputError):
            concordance(small(), query, regex=regex)


def test_an_unknown_sort_is_refused():
    with pytest.raises(InputError, match="middle"):
        concordance(small(), "件", sort="middle")  # type: ignore[arg-type]


def test_a_pattern_that_stands_nearly_everywhere_is_told_to_be_more_exact():
    text = "甲县2024年法治政府建设年度报告\n" + "推进依法行政,规范执法行为。\n" * 2000
    with pytest.raises(InputError, match="更具体"):
        concordance(parse(text), ".", regex=True)
