"""Are the bytes of a file read in the encoding in which they were written?"""

import codecs

import pytest

from analysis.errors import InputError
from analysis.reading.decoding import decode
from tests.reading.texts import TEXT

TRADITIONAL = "清源縣2024年法治政府建設年度報告\n全縣堅持依法行政,辦結行政覆議案件,群眾滿意度穩步提升。"


def test_utf8_needs_no_note():
    assert decode(TEXT.encode(), "甲.txt") == (TEXT, "")


def test_a_byte_order_mark_is_no_text():
    assert decode(codecs.BOM_UTF8 + TEXT.encode(), "甲.txt") == (TEXT, "")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("gb18030"), "GB18030"),
        (TEXT.encode("gbk"), "GB18030"),
        (TEXT.encode("gb2312"), "GB18030"),
    ],
    ids=["utf-16-le, marked", "utf-16-be, marked", "utf-16-le", "utf-16-be", "gb18030", "gbk", "gb2312"],
)
def test_other_encodings_are_noticed_and_named(data, encoding):
    text, note = decode(data, "甲.txt")
    assert text == TEXT
    assert encoding in note


def test_traditional_text_in_big5():
    text, note = decode(TRADITIONAL.encode("big5"), "甲.txt")
    assert text == TRADITIONAL
    assert "BIG5" in note


def test_traditional_text_in_gb18030_is_not_taken_for_big5():
    assert decode(TRADITIONAL.encode("gb18030"), "甲.txt")[0] == TRADITIONAL


def test_a_character_outside_the_basic_plane_survives_in_gb18030():
    assert decode((TEXT + "𠮷").encode("gb18030"), "甲.txt")[0] == TEXT + "𠮷"


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "图片"),
        (b"{\\rtf1\\ansi", "RTF"),
    ],
    ids=["pdf", "docx", "doc", "png", "jpeg", "rtf"],
)
def test_a_file_of_another_kind_is_named_for_what_it_is(data, named):
    with pytest.raises(InputError, match=named) as caught:
        decode(data, "年报.txt")
    assert "年报.txt" in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"\x7fELF\x02\x01\x01" + bytes(200),
        b"\x80\x81\xfe\xff" * 99,
        codecs.BOM_UTF16_LE + b"\x00\xd8\x00",
        b"\xff\xfe\x00",
    ],
    ids=["every byte", "program", "no characters", "half a pair", "odd length"],
)
def test_what_is_no_text_in_any_encoding_is_refused_in_one_sentence(data):
    with pytest.raises(InputError, match="UTF-8") as caught:
        decode(data, "年报.txt")
    assert "\n" not in str(caught.value)
