"""Are the lexicon and the stop words sound, and can a user bring their own?"""

import re

import pytest

from analysis.errors import InputError
from analysis.language.lexicon import Entry, Lexicon, lexicon, read_lexicon, read_stop_words, stop_words


def test_the_lexicon_is_large_and_every_entry_says_where_it_comes_from():
    entries = lexicon().entries
    assert len(entries) >= 300
    assert all(entry.source for entry in entries)
    assert {entry.pos for entry in entries} <= {"n", "nz", "nt", "v", "vn"}


def test_no_entry_is_a_stop_word():
    assert not stop_words() & {entry.term for entry in lexicon().entries}


def test_stop_words_are_words():
    assert len(stop_words()) > 200
    assert all(re.fullmatch(r"[\u4e00-\u9fff]{2,}", word) for word in stop_words())


def test_a_users_lexicon_needs_only_the_terms(tmp_path):
    path = tmp_path / "词典.tsv"
    path.write_text("# 说明\n一码通管\n府院会商\tvn\t本县文件\n", encoding="utf-8")
    own = read_lexicon(path)
    assert own.entries == (Entry("一码通管", "n", ""), Entry("府院会商", "vn", "本县文件"))


def test_a_file_that_windows_saved_reads_alike(tmp_path):
    path = tmp_path / "stop.txt"
    path.write_bytes("\ufeff例如\r\n# 注\r\n\r\n比如\r\n".encode())
    assert read_stop_words(path) == {"例如", "比如"}


def test_of_two_lexicons_the_second_wins():
    merged = Lexicon((Entry("甲乙", "n", ""), Entry("丙丁", "n", ""))).with_entries(
        Lexicon((Entry("甲乙", "v", ""),))
    )
    assert merged.entries == (Entry("甲乙", "v", ""), Entry("丙丁", "n", ""))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("甲乙\n双随机、一公开\n".encode(), "第 2 行"),
        ("法\n".encode(), "第 1 行"),
        (b"2024\n", "第 1 行"),
        ("甲乙\t名词\n".encode(), "第 1 行"),
        ("法治政府\n".encode("gbk"), "UTF-8"),
    ],
)
def test_an_unusable_lexicon_is_named_with_what_to_do(tmp_path, content, says):
    path = tmp_path / "词典.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says) as error:
        read_lexicon(path)
    assert "词典.tsv" in str(error.value)


def test_a_missing_list_is_named(tmp_path):
    with pytest.raises(InputError, match=r"没有\.txt"):
        read_stop_words(tmp_path / "没有.txt")
