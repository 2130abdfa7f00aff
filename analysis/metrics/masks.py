"""Which numbers are parts of names, dates and references, and no quantities?"""

from __future__ import annotations

import re
from functools import cache

from analysis.assets import toml

#: Stands in a masked text for every character of a masked span; in no table of the genre's words.
MASK = "\ue000"

_HALF = str.maketrans(
    "０１２３４５６７８９，；：（）！？％﹪．［］－＋／～" + "\u00a0",
    "0123456789,;:()!?%%.[]-+/~" + " ",
)


def half_width(text: str) -> str:
    """The text with half-width digits and marks, character for character, so that offsets stay the same."""
    return text.translate(_HALF)


@cache
def _spans() -> re.Pattern[str]:
    data = toml("quantities")["none"]
    # A name does not begin inside a number: 1.2万家企业 holds no 万家.
    names = "|".join(sorted(map(re.escape, data["names"]), key=len, reverse=True))
    behind = r"(?<![\d.余多十百千万])"
    return re.compile("|".join([*(f"(?:{span})" for span in data["spans"]), f"{behind}(?:{names})"]))


def mask(text: str) -> str:
    """`text` (half-width) with every span that holds no quantity blotted out; as long as `text`."""
    return _spans().sub(lambda match: MASK * len(match.group()), text)


_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”。]{1,60}”|‘[^‘’。]{1,60}’")


def mask_quoted(text: str) -> str:
    """`text` with titles and quoted names blotted out, dates and numbers elsewhere left."""
    return _QUOTED.sub(lambda match: MASK * len(match.group()), text)
