"""What does a report look like that was copied from a web page?"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from tests.generated.edits import apply
from tests.generated.truth import Quantity

_WIDE = dict(zip("，；：（）", ",;:()", strict=True))
_NARROW = {narrow: wide for wide, narrow in _WIDE.items()}
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_LOST = (
    # The marks that old encodings lose: those of a date, the dash of a span, the closing bracket of a document number.
    (re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2}日)"), r"\1\2\3"),
    (re.compile(r"(20\d\d)—(20\d\d年)"), r"\1\2"),
    (re.compile(r"(〔20\d\d)〕(\d{1,2}号)"), r"\1\2"),
)
_MARKER = re.compile(r"[一二三四五六七八九十\d]+[、.．是]|[(（]|第[一二三]")


def damage(
    text: str, quantities: Sequence[Quantity], rng: random.Random, publisher: str, year: int
) -> tuple[str, tuple[Quantity, ...]]:
    """The text with web furniture around it, marks lost, widths mixed, blanks in numbers, lines broken."""
    lost = [
        (match.start(), match.end(), match.expand(new))
        for pattern, new in _LOST
        for match in pattern.finditer(text)
        if rng.random() < 0.6 and not _touches(match.start(), match.end(), quantities)
    ]
    text, quantities = apply(text, quantities, lost)
    text, quantities = apply(text, quantities, _blanks(text, quantities, rng))
    text, quantities = apply(text, quantities, _widths(text, rng))
    if rng.random() < 0.15:
        counts = [q for q in quantities if q.text[0].isdigit() and q.unit not in ("%", "个百分点")]
        text, quantities = apply(
            text, quantities, [(q.start, q.end, q.text.translate(_FULL)) for q in counts]
        )
    if rng.random() < 0.5:
        text, quantities = apply(text, quantities, _breaks(text, quantities, rng.randint(34, 42)))
    day = f"{year + 1}-0{rng.randint(1, 3)}-{rng.randint(10, 28)}"
    head = (
        "首页 > 政务公开 > 法定主动公开内容 > 法治政府建设年度报告\n"
        f"索引号：{rng.randint(10000000, 99999999)}-{year + 1}-{rng.randint(1000, 9999)}\n"
        f"来源：{publisher} 发布时间：{day} {rng.randint(8, 17)}:{rng.randint(10, 59)} "
        f"浏览次数：{rng.randint(20, 4800)}\n"
        "字号：【大 中 小】\n"
    )
    tail = "\n打印本页\n关闭窗口\n上一篇：没有了\n"
    return apply(text, quantities, [(0, 0, head), (len(text), len(text), tail)])


def _touches(start: int, end: int, quantities: Sequence[Quantity]) -> bool:
    return any(quantity.start < end and start < quantity.end for quantity in quantities)


def _blanks(text: str, quantities: Sequence[Quantity], rng: random.Random) -> list[tuple[int, int, str]]:
    edits = []
    for quantity in quantities:
        if quantity.text[0].isdigit() and rng.random() < 0.3:
            if "\u4e00" <= text[quantity.start - 1] <= "\u9fff":
                edits.append((quantity.start, quantity.start, " "))
            whole = re.match(r"\d{4,}(?![\d.])", quantity.text)
            if whole:
                place = quantity.start + len(whole[0]) - 3
                edits.append((place, place, " "))
    return edits


def _widths(text: str, rng: random.Random) -> list[tuple[int, int, str]]:
    edits = []
    for match in re.finditer("[，；：（）]|[,;:()](?!\\d)", text):
        if rng.random() < 0.15:
            mark = match[0]
            edits.append((match.start(), match.end(), _WIDE.get(mark) or _NARROW[mark]))
    return edits


def _breaks(text: str, quantities: Sequence[Quantity], width: int) -> list[tuple[int, int, str]]:
    inside = {place for quantity in quantities for place in range(quantity.start + 1, quantity.end)}
    edits = []
    start = 0
    for line in text.split("\n"):
        begin = 0
        while len(line) - begin > width + 4:
            place = begin + width
            while place > begin and (
                start + place in inside
                or not "\u4e00" <= line[place] <= "\u9fff"
                or _MARKER.match(line, place)
            ):
                place -= 1
            if place == begin:
                break
            edits.append((start + place, start + place, "\n"))
            begin = place
        start += len(line) + 1
    return edits
