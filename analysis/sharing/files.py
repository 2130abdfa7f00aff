"""How do the tables become files that open anywhere, all of them or none?"""

from __future__ import annotations

import errno
import io
import json
import os
import re
import tempfile
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from analysis.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

#: Signs that make a spreadsheet read a cell of a CSV file as a formula, in both widths.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: Characters that XML 1.0 does not allow, hence no workbook either (https://www.w3.org/TR/xml/#charsets).
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: Excel holds no more characters in a cell.
_LONGEST_CELL = 32767
_REASONS = {
    errno.EACCES: "没有写入权限，或其中的文件正被其他程序打开",
    errno.EPERM: "没有写入权限",
    errno.EROFS: "磁盘是只读的",
    errno.EEXIST: "已有同名的文件",
    errno.ENOTDIR: "路径中有一段是文件而不是文件夹",
    errno.EISDIR: "其中有文件夹与要写的文件同名",
    errno.ENAMETOOLONG: "路径太长",
    errno.EINVAL: "路径中有不能使用的字符",
    errno.ENOENT: "路径不存在",
}


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A new empty folder whose files take their place in `folder` when the block ends well, all of them or none.

    Files of other names in `folder` stay. Where the block or the replacement fails, `folder` is as it was before,
    and is not there if it was not. Raises InputError where `folder` cannot be written to.
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        with _named(folder):
            folder.mkdir(parents=True, exist_ok=True)
            # Inside the folder, so that moving a file is a rename and never a copy to another disk.
            temporary = tempfile.TemporaryDirectory(prefix=".writing-", dir=folder)
        with temporary:
            new, old = Path(temporary.name, "new"), Path(temporary.name, "old")
            new.mkdir()
            old.mkdir()
            yield new
            with _named(folder):
                _swap(new, folder, old)
    except BaseException:
        for path in made:
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
        raise


@contextmanager
def _named(folder: Path) -> Iterator[None]:
    """Say of a folder that cannot be written to what is wrong with it; a full or a broken disk is not its fault."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0)
        if reason is None:
            raise
        raise InputError(f"不能写入文件夹“{folder}”：{reason}，请处理后重试或换一个文件夹。") from error


def _swap(new: Path, folder: Path, old: Path) -> None:
    """Move every file of `new` into `folder` and what it replaces into `old`; undo both where one move fails."""
    undo: list[tuple[Path, Path]] = []
    try:
        for file in sorted(new.iterdir()):
            target = folder / file.name
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
            if target.exists():
                os.replace(target, old / file.name)
                undo.append((old / file.name, target))
            os.replace(file, target)
            undo.append((target, file))
    except BaseException:
        for source, back in reversed(undo):
            os.replace(source, back)
        raise


class Tables(Protocol):
    """What is written: an :class:`analysis.Analysis`, or anything that has the tables by name."""

    def table(self, name: str) -> pd.DataFrame: ...


def write_tables(analysis: Tables, folder: Path | str, format: str = "csv") -> tuple[Path, ...]:
    """Write one file a table into `folder`, all of them or none, and return their paths in the order of the tables.

    `format` is one of FORMATS. Raises KeyError for another one, InputError where the folder cannot be written to.
    """
    from analysis.tables import NAMES  # loads pandas, which FORMATS alone does not need

    folder = Path(folder)
    # Computed before anything is written: a report that cannot be analysed leaves no folder behind.
    contents = {f"{name}.{format}": content(analysis.table(name), format, name) for name in NAMES}
    with replacing(folder) as temporary:
        for name, data in contents.items():
            (temporary / name).write_bytes(data)
    return tuple(folder / name for name in contents)


def content(table: pd.DataFrame, format: str, name: str = "table") -> bytes:
    """What a file of the table holds; `name` is that of the sheet in a workbook. Raises KeyError as write_tables."""
    return _WRITERS[format](table, name)


def neutral(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would compute it (CWE-1236)."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _texts(table: pd.DataFrame) -> list[str]:
    return list(table.select_dtypes("str").columns)


def _csv(table: pd.DataFrame, name: str) -> bytes:
    safe = table.assign(**{column: table[column].map(neutral) for column in _texts(table)})
    # Excel takes a file for UTF-8 only where it begins with a byte order mark.
    return str(safe.to_csv(index=False, lineterminator="\r\n")).encode("utf-8-sig")


def _parquet(table: pd.DataFrame, name: str) -> bytes:
    buffer = io.BytesIO()
    table.to_parquet(buffer, engine="pyarrow", index=False)
    return buffer.getvalue()


def _json(table: pd.DataFrame, name: str) -> bytes:
    # Not DataFrame.to_json, which keeps at most 15 digits of a number.
    records = json.dumps(_records(table), ensure_ascii=False, allow_nan=False, indent=1)
    return f"{records}\n".encode()


def _xlsx(table: pd.DataFrame, name: str) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.create_sheet(name, 0)
    del book[book.sheetnames[1]]
    for column, title in enumerate(table.columns, start=1):
        sheet.cell(1, column, title)
    for row, record in enumerate(_records(table), start=2):
        for column, value in enumerate(record.values(), start=1):
            if not isinstance(value, str):
                sheet.cell(row, column, value)
                continue
            cell = sheet.cell(row, column, _NOT_IN_XML.sub("", value)[:_LONGEST_CELL])
            # openpyxl takes a text that begins with = for a formula, and #N/A for an error; here all text is text.
            cell.data_type = "s"
            if value.startswith(_FORMULA_SIGNS):
                cell.quotePrefix = True
    sheet.freeze_panes = "A2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _records(table: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """The rows as plain Python values, a missing figure as None."""
    return table.astype(object).where(table.notna(), None).to_dict("records")


_WRITERS: dict[str, Callable[[pd.DataFrame, str], bytes]] = {
    "csv": _csv,
    "parquet": _parquet,
    "xlsx": _xlsx,
    "json": _json,
}

#: The formats that write_tables knows; each is its files' extension.
FORMATS = tuple(_WRITERS)
