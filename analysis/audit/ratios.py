"""Does a stated percentage follow from its two counts?"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from analysis.assets import toml
from analysis.audit.context import Member, Passage, related, same_family
from analysis.audit.figures import Figure, percent_holds, quotient, show
from analysis.audit.finding import Finding
from analysis.audit.granularity import granularity

_SHARE = re.compile(r"占(?:比|总数|全部|全年|同期|其|案件|受理|审结)?[^,;。()]{0,12}$")


def ratios(passages: list[Passage]) -> Iterator[Finding]:
    """Every stated percentage that is a level: against its counts, against its total alone, or as unverifiable."""
    for position, passage in enumerate(passages):
        section = [p for p in passages[max(0, position - 3) : position] if p.section == passage.section]
        for rate in passage.members:
            if rate.unit == "%" and not rate.change and rate.kind == "actual":
                yield _examine(passage, rate, section)


def _examine(passage: Passage, rate: Member, section: list[Passage]) -> Finding:
    counts = [m for m in passage.counts() if m.start < rate.start and m.value > 0]
    earlier = [m for p in section for m in p.counts() if m.value > 0]
    above = _above(passage, rate, counts)
    for numerator in above:
        for denominator in _below(numerator, counts):
            if _agrees(rate.figure, numerator.figure, denominator.figure):
                return _finding(passage, rate, numerator, denominator, "ok")
    if above:
        for numerator in above:
            for denominator in _below(numerator, earlier):
                if related(numerator, denominator) and _agrees(
                    rate.figure, numerator.figure, denominator.figure
                ):
                    return _finding(passage, rate, numerator, denominator, "ok")
        combined = _combined(passage, rate, above, counts)
        if combined:
            return combined
        numerator = above[0]
        below = [m for m in _below(numerator, counts) if m.start < numerator.start and _bound(m, numerator)]
        if below and not _elsewhere(rate, counts, earlier):
            return _finding(passage, rate, numerator, below[-1], "mismatch")
    elif total := _total(rate, counts):
        finding = granularity(passage, rate, total)
        if finding:
            return finding
    return _unverifiable(passage, rate)


def _above(passage: Passage, rate: Member, counts: list[Member]) -> list[Member]:
    """Counts that may stand above the line, the likeliest first: named by the rate, or right before a share."""
    before = passage.text[: rate.start - passage.start]
    if _SHARE.search(before) or rate.name.startswith("占"):
        return counts[-1:]
    stem, words = _numerator_words(rate.name)
    named = [m for m in counts if any(word in m.name for word in words) and not _negates(m.name, words)]
    exact = [m for m in named if stem and stem in m.name]
    return list(reversed(exact)) or list(reversed(named))


def _numerator_words(name: str) -> tuple[str, list[str]]:
    """→ (stem of the rate's name, words of its numerator): 整改率 → 整改, 完成."""
    table: dict[str, list[str]] = toml("audit")["rates"]
    for rate in sorted(table, key=len, reverse=True):
        if name.endswith(rate) and table[rate]:
            return rate.removesuffix("率").removesuffix("度"), table[rate]
    match = re.search(r"(\w{2})率$", name)
    return (match.group(1), [match.group(1)]) if match else ("", [])


def _negates(name: str, words: list[str]) -> bool:
    return any(f"{no}{word}" in name for word in words for no in ("不", "未", "基本"))


def _below(numerator: Member, counts: list[Member]) -> list[Member]:
    return [m for m in counts if m.start != numerator.start and same_family(numerator.unit, m.unit)]


def _bound(denominator: Member, numerator: Member) -> bool:
    """Does the sentence tie the two: by what they are called, or as whole and part?"""
    return related(denominator, numerator) or numerator.whole == denominator.order


def _agrees(stated: Figure, numerator: Figure, denominator: Figure) -> bool:
    interval = quotient(numerator, denominator)
    return interval is not None and percent_holds(stated, *interval)


def _combined(passage: Passage, rate: Member, above: list[Member], counts: list[Member]) -> Finding | None:
    """A numerator may be the sum of several outcomes (纠错 = 撤销 + 变更), a denominator one of two intakes."""
    parts = sorted({m.start: m for m in above if m.figure.exact}.values(), key=lambda m: m.start)
    if len(parts) >= 2:
        total = sum(m.value for m in parts)
        whole = Figure(total, 1.0, total, total)
        for denominator in counts:
            if denominator not in parts and _agrees(rate.figure, whole, denominator.figure):
                computed = 100 * total / denominator.value
                added = "+".join(show(m.value) for m in parts)
                text = f"({added})÷{show(denominator.value)}={computed:.2f}%，与所述{show(rate.value)}%一致。"
                return Finding(
                    "ratio", "ok", passage, (rate, *parts, denominator), rate.value, computed, text
                )
    for numerator in above:
        others = [
            m for m in counts if m is not numerator and same_family(numerator.unit, m.unit) and m.figure.exact
        ]
        for i, one in enumerate(others):
            for other in others[i + 1 :]:
                total = one.value + other.value
                if _agrees(rate.figure, numerator.figure, Figure(total, 1.0, total, total)):
                    computed = 100 * numerator.value / total
                    below = f"({show(one.value)}+{show(other.value)})"
                    text = f"{show(numerator.value)}÷{below}={computed:.2f}%，与所述{show(rate.value)}%一致。"
                    return Finding(
                        "ratio", "ok", passage, (rate, numerator, one, other), rate.value, computed, text
                    )
    return None


def _elsewhere(rate: Member, counts: list[Member], earlier: list[Member]) -> bool:
    """Do any two counts that the text offers near by give the percentage?"""
    near = [*earlier[-6:], *counts]
    return any(
        _agrees(rate.figure, a.figure, b.figure)
        for a in near
        for b in near
        if a.start != b.start and same_family(a.unit, b.unit)
    )


def _total(rate: Member, counts: list[Member]) -> Member | None:
    """The total that a percentage without a numerator speaks of: the nearest count whose head the rate carries."""
    near = [m for m in counts if m.unit not in ("元", "人次") and related(m, rate)]
    return near[-1] if near else None


def _finding(passage: Passage, rate: Member, numerator: Member, denominator: Member, status: str) -> Finding:
    computed = 100 * numerator.value / denominator.value
    division = f"{show(numerator.value)}÷{show(denominator.value)}={computed:.2f}%"
    if status == "ok":
        text = f"{division}，与所述{rate.name}{show(rate.value)}%一致(分母为“{denominator.indicator}”)。"
    else:
        readings = _nearest(rate, numerator, denominator)
        text = f"{division}，与所述{rate.name}{show(rate.value)}%不一致；{readings}，请核对。"
    return Finding("ratio", status, passage, (rate, numerator, denominator), rate.value, computed, text)


def _nearest(rate: Member, numerator: Member, denominator: Member) -> str:
    """The whole numbers nearest to the stated ones that would give the percentage."""
    readings = []
    wanted = rate.value * denominator.value / 100
    for value in sorted({math.floor(wanted), math.ceil(wanted)}, key=lambda v: abs(v - numerator.value)):
        if value >= 0 and percent_holds(
            rate.figure, 100 * value / denominator.value, 100 * value / denominator.value
        ):
            readings.append(f"{show(rate.value)}%对应{show(value)}÷{show(denominator.value)}")
            break
    right = 100 * numerator.value / denominator.value
    digits = max(0, round(-math.log10(rate.figure.step))) if rate.figure.step < 1 else 0
    readings.append(f"{show(numerator.value)}÷{show(denominator.value)}应为{right:.{digits}f}%")
    return ",".join(readings)


def _unverifiable(passage: Passage, rate: Member) -> Finding:
    text = f"报告没有给出“{rate.indicator}”{show(rate.value)}%所依据的数量，无法核验。"
    return Finding("ratio", "unverifiable", passage, (rate,), rate.value, math.nan, text)
