"""Of which year or span does a figure speak?"""

from __future__ import annotations

import re
from functools import cache

from analysis.assets import toml
from analysis.metrics.clauses import Clause, Item

_YEAR = r"(?P<year>(?:19|20)\d{2})\s*年(?:度)?"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = toml("periods")
    spans = "|".join(f"(?:{span})" for span in data["spans"])
    previous = "|".join(sorted(data["previous"], key=len, reverse=True))
    current = "|".join(sorted(data["current"], key=len, reverse=True))
    local = "|".join(data["local"])
    expression = re.compile(rf"(?P<span>{spans})|{_YEAR}|(?P<previous>{previous})|(?P<current>{current})")
    comparing = re.compile(rf"(?:{'|'.join(sorted(data['comparing'], key=len, reverse=True))})\s*$")
    return expression, comparing, re.compile(rf"\s*(?:\d{{1,2}}月)?(?:{local})")


def periods(text: str, clauses: list[Clause], items: list[Item], default: str) -> list[str]:
    """The period of every item of a half-width sentence: a year, a span as written, or `default`.

    A year at the front of a clause holds for what follows; one with 同期 or 结转 behind it for its own clause; one
    that a comparison names (较2022年) only for a number right behind it.
    """
    expression, comparing, local = _patterns()
    out = [default] * len(items)
    governing = default
    # A year set by 到2027年 holds until the semicolon, one at the front of the sentence until the next.
    standing = default
    outside = default
    bracket = 0
    for clause in clauses:
        if clause.bracket != bracket:
            if clause.bracket:
                outside = governing
                host = items[clause.items[0]].host if clause.items else -1
                governing = out[host] if host >= 0 else governing
            else:
                governing = outside
            bracket = clause.bracket
        if clause.fresh and not clause.bracket:
            governing = standing
        edges = [items[i].quantity.start for i in clause.items]
        marks: list[tuple[int, str]] = []
        for match in expression.finditer(text, clause.start, clause.end):
            value = _value(match, default)
            before = text[clause.start : match.start()]
            behind = text[match.end() : clause.end]
            following = next((edge for edge in edges if edge >= match.end()), None)
            direct = following is not None and re.fullmatch(
                r"(?:同期|度|全年)?(?:的|为|是)?\s*", text[match.end() : following]
            )
            if comparing.search(before):
                if direct:
                    marks.append((match.end(), value))
                    marks.append((following + 1 if following else match.end(), governing))
                continue
            if clause.items and (match.group("previous") or (value != governing and local.match(behind))):
                marks.append((match.end(), value))
                if direct and len(clause.items) > 1 and not local.match(behind):
                    marks.append((following + 1 if following else match.end(), governing))
            elif _at_front(before) or (match.group("span") and _near_front(before)):
                governing = value
                if not re.search(r"[到至]\s*$", before):
                    standing = value
                marks.append((match.end(), value))
            elif direct and following is not None and re.match("[为是]", behind):
                governing = value
                marks.append((match.end(), value))
            elif direct and following is not None:
                marks.append((match.end(), value))
                marks.append((following + 1, governing))
        listed = _listed(text, clauses, clause)
        for index in clause.items:
            edge = items[index].quantity.start
            before_marks = [value for offset, value in marks if offset <= edge]
            out[index] = before_marks[-1] if before_marks else governing
            if not marks and _COMPARED.search(text, clause.start, edge):
                # 2022年为20件,同比上升8%: the change is of the present, whatever year was named last.
                out[index] = default
        if listed and len(listed) == len(clause.items):
            for index, value in zip(clause.items, listed, strict=True):
                out[index] = value
    return out


_COMPARED = re.compile("同比|[较比](?:上年|去年|上一年)")
_SPAN = re.compile(r"((?:19|20)\d{2})\s*年?\s*[-—–~至到]+\s*((?:19|20)\d{2})\s*年")
_LIST = re.compile(r"(?:(?:19|20)\d{2}\s*年?\s*[、和,]\s*)+(?:19|20)\d{2}\s*年")


def _listed(text: str, clauses: list[Clause], clause: Clause) -> list[str]:
    """2022年、2023年、2024年收案分别为…: the years that as many numbers belong to."""
    if not re.search("分别|依次", text[clause.start : clause.end]):
        return []
    if match := _LIST.match(text):
        return re.findall(r"(?:19|20)\d{2}", match.group())
    if match := _SPAN.match(text):
        first, last = int(match.group(1)), int(match.group(2))
        return [str(year) for year in range(first, last + 1)] if first < last < first + 20 else []
    return []


def _value(match: re.Match[str], default: str) -> str:
    if match.group("span"):
        return _span(match.group("span"), default)
    if match.group("year"):
        return match.group("year")
    if match.group("previous") and default.isdigit():
        return str(int(default) - 1)
    return default


def _span(text: str, default: str) -> str:
    """2023年以来 in the report on 2023 is that year; another span stands as written."""
    years = re.findall(r"(?:19|20)\d{2}", text)
    if len(years) == 1 and years[0] == default and re.search("以来|至今", text):
        return default
    return text.strip()


_FRONT = re.compile(
    r"^\s*(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十\d]+[、.]|其中|截至|截止|自|从|在|到|至|于|并|且|而|以及|和|的|另|全区|全县|全市|我区|我县|我市)*\s*$"
)


def _near_front(before: str) -> bool:
    """全县近三年共办理…: a short subject may stand before a span, but not a verb whose object it is part of."""
    return (
        len(before.strip()) <= 8 and not re.search("[对将把的了在]$", before.strip()) and "对" not in before
    )


def _at_front(before: str) -> bool:
    return bool(_FRONT.match(before))
