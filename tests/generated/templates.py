"""Which paragraph templates are there, where in a report do they belong, and what may stand above them?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.generated.writing import Writer


@dataclass(frozen=True, slots=True)
class Template:
    """A paragraph with figures. A report holds at most one template of a `topic`, in a section of its `places`."""

    name: str
    topic: str
    places: tuple[str, ...]
    titles: tuple[str, ...]
    write: Callable[[Writer], None]


TEMPLATES: dict[str, Template] = {}


def paragraph(
    topic: str, *places: str, titles: tuple[str, ...]
) -> Callable[[Callable[[Writer], None]], Callable[[Writer], None]]:
    """Enter a function that writes a paragraph into the list of templates."""

    def enter(write: Callable[[Writer], None]) -> Callable[[Writer], None]:
        name = write.__name__
        TEMPLATES[name] = Template(name, topic, places, titles, write)
        return write

    return enter
