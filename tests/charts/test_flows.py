import pytest

from analysis.charts.flows import flows, question
from analysis.charts.partitions import flows_of
from analysis.charts.style import EDGE
from analysis.tables import frame
from tests.charts.invented import analysis, metric

METRICS = (
    metric(10, "1.2", "收到申请", 40, "件", "40件"),
    metric(20, "1.2", "申请·来信", 10, "件", "10件"),
    metric(30, "1.2", "申请·来访", 30, "件", "30件"),
    metric(40, "1.2", "申请·受理<b>", 39, "件", "39件"),
    metric(50, "1.2", "申请·不予受理", 1, "件", "1件"),
    metric(60, "1.2", "清理文件", 6, "件", "6件", period="2023"),
    metric(70, "1.2", "文件·废止", 6, "件", "6件"),
    metric(80, "1.2", "文件·保留", 0, "件", "0件"),
)


def check(members: str, status: str = "ok") -> dict[str, object]:
    return {"section": "1.2", "check": "sum", "status": status, "members": members, "explanation": "相加"}


CHECKS = (check("10;20;30"), check("10;40;50"), check("60;70;80"))


def drawn(checks=CHECKS, **more):
    return flows(frame("metrics", METRICS), frame("checks", checks), analysis().sections, **more)


@pytest.mark.parametrize("width", [360, 900])
def test_bars_are_as_long_as_their_numbers(width):
    figure = drawn(width=width)
    along = "x" if width == 360 else "width"
    bars = next(figure.select_traces(selector={"name": "bars"}))
    lengths = list(getattr(bars, along))
    assert lengths[0] / lengths[1] == pytest.approx(1 / 3)
    ribbons = list(figure.select_traces(selector={"name": "links"}))
    assert len(ribbons) == 6
    assert all(trace.text for trace in ribbons)


@pytest.mark.parametrize("width", [360, 900])
def test_every_number_answers_inside_the_picture(width):
    figure = drawn(width=width)
    rows = list(figure.select_traces(selector={"name": "rows"}))
    data = [tuple(item) for trace in rows for item in trace.customdata]
    assert sorted(start for start, *_ in data) == [10, 20, 30, 40, 50, 60, 70, 80]
    assert data[0] == (20, "1.2", "申请·来信")
    room = width - 2 * EDGE
    for trace in rows:
        for base, length in zip(trace.base, trace.x, strict=True):
            assert base >= -0.5
            assert base + length <= room + 0.5
    texts = [trace.hovertext for trace in rows]
    assert any("全年申请·来访30件。" in text for text in texts[0])


@pytest.mark.parametrize("width", [360, 900])
def test_no_label_stands_on_another(width):
    figure = drawn(width=width)
    boxes = []
    for trace in figure.select_traces(selector={"name": "rows"}):
        for base, length, y, high in zip(trace.base, trace.x, trace.y, trace.width, strict=True):
            boxes.append((base, y - high / 2, base + length, y + high / 2))
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            assert (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 1 or other[3] <= one[1] + 1
            )


def test_the_title_asks_about_the_total():
    figure = drawn(heading="(二)化解", place="某县 · 2024 年", year=2024)
    assert figure.layout.meta["title"] == "(二)化解：收到申请 40 件去了哪里？"
    assert "受理<b> 39 件" in figure.layout.meta["alt"]
    second = flows_of(frame("metrics", METRICS), frame("checks", CHECKS))[1]
    assert question(second, 2024) == "清理文件（2023年） 6 件由哪些部分组成"
    notes = [note.text for note in figure.layout.annotations]
    assert "清理文件（2023年） 6 件由哪些部分组成？" in notes
    assert not any("受理<b>" in note for note in notes)


def test_only_so_many_are_drawn_and_the_rest_is_told():
    subtitle = drawn(most=1).layout.meta["subtitle"]
    assert "另有 1 组未画出" in subtitle
    assert "单位：件" in subtitle


def test_a_mismatch_is_told_and_not_drawn():
    figure = drawn((CHECKS[0], check("60;70;80", "mismatch")))
    assert "1 项合计核验不一致" in figure.layout.meta["subtitle"]
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert 60 not in [start for start, *_ in rows.customdata]


def test_no_sums_no_flow():
    assert drawn(()) is None
    assert drawn((check("10;20;30", "mismatch"),)) is None


@pytest.mark.parametrize("width", [360, 900])
def test_a_register_on_which_nothing_stands_is_drawn(width):
    metrics = frame("metrics", [metric(10 * n, "1.2", f"案件{n}", 0, "件", "0件") for n in range(1, 5)])
    checks = frame("checks", [check("10;20;30;40") | {"check": "balance"}])
    figure = flows(metrics, checks, analysis().sections, width=width)
    assert figure is not None
    assert sum(len(trace.x) for trace in figure.select_traces(selector={"name": "rows"})) == 4
    assert "NaN" not in figure.to_json()
