"""Word documents with what Word adds to a text: automatic numbers, merged cells, notes, revisions, contents."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from analysis.errors import InputError
from analysis.reading import docx, read_bytes
from tests.reading.documents import LEAD, as_docx, as_lines, element, number, numbered, saved


def lines(document) -> list[str]:
    return docx.lines(saved(document), "年报.docx")[0]


def body(document, xml: str):
    """Put a piece of WordprocessingML at the end of the body."""
    made = parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1))
    document.element.body.insert(len(document.element.body) - 1, made)
    return made


def rewritten(data: bytes, parts: dict[str, bytes | None]) -> bytes:
    """The package with parts replaced, added, or (None) taken out."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in parts:
                new.writestr(entry.filename, old.read(entry))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return written.getvalue()


def test_the_report_is_read_without_header_and_footer_and_with_its_numbers():
    document = read_bytes(as_docx(), "年报.docx")
    assert document.text.split("\n") == as_lines()


def test_numbers_restart_below_a_new_heading_and_skip_what_is_not_numbered():
    document = Document()
    identity = number(document)
    for level, text in [
        (0, "甲"),
        (1, "乙"),
        (1, "丙"),
        (None, "正文"),
        (2, "丁"),
        (0, "戊"),
        (1, "己"),
        (2, "庚"),
    ]:
        paragraph = document.add_paragraph(text)
        if level is not None:
            numbered(paragraph, identity, level)
    assert lines(document) == ["一、甲", "（一）乙", "（二）丙", "正文", "1.丁", "二、戊", "（一）己", "1.庚"]


def test_numbers_come_from_the_style_of_a_paragraph():
    document = Document()
    identity = number(document)
    for depth, name in enumerate(("Heading 1", "Heading 2")):
        properties = document.styles[name].element.get_or_add_pPr()
        level = f'<w:ilvl w:val="{depth}"/>' if depth else ""
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}>{level}<w:numId w:val="{identity}"/></w:numPr>')
        )
    based = document.styles.add_style("章", WD_STYLE_TYPE.PARAGRAPH)
    based.base_style = document.styles["Heading 1"]
    for style, text in [("Heading 1", "甲"), ("Heading 2", "乙"), ("章", "丙")]:
        document.add_paragraph(text, style=style)
    assert lines(document) == ["一、甲", "（一）乙", "二、丙"]


def test_a_paragraph_can_be_taken_out_of_the_numbering_of_its_style():
    document = Document()
    identity = number(document)
    style = document.styles["Heading 1"].element.get_or_add_pPr()
    style.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{identity}"/></w:numPr>'))
    document.add_paragraph("甲", style="Heading 1")
    numbered(document.add_paragraph("乙", style="Heading 1"), 0, 0)
    assert lines(document) == ["一、甲", "乙"]


def test_a_numbering_can_begin_anew_or_elsewhere():
    document = Document()
    first = number(document, [("decimal", "%1.")], 90)
    again = element("num", numId="95")
    again.append(element("abstractNumId", val="90"))
    override = element("lvlOverride", ilvl="0")
    override.append(element("startOverride", val="5"))
    again.append(override)
    document.part.numbering_part.element.append(again)
    for identity, text in [(first, "甲"), (first, "乙"), (95, "丙"), (95, "丁")]:
        numbered(document.add_paragraph(text), identity, 0)
    assert lines(document) == ["1.甲", "2.乙", "5.丙", "6.丁"]


def test_bullets_are_left_out_and_a_bare_figure_does_not_run_into_the_text():
    document = Document()
    bullets, bare = number(document, [("bullet", "·")], 90), number(document, [("decimal", "%1")], 91)
    numbered(document.add_paragraph("甲"), bullets, 0)
    numbered(document.add_paragraph("2024年工作"), bare, 0)
    assert lines(document) == ["甲", "1 2024年工作"]


@pytest.mark.parametrize(
    ("count", "form", "written"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "japaneseCounting", "二十"),
        (21, "chineseCountingThousand", "二十一"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (3, "chineseLegalSimplified", "叁"),
        (12, "ideographDigital", "一二"),
        (2, "ideographTraditional", "乙"),
        (3, "decimalEnclosedCircle", "③"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (4, "decimalFullWidth", "４"),
        (7, "decimalZero", "07"),
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (14, "upperRoman", "XIV"),
        (9, "lowerRoman", "ix"),
        (6, "decimal", "6"),
        (6, "unknown", "6"),
    ],
)
def test_the_forms_of_numbers(count, form, written):
    assert docx.numeral(count, form) == written


def test_merged_cells_are_written_once_and_columns_stay_aligned():
    document = Document()
    table = document.add_table(4, 4)
    texts = [
        ("项目", "申请人", "", "合计"),
        ("", "公民", "法人", ""),
        ("审结", "4", "5", "9"),
        ("", "6", "", "6"),
    ]
    for row, own in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, own, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 3).merge(table.cell(1, 3))
    table.cell(2, 0).merge(table.cell(3, 0))
    assert lines(document) == [
        "项目 | 申请人 |  | 合计",
        "项目 | 公民 | 法人",
        "审结 | 4 | 5 | 9",
        "— | 6 |  | 6",
    ]


def test_a_table_in_a_cell_comes_after_its_row():
    document = Document()
    table = document.add_table(2, 2)
    for row, (name, figure) in zip(table.rows, [("甲", "1"), ("乙", "2")], strict=True):
        row.cells[0].text, row.cells[1].text = name, figure
    inner = table.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "其中", "3"
    assert lines(document) == ["甲 | 1", "其中 | 3", "乙 | 2"]


def test_a_frame_round_running_text_is_no_table():
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = LEAD
    cell.add_paragraph(LEAD)
    assert lines(document) == [LEAD, LEAD]


def test_a_date_in_a_smart_tag_a_control_and_an_accepted_insertion_are_text():
    document = Document()
    body(
        document,
        "<w:p><w:r><w:t>截至</w:t></w:r><w:smartTag><w:r><w:t>2024年11月20日</w:t></w:r></w:smartTag>"
        "<w:sdt><w:sdtContent><w:r><w:t>共办理</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:del><w:r><w:delText>85件</w:delText></w:r></w:del><w:ins><w:r><w:t>86件</w:t></w:r></w:ins></w:p>",
    )
    body(
        document, "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件里的一段</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    found, notes = docx.lines(saved(document), "年报.docx")
    assert found == ["截至2024年11月20日共办理86件", "控件里的一段"]
    assert any("修订" in note for note in notes)


def test_hidden_text_notes_fields_and_pronunciation_are_left_out():
    document = Document()
    body(
        document,
        "<w:p><w:r><w:t>办理</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏999件</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>REF x 888</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>86</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:ruby><w:rt><w:r><w:t>jiàn</w:t>'
        "</w:r></w:rt><w:rubyBase><w:r><w:t>件</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
    )
    assert lines(document) == ["办理86件"]


def test_a_table_of_contents_is_left_out():
    document = Document()
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("一、主要举措 3", style="toc 1")
    body(
        document,
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>二、问题 5</w:t></w:r></w:p>',
    )
    body(document, '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>正文</w:t></w:r></w:p>')
    found, notes = docx.lines(saved(document), "年报.docx")
    assert found == ["正文"]
    assert any("目录" in note for note in notes)


def test_a_text_box_is_read_once():
    document = Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框里的标题</w:t></w:r></w:p></w:txbxContent>"
    body(
        document,
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>正文</w:t></w:r></w:p>",
    )
    assert lines(document) == ["正文", "框里的标题"]


def test_a_line_break_is_a_line_and_a_tab_a_space():
    document = Document()
    document.add_paragraph("第一行\n第二行\t完")
    assert lines(document) == ["第一行", "第二行 完"]


def test_a_document_without_styles_and_numbering_is_read():
    data = rewritten(as_docx(), {"word/styles.xml": None, "word/numbering.xml": None})
    assert LEAD in docx.lines(data, "年报.docx")[0]


def test_macros_pictures_and_paths_out_of_the_package_are_of_no_effect(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = rewritten(as_docx(), {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0", "../../x.txt": b"x"})
    assert read_bytes(data, "年报.docm").text.split("\n") == as_lines()
    assert not list(tmp_path.iterdir())


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "年报.docx")
    message = str(caught.value)
    assert "年报.docx" in message
    assert "\n" not in message
    return message


def with_entities(declaration: str) -> bytes:
    text = "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body>"
    xml = f"<!DOCTYPE w:document [{declaration}]><w:document {nsdecls('w')}>{text}</w:document>"
    return rewritten(as_docx(), {"word/document.xml": xml.encode()})


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        '<!ENTITY y "yyyyyyyyyy">' + '<!ENTITY x "' + "&y;" * 1000 + '">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p; <!ENTITY x "x">',
    ],
    ids=["file", "many", "network"],
)
def test_entities_are_refused(declaration):
    assert "Word" in refusal(with_entities(declaration))


def test_a_package_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(docx, "MAX_UNPACKED_BYTES", 1_000_000)
    bomb = rewritten(as_docx(), {"word/media/x.png": b"\0" * 2_000_000})
    assert len(bomb) < 100_000
    assert "上限" in refusal(bomb)


def test_a_text_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(docx, "MAX_PART_BYTES", 500)
    assert "上限" in refusal(as_docx())


def test_a_text_of_too_many_tags_is_refused(monkeypatch):
    monkeypatch.setattr(docx, "MAX_WORD_TAGS", 100)
    assert "上限" in refusal(as_docx())


def test_a_package_of_too_many_parts_is_refused(monkeypatch):
    monkeypatch.setattr(docx, "MAX_PARTS", 3)
    assert "上限" in refusal(as_docx())


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_a_document_that_was_cut_off_is_refused(cut):
    data = as_docx()
    assert "损坏" in refusal(data[: int(len(data) * cut)])


def test_a_damaged_part_is_refused():
    assert "完整" in refusal(rewritten(as_docx(), {"word/document.xml": b"<w:document"}))


def test_a_document_whose_bytes_were_changed_is_refused():
    data = bytearray(as_docx())
    place = data.index(b"word/document.xml") + 60
    data[place : place + 40] = bytes(40)
    refusal(bytes(data))


def test_nesting_without_end_is_refused_or_read():
    deep = "<w:sdt><w:sdtContent>" * 3000
    xml = f"<w:document {nsdecls('w')}><w:body>{deep}{deep.replace('<', '</')}</w:body></w:document>"
    refusal(rewritten(as_docx(), {"word/document.xml": xml.encode()}))
