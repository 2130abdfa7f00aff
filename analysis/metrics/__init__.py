"""Which quantities does a report state, what do they count, of which year, and where does it say so?"""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from analysis.assets import pattern, toml
from analysis.metrics import clauses, grids, indicators, periods
from analysis.metrics.masks import half_width, mask, mask_quoted
from analysis.metrics.quantities import Quantity, ranks, scan
from analysis.report import Report, Section, Sentence
from analysis.tables import frame

#: A sentence without any of these states no quantity.
_NUMERAL = re.compile(r"[\d０-９一二两三四五六七八九十百千万亿成半]")


def metrics(report: Report, left_out: list[Quantity] | None = None) -> pd.DataFrame:
    """The table of metrics: one row for every quantity that the report states about the world, in text order.

    Numbers that cannot be understood are no rows; they are added to `left_out`.
    """
    rows: list[dict[str, object]] = []
    contexts: dict[str, indicators.Context] = {}
    plans = _plan_years(report)
    tables = grids.grids(report)
    for grid in tables:
        year = plans.get(grid.section) or (str(report.year) if report.year else "")
        rows += grids.rows(report, grid, report.section(grid.section).title, year)
    spans = [(grid.start, grid.end) for grid in tables]
    for sentence in report.sentences:
        if (sentence.start == 0 and sentence.heading) or grids.inside(spans, sentence):
            continue
        context = contexts.setdefault(
            sentence.section, indicators.Context(title=_subject(report.section(sentence.section).title))
        )
        rows += _rows(report, sentence, context, plans, left_out)
    rows.sort(key=lambda row: int(str(row["start"])))
    return frame("metrics", rows)


def _rows(
    report: Report,
    sentence: Sentence,
    context: indicators.Context,
    plans: dict[str, str],
    left_out: list[Quantity] | None,
) -> list[dict[str, object]]:
    original = report.sentence_text(sentence)
    if not _NUMERAL.search(original):
        return []
    text = half_width(original)
    masked = mask(text)
    found = scan(masked, left_out)
    if sentence.heading:
        # A heading counts only what it states in Arabic digits: 三项制度 is a name there more than anywhere.
        found = [quantity for quantity in found if not quantity.chinese]
    quoted = mask_quoted(text)
    found = sorted([*_zeros(text, found), *ranks(quoted)], key=lambda quantity: quantity.start)
    if not found:
        return []
    parts, items = clauses.split(masked, found)
    default = plans.get(sentence.section) or (str(report.year) if report.year else "")
    years = periods.periods(quoted, parts, items, default)
    labels = indicators.names(text, masked, parts, items, context)
    title = report.section(sentence.section).title
    rows = []
    for item, year, label in zip(items, years, labels, strict=True):
        quantity = item.quantity
        rows.append(
            {
                "section": sentence.section,
                "section_title": title,
                "indicator": label.text,
                "value": quantity.value,
                "unit": quantity.unit,
                "text": original[quantity.start : quantity.end],
                "qualifier": quantity.qualifier,
                "period": year,
                "change": label.change,
                "kind": _kind(
                    text, parts[item.clause], quantity, year, sentence.section in plans, report.year
                ),
                "sentence": original,
                "start": sentence.start + quantity.start,
                "end": sentence.start + quantity.end,
            }
        )
    return rows


_OTHER_PERIOD = pattern("other_period")
_ZERO = pattern("zero")


def _zeros(text: str, found: list[Quantity]) -> list[Quantity]:
    """A zero in words counts where a comparison needs it: 无…诉讼案,2022年同期为1起."""
    zeros = []
    for match in _ZERO.finditer(text):
        following = next((q for q in found if q.start >= match.end() and q.unit not in ("%", "‰")), None)
        if following is None or not _OTHER_PERIOD.search(text[match.end() : following.start]):
            continue
        if re.search("[。;]", text[match.end() : following.start]):
            continue
        start, end = match.span("word")
        zeros.append(Quantity(start, end, 0.0, following.unit, "", start, True))
    return [*found, *zeros]


def _plan_years(report: Report) -> dict[str, str]:
    """Sections that tell what is to be done → the year of which they speak by default."""
    titles = toml("indicators")["plan"]["titles"]
    out: dict[str, str] = {}
    for section in report.sections:
        planned = any(word in section.title for word in titles) or section.parent in out
        planned = planned or _is_ahead(section.title, report.year)
        if not planned or section.number == "0":
            continue
        if section.parent in out and not re.search(r"(?:19|20)\d{2}", section.title):
            out[section.number] = out[section.parent]
            continue
        out[section.number] = _plan_year(report, section)
    return out


def _is_ahead(title: str, year: int | None) -> bool:
    """Does the title name a year after the reporting year (2025年重点工作)?"""
    years = [int(found) for found in re.findall(r"((?:19|20)\d{2})\s*年", half_width(title))]
    return bool(years) and year is not None and min(years) > year


def _plan_year(report: Report, section: Section) -> str:
    match = re.search(r"((?:19|20)\d{2})\s*年", half_width(section.title))
    if match:
        return match.group(1)
    return str(report.year + 1) if report.year else ""


@cache
def _demands() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, toml("indicators")["plan"]["demands"])))


def _kind(
    text: str, clause: clauses.Clause, quantity: Quantity, year: str, planned: bool, reporting: int | None
) -> str:
    """`target` for what a plan or a standard demands, else `actual`."""
    if planned:
        return "target"
    demands = _demands()
    before = text[clause.start : quantity.start]
    if indicators.is_demanded(text[quantity.end :]):
        return "target"
    least = quantity.qualifier in ("不少于", "不低于", "至少", "最多")
    quoted = text[clause.start - 1 : clause.start] == "“"
    if least and (quoted or demands.search(before)):
        return "target"
    if reporting and year.isdigit() and int(year) > reporting:
        return "target"
    return "actual"


_SUBJECT = re.compile(
    r"^(?:[一二三四五六七八九十]+是)?(?:持续|全面|深入|严格|扎实|积极|进一步|着力|切实|不断|大力|认真|依法|有效)*(?:推进|深化|加强|健全|完善|开展|落实|强化|推动|优化|提升|规范|做好|抓好|坚持)?"
)


def _subject(title: str) -> str:
    """What a section is about, from its title: without the verb in front and 情况 at the end."""
    plain = half_width(title).split(",")[0]
    plain = re.sub(r"(?:工作)?情况$", "", plain)
    subject = _SUBJECT.sub("", plain)
    return subject if len(subject) >= 3 else plain
