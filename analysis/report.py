"""How is a report built: title, sections, sentences, and where does each stand in the text?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

import pandas as pd

from analysis import numerals
from analysis.assets import toml
from analysis.reading.wrapping import CELL
from analysis.tables import frame

#: A run-in heading (`1.深化改革。坚持…`) is at most this long; a longer first sentence is text.
_LONGEST_HEADING = 45
#: The longest sentences of the genre, whole paragraphs of 。-less items, are half as long.
_LONGEST_SENTENCE = 2000
#: A title stands within the first lines and is at most this long.
_TITLE_LINES = 6
_LONGEST_TITLE = 60

_SENTENCE = re.compile(r"[^。!?！？\n]+(?:[。!?！？]+[”’」』\"]?)?|[。!?！？]+")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年?")
_CHINESE_YEAR = re.compile(r"([一二][〇○零一二三四五六七八九]{3})\s*年")
#: Where a run-in heading lost its full stop, the first item of a list still shows that the text has begun.
_FIRST_ITEM = re.compile(r"一是|首先,|第一,")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading or line of the report: `Report.text[start:end]`, inside the innermost section."""

    start: int
    end: int
    section: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all below it: `Report.text[start:end]`; `number` as in the tables (`0`, `1`, `1.10`, `1.8.2`).

    `view` is the number of the view that shows the section, empty for a part that is shown by its sections.
    """

    number: str
    order: int
    title: str
    level: int
    parent: str
    view: str
    start: int
    end: int
    note: str = ""


@dataclass(frozen=True)
class Report:
    """A report's clean text and its structure. All offsets are character offsets into `text`."""

    text: str
    name: str
    title: str
    region: str
    year: int | None
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    notes: tuple[str, ...] = ()
    #: The closing line with names and telephone numbers: metadata, not part of `text`, in no table and no picture.
    closing: str = field(default="", repr=False)
    sha256: str = ""

    @cached_property
    def views(self) -> tuple[Section, ...]:
        """What a page shows: the preamble, every second-level section, every part without a second level."""
        return tuple(section for section in self.sections if section.view == section.number)

    def section(self, number: str) -> Section:
        """The section of that number. Raises KeyError where there is none."""
        return self._by_number[number]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds the character at `offset`. Raises IndexError outside the text."""
        if not 0 <= offset < len(self.text):
            raise IndexError(offset)
        return self.sentences[max(bisect_right(self._starts, offset) - 1, 0)]

    def sentence_text(self, sentence: Sentence) -> str:
        """The sentence as the report writes it."""
        return self.text[sentence.start : sentence.end]

    def sentences_of(self, number: str, below: bool = True) -> tuple[Sentence, ...]:
        """The sentences of a section, with those of the sections below it unless `below` is False."""
        section = self.section(number)
        first, last = bisect_left(self._starts, section.start), bisect_left(self._starts, section.end)
        inside = self.sentences[first:last]
        return inside if below else tuple(sentence for sentence in inside if sentence.section == number)

    @cached_property
    def _by_number(self) -> dict[str, Section]:
        return {section.number: section for section in self.sections}

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def table(self) -> pd.DataFrame:
        """The table of sections; `characters` counts without white space, and both counts include what is below."""
        rows = []
        for section in self.sections:
            text = self.text[section.start : section.end]
            rows.append(
                {
                    "section": section.number,
                    "order": section.order,
                    "title": section.title,
                    "level": section.level,
                    "parent": section.parent,
                    "view": section.view,
                    "start": section.start,
                    "end": section.end,
                    "characters": len("".join(text.split())),
                    "sentences": sum(not s.heading for s in self.sentences_of(section.number)),
                    "note": section.note,
                }
            )
        return frame("sections", rows)


@dataclass
class _Open:
    """A section whose end is not yet known."""

    rank: int
    number: str
    title: str
    level: int
    parent: str
    start: int
    note: str
    numeral: int
    children: int = 0


def parse(text: str, name: str = "", *, year: int | None = None) -> Report:
    """The structure of a clean text. `year` is the reporting year where it is known otherwise than from the text."""
    lines = _lines(text)
    title, title_end = _title(text, lines)
    opened, headings = _sections(text, lines, title_end)
    sections = _close(text, opened)
    sentences = _sentences(text, sections, headings, title_end)
    return Report(
        text=text,
        name=name,
        title=title or name,
        region=_region(title),
        year=year if year is not None else _year(title, text[title_end:]),
        sections=sections,
        sentences=sentences,
    )


def _lines(text: str) -> list[tuple[int, int]]:
    lines = []
    start = 0
    for line in text.split("\n"):
        if line:
            lines.append((start, start + len(line)))
        start += len(line) + 1
    return lines


@cache
def _styles() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(style["marker"]) for style in toml("structure")["heading"])


def _marker(line: str) -> tuple[int, int, int] | None:
    """→ (rank of the heading style, its numeral, length of the marker), or None where the line begins with none."""
    for rank, style in enumerate(_styles()):
        match = style.match(line)
        if match:
            numeral = next(group for group in match.groups() if group)
            value = (
                ord(numeral) - ord("①") + 1 if "①" <= numeral <= "⑳" else int(numerals.parse(numeral) or 0)
            )
            return rank, value, match.end()
    return None


def _title(text: str, lines: list[tuple[int, int]]) -> tuple[str, int]:
    """→ (title, offset behind it). A title may stand on two or three lines; ("", 0) where there is none."""
    words = toml("structure")["title"]["words"]
    before: list[str] = []
    for start, end in lines[:_TITLE_LINES]:
        line = text[start:end]
        if _marker(line) or len(line) > _LONGEST_TITLE or line.endswith(("。", ":", "：")):
            break
        if any(word in line for word in words):
            plain = line.strip()
            # The place, and the year, may stand on lines of their own above the rest of the title.
            return plain if _YEAR.search(plain) and not before else "".join([*before, plain]), end
        before.append(line.strip())
    if len(lines) > 1:
        start, end = lines[0]
        line = text[start:end]
        if len(line) <= _LONGEST_TITLE and not _marker(line) and not re.search("[。,，:：;；]", line):
            return line.strip(), end
    return "", 0


def _year(title: str, text: str) -> int | None:
    """The reporting year: of the title, else the one that the text names most often near its beginning."""
    for place in (title, text[:400], text):
        years = [int(match.group(1)) for match in _YEAR.finditer(place) if match.group(0).endswith("年")]
        years += (
            [int(match.group(1)) for match in _YEAR.finditer(title)] if place is title and not years else []
        )
        years += [int(numerals.digits(match.group(1)) or 0) for match in _CHINESE_YEAR.finditer(place)]
        if years:
            return max(years, key=years.count) if place is not title else years[0]
    return None


def _region(title: str) -> str:
    """The place or body that reports: the front of the title, without the year and the name of the genre."""
    data = toml("structure")["title"]
    plain = re.sub(r"[(（].*?[)）]", "", title)
    plain = _CHINESE_YEAR.sub("\0", re.sub(r"(?:19|20)\d\d\s*年?度?", "\0", plain))
    for word in data["not_region"]:
        plain = plain.replace(word, "")
    cut = min(
        (plain.find(word) for word in (*data["genre"], *data["words"]) if word in plain), default=len(plain)
    )
    parts = [part.strip() for part in plain[:cut].split("\0")]
    return next((part for part in parts if len(part) > 1), "")


def _sections(
    text: str, lines: list[tuple[int, int]], title_end: int
) -> tuple[list[_Open], dict[int, tuple[int, bool]]]:
    """→ (sections in order, heading start → (end of the heading, whether it is a heading and no sentence))."""
    root = _Open(rank=-1, number="", title="", level=0, parent="", start=0, note="", numeral=0)
    stack = [root]
    sections: list[_Open] = []
    headings: dict[int, tuple[int, bool]] = {}
    for start, end in lines:
        line = text[start:end]
        marker = _marker(line) if start >= title_end and CELL not in line else None
        if marker is None and start >= title_end:
            marker = _lost_dot(line, stack)
        if marker is None:
            continue
        rank, numeral, length = marker
        while stack[-1].rank >= rank:
            stack.pop()
        parent = stack[-1]
        note = ""
        parent.children += 1
        if numeral != parent.children:
            note = f"原文编号为“{line[:length].strip()}”，按出现顺序编为第 {parent.children}"
        title, heading_end, is_heading = _heading(line, length)
        if not title:
            parent.children -= 1
            continue
        number = f"{parent.number}.{parent.children}" if parent.number else str(parent.children)
        section = _Open(rank, number, title, parent.level + 1, parent.number, start, note, numeral)
        sections.append(section)
        stack.append(section)
        headings[start] = (start + heading_end, is_heading)
    first = sections[0].start if sections else len(text)
    if text[:first].strip():
        sections.insert(0, _Open(0, "0", "前言" if sections else "全文", 1, "", 0, "", 0))
    return sections, headings


def _lost_dot(line: str, stack: list[_Open]) -> tuple[int, int, int] | None:
    """A numbered heading whose dot was lost (`3建设队伍…` after `2、健全…`): the numeral that was to come next."""
    match = re.match(r"(\d{1,2})(?=[\u4e00-\u9fff])(?![年月日个项件名家次人起条份场期部批万亿])", line)
    if not match:
        return None
    rank = len(_styles()) - 2
    before = next((opened for opened in stack if opened.rank == rank), None)
    if before is None or int(match.group(1)) != before.numeral + 1:
        return None
    return rank, int(match.group(1)), match.end()


def _heading(line: str, length: int) -> tuple[str, int, bool]:
    """→ (title, where the heading ends in the line, whether it is a heading and not a sentence of the text)."""
    body = line[length:]
    stop = body.find("。")
    lost = _FIRST_ITEM.search(body, 2)
    if lost and (stop < 0 or lost.start() < stop):
        return body[: lost.start()].strip(" ,:：，"), length + lost.start(), True
    if stop < 0:
        colon = re.search("[:：]", body)
        if len(body) > _LONGEST_HEADING and colon and colon.start() <= _LONGEST_HEADING:
            return body[: colon.start()].strip(), length + colon.end(), True
        return body.strip(" :："), len(line), True
    if stop <= _LONGEST_HEADING:
        return body[:stop].strip(), length + stop + 1, True
    return re.split("[,，:：;；]", body[:stop])[0].strip()[:_LONGEST_HEADING], length, False


def _close(text: str, opened: list[_Open]) -> tuple[Section, ...]:
    """Give every section its end (where the next one that is not below it begins) and its view."""
    sections = []
    parents = {section.parent for section in opened}
    ends = _ends(opened, len(text))
    for order, section in enumerate(opened):
        end = ends[order]
        parts = section.number.split(".")
        view = ".".join(parts[:2])
        if section.level == 1:
            view = "" if section.number in parents else section.number
        sections.append(
            Section(
                section.number,
                order,
                section.title,
                section.level,
                section.parent,
                view,
                section.start,
                end,
                section.note,
            )
        )
    return tuple(sections)


def _ends(opened: list[_Open], last: int) -> list[int]:
    """Where each section ends: at the next one that is not below it, looked for from the end."""
    ends = [last] * len(opened)
    following: list[int] = []
    for order in range(len(opened) - 1, -1, -1):
        while following and opened[following[-1]].level > opened[order].level:
            following.pop()
        ends[order] = opened[following[-1]].start if following else last
        following.append(order)
    return ends


def _sentences(
    text: str, sections: tuple[Section, ...], headings: dict[int, tuple[int, bool]], title_end: int
) -> tuple[Sentence, ...]:
    starts = [section.start for section in sections]
    sentences = []

    def add(start: int, end: int, heading: bool) -> None:
        raw = text[start:end]
        start += len(raw) - len(raw.lstrip())
        end -= len(raw) - len(raw.rstrip())
        if start < end:
            section = sections[max(bisect_right(starts, start) - 1, 0)]
            sentences.append(Sentence(start, end, section.number, heading))

    for start, end in _lines(text):
        if end <= title_end:
            add(start, end, True)
            continue
        heading_end, is_heading = headings.get(start, (start, False))
        if is_heading:
            add(start, heading_end, True)
            start = heading_end
        for match in _SENTENCE.finditer(text, start, end):
            for piece in _pieces(text, match.start(), match.end()):
                add(*piece, False)
    return tuple(sentences)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or pieces of one that has no end in sight, so that no table repeats a megabyte on every row."""
    while end - start > _LONGEST_SENTENCE:
        mark = max(text.rfind(mark, start, start + _LONGEST_SENTENCE) for mark in ";；,，")
        cut = mark + 1 if mark > start else start + _LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end


def with_source(report: Report, name: str, notes: tuple[str, ...], closing: str, sha256: str) -> Report:
    """The report with what the reader knows about its source."""
    return replace(report, name=name, notes=(*notes, *report.notes), closing=closing, sha256=sha256)
