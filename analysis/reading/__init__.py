"""What does a file say, as clean text, and what was left out on the way?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from analysis.errors import InputError
from analysis.reading import docx, furniture, html, kinds, pdf, repeats, wrapping
from analysis.reading.decoding import decode
from analysis.reading.limits import (
    MAX_BYTES,
    MAX_CHARACTERS,
    MAX_PAGE_TAGS,
    MAX_PAGES,
    MAX_PART_BYTES,
    MAX_PARTS,
    MAX_UNPACKED_BYTES,
    MAX_WORD_TAGS,
    MIN_CHINESE,
)

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "MAX_PAGES",
    "MAX_PAGE_TAGS",
    "MAX_PARTS",
    "MAX_PART_BYTES",
    "MAX_UNPACKED_BYTES",
    "MAX_WORD_TAGS",
    "MIN_CHINESE",
    "Document",
    "clean",
    "read",
    "read_bytes",
    "tidy",
]


@dataclass(frozen=True)
class Document:
    """The clean text of one input and how it came about."""

    text: str
    name: str
    notes: tuple[str, ...] = ()
    closing: str = field(default="", repr=False)
    sha256: str = ""


def read(path: Path | str) -> Document:
    """The clean text of the file at `path`: plain text, Markdown, a saved web page, a Word document or a PDF.

    What a file is, its content says, not its name. Raises InputError where the file is missing, empty, too large, of a
    kind that is not read, or not a Chinese report.
    """
    path = Path(path)
    name = path.name
    try:
        if path.is_dir():
            raise InputError(f"“{name}”是文件夹，不是文件；请指定其中的一份报告。")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(
                f"“{name}”有 {size / 1024 / 1024:.1f} MB，超过 {MAX_BYTES // 1024 // 1024} MB 的上限；"
                "请只保留报告正文后再试。"
            )
        data = path.read_bytes()
    except InputError:
        raise
    except FileNotFoundError:
        raise InputError(f"找不到文件“{name}”；请检查路径和文件名。") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "路径无效"
        raise InputError(f"无法读取“{name}”（{reason}）；请检查路径和权限。") from None
    return read_bytes(data, path.stem, name)


def read_bytes(data: bytes, name: str, label: str | None = None) -> Document:
    """The clean text of a file's content; `label` is what error messages call it. Raises InputError as read does."""
    label = label or name
    if len(data) > MAX_BYTES:
        raise InputError(f"“{label}”超过 {MAX_BYTES // 1024 // 1024} MB 的上限；请只保留报告正文后再试。")
    if not data.strip():
        raise InputError(f"“{label}”是空文件；请换一份有内容的报告。")
    text, notes = _extract(data, label)
    document = clean(text, name, label)
    return Document(
        document.text, name, (*notes, *document.notes), document.closing, hashlib.sha256(data).hexdigest()
    )


def _extract(data: bytes, label: str) -> tuple[str, list[str]]:
    """→ (the text in the file, line by line, notes in Chinese on how it was read)."""
    kind = kinds.kind(data, label)
    if kind == "docx":
        lines, notes = docx.lines(data, label)
    elif kind == "pdf":
        lines, notes = pdf.lines(data, label)
    else:
        suffix = Path(label).suffix.lower()
        text, note = html.decode_page(data, label)
        if not html.is_html(text, suffix):
            text, note = decode(data, label)
            return text, [note] if note else []
        lines, notes = html.lines(text, label)
        notes = [note, *notes] if note else notes
    return "\n".join(lines), notes


def clean(text: str, name: str, label: str | None = None) -> Document:
    """The report's own text out of `text`: page furniture, a repeated body and the closing line taken off.

    Raises InputError where what remains is no Chinese report.
    """
    label = label or name or "粘贴的文本"
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"“{label}”超过 {MAX_CHARACTERS:,} 个字符的上限；请只保留报告正文后再试。")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    _require_chinese(text, label)
    lines, closing, notes = tidy(text)
    return Document("\n".join(lines), name, tuple(notes), closing, digest)


def tidy(text: str) -> tuple[list[str], str, list[str]]:
    """→ (the lines of the report itself, the closing line taken off, notes in Chinese on what was left out)."""
    notes: list[str] = []
    lines = wrapping.lines(text)
    lines, note = repeats.drop(lines)
    notes += note
    lines, note = furniture.drop(lines)
    notes += note
    lines, closing = furniture.take_closing(lines)
    if closing:
        notes.append("文末署有姓名和电话的一行不参与分析，也不进入任何图表和导出。")
    lines, note = wrapping.join_broken(lines)
    return lines, closing, notes + note


def _require_chinese(text: str, label: str) -> None:
    letters = [character for character in text if character.isalpha()]
    chinese = sum("\u4e00" <= character <= "\u9fff" for character in letters)
    if chinese < MIN_CHINESE:
        raise InputError(
            f"“{label}”只有 {chinese} 个汉字(至少要 {MIN_CHINESE} 个);请确认它是一份中文报告的正文。"
        )
    if chinese * 2 < len(letters):
        raise InputError(f"“{label}”大部分内容不是中文；请确认它是一份中文报告，并且编码正确。")
