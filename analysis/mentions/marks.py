"""What is a mention, and which stretches of the text are names in which no other mention is looked for?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from analysis.report import Report

#: A stretch of the text, `Report.text[start:end]`.
Span = tuple[int, int]

#: Stand in for a character of a title and of a quotation: no pattern crosses them.
TITLE = "\ue000"
QUOTE = "\ue001"

#: Full-width digits and letters as half-width ones, one for one, so that offsets hold.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_PLACE = re.compile("[^省市县区州盟旗镇乡]{2,8}?(?:自治区|自治州|自治县|街道|[省市县区州盟旗镇乡])")


class Mention(NamedTuple):
    """One mention: its kind, where it stands, and its comparable form."""

    kind: str
    start: int
    end: int
    normalised: str


class Marked:
    """A report's text with its titles and quotations known. All texts have the length of the report's."""

    def __init__(self, report: Report, titles: Sequence[Span], quotes: Sequence[Span]) -> None:
        self.report = report
        self.titles = titles
        self.quotes = quotes
        half = report.text.translate(_HALF_WIDTH) if _FULL_WIDTH.search(report.text) else report.text
        #: The text with its titles blotted out.
        self.without_titles = blot(half, titles, TITLE)
        #: The text with its titles and its quotations blotted out.
        self.plain = blot(self.without_titles, quotes, QUOTE)

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The names of the reporting place and of the places it lies in: 柳州市, 柳州 …, longest first."""
        names = _PLACE.findall(self.report.region)
        stems = [re.sub("(?:自治区|自治州|自治县|街道|[省市县区州盟旗镇乡])$", "", name) for name in names]
        return tuple(sorted({*names, *(stem for stem in stems if len(stem) > 1)}, key=len, reverse=True))


def blot(text: str, spans: Iterable[Span], sign: str) -> str:
    """The text with `sign` in place of every character of the spans, which are in order and do not overlap."""
    parts: list[str] = []
    last = 0
    for start, end in spans:
        if start >= last:
            parts += (text[last:start], sign * (end - start))
            last = end
    return "".join((*parts, text[last:]))


def comparable(text: str) -> str:
    """The text in half-width signs, without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def touching(spans: Sequence[Span], others: Sequence[Span]) -> set[Span]:
    """Those of `spans` that share a character with one of `others`; both are in order and without overlaps."""
    found = set()
    place = 0
    for start, end in spans:
        while place < len(others) and others[place][1] <= start:
            place += 1
        if place < len(others) and others[place][0] < end:
            found.add((start, end))
    return found


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def clause(text: str, end: int, limit: int = 40) -> str:
    """What stands before `end` in its clause, at most `limit` characters."""
    before = text[max(0, end - limit) : end]
    return re.split("[,，。;；:：!！?？\n]", before)[-1]
