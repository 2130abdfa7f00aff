"""Which bodies does a report name?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from analysis.assets import toml
from analysis.mentions.marks import Marked, Mention, any_of, blot, comparable

_RUN = re.compile(r"[\u4e00-\u9fff]+")
#: No more of a name than this stands before its last part.
_LONGEST = 18


class _Patterns(NamedTuple):
    last: re.Pattern[str]
    suffix: re.Pattern[str]
    stop: re.Pattern[str]
    behind: re.Pattern[str]
    parts: re.Pattern[str]
    classes: frozenset[str]
    whole: frozenset[str]
    generic: frozenset[str]


@cache
def _patterns() -> _Patterns:
    data = toml("mentions")["organisation"]
    ends = {word[-1] for word in data["suffixes"]} | set(data["suffix_pattern_ends"])
    return _Patterns(
        # Few runs of characters hold any of these: the others need not be searched.
        re.compile(f"[{''.join(sorted(ends))}]"),
        re.compile(f"{any_of(data['suffixes'])}|{data['suffix_pattern']}"),
        # A protected word is matched first, so that the stop in it is not seen.
        re.compile(f"(?P<protected>{any_of(data['protected'])})|(?:{data['stops_pattern']})"),
        re.compile(any_of(data["not_behind"])),
        re.compile(any_of(data["parts"])),
        frozenset(data["class_stops"]),
        frozenset(data["whole"]),
        frozenset(data["generic"]),
    )


def find(marked: Marked, honours: Sequence[Mention]) -> list[Mention]:
    """The bodies named outside titles, quotations and honours; a class of bodies (各派出所) is none."""
    text = blot(marked.plain, [(honour.start, honour.end) for honour in honours], "\ue002")
    found: list[Mention] = []
    last = _patterns().last
    for run in _RUN.finditer(text):
        if last.search(text, *run.span()):
            found += _names(run.group(), run.start())
    return found


def _names(run: str, offset: int) -> list[Mention]:
    patterns = _patterns()
    spans: list[tuple[int, int]] = []
    seen = 0
    for suffix in patterns.suffix.finditer(run):
        begin = max(seen, suffix.start() - _LONGEST)
        is_class = False
        for stop in patterns.stop.finditer(run, begin, suffix.start()):
            if not stop["protected"]:
                begin, is_class = stop.end(), stop.group() in patterns.classes
        before = run[begin : suffix.start()]
        joined = spans and spans[-1][1] == begin and patterns.parts.fullmatch(suffix.group())
        seen = suffix.end()
        if is_class:
            continue
        if joined:
            spans[-1] = (spans[-1][0], suffix.end())
        elif suffix.group() in patterns.whole or (
            # 县局 and 我局 name no body; 区委 does.
            (suffix.end() - begin > 2 or _has_place(suffix.group()))
            and (before or _has_place(suffix.group()))
            and before not in patterns.generic
        ):
            spans.append((begin, suffix.end()))
    return [
        Mention("organisation", offset + start, offset + end, comparable(run[start:end]))
        for start, end in spans
        if not patterns.behind.match(run, end)
    ]


def _has_place(suffix: str) -> bool:
    """Whether the last part of a name says itself whose body it is: 区委, 市政府."""
    return suffix[0] in "自省市县区州旗镇乡" and suffix.endswith(("委", "政府"))
