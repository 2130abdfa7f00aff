"""Which set phrases does a report put in quotation marks?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analysis.assets import toml
from analysis.mentions.marks import TITLE, Marked, Mention, Span, any_of, comparable, touching

_QUOTE = re.compile(r"“[^“”\n]{1,80}”|\"[^\"\n。]{1,40}\"|「[^「」\n]{1,80}」")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_DAY = re.compile(r"\d{1,2}[.·▪・月]\d{1,2}|(?:19|20)\d\d")
_FEWEST, _MOST = 3, 24


def quotes(text: str) -> list[Span]:
    """The quotations of the text, with their marks. One that is not closed on its line is none."""
    return [match.span() for match in _QUOTE.finditer(text)]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = toml("mentions")["slogan"]
    return (
        re.compile(f"{any_of(data['name_ends'])}$"),
        re.compile(any_of(data["not_behind"])),
        re.compile(data["demand_pattern"]),
    )


def find(marked: Marked, honours: Sequence[Mention]) -> list[Mention]:
    """The quoted set phrases without their marks: no titles, honours, dates or demands, no names of bodies,
    systems or meetings.
    """
    text = marked.without_titles
    names, behind, demand = _patterns()
    plain = toml("mentions")["slogan"]["plain"]
    won = touching(marked.quotes, [(honour.start, honour.end) for honour in honours])
    found = []
    for start, end in marked.quotes:
        phrase = text[start + 1 : end - 1]
        if (
            len(_CHINESE.findall(phrase)) >= _FEWEST
            and len(phrase) <= _MOST
            and TITLE not in phrase
            and phrase not in plain
            and not _DAY.search(phrase)
            and not names.search(phrase)
            and not demand.search(phrase)
            and not behind.match(text, end)
            and (start, end) not in won
        ):
            found.append(Mention("slogan", start + 1, end - 1, comparable(phrase)))
    return found
