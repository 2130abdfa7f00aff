import pytest

from analysis.charts.labels import columns
from analysis.charts.rows import MISMATCH, Panel, Row, draw, marked_lines, marked_text
from analysis.charts.style import palette


def row(value: float, label: str = "受理案件", **more) -> Row:
    return Row(label, value, f"{value:g}", "件", "#336666", "提示", (1, "1.1", label), **more)


def drawn(*panels: Panel, width: int = 360, **more):
    return draw(panels, title="题", subtitle="副", caption="来源", width=width, theme="light", **more)


def axes(figure):
    return [figure.layout[name] for name in figure.layout if str(name).startswith("xaxis")]


@pytest.mark.parametrize("width", [360, 900])
def test_bars_begin_at_zero_and_leave_room_for_their_numbers(width):
    figure = drawn(Panel("单位：件", [row(40), row(7), row(0)]), width=width)
    low, high = figure.layout.xaxis.range
    assert low == 0
    assert high > 40
    bars = figure.select_traces(selector={"name": "bars"})
    assert [tuple(trace.x) for trace in bars] == [(40, 7, 0)]


def test_falls_stand_left_of_zero():
    low, high = drawn(Panel("", [row(5), row(-12)])).layout.xaxis.range
    assert low < -12
    assert high > 5


def test_a_panel_of_zeros_has_an_axis():
    low, high = drawn(Panel("", [row(0)])).layout.xaxis.range
    assert low == 0 < high


def test_each_panel_has_axes_of_its_own_one_below_the_other():
    figure = drawn(Panel("件", [row(1), row(2)]), Panel("人", [row(9)]))
    first, second = figure.layout.yaxis.domain, figure.layout.yaxis2.domain
    assert first[1] == pytest.approx(1)
    assert first[0] == pytest.approx(second[1])
    assert second[0] == pytest.approx(0, abs=1e-9)
    assert len(axes(figure)) == 2


def test_labels_stand_above_the_bars_on_a_narrow_picture_and_beside_them_on_a_wide_one():
    panel = Panel("", [row(1, "一个相当长的指标名称在这里")])
    assert drawn(panel, width=360).layout.margin.l < drawn(panel, width=900).layout.margin.l
    assert drawn(panel, width=360, beside=True).layout.margin.l <= 360 * 0.5 + 14


def test_a_click_hands_back_the_row():
    figure = drawn(Panel("", [row(1), row(2, "审结案件")]))
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert [list(data) for data in rows.customdata] == [[1, "1.1", "受理案件"], [1, "1.1", "审结案件"]]
    assert list(rows.hovertext) == ["提示", "提示"]
    # The rows fill the panel, whatever the length of their bars.
    assert len(set(rows.x)) == 1


def test_rates_are_dots_on_a_track():
    figure = drawn(
        Panel("", [row(98.7), row(50)], mark="dot", span=(0, 100), axis=[(0, "0"), (100, "100 %")])
    )
    assert tuple(figure.layout.xaxis.range) == (0, 100)
    assert next(figure.select_traces(selector={"name": "dots"})).x == (98.7, 50)
    assert {"0", "100 %"} <= {note.text for note in figure.layout.annotations}


def test_a_target_is_an_outline():
    bars = next(drawn(Panel("", [row(1), row(2, hollow=True)])).select_traces(selector={"name": "bars"}))
    assert bars.marker.color == ("#336666", palette("light").paper)


def test_vermilion_appears_with_a_mismatch_and_never_else():
    plain = drawn(Panel("", [row(1), row(2)])).to_json()
    marked = drawn(Panel("", [row(1), row(2, mismatch=True)])).to_json()
    vermilion = palette("light").vermilion
    assert vermilion not in plain
    assert vermilion in marked
    assert marked.encode("ascii").decode("unicode_escape").count(MISMATCH) == 1


@pytest.mark.parametrize("label", ["短", "一二三四五六七", "一二三四五六七八九十一二三四"])
def test_the_mark_is_never_broken(label):
    lines = marked_lines(label, True, 9)
    assert lines[-1].endswith(MISMATCH)
    assert all(columns(line) <= 9 for line in lines)
    assert marked_text(lines, "light").count("<span") == 1
