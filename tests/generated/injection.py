"""How does one figure of a report become untrue, so that a check has something to find?"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tests.generated.arithmetic import chinese, excuse, holds, printed
from tests.generated.edits import apply
from tests.generated.figures import chinese as in_words
from tests.generated.truth import Check, Generated, Injected, Quantity, Relation

_ARABIC = re.compile(r"\d[\d,， ]*(?:\.\d+)?")
_WORDS = re.compile("[零一二两三四五六七八九十百千]+")
_TRIES = 60
#: How a typist gets a number wrong.
_SLIPS = ("swap", "digit", "near", "far")


def inject(report: Generated, rng: random.Random, check: Check) -> Injected | None:
    """Change one figure of a report so that one relation of that kind no longer holds; None where there is none.

    Chance chooses the relation, the figure and the slip: two digits swapped, one digit wrong, a small or a large
    difference. The number keeps the way it was written.
    """
    return inject_text(report.text, report.quantities, report.relations, rng, check)


def inject_text(
    text: str,
    quantities: Sequence[Quantity],
    relations: Sequence[Relation],
    rng: random.Random,
    check: Check,
) -> Injected | None:
    """The same for any text whose quantities and relations are known."""
    known = [relation for relation in relations if relation.check == check]
    rng.shuffle(known)
    for relation in known:
        for _ in range(_TRIES):
            injected = _attempt(text, quantities, relation, rng)
            if injected is not None:
                return injected
    return None


def _attempt(
    text: str, quantities: Sequence[Quantity], relation: Relation, rng: random.Random
) -> Injected | None:
    place = rng.choice((relation.stated, *relation.members))
    quantity = quantities[place]
    new = slip(quantity.text, rng)
    if new is None:
        return None
    wrong = replace(quantity, text=new, value=float(printed(new).value))
    figures = [*quantities[:place], wrong, *quantities[place + 1 :]]
    short = holds(figures, relation)
    if short and not _added_up(quantities, figures, relation):
        return None
    changed, moved = apply(text, figures, [(quantity.start, quantity.end, new)])
    if short:
        why = "shortfall"
    elif relation.claim == "none":
        why = "unclaimed"
    else:
        why = excuse(changed, moved, relation)
    return Injected(changed, relation, place, quantity.text, new, not why, why, moved)


def _added_up(before: Sequence[Quantity], after: Sequence[Quantity], relation: Relation) -> bool:
    """Did a list after 其中 add up, and does it no longer?"""
    if relation.check != "sum" or relation.claim != "among":
        return False
    whole = replace(relation, claim="whole")
    return holds(before, whole) and not holds(after, whole)


def slip(text: str, rng: random.Random) -> str | None:
    """The quantity's text with another number in it, written the same way; None where the slip changes nothing."""
    match = _ARABIC.search(text)
    if match:
        number = match[0].rstrip(" ,，")
        digits = re.sub("[,， .]", "", number)
        new = _slipped(digits, rng)
        if new is None or (text[match.end() :].startswith(("%", "％")) and _above_hundred(number, new)):
            return None
        return text[: match.start()] + _dressed(new, number) + text[match.start() + len(number) :]
    match = _WORDS.search(text)
    if match:
        new = _slipped(str(chinese(match[0])), rng)
        if new is None or int(new) > 9999:
            return None
        return text[: match.start()] + in_words(int(new)) + text[match.end() :]
    return None


def _slipped(digits: str, rng: random.Random) -> str | None:
    value = int(digits)
    kind = rng.choice(_SLIPS)
    if kind == "swap":
        if len(digits) < 2:
            return None
        place = rng.randrange(len(digits) - 1)
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        new = int(swapped)
    elif kind == "digit":
        place = rng.randrange(len(digits))
        new = int(digits[:place] + str(rng.randrange(10)) + digits[place + 1 :])
    elif kind == "near":
        new = value + rng.choice((-3, -2, -1, 1, 2, 3))
    else:
        new = round(value * rng.uniform(0.6, 1.5))
    if new <= 0 or new == value or len(str(new)) > len(digits) + 1:
        return None
    return str(new)


def _above_hundred(old: str, new: str) -> bool:
    """Would a share of at most a hundred per cent become a larger one?"""
    decimals = len(old.partition(".")[2])
    was = Fraction(re.sub("[,， ]", "", old))
    return was <= 100 < Fraction(int(new), 10**decimals)


def _dressed(digits: str, like: str) -> str:
    """The digits with the decimals and the separators of another number."""
    decimals = len(like.partition(".")[2])
    digits = digits.rjust(decimals + 1, "0")
    whole, rest = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    separator = next((sign for sign in ",， " if sign in like), "")
    if separator:
        whole = f"{int(whole):,}".replace(",", separator)
    return f"{whole}.{rest}" if decimals else whole
