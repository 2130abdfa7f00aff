"""What is known to be true of a generated report: its quantities, and the arithmetic between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Check = Literal["sum", "balance", "ratio", "change", "part_of", "granularity"]
#: What a list says of itself: that it is all of the total, that it is some of it (其中), or nothing.
Claim = Literal["whole", "among", "none"]
CHECKS: tuple[Check, ...] = ("sum", "balance", "ratio", "change", "part_of", "granularity")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of the text: `text == report[start:end]` is its number with qualifier and unit, where it has them.

    `value`, `unit`, `qualifier`, `period`, `change` and `kind` are those of the table of metrics; an empty `period`
    asserts nothing. Each of `keywords` must stand in the indicator, and `a/b` is met by either word. An `optional`
    quantity, a zero that no comparison needs, may be a row or not.
    """

    start: int
    end: int
    text: str
    value: float
    unit: str
    qualifier: str
    period: str
    change: str
    kind: str
    keywords: tuple[str, ...]
    section: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """One arithmetic relation; `stated` and `members` are places in the list of quantities.

    | check | stated | members |
    | --- | --- | --- |
    | sum | the total | its parts |
    | balance | the closed count | `split` counts before (carried over, new), then those after (closed, pending) |
    | ratio | the percentage | `split` counts that are added up above the line, then those below it |
    | change | the change | earlier and later level; or the later level and the difference, which has a `change` |
    | part_of | the part | its whole; several are added up |
    | granularity | the percentage | the total |

    `claim` says of a sum what its sentence claims of the parts: `whole` (a colon or a parenthesis after the total,
    分别为), `among` (其中, 包括, 主要: a list that falls short is no sum, one that exceeds its total is a mismatch),
    `none` (the parts only happen to add up). Outcome lists after 其中 are `among` too, as their being the whole matter
    is for the reader to judge. `shares` are the percentages that were made to add up
    to 100 together with `stated`. `note` names the consistent oddity at work: plain, truncated, forced_share, interval,
    silent_denominator, points_as_percent, partial_list, exceeds_100.
    """

    check: Check
    stated: int
    members: tuple[int, ...]
    note: str = "plain"
    split: int = 1
    claim: Claim = "whole"
    shares: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Generated:
    """A fictional report with everything it states. `sections` are its (number, title) as a reader must find them.

    With damage, `text` is what a web page would give: offsets hold for it, not for what a reader makes of it.
    """

    text: str
    title: str
    region: str
    year: int
    quantities: tuple[Quantity, ...]
    relations: tuple[Relation, ...]
    seed: int
    sections: tuple[tuple[str, str], ...] = ()
    templates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Injected:
    """A report in which one figure was changed so that `relation` no longer holds.

    `quantity` is the place of the changed figure in `quantities`, which stand in the changed `text`; `old` and `new`
    are its texts. `detectable` is False where the contract of the tables excuses what arithmetic does not; `why` says
    what it is: `shortfall` (a list after 其中 that no longer adds up), `unclaimed` (so does one that claims nothing),
    `other_total`, `other_denominator`, `other_pair`
    (figures of the text with which it would hold), empty where nothing excuses it.
    """

    text: str
    relation: Relation
    quantity: int
    old: str
    new: str
    detectable: bool
    why: str
    quantities: tuple[Quantity, ...] = ()
