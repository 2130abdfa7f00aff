"""Which numbers of a list belong to which of its names: A、B、C分别为1件、2件、3件?"""

from __future__ import annotations

import re

from analysis.metrics.clauses import Clause, Item
from analysis.metrics.naming import Name, change_of, own
from analysis.metrics.phrases import clean, fit, is_light, refers_back, strip_front, strip_trailing
from analysis.metrics.quantities import Quantity
from analysis.metrics.words import vocabulary


def respectively(text: str, masked: str, clauses: list[Clause], items: list[Item]) -> dict[int, Name]:
    """Names given as a list before as many numbers: A、B、C分别为1件、2件、3件; 检查网吧、旅店4、7家."""
    out: dict[int, Name] = {}
    for clause in clauses:
        if len(clause.items) < 2:
            continue
        first = items[clause.items[0]]
        before = text[first.before[0] : first.before[1]]
        apart = re.search("分别|依次", before)
        bare = all(
            re.fullmatch(
                r"\s*(?:、|和|及|以及|与|,)?\s*", masked[items[a].quantity.end : items[b].quantity.start]
            )
            for a, b in zip(clause.items, clause.items[1:], strict=False)
        )
        if not bare or (not apart and not any(_is_bare(items[i].quantity) for i in clause.items[:-1])):
            continue
        change, stem = change_of(before, False)
        stem = (
            re.sub("(?:分别|依次|均)$", "", stem.strip())
            if change
            else before[: apart.start()]
            if apart
            else before
        )
        phrase = clean(strip_front(strip_trailing(stem)))
        parts = [part for part in re.split("、|和|及|与", phrase) if part]
        if (apart and not parts) or (len(parts) == 1 and refers_back(parts[0])):
            parts = _counted_before(text, clause, items, parts, out)
        if len(parts) != len(clause.items):
            continue
        for index, name in zip(clause.items, _completed(parts), strict=True):
            out[index] = Name(fit(name), name, "", not refers_back(name), change)
    return out


def _is_bare(quantity: Quantity) -> bool:
    """A number whose unit stands behind a later one: 旅店4、7家."""
    return quantity.end - quantity.number <= 3


def _counted_before(
    text: str, clause: Clause, items: list[Item], suffix: list[str], listed: dict[int, Name]
) -> list[str]:
    """事故1032起、死亡618人,同比分别下降…: the changes belong to the last counts before, in their order."""
    ahead = [i for i in range(clause.items[0]) if items[i].bracket == clause.bracket][-len(clause.items) :]
    names = [listed[i].text if i in listed else own(text, items, i).text for i in ahead]
    return [name + "".join(suffix) for name in names] if all(names) else []


def _completed(parts: list[str]) -> list[str]:
    """The names of a list with the verb of the first and the noun of the last given to all of them."""
    tail = parts[-1]
    verb = vocabulary().verb.match(parts[0])
    prefix = verb.group() if verb and len(parts[0]) > verb.end() and not is_light(verb.group()) else ""
    out = []
    for position, part in enumerate(parts):
        rest = tail[len(part) :] if position < len(parts) - 1 and len(part) <= 3 < len(tail) else ""
        out.append((prefix if position and not part.startswith(prefix) else "") + part + rest)
    return out
