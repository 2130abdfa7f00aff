"""Is what was carried over and came in compared with what was closed and is pending?"""

import pytest

from tests.audit.audited import mismatches, of_kind, only, verdicts

CASES = "上年结转案件{}件,新收案件{}件,审结案件{}件,未结案件{}件。"
PEOPLE = "上年旧存矫正对象{}人,新接收矫正对象{}人,解除矫正对象{}人,在册矫正对象{}人。"


@pytest.mark.parametrize("text", [CASES, PEOPLE], ids=["cases", "people"])
def test_a_register_that_balances(text):
    row = only(text.format(20, 30, 15, 35), "balance")
    assert (row.status, row.reported, row.computed, row.difference) == ("ok", 50, 50, 0)
    assert len(row.members.split(";")) == 4


@pytest.mark.parametrize("text", [CASES, PEOPLE], ids=["cases", "people"])
def test_a_register_that_does_not(text):
    row = only(text.format(20, 30, 15, 37), "balance")
    assert (row.status, row.reported, row.computed) == ("mismatch", 50, 52)
    assert "未结为35" in row.explanation
    assert "办结为13" in row.explanation


def test_the_total_may_hold_what_came_in_and_was_carried_over():
    text = "全年办理案件1042件(新收930件,旧存112件),审结980件,未结62件。"
    assert verdicts(text, "balance") == [("ok", 1042, 1042)]
    assert mismatches(text) == []


def test_the_stages_may_stand_in_neighbouring_sentences():
    text = "上年结转案件20件,新收案件30件。审结案件15件,未结案件35件。"
    assert verdicts(text, "balance") == [("ok", 50, 50)]


def test_more_closed_than_received_is_no_inconsistency():
    assert mismatches("受理行政复议案件100件,审结行政复议案件112件。") == []


@pytest.mark.parametrize(
    "text",
    [
        "新收案件30件,审结案件15件,未结案件35件。",
        "上年结转案件20件,新收案件30件,审结案件15件。",
        "审查合同20件,评查案卷30卷,开展培训15期,化解纠纷37起。",
    ],
    ids=["nothing carried over", "nothing pending", "no stages"],
)
def test_without_all_four_stages_there_is_no_balance(text):
    assert of_kind(text, "balance") == []


def test_rough_figures_are_no_finding():
    assert mismatches("上年结转案件20余件,新收案件30件,审结案件15件,未结案件37件。") == []


def test_stages_of_different_things_do_not_balance():
    assert of_kind("上年结转案件20件,新收队员30人,解除合同15份,在册志愿者37名。", "balance") == []
