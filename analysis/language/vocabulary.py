"""With which segmenter, lexicon and stop words is a report read?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from analysis.language import lexicon as lists
from analysis.language.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What decides which words a text consists of. Hashable; without arguments it is the project's own.

    `segmenter` is one of `analysis.language.SEGMENTERS`. `lexicon` holds the terms that stay whole, `stop_words` the
    words that are no terms; None stands for the project's own list.
    """

    segmenter: str = "jieba"
    lexicon: Lexicon | None = None
    stop_words: frozenset[str] | None = None

    @property
    def stop(self) -> frozenset[str]:
        """The words that are no terms."""
        return lists.stop_words() if self.stop_words is None else self.stop_words

    @property
    def whole(self) -> Lexicon:
        """The terms that stay whole."""
        return lists.lexicon() if self.lexicon is None else self.lexicon


OWN = Vocabulary()


def read_vocabulary(
    lexicon: Path | str | None = None, stop_words: Path | str | None = None, segmenter: str = "jieba"
) -> Vocabulary:
    """The project's own vocabulary with a user's lists added to it; the files are those of `read_lexicon` and
    `read_stop_words`.

    A user's list wins over the project's: a term that the user enters is no stop word, and where the user enters one
    word in both lists it is one. Raises InputError where a file cannot be read.
    """
    own = lists.read_lexicon(lexicon) if lexicon else Lexicon()
    left_out = lists.read_stop_words(stop_words) if stop_words else frozenset()
    entered = {entry.term for entry in own.entries}
    return Vocabulary(
        segmenter,
        lists.lexicon().with_entries(own) if own.entries else None,
        (lists.stop_words() - entered) | left_out if entered or left_out else None,
    )
