"""Which documents does a report cite, of which version, how often, and where does it name them and the bodies?"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from analysis.frames import typed
from analysis.report import Report

COLUMNS = {
    "title": "str",
    "name": "str",
    "version": "str",
    "from_year": "str",
    "to_year": "str",
    "nested": "str",
    "count": "int64",
    "sections": "str",
    "starts": "str",
}
PLACES = {"kind": "str", "name": "str", "view": "str", "count": "int64", "starts": "str"}
_YEAR = r"(?:19|20)\d\d"
_BRACKET = re.compile(rf"\(([^()]*{_YEAR}[^()]*)\)")
#: (2019年修订) behind the title, in either width; a list of years or a document number in 〔〕 is no version.
_BEHIND = re.compile(rf"[(（]([^()（）\n]*{_YEAR}\s?年?[^()（）\n]*(?:版|修[订正]|年)[^()（）\n]*)[)）]")
_YEARS = re.compile(rf"(?<!\d)({_YEAR})(?!\d)")
_NESTED = re.compile(r"〈[^〈〉]*〉")
_LONGEST_VERSION = 20


def citations(report: Report, mentions: pd.DataFrame) -> pd.DataFrame:
    """→ title, name, version, from_year, to_year, nested, count, sections, starts: a row for every cited document and
    version of it, the most cited first.

    `mentions` is the report's table of mentions. `title` is the normalised title, `name` the same without its
    version. `version` is what stands in brackets with a year, in the title or right behind it (2021—2025年,
    2019年修订); `from_year` and `to_year` are its years, or else those in the title itself, and empty where there
    are none. `nested` joins the titles within the title with `;`, `sections` the innermost sections that cite it,
    `starts` the offsets of the citations.
    """
    found: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    cited = mentions[mentions["kind"] == "title"]
    for title, section, start, end in zip(
        cited["normalised"], cited["section"], cited["start"], cited["end"], strict=True
    ):
        inside = _BRACKET.findall(title)
        behind = _BEHIND.match(report.text, end, end + _LONGEST_VERSION)
        version = inside[-1] if inside else "".join(behind[1].split()) if behind else ""
        found.setdefault((_BRACKET.sub("", title), version), []).append((title, section, start))
    rows = []
    for (name, version), places in found.items():
        title = places[0][0]
        years = _YEARS.findall(version) or _YEARS.findall(title) or [""]
        nested = ";".join(f"《{inner[1:-1]}》" for inner in _NESTED.findall(title))
        sections = dict.fromkeys(section for _, section, _ in places)
        starts = _joined([start for _, _, start in places])
        rows.append(
            (title, name, version, years[0], years[-1], nested, len(places), ";".join(sections), starts)
        )
    # Sorting keeps the order of the text among those that are cited as often.
    rows.sort(key=lambda row: -row[6])
    return typed(COLUMNS, rows)


def cited_where(
    report: Report, mentions: pd.DataFrame, kinds: Sequence[str] = ("title", "organisation")
) -> pd.DataFrame:
    """→ kind, name, view, count, starts: who and what is named in which view, as the ties of a network; in the
    order of the text.

    `name` is the normalised mention, `starts` joins the offsets of its places in the view with `;`. What stands
    outside every view has an empty one.
    """
    found: dict[tuple[str, str, str], list[int]] = {}
    for kind, name, section, start in zip(
        mentions["kind"], mentions["normalised"], mentions["section"], mentions["start"], strict=True
    ):
        if kind in kinds:
            found.setdefault((kind, name, report.section(section).view), []).append(start)
    return typed(PLACES, ((*key, len(starts), _joined(starts)) for key, starts in found.items()))


def _joined(starts: Sequence[int]) -> str:
    return ";".join(map(str, starts))
