"""In which company does a word, a phrase or a pattern stand: a line a place (KWIC)?

Patterns are searched by RE2, whose time grows with the length of the text and no faster whatever the pattern is, so
that one which makes a backtracking engine run for ever ((a+)+$ on a row of a) is answered like any other. What RE2
lacks for that, looking around and back-references, is refused by name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice
from time import monotonic
from typing import Any, Literal

import pandas as pd

from analysis.errors import InputError
from analysis.frames import typed
from analysis.language.vocabulary import OWN, Vocabulary
from analysis.language.words import occurrences, sentences
from analysis.report import Report

COLUMNS = {
    "section": "str",
    "left": "str",
    "keyword": "str",
    "right": "str",
    "sentence": "str",
    "start": "int64",
    "end": "int64",
}
Order = Literal["position", "left", "right"]
SORTS: tuple[Order, ...] = ("position", "left", "right")
#: Longer queries are no questions; a longer pattern may take long to be translated.
LONGEST = 200
#: Memory for a translated pattern, in bytes, and seconds for a whole search: what a person waits for.
_MEMORY = 1 << 20
_PATIENCE = 5.0
#: More places than this are no answer that a person reads, and a row each of a large upload would fill the memory.
MOST = 20_000
_WORD_CHARACTER = re.compile(r"[0-9A-Za-z\u3400-\u9fff]")
#: Full-width letters and digits as half-width ones; in a literal query all other full-width signs too.
_ALPHANUMERIC = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
#: What RE2 says of a pattern → the same for the reader, tried in this order.
_COMPLAINTS = (
    ("invalid perl operator", "用了不支持的写法（如前后查找）"),
    ("invalid escape", "有不支持的转义（如反向引用）"),
    ("missing )", "有没闭合的圆括号"),
    ("unexpected )", "有多余的右圆括号"),
    ("missing ]", "有没闭合的方括号"),
    ("character class range: [:", "方括号里有不认识的字符类"),
    ("character class range: \\p", "里有不认识的字符类"),
    ("character class range", "方括号里的范围起止颠倒"),
    ("repetition size", "重复次数太大"),
    ("repetition operator", "重复符号没有作用的对象"),
    ("no argument for repetition", "重复符号没有作用的对象"),
    ("trailing \\", "末尾多了一个反斜杠"),
    ("too large", "展开后太大"),
)


def concordance(
    report: Report,
    query: str,
    *,
    regex: bool = False,
    whole: bool = False,
    width: int = 20,
    sort: Order = "position",
    section: str = "",
    vocabulary: Vocabulary = OWN,
) -> pd.DataFrame:
    """→ section, left, keyword, right, sentence, start, end: a row for every place where `query` stands.

    `query` is looked for as it is written, by `regex` as a pattern in RE2's syntax, by `whole` as a word of the
    report (see `occurrences`), so that there are as many rows as the table of terms counts. Letters of either case
    and width are the same. No match crosses a sentence, whose beginning and end ^ and $ are; headings are searched
    too. `left` and `right` are at most `width` characters of the same line, which may belong to the sentences
    around. Rows come by position, or by what is nearest to the keyword on the left or on the right, marks and
    blanks not counted.

    Raises InputError for a query that is empty, too long or no pattern, for one that stands in more than
    :data:`MOST` places, and for an unknown sort; KeyError where there is no such section.
    """
    if sort not in SORTS:
        raise InputError(f"没有名为“{sort}”的排序方式；可用的有：{'、'.join(SORTS)}。")
    if not query.strip():
        raise InputError("检索词是空的；请输入一个词、短语或正则表达式。")
    if len(query) > LONGEST:
        raise InputError(f"检索词超过 {LONGEST} 个字符；请缩短后再试。")
    if whole and not regex:
        spans = occurrences(report, query, section, vocabulary)
    else:
        found = _matches(report, section, _pattern(query) if regex else _literal(query), query)
        spans = list(islice(found, MOST + 1))
    if len(spans) > MOST:
        raise InputError(f"“{query}”在原文里有 {MOST:,} 处以上，多得无法逐条列出；请把检索词写得更具体。")
    rows = [_row(report, start, end, max(width, 0)) for start, end in spans]
    if sort == "left":
        rows.sort(key=lambda row: _letters(row[1])[::-1])
    elif sort == "right":
        rows.sort(key=lambda row: _letters(row[3]))
    return typed(COLUMNS, rows)


_Search = Callable[[str], Iterator[tuple[int, int]]]


def _literal(query: str) -> _Search:
    pattern = re.compile(re.escape(query.translate(_HALF_WIDTH)), re.IGNORECASE)
    return lambda text: (match.span() for match in pattern.finditer(text.translate(_HALF_WIDTH)))


def _pattern(query: str) -> _Search:
    import re2

    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = False
    options.max_mem = _MEMORY
    try:
        pattern = re2.compile(query.translate(_ALPHANUMERIC), options)
    except re2.error as error:
        raise InputError(
            f"正则表达式“{query}”{_reason(error)}，无法检索；请改正后再试，或按普通文字检索。"
        ) from None
    except UnicodeEncodeError:
        raise InputError("正则表达式里有不完整的字符，无法检索；请重新输入。") from None

    def search(text: str) -> Iterator[tuple[int, int]]:
        return (match.span() for match in pattern.finditer(text.translate(_ALPHANUMERIC)))

    return search


def _reason(error: Any) -> str:
    said = error.args[0] if error.args else ""
    said = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return next((sentence for sign, sentence in _COMPLAINTS if sign in said), "不是有效的写法")


def _matches(report: Report, section: str, search: _Search, query: str) -> Iterator[tuple[int, int]]:
    # No sentence is longer than a page, so that the clock is looked at often enough.
    give_up = monotonic() + _PATIENCE
    for sentence in sentences(report, section):
        # Half a character pair, which a damaged source may hold, cannot be handed to RE2.
        text = report.sentence_text(sentence).encode("utf-8", "replace").decode("utf-8")
        for start, end in search(text):
            if start < end:
                yield sentence.start + start, sentence.start + end
        if monotonic() > give_up:
            raise InputError(f"检索“{query}”用时太长，已停止；请把它写得简单一些，或只在一节里检索。")


def _row(report: Report, start: int, end: int, width: int) -> tuple[str, str, str, str, str, int, int]:
    text, sentence = report.text, report.sentence_at(start)
    left = text[max(0, start - width) : start].rpartition("\n")[2]
    right = text[end : end + width].partition("\n")[0]
    return sentence.section, left, text[start:end], right, report.sentence_text(sentence), start, end


def _letters(context: str) -> str:
    """What the context is sorted by. Half-width forms, so that ( and （ are alike."""
    return "".join(_WORD_CHARACTER.findall(unicodedata.normalize("NFKC", context)))
