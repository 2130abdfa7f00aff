"""Which documents does a report cite by their title: 《…》, with the titles nested in it?"""

from __future__ import annotations

import re

from analysis.mentions.marks import Mention, Span, comparable

#: A longer stretch between brackets is no title but a bracket that was never closed.
_LONGEST = 150
_SIGN = re.compile("[《》。\n]")


def find(text: str) -> list[Span]:
    """The outermost titles in order. One that is not closed within its sentence is none, but a title in it is one."""
    found: list[Span] = []
    opened: list[int] = []
    inner: list[Span] = []
    for match in _SIGN.finditer(text):
        sign = match.group()
        if sign == "《":
            opened.append(match.start())
        elif sign != "》":
            found += inner
            opened, inner = [], []
        elif opened:
            start = opened.pop()
            fits = 2 < match.end() - start <= _LONGEST
            if not opened:
                found += [(start, match.end())] if fits else inner
                inner = []
            elif fits:
                while inner and inner[-1][0] > start:
                    inner.pop()
                inner.append((start, match.end()))
    return found + inner


def mention(text: str, span: Span) -> Mention:
    """The title as a mention; its normalised form has half-width signs, no blanks, and 〈〉 for nested titles."""
    name = comparable(text[span[0] + 1 : span[1] - 1]).translate(str.maketrans("《》<>", "〈〉〈〉"))
    return Mention("title", *span, f"《{name}》")
