"""Does a numeral with a unit count something, or is it part of a word, a span of time, or the head of a list?"""

from __future__ import annotations

import re
from functools import cache

from analysis.assets import pattern, toml
from analysis.metrics.masks import MASK
from analysis.metrics.words import one_of


def counts(text: str, match: re.Match[str], value: float) -> bool:
    """Does the Chinese numeral of `match` (a match of the quantity pattern) count something?"""
    units, data = toml("units"), toml("quantities")
    unit = match["unit"] or ""
    exact = not (match["mid3"] or match["several"] or match["before"])
    previous = text[match.start() - 1 : match.start()]
    if not unit or (unit in units["counts_arabic"] and unit != "个"):
        return False
    # 万家 and 百姓 are words; 数万, 上百 and 百余 count.
    if match["chinese"][0] in "百千万亿" and exact:
        return False
    if previous and (previous in data["none"]["before_numeral"] or previous.isdigit()):
        return False
    if unit == "个":
        noun = text[match.end("unit") : match.end("unit") + 8]
        return not exact or (value > 1 and any(word in noun for word in data["none"]["countable"]))
    verb = _counting_verb().search(text[max(0, match.start() - 8) : match.start()])
    if _LEVEL.search(text[max(0, match.start() - 8) : match.start()]):
        return True
    # 决策事项五项, 线索八条: behind its noun and before a mark it is a count.
    last = not exact or bool(re.match(r"\s*(?:[,;。、)]|$)", text[match.end() :]))
    if (
        unit in units["naming"]
        and last
        and value > 1
        and re.search("[\u4e00-\u9fff]$", text[: match.start()])
    ):
        return True
    if value == 1 and exact:
        # 一 is mostly indefinite; a verb that counts right before it makes it a number.
        named = last and unit in units["single"] and not _INDEFINITE.search(text[: match.start()])
        return named or (bool(verb) and unit in units["definite_one"])
    if unit in units["naming"] and exact:
        return bool(verb) or value > 10
    return True


#: 上年同期为一起: a figure of another period is a figure.
_LEVEL = re.compile(f"(?:同期|上年|去年|{MASK})(?:仅|共)?[为是有]$")


#: Before 一 these make it no number: 每年一次, 又一件, 改一件成一件.
_INDEFINITE = pattern("indefinite")


@cache
def _counting_verb() -> re.Pattern[str]:
    words = one_of(toml("indicators")["counting_verbs"])
    return re.compile(rf"(?:{words})(?:了|过|出|有)?(?:共|共计|累计)?$")


@cache
def _time_before() -> re.Pattern[str]:
    words = one_of(toml("units")["spans_after"])
    # 连续六年(三届): a bracket says the same in another unit.
    return re.compile(rf"(?:{words})(?:(?:为|达|达到|约)?|[^,;。]{{0,8}}[(、])\s*$")


def measures_time(before: str) -> bool:
    """Do the words before a number of years make it a duration (连续六年) and no date?"""
    return bool(_time_before().search(before[-16:]))


@cache
def _announcing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    announce = toml("quantities")["announce"]
    adjectives, nouns = one_of(announce["adjectives"]), one_of(announce["nouns"])
    verbs = one_of(announce["verbs"])
    return (
        re.compile(rf"(?:{adjectives})*(?:{nouns})"),
        re.compile(rf"(?:{verbs})(?:了|为|出)?[^,;。、]{{0,4}}$"),
    )


def announces(text: str, start: int, end: int, unit: str) -> bool:
    """Does the count at `start` only announce a list (以下三个方面) or the outline of a plan (细化9项任务)?"""
    announce = toml("quantities")["announce"]
    before, behind = text[max(0, start - 12) : start], text[end : end + 10]
    if unit + behind[:2] in announce["always"] or (
        unit in ("", "个") and behind.startswith(tuple(announce["abstract"]))
    ):
        return True
    if before.endswith(tuple(announce["following"])):
        return True
    noun, verb = _announcing()
    return bool(noun.match(behind) and verb.search(before))
