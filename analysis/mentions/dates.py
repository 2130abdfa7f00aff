"""On which days and in which months did something happen, by the report's own dates?"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache

from analysis.assets import toml
from analysis.mentions.marks import Marked, Mention, any_of

_YEAR = r"(?:19|20)\d\d"
_JOIN = r"\s?(?:至|到|-|—{1,2}|–|~|～|－)\s?"
_CHINESE = "[〇○零一二三四五六七八九]"
_TENS = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"

#: One alternative a way to write a date; the first that fits at a place counts. A lost 年 or 月 (20256月,
#: 2025730日) is understood where only one date can be meant.
_DATE = re.compile(
    rf"""
      (?P<iso>(?P<iy>{_YEAR})(?P<sep>[-/.])(?P<im>\d{{1,2}})(?P=sep)(?P<id>\d{{1,2}}))(?![\d.])
    | (?P<lost>(?:\d(?={_YEAR}\d))?(?P<ly>{_YEAR})\s?年?(?P<ld>\d{{2,4}})[日号])
    | (?P<date>
        (?:\d?(?P<y>{_YEAR})(?:\s?年\s?|\s)?)?
        (?:
          (?P<m1>\d{{1,2}})(?:{_JOIN})(?P<m2>\d{{1,2}})\s?月份?(?!\s?\d{{1,2}}\s?[日号])
        | (?P<list>\d{{1,2}}(?:、\d{{1,2}}){{1,11}})\s?月份?(?!\s?\d{{1,2}}\s?[日号])
        | (?P<m>\d{{1,2}})\s?月(?:份|(?:\s?(?P<d>\d{{1,2}})(?:\s?[日号](?!线)|(?=(?:{_JOIN}|、)\d{{1,2}}\s?[日号]))))?
          (?:{_JOIN}
            (?:(?:(?P<y2>{_YEAR})\s?年\s?)?(?P<n>\d{{1,2}})\s?月(?:份|(?:\s?(?P<d2>\d{{1,2}})\s?[日号]))?
              |(?P<d3>\d{{1,2}})\s?[日号]))?
        )(?!龄|租|薪|嫂)
      )
    | (?P<chinese>(?:(?P<cy>二{_CHINESE}{{3}})年)?(?P<cm>{_TENS})月(?:(?P<cd>{_TENS})日|(?P<cf>份))?)
    """,
    re.VERBOSE,
)
#: Where a date may begin. Looking only there is what makes the search fast.
_NUMBER = re.compile(r"\d[\d.]*|[〇○零一二三四五六七八九十][〇○零一二三四五六七八九十]{0,3}[年月]")
_NEXT_DAY = re.compile(r"\s?[、和及]\s?(?P<day>\d{1,2})\s?[日号]")
_SPAN_BEFORE = re.compile(r"[\d\-—–~至到、]")
_DIGITS = {sign: str(value) for value, sign in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}


@cache
def _cue() -> re.Pattern[str]:
    """What tells of which year a sentence speaks. A year that is compared with, or part of a span, tells nothing."""
    data = toml("mentions")["date"]
    words = any_of((*data["years"], *data["years_from_last"]))
    return re.compile(
        rf"(?:(?P<year>(?:1|2)\d{{3}})\s?年|(?P<word>{words}))(?!{any_of(data['not_behind'])})(?![-—–~至到、]\d{{4}})"
    )


def _events(text: str) -> list[re.Match[str]]:
    """The dates and the words that tell of a year, in order."""
    not_before = tuple(toml("mentions")["date"]["not_before"])
    events = []
    for match in _cue().finditer(text):
        start = match.start()
        if not text.endswith(not_before, 0, start) and not (
            match["year"] and _SPAN_BEFORE.match(text[start - 1 : start])
        ):
            events.append(match)
    end = 0
    for number in _NUMBER.finditer(text):
        if number.start() >= end and (date := _DATE.match(text, number.start())):
            events.append(date)
            end = date.end()
    return sorted(events, key=lambda match: (match.start(), match.re is _DATE))


def find(marked: Marked) -> list[Mention]:
    """The dates outside titles and quotations, the year filled in from the sentence or the reporting year.

    A section on plans speaks of the year after the reporting year. A bare year is no date.
    """
    report, text = marked.report, marked.plain
    plans = re.compile(any_of(toml("mentions")["plans"]["titles"]))
    ahead = {section.number: bool(plans.search(section.title)) for section in report.sections}
    found: list[Mention] = []
    sentence = report.sentences[0] if report.sentences else None
    year: int | None = None
    last: int | None = report.year
    for match in _events(text):
        if sentence is None or match.start() >= sentence.end or match.start() < sentence.start:
            sentence = report.sentence_at(match.start())
            top = sentence.section.split(".")[0]
            coming = ahead.get(sentence.section, False) or ahead.get(top, False)
            year = None if report.year is None else report.year + coming
        if match.re is not _DATE:
            year = last = _year_of(match, report.year, last)
            continue
        rows, named = _read(match, year)
        if named is not None:
            year = last = named
        if rows and not text.endswith(("每年", "每年的"), 0, match.start()):
            found += rows
            found += _next_days(text, rows[-1])
    return found


def _year_of(match: re.Match[str], reporting: int | None, last: int | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    data = toml("mentions")["date"]
    word = match["word"]
    base, distance = (
        (reporting, data["years"][word]) if word in data["years"] else (last, data["years_from_last"][word])
    )
    return None if base is None else base + distance


def _read(match: re.Match[str], year: int | None) -> tuple[list[Mention], int | None]:
    """→ (the dates that the match holds, the year that it names itself)."""
    start, end = match.span()
    own_year = match["iy"] or match["ly"] or match["y"]
    named = int(own_year) if own_year else None
    if match["iso"]:
        return _one(start, end, named, int(match["im"]), int(match["id"])), named
    if match["lost"]:
        days = _possible_days(match["ld"])
        return (_one(match.start("ly"), end, named, *days[0]) if len(days) == 1 else []), named
    if match["chinese"]:
        return _read_chinese(match, year)
    if match["y"]:
        start = match.start("y")
    year = named or year
    if match["list"]:
        return _read_list(match, start, year), named
    if match["m1"]:
        return _span(start, end, (year, int(match["m1"]), None), (year, int(match["m2"]), None)), named
    first = (year, int(match["m"]), int(match["d"]) if match["d"] else None)
    day = match["d2"] or match["d3"]
    if not (match["n"] or day):
        return _one(start, end, *first), named
    last = (
        int(match["y2"]) if match["y2"] else year,
        int(match["n"]) if match["n"] else first[1],
        int(day) if day else None,
    )
    return _span(start, end, first, last), named


def _read_list(match: re.Match[str], start: int, year: int | None) -> list[Mention]:
    """7、8月: each number is a month; the first takes the year, the last the word 月 into its text."""
    found: list[Mention] = []
    numbers = list(re.finditer(r"\d{1,2}", match["list"]))
    for place, number in enumerate(numbers):
        begin = start if place == 0 else match.start("list") + number.start()
        stop = match.end() if place == len(numbers) - 1 else match.start("list") + number.end()
        found += _one(begin, stop, year, int(number.group()), None)
    return found


def _read_chinese(match: re.Match[str], year: int | None) -> tuple[list[Mention], int | None]:
    """A month in Chinese numerals is a date only with its year, its day or 份: 三月 alone may be a length of time."""
    if not (match["cy"] or match["cd"] or match["cf"]):
        return [], None
    named = int("".join(_DIGITS.get(sign, sign) for sign in match["cy"])) if match["cy"] else None
    day = _chinese(match["cd"]) if match["cd"] else None
    return _one(*match.span(), named or year, _chinese(match["cm"]), day), named


def _chinese(numeral: str) -> int:
    tens, ten, units = numeral.rpartition("十")
    return (int(_DIGITS.get(tens, "1")) * 10 if ten else 0) + int(_DIGITS.get(units, "0"))


def _possible_days(digits: str) -> list[tuple[int, int]]:
    """The ways to read 730 as month and day; a day is written with a zero only where the month is."""
    found = []
    for cut in (1, 2):
        month, day = digits[:cut], digits[cut:]
        padded = day.startswith("0") and len(month) != 2
        if month and 1 <= len(day) <= 2 and not padded and _valid(2024, int(month), int(day)):
            found.append((int(month), int(day)))
    return found


def _valid(year: int | None, month: int, day: int | None) -> bool:
    return 1 <= month <= 12 and (day is None or 1 <= day <= monthrange(year or 2024, month)[1])


def _iso(year: int | None, month: int, day: int | None) -> str:
    if year is None:
        return ""
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def _one(start: int, end: int, year: int | None, month: int, day: int | None) -> list[Mention]:
    return [Mention("date", start, end, _iso(year, month, day))] if _valid(year, month, day) else []


def _span(
    start: int, end: int, first: tuple[int | None, int, int | None], last: tuple[int | None, int, int | None]
) -> list[Mention]:
    if not (_valid(*first) and _valid(*last)):
        return []
    year = "" if first[0] is None else f"{_iso(*first)}/{_iso(*last)}"
    return [Mention("date", start, end, year)]


def _next_days(text: str, before: Mention) -> list[Mention]:
    """5月8日、9日: a day that follows a date takes its month."""
    found: list[Mention] = []
    end, month = before.end, before.normalised.rpartition("/")[2][:7]
    if len(before.normalised.rpartition("/")[2]) < 10:
        return found
    while match := _NEXT_DAY.match(text, end):
        found += _one(match.start("day"), match.end(), int(month[:4]), int(month[5:]), int(match["day"]))
        end = match.end()
    return found
