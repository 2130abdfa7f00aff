"""Are terms counted once, where they stand, and weighed as the definitions say?"""

import math
from collections import Counter
from functools import cache

import pytest

from analysis import SEED
from analysis.language import SEGMENTERS, Vocabulary, segment, terms
from analysis.language.lexicon import stop_words
from analysis.language.segmentation import UNKNOWN, is_word
from analysis.reading import read
from analysis.report import parse
from analysis.tables import COLUMNS

SMALL = """清源县2024年法治政府建设年度报告
一、主要举措
(一)化解争议
行政复议案件和行政复议咨询。行政复议便民。
(二)规范执法
行政执法人员办理行政处罚。行政复议也有。
二、存在问题
行政执法力量不足。
"""


@cache
def seed(segmenter="jieba"):
    document = read(SEED)
    report = parse(document.text, document.name)
    return report, terms(report, Vocabulary(segmenter))


def row(table, section, term):
    found = table[(table.section == section) & (table.term == term)]
    assert len(found) == 1
    return found.iloc[0]


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_rows_for_the_report_and_every_view(segmenter):
    report, table = seed(segmenter)
    assert list(table.columns) == list(COLUMNS["terms"])
    assert list(dict.fromkeys(table.section)) == ["", *(view.number for view in report.views)]
    assert not table.duplicated(["section", "term"]).any()


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_no_marks_single_characters_numbers_or_stop_words(segmenter):
    _, table = seed(segmenter)
    assert table.term.str.fullmatch(r"[0-9A-Za-z\u4e00-\u9fff]{2,}").all()
    assert not table.term.str.fullmatch(r"[0-9一二三四五六七八九十百千万亿]+").any()
    assert not set(table.term) & stop_words()


def test_the_repeated_body_of_the_seed_is_counted_once():
    report, table = seed()
    for term in ("行政复议", "放管服", "一网通办", "第一责任人", "枫桥式公安派出所"):
        assert row(table, "", term)["count"] == report.text.count(term)
    assert row(table, "1.8", "行政复议")["count"] == report.text.count("行政复议")


def test_counts_views_and_shares():
    table = terms(parse(SMALL))
    assert row(table, "", "行政复议")["count"] == 4
    assert row(table, "1.1", "行政复议")["count"] == 3
    assert row(table, "1.2", "行政复议")["sections"] == 2
    # 行政复议 案件 和 行政复议 咨询 行政复议 便民, and the heading 一 化解 争议.
    assert row(table, "1.1", "行政复议").per_thousand == pytest.approx(3 / 10 * 1000)


def test_what_stands_outside_every_view_counts_for_the_report_only():
    table = terms(parse("清源县2024年法治政府建设年度报告\n一、创新举措\n(一)执法\n规范行政执法。\n"))
    assert row(table, "", "创新")["count"] == 1
    assert row(table, "", "创新").sections == 0


def test_tfidf_is_the_smoothed_weight_times_the_count():
    table = terms(parse(SMALL))
    views = 4
    assert row(table, "1.1", "行政复议").tfidf == pytest.approx(3 * (math.log((1 + views) / (1 + 2)) + 1))


def test_distinctiveness_is_the_published_z_score():
    table = terms(parse(SMALL))
    here = table[table.section == "1.1"]
    views = table[table.section != ""]
    size, everything = here["count"].sum(), views["count"].sum()
    count, total = 3, views[views.term == "行政复议"]["count"].sum()
    weight = everything / 4
    a = weight * total / everything
    rest = total - count

    def odds(k, n):
        return math.log((k + a) / (n + weight - k - a))

    expected = (odds(count, size) - odds(rest, everything - size)) / math.sqrt(
        1 / (count + a) + 1 / (rest + a)
    )
    assert row(table, "1.1", "行政复议").distinctiveness == pytest.approx(expected)


def test_dispersion_is_the_deviation_of_proportions():
    table = terms(parse(SMALL))
    parts = ["0", "1.1", "1.2", "2"]
    report = parse(SMALL)
    sizes = [
        sum(is_word(token.word) for token in segment(SMALL) if view.start <= token.start < view.end)
        for view in map(report.section, parts)
    ]
    shares = [size / sum(sizes) for size in sizes]
    # 行政复议 stands three times in 1.1 and once in 1.2.
    deviation = sum(abs(a - b) for a, b in zip([0, 3 / 4, 1 / 4, 0], shares, strict=True)) / 2
    rows = table[table.term == "行政复议"]
    assert rows.dispersion.tolist() == pytest.approx([deviation / (1 - min(shares))] * 3)


def test_dispersion_of_the_seed_goes_from_everywhere_to_one_place():
    _, table = seed()
    spread = table[table.section == ""].set_index("term").dispersion
    assert spread.dropna().between(0, 1).all()
    assert spread["法治政府"] < spread["习近平法治思想"] < 1
    assert table.groupby("term").dispersion.nunique(dropna=False).max() == 1


def test_there_is_no_dispersion_outside_every_view_or_in_a_single_one():
    outside = terms(
        parse("清源县2024年法治政府建设年度报告\n一、创新举措\n(一)执法\n规范行政执法。\n二、问题\n不足。\n")
    )
    assert math.isnan(row(outside, "", "创新").dispersion)
    assert terms(parse("全县推进行政复议和行政执法,行政复议便民。")).dispersion.isna().all()


def test_distinctive_terms_are_those_of_the_section():
    _, table = seed()
    top = table[table.section == "1.8"].nlargest(5, "distinctiveness")
    assert {"调解", "行政争议", "行政复议"} <= set(top.term)
    assert table[table.section == ""].distinctiveness.isna().all()
    assert table[table.section != ""].distinctiveness.notna().all()


def test_a_report_of_one_view_has_no_rest_to_differ_from():
    table = terms(parse("全县推进行政复议和行政执法,行政复议便民。"))
    assert row(table, "0", "行政复议")["count"] == 2
    assert table.distinctiveness.isna().all()


def test_a_word_that_no_dictionary_knows_counts_from_the_second_time():
    report, table = seed()
    unknown = Counter(
        token.word
        for token in segment(report.text)
        if token.pos == UNKNOWN and len(token.word) > 1 and is_word(token.word)
    )
    once = {word for word, count in unknown.items() if count == 1}
    again = unknown.keys() - once - stop_words()
    assert once
    assert again
    assert not once & set(table.term)
    assert again <= set(table.term)


def test_stop_words_of_ones_own():
    table = terms(parse(SMALL), Vocabulary(stop_words=frozenset({"行政复议"})))
    assert "行政复议" not in set(table.term)
    assert "规范" in set(table.term)


def test_a_text_without_terms_gives_an_empty_table():
    assert terms(parse("12,34。\n")).empty
