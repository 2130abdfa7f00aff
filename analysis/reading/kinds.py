"""What kind of file is it, by its content, and what can a person do about one that is not read?"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Literal

from analysis.errors import InputError

Kind = Literal["pdf", "docx", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_AS_WORD = "请用 Word 或 WPS 打开，另存为 .docx 后再试。"
_AS_TEXT = "请打开后把正文另存为 .docx 或 .txt 再试。"
_RECOGNISE = "请先做文字识别(OCR)，把得到的文字另存为 .docx 或 .txt 再试。"

#: How files begin that are not read: what they are, and what to do.
_OTHERS = (
    (b"{\\rtf", "RTF 文件", _AS_WORD),
    (b"\x89PNG", "图片", _RECOGNISE),
    (b"\xff\xd8\xff", "图片", _RECOGNISE),
    (b"GIF8", "图片", _RECOGNISE),
    (b"BM", "图片", _RECOGNISE),
    (b"II*\0", "图片", _RECOGNISE),
    (b"MM\0*", "图片", _RECOGNISE),
    (b"Rar!\x1a\x07", "压缩文件", "请先解压，再选择其中的报告。"),
    (b"7z\xbc\xaf\x27\x1c", "压缩文件", "请先解压，再选择其中的报告。"),
    (b"\x1f\x8b", "压缩文件", "请先解压，再选择其中的报告。"),
    (b"MIME-Version:", "网页归档(.mht)", "请在浏览器中打开，另存为“网页，仅 HTML”后再试。"),
    (b"From: <Saved by", "网页归档(.mht)", "请在浏览器中打开，另存为“网页，仅 HTML”后再试。"),
    (b"MZ", "程序文件", "请选择报告的正文文件。"),
    (b"\x7fELF", "程序文件", "请选择报告的正文文件。"),
)
#: Files inside a ZIP that tell what it is.
_PACKAGES = (
    ("ofd.xml", "OFD 文件", "请用 OFD 阅读器打开，另存为 .docx 或导出为 PDF 后再试。"),
    ("xl/workbook.xml", "Excel 工作簿", _AS_TEXT),
    ("ppt/presentation.xml", "PowerPoint 演示文稿", _AS_TEXT),
    ("content.xml", "OpenDocument 文件", "请打开后另存为 .docx 再试。"),
)
#: A PDF's mark stands within this many bytes of its beginning (ISO 32000-1, annex H.3.4.1).
_PDF_WITHIN = 1024


def kind(data: bytes, label: str) -> Kind:
    """What the file is: "pdf", "docx", or "text" for plain text and web pages.

    Raises InputError, with how to convert it, where it is of a kind that is known and not read.
    """
    if data.startswith(_OLE):
        raise _ole(data, label)
    if data.startswith(_ZIP):
        return _zip(data, label)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    for mark, name, advice in _OTHERS:
        # Two letters alone begin texts too; in a picture or a program a NUL follows soon.
        if data.startswith(mark) and (len(mark) > 2 or b"\0" in data[:64]):
            raise InputError(f"“{label}”是{name}，不能直接读取；{advice}")
    return "text"


def _ole(data: bytes, label: str) -> InputError:
    """The old container of Office files; a Word document with a password is put into one as well."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return InputError(f"“{label}”是加密的文档；请取消密码后另存为 .docx 再试。")
    if "Workbook".encode("utf-16-le") in data:
        return InputError(f"“{label}”是旧版 Excel 工作簿，不能直接读取；{_AS_TEXT}")
    return InputError(f"“{label}”是旧版 Word 或 WPS 文件(.doc、.wps)，不能直接读取；{_AS_WORD}")


def _zip(data: bytes, label: str) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = {name.lower() for name in package.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, OverflowError):
        raise InputError(
            f"“{label}”不完整或已损坏；请重新下载，或用 Word、WPS 打开后另存为 .docx 再试。"
        ) from None
    if "word/document.xml" in names:
        return "docx"
    for name, what, advice in _PACKAGES:
        if name in names:
            raise InputError(f"“{label}”是{what}，不能直接读取；{advice}")
    raise InputError(f"“{label}”是压缩文件；请先解压，再选择其中的报告。")
