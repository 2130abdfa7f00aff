"""Which lines of a web page, saved from a site with its menus around the text, are the text?

The page is written down line by line, and each line knows how much of it is links. Running text is what is long,
unlinked and ends sentences. The text is the innermost element that holds most of it, and its neighbours as far as
they bring more of it; the line of the title is looked for above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from analysis.assets import toml
from analysis.errors import InputError
from analysis.reading import cells
from analysis.reading.decoding import decode
from analysis.reading.limits import MAX_PAGE_TAGS
from analysis.reading.wrapping import CELL, heading

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SNIFFED = 4096
_OPENS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S
)
_TAG = re.compile(r"<(?:/?[a-z][a-z0-9]*(?:\s[^<>]*)?/?|!doctype[^<>]*)>", re.I)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
#: More characters than this part that could not be decoded, and the page is not legible.
_DAMAGED = 0.01

_NEVER = frozenset(
    (
        *("head", "script", "style", "noscript", "template", "colgroup", "rt", "rp"),
        *("svg", "math", "iframe", "object", "embed", "applet", "audio", "video", "canvas", "map"),
        *("select", "option", "datalist", "button", "input", "textarea"),
    )
)
_INLINE = frozenset(
    (
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "img",
        ),
        *(
            "ins",
            "kbd",
            "label",
            "mark",
            "nobr",
            "o",
            "q",
            "rb",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strike",
        ),
        *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NOTE = re.compile(r"[\[［【(（]?\s*(?:\d{1,2}|[①-⑳*])\s*[\]］】)）]?")
_IDEOGRAPH = "[\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_SOURCE_BREAK = re.compile(rf"(?<={_IDEOGRAPH})[ \t]*\n\s*(?={_IDEOGRAPH})")
_PREFORMATTED = re.compile(r"\r\n|\n|\r")
#: Pasted text, whose paragraphs show by their indent alone.
_INDENTED = re.compile("\n[ \t]*(?=[\u3000\xa0]{2})")

#: Running text: a line at least this long that ends a sentence, and of which at most this part is links.
_LONG, _LINKED = 25, 0.5
#: The innermost element that holds this part of the running text is taken for the text, ...
_MOST = 0.6
#: ... and widened where running text stands before it, or where it would grow by this part.
_GAIN = 0.1
#: An element that is named like furniture but holds this part of the running text is the text all the same.
_TOO_MUCH = 0.5
_LONGEST_TITLE = 60
_TITLE_LINES = 6
#: The numeral that an item brings of its own stands in the first pieces of its text.
_FIRST_TEXTS = 8
#: A table that names this many of the fields by which a site files a page is no table of the report.
_FILED = 3


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    linked: int

    @property
    def is_link(self) -> bool:
        return self.linked > len(self.text) * _LINKED

    @property
    def prose(self) -> int:
        """Characters of running text."""
        ends = re.search("[。；;！!]", self.text)
        return len(self.text) - self.linked if len(self.text) >= _LONG and ends and not self.is_link else 0


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's lines, and which of them every element that stands on lines of its own holds: lines[start:end]."""

    lines: list[_Line]
    spans: dict[Element, tuple[int, int]]


def is_html(text: str, suffix: str) -> bool:
    """Is the text a web page? One named so, with a tag in it; or any that begins as pages do."""
    head = text.lstrip("\ufeff")[:_SNIFFED]
    if suffix in (".html", ".htm", ".xhtml", ".shtml"):
        return bool(_TAG.search(text))
    return bool(_OPENS.match(head)) or (head.lstrip().startswith("<") and len(_TAG.findall(head)) > 5)


def decode_page(data: bytes, label: str) -> tuple[str, str]:
    """→ (text, note) as decode gives them; the encoding a page declares serves where no other fits.

    Declarations are often wrong, so the bytes decide; but where a page is damaged in places, it is read as declared.
    Raises InputError where that does not serve either.
    """
    try:
        return decode(data, label)
    except InputError as error:
        match = _DECLARED.search(data[:_SNIFFED])
        if match is None:
            raise
        name = match.group(1).decode("ascii", "replace").lower()
        try:
            text = data.decode("gb18030" if name.startswith("gb") else name, "replace")
        except LookupError:
            raise error from None
        if text.count("\ufffd") > len(text) * _DAMAGED or "\0" in text:
            raise
        return text, f"网页有个别字符损坏，按声明的 {name.upper()} 编码读入。"


def lines(text: str, label: str) -> tuple[list[str], list[str]]:
    """→ (the lines of the text on the page, notes in Chinese). Raises InputError where the page has no text."""
    from lxml import etree

    # Counted before there is a tree, which takes a hundred times the room.
    if text.count("<") > MAX_PAGE_TAGS:
        raise InputError(
            f"“{label}”超过 {MAX_PAGE_TAGS:,} 个标签的上限；请只复制报告正文，另存为 .txt 后再试。"
        )
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise InputError(f"“{label}”不是可识别的网页；请在浏览器中重新另存为网页，或复制正文另存为 .txt。")
    names = _titles(root)
    _prune(root)
    page = _write(root)
    whole = len(page.lines)
    if not whole:
        raise InputError(
            f"“{label}”这个网页里没有文字(内容可能由脚本载入);请在浏览器中打开后复制正文，另存为 .txt。"
        )
    _drop_named(root, page)
    page = _write(root)
    start, end = _text(root, page)
    kept = [line.text for line in page.lines[start:end] if not line.is_link]
    if not _has_title(kept):
        title = _title(page.lines[:start], names)
        kept = [title, *kept] if title else kept
    left = whole - len(kept)
    return kept, [f"略去网页正文以外的菜单、链接等 {left} 行。"] if left > 0 else []


def _titles(root: Element) -> list[str]:
    """What the page's head gives as its title, the most reliable first, without the name of the site."""
    wanted = [name.lower() for name in toml("pages")["titles"]]
    named = {
        (meta.get("name") or meta.get("property") or "").lower(): meta.get("content") or ""
        for meta in root.iter("meta")
    }
    titles = [named.get(name, "") for name in wanted]
    titles += ["".join(title.itertext()) for title in root.iter("title")]
    return [re.split(r"\s*[-_|—–]+\s*", title.strip())[0] for title in titles if title.strip()]


def _prune(root: Element) -> None:
    """Take off what a reader of the page does not see."""
    for element in list(root.iter("*")):
        style = element.get("style")
        hidden = element.get("hidden") is not None or (style and _HIDDEN.search(style))
        # The mark of a footnote is a small raised number; the square of 平方米 has no brackets and no link.
        text = "".join(element.itertext()).strip() if element.tag == "sup" else ""
        note = (
            text
            and _NOTE.fullmatch(text)
            and (not text.isdigit() or element.find(".//a") is not None or _in_link(element))
        )
        if element.tag in _NEVER or hidden or note:
            _drop(element)


def _in_link(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "a"


def _drop(element: Element) -> None:
    """Remove an element and keep what follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _write(root: Element) -> _Page:
    """The page line by line."""
    from lxml import etree

    found: list[_Line] = []
    spans: dict[Element, tuple[int, int]] = {}
    starts: dict[Element, int] = {}
    pieces: list[tuple[str, bool]] = []
    counts: dict[Element, int] = {}
    links = preformatted = 0

    def flush() -> None:
        line = _line(pieces)
        pieces.clear()
        if line:
            found.append(line)

    def add(text: str | None) -> None:
        first, *rest = (_PREFORMATTED if preformatted else _INDENTED).split(text or "")
        pieces.append((first, bool(links)))
        for piece in rest:
            flush()
            pieces.append((piece, bool(links)))

    walk = etree.iterwalk(root, events=("start", "end"))
    inside: Element | None = None  # the table or row that is written already
    for event, element in walk:
        if inside is not None and element is not inside:
            continue
        tag = element.tag
        block = tag not in _INLINE
        if event == "start":
            if block:
                flush()
                starts[element] = len(found)
            links += tag == "a" and element.get("href") is not None
            preformatted += tag in ("pre", "listing", "xmp")
            rows = _rows(element) if tag in ("table", "tr") else None
            if rows is not None:
                found += rows
                inside = element
                continue
            if tag == "li":
                pieces.append((_number(element, counts), False))
            add(element.text)
        else:
            inside = None
            if block:
                flush()
                spans[element] = (starts[element], len(found))
            links -= tag == "a" and element.get("href") is not None
            preformatted -= tag in ("pre", "listing", "xmp")
            if element is not root:
                add(element.tail)
    flush()
    return _Page(found, spans)


def _line(pieces: list[tuple[str, bool]]) -> _Line | None:
    text = "".join(piece for piece, _ in pieces)
    if not text.strip():
        return None
    linked = sum(len("".join(piece.split())) for piece, link in pieces if link)
    return _Line(re.sub(r"[ \t\r\n\f]+", " ", _SOURCE_BREAK.sub("", text)).strip(), linked)


def _number(item: Element, counts: dict[Element, int]) -> str:
    """The number that a browser puts before an item of an ordered list, unless its text brings one."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start") or "1"
    counts.setdefault(parent, int(start) if re.fullmatch(r"\d{1,4}", start) else 1)
    number = counts[parent]
    counts[parent] += 1
    beginning = "".join(islice(item.itertext(), _FIRST_TEXTS)).strip()
    return "" if heading().match(beginning) else f"{number}."


def _rows(element: Element) -> list[_Line] | None:
    """The lines of a table, or of one row of a table that lays out the page; None where it is to be walked through."""
    if element.find(".//table") is not None:
        return None
    rows = list(element.iter("tr"))
    if element.tag == "table" and not any(len(_cells(row)) > 1 for row in rows):
        return None
    table: list[list[cells.Cell]] = []
    linked = 0
    for row in rows:
        written: list[cells.Cell] = []
        for cell in _cells(row):
            inner = _write_cell(cell)
            if cells.is_prose(line.text for line in inner):
                return None
            linked += sum(line.linked for line in inner)
            text = "\n".join(line.text for line in inner)
            written.append(cells.Cell(text, _span(cell, "colspan"), _span(cell, "rowspan")))
        table.append(written)
    if _is_filing(table):
        return []
    caption = [line for part in element.iter("caption") for line in _write_cell(part)]
    texts = cells.lines(cells.place(table))
    total = sum(map(len, texts)) or 1
    return [*caption, *(_Line(text, round(len(text) * min(linked / total, 1))) for text in texts)]


def _write_cell(cell: Element) -> list[_Line]:
    """The lines of a cell, which holds no table."""
    from copy import copy

    alone = copy(cell)
    alone.tag, alone.tail = "div", None
    return _write(alone).lines


def _cells(row: Element) -> list[Element]:
    return [child for child in row if child.tag in ("td", "th")]


def _span(cell: Element, name: str) -> int:
    value = cell.get(name) or "1"
    return int(value) if re.fullmatch(r"[1-9]\d{0,3}", value) else 1


def _is_filing(table: list[list[cells.Cell]]) -> bool:
    labels = set(toml("structure")["furniture"]["labels"])
    texts = {"".join(cell.text.split()).strip("：:[]【】") for row in table for cell in row}
    begun = {re.split("[:：]", text)[0] for text in texts}
    return len(labels & (texts | begun)) >= _FILED


def _drop_named(root: Element, page: _Page) -> None:
    """Take off the elements that are named like menus, footers and lists of links, unless the text is in them."""
    data = toml("pages")
    names, tags = set(data["names"]), set(data["tags"])
    running = [0, *accumulate(line.prose for line in page.lines)]
    for element, (start, end) in page.spans.items():
        if element is root or element.tag == "body":
            continue
        words = re.split(
            r"[^a-z0-9]+",
            re.sub("([a-z])([A-Z])", r"\1-\2", f"{element.get('class')} {element.get('id')}").lower(),
        )
        named = element.tag in tags or any(word.rstrip("0123456789") in names for word in words)
        if named and running[end] - running[start] <= running[-1] * _TOO_MUCH:
            # A part of the report is kept, whatever its element is called.
            headed = any(map(_is_heading, page.lines[start:end]))
            if not headed or running[end] == running[start]:
                _drop(element)


def _text(root: Element, page: _Page) -> tuple[int, int]:
    """Which lines of the page are the text."""
    running = [0, *accumulate(line.prose for line in page.lines)]
    total = running[-1]

    def prose(start: int, end: int) -> int:
        return running[end] - running[start]

    whole = (0, len(page.lines))
    if not total:
        return whole
    path = [whole]
    element: Element | None = root
    while element is not None:
        inner = None
        for child in _blocks(element, page):
            if prose(*page.spans[child]) >= total * _MOST:
                inner = child
                path.append(page.spans[child])
        element = inner
    start, end = path[-1]
    for wider_start, wider_end in reversed(path[:-1]):
        limit = next((i for i in range(end, wider_end) if _opens_other(page.lines[i])), wider_end)
        goes_on = any(_is_heading(line) for line in page.lines[end:limit])
        if goes_on or prose(end, limit) >= prose(start, end) * _GAIN:
            end = max(end, limit)
        if prose(wider_start, start) or any(_is_heading(line) for line in page.lines[wider_start:start]):
            # What comes before the first sentence of the text is left to the rules for publication lines.
            start = wider_start
    last = max(
        (i for i in range(start, end) if page.lines[i].prose or _is_heading(page.lines[i])), default=end
    )
    return start, next((i for i in range(last + 1, end) if _opens_other(page.lines[i])), end)


def _is_heading(line: _Line) -> bool:
    return not line.is_link and bool(heading().match(line.text)) and CELL not in line.text


def _blocks(element: Element, page: _Page) -> Iterator[Element]:
    """The nearest elements below that stand on lines of their own."""
    for child in element:
        if child in page.spans:
            yield child
        elif len(child):
            yield from (inner for inner in child.iter("*") if inner in page.spans)


def _opens_other(line: _Line) -> bool:
    return line.text.lstrip("【[ ").startswith(tuple(toml("pages")["after"]))


def _has_title(kept: list[str]) -> bool:
    return any(_is_title(line) for line in kept[:_TITLE_LINES])


def _is_title(line: str) -> bool:
    words = toml("structure")["title"]["words"]
    return (
        len(line) <= _LONGEST_TITLE
        and any(word in line for word in words)
        and not re.search(r"[。，,;；:：>›»]", line)
        and not heading().match(line)
        and CELL not in line
    )


def _title(above: list[_Line], names: list[str]) -> str:
    """The title of the text: a line above it, the one that the page's head names if there is one; else that name."""
    found = [line.text for line in above if not line.is_link and _is_title(line.text)]
    for name in names:
        if name in found:
            return name
    return found[-1] if found else next((name for name in names if _is_title(name)), "")
