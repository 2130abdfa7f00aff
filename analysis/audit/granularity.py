"""Can any whole number of the stated total give this percentage?

The test of Brown and Heathers (2017), The GRIM Test, for percentages instead of means.
"""

from __future__ import annotations

import math

from analysis.audit.context import Member, Passage
from analysis.audit.figures import percent_holds, show
from analysis.audit.finding import Finding

#: With more cases than this every percentage of two decimals is possible, and the test says nothing.
_LARGEST = 20_000


def granularity(passage: Passage, rate: Member, total: Member, bound: bool) -> Finding | None:
    """The nearest count out of `total` that gives the percentage; None where the test cannot tell.

    `bound` says that the text ties the percentage to this very total; otherwise one that is not printed may be meant.
    """
    if (
        not total.figure.exact
        or not rate.figure.exact
        or not 0 < total.value <= _LARGEST
        or rate.value >= 100
    ):
        return None
    count = nearest_count(rate, total.value)
    if count is None and not bound:
        return None
    if count is None:
        nearest = round(rate.value * total.value / 100)
        computed = 100 * nearest / total.value
        text = (
            f"{show(total.value)}{total.unit}中没有一个整数的占比是{rate.name}{show(rate.value)}%，不一致；"
            f"最接近的是{show(nearest)}÷{show(total.value)}={computed:.2f}%，请核对。"
        )
        return Finding("granularity", "mismatch", passage, (rate, total), rate.value, computed, text)
    computed = 100 * count / total.value
    text = (
        f"{show(count)}÷{show(total.value)}={computed:.2f}%，所述{rate.name}{show(rate.value)}%在总数{show(total.value)}{total.unit}下可以成立；"
        f"报告没有写明是哪{show(count)}{total.unit}。"
    )
    return Finding("granularity", "ok", passage, (rate, total), rate.value, computed, text)


def nearest_count(rate: Member, total: float) -> int | None:
    """The whole number out of `total` whose share rounds or truncates to the percentage, or None."""
    wanted = rate.value * total / 100
    for count in (round(wanted), math.floor(wanted), math.ceil(wanted)):
        share = 100 * count / total
        if percent_holds(rate.figure, share, share):
            return int(count)
    return None
