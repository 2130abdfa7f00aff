"""Does what was carried over and what came in equal what was closed and what is pending?

The identity that registers of cases and of people live by: 上年结转 + 新收 = 办结 + 未结.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from analysis.assets import toml
from analysis.audit.context import Member, Passage, related, same_family
from analysis.audit.figures import show
from analysis.audit.finding import Finding

#: The four stages may stand in sentences that follow each other, this many at most.
_NEAR = 2
#: Of one stage, at most so many counts near by are tried.
_MOST_CANDIDATES = 5


def balances(passages: list[Passage]) -> Iterator[Finding]:
    """Balances inside a sentence or across neighbouring sentences of one section."""
    done: set[int] = set()
    for position, passage in enumerate(passages):
        window = [p for p in passages[position : position + _NEAR] if p.section == passage.section]
        for width in range(1, len(window) + 1):
            members = [m for p in window[:width] for m in p.counts()]
            finding = _balance(window[width - 1], members)
            if finding and not done & {member.start for member in finding.members}:
                done |= {member.start for member in finding.members}
                yield finding
                yield from _of_this_year(passage, members, finding)
                break


def _stage(member: Member, latest: str) -> str:
    """The stage that a count tells of: what is carried over stands in the past, or is said to be.

    `latest` is the year of the newest figure near by; a register's stock of an earlier year is carried over.
    """
    stages = toml("audit")["stages"]
    own = f"{member.lead}{member.name}"

    def told(stage: str) -> bool:
        return any(word in own for word in stages[stage])

    if told("next"):
        return "pending"
    if told("carried") or (told("pending") and member.period < latest):
        return "carried"
    for stage in ("pending", "closed", "new"):
        if told(stage) and not _negated(own):
            return stage
    return ""


def _negated(name: str) -> bool:
    return "不予受理" in name or (
        "申请" in name and not any(word in name for word in ("受理", "收到", "新收"))
    )


def _balance(passage: Passage, members: list[Member]) -> Finding | None:
    latest = max((member.period for member in members), default="")
    by_stage: dict[str, list[Member]] = {}
    for member in members:
        by_stage.setdefault(_stage(member, latest), []).append(member)
    if not all(by_stage.get(stage) for stage in ("carried", "new", "closed", "pending")):
        return None
    choices = [
        choice
        for choice in product(
            *(by_stage[stage][:_MOST_CANDIDATES] for stage in ("carried", "new", "closed", "pending"))
        )
        if _one_register(choice)
    ]
    if not choices:
        return None
    # Several counts may be called new (收到, 受理) or closed; whichever the text offers may be meant.
    for choice in choices:
        if _difference(choice) == 0:
            return _finding(passage, choice, "ok")
    if not all(m.figure.exact for choice in choices for m in choice) or len(by_stage["carried"]) > 1:
        return None
    nearest = min(choices, key=lambda choice: abs(_difference(choice)))
    return _finding(passage, nearest, "mismatch")


def _one_register(choice: tuple[Member, ...]) -> bool:
    first = choice[1]
    return (
        all(same_family(first.unit, m.unit) for m in choice)
        and sum(related(first, m) for m in choice[2:]) >= 1
    )


def _difference(choice: tuple[Member, ...]) -> float:
    carried, new, closed, pending = (member.value for member in choice)
    return carried + new - closed - pending


def _finding(passage: Passage, choice: tuple[Member, ...], status: str) -> Finding:
    carried, new, closed, pending = choice
    left, right = carried.value + new.value, closed.value + pending.value
    sides = f"结转{show(carried.value)}+新收{show(new.value)}={show(left)}"
    other = f"办结{show(closed.value)}+未结{show(pending.value)}={show(right)}"
    if status == "ok":
        text = f"收支平衡：{sides}，{other}，两边相等。"
    else:
        gap = left - right
        readings = [
            f"未结为{show(pending.value + gap)}" if pending.value + gap >= 0 else "",
            f"办结为{show(closed.value + gap)}",
        ]
        text = (
            f"{sides}{new.unit}，而{other}{new.unit}，相差{show(abs(gap))}{new.unit}，不一致；"
            f"若{'、'.join(reading for reading in readings if reading)}则相符，请核对。"
        )
    return Finding("balance", status, passage, (new, carried, closed, pending), left, right, text)


def _of_this_year(passage: Passage, members: list[Member], balance: Finding) -> Iterator[Finding]:
    """What came in this year is what of it was closed and what is pending: 受理34 = 本年审结32 + 在审2."""
    new, _, closed, pending = balance.members
    for part in members:
        if part.start == closed.start or part.host < 0 or _stage(part, new.period) != "closed":
            continue
        if part.bracket and part.period == new.period and part.value + pending.value == new.value:
            added = f"本年办结{show(part.value)}+未结{show(pending.value)}={show(new.value)}"
            text = f"{new.indicator}{show(new.value)}{new.unit}与其去向一致：{added}。"
            yield Finding(
                "sum", "ok", passage, (new, part, pending), new.value, part.value + pending.value, text
            )
            return
