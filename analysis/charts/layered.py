"""Where does each number of a flow stand, on a narrow picture and on a wide one?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.charts.labels import columns, lines
from analysis.charts.partitions import Flow, Link, Node
from analysis.charts.style import typography

#: Pixels that a bar is thick, that a line of a label takes, and between two rows.
BAR = 12
LINE = 18
_GAP = 14
#: Pixels that the numbers side by side in one step of a wide flow share; where one total is only divided, fewer.
_TALL = 190
_LOW = 110


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: its bar, its label's upper left corner and the label's lines, in pixels."""

    x: float
    y: float
    width: float
    height: float
    label_x: float
    label_y: float
    label: tuple[str, ...]


def _label(node: Node, flow: Flow) -> str:
    """A total by its whole name, a part by its own."""
    return node.indicator if node.key == flow.main else node.name


def _label_lines(node: Node, flow: Flow, room: float) -> tuple[str, ...]:
    """The lines of a label, its number last, on the line of the name where there is room for it."""
    size = typography().body
    stated = f"{node.stated} {node.stated_unit}"
    name = lines(_label(node, flow), max(room / size, 4))
    if columns(f"{name[-1]} {stated}") * size <= room:
        return (*name[:-1], f"{name[-1]}\0{stated}")
    return (*name, f"\0{stated}")


def order(flow: Flow) -> tuple[dict[int, list[Link]], dict[int, list[Link]]]:
    """→ (links that leave a node, links that enter it)."""
    leaving: dict[int, list[Link]] = {}
    entering: dict[int, list[Link]] = {}
    for link in flow.links:
        leaving.setdefault(link.source, []).append(link)
        entering.setdefault(link.target, []).append(link)
    return leaving, entering


def down(flow: Flow, room: float) -> tuple[dict[int, Place], float]:
    """The narrow layout: a row a number, each below where it comes from, → (places, height)."""
    begins = _columns_down(flow)
    total = max(begins[node.key] + node.value for node in flow.nodes) or 1.0
    scale = room / total
    size = typography().body
    placed: dict[int, Place] = {}
    top = 4.0
    for node in sorted(flow.nodes, key=lambda one: (one.layer, begins[one.key], abs(one.key))):
        label = _label_lines(node, flow, room)
        x, wide = begins[node.key] * scale, max(node.value * scale, 2.0)
        longest = max(columns(line) for line in label) * size + 6
        placed[node.key] = Place(
            min(x, room - wide),
            top + LINE * len(label),
            wide,
            BAR,
            max(min(x, room - longest), 0),
            top,
            label,
        )
        top += LINE * len(label) + BAR + _GAP
    return placed, top


def _columns_down(flow: Flow) -> dict[int, float]:
    """Node → where its bar begins, in the unit of the flow: parts side by side below their total, and above it."""
    leaving, entering = order(flow)
    value = {node.key: node.value for node in flow.nodes}
    x: dict[int, float] = {}
    for node in flow.nodes:
        before = entering.get(node.key, [])
        if len(before) > 1:
            _set_side_by_side([link.source for link in before], x, value)
            x[node.key] = min(x[link.source] for link in before)
        elif not before and node.key not in x and len(leaving[node.key]) > 1:
            x[node.key] = 0.0
        if node.key in x:
            at = x[node.key]
            for link in leaving.get(node.key, []):
                if len(entering[link.target]) == 1:
                    x.setdefault(link.target, at)
                    at += value[link.target]
    return {node.key: x.get(node.key, 0.0) for node in flow.nodes}


def _set_side_by_side(sources: Sequence[int], x: dict[int, float], value: Mapping[int, float]) -> None:
    """Give every source that has no place yet one beside those that have: before them if there is room."""
    known = [key for key in sources if key in x]
    first = min((x[key] for key in known), default=0.0)
    last = max((x[key] + value[key] for key in known), default=0.0)
    for key in sources:
        if key in x:
            continue
        if known and value[key] <= first:
            first -= value[key]
            x[key] = first
        else:
            x[key] = last
            last += value[key]


def across(flow: Flow, room: float) -> tuple[dict[int, Place], float]:
    """The wide layout: a column a step, labels behind their bars, → (places, height)."""
    layers: dict[int, list[Node]] = {}
    for node in flow.nodes:
        layers.setdefault(node.layer, []).append(node)
    first, count = min(layers), max(layers) - min(layers) + 1
    pitch = room / count
    label = {node.key: _label_lines(node, flow, pitch - BAR - 16) for node in flow.nodes}
    most = max(sum(node.value for node in nodes) for nodes in layers.values())
    scale = (_TALL if flow.moves else _LOW) / (most or 1.0)
    tall = {node.key: max(node.value * scale, 2.0) for node in flow.nodes}
    slot = {key: max(tall[key], LINE * len(label[key])) + 10 for key in tall}
    body = max(sum(slot[node.key] for node in nodes) for nodes in layers.values())
    middle = _settled(flow, layers, slot, body)
    placed = {}
    for node in flow.nodes:
        x = (node.layer - first) * pitch
        at = middle[node.key]
        placed[node.key] = Place(
            x, at - tall[node.key] / 2, BAR, tall[node.key], x + BAR + 6,
            at - LINE * len(label[node.key]) / 2, label[node.key],
        )  # fmt: skip
    return placed, body + 8


def _settled(
    flow: Flow, layers: Mapping[int, list[Node]], slot: Mapping[int, float], body: float
) -> dict[int, float]:
    """Node → the middle of its place in its column, near what it is linked with and over no other.

    Columns are settled in turn, to the right and back. Source of the method: Sugiyama, Tagawa and Toda, "Methods for
    visual understanding of hierarchical system structures", 1981 (barycentres).
    """
    leaving, entering = order(flow)
    middle: dict[int, float] = {}
    for nodes in layers.values():
        at = (body - sum(slot[node.key] for node in nodes)) / 2
        for node in nodes:
            middle[node.key] = at + slot[node.key] / 2
            at += slot[node.key]
    for sweep in range(6):
        forward = sweep % 2 == 0
        for layer in sorted(layers, reverse=not forward):
            wanted = {}
            for node in layers[layer]:
                near = (entering if forward else leaving).get(node.key) or (leaving if forward else entering)[
                    node.key
                ]
                ends = [
                    (link.source if link.target == node.key else link.target, link.value) for link in near
                ]
                weight = sum(value for _, value in ends)
                wanted[node.key] = (
                    sum(middle[key] * value for key, value in ends) / weight if weight else middle[node.key]
                )
            middle.update(_apart(layers[layer], wanted, middle, slot, body))
    return middle


def _apart(
    nodes: Sequence[Node],
    wanted: Mapping[int, float],
    middle: Mapping[int, float],
    slot: Mapping[int, float],
    body: float,
) -> dict[int, float]:
    """Middles as near to the wanted ones as the slots allow, parts of one total in the order of the text."""
    ordered = sorted(nodes, key=lambda node: (round(wanted[node.key], 3), middle[node.key]))
    mean = sum(wanted[node.key] for node in ordered) / len(ordered)
    total = sum(slot[node.key] for node in ordered)
    same = len({round(wanted[node.key], 1) for node in ordered}) == 1
    at = min(max(mean - total / 2, 0.0), body - total) if same else 0.0
    found = {}
    for node in ordered:
        half = slot[node.key] / 2
        found[node.key] = max(at + half, 0.0 if same else wanted[node.key])
        at = found[node.key] + half
    limit = body
    for node in reversed(ordered):
        half = slot[node.key] / 2
        found[node.key] = min(found[node.key], limit - half)
        limit = found[node.key] - half
    return found
