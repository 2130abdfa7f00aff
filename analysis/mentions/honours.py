"""Which honours has a report to show: awards, titles, grades and public praise?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import Any, NamedTuple

from analysis.assets import toml
from analysis.mentions.marks import TITLE, Marked, Mention, Span, any_of, clause, comparable

_CLAUSE_ENDS = frozenset(",，。;；:：!！?？\n")
_OPENING = {"“": "”", "(": ")", "（": "）", "「": "」", "‘": "’", "[": "]", "【": "】"}
#: No list of honours is longer than this.
_LONGEST_LIST = 300
_LONGEST = 40
_SHORT = 6
#: 表彰 alone names nothing; 通报表扬 does.
_BARE = 2
_YEARS = re.compile(
    r"(?:(?:19|20)\d\d\s?(?:[-—–~至]+\s?(?:(?:19|20)\d\d|\d\d))?\s?(?:年度|年)的?|(?:[上本]年度?|年度))\s?"
)
_COUNT = re.compile(
    r"各?(?:\d+|[一二两三四五六七八九十]+)余?(?:个|次|项|名|人次|人|篇|件|起|部|枚|面|家|处|条)(?:\(.*\)|（.*）)?$"
)
_QUOTED = re.compile(r"[“「]([^“”「」]+)[”」]")
_JOINT = re.compile("以及|及其|和|及|与|暨")
_OCCASION = re.compile(r"在([^,，。;；]{4,40})[中上里][,，]?[^,，。;；]{0,8}$")


class _Patterns(NamedTuple):
    verb: re.Pattern[str]
    strong: frozenset[str]
    quoting: frozenset[str]
    level: re.Pattern[str]
    label: re.Pattern[str]
    tail: re.Pattern[str]
    giver: re.Pattern[str]
    laurel: re.Pattern[str]
    final: re.Pattern[str]
    never: re.Pattern[str]
    never_behind: re.Pattern[str]
    graded: re.Pattern[str]
    not_before: tuple[str, ...]
    praise: re.Pattern[str]
    praised: re.Pattern[str]
    titled: re.Pattern[str]
    unachieved: re.Pattern[str]


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = toml("mentions")["honour"]
    return data


@cache
def _patterns() -> _Patterns:
    data = _data()
    behind = any_of(data["not_verb_behind"])
    verbs = any_of((*data["verbs"], *data["quoting_verbs"], *data["weak_verbs"]))
    return _Patterns(
        re.compile(f"{verbs}(?!{behind})"),
        frozenset(data["verbs"]),
        frozenset(data["quoting_verbs"]),
        re.compile(data["level_pattern"]),
        re.compile(data["label_pattern"]),
        re.compile(data["tail_pattern"]),
        re.compile(data["giver_pattern"]),
        re.compile(any_of(data["laurels"])),
        re.compile(f"{any_of(data['finals'])}(?:[(（][^()（）]*[)）])?[”」]?$"),
        re.compile(any_of(data["never"])),
        re.compile(f"{any_of(data['never_behind'])}$"),
        re.compile(data["graded_pattern"]),
        tuple(data["not_verb_before"]),
        re.compile(f"{any_of(data['praise'])}(?!{any_of(data['praise_not_behind'])})"),
        # The verb nearest to the praise: what stands between them is who praises.
        re.compile(
            f".*(?<!{')(?<!'.join(data['not_verb_before'])}){any_of(data['praise_verbs'])}[了过]?(?P<giver>.*)$"
        ),
        re.compile(r"[“「](?P<what>[^“”「」\n]{2,40})[”」](?:等?(?:荣誉|光荣)?称号)"),
        re.compile(toml("mentions")["unachieved"]["pattern"]),
    )


def find(marked: Marked) -> list[Mention]:
    """The honours, each row the honour and no more: no verb, no year, no 称号, no count; a list gives a row an item."""
    text = marked.without_titles
    taken = bytearray(len(text))
    found = []
    for start, end in _spans(text):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            found.append(Mention("honour", start, end, _normalised(text, start, end)))
    return sorted(found)


def _spans(text: str) -> Iterator[Span]:
    patterns = _patterns()
    for match in patterns.titled.finditer(text):
        if not _is_wish(text, match.start()):
            yield _without_year(text, *match.span("what"))
    for match in patterns.praise.finditer(text):
        praised = patterns.praised.match(clause(text, match.start()))
        if praised and (praised["giver"] or len(match.group()) > _BARE) and not _is_wish(text, match.start()):
            yield match.start() - len(praised["giver"]), match.end()
    verbs = [
        verb
        for verb in patterns.verb.finditer(text)
        if not text.endswith(patterns.not_before, 0, verb.start())
    ]
    for verb, following in zip_longest(verbs, verbs[1:]):
        if not _is_wish(text, verb.start()):
            yield from _awarded(text, verb, following.start() if following else len(text))


def _is_wish(text: str, start: int) -> bool:
    return _patterns().unachieved.search(clause(text, start)) is not None


def _awarded(text: str, verb: re.Match[str], limit: int) -> Iterator[Span]:
    """The honours that a verb of winning governs; the next such verb stands at `limit`."""
    patterns = _patterns()
    strong = verb.group() in patterns.strong
    quoting = strong or verb.group() in patterns.quoting
    for place, (start, end) in enumerate(_items(text, verb.end(), limit)):
        # What stands right before the next verb is who won that honour, or who gave this one.
        is_winner = end == limit < len(text)
        if place and is_winner:
            return
        start, end, quoted = _trim(text, start, end)
        name = text[start:end]
        if not 2 <= len(name) <= _LONGEST or _is_none(name, text[max(0, verb.start() - 30) : verb.start()]):
            continue
        first = place == 0 and not is_winner and not re.search(r"\d", name)
        if _is_named(name) or (quoting and quoted) or (strong and first):
            yield start, end


def _is_named(name: str) -> bool:
    """Whether honours are named like this: 全国…先进集体."""
    patterns = _patterns()
    return patterns.laurel.search(name) is not None and patterns.final.search(name) is not None


def _is_none(name: str, before: str) -> bool:
    """Whether what was won is no honour: praise in passing, a level, a title of a text, a grade of case files."""
    patterns = _patterns()
    return (
        TITLE in name
        or patterns.never.match(name) is not None
        or patterns.level.fullmatch(name) is not None
        or patterns.never_behind.search(name) is not None
        or (name in _data()["grades"] and patterns.graded.search(before) is not None)
    )


def _items(text: str, start: int, limit: int) -> Iterator[Span]:
    """The members of the list that begins at `start`, to the end of the clause; brackets hold together."""
    closing: list[str] = []
    begin = place = start
    limit = min(limit, start + _LONGEST_LIST)
    while place < limit:
        sign = text[place]
        if closing and sign == closing[-1]:
            closing.pop()
            if not closing and sign in "”」" and text[place + 1 : place + 2] in ("“", "「"):
                yield begin, place + 1
                begin = place + 1
        elif sign in _OPENING:
            closing.append(_OPENING[sign])
        elif sign == "\n" or (not closing and sign in _CLAUSE_ENDS):
            break
        elif not closing and sign == "、":
            yield begin, place
            begin = place + 1
        elif not closing and (joint := _JOINT.match(text, place)) and _ends_honour(text, begin, place):
            yield begin, place
            place = begin = joint.end()
            continue
        place += 1
    yield begin, place


def _ends_honour(text: str, start: int, end: int) -> bool:
    """Whether an honour is complete at `end`, so that a 和 behind it joins two honours."""
    name = text[start:end]
    return name.endswith(("”", "」")) or _is_named(name)


def _trim(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """→ (start, end, whether it stood in quotation marks) of the honour itself."""
    patterns = _patterns()
    for lead in ("为", "了", "过", "的", "由"):
        if text.startswith(lead, start, end):
            start += len(lead)
    giver = patterns.giver.match(text, start, end)
    if giver:
        start = giver.end()
    start, end = _without_year(text, start, end)
    if quoted := _QUOTED.match(text, start, end):
        tail = _COUNT.sub("", text[quoted.end() : end])
        label = patterns.label.match(tail)
        if not tail.strip() or label or patterns.tail.match(tail):
            return (*_without_year(text, *quoted.span(1)), True)
    for pattern in (patterns.label, patterns.tail):
        stop = pattern.search(text, start + 1, end)
        if stop and not _inside_brackets(text, start, stop.start()):
            end = stop.start()
    end = start + len(_COUNT.sub("", text[start:end].rstrip()))
    if quoted := _QUOTED.fullmatch(text, start, end):
        return (*_without_year(text, *quoted.span(1)), True)
    return start, end, False


def _inside_brackets(text: str, start: int, place: int) -> bool:
    before = text[start:place]
    return any(before.count(left) > before.count(right) for left, right in _OPENING.items())


def _without_year(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    years = _YEARS.match(text, start, end)
    return (years.end() if years else start), end


def _normalised(text: str, start: int, end: int) -> str:
    """The honour with the year before it, and with its occasion where it is no more than a prize or a grade."""
    name = comparable(text[start:end])
    before = text[max(0, start - 60) : start]
    if end - start <= _SHORT and (occasion := _OCCASION.search(re.split("[。;；\n]", before)[-1])):
        return comparable(occasion[1]) + name
    year = re.search(rf"({_YEARS.pattern})$", before)
    return comparable(year[1]) + name if year else name
