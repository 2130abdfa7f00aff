"""Where do words and phrases stand?"""

import pytest

from analysis.language.segmentation import is_word
from analysis.language.words import occurrences, sentences, words
from tests.language.reports import seed, small


def test_the_same_report_is_cut_once():
    assert words(small()) is words(small())


def test_runs_hold_words_only_and_break_at_marks():
    found = words(small())
    section = small().section("1.1")
    runs = [
        "".join(found.tokens[place].word for place in run) for run in found.runs(section.start, section.end)
    ]
    assert runs == ["一", "化解争议", "行政复议案件办结", "行政复议便民", "行政复议案件受理"]
    assert all(is_word(found.tokens[place].word) for run in found.runs(0, 10**6) for place in run)


def test_a_word_counts_as_a_word_and_a_phrase_by_its_characters():
    report = seed().report
    assert 0 < len(occurrences(report, "法治")) < report.text.count("法治")
    assert len(occurrences(report, "法治政府建设")) == report.text.count("法治政府建设")
    assert occurrences(small(), "量子") == occurrences(small(), "") == []


def test_a_section_with_what_is_below_it():
    report = small()
    assert len(occurrences(report, "行政复议", "1")) == 4
    assert len(occurrences(report, "行政复议案件", "1.2")) == 1
    assert sentences(report, "") is report.sentences
    with pytest.raises(KeyError):
        occurrences(report, "案件", "7")
