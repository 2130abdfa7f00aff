"""One report in four kinds of file is one report; a file is what its content says, whatever its name."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Hashable
from hashlib import sha256
from html import escape
from io import BytesIO
from typing import Any

import pandas as pd
import pytest
from docx import Document

from analysis import SEED, analyse, reading
from analysis.errors import InputError
from analysis.reading import kinds
from tests.reading.documents import (
    TITLE,
    as_docx,
    as_html,
    as_lines,
    as_paragraphs,
    as_pdf,
    printer,
    saved,
)

COMPARED = [
    "section",
    "indicator",
    "value",
    "unit",
    "text",
    "qualifier",
    "period",
    "change",
    "kind",
    "sentence",
]
FOOTER = '- <span class="pageNumber"></span> -'


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The invented report by the ending of its file."""
    with printer() as page:
        printed = as_pdf(page, f"<h1>{TITLE}</h1>{as_paragraphs()}", footer=FOOTER)
    return {"txt": "\n".join(as_lines()).encode(), "html": as_html(), "docx": as_docx(), "pdf": printed}


@pytest.mark.parametrize("ending", ["html", "docx", "pdf"])
def test_the_same_report_gives_the_same_metrics_in_every_kind_of_file(files, tmp_path, ending):
    tables = {}
    for kind in ("txt", ending):
        path = tmp_path / f"年报.{kind}"
        path.write_bytes(files[kind])
        tables[kind] = analyse(path).metrics[COMPARED]
    assert {1236.0, 97.5, 318.0, 15.0, 53.0, 100.0} <= set(tables["txt"]["value"])
    assert tables[ending].to_dict("records") == tables["txt"].to_dict("records")


def test_every_cell_of_the_table_is_a_metric(files):
    metrics = analyse(files["docx"]).metrics
    cells = metrics[metrics["sentence"].str.contains("|", regex=False)]
    assert cells["value"].tolist() == [41, 9, 12, 6, 53, 15]
    assert set(cells["unit"]) == {"件"}


def test_the_seed_gives_the_same_metrics_in_every_kind_of_file(tmp_path):
    text = reading.read(SEED).text
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    document = Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    with printer() as page:
        printed = as_pdf(page, paragraphs, style="body{font-size:16pt;text-align:justify}", footer=FOOTER)
    wanted = compact(analyse(text).metrics)
    for data in (f"<html><body><div>{paragraphs}</div></body></html>".encode(), saved(document), printed):
        assert compact(analyse(data, name="年报").metrics) == wanted


def compact(metrics: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """The rows without white space in their texts: a space at which a PDF breaks a line is gone."""
    texts = metrics[COMPARED].map(lambda cell: "".join(cell.split()) if isinstance(cell, str) else cell)
    return texts.to_dict("records")


@pytest.mark.parametrize("name", ["年报.txt", "年报", "年报.pdf", "年报.docx", "年报.html", "年报.md"])
@pytest.mark.parametrize("kind", ["txt", "html", "docx", "pdf"])
def test_the_content_says_what_a_file_is_and_not_its_name(files, kind, name):
    assert reading.read_bytes(files[kind], name).text.split("\n") == as_lines()


def test_markdown_is_read_as_text_even_with_a_tag_in_it():
    text = "\n".join([*as_lines(), "<br>", "全文完。"])
    assert reading.read_bytes(text.encode(), "年报.md").text.split("\n")[:3] == as_lines()[:3]


def test_the_digest_is_that_of_the_file(files):
    for kind, data in files.items():
        assert reading.read_bytes(data, f"年报.{kind}").sha256 == sha256(data).hexdigest()


def package(*names: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return written.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "named", "advice"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), ".doc", ".docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "加密", "密码"),
        (OLE + "Workbook".encode("utf-16-le"), "Excel", ".docx"),
        (package("OFD.xml", "Doc_0/Document.xml"), "OFD", "PDF"),
        (package("[Content_Types].xml", "xl/workbook.xml"), "Excel", ".docx"),
        (package("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint", ".docx"),
        (package("mimetype", "content.xml"), "OpenDocument", ".docx"),
        (package("年报.txt"), "压缩", "解压"),
        (b"PK\x03\x04" + bytes(80), "损坏", ".docx"),
        (b"Rar!\x1a\x07\x00" + bytes(80), "压缩", "解压"),
        (b"{\\rtf1\\ansi 2024}", "RTF", ".docx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(80), "图片", "OCR"),
        (b"\xff\xd8\xff\xe0" + bytes(80), "图片", "OCR"),
        (b"BM\x36\x00\x00\x00" + bytes(80), "图片", "OCR"),
        (b"MZ\x90\x00" + bytes(80), "程序", "报告"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", ".mht", "仅 HTML"),
    ],
)
def test_other_kinds_of_files_are_refused_with_what_to_do(data, named, advice):
    with pytest.raises(InputError) as caught:
        reading.read_bytes(data, "年报", "年报.x")
    message = str(caught.value)
    assert named in message
    assert advice in message
    assert "年报.x" in message
    assert "\n" not in message


def test_a_text_that_begins_with_the_letters_of_a_program_is_a_text():
    assert kinds.kind("MZ县2024年法治政府建设年度报告".encode(), "年报.txt") == "text"


def test_reading_text_does_not_load_what_other_kinds_need():
    code = (
        "import sys; from analysis import SEED; from analysis.reading import read; read(SEED); "
        "print([name for name in ('lxml', 'pdfplumber', 'pdfminer') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=SEED.parent.parent, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
