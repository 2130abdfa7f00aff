from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.lettering import Box, apart, beside


def overlap(one: Box, other: Box) -> bool:
    return (
        abs(one.x - other.x) < (one.width + other.width) / 2 - 0.01
        and abs(one.y - other.y) < (one.height + other.height) / 2 - 0.01
    )


@given(st.lists(st.tuples(st.floats(0, 600), st.floats(0, 400)), max_size=20))
def test_boxes_with_room_end_apart_and_inside(points):
    placed = apart([Box(x, y, 40, 14) for x, y in points], 600, 400)
    for index, one in enumerate(placed):
        assert 20 <= one.x <= 580
        assert 7 <= one.y <= 393
        assert not any(overlap(one, other) for other in placed[index + 1 :])


def test_boxes_that_are_apart_stay():
    boxes = [Box(50, 50, 20, 10), Box(150, 50, 20, 10)]
    assert apart(boxes, 300, 100) == boxes


@given(st.lists(st.tuples(st.floats(20, 580), st.floats(20, 380)), max_size=25))
def test_labels_stand_near_their_points_over_nothing(points):
    marks = [Box(x, y, 4, 4) for x, y in points]
    placed = beside(marks, [(50, 14)] * len(marks), 600, 400)
    found = [box for box in placed if box is not None]
    for index, one in enumerate(found):
        assert 25 <= one.x <= 575
        assert 7 <= one.y <= 393
        assert not any(overlap(one, other) for other in [*found[index + 1 :], *marks])
    for mark, box in zip(marks, placed, strict=True):
        if box is not None:
            assert abs(mark.x - box.x) < 27 + 90
            assert abs(mark.y - box.y) < 9 + 90


def test_where_there_is_no_room_there_is_no_label():
    assert beside([Box(10, 10, 4, 4)] * 3, [(15, 12)] * 3, 20, 40).count(None) >= 1


def test_more_than_fits_is_no_error():
    assert len(apart([Box(5, 5, 50, 50)] * 5, 60, 60, rounds=20)) == 5
