import pandas as pd
import pytest

from analysis.charts.dispersion import dispersion
from tests.charts.invented import analysis

PLACES = pd.DataFrame(
    [
        ("调解", "1.2", 0.5, 300, 302, "调解成功。"),
        ("普法", "1.1", 0.2, 120, 122, "普法<b>。"),
        ("调解", "2", 0.9, 540, 542, "加强调解。"),
    ],
    columns=["term", "section", "position", "start", "end", "sentence"],
)


@pytest.mark.parametrize("width", [360, 900])
def test_a_strip_a_term_in_the_order_given(width):
    figure = dispersion(PLACES, analysis().sections, width=width)
    assert figure is not None
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert [tuple(data) for data in rows.customdata] == [
        (300, "1.2", "调解"),
        (540, "2", "调解"),
        (120, "1.1", "普法"),
    ]
    assert rows.y[0] == rows.y[1] != rows.y[2]
    assert "<b>。" not in rows.hovertext[2]


def test_no_places():
    assert dispersion(PLACES.iloc[:0], analysis().sections) is None
