"""How exact is a stated figure, and does it agree with a computed one?

When figures agree is the table contract's: a stated figure holds if rounding or truncating the computed one to the
stated number of digits can give it; figures with 余, 约, 近 … or rounded to 万 and 亿 are intervals. To test what
rounding can explain, and to call only the rest inconsistent, is the idea of statcheck (Nuijten et al. 2016) and
scrutiny (Jung 2023).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.metrics.masks import half_width

#: Figures are compared within this relative distance, for the sake of binary fractions.
_TINY = 1e-9

_MORE = frozenset({"余", "多", "超", "逾", "以上", "不少于", "不低于", "至少"})
_LESS = frozenset({"近", "不足", "以下", "最多"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated number: its value, the unit of its last digit, and the interval that the writer may have meant."""

    value: float
    step: float
    low: float
    high: float

    @property
    def exact(self) -> bool:
        """Whether the figure is a point: no qualifier, and no rounding to 万 or 亿."""
        return self.low == self.high


def figure(text: str, value: float, qualifier: str, *, count: bool = True) -> Figure:
    """The figure that `text` states. `count` is False for percentages, whose digits always come from rounding."""
    plain = re.sub(r"[\s,]", "", half_width(text))
    match = re.search(r"\d+(?:\.(\d+))?", plain)
    decimals = len(match.group(1) or "") if match else 0
    factor = 1.0
    for mark, size in (("万亿", 1e12), ("亿", 1e8), ("万", 1e4)):
        if match and mark in plain[match.end() : match.end() + 4]:
            factor = size
            break
    step = factor / 10**decimals
    rough = step if factor > 1 or decimals else _magnitude(value)
    if qualifier in _MORE:
        return Figure(value, step, value, value + rough)
    if qualifier in _LESS:
        return Figure(value, step, value - rough, value)
    if qualifier:
        return Figure(value, step, value - rough, value + rough)
    if factor > 1 and count:
        # Rounded or truncated: the true count lies half a step below to a whole step above.
        return Figure(value, step, value - step / 2, value + step)
    return Figure(value, step, value, value)


def _magnitude(value: float) -> float:
    """What 余 and 近 leave open: 70余 less than 10, 200余 less than 100."""
    size = 1.0
    while value and value % (size * 10) == 0:
        size *= 10
    return size


def holds(stated: Figure, low: float, high: float) -> bool:
    """Can rounding or truncating some number between `low` and `high` give the stated figure?"""
    slack = _TINY * max(1.0, abs(stated.value), abs(high))
    if not stated.exact:
        return low <= stated.high + slack and high >= stated.low - slack
    if stated.step >= 1:
        # A count is not rounded.
        return low - slack <= stated.value <= high + slack
    return low < stated.value + stated.step - slack and high >= stated.value - stated.step / 2 - slack


def percent_holds(stated: Figure, low: float, high: float) -> bool:
    """As holds, for a percentage: 98% may be 97.6 or 98.9."""
    slack = _TINY * 100
    if not stated.exact:
        return low < stated.high + stated.step + slack and high >= stated.low - stated.step / 2 - slack
    return low < stated.value + stated.step - slack and high >= stated.value - stated.step / 2 - slack


def quotient(above: Figure, below: Figure) -> tuple[float, float] | None:
    """The interval of above ÷ below in percent, or None where the divisor may be zero."""
    if below.low <= 0:
        return None
    return 100 * above.low / below.high, 100 * above.high / below.low


def show(value: float) -> str:
    """A number as a reader writes it: 1,064; 94.9; no binary tail."""
    if abs(value - round(value)) < 1e-9:
        return f"{round(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")
