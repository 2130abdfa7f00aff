"""A report of one's own: shown in its session only, refused with a sentence, never taken for markup."""

from html import escape
from io import BytesIO
from zipfile import ZipFile

import pytest

from dashboard import address
from tests.dashboard.shown import dashboard, elements, heading, links, notices, text, trees

OWN = """虚构县2024年法治政府建设年度报告
2024年,虚构县持续推进法治政府建设,<script>alert(1)</script>各项工作取得新成效。
一、主要做法
(一)行政复议
2024年收到行政复议申请120件,受理100件,办结90件。*重点*领域案件[占比](javascript:alert(1))30%。
(二)行政执法
开展执法检查36次,发放宣传资料5000余份,培训执法人员210人,评查案卷48份。
二、存在的问题
基层执法力量仍然不足,需要进一步加强队伍建设,提升能力水平。
"""
WITHOUT_NUMBERS = (
    "某镇法治建设情况\n" + "全镇坚持依法办事,努力化解矛盾纠纷,群众满意,社会和谐稳定。" * 4 + "\n"
)


def _file(name, content):
    return (name, content, "text/plain")


def _take(app, content, name="自己的报告.txt"):
    (uploader,) = app.file_uploader
    uploader.set_value(_file(name, content))
    return app.run()


def test_a_file_takes_the_place_of_the_seed_on_every_page():
    app = _take(dashboard(), OWN.encode())
    for page in address.PAGES:
        app.switch_page(f"dashboard/pages/{page}.py").run()
        assert not app.exception
        assert "虚构县" in heading(app)
        assert app.query_params["report"] == "own"
    assert "虚构县" not in heading(dashboard())


def test_a_file_in_another_encoding_is_read():
    app = _take(dashboard(), OWN.encode("gb18030"))
    assert not notices(app)
    assert "虚构县2024年" in heading(app)


def _word(text):
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.splitlines())
    held = BytesIO()
    with ZipFile(held, "w") as package:
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{namespace}"><w:body>{lines}</w:body></w:document>'
        )
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("".join(f"<p>{escape(line)}</p>" for line in OWN.splitlines()).encode(), "网页.htm"),
        (_word(OWN), "文档.docx"),
        (_word(OWN), "有宏的文档.docm"),
        (_word(OWN), "名字不对.txt"),
        (OWN.encode(), "报告.md"),
    ],
)
def test_a_file_is_read_by_what_it_is_and_shown_by_its_name(content, name):
    app = _take(dashboard(), content, name)
    assert not notices(app)
    assert "虚构县2024年" in heading(app)
    assert f"当前：{name}" in [element.value for element in app.text]


@pytest.mark.parametrize(
    ("content", "name", "advice"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧.doc", "另存为 .docx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(600), "扫描.png", "文字识别"),
        (b"PK\x03\x04" + bytes(600), "坏了.docx", "重新下载"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_one_sentence(content, name, advice):
    app = _take(dashboard(), content, name)
    (notice,) = notices(app)
    assert f"“{name}”" in notice
    assert advice in notice


def test_a_pasted_text_is_analysed():
    app = dashboard("metrics")
    app.text_area[0].input(OWN)
    app.button[0].click().run()
    assert not app.exception
    assert "120 件" in text(trees(app)["metrics"])


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "空.txt"),
        (b"  \n", "空白.txt"),
        (b"only English words, again and again. " * 40, "english.md"),
        (b"\x00\xff\x13" * 900, "乱码.txt"),
    ],
)
def test_what_is_no_report_is_refused_with_a_sentence_and_the_report_before_stays(content, name):
    app = _take(dashboard(), content, name)
    assert not app.exception
    (notice,) = notices(app)
    assert "下面仍是原来的报告。" in notice
    assert "城中区" in heading(app)
    assert trees(app)["headline"]
    app = _take(app, OWN.encode())
    assert not notices(app)
    assert "虚构县" in heading(app)


def test_a_fault_of_the_program_leaves_the_page_as_it_was(monkeypatch, caplog):
    def faulty(*_, **__):
        raise RuntimeError("secret detail")

    app = dashboard()
    monkeypatch.setattr("dashboard.reports.analyse", faulty)
    app = _take(app, OWN.encode())
    assert not app.exception
    assert "程序错误" in notices(app)[0]
    assert "secret" not in notices(app)[0]
    assert "secret detail" in caplog.text
    assert trees(app)["headline"]


def test_a_problem_is_forgotten_on_the_next_page():
    app = _take(dashboard(), b"")
    assert notices(app)
    app.switch_page("dashboard/pages/metrics.py").run()
    assert not notices(app)


def test_an_empty_paste_is_refused_with_a_sentence():
    app = dashboard()
    app.button[0].click().run()
    assert not app.exception
    assert len(notices(app)) == 1


def test_the_name_of_a_file_is_no_markup():
    app = _take(dashboard(), b"", "**粗** :red[红] $x$ <b>.txt")
    (notice,) = notices(app)
    assert "**粗** :red[红] $x$ &lt;b&gt;" in notice


def test_back_to_the_seed():
    app = _take(dashboard(), OWN.encode())
    app.button(key="back to seed").click().run()
    assert "城中区" in heading(app)
    assert "report" not in app.query_params


def test_markup_in_a_report_is_shown_as_it_is_written():
    app = _take(dashboard("section", section="0"), OWN.encode())
    app.query_params["section"] = "0"
    app.run()
    assert "<script>alert(1)</script>" in text(trees(app)["text main"])
    assert all("<script>" not in element.proto.body for element in elements(app, "html"))
    assert all("alert(1)" not in element.value for element in app.markdown)


def test_the_heading_escapes_the_name():
    text_only = "全区坚持依法行政,推进法治政府建设,取得了新的成效。" * 6
    app = _take(dashboard(), text_only.encode(), "<i>县&乡.txt")
    assert "<i>" not in heading(app)
    assert "&lt;i&gt;县&amp;乡" in heading(app)


def test_a_report_without_numbers_has_pages_that_say_so():
    app = _take(dashboard(), WITHOUT_NUMBERS.encode())
    for page in address.PAGES:
        app.switch_page(f"dashboard/pages/{page}.py").run()
        assert not app.exception
    app.switch_page("dashboard/pages/metrics.py").run()
    assert "没有给出" in text(trees(app)["metrics"])
    app.switch_page("dashboard/pages/audit.py").run()
    assert "没有可以互相核验的数字" in text(trees(app)["verdict"])
    assert "换一份" in text(trees(app)["verdict"])


def test_the_audit_says_why_there_is_nothing_to_verify_and_where_to_go_on():
    alone = "某镇2023年法治政府建设年度报告\n" + "全镇坚持依法办事,开展宣传12场,群众满意,社会和谐稳定。\n" * 2
    app = _take(dashboard(), alone.encode())
    app.switch_page("dashboard/pages/audit.py").run()
    assert not app.exception
    assert "可以互相推算" in text(trees(app)["verdict"])
    assert [to for _, to in links(trees(app)["verdict"])] == [{"page": "metrics"}]


def test_a_report_whose_numbers_all_agree_shows_the_first_of_them():
    agrees = (
        OWN.replace("办结90件", "不予受理20件")
        .replace("申请120件,受理100件,不予受理20件", "申请120件,其中受理100件,不予受理20件")
        .replace("(一)行政复议", "(一)**行政**:red[复议]")
    )
    app = _take(dashboard(), agrees.encode())
    app.switch_page("dashboard/pages/audit.py").run()
    assert not app.exception
    assert "全部一致" in text(trees(app)["verdict"])
    (first, *_) = app.expander
    assert first.proto.expanded
    assert r"\*\*行政\*\*\:red\[复议\]" in first.label


def test_an_address_of_a_report_of_one_s_own_asks_for_the_file_and_then_shows_the_same_view():
    app = dashboard("section", report="own", section="1.2")
    assert "自己上传的报告" in notices(app)[0]
    assert not trees(app)
    _take(app, OWN.encode())
    assert not notices(app)
    assert "行政执法" in text(trees(app)["head main"])


def test_a_new_report_forgets_where_the_one_before_was_read():
    app = _take(dashboard("section", section="1.8", at="100-120"), OWN.encode())
    assert "at" not in app.query_params
    assert "section" not in app.query_params
