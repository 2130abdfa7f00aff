"""What does a report claim to have done first, and within which scope?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.assets import toml
from analysis.mentions.marks import Marked, Mention, any_of, clause, comparable

#: A scope is looked for within this many characters before the word.
_WINDOW = 16


class _Patterns(NamedTuple):
    word: re.Pattern[str]
    before: re.Pattern[str]
    within: re.Pattern[str]
    scoped: frozenset[str]


@lru_cache(maxsize=8)
def _patterns(places: tuple[str, ...]) -> _Patterns:
    data = toml("mentions")
    first = data["first"]
    named = any_of((*first["scopes"], *data["places"]["provinces"], *places))
    scope = f"(?:{named}|{first['other_place_pattern']})"
    return _Patterns(
        re.compile(f"{any_of((*first['words'], *first['scoped']))}(?!{any_of(first['not_behind'])})"),
        re.compile(f"{scope}{first['between_pattern']}$"),
        re.compile(f"在({scope})"),
        frozenset(first["scoped"]),
    )


@lru_cache(maxsize=1)
def _unachieved() -> re.Pattern[str]:
    return re.compile(toml("mentions")["unachieved"]["pattern"])


def find(marked: Marked) -> list[Mention]:
    """The firsts outside titles and quotations: 全市率先, 首次, 广西首个; 率先在全省 is normalised to 全省率先."""
    text, patterns = marked.plain, _patterns(marked.places)
    found = []
    for match in patterns.word.finditer(text):
        start, end = match.span()
        word = match.group()
        scope = ""
        if before := patterns.before.search(text[max(0, start - _WINDOW) : start]):
            scope = before.group()
            start -= len(scope)
        elif word in patterns.scoped:
            continue
        elif within := patterns.within.match(text, end):
            scope, end = within[1], within.end()
        if not _unachieved().search(clause(text, start)):
            found.append(Mention("first", start, end, comparable(scope + word)))
    return found
