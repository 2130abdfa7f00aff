"""Does a relation hold, by the rules of the tables and with nothing but the printed figures?

A stated figure holds if rounding or truncating the computed one to its digits can give it. Members with 余, 约, 近 …
and those rounded to 万 or 亿 are intervals. A change of a rate may be meant in points although it is printed as %.
Shares may be forced to add up to 100. Whatever those rules leave open counts as holding: what is false here is false.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import ceil

from tests.generated.truth import Quantity, Relation

_NUMBER = re.compile(r"(\d[\d,， ]*)(\.\d+)?")
_CHINESE = re.compile("[零一二两三四五六七八九十百千]+")
_SIZES = {"万": 10_000, "亿": 100_000_000}
_LOOSE = re.compile("余|多|近|约|超|逾|不足|以上|以下|左右|不少于|不低于|至少|最多|数")
_DOWN = re.compile("降|减|少|低|缩")
_COUNTED = (
    {"件", "起", "宗", "件次"},
    {"人", "名", "位", "人次"},
    {"处", "个", "条", "项"},
    {"家", "家次", "户"},
)
Interval = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it is printed: `step` is the worth of its last digit, `loose` that a word blurs it."""

    value: Fraction
    step: Fraction
    rounded: bool
    loose: bool


def printed(text: str) -> Printed:
    """Read a quantity's text: 2.08万户 → 20800, to within 100. Raises ValueError where it holds no number."""
    loose = bool(_LOOSE.search(text))
    match = _NUMBER.search(text)
    if match:
        decimals = match.group(2) or ""
        value = Fraction(re.sub("[,， ]", "", match.group(1)) + decimals)
        step = Fraction(1, 10 ** max(len(decimals) - 1, 0))
        size = next((size for sign, size in _SIZES.items() if sign in text[match.end() : match.end() + 2]), 1)
        if loose and size == 1 and value:
            # 1200余 is known to the hundred.
            zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
            step *= 10**zeros
        return Printed(value * size, step * size, size > 1, loose)
    match = _CHINESE.search(text)
    if match:
        return Printed(Fraction(chinese(match[0])), Fraction(1), False, loose)
    if re.match("无|未|没有|暂无|零", text):
        return Printed(Fraction(0), Fraction(1), False, False)
    raise ValueError(text)


def chinese(words: str) -> int:
    """A whole number in words: 四百三十 → 430."""
    total = digit = 0
    for sign in words:
        if sign in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        else:
            digit = 2 if sign == "两" else "零一二三四五六七八九".index(sign)
    return total + digit


def interval(quantity: Quantity) -> Interval:
    """The values that a printed count may stand for: one, where it is exact; generous, where it is not."""
    number = printed(quantity.text)
    if number.loose:
        return number.value - number.step, number.value + number.step
    if number.rounded:
        return number.value - number.step / 2, number.value + number.step
    return number.value, number.value


def agrees(stated: Quantity, low: Fraction, high: Fraction) -> bool:
    """Can a value between `low` and `high` be printed as `stated`, rounded or truncated?"""
    number = printed(stated.text)
    if number.loose:
        return low <= number.value + number.step and high >= number.value - number.step
    return low < number.value + number.step and high >= number.value - number.step / 2


def holds(quantities: Sequence[Quantity], relation: Relation) -> bool:
    """Is the relation true of the printed figures? A list after 其中 may fall short."""
    stated = quantities[relation.stated]
    members = [quantities[member] for member in relation.members]
    match relation.check:
        case "sum":
            low, high = _added(members)
            short = relation.claim == "among" and low <= interval(stated)[1]
            return short or agrees(stated, low, high)
        case "balance":
            before, after = _added(members[: relation.split]), _added(members[relation.split :])
            return before[0] <= after[1] and after[0] <= before[1]
        case "ratio":
            below = _added(members[relation.split :])
            return _ratio_holds(quantities, relation, below)
        case "change":
            return change_holds(stated, members[0], members[1])
        case "part_of":
            return interval(stated)[0] <= _added(members)[1]
        case "granularity":
            return grain_holds(stated, members[0])


def excuse(text: str, quantities: Sequence[Quantity], relation: Relation) -> str:
    """What else in the text would make a relation hold that does not; empty where nothing does.

    A denominator may be any count of the paragraph, or the sum or the difference of two of the sentence; a list may
    add up to another count of the sentence; a change may belong to another pair of the sentence.
    """
    stated = quantities[relation.stated]
    sentence = _within(text, quantities, relation, "。\n")
    match relation.check:
        case "sum":
            low, high = _added([quantities[member] for member in relation.members])
            for other in sentence:
                own = other is stated or any(other is quantities[member] for member in relation.members)
                if not own and same_unit(other, stated) and agrees(other, low, high):
                    return "other_total"
        case "balance":
            carried, new, *after = (interval(quantities[member]) for member in relation.members)
            total = tuple(map(sum, zip(*after, strict=True)))
            if (new[0] <= total[1] and total[0] <= new[1]) or (
                carried[0] <= total[1] and total[0] <= carried[1]
            ):
                return "other_total"
        case "ratio":
            member = quantities[relation.members[-1]]
            counts = [
                other for other in _within(text, quantities, relation, "\n") if same_unit(other, member)
            ]
            near = [interval(other) for other in sentence if same_unit(other, member)]
            bases = [interval(other) for other in counts]
            for one, two in combinations(near, 2):
                bases += [
                    (one[0] + two[0], one[1] + two[1]),
                    (one[0] - two[1], one[1] - two[0]),
                    (two[0] - one[1], two[1] - one[0]),
                ]
            if any(_ratio_holds(quantities, relation, base) for base in bases if base[0] > 0):
                return "other_denominator"
        case "change":
            member = quantities[relation.members[0]]
            levels = [other for other in sentence if same_unit(other, member) and not other.change]
            for earlier in levels:
                for later in levels:
                    if (
                        earlier is not later
                        and earlier.period != later.period
                        and change_holds(stated, earlier, later)
                    ):
                        return "other_pair"
        case "granularity":
            for other in sentence:
                if other.unit not in ("%", "个百分点") and grain_holds(stated, other):
                    return "other_denominator"
    return ""


def same_unit(one: Quantity, other: Quantity) -> bool:
    """Do two quantities count the same sort of thing?"""
    return one.unit == other.unit or any(one.unit in units and other.unit in units for units in _COUNTED)


def change_holds(stated: Quantity, first: Quantity, second: Quantity) -> bool:
    """Is `stated` the change from `first` to `second`, or, where `second` is a difference, the change up to `first`?"""
    if second.change:
        later = interval(first)
        size = interval(second)
        earlier = (later[0] + size[0], later[1] + size[1])
        if not _DOWN.search(second.change):
            earlier = (later[0] - size[1], later[1] - size[0])
    else:
        earlier, later = interval(first), interval(second)
    difference = (later[0] - earlier[1], later[1] - earlier[0])
    readings = []
    if stated.unit != "%" or first.unit == "%":
        # A difference in the unit of the levels, or points; also where points are printed as %.
        readings.append(difference)
    if stated.unit in ("%", "倍") and earlier[0] > 0:
        scale = 100 if stated.unit == "%" else 1
        quotients = [scale * above / below for above in difference for below in earlier]
        readings.append((min(quotients), max(quotients)))
    if stated.change:
        down = bool(_DOWN.search(stated.change))
        return any(agrees(stated, *(_negative(reading) if down else reading)) for reading in readings)
    return any(agrees(stated, *reading) or agrees(stated, *_negative(reading)) for reading in readings)


def grain_holds(stated: Quantity, total: Quantity) -> bool:
    """Is there a whole number that is this percentage of a whole total?"""
    low, high = interval(total)
    if high <= 0:
        return False
    if high - low >= 1:
        return True
    number = printed(stated.text)
    near = ceil((number.value - number.step / 2) * high / 100)
    shares = (100 * Fraction(whole) / high for whole in (near - 1, near, near + 1) if whole >= 0)
    return any(agrees(stated, share, share) for share in shares)


def _ratio_holds(quantities: Sequence[Quantity], relation: Relation, below: Interval) -> bool:
    stated = quantities[relation.stated]
    above = _added([quantities[member] for member in relation.members[: relation.split]])
    if below[0] <= 0:
        return False
    low, high = 100 * above[0] / below[1], 100 * above[1] / below[0]
    if agrees(stated, low, high):
        return True
    if relation.shares:
        total = sum(printed(quantities[share].text).value for share in relation.shares)
        step = printed(stated.text).step
        value = printed(stated.text).value
        return total == 100 and low - step <= value <= high + step
    return False


def _added(quantities: Sequence[Quantity]) -> Interval:
    ranges = [interval(quantity) for quantity in quantities]
    return Fraction(sum(low for low, _ in ranges)), Fraction(sum(high for _, high in ranges))


def _negative(reading: Interval) -> Interval:
    return -reading[1], -reading[0]


def _within(text: str, quantities: Sequence[Quantity], relation: Relation, ends: str) -> list[Quantity]:
    """The quantities of the stretch between two of the marks `ends` that holds the relation."""
    places = [quantities[place] for place in (relation.stated, *relation.members)]
    start = max(text.rfind(mark, 0, min(place.start for place in places)) for mark in ends)
    found = [text.find(mark, max(place.end for place in places)) for mark in ends]
    end = min((place for place in found if place >= 0), default=len(text))
    return [quantity for quantity in quantities if start < quantity.start < end]
