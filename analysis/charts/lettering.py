"""How are words set near given points so that none covers another?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin

#: How far from its point a label may stand, in pixels, and by how much farther it is tried each time.
_FARTHEST, _STEP = 90, 6
#: Where it is tried, in eighths of a turn: right, above right, above, … as a reader looks for it.
_ROUND = (0, 1, 7, 2, 6, 3, 5, 4)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels by its middle and its size."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        """Whether two boxes are nearer to each other than `gap`."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2 + gap
            and abs(self.y - other.y) < (self.height + other.height) / 2 + gap
        )


def apart(
    boxes: Sequence[Box], width: float, height: float, *, rounds: int = 400, gap: float = 2.0
) -> list[Box]:
    """The boxes moved as little as a simple relaxation needs until none covers another, inside `width` × `height`.

    Each round pushes every pair that overlaps apart along the side where it overlaps less. What does not fit in all
    still overlaps at the end; callers give fewer boxes or more room. The same boxes give the same places.
    """
    placed = [_inside(box, width, height) for box in boxes]
    for turn in range(rounds):
        moved = False
        for one in range(len(placed)):
            for other in range(one + 1, len(placed)):
                a, b = placed[one], placed[other]
                if not a.overlaps(b, gap):
                    continue
                moved = True
                across = (a.width + b.width) / 2 + gap - abs(a.x - b.x)
                down = (a.height + b.height) / 2 + gap - abs(a.y - b.y)
                # Text is wider than high: boxes that push each other to and fro part up and down in the end.
                if down <= across or turn > rounds / 2:
                    step = (down + 0.1) / 2 * (1 if (a.y, one) <= (b.y, other) else -1)
                    a, b = replace(a, y=a.y - step), replace(b, y=b.y + step)
                else:
                    step = (across + 0.1) / 2 * (1 if (a.x, one) <= (b.x, other) else -1)
                    a, b = replace(a, x=a.x - step), replace(b, x=b.x + step)
                placed[one], placed[other] = _inside(a, width, height), _inside(b, width, height)
        if not moved:
            break
    return placed


def beside(
    points: Sequence[Box], sizes: Sequence[tuple[float, float]], width: float, height: float
) -> list[Box | None]:
    """A label for each point, near it, over no point and no other label, inside `width` × `height`.

    `points` are the marks, which stay; `sizes` the (width, height) of their labels. The first ones choose first. None
    where there is no free place within 90 pixels: such a point has no label.
    """
    placed: list[Box | None] = []
    taken = list(points)
    for point, (wide, high) in zip(points, sizes, strict=True):
        free = next(
            (
                box
                for box in _around(point, wide, high)
                if box == _inside(box, width, height) and not any(box.overlaps(other) for other in taken)
            ),
            None,
        )
        placed.append(free)
        if free is not None:
            taken.append(free)
    return placed


def _around(point: Box, wide: float, high: float) -> list[Box]:
    """Places for a label, the nearest first."""
    found = []
    for away in range(2, _FARTHEST, _STEP):
        for eighth in _ROUND:
            x, y = cos(eighth * pi / 4), -sin(eighth * pi / 4)
            across = (point.width + wide) / 2 + away
            down = (point.height + high) / 2 + away
            found.append(Box(point.x + x * across, point.y + y * down, wide, high))
    return found


def _inside(box: Box, width: float, height: float) -> Box:
    return replace(
        box,
        x=min(max(box.x, box.width / 2), max(width - box.width / 2, box.width / 2)),
        y=min(max(box.y, box.height / 2), max(height - box.height / 2, box.height / 2)),
    )
