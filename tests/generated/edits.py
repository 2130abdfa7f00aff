"""Where do the quantities of a text stand after the text was changed?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tests.generated.truth import Quantity


def apply(
    text: str, quantities: Sequence[Quantity], edits: Iterable[tuple[int, int, str]]
) -> tuple[str, tuple[Quantity, ...]]:
    """Replace `text[start:end]` by a new text for each (start, end, new), which must not overlap.

    A change inside a quantity becomes part of it; an insertion at either end of it does not.
    """
    ordered = sorted(edits, key=lambda edit: edit[:2])
    pieces, done = [], 0
    for start, end, new in ordered:
        pieces += [text[done:start], new]
        done = end
    changed = "".join([*pieces, text[done:]])
    growth = [len(new) - end + start for start, end, new in ordered]
    before = [end for _, end, _ in ordered]
    begun = [start + 1 for start, _, _ in ordered]
    starts = _shifts([quantity.start for quantity in quantities], list(zip(before, growth, strict=True)))
    ends = _shifts([quantity.end for quantity in quantities], list(zip(begun, growth, strict=True)))
    moved = tuple(
        replace(quantity, start=start, end=end, text=changed[start:end])
        for quantity, start, end in zip(quantities, starts, ends, strict=True)
    )
    return changed, moved


def _shifts(positions: Sequence[int], changes: Sequence[tuple[int, int]]) -> list[int]:
    """Each position, moved by all changes at or before it. Both must be in order."""
    moved, shift, at = [], 0, 0
    for position in positions:
        while at < len(changes) and changes[at][0] <= position:
            shift += changes[at][1]
            at += 1
        moved.append(position + shift)
    return moved
