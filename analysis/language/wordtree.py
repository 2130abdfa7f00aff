"""How do sentences go on behind a word, or how do they lead up to it?"""

from __future__ import annotations

from typing import Literal

import pandas as pd

from analysis.errors import InputError
from analysis.frames import typed
from analysis.language.segmentation import is_word
from analysis.language.vocabulary import OWN, Vocabulary
from analysis.language.words import Words, occurrences, words
from analysis.report import Report

COLUMNS = {
    "node": "int64",
    "parent": "int64",
    "level": "int64",
    "text": "str",
    "count": "int64",
    "starts": "str",
}
Direction = Literal["right", "left"]
DIRECTIONS: tuple[Direction, ...] = ("right", "left")
#: At these a clause ends; all other marks (、“”《》) go with the word behind them, to the left with the one before.
_CLAUSE_ENDS = frozenset(",，。;；:：!！?？\n")


def word_tree(
    report: Report,
    term: str,
    direction: Direction = "right",
    depth: int = 5,
    limit: int = 8,
    *,
    section: str = "",
    vocabulary: Vocabulary = OWN,
) -> pd.DataFrame:
    """→ node, parent, level, text, count, starts: a word tree (Wattenberg and Viégas 2008, The word tree, an
    interactive visual concordance, IEEE Transactions on Visualization and Computer Graphics 14 (6)).

    Node 0 is `term`, its parent -1 and its count the number of its places. The children of a node are what follows
    it in its clause (`left`: what precedes it), at most `depth` words from the term and at most `limit` at each
    node, the most frequent first; words that always follow one another are one node. `starts` joins the offsets of
    the term's places that pass through the node with `;`. Where a clause ends or a branch was left out, the
    children count less than their parent. A term that the section does not hold gives an empty table.

    Raises InputError for another direction or an unknown segmenter, KeyError where there is no such section.
    """
    if direction not in DIRECTIONS:
        raise InputError(f"没有名为“{direction}”的方向；可用的有：{'、'.join(DIRECTIONS)}。")
    found = words(report, vocabulary)
    spans = occurrences(report, term, section, vocabulary)
    if not spans:
        return typed(COLUMNS, [])
    paths = [(start, _path(report, found, start, end, direction, depth)) for start, end in spans]
    rows: list[tuple[object, ...]] = [(0, -1, 0, term, len(paths), _joined(paths))]
    _grow(rows, 0, 1, paths, 0, direction, max(limit, 0))
    return typed(COLUMNS, rows)


_Paths = list[tuple[int, list[str]]]


def _path(report: Report, found: Words, start: int, end: int, direction: Direction, depth: int) -> list[str]:
    """The words from the term outwards, to the end of its clause or to the depth."""
    sentence = report.sentence_at(start)
    if direction == "right":
        places = found.between(end, sentence.end)
    else:
        inside = found.between(sentence.start, start)
        # A token that reaches into the term is no word before it.
        whole = not inside or found.starts[inside[-1]] + len(found.tokens[inside[-1]].word) <= start
        places = inside[::-1] if whole else inside[:-1][::-1]
    path: list[str] = []
    marks = ""
    for place in places:
        word = found.tokens[place].word
        if len(path) >= depth or not _CLAUSE_ENDS.isdisjoint(word):
            break
        if not is_word(word):
            marks = marks + word if direction == "right" else word + marks
        else:
            path.append(marks + word if direction == "right" else word + marks)
            marks = ""
    return path


def _grow(
    rows: list[tuple[object, ...]],
    parent: int,
    level: int,
    paths: _Paths,
    done: int,
    direction: Direction,
    limit: int,
) -> None:
    """Add the branches of the node `parent`, of whose `paths` the first `done` words stand above them."""
    branches: dict[str, _Paths] = {}
    for start, path in paths:
        if len(path) > done:
            branches.setdefault(path[done], []).append((start, path))
    for word, branch in sorted(branches.items(), key=lambda item: (-len(item[1]), item[0]))[:limit]:
        text = [word]
        reach = done + 1
        while all(len(path) > reach and path[reach] == branch[0][1][reach] for _, path in branch):
            text.append(branch[0][1][reach])
            reach += 1
        node = len(rows)
        joined = "".join(text if direction == "right" else reversed(text))
        rows.append((node, parent, level, joined, len(branch), _joined(branch)))
        _grow(rows, node, level + 1, branch, reach, direction, limit)


def _joined(paths: _Paths) -> str:
    return ";".join(str(start) for start, _ in paths)
