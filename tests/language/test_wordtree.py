"""Does the tree say what follows, or leads up to, a word, and how often?"""

import pytest

from analysis.errors import InputError
from analysis.language.wordtree import COLUMNS, word_tree
from analysis.report import parse
from tests.language.reports import HEAD, rows, seed, small, types


def shape(table):
    texts = dict(zip(table.node, table.text, strict=True)) | {-1: ""}
    return [
        (texts[parent], text, count)
        for parent, text, count in zip(table.parent, table.text, table["count"], strict=True)
    ]


def test_what_follows():
    table = word_tree(small(), "行政复议")
    assert types(table) == COLUMNS
    assert shape(table) == [
        ("", "行政复议", 4),
        ("行政复议", "案件", 3),
        ("案件", "办结", 1),
        ("案件", "受理", 1),
        ("案件", "移送", 1),
        ("行政复议", "便民", 1),
    ]


def test_what_leads_up_to_it_and_words_that_always_go_together():
    report = parse(HEAD + "依法规范行政执法。依法规范行政执法,严格行政执法。")
    assert shape(word_tree(report, "行政执法", "left")) == [
        ("", "行政执法", 3),
        ("行政执法", "依法规范", 2),
        ("行政执法", "严格", 1),
    ]


def test_marks_within_a_clause_stay_where_they_are():
    report = parse(HEAD + "仲裁案件、“信访”活动,登记。")
    assert shape(word_tree(report, "仲裁")) == [("", "仲裁", 1), ("仲裁", "案件、“信访”活动", 1)]
    assert shape(word_tree(report, "活动", "left"))[1] == ("活动", "仲裁案件、“信访”", 1)


def test_places_pass_through_the_nodes():
    report = seed().report
    table = word_tree(report, "案件", depth=3, limit=4)
    by_node = table.set_index("node")
    for row in rows(table):
        starts = row.starts.split(";")
        assert len(starts) == row.count
        assert all(report.text.startswith("案件", int(start)) for start in starts)
        if row.parent >= 0:
            assert set(starts) <= set(by_node.starts[row.parent].split(";"))
            assert row.level == by_node.level[row.parent] + 1
    assert table[table.parent >= 0].parent.value_counts().max() <= 4


def test_children_count_no_more_than_their_parent():
    table = word_tree(seed().report, "案件")
    counts = table.set_index("node")["count"]
    children = table[table.parent >= 0].groupby("parent")["count"].sum()
    assert (children <= counts[children.index]).all()


def test_depth_and_section():
    assert word_tree(small(), "行政复议", depth=0).text.tolist() == ["行政复议"]
    assert word_tree(small(), "行政复议", section="1.2")["count"].tolist() == [1, 1]


def test_an_unknown_word_has_no_tree():
    table = word_tree(small(), "量子")
    assert table.empty
    assert types(table) == COLUMNS


def test_another_direction_is_refused():
    with pytest.raises(InputError, match="up"):
        word_tree(small(), "案件", "up")  # type: ignore[arg-type]
