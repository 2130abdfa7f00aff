"""Is the text cut into words, nothing lost, the genre's terms whole, by either segmenter?"""

import logging
import os
import stat
import subprocess
import sys

import pytest

from analysis import SEED
from analysis.errors import InputError
from analysis.language import Lexicon, segment
from analysis.language.lexicon import Entry, lexicon
from analysis.language.segmentation import SEGMENTERS, is_word, private_cache
from analysis.reading import read
from tests.generated import generate

TEXT = "2023年,我区深化“放管服”改革,推行“一网通办”,办结行政复议案件39件、68.136万元,APP可查。\n负责人出庭应诉率100%"


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_nothing_is_lost_and_every_token_stands_where_it_says(segmenter):
    tokens = segment(TEXT, segmenter)
    assert "".join(token.word for token in tokens) == TEXT
    assert all(TEXT.startswith(token.word, token.start) for token in tokens)


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_every_term_of_the_lexicon_stays_whole(segmenter):
    for entry in lexicon().entries:
        words = {token.word: token.pos for token in segment(f"加强{entry.term}的情况", segmenter)}
        assert words.get(entry.term) == entry.pos


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_a_short_term_does_not_tear_other_words_apart(segmenter):
    assert "法律" in [token.word for token in segment("阐述法律的规定", segmenter)]


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_a_lexicon_of_ones_own(segmenter):
    text = "推行码上通管办工作法"
    assert "码上通管办" not in [token.word for token in segment(text, segmenter)]
    own = Lexicon((Entry("码上通管办", "nz", ""),))
    assert "码上通管办" in [token.word for token in segment(text, segmenter, own)]


def test_the_segmenters_agree_on_the_seed():
    text = read(SEED).text
    assert segment(text, "jieba") == segment(text, "rjieba")


@pytest.mark.parametrize("number", range(12))
def test_the_segmenters_agree_on_generated_reports(number):
    text = generate(number, damage=number % 2 == 1).text
    assert segment(text, "jieba") == segment(text, "rjieba")


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_a_span_of_years_is_cut_at_its_dash(segmenter):
    words = [token.word for token in segment("规划(2022-2035年)于2024-05-06公布", segmenter)]
    assert words[2:6] == ["2022", "-", "2035", "年"]
    assert words[-6:-1] == ["2024", "-", "05", "-", "06"]


@pytest.mark.parametrize("text", ["", " \n", "\x00,。", "😀", "１２３ＡＢＣ", "a" * 5000])
@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_texts_without_words(segmenter, text):
    assert "".join(token.word for token in segment(text, segmenter)) == text


def test_an_unknown_segmenter_is_refused_by_name():
    with pytest.raises(InputError, match="结巴"):
        segment("法治", "结巴")


def test_marks_and_blanks_are_no_words():
    assert [token.word for token in segment("法治,  政府。", "jieba") if is_word(token.word)] == [
        "法治",
        "政府",
    ]


def test_the_dictionary_cache_is_private():
    folder = private_cache()
    state = folder.stat()
    assert state.st_uid == os.getuid()
    assert stat.S_IMODE(state.st_mode) & 0o077 == 0


def run(code, **environment):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        cwd=SEED.parent.parent,
        check=True,
    )


def test_jieba_says_nothing_and_leaves_nothing_in_the_shared_folder(tmp_path):
    shared, own = tmp_path / "shared", tmp_path / "own"
    shared.mkdir()
    done = run(
        "from analysis.language import segment; print([t.word for t in segment('法治政府')])",
        TMPDIR=str(shared),
        XDG_CACHE_HOME=str(own),
        HOME=str(own),
        LOCALAPPDATA=str(own),
    )
    assert done.stdout.strip() == "['法治政府']"
    assert done.stderr == ""
    assert not list(shared.iterdir())
    assert list(own.rglob("jieba.cache"))


def test_a_cache_folder_that_cannot_be_used_is_replaced_for_the_run(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    done = run(
        "from analysis.language.segmentation import private_cache; print(private_cache())",
        XDG_CACHE_HOME=str(blocked),
        HOME=str(blocked),
        LOCALAPPDATA=str(blocked),
        TMPDIR=str(tmp_path),
    )
    assert done.stdout.strip().startswith(str(tmp_path))
    assert list(tmp_path.iterdir()) == [blocked]


def test_importing_the_package_loads_no_segmenter():
    done = run("import sys, analysis.language; print('jieba' in sys.modules or 'rjieba' in sys.modules)")
    assert done.stdout.strip() == "False"


def test_the_log_of_other_programs_is_left_alone():
    segment("法治政府")
    assert logging.getLogger().level == logging.WARNING
