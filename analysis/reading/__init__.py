"""What does a file say, as clean text, and what was left out on the way?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from analysis.errors import InputError
from analysis.reading import furniture, repeats, wrapping
from analysis.reading.decoding import decode

#: Largest file that is read, in bytes.
MAX_BYTES = 20 * 1024 * 1024
#: Longest text that is analysed, in characters.
MAX_CHARACTERS = 2_000_000
#: Fewest Chinese characters that make a report.
MIN_CHINESE = 50


@dataclass(frozen=True)
class Document:
    """The clean text of one input and how it came about."""

    text: str
    name: str
    notes: tuple[str, ...] = ()
    closing: str = field(default="", repr=False)
    sha256: str = ""


def read(path: Path | str) -> Document:
    """The clean text of the file at `path`.

    Raises InputError where the file is missing, empty, too large, not text, or not a Chinese report.
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
    except FileNotFoundError:
        raise InputError(f"找不到文件“{name}”；请检查路径和文件名。") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "路径无效"
        raise InputError(f"无法读取“{name}”({reason});请检查路径和权限。") from None
    return read_bytes(data, path.stem, name)


def read_bytes(data: bytes, name: str, label: str | None = None) -> Document:
    """The clean text of a file's content; `label` is what error messages call it. Raises InputError as read does."""
    label = label or name
    if len(data) > MAX_BYTES:
        raise InputError(f"“{label}”超过 {MAX_BYTES // 1024 // 1024} MB 的上限；请只保留报告正文后再试。")
    if not data.strip():
        raise InputError(f"“{label}”是空文件；请换一份有内容的报告。")
    text, encoding_note = decode(data, label)
    document = clean(text, name, label)
    notes = (encoding_note, *document.notes) if encoding_note else document.notes
    return Document(document.text, name, notes, document.closing, hashlib.sha256(data).hexdigest())


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
