"""Does the text hold the same body twice?

A page copied with its print version, or a scraper that met the body in two places, doubles every count made on it.
"""

from __future__ import annotations

#: Characters at the start of a line by which a second copy is noticed.
_ANCHOR = 32
#: A repeated stretch is a second body when it is at least this long and this part of the whole text; a paragraph
#: that a report quotes again is neither.
_LEAST = 150
_LEAST_PART = 0.2
#: Copies that follow each other are one find; apart from that a page holds a body a few times at most.
_MOST_COPIES = 12


def drop(lines: list[str]) -> tuple[list[str], list[str]]:
    """→ (lines without second copies, notes in Chinese). The first copy is kept; differences of space do not count."""
    notes: list[str] = []
    for _ in range(_MOST_COPIES):
        found = _second_copy(lines)
        if found is None:
            break
        start, end = found
        lines = _without(lines, start, end)
        notes.append(f"原文件的正文重复出现（重复部分 {end - start:,} 字），只保留一份。")
    return lines, notes


def _second_copy(lines: list[str]) -> tuple[int, int] | None:
    """The longest repeated stretch as offsets into the text without white space, or None."""
    stripped = ["".join(line.split()) for line in lines]
    text = "".join(stripped)
    least = max(_LEAST, int(len(text) * _LEAST_PART))
    starts: dict[str, int] = {}
    best: tuple[int, int] | None = None
    offset = seen = 0
    for index, line in enumerate(stripped):
        anchor = text[offset : offset + _ANCHOR]
        first = starts.get(anchor)
        # Where the second copy follows on the same line only a search finds it; the first lines are enough for that.
        # Inside a stretch that was looked at already nothing longer begins.
        pairs = [(first, offset)] if first is not None and offset >= seen else []
        if index < 4 and len(anchor) == _ANCHOR:
            later = text.find(anchor, offset + 1)
            if later >= 0:
                pairs.append((offset, later))
        for one, other in pairs:
            length = _common(text, one, other)
            seen = max(seen, other + length) if other == offset else seen
            if length >= least and (best is None or length > best[1] - best[0]):
                best = (other, other + length)
        if first is None and len(anchor) == _ANCHOR:
            starts[anchor] = offset
        offset += len(line)
    return best


def _common(text: str, one: int, other: int) -> int:
    """Length of the common prefix of text[one:] and text[other:], found by halving."""
    low, high = 0, len(text) - other
    while low < high:
        middle = (low + high + 1) // 2
        if text[one : one + middle] == text[other : other + middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _without(lines: list[str], start: int, end: int) -> list[str]:
    """The lines without the characters start to end, counted without white space."""
    kept = []
    offset = 0
    for line in lines:
        size = len("".join(line.split()))
        if offset >= end or offset + size <= start:
            kept.append(line)
        elif not start <= offset < offset + size <= end:
            part = []
            position = offset
            for character in line:
                if not start <= position < end:
                    part.append(character)
                position += not character.isspace()
            rest = "".join(part).strip()
            if rest:
                kept.append(rest)
        offset += size
    return kept
