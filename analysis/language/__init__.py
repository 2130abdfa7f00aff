"""Which words does a report use, how often, where, and in which company?"""

from __future__ import annotations

from analysis.language.candidates import candidates
from analysis.language.collocations import collocations
from analysis.language.concordance import concordance
from analysis.language.cooccurrence import Network, cooccurrence
from analysis.language.correspondence import Map, correspondence
from analysis.language.dispersion import dispersion
from analysis.language.lexicon import Entry, Lexicon, read_lexicon, read_stop_words
from analysis.language.likeness import Dendrogram, likeness
from analysis.language.ngrams import ngrams
from analysis.language.parts_of_speech import PARTS, of_parts, part_of_speech
from analysis.language.segmentation import SEGMENTERS, Token, segment
from analysis.language.terms import terms
from analysis.language.vocabulary import Vocabulary, read_vocabulary
from analysis.language.wordtree import word_tree

__all__ = [
    "PARTS",
    "SEGMENTERS",
    "Dendrogram",
    "Entry",
    "Lexicon",
    "Map",
    "Network",
    "Token",
    "Vocabulary",
    "candidates",
    "collocations",
    "concordance",
    "cooccurrence",
    "correspondence",
    "dispersion",
    "likeness",
    "ngrams",
    "of_parts",
    "part_of_speech",
    "read_lexicon",
    "read_stop_words",
    "read_vocabulary",
    "segment",
    "terms",
    "word_tree",
]
