"""Do a user's lists come on top of the project's?"""

import pytest

from analysis.errors import InputError
from analysis.language import Vocabulary, read_vocabulary, terms
from analysis.language.lexicon import lexicon, stop_words
from analysis.report import parse
from tests.language.reports import HEAD

REPORT = parse(HEAD + "推行码上通管办工作法,进一步推行码上通管办。")


@pytest.fixture
def lists(tmp_path):
    def write(name, *lines):
        path = tmp_path / name
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


def test_without_lists_it_is_the_projects_own():
    assert read_vocabulary() == Vocabulary()
    assert Vocabulary().stop == stop_words()
    assert Vocabulary().whole == lexicon()


def test_terms_of_ones_own_stay_whole(lists):
    vocabulary = read_vocabulary(lists("词.tsv", "码上通管办\tnz"))
    assert "码上通管办" not in set(terms(REPORT).term)
    table = terms(REPORT, vocabulary)
    assert table[(table.section == "") & (table.term == "码上通管办")][["pos", "count"]].values.tolist() == [
        ["nz", 2]
    ]
    assert "法治政府" in set(table.term)


def test_stop_words_of_ones_own_are_added(lists):
    vocabulary = read_vocabulary(stop_words=lists("停.txt", "法治政府"))
    table = terms(REPORT, vocabulary)
    assert "法治政府" not in set(table.term)
    assert not set(table.term) & stop_words()


def test_ones_own_lexicon_wins_over_the_projects_stop_words_but_not_over_ones_own(lists):
    assert "进一步" in stop_words()
    words = lists("词.tsv", "进一步\td")
    assert "进一步" in set(terms(REPORT, read_vocabulary(words)).term)
    assert "进一步" not in set(terms(REPORT, read_vocabulary(words, lists("停.txt", "进一步"))).term)


@pytest.mark.parametrize("segmenter", ["jieba", "rjieba"])
def test_both_segmenters_take_it(lists, segmenter):
    vocabulary = read_vocabulary(lists("词.tsv", "码上通管办"), segmenter=segmenter)
    assert "码上通管办" in set(terms(REPORT, vocabulary).term)


def test_a_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(InputError, match="无"):
        read_vocabulary(tmp_path / "无.tsv")
    with pytest.raises(InputError, match="无"):
        read_vocabulary(stop_words=tmp_path / "无.txt")
