"""Which characters do the bytes of a text file stand for?"""

from __future__ import annotations

from analysis.errors import InputError

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BINARY = {
    b"%PDF": "PDF 文件",
    b"PK\x03\x04": "DOCX 或压缩文件",
    b"\xd0\xcf\x11\xe0": "旧版 Word 或 WPS 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"{\\rtf": "RTF 文件",
}
#: The most frequent characters of the genre, in both scripts: of two possible readings the one that has more is right.
_FREQUENT = frozenset("的一年法行政治府建设案件不在中和人有工作依是情况區区會会務务為为設")


def decode(data: bytes, label: str) -> tuple[str, str]:
    """→ (text, a note in Chinese where the encoding is not UTF-8, else empty).

    UTF-8, UTF-16 with or without its mark, GB18030 (with GBK and GB2312 in it) and Big5 are tried.
    Raises InputError where the bytes are no text in any of them.
    """
    for mark, kind in _BINARY.items():
        if data.startswith(mark):
            raise InputError(f"“{label}”是{kind}，不是纯文本；请先另存为 UTF-8 编码的 .txt 再试。")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                raise _unreadable(label) from None
            return text.lstrip("\ufeff"), "" if encoding == "utf-8-sig" else "按 UTF-16 编码读入。"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\0" not in text:
            return text, ""
    candidates = ("utf-16-le", "utf-16-be") if b"\0" in data else ("gb18030", "big5")
    readings = []
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = sum(character in _FREQUENT for character in text) / max(len(text), 1)
        readings.append((score, encoding, text))
    if not readings:
        raise _unreadable(label)
    score, encoding, text = max(readings)
    # Any bytes decode as something in these encodings; text of the genre has a tenth of these characters or more.
    if score < 0.03:
        raise _unreadable(label)
    return text, f"按 {encoding.removesuffix('-le').removesuffix('-be').upper()} 编码读入。"


def _unreadable(label: str) -> InputError:
    return InputError(
        f"“{label}”不是可识别的文本(已试过 UTF-8、UTF-16、GB18030 和 Big5);请另存为 UTF-8 编码的 .txt 再试。"
    )
