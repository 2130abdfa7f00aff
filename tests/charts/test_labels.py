import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts import labels
from tests.charts.invented import metric


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1064, "1,064"),
        (98.7, "98.7"),
        (0.1 + 0.2, "0.3"),
        (0, "0"),
        (-3.5, "−3.5"),
        (681360, "681,360"),
        (float("nan"), ""),
    ],
)
def test_number(value, expected):
    assert labels.number(value) == expected


@pytest.mark.parametrize(
    ("value", "unit", "text", "qualifier", "expected"),
    [
        (1064, "家", "1064家", "", "1,064 家"),
        (98.7, "%", "98.7%", "", "98.7 %"),
        (98.7, "%", "98.70%", "", "98.70 %"),
        (54.05, "%", "54.05%", "", "54.05 %"),
        (681360, "元", "68.136万元", "", "68.136 万元"),
        (20800, "户", "2.08万户", "", "2.08 万户"),
        (12, "次", "十二次", "", "12 次"),
        (500, "份", "500余份", "余", "500 余份"),
        (15000, "家", "1.5万多家", "多", "1.5 万多家"),
        (1200, "人", "约1200人", "约", "约 1,200 人"),
        (90, "%", "90%以上", "以上", "90 %以上"),
        (15, "件", "15", "", "15 件"),
        (100, "%", "百分之百", "", "100 %"),
    ],
)
def test_a_quantity_stands_as_the_report_states_it(value, unit, text, qualifier, expected):
    row = metric(0, "1", "x", value, unit, text, qualifier=qualifier)
    assert labels.quantity(row) == expected


def test_another_number_in_the_text_is_not_taken_for_the_value():
    assert labels.quantity(metric(0, "1", "x", 2, "倍", "翻一番(3次)")) == "2 倍"


def test_the_unit_is_set_smaller():
    assert labels.styled("1,064", "家", 11) == '1,064<span style="font-size:11px"> 家</span>'


def test_an_indicator_names_another_year_and_a_target():
    row = metric(0, "1", "复议申请", 7, "件", "7件", period="2023")
    assert labels.indicator(row, 2024) == "复议申请（2023年）"
    assert labels.indicator(row, 2023) == "复议申请"
    assert labels.indicator({**row, "period": "1—9月", "kind": "target"}, 2024) == "复议申请（1—9月，目标）"


@pytest.mark.parametrize(
    ("number", "title", "expected"),
    [
        ("0", "前言", "前言"),
        ("", "", "全文"),
        ("1", "主要举措", "一、主要举措"),
        ("1.8", "依法化解矛盾纠纷情况", "(八)依法化解矛盾纠纷情况"),
        ("1.8", "(八)依法化解矛盾纠纷情况", "(八)依法化解矛盾纠纷情况"),
        ("1.12", "加强党的领导", "(十二)加强党的领导"),
        ("1.8.2", "优化机制", "2. 优化机制"),
    ],
)
def test_a_section_is_named_as_readers_know_it(number, title, expected):
    assert labels.section(number, title) == expected


@pytest.mark.parametrize(
    ("n", "expected"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (100, "100")]
)
def test_numeral(n, expected):
    assert labels.numeral(n) == expected


def test_place_leaves_out_what_is_unknown():
    assert labels.place("某县", 2024) == "某县 · 2024 年"
    assert labels.place("", 2024) == "2024 年"
    assert labels.place("", None) == ""


def test_plotly_finds_no_tags_in_report_text():
    assert labels.escape("<b>粗</b> & <a href='x'>链\n接</a>") == (
        "&lt;b&gt;粗&lt;/b&gt; &amp; &lt;a href='x'&gt;链 接&lt;/a&gt;"
    )
    assert "<a" not in labels.tooltip("a<a>", "b<a>c")


@given(st.text(alphabet="法治政府，。（）“”abc12.5% 《》", max_size=80), st.integers(4, 20))
def test_lines_keep_every_character_and_their_width(text, width):
    lines = labels.lines(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    # Closing marks may hang over, nothing else.
    for line in lines:
        assert labels.columns(line.rstrip("，。）”》%. ")) <= width


def test_a_line_does_not_begin_with_a_closing_mark():
    assert labels.lines("一二三四，五六七八（九十）", 4) == ["一二三四，", "五六七八", "（九十）"]


def test_numbers_are_not_broken():
    assert any("1,064.5%" in line for line in labels.lines("一二三1,064.5%四", 5))


def test_too_many_lines_end_in_an_ellipsis():
    assert labels.lines("一二三四五六七八九十", 4, most=2) == ["一二三四", "五六七…"]


def test_a_long_title_breaks_after_the_name_of_the_section():
    assert labels.headline("(八)依法化解矛盾纠纷情况：做了多少？", 14) == [
        "(八)依法化解矛盾纠纷情况：",
        "做了多少？",
    ]
    assert labels.headline("前言：做了多少？", 14) == ["前言：做了多少？"]
