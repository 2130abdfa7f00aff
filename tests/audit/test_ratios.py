"""Does a stated percentage follow from its two counts?"""

import math

import pytest

from tests.audit.audited import audited, mismatches, of_kind, only

PASSED = "参加执法考试{}人,考试合格{}人,考试合格率{}%。"


@pytest.mark.parametrize(
    ("whole", "part", "rate"),
    [
        (120, 115, "95.8"),
        (120, 115, "95.83"),
        (300, 296, "98.7"),
        (300, 296, "98.6"),
        (300, 296, "98"),
        (300, 296, "99"),
        (80, 80, "100"),
    ],
    ids=[
        "rounded",
        "two digits",
        "rounded up",
        "truncated",
        "truncated to a whole",
        "rounded to a whole",
        "all",
    ],
)
def test_a_rate_that_rounding_or_truncating_can_give(whole, part, rate):
    row = only(PASSED.format(whole, part, rate), "ratio")
    assert (row.status, row.reported) == ("ok", float(rate))
    assert row.computed == pytest.approx(100 * part / whole)


@pytest.mark.parametrize(
    ("whole", "part", "rate"), [(120, 115, "85.8"), (120, 115, "95.9"), (300, 296, "97"), (300, 296, "98.60")]
)
def test_a_rate_that_neither_can_give(whole, part, rate):
    row = only(PASSED.format(whole, part, rate), "ratio")
    assert row.status == "mismatch"
    assert row.computed == pytest.approx(100 * part / whole)
    assert row.difference == pytest.approx(float(rate) - row.computed)


def test_the_explanation_names_the_nearest_consistent_reading():
    explanation = only("参加执法考试90人,考试合格80人,考试合格率98.9%。", "ratio").explanation
    assert "80÷90=88.89%" in explanation
    assert "89÷90" in explanation


def test_members_are_rate_part_and_whole():
    row = only(PASSED.format(120, 115, "95.8"), "ratio")
    rate, part, whole = (int(start) for start in row.members.split(";"))
    assert whole < part < rate


@pytest.mark.parametrize("rate", ["95.9", "95.5", "96", "96.3"])
def test_rounded_counts_are_intervals(rate):
    text = f"发现安全隐患2.95万条,整改安全隐患2.83万条,隐患整改率{rate}%。"
    assert only(text, "ratio").status == "ok"


@pytest.mark.parametrize("rate", ["75", "90", "98.6"])
def test_counts_with_a_qualifier_are_intervals(rate):
    text = f"发现安全隐患300余条,整改安全隐患296条,隐患整改率{rate}%。"
    assert only(text, "ratio").status == "ok"


def test_what_no_interval_explains_is_a_mismatch():
    text = "发现安全隐患2.95万条,整改安全隐患2.83万条,隐患整改率90%。"
    assert only(text, "ratio").status == "mismatch"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("受理投诉举报380件,办结投诉举报365件,办结率96.1%。", "受理"),
        ("收到投诉举报400件,受理投诉举报380件,办结投诉举报365件,办结率91.3%。", "收到"),
    ],
)
def test_the_denominator_that_makes_a_rate_true_is_named(text, named):
    row = only(text, "ratio")
    assert row.status == "ok"
    assert named in row.explanation


def test_a_denominator_may_be_what_came_in_and_what_was_carried_over():
    text = "受理投诉举报380件,旧存投诉举报20件,办结投诉举报390件,办结率97.5%。"
    assert [(row.status, row.computed) for row in of_kind(text, "ratio")] == [("ok", 97.5)]


def test_a_numerator_may_be_the_sum_of_several_outcomes():
    text = "审结行政复议案件98件(维持80件、撤销6件、变更2件、驳回10件),纠错率8.2%。"
    row = only(text, "ratio")
    assert row.status == "ok"
    assert "6+2" in row.explanation


def test_a_rate_above_a_hundred_is_legitimate():
    text = "受理行政复议案件100件,审结行政复议案件112件,审结率112%。"
    assert only(text, "ratio").status == "ok"


def test_a_share_behind_its_count():
    text = "收到投诉举报200件,其中行政处罚52件,占{}%。"
    assert only(text.format(26), "ratio").status == "ok"
    assert only(text.format(28), "ratio").status == "mismatch"


@pytest.mark.parametrize(
    "text",
    [
        "年度核查合格率100%。",
        "审结率112%。",
        "行政处罚520件,占总数的26.0%。",
        "民事案件占50.1%,刑事案件占30.2%,行政案件占19.7%。",
    ],
    ids=["alone", "above a hundred", "silent total", "shares"],
)
def test_a_rate_without_its_counts_cannot_be_verified(text):
    rows = audited(text)
    assert rows
    assert {(row.check, row.status) for row in rows} == {("ratio", "unverifiable")}
    assert all(math.isnan(row.computed) for row in rows)
    assert all("无法核验" in row.explanation for row in rows)


def test_shares_forced_to_a_hundred_are_no_finding():
    text = "受理投诉案件300件,其中民事案件100件,占33.3%;刑事案件100件,占33.3%;行政案件100件,占33.4%。"
    assert [(row.status, row.reported) for row in of_kind(text, "ratio")] == [
        ("ok", 33.3),
        ("ok", 33.3),
        ("ok", 33.4),
    ]


def test_two_short_names_of_one_thing_are_enough():
    assert only("检查企业200家,合格190家,合格率94%。", "ratio").status == "mismatch"


def test_a_planned_rate_is_not_verified():
    assert audited("二、下一步打算\n行政应诉出庭率达到100%。") == []


def test_a_rate_that_another_pair_near_by_gives_is_no_finding():
    text = "受理投诉举报400件,受理信访举报380件,办结投诉举报365件,办结率96.1%。"
    assert mismatches(text) == []
