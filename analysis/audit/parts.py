"""Is a part no larger than its whole?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.assets import toml
from analysis.audit.context import Member, Passage, related, same_family
from analysis.audit.figures import show
from analysis.audit.finding import Finding


@cache
def _outcome() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, toml("audit")["parts"]["words"])))


@cache
def _strict() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, toml("audit")["parts"]["strict"])))


def parts(passages: list[Passage], covered: set[frozenset[int]], summed: set[int]) -> Iterator[Finding]:
    """Parts under 其中, in brackets, or named as what became of the count before.

    Pairs in `covered` are left out, and so are figures that a sum has placed (`summed`).
    """
    for passage in passages:
        counts = passage.counts()
        for position, part in enumerate(counts):
            whole = _whole(passage, counts, position)
            if whole is None or part.start in summed or frozenset((whole.start, part.start)) in covered:
                continue
            if not whole.figure.exact or not part.figure.exact:
                continue
            siblings = _siblings(counts, position, whole) if part.whole >= 0 else ()
            if siblings:
                yield _finding(passage, part, siblings, sum(m.value for m in siblings))
            else:
                yield _finding(passage, part, (whole,), whole.value)


def _whole(passage: Passage, counts: list[Member], position: int) -> Member | None:
    part = counts[position]
    if part.whole >= 0:
        whole = passage.members[part.whole]
        fits = whole.is_count and same_family(whole.unit, part.unit)
        return whole if fits and whole.kind == "actual" else None
    if position == 0:
        return None
    whole = counts[position - 1]
    outcome = _outcome().search(part.name)
    tied = related(whole, part, 2)
    near = (
        whole.bracket == part.bracket
        and not passage.clauses[part.clause].fresh
        and part.period == whole.period
    )
    if (
        outcome
        and tied
        and near
        and same_family(whole.unit, part.unit)
        and part.indicator != whole.indicator
        # Beyond its whole only what can be nothing but a part is a finding: 问题40个,已整改83个.
        and (part.value <= whole.value or _strict().search(f"{part.lead}{part.name}"))
    ):
        return whole
    return None


def _siblings(counts: list[Member], position: int, whole: Member) -> tuple[Member, ...]:
    """其中 behind a list without a total (公务员8名,选调生3名,法检5名,其中…10名) is a part of the list."""
    part = counts[position]
    if part.bracket or part.value <= whole.value:
        return ()
    listed = [whole]
    for other in reversed(counts[:position]):
        if other.start >= whole.start:
            continue
        if (
            not same_family(other.unit, whole.unit)
            or other.bracket != whole.bracket
            or other.period != whole.period
            or other.indicator == whole.indicator
            or listed[-1].clause - other.clause > 1
        ):
            break
        listed.append(other)
    return tuple(reversed(listed)) if len(listed) > 1 else ()


def _finding(passage: Passage, part: Member, wholes: tuple[Member, ...], whole: float) -> Finding:
    name = wholes[0].indicator if len(wholes) == 1 else "、".join(m.name for m in wholes)
    status = "ok" if part.value <= whole else "mismatch"
    if status == "ok":
        text = f"{part.name}{show(part.value)}{part.unit}不超过{name}{show(whole)}{part.unit}。"
    else:
        text = (
            f"{part.name}{show(part.value)}{part.unit}大于它所属的{name}{show(whole)}{part.unit}，不一致；"
            f"若{part.name}不超过{show(whole)}或总数不少于{show(part.value)}则相符，请核对。"
        )
    return Finding("part_of", status, passage, (part, *wholes), part.value, whole, text)
