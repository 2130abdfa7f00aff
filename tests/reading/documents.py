"""One invented report as plain text, web page, Word document and PDF, and the parts to build others from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from playwright.sync_api import Page, sync_playwright

from analysis import fonts
from tests import browser

TITLE = "青原县2024年法治政府建设年度报告"
LEAD = "2024年，青原县坚持依法行政，扎实推进法治政府建设各项工作，现将有关情况报告如下。"
#: Each block: ("p", text), ("h", level, text without its number, the number), ("t", rows).
BLOCKS: tuple[tuple[Any, ...], ...] = (
    ("p", LEAD),
    ("h", 0, "主要举措和成效", "一、"),
    ("h", 1, "提升依法行政能力", "（一）"),
    (
        "p",
        (
            "全年组织法治培训12期，培训执法人员1,236人次，行政执法资格考试及格率97.5%，较上年提高2.3个百分点；"
            "举办旁听庭审活动7场，参加人员412人次；配备法律顾问45名，审核合同318份，提出法律意见926条，全部得到采纳。"
            "办理规范性文件备案审查26件，清理规范性文件154件，废止21件。"
        ),
    ),
    ("h", 1, "化解矛盾纠纷", "（二）"),
    ("h", 2, "行政复议", "1."),
    ("p", "全年收到行政复议申请86件，受理79件，审结72件。"),
    ("p", "2024年行政复议案件办理情况统计表（单位：件）"),
    ("t", (("结果", "公民", "法人"), ("维持", "41", "9"), ("驳回", "12", "6"), ("合计", "53", "15"))),
    ("h", 2, "行政应诉", "2."),
    ("p", "全年办理行政应诉案件64件，行政机关负责人出庭应诉率100%。"),
    ("h", 0, "存在的问题", "二、"),
    ("p", "基层执法力量仍显不足，个别乡镇仅有执法人员3名。"),
    ("h", 0, "下一步工作安排", "三、"),
    ("p", "2025年计划开展执法培训不少于10期。"),
)


def as_lines() -> list[str]:
    """The report as its reader writes it down."""
    lines = [TITLE]
    for kind, *rest in BLOCKS:
        if kind == "t":
            lines += [" | ".join(row) for row in rest[0]]
        else:
            lines.append(rest[0] if kind == "p" else f"{rest[2]}{rest[1]}")
    return lines


def as_table(rows: Sequence[Sequence[str]], attributes: str = "border=1") -> str:
    """An HTML table."""
    cells = ("".join(f"<td><p>{escape(cell)}</p></td>" for cell in row) for row in rows)
    return f"<table {attributes}>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def as_paragraphs() -> str:
    """The report's body as paragraphs and tables of HTML, without its title."""
    written = []
    for kind, *rest in BLOCKS:
        if kind == "t":
            written.append(as_table(rest[0]))
        else:
            written.append(f"<p>{escape(rest[0] if kind == 'p' else rest[2] + rest[1])}</p>")
    return "\n".join(written)


MENU = "".join(f'<li><a href="/x">{name}</a></li>' for name in ("首页", "政务公开", "走进青原", "县长信箱"))
RELATED = "".join(
    f'<li><a href="/r{year}">青原县{year}年法治政府建设年度报告</a><span>{year + 1}-01-15</span></li>'
    for year in range(2018, 2024)
)


def as_html() -> bytes:
    """The report as a site serves it, menus around the text."""
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}-青原县人民政府</title>
    <style>p{{margin:0}}</style><script>var n = "共888件";</script></head><body>
    <div class="top"><ul class="nav">{MENU}</ul></div>
    <div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/a">政务公开</a> &gt; 正文</div>
    <div class="wrap"><h1>{TITLE}</h1>
    <div class="info"><span>发布时间：2025-01-20</span><span>来源：县司法局</span><span>浏览次数：356</span></div>
    <div id="zoom">{as_paragraphs()}</div></div>
    <div class="list"><ul>{RELATED}</ul></div>
    <div class="end"><p>主办单位：青原县人民政府办公室</p><p>网站标识码：3400000001</p></div></body></html>"""
    return page.encode()


#: The numbering of the genre as Word keeps it: 一、 （一） 1.
NUMBERING = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))


def number(document: WordDocument, levels: Sequence[tuple[str, str]] = NUMBERING, identity: int = 90) -> int:
    """Add a numbering to a Word document → the number by which paragraphs refer to it."""
    part = document.part.numbering_part.element
    written = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identity}">{written}</w:abstractNum>'
    part.insert(0, parse_xml(abstract))
    named = f'<w:num {nsdecls("w")} w:numId="{identity}"><w:abstractNumId w:val="{identity}"/></w:num>'
    part.append(parse_xml(named))
    return identity


def numbered(paragraph: Any, identity: int, level: int) -> None:
    """Let Word number a paragraph."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>')
    )


def saved(document: WordDocument) -> bytes:
    """The bytes of a Word document."""
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def as_docx() -> bytes:
    """The report as a Word document whose headings Word numbers, with a header and a page number in its footer."""
    document = Document()
    document.add_paragraph(TITLE)
    identity = number(document)
    for kind, *rest in BLOCKS:
        if kind == "p":
            document.add_paragraph(rest[0])
        elif kind == "h":
            numbered(document.add_paragraph(rest[1]), identity, rest[0])
        else:
            table = document.add_table(len(rest[0]), len(rest[0][0]))
            for row, texts in zip(table.rows, rest[0], strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
    section = document.sections[0]
    section.header.paragraphs[0].text = "青原县文件，共999页"
    section.footer.paragraphs[0].text = "- 3 -"
    return saved(document)


def element(name: str, **attributes: str) -> Any:
    """An element of WordprocessingML."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


@contextmanager
def printer() -> Iterator[Page]:
    """A page of a browser that prints PDFs, Chinese drawn with the packaged font."""
    environment: dict[str, str | float | bool] = {**os.environ, **fonts.environment()}
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=browser.find(), args=["--no-sandbox"], env=environment
        )
        try:
            yield started.new_page()
        finally:
            started.close()


def as_pdf(page: Page, body: str, *, style: str = "", footer: str = "", header: str = "") -> bytes:
    """The body of a web page as a PDF of A4 pages."""
    page.set_content(
        f'<meta charset="utf-8"><style>body{{font:12pt/1.6 "{fonts.FAMILY}";margin:0}} p{{margin:0;text-indent:2em}}'
        f"h1{{text-align:center;font-size:18pt}} table{{border-collapse:collapse;margin:auto}}"
        f"td{{border:1px solid;padding:1px 8px}} td p{{text-indent:0}} {style}</style>{body}"
    )
    centred = '<div style="font-size:9pt;width:100%;text-align:center">{}</div>'
    return page.pdf(
        format="A4",
        margin={"top": "30mm", "bottom": "28mm", "left": "28mm", "right": "26mm"},
        display_header_footer=bool(footer or header),
        header_template=centred.format(header),
        footer_template=centred.format(footer),
    )
