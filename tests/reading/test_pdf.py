"""PDFs as a browser and a typesetter make them: lines joined, tables read, the furniture of the pages left out."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from analysis.errors import InputError
from analysis.reading import pdf, read_bytes
from tests.reading.documents import TITLE, as_lines, as_paragraphs, as_pdf, as_table, printer

NUMBERED = '- <span class="pageNumber"></span> -'
SENTENCES = [
    f"{place}全年办理行政执法案件{count}件，其中一般程序案件{count - 5}件，组织执法人员培训{count + 7}人次，"
    f"开展执法案卷评查{count + 20}卷，发现并督促整改问题{count - 11}个，群众满意度明显提高。"
    for count, place in enumerate(("东河镇", "西山镇", "南坪镇", "北岭镇", "中塘镇", "石桥镇"), 1204)
]
FONT = "STSong-Light"


@pytest.fixture(scope="module")
def made():
    with printer() as page:

        def make(html: str, **settings: str) -> bytes:
            return as_pdf(page, html, **settings)

        yield make


def lines(data: bytes) -> list[str]:
    return pdf.lines(data, "年报.pdf")[0]


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_the_report_is_read_with_its_table_and_without_page_numbers(made):
    data = made(f"<h1>{TITLE}</h1>{as_paragraphs()}", footer=NUMBERED, header="青原县文件")
    document = read_bytes(data, "年报.pdf")
    assert document.text.split("\n") == as_lines()
    assert any("页码" in note for note in document.notes)


@pytest.mark.parametrize("size", [11, 13, 16, 21])
@pytest.mark.parametrize("align", ["left", "justify"])
def test_lines_broken_at_the_margin_are_joined_whatever_breaks_where(made, size, align):
    style = f"body{{font-size:{size}pt;text-align:{align}}}"
    assert lines(made(paragraphs(SENTENCES), style=style)) == SENTENCES


def test_paragraphs_without_an_indent_are_told_apart_by_their_distance(made):
    assert lines(made(paragraphs(SENTENCES), style="p{text-indent:0;margin-bottom:1em}")) == SENTENCES


def test_a_paragraph_goes_on_over_the_page(made):
    texts = SENTENCES * 6
    assert lines(made(paragraphs(texts), style="body{font-size:16pt}", footer=NUMBERED)) == texts


@pytest.mark.parametrize(
    "footer",
    [
        '<span class="pageNumber"></span>',
        '— <span class="pageNumber"></span> —',
        '第 <span class="pageNumber"></span> 页 共 <span class="totalPages"></span> 页',
        '<span class="pageNumber"></span> / <span class="totalPages"></span>',
    ],
)
def test_page_numbers_and_running_heads_go(made, footer):
    texts = SENTENCES * 4
    data = made(
        paragraphs(texts), style="body{font-size:16pt}", footer=footer, header="青原县司法局 2025年1月"
    )
    assert lines(data) == texts


def test_merged_cells_are_written_once_and_columns_stay_aligned(made):
    table = """<table><tr><td rowspan=2>项目</td><td colspan=2>申请人</td><td rowspan=2>合计</td></tr>
    <tr><td>公民</td><td>法人</td></tr><tr><td rowspan=2>审结</td><td>4</td><td>5</td><td>9</td></tr>
    <tr><td>6</td><td></td><td>6</td></tr></table>"""
    assert lines(made(f"{paragraphs(SENTENCES)}<p>办案情况（单位：件）</p>{table}"))[-5:] == [
        "办案情况（单位：件）",
        "项目 | 申请人 |  | 合计",
        "项目 | 公民 | 法人",
        "审结 | 4 | 5 | 9",
        "— | 6 |  | 6",
    ]


def test_a_table_over_several_pages_has_its_head_once(made):
    rows = [("乡镇", "案件")] + [(f"第{index}镇", str(1000 + index)) for index in range(70)]
    head, *body = (f"<tr><td>{name}</td><td>{count}</td></tr>" for name, count in rows)
    table = f"<table><thead>{head}</thead><tbody>{''.join(body)}</tbody></table>"
    found = lines(made(paragraphs(SENTENCES) + table, footer=NUMBERED))
    assert found == SENTENCES + [f"{name} | {count}" for name, count in rows]


def test_a_table_without_ruling_lines_is_one(made):
    rows = [("项目", "件数"), ("维持", "41"), ("驳回", "18"), ("合计", "59")]
    data = made(paragraphs(SENTENCES) + as_table(rows), style="td{border:0;padding:0 40px}")
    assert lines(data)[-4:] == [" | ".join(row) for row in rows]


def test_a_frame_round_text_is_no_table(made):
    framed = f'<div style="border:1px solid;padding:8px">{paragraphs(SENTENCES[:2])}</div>'
    assert lines(made(framed)) == SENTENCES[:2]


def test_the_left_column_is_read_before_the_right_one(made):
    texts = SENTENCES * 2
    html = f'<div style="columns:2;column-gap:3em">{paragraphs(texts)}</div>'
    assert lines(made(html, style="body{font-size:11pt}")) == texts


def test_footnotes_and_their_marks_go(made):
    note = '<div style="position:fixed;bottom:0;font-size:8pt">[1] 数据来源于县司法局，共999件。</div>'
    text = SENTENCES[0].replace("案件，", '案件，<sup style="font-size:50%">[1]</sup>', 1)
    marked = SENTENCES[0][:-1] + '<sup style="font-size:50%">[1]</sup>。'
    assert lines(made(paragraphs([marked, text]) + note)) == SENTENCES[:1] * 2


def test_a_table_of_contents_goes(made):
    contents = paragraphs(["一、主要举措..........................3", "二、存在的问题………………………………5"])
    assert lines(made(contents + paragraphs(SENTENCES))) == SENTENCES


def test_characters_are_those_of_the_text_and_no_radicals(made):
    text = "青原县长风镇民政所门面见习人员齐心——办理食品、金属、车辆、马路案件，门户、飞鸟、鱼龙、龟鹿、齿骨各有其方。"
    assert lines(made(f"<p>{text}</p>")) == [text]


def typeset(draw: Callable[[Canvas], None], **settings) -> bytes:
    """A PDF made without a browser, with a font that the reader of the PDF has to know."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    written = BytesIO()
    canvas = Canvas(written, pagesize=A4, **settings)
    canvas.setFont(FONT, 14)
    draw(canvas)
    canvas.save()
    return written.getvalue()


def write(canvas: Canvas) -> None:
    for index, line in enumerate(as_lines()[:2]):
        canvas.drawString(80, 700 - 24 * index, line[:30])


def test_a_font_that_is_not_in_the_file_is_read():
    assert lines(typeset(write)) == [line[:30] for line in as_lines()[:2]]


def test_bold_type_made_by_printing_twice_is_read_once():
    def twice(canvas: Canvas) -> None:
        canvas.drawString(80, 700, TITLE)
        canvas.drawString(80.3, 700, TITLE)

    assert lines(typeset(twice)) == [TITLE]


def test_a_mark_across_the_page_and_text_beside_it_are_left_out():
    def marked(canvas: Canvas) -> None:
        write(canvas)
        canvas.drawString(-400, 500, "页外的文字")
        canvas.rotate(45)
        canvas.drawString(400, 100, "内部资料")

    assert lines(typeset(marked)) == [line[:30] for line in as_lines()[:2]]


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "年报.pdf")
    message = str(caught.value)
    assert "年报.pdf" in message
    assert "\n" not in message
    return message


def test_an_encrypted_file_is_refused_and_one_that_only_forbids_printing_is_read():
    locked = typeset(write, encrypt=StandardEncryption("secret", "owner", canPrint=0))
    assert "密码" in refusal(locked)

    def latin(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(80, 700, "Annual report 2024")

    open_to_all = StandardEncryption("", "owner", canPrint=0, canCopy=0)
    assert lines(typeset(latin, encrypt=open_to_all)) == ["Annual report 2024"]


def test_a_scan_is_refused():
    def scan(canvas: Canvas) -> None:
        for _ in range(3):
            canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
            canvas.showPage()

    assert "OCR" in refusal(typeset(scan))


def test_pages_without_text_among_others_are_named():
    def mixed(canvas: Canvas) -> None:
        canvas.showPage()
        canvas.setFont(FONT, 14)
        write(canvas)

    assert any("第 1页" in note for note in pdf.lines(typeset(mixed), "年报.pdf")[1])


def test_a_document_of_too_many_pages_is_refused(monkeypatch):
    monkeypatch.setattr(pdf, "MAX_PAGES", 3)

    def long(canvas: Canvas) -> None:
        for _ in range(4):
            canvas.setFont(FONT, 14)
            write(canvas)
            canvas.showPage()

    assert "3 页" in refusal(typeset(long))


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.8])
def test_a_file_that_was_cut_off_is_refused(cut):
    data = typeset(write)
    assert "PDF" in refusal(data[: int(len(data) * cut)]) or "文字" in refusal(data[: int(len(data) * cut)])


def test_a_page_of_too_many_glyphs_is_refused(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_GLYPHS", 10)
    assert "第 1 页" in refusal(typeset(write))
