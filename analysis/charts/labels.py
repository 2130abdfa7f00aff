"""How are a quantity, a section and a sentence written on a chart?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from unicodedata import east_asian_width

_DIGITS = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_MAGNITUDE = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8, "": 1.0, "万亿": 1e12}
_IN_WRITING = re.compile(r"(\d[\d,，]*(?:\.\d+)?)\s*(?:余|多)?\s*(万亿|万|亿)")
_AFTER = ("余", "多", "以上", "以下", "左右", "上下")
_NUMERALS = "零一二三四五六七八九"
_MARKER = re.compile(
    r"^\s*(?:[一二三四五六七八九十百]+[、.．]|[(（][一二三四五六七八九十百\d]+[)）]|\d+[.．、])\s*"
)
#: A line never begins with these (closing marks) nor ends with those (opening marks).
_NO_BEGIN, _NO_END = "，。、；：！？）》〉”’」』】,.;:!?)%‰…·", "（《〈“‘「『【("


def number(value: float) -> str:
    """A number with thousands separators and no trailing zeros: `1,064`, `98.7`, `−3`.

    At most six decimals, so that 0.1 + 0.2 is 0.3. Not a number is an empty string.
    """
    if value != value:
        return ""
    text = f"{abs(value):,.6f}".rstrip("0").rstrip(".")
    return ("−" if value < 0 and text != "0" else "") + text


def figure(row: Mapping[Any, Any]) -> tuple[str, str]:
    """A row of **metrics** as (number, unit), both as the report states them.

    `("98.7", "%")`, `("54.05", "%")`, `("68.136", "万元")`, `("500", "余份")`, `("约 1,200", "人")`. Decimals stay as
    written, numerals in Chinese become digits, thousands get separators.
    """
    value, unit, text = float(row["value"]), str(row["unit"]), str(row["text"])
    qualifier = str(row["qualifier"])
    stated, magnitude = number(value), ""
    if match := _IN_WRITING.search(text):
        digits, word = match.groups()
        if _same(float(_plain(digits)) * _MAGNITUDE[word], value):
            stated, magnitude = _separated(digits), word
    if not magnitude:
        for digits in _DIGITS.findall(text):
            if _same(float(_plain(digits)), abs(value)):
                stated = ("−" if value < 0 else "") + _separated(digits)
                break
    before, after = ("", qualifier) if qualifier in _AFTER else (qualifier, "")
    if after in ("以上", "以下", "左右", "上下"):
        return stated, f"{magnitude}{unit}{after}"
    return (f"{before} {stated}" if before else stated), f"{magnitude}{after}{unit}"


def quantity(row: Mapping[Any, Any]) -> str:
    """A row of **metrics** in one piece: `1,064 家`, `98.7 %`, `68.136 万元`, `500 余份`."""
    stated, unit = figure(row)
    return f"{stated} {unit}".rstrip()


def styled(stated: str, unit: str, size: int) -> str:
    """A number and its unit as Plotly text, the unit in `size` pixels, smaller than its number."""
    return f'{escape(stated)}<span style="font-size:{size}px"> {escape(unit)}</span>'


def indicator(row: Mapping[Any, Any], year: int | None = None) -> str:
    """What a row of **metrics** counts, with its year where that is not the reporting year, and 目标 for a target."""
    text, period = str(row["indicator"]), str(row["period"])
    notes = []
    if period and period != str(year) and year is not None:
        notes.append(f"{period}年" if re.fullmatch(r"\d{4}", period) else period)
    if row["kind"] == "target":
        notes.append("目标")
    return f"{text}（{'，'.join(notes)}）" if notes else text


def section(number: str, title: str) -> str:
    """A section as a reader knows it: `一、…`, `(八)…`, `2. …`, `前言` for section 0."""
    if number in ("", "0"):
        return (title or "前言") if number else "全文"
    title = _MARKER.sub("", title, count=1)
    parts = [int(part) if part.isdigit() else 0 for part in number.split(".")]
    if len(parts) == 1:
        return f"{numeral(parts[0])}、{title}"
    return f"({numeral(parts[1])}){title}" if len(parts) == 2 else f"{parts[-1]}. {title}"


def numeral(n: int) -> str:
    """1 … 99 as a Chinese numeral; other numbers in digits."""
    if not 0 < n < 100:
        return str(n)
    tens, ones = divmod(n, 10)
    return ("" if not tens else "十" if tens == 1 else _NUMERALS[tens] + "十") + (
        _NUMERALS[ones] if ones else ""
    )


def place(region: str, year: int | None) -> str:
    """Where and when, for a subtitle: `某区 · 2023 年`; what is unknown is left out."""
    return " · ".join(part for part in (region, f"{year} 年" if year else "") if part)


def escape(text: str) -> str:
    """Text in which Plotly finds no tag and no entity, on one line."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return " ".join(text.split())


def columns(text: str) -> float:
    """The width of a text in ems: a Chinese character is 1, a Latin letter or a digit about 0.56."""
    return sum(1.0 if east_asian_width(character) in "WFA" else 0.56 for character in text)


def lines(text: str, width: float, most: int | None = None) -> list[str]:
    """A text broken into lines of at most `width` ems, a closing mark never first, an opening mark never last.

    With `most`, what does not fit into that many lines ends in …
    """
    pieces: list[str] = []
    for token in re.findall(r"[A-Za-z0-9.,%]+|.", " ".join(text.split())):
        for piece in [token] if columns(token) <= width else list(token):
            if pieces and (columns(pieces[-1] + piece) <= width or piece in _NO_BEGIN):
                pieces[-1] += piece
            elif pieces and pieces[-1] and pieces[-1][-1] in _NO_END:
                opening, pieces[-1] = pieces[-1][-1], pieces[-1][:-1]
                pieces.append(opening + piece)
            else:
                pieces.append(piece)
    pieces = [piece.strip() for piece in pieces if piece.strip()] or [""]
    if most is not None and len(pieces) > most:
        pieces = pieces[:most]
        last = pieces[-1]
        while last and columns(last) > width - 1:
            last = last[:-1]
        pieces[-1] = last + "…"
    return pieces


def headline(title: str, width: float) -> list[str]:
    """A title in lines of at most `width` ems: broken after the section's name first, `(八)…情况：` / `做了多少？`."""
    name, colon, question = title.partition("：")
    if colon and columns(title) > width:
        return lines(name + colon, width) + lines(question, width)
    return lines(title, width)


def wrapped(text: str, width: float, most: int | None = None) -> str:
    """A text as Plotly shows it on several lines: escaped, at most `width` ems a line (see :func:`lines`)."""
    return "<br>".join(escape(line) for line in lines(text, width, most))


def tooltip(head: str, sentence: str, note: str = "") -> str:
    """What a pointer shows: the quantity, then the sentence that states it, in lines that fit a telephone."""
    parts = [f"<b>{wrapped(head, 24)}</b>", wrapped(sentence, 24, most=12) if sentence else ""]
    return "<br>".join(part for part in [*parts, wrapped(note, 24)] if part)


def _plain(digits: str) -> str:
    return digits.replace(",", "").replace("，", "")


def _separated(digits: str) -> str:
    whole, point, decimals = _plain(digits).partition(".")
    return f"{int(whole):,}{point}{decimals}"


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * max(1.0, abs(one), abs(other))
