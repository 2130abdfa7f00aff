"""Which lines belong together, and which characters of a line are mere layout?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache, partial

from analysis.assets import toml

#: Stands between the cells of a table's row, in the clean text of every kind of file.
CELL = "|"
_LAYOUT = re.compile(
    "[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\xad]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
_BLANK = re.compile("[\t\xa0\u2000-\u200a\u3000]")
#: A line that ends with one of these ends a sentence or announces what follows.
_ENDS = tuple('。!?！？;；:：…”"》）)】」')
#: Fewer characters than this before a break are a heading, a cell or a signature, not a sentence.
_SHORTEST = 8
_LONGEST_HEADING = 50
#: A margin is at least this wide, and shows in at least this many broken lines.
_NARROWEST = 18
_FEWEST_BREAKS = 4
#: How much the widths of full lines differ, in half characters: a mark may not begin a line, a number is not parted.
_RAGGED = 3
#: The part of the long lines that end open at the margin, in a text that was broken there.
_MOST = 0.5
#: What can only go on a sentence: a mark that never begins one, or a count (but a year may begin a paragraph).
_GOES_ON = re.compile(r"[,，、。；;)）%％]|\d[\d,.]*(?![\d年.、．])")


def lines(text: str) -> list[str]:
    """The lines of `text` that hold anything, without marks of layout; width and spelling stay as they are."""
    text = _LAYOUT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return [line for line in (_BLANK.sub(" ", raw).strip() for raw in text.split("\n")) if line]


@cache
def heading() -> re.Pattern[str]:
    """What a line looks like that begins with a heading's numeral."""
    return re.compile("|".join(f"(?:{style['marker']})" for style in toml("structure")["heading"]))


def join_broken(lines: list[str]) -> tuple[list[str], list[str]]:
    """→ (lines with sentences that were broken at a margin joined again, notes in Chinese)."""
    full = _full_line(lines)
    joined: list[str] = []
    last = ""
    count = 0
    for line in lines:
        if joined and _broken(joined[-1], line, full(last)):
            joined[-1] += line
            count += 1
        else:
            joined.append(line)
        last = line
    return joined, [f"接合了 {count} 处句子中间的断行。"] if count else []


def _full_line(lines: list[str]) -> Callable[[str], bool]:
    """Tells the lines that reach the margin at which the text was broken by hand or by a mail program.

    Such a text has hardly a line that is not of one length and does not end in the middle of a sentence. Lengths are
    those on a screen of equal boxes, or those on paper, where a Chinese character takes the room of two digits.
    """
    long = [line for line in lines if len(line) >= _NARROWEST]
    for measure in (len, _width):
        widths = Counter(measure(line) for line in long if not line.endswith(_ENDS))
        near = {width: sum(widths[width + off] for off in range(-_RAGGED, _RAGGED + 1)) for width in widths}
        margin = max(near, key=lambda width: (near[width], width), default=0)
        if near.get(margin, 0) >= max(_FEWEST_BREAKS, len(long) * _MOST):
            return partial(_reaches, measure, margin)
    return lambda line: False


def _width(line: str) -> int:
    return sum(1 if character.isascii() else 2 for character in line)


def _reaches(measure: Callable[[str], int], margin: int, line: str) -> bool:
    return abs(measure(line) - margin) <= _RAGGED


def _broken(before: str, line: str, full: bool) -> bool:
    if before.endswith(_ENDS) or heading().match(line) or CELL in before or CELL in line:
        return False
    if before.endswith((",", "，", "、")):
        return True
    if full:
        return True
    # A heading alone on its line may hold a comma, but no full stop before the break.
    if heading().match(before) and "。" not in before and len(before) <= _LONGEST_HEADING:
        return False
    has_marks = bool(re.search("[。,，；;]", before))
    if len(before) < _SHORTEST or not re.search("[。！!;；]", line):
        return False
    return has_marks or bool(_GOES_ON.match(line))
