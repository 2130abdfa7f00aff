"""The dashboard in a real browser, started as `make app` starts it: every page is drawn, whole, and by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image, ImageColor
from playwright.sync_api import Browser, Locator, expect, sync_playwright

from analysis import SEED, analyse
from analysis.charts import within
from analysis.charts.style import palette
from dashboard import address
from tests.dashboard.served import Visit, Visitors, chromium, dashboard

PAGES = {"overview": "", **{name: name for name in address.PAGES if name != "overview"}}
VIEWS = [view.number for view in analyse(SEED).report.views]
DESKTOP, TELEPHONE = 1280, 390


@pytest.fixture(scope="module")
def app() -> Iterator[str]:
    with dashboard() as started:
        yield started


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = chromium(playwright)
        yield started
        started.close()


@pytest.fixture(scope="module")
def seed():
    return analyse(SEED)


@pytest.fixture(scope="module")
def visit(app, browser) -> Visitors:
    return Visitors(browser, app)


@pytest.fixture
def visitor(visit) -> Iterator[Visit]:
    with visit() as visited:
        yield visited


def is_whole(visited: Visit) -> None:
    """Fail on anything that went wrong while the page was drawn, and on anything that is not there."""
    page = visited.page
    assert not visited.problems
    assert not visited.elsewhere
    assert page.locator('[data-testid="stException"]').count() == 0
    assert page.locator('[data-testid="stAlert"], .notice').count() == 0
    for chart in page.locator('[data-testid="stPlotlyChart"]').all():
        # A flow is there twice, for a wide page and for a narrow one, and shown once.
        if chart.is_visible():
            has_marks(chart)
    for picture in page.locator(".cloud .picture").all():
        assert picture.locator("text").count() > 5
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def has_marks(chart: Locator) -> None:
    """A chart has a title, a size and at least one mark that has one too."""
    box = chart.bounding_box()
    assert box is not None
    assert box["height"] > 80
    assert "".join(chart.locator(".annotation-text").all_text_contents()).strip()
    marks = chart.locator("g.point path, g.points path.point, g.slice path.surface")
    assert any(
        box and box["width"] > 0 and box["height"] > 0 for box in (m.bounding_box() for m in marks.all())
    )


@pytest.mark.parametrize("width", [DESKTOP, TELEPHONE])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole(visit, page, width):
    with visit(width) as visited:
        visited.open(PAGES[page])
        is_whole(visited)
        for shape in visited.page.locator('[class*="st-key-only-"]').all():
            # A flow runs across a wide page and down a narrow one.
            fits = "only-wide" if width == DESKTOP else "only-narrow"
            assert shape.is_visible() == (fits in str(shape.get_attribute("class")))


def test_every_section_is_whole(visitor, seed):
    """From the first to the last, by the link to the next one."""
    visitor.open(f"section?section={VIEWS[0]}")
    page = visitor.page
    for view in VIEWS:
        if view != VIEWS[0]:
            page.locator(".steps a", has_text="›").click()
            page.wait_for_url(f"**/section?section={view}")
            visitor.settle()
        is_whole(visitor)
        charts = page.locator('[data-testid="stPlotlyChart"]').count()
        figures = page.locator(".bigs .big").count()
        if len(within(seed.metrics, view)):
            assert charts + figures > 0, view
        else:
            expect(page.get_by_text("本节未给出数字。")).to_be_visible()
        expect(page.locator(".cloud svg")).to_be_visible()
        assert page.locator("ol.summary li").count() > 0, view
    assert page.locator(".steps a", has_text="›").count() == 0


@pytest.mark.parametrize("view", ["1.8", "2"])
def test_a_section_on_a_telephone_is_whole_and_begins_with_its_summary(visit, view):
    with visit(TELEPHONE, 844) as visited:
        visited.open(f"section?section={view}")
        is_whole(visited)
        tops = [
            visited.page.get_by_role("heading", name=name, exact=True).bounding_box()["y"]
            for name in ("摘要", "图表", "词云", "原文")
        ]
        assert tops == sorted(tops)


@pytest.mark.parametrize("page", ["", "section?section=1.8", "audit"])
def test_dark_is_whole_too(visit, page):
    with visit(scheme="dark") as visited:
        visited.open(page)
        is_whole(visited)
        corner = Image.open(BytesIO(visited.page.screenshot())).convert("RGB").getpixel((2, 2))
        assert corner == ImageColor.getrgb(palette("dark").paper)


def test_two_sections_are_whole_beside_each_other(visitor):
    visitor.open("section?section=1.8&beside=1.6")
    is_whole(visitor)
    assert visitor.page.locator(".cloud svg").count() == 2


@pytest.mark.parametrize(
    "selector",
    ["h1", "ol.summary .sentence", ".cloud svg text", ".annotation-text", '[data-testid="stPageLink"] p'],
)
def test_no_glyph_is_missing(visit, selector):
    """Each character is drawn differently from the box that stands for a character that no font has."""
    with visit() as visited:
        visited.open("section?section=1.8")
        text = visited.page.locator(selector).evaluate_all(
            "all => all.map((one) => one.textContent).join('')"
        )
        family = visited.page.locator(selector).first.evaluate(
            "element => getComputedStyle(element).fontFamily"
        )
        characters = sorted(set(re.findall(r"[\u3400-\u9fff]", text)))
        assert characters
        assert _boxes(visited, characters, family) == []


def test_a_missing_glyph_would_be_noticed(visitor):
    """A character that no font has is told from one that is there, so the check above can fail."""
    visitor.open()
    assert _boxes(visitor, ["\U000ffffe", "法"], "sans-serif") == ["\U000ffffe"]


def _boxes(visited: Visit, characters: list[str], family: str) -> list[str]:
    """Those of the characters that are drawn like one that no font has."""
    found: list[str] = visited.page.evaluate(_BOXES, [characters, family])
    return found


_BOXES = """([characters, family]) => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 48;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.font = `32px ${family}`;
  const drawn = (character) => {
    pen.clearRect(0, 0, 48, 48);
    pen.fillText(character, 4, 38);
    return pen.getImageData(0, 0, 48, 48).data.join();
  };
  const box = drawn('\\u{fffff}');
  return characters.filter((character) => drawn(character) === box);
}"""


def test_a_number_in_the_text_shows_its_sentence_and_a_reload_shows_it_again(visitor, seed):
    visitor.open("section?section=1.8")
    page = visitor.page
    row = within(seed.metrics, "1.8").iloc[3]
    page.locator(".text a.metric").nth(3).click()
    foot = page.locator("section.foot")
    expect(foot.locator(".exact")).to_have_text(row["text"])
    expect(page).to_have_url(re.compile(rf"at={row['start']}-{row['end']}"))
    page.reload()
    expect(foot.locator(".exact")).to_have_text(row["text"])
    foot.locator(".close").click()
    expect(foot).to_have_count(0)
    expect(page).not_to_have_url(re.compile("at="))
    assert not visitor.problems


def test_a_bar_shows_its_sentence_and_a_second_click_takes_it_away(visitor, seed):
    visitor.open("section?section=1.8")
    page = visitor.page
    _click_first_bar(page.locator('[data-testid="stPlotlyChart"]').first)
    found = page.locator("section.foot .exact")
    expect(found).to_have_count(1)
    assert found.inner_text() in set(within(seed.metrics, "1.8")["text"])
    _click_first_bar(page.locator('[data-testid="stPlotlyChart"]').first)
    expect(found).to_have_count(0)


def _click_first_bar(chart: Locator) -> None:
    chart.scroll_into_view_if_needed()
    box = chart.locator("g.trace.bars").last.locator("g.point path").first.bounding_box()
    assert box is not None
    chart.page.mouse.click(box["x"] + 30, box["y"] + box["height"] / 2)


def test_from_the_metrics_to_the_text(visitor, seed):
    visitor.open("metrics")
    page = visitor.page
    row = seed.metrics.iloc[20]
    page.locator("tbody tr").nth(20).locator("td.number a").click()
    page.get_by_role("link", name="在原文中看").click()
    expect(page).to_have_url(re.compile(r"/section\?"))
    marked = page.locator(".text .exact")
    expect(marked).to_have_text(row["text"])
    expect(marked).to_be_in_viewport()


def test_a_word_lists_its_sentences(visitor):
    visitor.open("section?section=1.8")
    page = visitor.page
    word = page.locator(".cloud a").first
    term = word.locator("text").evaluate("element => element.firstChild.data")
    word.click()
    expect(page.locator("section.foot li .exact").first).to_have_text(term)


def test_back_undoes_a_change_of_page(visitor):
    visitor.open("section?section=1.8")
    page = visitor.page
    page.get_by_role("link", name="核验", exact=True).click()
    expect(page.locator(".verdict")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile(r"/section\?section=1\.8"))
    expect(page.get_by_role("heading", name="依法化解矛盾纠纷情况")).to_be_visible()


def test_a_chart_is_saved_as_png_svg_and_csv(visitor):
    visitor.open("section?section=1.8")
    page = visitor.page
    page.locator('[class*="st-key-menu-"] button').first.click()
    for label, signature in (("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("CSV", b"\xef\xbb\xbf")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=label, exact=True).click()
        path = waiting.value.path()
        assert path.read_bytes().startswith(signature)
        assert waiting.value.suggested_filename.endswith(f".{label.lower()}")
    assert not visitor.problems


def test_a_finding_is_copied_for_its_author_or_shown_selected(visit):
    for refused in (False, True):
        with visit() as visited:
            page = visited.page
            if refused:
                page.add_init_script("delete Navigator.prototype.clipboard")
            else:
                page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            visited.open("audit")
            page.get_by_role("button", name="复制给作者的说明").first.click()
            box = page.get_by_role("textbox", name="复制给作者的说明").first
            expect(page.get_by_role("status").first).to_contain_text("已选中" if refused else "已复制")
            note = box.input_value()
            assert "75 ÷ 79 = 94.9 % ≠ 98.7 %" in note
            if refused:
                assert box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)") == note
            else:
                assert page.evaluate("navigator.clipboard.readText()").replace("\r", "") == note
            assert not visited.problems


def test_a_file_that_is_no_report_is_refused_and_a_report_is_shown_to_its_session_only(visit, tmp_path):
    empty, own = tmp_path / "空.txt", tmp_path / "自己的.txt"
    empty.write_bytes(b"")
    own.write_text(
        "虚构县2024年法治政府建设年度报告\n2024年,虚构县推进法治政府建设。\n一、主要做法\n"
        "收到行政复议申请120件,其中受理100件,不予受理20件,全部在法定期限内办结。\n二、不足\n执法力量仍然不足。\n",
        encoding="utf-8",
    )
    with visit() as visited:
        visited.open()
        page = visited.page
        _upload(visited, empty)
        expect(page.locator(".notice")).to_contain_text("空文件")
        expect(page.locator("h1")).to_contain_text("城中区")
        _upload(visited, own)
        expect(page.locator("h1")).to_contain_text("虚构县")
        expect(page.locator(".notice")).to_have_count(0)
        there = page.url
        assert not visited.problems
    with visit() as other:
        other.open()
        expect(other.page.locator("h1")).to_contain_text("城中区")
        other.page.goto(there)
        expect(other.page.locator(".notice")).to_contain_text("自己上传的报告")


def _upload(visited: Visit, path) -> None:
    """Choose a file as one's report; the choice closes when it has been read."""
    page = visited.page
    page.locator(".st-key-frame button").click()
    chosen = page.locator('[data-testid="stFileUploader"] input[type="file"]')
    chosen.set_input_files(path)
    expect(chosen).to_have_count(0)
    visited.settle()


def test_a_number_can_be_followed_from_the_keyboard(visitor):
    visitor.open("section?section=1.8")
    page = visitor.page
    page.locator(".text a.metric").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("section.foot .exact")).to_have_count(1)
    page.keyboard.press("Tab")
    assert page.locator(".text a.metric").nth(1).evaluate("link => link.matches(':focus')")


WORDS = (
    "terms",
    "clouds",
    "concordance",
    "dispersion",
    "tree",
    "collocations",
    "ngrams",
    "network",
    "sections",
    "candidates",
)
EVENTS = ("date", "honour", "first", "title", "organisation", "slogan", "substance")


@pytest.mark.parametrize("width", [DESKTOP, TELEPHONE])
def test_every_view_of_words_and_events_is_whole(visit, width):
    """One after the other by the control, so that each is also left behind."""
    for page, views in (("words", WORDS), ("events", EVENTS)):
        with visit(width) as visited:
            visited.open(page)
            control = visited.page.locator(".st-key-choice-show")
            for number, view in enumerate(views):
                if number:
                    control.get_by_role("radio").nth(number).click()
                    visited.page.wait_for_url(f"**/{page}?*show={view}*")
                    visited.settle()
                is_whole(visited)


def test_a_word_of_the_interactive_cloud_shows_its_count_and_leads_to_its_lines(visitor):
    visitor.open("words?show=clouds&within=1.8")
    page = visitor.page
    chart = page.locator('[data-testid="stPlotlyChart"]').first
    first = chart.locator("g.trace.bars g.point path").first
    first.scroll_into_view_if_needed()
    word = first.bounding_box()
    assert word is not None
    middle = (word["x"] + word["width"] / 2, word["y"] + word["height"] / 2)
    page.mouse.move(*middle)
    expect(chart.locator(".hoverlayer")).to_contain_text("次")
    page.mouse.click(*middle)
    marked = page.locator("section.foot li .exact").first
    expect(marked).to_be_visible()
    term = marked.inner_text()
    page.get_by_role("link", name="逐行看语境").click()
    expect(page.locator(".kwic td.key a").first).to_have_text(term)
    assert not visitor.problems


def test_a_pattern_is_searched_and_a_reload_shows_the_same(visitor):
    visitor.open("words?show=concordance&match=regex")
    page = visitor.page
    box = page.get_by_role("textbox")
    for query, answer in (
        ("(", page.locator(".notice", has_text="正则表达式“(”")),
        ("没有这样的词", page.locator(".empty", has_text="没有“没有这样的词”")),
        ("行政(复议|诉讼)", page.locator(".kwic td.key").first),
    ):
        box.fill(query)
        box.press("Enter")
        expect(answer).to_be_visible()
    keys = page.locator(".kwic td.key")
    expect(keys.first).to_have_text(re.compile("行政(复议|诉讼)"))
    count = keys.count()
    page.reload()
    expect(keys).to_have_count(count)
    keys.first.locator("a").click()
    expect(page.locator("section.foot .exact")).to_have_text(keys.first.inner_text())
    assert not visitor.problems


def test_a_date_of_the_timeline_shows_its_sentence(visitor, seed):
    visitor.open("events")
    _click_first_bar(visitor.page.locator('[data-testid="stPlotlyChart"]').first)
    found = visitor.page.locator("section.foot .exact")
    expect(found).to_have_count(1)
    assert found.inner_text() in set(seed.mentions.loc[seed.mentions["kind"] == "date", "text"])
