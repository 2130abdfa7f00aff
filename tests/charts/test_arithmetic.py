import math

import pytest

from analysis import SEED, analyse
from analysis.charts.arithmetic import arithmetic, equation
from analysis.charts.style import palette
from analysis.tables import frame
from tests.charts.invented import analysis, metric
from tests.generated.reports import generate

METRICS = frame(
    "metrics",
    (
        metric(10, "1.2", "考试·参加", 79, "人", "79人"),
        metric(20, "1.2", "考试·通过", 75, "人", "75人"),
        metric(30, "1.2", "考试·及格率", 98.7, "%", "98.7%"),
        metric(40, "1.2", "案件", 41, "件", "41件"),
        metric(50, "1.2", "案件·受理", 34, "件", "34件"),
        metric(60, "1.2", "案件·不予受理", 7, "件", "7件"),
        metric(70, "1.2", "案件·审结", 39, "件", "39件"),
        metric(80, "1.2", "案件·审理中<b>", 2, "件", "2件"),
        metric(90, "1.2", "案件", 7, "起", "7起", period="2023"),
        metric(100, "1.2", "案件", 6, "起", "6起"),
        metric(110, "1.2", "案件·同比", 14.3, "%", "14.3%", change="下降"),
        metric(120, "1.2", "文件", 193, "件", "193件"),
        metric(130, "1.2", "文件·有效", 37, "件", "37件"),
        metric(140, "1.2", "文件·有效率", 19.1, "%", "19.1%"),
        metric(150, "1.2", "满意率", 99.87, "%", "99.87%"),
        metric(160, "1.2", "纠纷", 748, "件", "748件"),
        metric(170, "1.2", "纠纷·减少", 2, "件", "2件", change="减少"),
        metric(180, "1.2", "纠纷·降幅", 0.27, "%", "0.27%", change="下降"),
    ),
)


def check(kind: str, members: str, computed: float = math.nan, status: str = "ok", reported: float = 0.0):
    return {
        "section": "1.2",
        "check": kind,
        "status": status,
        "members": members,
        "reported": reported,
        "computed": computed,
        "explanation": "请核对。",
    }


RATIO = check("ratio", "30;20;10", 100 * 75 / 79, "mismatch", 98.7)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (RATIO, "75 ÷ 79 = 94.9 % ≠ 98.7 %"),
        (check("sum", "40;50;60", 41), "34 + 7 = 41 件"),
        (check("sum", "70;50;60", 41, "mismatch"), "34 + 7 = 41 ≠ 39 件"),
        (check("balance", "50;60;70;80", 41), "7 + 34 = 39 + 2 件"),
        (check("balance", "50;60;70;90", 46, "mismatch"), "7 + 34 = 41 ≠ 39 + 7 = 46 件"),
        (check("change", "110;100;90", -100 / 7, reported=-14.3), "(6 − 7) ÷ 7 = −14.3 %"),
        (check("change", "180;160;170", -200 / 750, reported=-0.27), "(748 − 750) ÷ 750 = −0.27 %"),
        (check("ratio", "140;130;120", 3700 / 193), "37 ÷ 193 = 19.2 % ≈ 19.1 %"),
        (check("ratio", "30;80;70;50", 100 * 41 / 34), "(2 + 39) ÷ 34 = 120.6 % ≈ 98.7 %"),
        (check("part_of", "80;70", 39), "2 ≤ 39 件"),
        (check("part_of", "70;50;80", 36, "mismatch"), "39 > 34 + 2 = 36 件"),
        (check("granularity", "150;160", 74700 / 748), "747 ÷ 748 = 99.87 %"),
    ],
)
def test_a_finding_as_an_equation(row, expected):
    made = equation(row, METRICS)
    assert made is not None
    assert str(made) == expected
    assert made.holds == (row["status"] == "ok")
    assert made.mark == ("✓ 一致" if made.holds else "※ 不一致")


@pytest.mark.parametrize(
    "row",
    [check("ratio", "30", status="unverifiable"), check("sum", "40;999;50"), check("ratio", "30;20;10", 5.0)],
)
def test_what_cannot_be_computed_has_no_equation(row):
    assert equation(row, METRICS) is None
    assert arithmetic(frame("checks", [row]), METRICS, analysis().sections) is None


def test_bars_follow_each_other():
    rows = frame("checks", [check("balance", "50;60;70;80", 41)])
    figure = arithmetic(rows, METRICS, analysis().sections)
    assert figure is not None
    bars = next(figure.select_traces(selector={"name": "bars"}))
    unit = bars.x[2] / 39
    assert [round(base / unit) for base in bars.base] == [0, 7, 0, 39]
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert rows.customdata[0] == [60, "1.2", "案件·不予受理"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 900])
def test_vermilion_with_a_mark_and_a_word_only_where_figures_disagree(theme, width):
    vermilion = palette(theme).vermilion
    sections = analysis().sections
    wrong = arithmetic(frame("checks", [RATIO]), METRICS, sections, width=width, theme=theme)
    assert wrong is not None
    notes = [note.text for note in wrong.layout.annotations]
    assert any(f'<span style="color:{vermilion}">※ 不一致</span>' in note for note in notes)
    assert [shape.line.color for shape in wrong.layout.shapes] == [vermilion]
    right = frame("checks", [check("sum", "40;50;60", 41)])
    figure = arithmetic(right, METRICS, sections, width=width, theme=theme)
    assert figure is not None
    assert vermilion not in figure.to_json()
    assert any("✓ 一致" in note.text for note in figure.layout.annotations)


def test_what_does_not_agree_comes_first():
    rows = frame("checks", [check("sum", "40;50;60", 41), RATIO])
    figure = arithmetic(rows, METRICS, analysis().sections)
    assert figure is not None
    alt = figure.layout.meta["alt"]
    assert alt.index("≠") < alt.index("34 + 7")
    assert "2 项关系，1 项不一致" in figure.layout.meta["subtitle"]
    assert "<b>&" not in figure.to_json()


def test_one_finding_is_asked_by_its_figure():
    figure = arithmetic(frame("checks", [RATIO]), METRICS, analysis().sections, year=2024)
    assert figure is not None
    assert figure.layout.meta["title"] == "考试·及格率 98.7 %，对得上吗？"


@pytest.mark.parametrize("seed", [None, 2, 5, 9])
def test_every_relation_of_a_report_is_an_equation_that_is_true(seed):
    tables = analyse(SEED) if seed is None else analyse(generate(seed).text)
    for row in tables.checks.to_dict("records"):
        made = equation(row, tables.metrics)
        if row["status"] == "unverifiable":
            assert made is None
            continue
        assert made is not None, row["explanation"]
        assert ("≠" in str(made) or ">" in str(made)) == (row["status"] == "mismatch")
