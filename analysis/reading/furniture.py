"""Which lines does the web page add before and after the report, and which line names people and telephones?"""

from __future__ import annotations

import re
from functools import cache

from analysis.assets import toml
from analysis.reading.wrapping import CELL

#: Furniture lines are short; a longer one is text, whatever it begins with.
_LONGEST = 60
_LONGEST_CLOSING = 120


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = toml("structure")
    labels = "|".join(sorted(map(re.escape, data["furniture"]["labels"]), key=len, reverse=True))
    words = "|".join(sorted(map(re.escape, data["furniture"]["words"]), key=len, reverse=True))
    closing = "|".join(sorted(map(re.escape, data["closing"]["labels"]), key=len, reverse=True))
    label = re.compile(
        rf"[\[【(（]?\s*(?:{labels})\s*[\]】]?\s*[:：]|.*(?:浏览次数|点击率|访问量|阅读次数)\s*[:：]"
    )
    only = re.compile(rf"(?:(?:{words})|[\s|>›»/·\-—:：【】\[\]()（）]|\d)+|.{{0,20}}(?:>|›|»).{{0,40}}")
    named = "|".join(sorted(map(re.escape, data["closing"]["names"]), key=len, reverse=True))
    person = re.compile(
        rf"[(（\[【]?\s*[\u4e00-\u9fff]{{0,6}}?(?:{closing})\s*(?:[:：]|[】\]]\s*[:：]?\s*\d)"
        rf"|[(（\[【]?\s*(?:{named})[\s】\]]*[\u4e00-\u9fff]{{0,3}}\s*[\u4e00-\u9fff]{{2,4}}\s*[)）\]]?$"
    )
    return label, only, person


def drop(lines: list[str]) -> tuple[list[str], list[str]]:
    """→ (lines without page furniture before the text and after it, notes in Chinese)."""
    label, only, _ = _patterns()

    def furniture(line: str) -> bool:
        # A line of digits and strokes alone may be a row of a table.
        named = any(character.isalpha() for character in line)
        return len(line) <= _LONGEST and bool(label.match(line) or (named and only.fullmatch(line)))

    body = [index for index, line in enumerate(lines) if len(line) > _LONGEST or line.endswith("。")]
    if not body:
        return lines, []
    first, last = body[0], body[-1]
    kept = [
        line
        for index, line in enumerate(lines)
        # 附件:…统计表(单位:件) right above a table is its caption.
        if first <= index <= last or CELL in "".join(lines[index + 1 : index + 2]) or not furniture(line)
    ]
    dropped = len(lines) - len(kept)
    return kept, [f"略去网页上的导航和发布信息 {dropped} 行。"] if dropped else []


def take_closing(lines: list[str]) -> tuple[list[str], str]:
    """→ (lines without the closing ones that name people and telephones, those lines)."""
    *_, person = _patterns()
    taken: list[str] = []
    # A signature and a date may stand after it, so the last few lines are looked at, not the last one only.
    for index in range(len(lines) - 1, max(len(lines) - 6, 0), -1):
        line = lines[index]
        if len(line) <= _LONGEST_CLOSING and person.match(line):
            taken.insert(0, line)
            lines = lines[:index] + lines[index + 1 :]
            continue
        # The bracket with names may stand behind the last sentence, on its own line.
        bracket = re.search(r"[(（【][^()（）【】]{2,100}[)）】]\s*$", line)
        if bracket and person.match(bracket.group()):
            taken.insert(0, bracket.group())
            lines = [*lines[:index], line[: bracket.start()].rstrip(), *lines[index + 1 :]]
    return lines, "\n".join(taken)
