from collections.abc import Mapping
from itertools import permutations

import pandas as pd
import pytest

from analysis import SEED, analyse
from analysis.charts.partitions import Flow, flows_of, links_table, nodes_table
from analysis.tables import frame
from tests.charts.invented import metric
from tests.generated.reports import generate


def table(counts: Mapping[str, float]) -> pd.DataFrame:
    """A metric a count, in the order of the text; its offset is ten times its place, from 10 on."""
    rows = [
        metric(10 * place, "1.2", name, value, "件", f"{value:g}件")
        for place, (name, value) in enumerate(counts.items(), 1)
    ]
    return frame("metrics", rows)


def made(counts: Mapping[str, float], *relations: str) -> tuple[Flow, ...]:
    """The flows of counts and relations, `total = part + part` or `new + carried > closed + pending`."""
    starts = {name: str(10 * place) for place, name in enumerate(counts, 1)}
    checks = []
    for relation in relations:
        balance = ">" in relation
        names = relation.replace("=", " ").replace("+", " ").replace(">", " ").split()
        checks.append(
            {
                "section": "1.2",
                "check": "balance" if balance else "sum",
                "status": "ok",
                "members": ";".join(starts[name] for name in names),
                "explanation": relation,
            }
        )
    return flows_of(table(counts), frame("checks", checks))


def ends(flow: Flow) -> set[tuple[str, str]]:
    """The links by the names of what they join."""
    names = {node.key: node.indicator for node in flow.nodes}
    return {(names[link.source], names[link.target]) for link in flow.links}


def balanced(flow: Flow) -> None:
    """What reaches a node is what it is, and so is what leaves it."""
    for node in flow.nodes:
        for key in ("target", "source"):
            values = [link.value for link in flow.links if getattr(link, key) == node.key]
            if values:
                assert sum(values) == pytest.approx(node.value, rel=0.02), node
    layer = {node.key: node.layer for node in flow.nodes}
    assert all(layer[link.source] < layer[link.target] for link in flow.links)


def test_a_sum_runs_from_the_total_to_its_parts():
    (flow,) = made({"甲": 10, "乙": 4, "丙": 6}, "甲 = 乙 + 丙")
    assert ends(flow) == {("甲", "乙"), ("甲", "丙")}
    assert not flow.moves


def test_of_two_partitions_the_first_stands_before_the_total():
    counts = {"总": 10, "某类": 4, "他类": 6, "此": 3, "彼": 7}
    (flow,) = made(counts, "总 = 某类 + 他类", "总 = 此 + 彼")
    assert ends(flow) == {("某类", "总"), ("他类", "总"), ("总", "此"), ("总", "彼")}
    assert flow.moves
    assert flow.node(flow.main).indicator == "总"


def test_a_channel_stands_before_the_total_wherever_it_is_stated():
    counts = {"总": 10, "此": 3, "彼": 7, "来信": 4, "来访": 6}
    (flow,) = made(counts, "总 = 此 + 彼", "总 = 来信 + 来访")
    assert ends(flow) == {("来信", "总"), ("来访", "总"), ("总", "此"), ("总", "彼")}


def test_a_part_that_goes_on_stands_behind_the_total():
    counts = {"总": 10, "甲": 8, "乙": 2, "丙": 4, "丁": 6, "结": 5, "余": 3}
    (flow,) = made(counts, "总 = 甲 + 乙", "总 = 丙 + 丁", "甲 = 结 + 余")
    balanced(flow)
    assert len(flow.relations) == 3


def test_a_third_partition_is_a_flow_of_its_own():
    counts = {"总": 10, "甲": 4, "乙": 6, "丙": 3, "丁": 7, "戊": 1, "己": 9}
    first, second = made(counts, "总 = 甲 + 乙", "总 = 丙 + 丁", "总 = 戊 + 己")
    assert len(first.relations) == 2
    assert len(second.relations) == 1


def test_parts_that_add_up_by_chance_are_no_flow():
    counts = {"总": 9, "甲": 5, "乙": 2, "丙": 1, "丁": 1}
    (flow,) = made(counts, "总 = 甲 + 乙 + 丙 + 丁", "乙 = 丙 + 丁")
    assert len(flow.relations) == 1
    assert {target for _, target in ends(flow)} == {"甲", "乙", "丙", "丁"}


def test_a_balance_goes_through_what_is_on_the_register():
    (flow,) = made({"受": 34, "转": 7, "结": 39, "未": 2}, "受 + 转 > 结 + 未")
    balanced(flow)
    (added,) = [node for node in flow.nodes if node.start is None]
    assert added.value == 41
    assert flow.moves
    assert {target for source, target in ends(flow) if source == added.indicator} == {"结", "未"}


def test_sums_that_say_more_take_the_place_of_a_balance():
    counts = {"受": 34, "结": 39, "转": 7, "本": 32, "未": 2}
    (flow,) = made(counts, "受 + 转 > 结 + 未", "受 = 本 + 未", "结 = 转 + 本")
    assert all(node.start is not None for node in flow.nodes)
    assert ends(flow) == {("受", "本"), ("受", "未"), ("转", "结"), ("本", "结")}
    # What begins late stands just before where it goes.
    layer = {node.indicator: node.layer for node in flow.nodes}
    assert layer["转"] == layer["本"]


def test_the_order_of_the_checks_changes_nothing():
    counts = {"总": 10, "来信": 4, "来访": 6, "受": 8, "不": 2, "结": 5, "余": 3}
    relations = ("总 = 来信 + 来访", "总 = 受 + 不", "受 = 结 + 余")
    found = [{frozenset(ends(flow)) for flow in made(counts, *order)} for order in permutations(relations)]
    assert all(one == found[0] for one in found)


def test_apart_is_apart_and_the_larger_comes_first():
    counts = {"甲": 3, "乙": 1, "丙": 2, "丁": 9, "戊": 2, "己": 3, "庚": 4}
    first, second = made(counts, "甲 = 乙 + 丙", "丁 = 戊 + 己 + 庚")
    assert (len(first.nodes), len(second.nodes)) == (4, 3)


def test_what_does_not_hold_is_no_flow():
    checks = frame("checks", [{"check": "sum", "status": "mismatch", "members": "10;20;30"}])
    assert flows_of(table({"甲": 10, "乙": 4, "丙": 7}), checks) == ()
    assert nodes_table(()).empty
    assert links_table(()).empty


def test_many_partitions_of_one_total_are_soon_done():
    counts: dict[str, float] = {"总": 10}
    relations = []
    for place in range(14):
        counts |= {f"甲{place}": 4, f"乙{place}": 6}
        relations.append(f"总 = 甲{place} + 乙{place}")
    assert sum(len(flow.relations) for flow in made(counts, *relations)) == 14


def test_the_seed_tells_where_the_applications_went():
    tables = analyse(SEED)
    flow = flows_of(tables.metrics, tables.checks)[0]
    balanced(flow)
    names = {node.key: node.name for node in flow.nodes}
    first = {node.name for node in flow.nodes if node.layer == 0}
    last = {names[link.target] for link in flow.links} - {names[link.source] for link in flow.links}
    assert first == {"当面申请", "来信申请"}
    assert {"不予受理", "审理中", "复议终止"} <= last
    assert flow.node(flow.main).value == 41
    assert all(node.start is not None for node in flow.nodes)


@pytest.mark.parametrize("seed", range(12))
def test_generated_reports_flow_without_loss(seed):
    tables = analyse(generate(seed).text)
    found = flows_of(tables.metrics, tables.checks)
    for flow in found:
        balanced(flow)
    nodes, links = nodes_table(found), links_table(found)
    assert set(nodes.loc[nodes["start"] >= 0, "start"]) <= set(tables.metrics["start"])
    assert set(links["flow"]) == set(nodes["flow"])
    placed = {start for flow in found for relation in flow.relations for start in relation.members}
    sums = tables.checks[(tables.checks["check"] == "sum") & (tables.checks["status"] == "ok")]
    for members in sums["members"]:
        # Every verified sum is drawn, or says nothing that is not drawn.
        assert {int(start) for start in members.split(";")[1:]} <= placed
