"""Is a file read into a clean text, and is bad input refused in one sentence for its reader?"""

import hashlib

import pytest

from analysis import reading
from analysis.errors import InputError
from tests.reading.texts import BODY, TEXT, TITLE

CLOSING = "(信息员:王某,联系方式:2830000)"


def refusal(call, *arguments):
    with pytest.raises(InputError) as caught:
        call(*arguments)
    message = str(caught.value)
    assert "\n" not in message
    assert message.count("。") == 1, "one sentence"
    assert message.endswith("。")
    return message


@pytest.fixture
def file(tmp_path):
    def write(content, name="清源县年报.txt"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def test_a_file_is_text_name_and_fingerprint(file):
    document = reading.read(file(TEXT.encode()))
    assert document.text == TEXT
    assert document.name == "清源县年报"
    assert document.notes == ()
    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_path_may_be_text(file):
    assert reading.read(str(file(TEXT.encode()))).text == TEXT


def test_an_encoding_leaves_a_note(file):
    document = reading.read(file(TEXT.encode("gb18030")))
    assert document.text == TEXT
    assert any("GB18030" in note for note in document.notes)


def test_everything_left_out_leaves_a_note_and_no_trace():
    text = f"首页 > 政务公开\n{TITLE}\n{BODY}\n{CLOSING}\n{BODY}\n{CLOSING}\n"
    document = reading.clean(text, "清源县年报")
    assert document.text == TEXT
    assert document.closing == CLOSING
    notes = "".join(document.notes)
    assert all(word in notes for word in ("重复", "导航", "电话"))
    assert "王某" not in notes
    assert "2830000" not in notes


def test_a_closing_line_is_in_no_representation_of_the_document():
    document = reading.clean(f"{TEXT}\n{CLOSING}", "清源县年报")
    assert "王某" not in repr(document)


def test_a_broken_line_leaves_a_note():
    document = reading.clean(TEXT.replace("论证,", "论证,\n"), "清源县年报")
    assert document.text == TEXT
    assert any("断行" in note for note in document.notes)


def test_a_missing_file():
    assert "找不到" in refusal(reading.read, "没有这份.txt")


def test_a_folder(tmp_path):
    folder = tmp_path / "年报夹"
    folder.mkdir()
    assert "年报夹" in refusal(reading.read, folder)


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n"], ids=["empty", "blank"])
def test_an_empty_file(file, content):
    message = refusal(reading.read, file(content))
    assert "清源县年报.txt" in message
    assert "空" in message


def test_a_mark_of_the_encoding_and_nothing_else(file):
    refusal(reading.read, file(b"\xef\xbb\xbf"))


def test_a_name_that_no_file_can_have():
    refusal(reading.read, "年报\0.txt")


def test_a_name_that_is_too_long():
    refusal(reading.read, "年" * 500)


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 ...", b"\x7fELF" + bytes(range(256)) * 9, b"PK\x03\x04" + bytes(99)],
    ids=["pdf", "program", "archive"],
)
def test_a_file_that_is_no_text(file, content):
    assert "清源县年报.txt" in refusal(reading.read, file(content))


def test_an_english_text():
    english = "The annual report on law-based government. " * 60 + "法治政府建设年度报告依法行政" * 4
    assert "中文" in refusal(reading.clean, english, "report.txt")


def test_fewer_than_fifty_chinese_characters():
    assert "49" in refusal(reading.clean, "法" * 49 + ",。12345", "短文.txt")


def test_fifty_chinese_characters_are_a_report():
    text = "法治政府建设扎实推进" * 5
    assert reading.clean(text, "短文.txt").text == text


def test_a_text_in_a_wrong_encoding():
    garbled = TEXT.encode().decode("latin-1")
    refusal(reading.clean, garbled, "乱码.txt")


def test_a_file_that_is_too_large(file, monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    assert "清源县年报.txt" in refusal(reading.read, file(TEXT.encode()))


def test_bytes_that_are_too_many(monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    refusal(reading.read_bytes, TEXT.encode(), "清源县年报")


def test_a_text_that_is_too_long(monkeypatch):
    monkeypatch.setattr(reading, "MAX_CHARACTERS", 100)
    assert "100" in refusal(reading.clean, TEXT, "清源县年报")


def test_a_lone_half_of_a_pair_is_no_obstacle():
    assert reading.clean(TEXT + "\ud800", "清源县年报").sha256


def test_tidying_a_clean_text_again_changes_nothing():
    lines, closing, notes = reading.tidy(TEXT)
    assert "\n".join(lines) == TEXT
    assert (closing, notes) == ("", [])
