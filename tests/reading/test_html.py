"""Pages as sites of different builds serve them: the text and its tables stay, everything else goes."""

from __future__ import annotations

import pytest

from analysis.errors import InputError
from analysis.reading import html, read_bytes
from tests.reading.documents import MENU, RELATED, TITLE, as_html, as_lines, as_paragraphs, as_table

FOOTER = (
    '<div class="footer"><p>主办单位：青原县人民政府办公室。地址：人民路1号，电话：0550-1234567。</p></div>'
)
FOREIGN = ("县长信箱", "2018年", "0550", "888", "999", "索引号", "浏览", "上一篇", "当前位置", "12项", "1024")


def elements(tag: str, separator: str = "") -> str:
    """The body with its paragraphs in other elements, or apart by other marks."""
    return as_paragraphs().replace("<p>", f"<{tag}>").replace("</p>", f"</{tag}>") + separator


def div_soup() -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}-青原县人民政府</title></head><body>
    <div class="a1"><div><ul>{MENU}</ul></div></div><div class="a2">您当前的位置：<a href="/">首页</a> &gt; 正文</div>
    <div class="a3"><div class="left"><div class="title">{TITLE}</div><div><span>发布时间：2025-01-20</span>
    <span>浏览次数：<em>1024</em></span><span>字号：[<a href="#">大</a> <a href="#">小</a>]</span></div>
    <div><div><div>{elements("div")}</div></div></div><div><p>上一篇：<a href="#">青原县决策目录，共12项</a></p></div>
    </div><div class="right"><h3>相关文章</h3><ul>{RELATED}</ul></div></div>{FOOTER}</body></html>"""


def laid_out_by_tables() -> str:
    menu = "".join(
        f"<TR><TD><A href=#>青原县{year}年工作情况的报告（共12项）</A></TD></TR>"
        for year in range(2010, 2019)
    )
    return f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>县</TITLE></HEAD>
    <BODY><TABLE width=1000><TR><TD><IMG src=banner.jpg></TD></TR><TR><TD width=200><TABLE>{menu}</TABLE></TD>
    <TD><TABLE><TR><TD align=center><B>{TITLE}</B></TD></TR><TR><TD>来源：县法制办　点击率：1024</TD></TR>
    <TR><TD class=zw>{as_paragraphs()}</TD></TR><TR><TD><A href="javascript:print()">【打印】</A></TD></TR></TABLE></TD>
    </TR><TR><TD colspan=2>版权所有：青原县人民政府<BR>电话：0550-1234567</TD></TR></TABLE></BODY></HTML>"""


def with_filing_table() -> str:
    fields = (
        ("索引号：", "003/2025-12", "组配分类：", "年报"),
        ("发布机构：", "县政府", "文号：", "青政〔2025〕3号"),
    )
    return f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><meta name="ArticleTitle" content="{TITLE}"/></head>
    <body><div class="content">{as_table(fields)}<div id="zoom" class="TRS_Editor"><style>.TRS_Editor{{}}</style>
    <h1>{TITLE}</h1>{as_paragraphs()}</div><div>附件：<a href="x.doc">{TITLE}.doc</a></div></div>
    <ul>{RELATED}</ul></body>"""


def preformatted() -> str:
    body = as_paragraphs().replace("<p>", "　　").replace("</p>", "").replace("td>　　", "td>")
    return (
        f"<html><body><div>{MENU}</div><h2>{TITLE}</h2><pre>{body}</pre><hr><ul>{RELATED}</ul></body></html>"
    )


def apart_by_breaks() -> str:
    body = as_paragraphs().replace("<p>", "&nbsp;&nbsp;&nbsp;&nbsp;").replace("</p>", "<br><br>")
    return f"""<!doctype html><html><body><nav>{MENU}</nav><article><h1>{TITLE}</h1><p>信息来源：县司法局</p>
    <div>{body}</div></article><aside><ul>{RELATED}</ul></aside><footer>{FOOTER}</footer></body></html>"""


def with_hidden_parts() -> str:
    ways = ('style="display: none"', "hidden")
    hidden = "".join(f"<p {way}>本年度办理隐藏案件999件，同比增长888件。</p>" for way in ways)
    return f"""<!DOCTYPE html><html><body><div id="app"><div>无障碍阅读 长者模式</div><ul>{MENU}</ul><h1>{TITLE}</h1>
    {hidden}<noscript>请开启脚本，共888件。</noscript><!-- 旧稿：999件。 --><div>{elements("section")}</div>
    <select><option>办件999件。</option></select><template><p>共888件。</p></template></div>{FOOTER}</body></html>"""


def without_container() -> str:
    return f"""<html><body><ul>{MENU}</ul><p>当前位置：首页 &gt; 正文</p><h1>{TITLE}</h1>{as_paragraphs()}
    <p>上一篇：<a href="#">立法计划</a></p><ul>{RELATED}</ul></body></html>"""


def in_many_parts() -> str:
    parts = "".join(f'<div class="part">{part}</div>' for part in as_paragraphs().split("\n"))
    return f"""<html><body><div class="head"><ul>{MENU}</ul></div><div class="body"><div>{TITLE}</div>{parts}</div>
    <div class="related"><p>举办普法宣传活动，发放资料888份，接受咨询999人次，受到欢迎。</p></div></body></html>"""


BUILDS = [
    div_soup,
    laid_out_by_tables,
    with_filing_table,
    preformatted,
    apart_by_breaks,
    with_hidden_parts,
    without_container,
    in_many_parts,
]


@pytest.mark.parametrize("build", BUILDS, ids=lambda build: build.__name__)
def test_the_text_stays_whole_and_the_page_around_it_goes(build):
    document = read_bytes(build().encode("gb18030" if build is laid_out_by_tables else "utf-8"), "年报.html")
    assert document.text.split("\n") == as_lines()
    assert not [words for words in FOREIGN if words in document.text]


def test_what_is_left_out_is_counted():
    assert any("菜单" in note for note in read_bytes(as_html(), "年报.html").notes)


def test_the_title_comes_from_the_head_of_the_page_if_nowhere_else():
    page = f"<html><head><title>{TITLE}_青原县</title></head><body>{as_paragraphs()}</body></html>"
    assert read_bytes(page.encode(), "年报.html").text.startswith(TITLE + "\n")


def lines(body: str) -> list[str]:
    return html.lines(f"<html><body>{body}</body></html>", "年报.html")[0]


def test_merged_cells_are_written_once_and_columns_stay_aligned():
    table = """<table><caption>办案情况（单位：件）</caption>
    <tr><th rowspan=2>项目</th><th colspan=2>申请人</th><th rowspan=2>合计</th></tr>
    <tr><th>公民</th><th>法人</th></tr>
    <tr><td rowspan=2>审结</td><td>4</td><td>5</td><td>9</td></tr><tr><td>6</td><td></td><td>6</td></tr></table>"""
    assert lines(table) == [
        "办案情况（单位：件）",
        "项目 | 申请人 |  | 合计",
        "项目 | 公民 | 法人",
        "审结 | 4 | 5 | 9",
        "— | 6 |  | 6",
    ]


def test_a_row_of_one_text_is_a_caption_above_and_a_row_between():
    table = """<table><tr><td colspan=2>表1（单位：件）</td></tr><tr><td>甲</td><td>1</td></tr>
    <tr><td colspan=2>一、民事</td></tr><tr><td>乙</td><td>2</td></tr></table>"""
    assert lines(table) == ["表1（单位：件）", "甲 | 1", "一、民事 |", "乙 | 2"]


def test_a_table_in_a_cell_comes_after_what_stands_before_it():
    table = "<table><tr><td>说明<table><tr><td>甲</td><td>1</td></tr></table></td><td>完</td></tr></table>"
    assert lines(table) == ["说明", "甲 | 1", "完"]


def test_a_stroke_in_a_cell_does_not_divide_it():
    assert lines("<table><tr><td>甲|乙</td><td>1</td></tr></table>") == ["甲｜乙 | 1"]


def test_entities_line_ends_of_the_source_and_inline_marks():
    body = "<p>审结&nbsp;12&#20214;，&ldquo;放管服&rdquo;\n  改革<b>推</b><i>进</i>，5m<sup>2</sup>。<sup>[1]</sup></p>"
    assert lines(body) == ["审结\xa012件，“放管服”改革推进，5m2。"]


def test_numbers_that_the_browser_puts_before_items():
    body = '<ol start="3"><li>第三项工作</li><li>第四项工作</li></ol><ol><li>一、自有编号</li></ol>'
    assert lines(body) == ["3.第三项工作", "4.第四项工作", "一、自有编号"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("gb18030", "gb2312"),
        ("gb18030", "utf-8"),
        ("utf-8", "gb2312"),
        ("utf-8-sig", "gbk"),
        ("utf-16", "utf-8"),
        ("utf-8", "x"),
    ],
)
def test_a_wrong_declaration_of_the_encoding_is_no_matter(encoding, declared):
    page = as_html().decode().replace('charset="utf-8"', f'charset="{declared}"')
    assert read_bytes(page.encode(encoding), "年报.html").text.split("\n") == as_lines()


def test_a_page_with_single_damaged_characters_is_read_as_declared():
    data = as_html().replace("发布时间".encode(), "发布时间".encode() + b"\xe5\xff")
    document = read_bytes(data, "年报.html")
    assert document.text.split("\n") == as_lines()
    assert any("UTF-8" in note for note in document.notes)


def test_links_inside_the_text_stay_with_it():
    sentence = '依据<a href="/law">《中华人民共和国行政复议法》</a>办理案件86件，审结72件，全部按期办结。'
    assert "依据《中华人民共和国行政复议法》办理案件86件" in lines(f"<p>{sentence}</p>")[0]


@pytest.mark.parametrize(
    "page",
    [b"<html><body><script>load()</script></body></html>", b"<html></html>", b"<!DOCTYPE html>"],
    ids=["script", "nothing", "declaration"],
)
def test_a_page_without_text_is_refused_in_one_sentence(page):
    with pytest.raises(InputError, match=r"年报\.html") as caught:
        read_bytes(page, "年报.html")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20_000,
        "<table><tr><td>" * 3000,
        '<table><tr><td colspan="999999999">甲</td><td rowspan="999999999">1</td></tr></table>',
        "<a href=x>" * 5000,
        "<ol>" + "<li>" * 3000,
        "<sup>" * 3000,
    ],
    ids=["divisions", "tables", "spans", "links", "items", "raised"],
)
def test_nesting_and_spans_without_end_do_not_hold_up_the_text(body):
    page = f"<html><body><div id=zoom>{as_paragraphs()}</div>{body}</body></html>"
    assert as_lines()[4] in read_bytes(page.encode(), "年报.html").text


def test_a_page_of_too_many_tags_is_refused(monkeypatch):
    monkeypatch.setattr(html, "MAX_PAGE_TAGS", 20)
    with pytest.raises(InputError, match="20 个标签"):
        read_bytes(as_html(), "年报.html")


@pytest.mark.parametrize("declared", ["utf-1", "", "\N{CJK UNIFIED IDEOGRAPH-4E00}"])
def test_damaged_bytes_and_no_usable_declaration_are_refused(declared):
    page = (
        as_html()
        .replace(b'charset="utf-8"', f'charset="{declared}"'.encode())
        .replace(b"zoom", b"zo\xff\xffm")
    )
    with pytest.raises(InputError, match="UTF-8"):
        read_bytes(page, "年报.html")


def test_entities_of_the_file_system_are_not_resolved(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密内容九九九", encoding="utf-8")
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    page = f"{entity}<html><body>{as_paragraphs()}<p>&x;</p></body></html>"
    assert "机密" not in read_bytes(page.encode(), "年报.html").text
