import pandas as pd
import pytest

from analysis.charts.correspondence import correspondence
from tests.charts.invented import analysis

POINTS = pd.DataFrame(
    [
        ("section", "1.1", 1.0, 0.0, 0.5, 0.4, 0.9),
        ("section", "1.2", -1.0, 0.5, 0.3, 0.3, 0.8),
        ("section", "2", 0.0, -1.0, 0.2, 0.3, 0.7),
        ("term", "调解<b>", -1.0, 0.5, 0.1, 0.2, 0.6),
        ("term", "普法", 0.9, 0.1, 0.1, 0.9, 0.5),
    ],
    columns=["kind", "label", "x", "y", "mass", "contribution", "quality"],
)
AXES = pd.DataFrame([(1, 0.4, 0.41), (2, 0.2, 0.2)], columns=["axis", "inertia", "share"])


@pytest.mark.parametrize("width", [360, 900])
def test_both_axes_have_one_scale(width):
    figure = correspondence(POINTS, AXES, analysis().sections, width=width)
    assert figure is not None
    points = next(figure.select_traces(selector={"name": "points"}))
    x, y = list(points.x), list(points.y)
    across = (x[0] - x[1]) / 2.0
    down = (y[2] - y[1]) / 1.5
    assert across == pytest.approx(down)
    assert across > 0
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert [tuple(data) for data in rows.customdata] == [
        ("1.1",),
        ("1.2",),
        ("2",),
        ("普法", ""),
        ("调解<b>", ""),
    ]


@pytest.mark.parametrize("width", [360, 900])
def test_sections_are_named_and_the_axes_say_their_share(width):
    figure = correspondence(POINTS, AXES, analysis().sections, width=width)
    assert figure is not None
    notes = [note.text for note in figure.layout.annotations]
    assert {"(一)", "(二)", "二", "(一)健全政府机构职能体系", "(二)化解矛盾纠纷", "二、存在的问题"} <= set(
        notes
    )
    assert "横轴说明 41 %，纵轴 20 % 的差异" in notes
    assert "调解&lt;b&gt;" in notes


def test_terms_that_shape_the_map_most_are_kept():
    figure = correspondence(POINTS, AXES, analysis().sections, limit=1)
    assert figure is not None
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert [tuple(data) for data in rows.customdata][3:] == [("普法", "")]


def test_no_map():
    assert correspondence(POINTS.iloc[:0], AXES.iloc[:0], analysis().sections) is None
