"""How does a report of the genre print a number?"""

from __future__ import annotations

import random
from dataclasses import dataclass

_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of one report's author."""

    separator: str = ""
    chinese: bool = False
    spaced: bool = False
    digits: int = 1
    truncates: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity before it has a place: printed as `head + tail`, or as `head` alone where the unit is left out."""

    head: str
    tail: str
    value: float
    unit: str
    keywords: tuple[str, ...]
    qualifier: str = ""
    period: str = ""
    change: str = ""
    kind: str = "actual"
    optional: bool = False


def chinese(number: int) -> str:
    """A whole number below ten thousand in words: 2 → 两, 12 → 十二, 430 → 四百三十."""
    if number == 2:
        return "两"
    words = ""
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, size)
        if digit:
            words += ("" if unit == "十" and digit == 1 and not words else _DIGITS[digit]) + unit
        elif words and number and not words.endswith("零"):
            words += "零"
    return words.rstrip("零") or "零"


def plain(number: int, style: Style) -> str:
    return f"{number:,}".replace(",", style.separator) if number >= 1000 else str(number)


def decimal(scaled: int, digits: int) -> str:
    """`scaled` ÷ 10^digits, printed with that many digits: (9494, 2) → 94.94."""
    whole, rest = divmod(scaled, 10**digits)
    return f"{whole}.{rest:0{digits}d}" if digits else str(whole)


def scaled_ratio(part: int, whole: int, digits: int, *, truncate: bool) -> int:
    """100 × part ÷ whole in units of the last printed digit, by whole-number arithmetic."""
    above = 100 * 10**digits * part
    return above // whole if truncate else (2 * above + whole) // (2 * whole)


def approximate(number: int, rng: random.Random) -> tuple[str, int, str, str]:
    """→ (printed number with its qualifier, value as printed, qualifier, what follows the unit)."""
    keep = 2 if number >= 100 and rng.random() < 0.7 else 1
    step = 10 ** max(len(str(number)) - keep, 1)
    low = max(number // step * step, step)
    kind = rng.choice(("余", "余", "余", "多", "近", "超", "逾", "约", "以上"))
    value = low + step if kind == "近" else low
    if value < 10000:
        number_text, count = str(value), value
    else:
        tenths = value // 1000
        count = tenths * 1000
        number_text = (str(tenths // 10) if tenths % 10 == 0 else decimal(tenths, 1)) + "万"
    if kind in ("余", "多"):
        return number_text + kind, count, kind, ""
    if kind == "以上":
        return number_text, count, kind, kind
    return kind + number_text, count, kind, ""
