"""Which verified sums of a report hang together, and which way does their flow run?

A sum of the audit says that a total is its parts; a balance says that what was carried over and what came in is what
was closed and what is pending. Where a number stands in two of them, they are chained. What is drawn from the chain
needs a direction, which no sum states; :func:`chains` decides it for any report by four rules, in this order:

1. As many relations as possible are kept, so that what goes into a number comes out of it again: every number is
   reached by one relation at most, left by one at most, and no path returns.
2. What a balance calls carried over stands at the beginning, what it calls pending at the end.
3. Of two partitions of one total the one whose parts name a channel or an origin (`assets/audit.toml`) stands before
   the total, and otherwise the one that is stated first.
4. All others run from the total to its parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from analysis.assets import toml
from analysis.charts.labels import figure, indicator, quantity

#: Every sum has three directions (out, in, not drawn), so that a chain of more is not tried in all.
_MOST = 9
#: The kinds of parts that tell where something came from.
_ORIGINS = ("channel", "origin")


@dataclass(frozen=True, slots=True)
class Relation:
    """What flows from `sources` into `targets`; members are offsets of **metrics**. A `balance` has two of each."""

    sources: tuple[int, ...]
    targets: tuple[int, ...]
    section: str
    explanation: str
    balance: bool = False

    @property
    def members(self) -> tuple[int, ...]:
        """Everything that the relation joins."""
        return (*self.sources, *self.targets)

    def reversed(self) -> Relation:
        """The same relation the other way round."""
        return Relation(self.targets, self.sources, self.section, self.explanation, self.balance)


@dataclass(frozen=True, slots=True)
class Node:
    """A number of a flow. `start` is its offset in the text, None for what a balance adds up and nobody states."""

    key: int
    start: int | None
    section: str
    indicator: str
    value: float
    unit: str
    stated: str
    stated_unit: str
    period: str
    sentence: str
    layer: int

    @property
    def name(self) -> str:
        """What the number counts inside its flow: the last part of its indicator."""
        return self.indicator.rpartition("·")[2]

    def title(self, year: int | None) -> str:
        """What the number counts, outside its flow; with its year where that is not the reporting year."""
        return indicator({"indicator": self.indicator, "period": self.period, "kind": ""}, year)


@dataclass(frozen=True, slots=True)
class Link:
    """How much of one number is another; nodes by their key."""

    source: int
    target: int
    value: float
    explanation: str


@dataclass(frozen=True, slots=True)
class Flow:
    """A chain of sums as a graph without cycles, nodes from its beginning to its end. `main` is the key of the node
    that the flow is about."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    relations: tuple[Relation, ...]
    section: str
    main: int

    @property
    def moves(self) -> bool:
        """Whether something goes on to somewhere; otherwise one total is divided, and that is all."""
        return len(self.relations) > 1 or self.relations[0].balance

    def node(self, key: int) -> Node:
        """The node of that key. Raises KeyError where there is none."""
        for node in self.nodes:
            if node.key == key:
                return node
        raise KeyError(key)


def flows_of(metrics: pd.DataFrame, checks: pd.DataFrame) -> tuple[Flow, ...]:
    """Every flow that the verified sums and balances in `checks` make, the one with most numbers first."""
    known = {int(row["start"]): row for row in metrics.to_dict("records")}
    made = [_flow(chain, known) for chain in chains(_relations(checks, known))]
    return tuple(
        sorted(
            made,
            key=lambda flow: (
                -len(flow.nodes),
                not flow.moves,
                -flow.node(flow.main).value,
                flow.nodes[0].key,
            ),
        )
    )


def nodes_table(flows: Sequence[Flow]) -> pd.DataFrame:
    """The nodes of flows as a table: `flow, layer, start, section, indicator, value, unit, sentence`.

    `flow` counts from 1; `start` is the offset of the metric, -1 for what a balance adds up.
    """
    rows = [
        {
            "flow": number,
            "layer": node.layer,
            "start": -1 if node.start is None else node.start,
            "section": node.section,
            "indicator": node.indicator,
            "value": node.value,
            "unit": node.unit,
            "sentence": node.sentence,
        }
        for number, flow in enumerate(flows, 1)
        for node in flow.nodes
    ]
    return pd.DataFrame(
        rows, columns=["flow", "layer", "start", "section", "indicator", "value", "unit", "sentence"]
    )


def links_table(flows: Sequence[Flow]) -> pd.DataFrame:
    """The links of flows as a table: `flow, source, target, value, explanation`; ends as in :func:`nodes_table`."""
    rows = []
    for number, flow in enumerate(flows, 1):
        starts = {node.key: -1 if node.start is None else node.start for node in flow.nodes}
        rows += [
            {
                "flow": number,
                "source": starts[link.source],
                "target": starts[link.target],
                "value": link.value,
                "explanation": link.explanation,
            }
            for link in flow.links
        ]
    return pd.DataFrame(rows, columns=["flow", "source", "target", "value", "explanation"])


def chains(relations: Mapping[Relation, str]) -> list[list[Relation]]:
    """Relations that share numbers, each with its direction; `relations` maps a relation to the names of its parts.

    A relation that finds no place in its chain (a third partition of one total) is a chain of its own, and none where
    all of its parts have a place: then it repeats what the others say, or adds up by chance.
    """
    made = []
    waiting = list(relations)
    while waiting:
        chain = _connected(waiting)
        kept = _directed(chain[:_MOST], relations)
        made.append(kept)
        placed = {member for relation in kept for member in relation.members}
        waiting = [
            relation
            for relation in waiting
            if relation not in kept
            and relation.reversed() not in kept
            and not (relation in chain and set(_parts(relation)) <= placed)
        ]
    return made


def _parts(relation: Relation) -> tuple[int, ...]:
    return relation.members if relation.balance else relation.targets


def _relations(checks: pd.DataFrame, known: Mapping[int, Mapping[Any, Any]]) -> dict[Relation, str]:
    """The sums and balances that hold, sums from total to parts, each with the names of its parts."""
    found: dict[Relation, str] = {}
    held = checks[(checks["status"] == "ok") & checks["check"].isin(["sum", "balance"])]
    for row in held.to_dict("records"):
        members = tuple(int(start) for start in str(row["members"]).split(";") if start.strip())
        if len(members) < 3 or not all(member in known for member in members):
            continue
        balance = row["check"] == "balance" and len(members) == 4
        cut = 2 if balance else 1
        relation = Relation(
            members[:cut], members[cut:], str(row["section"]), str(row["explanation"]), balance
        )
        found[relation] = " ".join(str(known[member]["indicator"]) for member in members[cut:])
    return found


def _connected(relations: Sequence[Relation]) -> list[Relation]:
    """The relations that hang together with the first one."""
    chain = [relations[0]]
    reached = set(relations[0].members)
    while True:
        more = [r for r in relations if r not in chain and reached & set(r.members)]
        if not more:
            # In the order of the text, the longest first where there are more than can be tried.
            return sorted(chain, key=lambda r: -len(r.members)) if len(chain) > _MOST else chain
        chain += more
        reached.update(*(r.members for r in more))


def _directed(chain: Sequence[Relation], names: Mapping[Relation, str]) -> list[Relation]:
    """The best of all ways to give the relations of a chain a direction."""
    carried = {r.sources[1] for r in chain if r.balance}
    pending = {r.targets[1] for r in chain if r.balance}
    best: tuple[tuple[int, ...], list[Relation]] = ((), [])
    for choice in _choices(chain):
        kept = [one for one in choice if one is not None]
        if not kept or _returns(kept):
            continue
        sources = {member for one in kept for member in one.sources}
        targets = {member for one in kept for member in one.targets}
        backward = [
            given for given, one in zip(chain, choice, strict=True) if one is not None and one != given
        ]
        score = (
            len(kept),
            # A sum shows nothing that the report does not state; a balance needs a number of its own.
            -sum(one.balance for one in kept),
            sum(len(one.members) for one in kept),
            -len(carried & targets) - len(pending & sources),
            *_preference(chain, choice, names),
            -len(backward),
        )
        best = max(best, (score, kept), key=lambda found: found[0])
    return best[1]


def _choices(chain: Sequence[Relation]) -> Iterator[tuple[Relation | None, ...]]:
    """Every way to direct or to leave out each relation so that no number is reached or left by two of them."""

    def extended(
        position: int, taken: tuple[Relation | None, ...], sources: frozenset[int], targets: frozenset[int]
    ) -> Iterator[tuple[Relation | None, ...]]:
        if position == len(chain):
            yield taken
            return
        given = chain[position]
        for one in (given,) if given.balance else (given, given.reversed()):
            if not (sources & set(one.sources) or targets & set(one.targets)):
                yield from extended(
                    position + 1, (*taken, one), sources | set(one.sources), targets | set(one.targets)
                )
        yield from extended(position + 1, (*taken, None), sources, targets)

    return extended(0, (), frozenset(), frozenset())


def _returns(relations: Sequence[Relation]) -> bool:
    """Whether a path of the relations comes back to where it began."""
    waiting = list(relations)
    while waiting:
        entered = {member for one in waiting for member in one.targets}
        free = [one for one in waiting if not entered & set(one.sources)]
        if not free:
            return True
        waiting = [one for one in waiting if one not in free]
    return False


def _preference(
    chain: Sequence[Relation], choice: Sequence[Relation | None], names: Mapping[Relation, str]
) -> tuple[int, int]:
    """How well two partitions of one total stand: → (by the words of their parts, by the order of the text)."""
    by_words = by_order = 0
    for before, one in zip(chain, choice, strict=True):
        for after, other in zip(chain, choice, strict=True):
            if one is None or other is None or before.balance or after.balance:
                continue
            if before.sources == after.sources and one == before.reversed() and other == after:
                by_words += _of_origin(names[before]) - _of_origin(names[after])
                by_order += 1 if min(before.targets) < min(after.targets) else -1
    return by_words, by_order


def _of_origin(names: str) -> int:
    return int(any(word in names for word in _origin_words()))


@cache
def _origin_words() -> tuple[str, ...]:
    return tuple(
        word
        for partition in toml("audit")["partition"]
        if partition["name"] in _ORIGINS
        for word in partition["words"]
    )


def _flow(relations: list[Relation], known: Mapping[int, Mapping[Any, Any]]) -> Flow:
    links: list[Link] = []
    sums: dict[int, Relation] = {}
    value = {start: float(row["value"]) for start, row in known.items()}
    for relation in relations:
        if relation.balance:
            # Which of what came in was closed is not said: everything goes through what is on the register.
            middle = -1 - relation.sources[0]
            sums[middle] = relation
            links += [Link(s, middle, value[s], relation.explanation) for s in relation.sources]
            links += [Link(middle, t, value[t], relation.explanation) for t in relation.targets]
        elif len(relation.sources) == 1:
            links += [Link(relation.sources[0], t, value[t], relation.explanation) for t in relation.targets]
        else:
            links += [Link(s, relation.targets[0], value[s], relation.explanation) for s in relation.sources]
    layers = _layers(links)
    nodes = [
        _stated(known[key], layer) if key >= 0 else _added(key, sums[key], known, layer)
        for key, layer in layers.items()
    ]
    nodes.sort(key=lambda node: (node.layer, abs(node.key)))
    return Flow(tuple(nodes), tuple(links), tuple(relations), relations[0].section, _main(relations, value))


def _main(relations: Sequence[Relation], value: Mapping[int, float]) -> int:
    """The largest total, the first of several; where only a balance is known, what came in."""
    totals = [
        one.sources[0] if len(one.sources) == 1 else one.targets[0] for one in relations if not one.balance
    ]
    if totals:
        return max(totals, key=lambda key: (value[key], -key))
    return relations[0].sources[0]


def _layers(links: Sequence[Link]) -> dict[int, int]:
    """Node → how many steps from the beginning; what begins later stands just before where it goes."""
    keys = list(dict.fromkeys(key for link in links for key in (link.source, link.target)))
    layers = dict.fromkeys(keys, 0)
    for _ in keys:
        for link in links:
            layers[link.target] = max(layers[link.target], layers[link.source] + 1)
    entered = {link.target for link in links}
    for key in keys:
        if key not in entered:
            layers[key] = min(layers[link.target] for link in links if link.source == key) - 1
    return layers


def _stated(row: Mapping[Any, Any], layer: int) -> Node:
    stated, unit = figure(row)
    start = int(row["start"])
    return Node(
        start,
        start,
        str(row["section"]),
        str(row["indicator"]),
        float(row["value"]),
        str(row["unit"]),
        stated,
        unit,
        str(row["period"]),
        str(row["sentence"]),
        layer,
    )


def _added(key: int, relation: Relation, known: Mapping[int, Mapping[Any, Any]], layer: int) -> Node:
    new, carried = (known[start] for start in relation.sources)
    total = {**new, "value": float(new["value"]) + float(carried["value"]), "text": "", "qualifier": ""}
    stated, unit = figure(total)
    return Node(
        key,
        None,
        str(new["section"]),
        "结转与新收合计",
        total["value"],
        str(new["unit"]),
        stated,
        unit,
        str(new["period"]),
        f"报告没有写出这个数：{quantity(carried)} + {quantity(new)}。",
        layer,
    )
