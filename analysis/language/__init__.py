"""Which words does a report use, how often, and where?"""

from __future__ import annotations

from analysis.language.lexicon import Entry, Lexicon, read_lexicon, read_stop_words
from analysis.language.segmentation import SEGMENTERS, Token, segment
from analysis.language.terms import terms

__all__ = [
    "SEGMENTERS",
    "Entry",
    "Lexicon",
    "Token",
    "read_lexicon",
    "read_stop_words",
    "segment",
    "terms",
]
