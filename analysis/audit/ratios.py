"""Does a stated percentage follow from its two counts?"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from analysis.assets import pattern, toml
from analysis.audit.context import Member, Passage, is_change, related, same_family
from analysis.audit.figures import Figure, percent_holds, quotient, show
from analysis.audit.finding import Finding
from analysis.audit.granularity import granularity

_SHARE = pattern("share_of")
#: How many sentences back a denominator may stand.
_BACK = 3
#: Of the counts before a percentage, at most so many are tried.
_MOST_COUNTS = 16


@dataclass(frozen=True, slots=True)
class Amount:
    """A count above or below the line: one stated figure, or the sum of several."""

    members: tuple[Member, ...]
    low: float
    high: float
    value: float

    def shown(self) -> str:
        """The amount as it stands in a sentence: 79, or (30+4)."""
        if len(self.members) == 1:
            return show(self.members[0].value)
        return f"({'+'.join(show(member.value) for member in self.members)})"

    @property
    def figure(self) -> Figure:
        """The amount as a figure, for division."""
        return Figure(self.value, 1.0, self.low, self.high)


def amount(*members: Member) -> Amount:
    """The sum of some counts; of one, the count itself."""
    return Amount(
        members,
        sum(m.figure.low for m in members),
        sum(m.figure.high for m in members),
        sum(m.value for m in members),
    )


@dataclass(slots=True)
class _Offer:
    """What the text offers for one percentage."""

    passage: Passage
    rate: Member
    #: Counts of the same sentence, and of the sentences before in the section.
    here: list[Member]
    earlier: list[Member]
    #: Shares that are stated together and add up to 100, of which one may be forced.
    forced: bool = False
    above: list[Amount] = field(default_factory=list)


def ratios(passages: list[Passage]) -> Iterator[Finding]:
    """Every stated percentage that is a level: against its counts, against its total alone, or as unverifiable."""
    for position, passage in enumerate(passages):
        near = [p for p in passages[max(0, position - _BACK) : position] if p.section == passage.section]
        earlier = [m for p in near for m in p.counts() if m.value > 0]
        shares = _shares(passage)
        for rate in passage.members:
            if rate.unit != "%" or is_change(rate) or rate.kind != "actual":
                continue
            here = [m for m in passage.counts() if m.value > 0]
            # The counts nearest to the percentage are enough to choose from.
            place = sum(m.start < rate.start for m in here)
            here = here[max(0, place - _MOST_COUNTS) : place + _MOST_COUNTS // 2]
            offer = _Offer(passage, rate, here, earlier[-_MOST_COUNTS:])
            offer.forced = _add_up_to_hundred(shares, rate)
            offer.above = _above(offer, shares)
            yield _examine(offer)


def _examine(offer: _Offer) -> Finding:
    for above, below in product(offer.above, _below(offer)):
        if _apart(above, below) and _agrees(offer, above, below):
            return _finding(offer, above, below, "ok")
    before = [m for m in offer.here if m.start < offer.rate.start]
    if offer.above:
        above = offer.above[0]
        whole = _bound(offer, above)
        if whole is not None:
            return _finding(offer, above, whole, "mismatch")
    elif found := _total(offer, before):
        finding = granularity(offer.passage, offer.rate, *found)
        if finding:
            return finding
    return _unverifiable(offer)


def _shares(passage: Passage) -> list[list[Member]]:
    """Percentages stated as one list: 分别占37.8%、28.0%和34.2%."""
    groups: list[list[Member]] = []
    for member in passage.members:
        if member.unit != "%" or member.change:
            continue
        gap = (
            passage.text[groups[-1][-1].end - passage.start : member.start - passage.start] if groups else ""
        )
        if groups and re.fullmatch(r"\s*[、和及,]\s*", gap):
            groups[-1].append(member)
        else:
            groups.append([member])
    return groups


def _add_up_to_hundred(groups: list[list[Member]], rate: Member) -> bool:
    """Do the shares of the sentence that the rate belongs to add up to 100.0?"""
    group = next((g for g in groups if rate in g and len(g) > 1), None) or [m for g in groups for m in g]
    return len(group) > 1 and math.isclose(sum(m.value for m in group), 100.0, abs_tol=1e-6)


def _above(offer: _Offer, groups: list[list[Member]]) -> list[Amount]:
    """Amounts that may stand above the line, the likeliest first: named by the rate, or right before a share."""
    rate, passage = offer.rate, offer.passage
    before = [m for m in offer.here if m.start < rate.start]
    group = next(g for g in groups if rate in g)
    if len(group) > 1:
        if not _SHARE.search(passage.text[: group[0].start - passage.start]):
            return []
        ahead = [m for m in before if m.start < group[0].start][-len(group) :]
        return [amount(ahead[group.index(rate)])] if len(ahead) == len(group) else []
    if share := _SHARE.search(passage.text[: rate.start - passage.start]):
        return _shared(passage, before, share.start())
    stem, words = _numerator_words(rate.name)
    named = [
        m
        for m in offer.here
        if m.period == rate.period and any(w in m.name for w in words) and not _negates(m.name, words)
    ]
    named = _of_one_list([m for m in named if m.start < rate.start] or named)
    exact = [m for m in named if stem and stem in m.name]
    single = [amount(m) for m in reversed(exact or named)]
    better = [m for m in offer.here if any(w in m.name for w in _better(rate.name)) and m not in named]
    sums = [amount(*named)] if len(named) > 1 else []
    sums += [amount(*better, m) for m in named] if better else []
    # Several outcomes make one rate (纠错: 撤销, 变更 …): then their sum is meant.
    composite = len(words) > 2 and len(named) > 1
    return [*sums, *single] if composite or better else [*single, *sums]


def _shared(passage: Passage, before: list[Member], end: int) -> list[Amount]:
    """What a share is of: the count its own words name (继续有效的文件占…), or the count right before 占."""
    words = re.split("[,;:。()]", passage.text[:end])[-1]
    if before and before[-1].end - passage.start > end - len(words):
        return [amount(before[-1])]
    named = [m for m in before if len(m.name) >= 2 and m.name in words]
    if named or len(words.strip()) >= 2:
        return [amount(m) for m in named[-1:]]
    return [amount(m) for m in before[-1:]]


def _of_one_list(named: list[Member]) -> list[Member]:
    """The named counts that stand in one list with the last of them."""
    if not named:
        return []
    last = named[-1]
    return [m for m in named if m.bracket == last.bracket and m.whole == last.whole]


def _numerator_words(name: str) -> tuple[str, list[str]]:
    """→ (stem of the rate's name, words of its numerator): 整改率 → 整改, 完成."""
    table: dict[str, list[str]] = toml("audit")["rates"]
    for rate in sorted(table, key=len, reverse=True):
        if name.endswith(rate) and table[rate]:
            return rate.removesuffix("率").removesuffix("度"), table[rate]
    match = re.search(r"(\w{2})率$", name)
    return (match.group(1), [match.group(1)]) if match else ("", [])


def _better(name: str) -> list[str]:
    table: dict[str, list[str]] = toml("audit")["better"]
    return next((words for rate, words in table.items() if name.endswith(rate)), [])


def _negates(name: str, words: list[str]) -> bool:
    return any(f"{no}{word}" in name for word in words for no in ("不", "未", "基本", "应", "应当"))


def _below(offer: _Offer) -> Iterator[Amount]:
    """Amounts that may stand below the line: every count near by, and what stages of a register make together."""
    here, earlier = offer.here, offer.earlier
    before = [m for m in here if m.start < offer.rate.start]
    yield from (amount(m) for m in [*reversed(before), *here, *reversed(earlier)])
    stages = toml("audit")["stages"]

    def at(stage: str) -> list[Member]:
        return [m for m in [*here, *earlier] if any(word in m.name for word in stages[stage])]

    carried, new, closed, pending = (at(stage) for stage in ("carried", "new", "closed", "pending"))
    for one, other in [*product(carried, new), *product(closed, pending)]:
        if one is not other and same_family(one.unit, other.unit):
            yield amount(one, other)
    for one, other, less in product(closed, pending, carried):
        # 办结 + 未结 - 结转 is what came in, where the report does not say it.
        value = one.value + other.value - less.value
        if value > 0 and len({one.start, other.start, less.start}) == 3:
            yield Amount((one, other, less), value, value, value)
    for whole in {m.whole for m in here if m.whole >= 0}:
        parts = [m for m in here if m.whole == whole]
        if len(parts) > 1 and all(same_family(parts[0].unit, m.unit) for m in parts):
            yield amount(*parts)


def _apart(above: Amount, below: Amount) -> bool:
    one, other = above.members, below.members
    return same_family(one[0].unit, other[0].unit) and not (len(other) == 1 and other[0] in one)


def _agrees(offer: _Offer, above: Amount, below: Amount) -> bool:
    interval = quotient(above.figure, below.figure)
    if interval is None:
        return False
    stated = offer.rate.figure
    if offer.forced:
        # One of the shares may be moved by a unit of its last digit, so that they add up to 100.
        stated = Figure(stated.value, stated.step, stated.value - stated.step, stated.value + stated.step)
    return percent_holds(stated, *interval)


def _bound(offer: _Offer, above: Amount) -> Amount | None:
    """The total that the sentence ties the numerator to; None where it ties none.

    It is the whole that 其中, a colon or a bracket makes of it; a count before it of the same subject; or the count in
    the clause before it, in the same unit. What was carried over is no total.
    """
    part = above.members[0]
    carried = toml("audit")["stages"]["carried"]
    if part.whole >= 0 and (whole := offer.passage.members[part.whole]) in offer.here:
        candidates = [whole]
    else:
        ahead = [m for m in offer.here if m.start < part.start and m.bracket == part.bracket]
        candidates = [m for m in ahead if related(m, part)]
        if not candidates:
            candidates = [m for m in ahead[-1:] if m.unit == part.unit and part.clause - m.clause <= 1]
    fitting = [
        m
        for m in candidates
        if same_family(m.unit, part.unit)
        and m.period == part.period
        and m not in above.members
        and not any(word in f"{m.lead}{m.name}" for word in carried)
    ]
    larger = [m for m in fitting if m.value >= above.value]
    if not larger and any(word in f"{m.lead}{m.name}" for m in offer.here for word in carried):
        # With cases carried over, more may be closed than came in.
        return None
    return amount((larger or fitting)[-1]) if fitting else None


def _total(offer: _Offer, counts: list[Member]) -> tuple[Member, bool] | None:
    """→ (the total that a percentage without a numerator speaks of, whether the text ties the two)."""
    rate = offer.rate
    groups = _shares(offer.passage)
    group = next(g for g in groups if rate in g)
    if len(group) > 1:
        ahead = [m for m in counts if m.start < group[0].start][-len(group) :]
        one_list = len(ahead) == len(group) and len({(m.unit, m.clause) for m in ahead}) == 1
        return (ahead[group.index(rate)], True) if one_list else None
    near = [
        m for m in counts if m.unit not in ("元", "人次") and related(m, rate) and m.period == rate.period
    ]
    if not near:
        return None
    named = re.sub(r"(?:\w{2})率$", "", rate.name)
    return near[-1], len(named) >= 2 and named in near[-1].indicator


def _finding(offer: _Offer, above: Amount, below: Amount, status: str) -> Finding:
    rate = offer.rate
    computed = 100 * above.value / below.value
    division = f"{above.shown()}÷{below.shown()}={computed:.2f}%"
    if status == "ok":
        base = below.members[0].indicator
        text = f"{division}，与所述{rate.name}{show(rate.value)}%一致（分母为“{base}”）。"
    else:
        readings = _nearest(rate, above, below)
        text = f"{division}，与所述{rate.name}{show(rate.value)}%不一致；{readings}，请核对。"
    members = (rate, *above.members, *(m for m in below.members if m not in above.members))
    return Finding("ratio", status, offer.passage, members, rate.value, computed, text)


def _nearest(rate: Member, above: Amount, below: Amount) -> str:
    """The whole numbers nearest to the stated ones that would give the percentage."""
    readings = []
    wanted = rate.value * below.value / 100
    for value in sorted({math.floor(wanted), math.ceil(wanted)}, key=lambda v: abs(v - above.value)):
        share = 100 * value / below.value
        if value >= 0 and percent_holds(rate.figure, share, share):
            readings.append(f"{show(rate.value)}%对应{show(value)}÷{below.shown()}")
            break
    digits = max(0, round(-math.log10(rate.figure.step))) if rate.figure.step < 1 else 0
    right = 100 * above.value / below.value
    readings.append(f"{above.shown()}÷{below.shown()}应为{right:.{digits}f}%")
    return "，".join(readings)


def _unverifiable(offer: _Offer) -> Finding:
    rate = offer.rate
    text = f"报告没有给出“{rate.indicator}”{show(rate.value)}%所依据的数量，无法核验。"
    return Finding("ratio", "unverifiable", offer.passage, (rate,), rate.value, math.nan, text)
