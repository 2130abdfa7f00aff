"""What does a Word document say, with the numbers that Word itself puts before its headings?

The main part of the package is read as the XML it is: the body's paragraphs and tables in order, with the text of
content controls, smart tags and accepted insertions, which carry dates and figures in documents of the genre and which
libraries that list a paragraph's runs pass over. Headers, footers, notes and comments are parts of their own and are
not opened. Names of elements are compared without their namespace, so that the strict variant of the format is read
too. Numbering follows ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from analysis.errors import InputError
from analysis.reading import cells
from analysis.reading.limits import MAX_PART_BYTES, MAX_PARTS, MAX_UNPACKED_BYTES, MAX_WORD_TAGS

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BODY, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"

#: What is taken out of the text: deletions, instructions of fields, properties, the pronunciation over a word, ...
_NOT_TEXT = frozenset(
    (
        *("del", "moveFrom", "instrText", "delText", "fldData", "rt", "object"),
        *("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr"),
        *(
            "footnoteReference",
            "endnoteReference",
            "commentReference",
            "footnoteRef",
            "endnoteRef",
            "annotationRef",
        ),
    )
)
_MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
#: Styles of a table of contents, in English and as Chinese Word and WPS call them.
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d+", re.I)
_OFF = ("0", "false", "off", "none")
_DEEPEST = 9
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"


def lines(data: bytes, label: str) -> tuple[list[str], list[str]]:
    """→ (the lines of the document's body, notes in Chinese). Raises InputError where it cannot be read."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _guard(package, label)
            parts = {name: _part(package, name, label) for name in (BODY, STYLES, NUMBERING)}
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as e:
        if isinstance(e, InputError):
            raise
        raise _damaged(label) from e
    root = parts[BODY]
    body = next((child for child in root if _name(child) == "body"), None) if root is not None else None
    if body is None:
        raise _damaged(label)
    styles = _Styles(parts[STYLES])
    reader = _Reader(styles, _Numbering(parts[NUMBERING], styles))
    found = list(reader.blocks(body))
    return found, reader.notes()


def _guard(package: zipfile.ZipFile, label: str) -> None:
    """Refuse a package that unpacks to more than its limits before anything of it is unpacked."""
    entries = package.infolist()
    size = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_PARTS or size > MAX_UNPACKED_BYTES:
        raise InputError(
            f"“{label}”解压后超过上限({MAX_UNPACKED_BYTES // 1024 // 1024} MB 或 {MAX_PARTS:,} 个部分);"
            "请删去图片，或只保留报告正文后另存为 .docx 再试。"
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputError(f"“{label}”是加密的文档；请取消密码后另存为 .docx 再试。")


def _part(package: zipfile.ZipFile, name: str, label: str) -> Element | None:
    """The root of a part, None where the package has none of that name. No entity is ever resolved."""
    from lxml import etree

    entry = next((entry for entry in package.infolist() if entry.filename.lower() == name), None)
    if entry is None:
        return None
    if entry.file_size > MAX_PART_BYTES:
        raise InputError(
            f"“{label}”的正文部分超过 {MAX_PART_BYTES // 1024 // 1024} MB 的上限；请只保留报告正文后再试。"
        )
    content = package.read(entry)
    if content.count(b"<") > MAX_WORD_TAGS:
        raise InputError(f"“{label}”超过 {MAX_WORD_TAGS:,} 个标记的上限；请只保留报告正文后再试。")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(label) from error
    if root.getroottree().docinfo.doctype:
        # The format knows no document type; one is there to smuggle entities in.
        raise _damaged(label)
    return root


def _damaged(label: str) -> InputError:
    return InputError(f"“{label}”不是完整的 Word 文档；请用 Word 或 WPS 打开，另存为 .docx 后再试。")


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _child(element: Element | None, *path: str) -> Element | None:
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if _name(child) == name), None)
    return element


def _value(element: Element | None, *path: str, attribute: str = "val") -> str | None:
    """The attribute of the element at the end of the path: "" where it has none, None where there is no element."""
    found = _child(element, *path)
    if found is None:
        return None
    return next((str(value) for key, value in found.attrib.items() if str(key).endswith(attribute)), "")


def _on(element: Element | None, *path: str) -> bool:
    value = _value(element, *path)
    return value is not None and value not in _OFF


class _Styles:
    """The paragraph styles: what they are called, what they number, what they are based on."""

    def __init__(self, root: Element | None) -> None:
        elements = [child for child in root if _name(child) == "style"] if root is not None else []
        self._styles = {_value_of(element, "styleId"): element for element in elements}
        self.default = next(
            (
                _value_of(e, "styleId")
                for e in elements
                if _value_of(e, "type") == "paragraph" and _value_of(e, "default") in ("1", "true", "on")
            ),
            "",
        )

    def chain(self, style: str) -> Iterator[tuple[str, Element]]:
        """The style and those it is based on, each once."""
        seen = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield style, self._styles[style]
            style = _value(self._styles[style], "basedOn") or ""

    def is_contents(self, style: str) -> bool:
        return any(_CONTENTS.fullmatch(_value(element, "name") or "") for _, element in self.chain(style))

    def number(self, style: str) -> tuple[str, str | None, str]:
        """→ (the numbering that the style or its base names, the level if it gives one, the style that names it)."""
        for name, element in self.chain(style):
            number = _value(element, "pPr", "numPr", "numId")
            if number is not None:
                return number, _value(element, "pPr", "numPr", "ilvl"), name
        return "", None, ""

    def is_hidden(self, style: str) -> bool:
        return any(_on(element, "rPr", "vanish") for _, element in self.chain(style))


def _value_of(element: Element, attribute: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == attribute), "")


@dataclass
class _Level:
    form: str
    text: str
    start: int
    restart: int | None
    style: str
    legal: bool
    spaced: bool


@dataclass
class _List:
    """One abstract numbering definition and how far it has counted."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class _Numbering:
    """Which number stands before the next paragraph of a list?"""

    def __init__(self, root: Element | None, styles: _Styles) -> None:
        children = list(root) if root is not None else []
        self._styles = styles
        self._abstract = {_value_of(e, "abstractNumId"): e for e in children if _name(e) == "abstractNum"}
        self._numbers = {_value_of(e, "numId"): e for e in children if _name(e) == "num"}
        self._lists: dict[str, _List] = {}
        self._overridden: set[tuple[str, int]] = set()

    def marker(self, paragraph: Element, style: str) -> str:
        """The number before the paragraph as Word shows it, empty where there is none or a bullet."""
        number = _value(paragraph, "pPr", "numPr", "numId")
        level = _value(paragraph, "pPr", "numPr", "ilvl")
        named = ""
        if number is None:
            number, styled, named = self._styles.number(style)
            level = level if level is not None else styled
        found = self._list(number)
        if found is None:
            return ""
        if level is None:
            own = (index for index, one in found.levels.items() if named and one.style == named)
            level = str(next(own, 0))
        depth = int(level) if level.isdecimal() else 0
        if depth not in found.levels:
            return ""
        self._count(number, depth, found)
        return _marker(found, depth)

    def _list(self, number: str) -> _List | None:
        element = self._numbers.get(number)
        if element is None:
            return None
        identity = _value(element, "abstractNumId") or ""
        abstract = self._abstract.get(identity)
        link = _value(abstract, "numStyleLink")
        if link:
            linked = self._numbers.get(self._styles.number(link)[0])
            identity = _value(linked, "abstractNumId") or ""
            abstract = self._abstract.get(identity)
        if abstract is None:
            return None
        # Numberings made from one definition count on together.
        shared = self._lists.setdefault(identity, _List(_levels(abstract)))
        own = {
            int(_value_of(e, "ilvl") or 0): e
            for e in element
            if _name(e) == "lvlOverride" and _child(e, "lvl") is not None
        }
        if not own:
            return shared
        levels = shared.levels | {depth: _level(_child(e, "lvl")) for depth, e in own.items()}
        return _List(levels, shared.counts)

    def _count(self, number: str, depth: int, found: _List) -> None:
        for override in self._numbers[number]:
            start = _value(override, "startOverride")
            if _name(override) != "lvlOverride" or not start or not start.isdecimal():
                continue
            at = int(_value_of(override, "ilvl") or 0)
            if at == depth and (number, at) not in self._overridden:
                self._overridden.add((number, at))
                found.counts[at] = int(start) - 1
        for above in range(depth):
            if above in found.levels:
                found.counts.setdefault(above, found.levels[above].start)
        found.counts[depth] = found.counts.get(depth, found.levels[depth].start - 1) + 1
        for below, level in found.levels.items():
            if below > depth and level.restart != 0 and (level.restart is None or depth < level.restart):
                found.counts.pop(below, None)


def _levels(abstract: Element) -> dict[int, _Level]:
    return {int(_value_of(e, "ilvl") or 0): _level(e) for e in abstract if _name(e) == "lvl"}


def _level(element: Element | None) -> _Level:
    start, restart = _value(element, "start"), _value(element, "lvlRestart")
    return _Level(
        form=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText") or "",
        start=int(start) if start and start.isdecimal() else 1,
        restart=int(restart) if restart and restart.isdecimal() else None,
        style=_value(element, "pStyle") or "",
        legal=_on(element, "isLgl"),
        spaced=(_value(element, "suff") or "tab") != "nothing",
    )


def _marker(found: _List, depth: int) -> str:
    level = found.levels[depth]
    if level.form in ("bullet", "none"):
        return ""

    def number(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        if at not in found.levels:
            return ""
        form = "decimal" if level.legal else found.levels[at].form
        return numeral(found.counts.get(at, found.levels[at].start), form)

    marker = re.sub(r"%([1-9])", number, level.text).strip()
    # After 一、 the title follows at once; a bare figure would run into it.
    return f"{marker} " if level.spaced and re.search(r"[\dA-Za-z]$", marker) else marker


def numeral(number: int, form: str) -> str:
    """The number in one of the forms of ST_NumberFormat (ECMA-376 part 1, 17.18.59) that Chinese documents use."""
    if form.startswith(("chinese", "japanese", "taiwanese", "korean", "ideographDigital")):
        if form in ("chineseLegalSimplified", "japaneseLegal", "ideographLegalTraditional"):
            return _counted(number, _LEGAL, "拾佰仟")
        if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital"):
            return "".join(_DIGITS[int(digit)] for digit in str(number))
        return _counted(number, _DIGITS, "十百千")
    if form == "ideographTraditional":
        return "甲乙丙丁戊己庚辛壬癸"[(number - 1) % 10]
    if form == "ideographZodiac":
        return "子丑寅卯辰巳午未申酉戌亥"[(number - 1) % 12]
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if form == "decimalEnclosedParen" and 1 <= number <= 20:
        return f"({number})"
    if form == "decimalEnclosedFullstop":
        return f"{number}."
    if form == "decimalZero":
        return f"{number:02}"
    if form.startswith("decimalFullWidth"):
        return "".join(chr(ord("０") + int(digit)) for digit in str(number))
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman.lower() if form == "lowerRoman" else roman
    return str(number)


def _counted(number: int, digits: str, marks: str) -> str:
    if not 0 < number < 10_000:
        return str(number)
    written = ""
    for place, digit in enumerate(reversed(str(number))):
        if digit != "0":
            written = digits[int(digit)] + (marks[place - 1] if place else "") + written
        elif written and written[0] != "零":
            written = "零" + written
    # 十二, not 一十二; after 壹 the form for cheques keeps it.
    return written[1:] if written.startswith("一十") else written


def _roman(number: int) -> str:
    pairs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
    written = ""
    for value, letters in pairs:
        while number >= value:
            written, number = written + letters, number - value
    return written


class _Reader:
    """Walks the body in order and keeps what goes on from paragraph to paragraph: lists and fields."""

    def __init__(self, styles: _Styles, numbering: _Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        #: The fields that are open, each with whether it is a table of contents, and how many of them are one.
        self._fields: list[bool] = []
        self._listing = 0
        self._deleted = self._contents = 0

    def notes(self) -> list[str]:
        notes = []
        if self._contents:
            notes.append(f"略去 Word 目录 {self._contents} 行。")
        if self._deleted:
            notes.append(f"文档带有修订标记：按接受修订读入，略去已删除的 {self._deleted} 处。")
        return notes

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[str]:
        """The lines of the paragraphs and tables in the element, in order."""
        for child in parent:
            name = _name(child)
            if name == "p":
                yield from self._paragraph(child, depth)
            elif name == "tbl":
                yield from self._table(child, depth)
            elif name in ("del", "moveFrom"):
                self._deleted += 1
            elif name == "sdt" and self._is_contents(child):
                self._contents += sum(_name(one) == "p" for one in child.iter("*"))
            elif name == "AlternateContent":
                choice = _child(child, "Choice")
                yield from self.blocks(choice if choice is not None else child, depth)
            elif name not in _NOT_TEXT:
                yield from self.blocks(child, depth)

    def _is_contents(self, control: Element) -> bool:
        gallery = _value(control, "sdtPr", "docPartObj", "docPartGallery")
        return gallery == "Table of Contents"

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[str]:
        style = _value(paragraph, "pPr", "pStyle") or self._styles.default
        boxes: list[Element] = []
        text = "" if self._styles.is_hidden(style) else self._text(paragraph, boxes)
        if self._styles.is_contents(style):
            self._contents += bool(text.strip())
            text = ""
        if text.strip():
            text = self._numbering.marker(paragraph, style) + text.strip()
        yield from (line for line in text.split("\n") if line.strip())
        if depth < _DEEPEST:
            for box in boxes:
                yield from self.blocks(box, depth + 1)

    def _text(self, element: Element, boxes: list[Element]) -> str:
        """The text of a paragraph; the text boxes anchored in it are put into `boxes`."""
        pieces: list[str] = []
        stack = [iter(element)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
                continue
            name = _name(child)
            if name in ("del", "moveFrom"):
                self._deleted += 1
            elif name == "fldChar":
                self._field(_value_of(child, "fldCharType"))
            elif name == "instrText" and self._fields:
                # The entries of a table of contents repeat the headings, with page numbers.
                if not self._fields[-1] and re.match(r"\s*TOC\b", child.text or ""):
                    self._fields[-1] = True
                    self._listing += 1
            elif name in _NOT_TEXT or (name == "r" and _on(child, "rPr", "vanish")):
                continue
            elif name == "txbxContent":
                boxes.append(child)
            elif name == "AlternateContent":
                choice = _child(child, "Choice")
                stack.append(iter(choice if choice is not None else child))
            elif self._listing:
                if name == "t":
                    self._contents += 1
                    continue
                stack.append(iter(child))
            elif name == "t":
                pieces.append(child.text or "")
            elif name in _MARKS:
                pieces.append(_MARKS[name])
            else:
                stack.append(iter(child))
        return "".join(pieces)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "end" and self._fields:
            self._listing -= self._fields.pop()

    def _table(self, table: Element, depth: int) -> Iterator[str]:
        """The rows as lines; of a table that lays out a page its cells' paragraphs; a table in a cell after its row."""
        if depth >= _DEEPEST:
            return
        grid: list[list[cells.Cell]] = []
        for row in _inside(table, "tr"):
            if _child(row, "trPr", "del") is not None:
                self._deleted += 1
                continue
            written: list[cells.Cell] = []
            before = _value(row, "trPr", "gridBefore")
            if before and before.isdecimal():
                written.append(cells.Cell("", int(before)))
            below: list[str] = []
            for cell in _inside(row, "tc"):
                merged = _value(cell, "tcPr", "vMerge")
                inner = list(self._cell(cell, depth, below)) if merged in (None, "restart") else []
                across = _value(cell, "tcPr", "gridSpan")
                if cells.is_prose(inner):
                    # Running text in a frame: what was a table so far stays one, this is text.
                    yield from cells.lines(cells.place([*grid, written]))
                    yield from inner
                    grid, written = [], []
                    continue
                size = int(across) if across and across.isdecimal() else 1
                written.append(cells.Cell("\n".join(inner), size))
            grid.append(written)
            if below:
                yield from cells.lines(cells.place(grid))
                yield from below
                grid = []
        yield from cells.lines(cells.place(grid))

    def _cell(self, cell: Element, depth: int, below: list[str]) -> Iterator[str]:
        """The lines of a cell's paragraphs; those of a table in it are put into `below`."""
        for child in _inside(cell, "p", "tbl"):
            if _name(child) == "p":
                yield from self._paragraph(child, depth + 1)
            else:
                below += self._table(child, depth + 1)


def _inside(parent: Element, *names: str) -> Iterator[Element]:
    """The children of that name, also those that stand in content controls or accepted insertions."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif _name(child) in names:
            yield child
        elif _name(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
            stack.append(iter(child))
