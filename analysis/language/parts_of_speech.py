"""Of which part of speech is a term, in words that a reader knows?"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.errors import InputError

#: Part of speech → the first letters of its tags in jieba's set. A tag belongs to the longest that it begins with.
PARTS: dict[str, tuple[str, ...]] = {
    "名词": ("n", "t", "s", "j"),
    "专名": ("nr", "ns", "nt", "nz"),
    "动名词": ("vn",),
    "动词": ("v",),
    "形容词": ("a", "b", "z"),
    "副词": ("d",),
    "成语习语": ("i", "l"),
    "外文": ("eng",),
    "其他": ("",),
}
_BY_TAG = sorted(
    ((tag, part) for part, tags in PARTS.items() for tag in tags), key=lambda item: -len(item[0])
)


def part_of_speech(tag: str) -> str:
    """The part of speech of a tag of jieba: vn → 动名词."""
    return next(part for beginning, part in _BY_TAG if tag.startswith(beginning))


def of_parts(terms: pd.DataFrame, parts: Iterable[str]) -> pd.DataFrame:
    """The rows of a table with the column `pos` whose part of speech is one of `parts`, keys of PARTS.

    Raises InputError for another one.
    """
    wanted = set(parts)
    if unknown := wanted - PARTS.keys():
        raise InputError(f"没有名为“{'、'.join(sorted(unknown))}”的词类；可用的有：{'、'.join(PARTS)}。")
    return terms[terms["pos"].map(part_of_speech).isin(wanted)].reset_index(drop=True)
