"""Where does a sentence state a quantity, and what are its value, unit and qualifier?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from analysis import numerals
from analysis.assets import toml
from analysis.metrics.countable import announces, counts, measures_time
from analysis.metrics.masks import MASK
from analysis.metrics.words import one_of

_ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[ ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[ ]?\.[ ]?\d+)?"
_CHINESE = r"[零〇○一二两三四五六七八九十百千万亿]+"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: `text[start:end]` of the sentence. `unit` is empty until one is inherited."""

    start: int
    end: int
    value: float
    unit: str
    qualifier: str
    #: Where the numeral itself begins, behind a qualifier such as 近.
    number: int
    chinese: bool
    factor: bool = False


@cache
def _data() -> tuple[dict[str, Any], dict[str, Any]]:
    return toml("units"), toml("quantities")


@cache
def _pattern() -> re.Pattern[str]:
    units, data = _data()
    not_before = units["not_before"]
    every = [
        *units["compound"],
        *units["counts"],
        *units["counts_arabic"],
        *units["measures"],
        *units["rates"],
        *units["spans"],
    ]
    guarded = [
        re.escape(unit) + (f"(?![{not_before[unit]}])" if not_before.get(unit) else "")
        for unit in sorted(set(every), key=len, reverse=True)
    ]
    parts_of_words = data["qualifiers"]["not_behind"]
    before = "|".join(
        (f"(?<![{parts_of_words[word]}])" if word in parts_of_words else "")
        + re.escape(word)
        + ("(?=[百千万亿])" if word == "上" else "")
        for word in sorted(data["qualifiers"]["before"], key=len, reverse=True)
    )
    behind = one_of(list(data["qualifiers"]["behind"]))
    return re.compile(
        rf"""
        (?P<before>(?:{before})\s*)?(?P<several>数(?=[十百千万]))?
        (?:
          (?P<percent>百分之)\s*(?P<of_hundred>{_ARABIC}|[零〇一二两三四五六七八九十百点]+)
        | (?P<whole>{_CHINESE})分之(?P<part>{_CHINESE})
        | (?P<numerator>\d+)/(?P<denominator>\d+)(?!\s*[\d/年月])
        | (?P<arabic>(?<![\d.])(?:(?<![^\s(:,;、为达])[-+])?(?:{_ARABIC}))\s*(?P<mid1>余|多|来)?
          \s*(?P<factor>万亿|[十百千]?[万亿]|百(?!分)|千(?![瓦克米]))?\s*(?P<mid2>余|多|来)?
        | (?P<chinese>{_CHINESE})(?P<mid3>余|多|来)?(?P<big>[万亿])?
        )
        \s*(?P<unit>{"|".join(guarded)})?
        \s*(?P<behind>(?:{behind}))?
        """,
        re.VERBOSE,
    )


def scan(text: str, left_out: list[Quantity] | None = None) -> list[Quantity]:
    """The quantities of a masked, half-width sentence, in order; with lists, ranges and left-out units resolved.

    Numbers whose unit cannot be told are added to `left_out`, never guessed.
    """
    found = [quantity for match in _pattern().finditer(text) if (quantity := _quantity(text, match))]
    found += _doubled(text)
    found = [_with_verb_qualifier(text, quantity) for quantity in found]
    found.sort(key=lambda quantity: quantity.start)
    return _with_units(text, _ranges(text, found), left_out)


_LEAST = re.compile(r"(至少|最多|至多|不少于|不低于|不超过)[\u4e00-\u9fff]{1,4}$")


def _with_verb_qualifier(text: str, quantity: Quantity) -> Quantity:
    """至少建成1个: the qualifier stands before the verb."""
    match = None if quantity.qualifier else _LEAST.search(text[max(0, quantity.start - 8) : quantity.start])
    if not match:
        return quantity
    return replace(quantity, qualifier=str(_data()[1]["qualifiers"]["before"][match.group(1)]))


_DOUBLED = re.compile(r"翻(?:了)?(?P<count>一|两|1|2)番")


def _doubled(text: str) -> list[Quantity]:
    """翻一番 is twice as much, 翻两番 four times."""
    return [
        Quantity(m.start(), m.end(), 2.0 if m["count"] in "一1" else 4.0, "倍", "", m.start(), True)
        for m in _DOUBLED.finditer(text)
    ]


@cache
def _rank() -> re.Pattern[str]:
    change = toml("indicators")["change"]
    words, places = one_of(change["ranks"]), one_of(change["rank_places"])
    return re.compile(
        rf"(?:(?:{words})[\u4e00-\u9fff]{{0,4}}?|{places})\s*(?P<rank>第\s*(?P<number>[\d一二三四五六七八九十]{{1,3}})\s*(?:位|名)?)"
        r"(?![届次批条项号期季章个轮师责时款部大中小线者方])"
    )


def ranks(text: str) -> list[Quantity]:
    """Ranks, which look like ordinals: 位列全省第三 is 3 with the unit 位. `text` has its quoted names masked."""
    found = []
    for match in _rank().finditer(text):
        value = numerals.parse(match.group("number"))
        if value is not None:
            start, end = match.span("rank")
            found.append(Quantity(start, _trim(text, start, end), value, "位", "", start, True))
    return found


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    units, data = _data()
    group = match.groupdict()
    unit = group["unit"] or ""
    end = match.end()
    number = match.end("before") if group["before"] else match.start()
    chinese = False
    if group["percent"]:
        value, unit_found = _of_hundred(group["of_hundred"]), "%"
        if unit and unit not in ("", "%"):
            end = match.start("unit")
        unit = unit_found
    elif group["whole"]:
        value, unit = _fraction(group["whole"], group["part"]), "%"
        end = match.end("part") if not group["behind"] else end
    elif group["numerator"]:
        denominator = float(group["denominator"])
        value, unit = (round(100 * float(group["numerator"]) / denominator, 6) if denominator else None), "%"
    elif group["arabic"]:
        value = numerals.parse(group["arabic"].lstrip("+") + (group["factor"] or ""))
    else:
        chinese = True
        value = numerals.parse(group["chinese"] + (group["big"] or ""))
        if group["several"] and value is not None:
            number = match.start("several")
    if value is None or not (abs(value) < 1e15):
        return None
    qualifier = _qualifier(data, group)
    if unit == "成":
        value, unit = value * 10, "%"
    if chinese and not counts(text, match, value):
        return None
    if unit in units["spans"] and not measures_time(text[: match.start()]):
        return None
    before = text[max(0, match.start() - 12) : match.start()]
    if unit == "分" and not re.search(r"[得评打考均总获计权分度][^,;。]{0,9}$", before):
        unit = ""
        end = match.start("unit")
    elif not unit and re.search(r"(?:得分|评分|分数|平均分)(?:为|达|达到|是)?\s*$", before):
        unit = "分"
    if not group["unit"] and group["arabic"]:
        end = (
            match.end("mid2")
            if group["mid2"]
            else match.end("factor")
            if group["factor"]
            else max(match.end("mid1"), match.end("arabic"))
        )
    if announces(text, match.start(), match.end(), unit):
        return None
    unit = units["same"].get(unit, unit)
    return Quantity(
        match.start(),
        _trim(text, match.start(), end),
        value,
        unit,
        qualifier,
        number,
        chinese,
        bool(group["factor"]),
    )


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _qualifier(data: dict[str, Any], group: dict[str, str | None]) -> str:
    qualifiers = data["qualifiers"]
    before, behind = group["before"], group["behind"]
    middle = group["mid1"] or group["mid2"] or group["mid3"]
    if middle:
        return str(qualifiers["behind"][middle])
    if group["several"]:
        return "数"
    if behind:
        return str(qualifiers["behind"][behind])
    return str(qualifiers["before"][before.strip()]) if before else ""


def _of_hundred(text: str) -> float | None:
    whole, _, decimals = text.partition("点")
    value = numerals.parse(whole)
    if value is None or not decimals:
        return value
    digits = numerals.digits(decimals)
    return None if digits is None else value + digits / 10 ** len(decimals)


def _fraction(whole: str, part: str) -> float | None:
    below, above = numerals.parse(whole), numerals.parse(part)
    return None if not below or above is None else round(100 * above / below, 6)


_RANGE = re.compile(r"\s*(?:[-—–~至到]+)\s*$")


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """5至8件: the first is the least, the second the most, both in the unit of the second."""
    out = list(found)
    for index in range(len(out) - 1):
        one, other = out[index], out[index + 1]
        between = text[one.end : other.number]
        if (
            not _RANGE.fullmatch(between)
            or re.search("[由从自]\\s*$", text[: one.start])
            or other.value <= one.value
        ):
            continue
        if one.unit and one.unit != other.unit:
            continue
        out[index] = replace(one, unit=other.unit, qualifier="不少于")
        out[index + 1] = replace(other, qualifier="最多")
    return out


#: What may stand behind a number whose unit is left out.
_LEFT_OUT = re.compile(r"\s*(?:[,;。、)!\n(]|$)")


def _with_units(text: str, found: list[Quantity], left_out: list[Quantity] | None) -> list[Quantity]:
    """Give every number without a unit the one of its list, and leave out those that have none to inherit."""
    out: list[Quantity] = []
    for index, quantity in enumerate(found):
        if quantity.unit == "个" and (unit := _listed_unit(text, found, index)) == "个百分点":
            # 0.4个、0.2个和1.7个百分点
            out.append(replace(quantity, unit=unit))
            continue
        if quantity.unit or quantity.chinese:
            if quantity.unit:
                out.append(quantity)
            continue
        inherited = _inherited(text, found, index, out)
        if inherited is not None:
            out.append(replace(quantity, unit=inherited))
        elif left_out is not None:
            left_out.append(quantity)
    return out


def _listed_unit(text: str, found: list[Quantity], index: int) -> str:
    """检查网吧、旅店4、7家: the unit that stands behind a later number of the list."""
    for one, other in zip(found[index : index + 12], found[index + 1 : index + 13], strict=False):
        if not re.fullmatch(r"\s*[、和]\s*", text[one.end : other.start]):
            break
        if other.unit and other.unit != "个":
            return other.unit
    return ""


@cache
def _money() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(toml('units')['money']['nouns'])})[^,;。]{{0,4}}$")


def _inherited(text: str, found: list[Quantity], index: int, before: list[Quantity]) -> str | None:
    quantity = found[index]
    if not _LEFT_OUT.match(text, quantity.end):
        return None
    following = found[index + 1] if index + 1 < len(found) else None
    if unit := _listed_unit(text, found, index):
        return unit
    noun = re.search(r"[\u4e00-\u9fff)）”》]\s*$", text[max(0, quantity.start - 6) : quantity.start])
    if not noun or MASK in text[max(0, quantity.start - 1) : quantity.start]:
        return None
    if quantity.factor:
        # 粉丝数突破12万 is no count of whatever was counted before; money is told by its noun.
        return "元" if _money().search(text[max(0, quantity.start - 12) : quantity.start]) else None
    # 当面申请15,来信申请26: the unit of the total, which is the nearest count before.
    counted = [other.unit for other in before if other.unit not in ("%", "‰", "个百分点", "倍")]
    if counted:
        return counted[-1]
    if (
        following
        and following.unit in ("%", "‰")
        and re.search(r"[案罚可诉议件]$", text[max(0, quantity.start - 6) : quantity.start].rstrip())
    ):
        return "件"
    return None
