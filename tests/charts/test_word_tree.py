import pandas as pd
import pytest

from analysis.charts.style import EDGE
from analysis.charts.word_tree import word_tree

TREE = pd.DataFrame(
    [
        (0, -1, 0, "调解", 6, "1;2;3;4;5;6"),
        (1, 0, 1, "委员会", 3, "1;2;3"),
        (2, 1, 2, "成员<b>", 2, "1;2"),
        (3, 0, 1, "成功率", 2, "4;5"),
    ],
    columns=["node", "parent", "level", "text", "count", "starts"],
)


@pytest.mark.parametrize("width", [360, 900])
def test_branches_stand_below_what_they_go_on_from(width):
    figure = word_tree(TREE, section="1.8", width=width)
    assert figure is not None
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert [tuple(data) for data in rows.customdata] == [
        ("调解", "1.8"),
        ("调解委员会", "1.8"),
        ("调解委员会成员<b>", "1.8"),
        ("调解成功率", "1.8"),
    ]
    assert list(rows.base) == [0, 18, 36, 18]
    assert list(rows.y) == sorted(rows.y)
    assert figure.layout.meta["title"] == "“调解”后面说什么？"
    assert "成员<b>" not in "".join(note.text for note in figure.layout.annotations)


def test_to_the_left_it_is_indented_from_the_right():
    figure = word_tree(TREE, direction="left")
    assert figure is not None
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert rows.customdata[2][0] == "成员<b>委员会调解"
    ends = [base + long for base, long in zip(rows.base, rows.x, strict=True)]
    assert ends == [332, 314, 296, 314]
    assert figure.layout.meta["title"] == "“调解”前面说什么？"


def test_a_long_branch_stays_in_the_picture():
    long = TREE.assign(text=["调解", "很长的接续" * 20, "词", "词"])
    figure = word_tree(long, width=360)
    assert figure is not None
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert max(base + size for base, size in zip(rows.base, rows.x, strict=True)) <= 360 - 2 * EDGE


def test_the_rarest_branches_are_left_out():
    figure = word_tree(TREE, limit=2)
    assert figure is not None
    rows = next(figure.select_traces(selector={"name": "rows"}))
    assert [data[0] for data in rows.customdata] == ["调解", "调解委员会"]
    assert "另有 2 个较少的分支未画出" in figure.layout.meta["subtitle"]


def test_no_tree():
    assert word_tree(TREE.iloc[:0]) is None
