"""Are new terms proposed that hold together and stand free?"""

from math import log2

import pytest

from analysis.language import segment
from analysis.language.candidates import COLUMNS, candidates
from analysis.language.lexicon import Entry, Lexicon, lexicon, stop_words
from analysis.language.segmentation import is_word
from analysis.language.vocabulary import Vocabulary
from analysis.report import parse
from tests.language.reports import HEAD, rows, seed, types


def test_terms_that_a_reader_of_the_seed_would_enter():
    table = candidates(seed().report)
    assert types(table) == COLUMNS
    assert {"行政规范性文件", "行政争议调解中心", "政府法律顾问", "柳东派出所"} <= set(table.term)
    assert table.score.is_monotonic_decreasing
    assert not set(table.term) & {entry.term for entry in lexicon().entries}
    for row in rows(table):
        assert row.term == row.words.replace(" ", "")
        assert seed().report.text.startswith(row.term, row.start)
        assert row.term in row.sentence
        assert row.count >= 2
        assert not set(row.words.split()) & stop_words()


def test_no_parts_of_terms():
    found = set(candidates(seed().report, limit=1000).term)
    # 党政主要 is always followed by 负责人, 争议调解中心 always preceded by 行政.
    assert not found & {"党政主要", "调解中心"}


def test_the_figures():
    other = "信访登记,核查处理,反馈回访,归档评估,考核培训,宣传督导,检查整改,验收公示,通报情况。"
    report = parse(HEAD + "推行村民议事。开展村民议事活动。村民议事会。规范村民议事程序。" + other)
    size = sum(is_word(token.word) for token in segment(report.text))
    (row,) = rows(candidates(report))
    # 议事会 is a word, so that 村民议事 stands three times, each time with another neighbour on either side.
    assert (row.term, row.count) == ("村民议事", 3)
    assert row.cohesion == pytest.approx(log2(3 * size / (4 * 3)))
    assert row.left == pytest.approx(log2(3))
    assert row.right == pytest.approx(log2(3))
    assert row.score == row.cohesion * min(row.left, row.right)


def test_what_the_lexicon_holds_is_no_news():
    term = candidates(seed().report).term[0]
    entered = lexicon().with_entries(Lexicon((Entry(term, "n", ""),)))
    assert term not in set(candidates(seed().report, vocabulary=Vocabulary(lexicon=entered)).term)


def test_limits():
    assert len(candidates(seed().report, limit=3)) == 3
    assert (candidates(seed().report, least=4)["count"] >= 4).all()
    table = candidates(parse(HEAD + "行政复议便民。"))
    assert table.empty
    assert types(table) == COLUMNS
