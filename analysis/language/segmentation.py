"""Which words does a text consist of? The one seam to the segmenters.

jieba is the default and the reference; rjieba, its Rust port, serves where throughput counts. Both cut with
the same algorithm and the same dictionary and take the part of speech from that dictionary, so that they
agree.
"""

from __future__ import annotations

import atexit
import importlib
import os
import re
import shutil
import stat
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.errors import InputError
from analysis.language.lexicon import Lexicon
from analysis.language.lexicon import lexicon as own_lexicon

#: Frequency that makes an entry of three and more characters win over every other way to cut the text.
#: Shorter entries get the lowest frequency that keeps them whole: 述法 must not tear 阐述法律 apart.
_WHOLE = 1_000_000
_SHORT = 3
#: The tag of a word that no dictionary knows.
UNKNOWN = "x"

_LATIN = re.compile(r"[0-9A-Za-z]")
_DIGIT = re.compile(r"[0-9]")
#: A span of years or a date in figures (2021-2025) is one token for one segmenter and several for the other.
_SPAN = re.compile(r"(-)")
_WORD = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")


class Token(NamedTuple):
    """A word, blank or mark of the text: `text[start:start + len(word)] == word`; `pos` as a jieba tag."""

    word: str
    pos: str
    start: int


def is_word(token: str) -> bool:
    """Whether a token holds a letter, a Chinese character or a digit, and is no blank or mark."""
    return _WORD.search(token) is not None


_Cut = Callable[[str], list[tuple[str, str]]]


def segment(text: str, segmenter: str = "jieba", lexicon: Lexicon | None = None) -> Sequence[Token]:
    """The tokens of `text` in order, marks and blanks included; none is lost.

    `segmenter` is one of SEGMENTERS; `lexicon` holds the terms that stay whole, the project's own by
    default. The last few texts are remembered. Raises InputError for a segmenter that is unknown or not
    installed.
    """
    return _segment(text, segmenter, own_lexicon() if lexicon is None else lexicon)


@lru_cache(maxsize=4)
def _segment(text: str, segmenter: str, lexicon: Lexicon) -> tuple[Token, ...]:
    with _LOADING:
        cut = _engine(segmenter, lexicon)
    tokens = []
    start = 0
    for word, pos in cut(text):
        for part in _SPAN.split(word) if _DIGIT.match(word) else (word,):
            if part:
                tokens.append(Token(part, pos if part == word else _guess(part), start))
                start += len(part)
    return tuple(tokens)


#: Loading a dictionary twice at once would double the wait and the memory.
_LOADING = threading.Lock()


@lru_cache(maxsize=4)
def _engine(segmenter: str, lexicon: Lexicon) -> _Cut:
    if segmenter not in SEGMENTERS:
        raise InputError(f"没有名为“{segmenter}”的分词器;可用的有:{'、'.join(SEGMENTERS)}。")
    return SEGMENTERS[segmenter](lexicon)


def _jieba(lexicon: Lexicon) -> _Cut:
    module = _import_jieba()
    tokenizer = module.Tokenizer()
    tokenizer.tmp_dir = str(private_cache())
    tokenizer.initialize()
    tags = dict(_dictionary_tags())
    for entry in lexicon.entries:
        tokenizer.add_word(entry.term, None if len(entry.term) < _SHORT else _WHOLE)
        tags[entry.term] = entry.pos

    def cut(text: str) -> list[tuple[str, str]]:
        return [(word, tags.get(word) or _guess(word)) for word in tokenizer.cut(text)]

    return cut


def _rjieba(lexicon: Lexicon) -> _Cut:
    try:
        module = importlib.import_module("rjieba")
    except ImportError:
        raise InputError("没有安装分词器 rjieba;请运行 pip install rjieba,或改用 jieba。") from None
    tokenizer = module.Jieba()
    for entry in lexicon.entries:
        short = len(entry.term) < _SHORT
        tokenizer.add_word(entry.term, tokenizer.suggest_freq(entry.term) if short else _WHOLE, entry.pos)
    own = {entry.term: entry.pos for entry in lexicon.entries}

    def cut(text: str) -> list[tuple[str, str]]:
        tagged: list[tuple[str, str]] = tokenizer.tag(text)
        # rjieba guesses the tag of a word that its dictionary lacks, where jieba gives none.
        tags = {
            word: own.get(word) or (pos if tokenizer.has_word(word) else _guess(word))
            for word, pos in set(tagged)
        }
        return [(word, tags[word]) for word, _ in tagged]

    return cut


def _guess(word: str) -> str:
    """The tag of a word that is not in the dictionary: a number, a foreign word or unknown."""
    if _DIGIT.search(word):
        return "m"
    return "eng" if _LATIN.search(word) else UNKNOWN


#: Name → what makes a cutting function for a lexicon. The first is the default.
SEGMENTERS: dict[str, Callable[[Lexicon], _Cut]] = {"jieba": _jieba, "rjieba": _rjieba}


def _import_jieba() -> Any:
    """jieba, without what it writes to standard error when it is imported and when it loads its dictionary."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = importlib.import_module("jieba")
    module.setLogLevel(60)
    return module


@cache
def _dictionary_tags() -> dict[str, str]:
    """Word → tag, of jieba's dictionary, whose lines are `word frequency tag`."""
    with _import_jieba().Tokenizer().get_dict_file() as file:
        fields = file.read().decode("utf-8").split()
    return dict(zip(fields[0::3], fields[2::3], strict=True))


@cache
def private_cache() -> Path:
    """A folder that only this user can write, for the dictionary in the form that loads fastest.

    jieba would keep it under a predictable name in the shared temporary folder and load it with marshal, so
    that another user of the machine could plant one there. Where the user has no cache folder of their own,
    a fresh temporary folder serves until the program ends.
    """
    folder = _user_cache() / "law-based-government" / "jieba"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_private(folder) and _is_private(folder.parent) and os.access(folder, os.W_OK):
            return folder
    except OSError:
        pass
    fresh = tempfile.mkdtemp(prefix="law-based-government-")
    atexit.register(shutil.rmtree, fresh, ignore_errors=True)
    return Path(fresh)


def _user_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _is_private(folder: Path) -> bool:
    """Whether `folder` is a real folder of this user that nobody else can write. Windows profiles always are."""
    state = folder.lstat()
    if not stat.S_ISDIR(state.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True
    if state.st_uid != os.getuid():
        return False
    if state.st_mode & 0o077:
        folder.chmod(0o700)
    return True
