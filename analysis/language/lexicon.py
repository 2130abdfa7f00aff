"""Which terms must stay whole, and which words are no terms?

Both lists are data: `assets/lexicon.tsv` and `assets/stopwords.txt`, or files of the same form that a user
brings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.assets import FOLDER
from analysis.errors import InputError

#: The largest list that is read, in bytes.
MAX_BYTES = 5 * 1024 * 1024
#: A term has letters, Chinese characters or digits only, at least two of them, and is no bare number.
_TERM = re.compile(r"(?!\d+$)[0-9A-Za-z\u3400-\u9fff]{2,}")
_TAG = re.compile(r"[a-z]{1,5}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A term, its part of speech as a jieba tag (`n`, `vn`, `nt` …) and where its usage comes from."""

    term: str
    pos: str
    source: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Terms that the segmenter keeps whole. Hashable, so that segmentations can be cached by it."""

    entries: tuple[Entry, ...] = ()

    def with_entries(self, other: Lexicon) -> Lexicon:
        """Both lexicons in one; where both hold a term, the entry of `other` counts."""
        merged = {entry.term: entry for entry in (*self.entries, *other.entries)}
        return Lexicon(tuple(merged.values()))


@cache
def lexicon() -> Lexicon:
    """The project's own lexicon of the genre."""
    return read_lexicon(FOLDER / "lexicon.tsv")


@cache
def stop_words() -> frozenset[str]:
    """The project's own stop words."""
    return read_stop_words(FOLDER / "stopwords.txt")


def read_lexicon(path: Path | str) -> Lexicon:
    """The lexicon in the file at `path`: a line an entry, `term<TAB>tag<TAB>source`, of which the term
    suffices.

    Raises InputError where the file cannot be read or a line is no entry; the message names the line.
    """
    path = Path(path)
    entries: dict[str, Entry] = {}
    for number, line in _lines(path):
        term, _, rest = line.partition("\t")
        pos, _, source = rest.partition("\t")
        term, pos = term.strip(), pos.strip() or "n"
        if not _TERM.fullmatch(term) or not _TAG.fullmatch(pos):
            raise InputError(
                f"词典“{path.name}”第 {number} 行不是词条;每行写一个至少两个字、不含标点的词,"
                "后面可用制表符隔开词性和出处。"
            )
        entries[term] = Entry(term, pos, source.strip())
    return Lexicon(tuple(entries.values()))


def read_stop_words(path: Path | str) -> frozenset[str]:
    """The stop words in the file at `path`, one a line. Raises InputError where the file cannot be read."""
    return frozenset(line.strip() for _, line in _lines(Path(path)))


def _lines(path: Path) -> list[tuple[int, str]]:
    """The lines that hold something, with their numbers; comments left out."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"词表“{path.name}”超过 {MAX_BYTES // 1024 // 1024} MB;请换一份较小的词表。")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"词表“{path.name}”不是 UTF-8 编码;请另存为 UTF-8 后再试。") from None
    except FileNotFoundError:
        raise InputError(f"找不到词表“{path.name}”;请检查路径和文件名。") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "路径无效"
        raise InputError(f"无法读取词表“{path.name}”({reason});请检查路径和权限。") from None
    return [
        (number, line)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
