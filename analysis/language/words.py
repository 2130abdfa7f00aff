"""Of which words does a report consist, which of them are terms, and where do they stand?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from analysis.language import segmentation
from analysis.language.segmentation import is_word
from analysis.language.vocabulary import OWN, Vocabulary
from analysis.report import Report, Sentence

_TERM = re.compile(r"[0-9A-Za-z\u3400-\u9fff]{2,}")
_CHINESE_NUMBER = re.compile(
    r"[〇零一二三四五六七八九十百千万亿两第数几]+[年月日天个件项次人名家起条期份场位类种]?"
)
#: Numbers, measure words, function words and marks: what no reader means by a term.
FUNCTION_WORDS = frozenset(
    [
        *("m", "mq", "q", "p", "c", "u", "uj", "ul", "uv", "uz", "ud", "ug"),
        *("r", "rr", "rz", "rg", "e", "y", "o", "h", "k", "f", "w"),
    ]
)


class Words:
    """The tokens of a text, in order; the same text and vocabulary share one."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        #: All tokens, marks and blanks included.
        self.tokens = segmentation.segment(text, vocabulary.segmenter, vocabulary.lexicon)
        self.starts = [token.start for token in self.tokens]
        #: Token → how often the text uses it.
        self.frequency = Counter(token.word for token in self.tokens)
        #: Term → part of speech. A term has at least two characters and no punctuation, is no number and no stop
        #: word; one that no dictionary knows counts if the text uses it at least twice, since a lone one is most
        #: often a wrong cut.
        self.terms = {
            word: pos
            for word, pos in {token.word: token.pos for token in self.tokens}.items()
            if pos not in FUNCTION_WORDS
            and word not in vocabulary.stop
            and (pos != segmentation.UNKNOWN or self.frequency[word] > 1)
            and _TERM.fullmatch(word)
            and not word.isdecimal()
            and not _CHINESE_NUMBER.fullmatch(word)
        }

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Token → its places among the tokens."""
        found: dict[str, list[int]] = {}
        for place, token in enumerate(self.tokens):
            found.setdefault(token.word, []).append(place)
        return found

    def between(self, start: int, end: int) -> range:
        """The places of the tokens that begin at characters `start` to `end`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def runs(self, start: int, end: int) -> Iterator[list[int]]:
        """The places of the words of each stretch without marks, blanks or line breaks between them."""
        run: list[int] = []
        for place in self.between(start, end):
            if is_word(self.tokens[place].word):
                run.append(place)
            elif run:
                yield run
                run = []
        if run:
            yield run


def words(report: Report, vocabulary: Vocabulary = OWN) -> Words:
    """The words of a report. Raises InputError for an unknown segmenter."""
    return _words(report.text, vocabulary)


@lru_cache(maxsize=4)
def _words(text: str, vocabulary: Vocabulary) -> Words:
    return Words(text, vocabulary)


def bounds(report: Report, section: str) -> tuple[int, int]:
    """Where a section begins and ends, of the whole report where it is empty. Raises KeyError where there is none."""
    if not section:
        return 0, len(report.text)
    found = report.section(section)
    return found.start, found.end


def sentences(report: Report, section: str) -> Sequence[Sentence]:
    """The sentences of a section and of those below it, of the whole report where it is empty; headings included.

    Raises KeyError where there is no such section.
    """
    return report.sentences_of(section) if section else report.sentences


def occurrences(
    report: Report, term: str, section: str = "", vocabulary: Vocabulary = OWN
) -> list[tuple[int, int]]:
    """Where a term or a phrase stands, as (start, end): as a word where the report has such a word, so that there are
    as many as the table of terms counts; otherwise wherever its characters stand.

    Raises KeyError where there is no such section, InputError for an unknown segmenter.
    """
    start, end = bounds(report, section)
    found = words(report, vocabulary)
    if term in found.places:
        starts = [found.starts[place] for place in found.places[term]]
        return [(at, at + len(term)) for at in starts if start <= at < end]
    spans: list[tuple[int, int]] = []
    at = report.text.find(term, start, end) if term else -1
    while at >= 0:
        spans.append((at, at + len(term)))
        at = report.text.find(term, at + len(term), end)
    return spans
