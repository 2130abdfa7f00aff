"""Which lines belong together, and which characters of a line are mere layout?"""

from __future__ import annotations

import re
from functools import cache

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
    joined: list[str] = []
    count = 0
    for line in lines:
        if joined and _broken(joined[-1], line):
            joined[-1] += line
            count += 1
        else:
            joined.append(line)
    return joined, [f"接合了 {count} 处句子中间的断行。"] if count else []


def _broken(before: str, line: str) -> bool:
    if before.endswith(_ENDS) or heading().match(line) or CELL in before or CELL in line:
        return False
    if before.endswith((",", "，", "、")):
        return True
    # A heading alone on its line may hold a comma, but no full stop before the break.
    if heading().match(before) and "。" not in before and len(before) <= _LONGEST_HEADING:
        return False
    has_marks = bool(re.search("[。,，；;]", before))
    if len(before) < _SHORTEST or not re.search("[。！!;；]", line):
        return False
    return has_marks or bool(_GOES_ON.match(line))
