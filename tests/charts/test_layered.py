import pytest

from analysis import analyse
from analysis.charts.layered import LINE, across, down
from analysis.charts.partitions import Flow, flows_of
from analysis.charts.style import typography
from tests.generated.reports import generate


@pytest.fixture(scope="module")
def found() -> list[Flow]:
    reports = [analyse(generate(seed).text) for seed in (2, 4, 7)]
    return [flow for report in reports for flow in flows_of(report.metrics, report.checks)]


@pytest.mark.parametrize(("layout", "room"), [(down, 332), (across, 872)])
def test_every_number_stands_inside(found, layout, room):
    for flow in found:
        placed, height = layout(flow, room)
        assert set(placed) == {node.key for node in flow.nodes}
        for place in placed.values():
            assert place.x >= -0.01
            assert place.x + place.width <= room + 0.01
            assert min(place.y, place.label_y) >= -0.01
            assert max(place.y + place.height, place.label_y + LINE * len(place.label)) <= height + 0.01


@pytest.mark.parametrize(("layout", "room", "side"), [(down, 332, "width"), (across, 872, "height")])
def test_bars_share_one_scale(found, layout, room, side):
    for flow in found:
        placed, _ = layout(flow, room)
        scales = [
            getattr(placed[node.key], side) / node.value
            for node in flow.nodes
            if getattr(placed[node.key], side) > 2
        ]
        assert max(scales) == pytest.approx(min(scales))


def test_what_flows_on_stands_lower_or_further_right(found):
    for flow in found:
        below, right = down(flow, 332)[0], across(flow, 872)[0]
        for link in flow.links:
            assert below[link.source].y < below[link.target].y
            assert right[link.source].x < right[link.target].x


def test_parts_lie_side_by_side_below_their_total(found):
    flow = next(one for one in found if not one.moves)
    placed, _ = down(flow, 332)
    total, *parts = [placed[node.key] for node in flow.nodes]
    assert parts[0].x == pytest.approx(total.x)
    assert parts[-1].x + parts[-1].width == pytest.approx(total.x + total.width)


def test_numbers_in_one_column_do_not_cover_each_other(found):
    for flow in found:
        placed, _ = across(flow, 872)
        for node in flow.nodes:
            for other in flow.nodes:
                if node.layer == other.layer and node.key < other.key:
                    one, two = placed[node.key], placed[other.key]
                    (top, high), (below, _) = sorted([(one.y, one.height), (two.y, two.height)])
                    assert top + high <= below + 0.01
                    first, second = sorted((one, two), key=lambda place: place.label_y)
                    assert first.label_y + LINE * len(first.label) <= second.label_y + 0.01


def test_the_number_of_a_label_is_not_parted_from_its_unit(found):
    for flow in found:
        placed, _ = across(flow, 872)
        for node in flow.nodes:
            last = placed[node.key].label[-1]
            assert last.partition("\0")[2] == f"{node.stated} {node.stated_unit}"
    assert typography().body < LINE
