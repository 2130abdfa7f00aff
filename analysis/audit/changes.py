"""Does a stated change follow from the figures of the two periods?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.assets import toml
from analysis.audit.context import Member, Passage, is_change, same_family
from analysis.audit.figures import Figure, holds, percent_holds, show
from analysis.audit.finding import Finding


def changes(passages: list[Passage]) -> Iterator[Finding]:
    """Every change whose two periods, or whose period and difference, the text gives; others cannot be verified."""
    for position, passage in enumerate(passages):
        near = passages[max(0, position - 2) : position] + passages[position + 1 : position + 3]
        near = [p for p in near if p.section == passage.section]
        for change in passage.members:
            if not is_change(change) or change.kind != "actual":
                continue
            finding = _examine(passage, change, near)
            if finding:
                yield finding
            elif change.unit == "%":
                text = f"报告没有给出“{change.indicator}”{show(change.value)}%两个时期的数量，无法核验。"
                yield Finding(
                    "ratio", "unverifiable", passage, (change,), _signed(change), float("nan"), text
                )


@cache
def _down() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, toml("directions")["falling"])))


def _sign(member: Member) -> int:
    return -1 if _down().search(member.change or member.name) else 1


def _signed(member: Member) -> float:
    return _sign(member) * member.value


def _examine(passage: Passage, change: Member, near: list[Passage]) -> Finding | None:
    before = [m for m in passage.members if m.start < change.start]
    pairs = _pairs(before, change)
    for current, earlier in pairs:
        computed = _agrees(change, current, earlier)
        if computed is not None:
            return _finding(passage, change, (current, earlier), computed, "ok")
    stepped = _from_difference(passage, change, before)
    if stepped is not None:
        return stepped
    if not pairs:
        # The other period may stand in a sentence near by.
        pairs = [p for p in _pairs([m for n in near for m in n.members] + before, change) if _consecutive(p)]
        for current, earlier in pairs:
            computed = _agrees(change, current, earlier)
            if computed is not None and _speaks_of(change, current):
                return _finding(passage, change, (current, earlier), computed, "ok")
        pairs = [pair for pair in pairs if pair[0] in before]
    tied = [pair for pair in pairs if _speaks_of(change, pair[0])]
    if not tied:
        return None
    current, earlier = tied[0]
    computed = _computed(change, current, earlier)
    return None if computed is None else _finding(passage, change, (current, earlier), computed, "mismatch")


def _pairs(members: list[Member], change: Member) -> list[tuple[Member, Member]]:
    """(current, earlier) of one indicator in two periods, the nearest to the change first."""
    levels = [m for m in members if not is_change(m) and m.kind == "actual"]
    pairs = []
    for i, one in enumerate(levels):
        for other in levels[i + 1 :]:
            if (
                one.indicator != other.indicator
                or one.bracket != other.bracket
                or not same_family(one.unit, other.unit)
            ):
                continue
            if one.period == other.period:
                # 由400件上升到500件: without years, the first is the earlier one.
                if not _from_to(other):
                    continue
                pairs.append((other, one))
            elif one.period > other.period:
                pairs.append((one, other))
            else:
                pairs.append((other, one))
    return sorted(pairs, key=lambda pair: -max(pair[0].start, pair[1].start))


def _consecutive(pair: tuple[Member, Member]) -> bool:
    """Are the two periods a year and the one before it?"""
    current, earlier = pair[0].period, pair[1].period
    return current.isdigit() and earlier.isdigit() and int(current) == int(earlier) + 1


def _from_to(member: Member) -> bool:
    return bool(re.search(r"(?:至|到)\s*$", member.lead)) and not re.search("截", member.lead)


def _speaks_of(change: Member, current: Member) -> bool:
    """Is the change said of this indicator? What stands last before the word of change is what changed."""
    base = change.indicator.rsplit("·", 1)[0]
    last = base.rsplit("·", 1)[-1]
    return (
        base == current.indicator or last in current.indicator or current.name in last or _tail(last, current)
    )


def _tail(base: str, current: Member) -> bool:
    """诉讼案件 speaks of 交通运输类诉讼案: the end of the one stands in the other."""
    return len(base) >= 2 and any(base[i : i + 3] in current.indicator for i in range(max(1, len(base) - 2)))


def _computed(change: Member, current: Member, earlier: Member) -> float | None:
    if change.unit == "%" and not current.is_rate:
        return None if earlier.value == 0 else 100 * (current.value - earlier.value) / earlier.value
    if change.unit == "倍":
        return None if earlier.value == 0 else (current.value - earlier.value) / earlier.value
    return current.value - earlier.value


def _agrees(change: Member, current: Member, earlier: Member) -> float | None:
    """The computed change, signed, where it agrees with the stated one; None where it does not."""
    stated, sign = change.figure, _sign(change)
    if change.unit == "%" and current.is_rate:
        # Points are printed as % often; where that reading holds, the change holds.
        points = current.value - earlier.value
        if percent_holds(stated, sign * points - 1e-9, sign * points + 1e-9):
            return points
        if earlier.value and percent_holds(stated, *([sign * 100 * points / earlier.value] * 2)):
            return 100 * points / earlier.value
        return None
    if change.unit in ("%", "倍"):
        if earlier.figure.low <= 0:
            return None
        scale = 100 if change.unit == "%" else 1
        ends = [
            sign * scale * (c - e) / e
            for c in (current.figure.low, current.figure.high)
            for e in (earlier.figure.low, earlier.figure.high)
        ]
        if percent_holds(stated, min(ends), max(ends)):
            return _computed(change, current, earlier)
        return None
    if (change.unit == "个百分点" and not current.is_rate) or (
        change.unit != "个百分点" and not same_family(change.unit, current.unit)
    ):
        return None
    low = sign * (current.figure.low - earlier.figure.high)
    high = sign * (current.figure.high - earlier.figure.low)
    if sign < 0:
        low, high = -(current.figure.high - earlier.figure.low), -(current.figure.low - earlier.figure.high)
    if holds(stated, min(low, high), max(low, high)):
        return current.value - earlier.value
    return None


def _from_difference(passage: Passage, change: Member, before: list[Member]) -> Finding | None:
    """2300件,比上年增加300件,增幅15%: the earlier period is the difference taken away."""
    if change.unit != "%":
        return None
    steps = [m for m in before if m.change and m.is_rate is False and m.unit not in ("%", "倍", "个百分点")]
    if not steps:
        return None
    step = steps[-1]
    levels = [
        m
        for m in before
        if m.is_count
        and m.start < step.start
        and same_family(m.unit, step.unit)
        and m.bracket == step.bracket
    ]
    if not levels or passage.clauses[change.clause].fresh:
        return None
    current = levels[-1]
    earlier = current.value - _signed(step)
    if earlier <= 0 or not current.figure.exact or not step.figure.exact:
        return None
    computed = 100 * _signed(step) / earlier
    if percent_holds(change.figure, abs(computed), abs(computed)):
        status = "ok"
    elif change.clause == step.clause + 1 or change.clause == step.clause:
        status = "mismatch"
    else:
        return None
    prior = Figure(earlier, 1.0, earlier, earlier)
    below = f"({show(current.value)}{'+' if _sign(step) < 0 else '-'}{show(step.value)})"
    division = f"{show(abs(step.value))}÷{below}={abs(computed):.2f}%"
    if status == "ok":
        text = f"{division}，与所述{show(change.value)}%一致。"
    else:
        right = _digits(change, abs(computed))
        prior_text = f"{division}（上期为{show(prior.value)}）"
        text = f"{prior_text}，与所述{show(change.value)}%不一致；应为{right}%，请核对。"
    return Finding(
        "change",
        status,
        passage,
        (change, current, step),
        _signed(change) if change.change else _sign(step) * change.value,
        computed,
        text,
    )


def _digits(change: Member, value: float) -> str:
    decimals = len(f"{change.figure.step:.6f}".rstrip("0").partition(".")[2]) if change.figure.step < 1 else 0
    return f"{value:.{decimals}f}"


def _word(change: Member, computed: float) -> str:
    """The stated word of change, or its opposite where the figures went the other way."""
    if computed * _sign(change) >= 0:
        return change.change
    return "上升" if computed > 0 else "下降"


def _finding(
    passage: Passage, change: Member, pair: tuple[Member, Member], computed: float, status: str
) -> Finding:
    current, earlier = pair
    move = f"由{show(earlier.value)}{earlier.unit}到{show(current.value)}{current.unit}"
    unit = change.unit
    if status == "ok":
        note = (
            "(按百分点计)"
            if unit == "%" and current.is_rate and abs(computed) == abs(current.value - earlier.value)
            else ""
        )
        stated = f"{change.change}{show(change.value)}{unit}"
        text = f"{move}，变化{show(round(computed, 2))}{unit}{note}，与所述{stated}一致。"
    else:
        text = (
            f"{move}，变化应为{show(round(computed, 2))}{unit}，与所述{change.change}{show(change.value)}{unit}不一致；"
            f"若写作{_word(change, computed)}{_digits(change, abs(computed))}{unit}则相符，请核对。"
        )
    return Finding("change", status, passage, (change, current, earlier), _signed(change), computed, text)
