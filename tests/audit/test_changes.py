"""Does a stated change follow from the figures of the two periods?"""

import pytest

from tests.audit.audited import audited, mismatches, of_kind, only


@pytest.mark.parametrize(
    ("text", "reported", "computed"),
    [
        ("2023年收案30件,2024年收案40件,同比增长33.3%。", 33.3, 33.33),
        ("2024年收案40件,2023年同期为30件,同比增长33.3%。", 33.3, 33.33),
        ("2023年收案7件,2024年收案6件,收案同比下降14.3%。", -14.3, -14.29),
        ("2023年收案7件,2024年收案6件,收案同比下降14.2%。", -14.2, -14.29),
        ("案件由400件上升到500件,增长25%。", 25, 25),
        ("案件从500件下降到400件,下降20%。", -20, -20),
        ("收案量由100件增加到300件,增长2倍。", 2, 2),
        ("无败诉案件,2023年同期为1件,败诉案件同比下降100%。", -100, -100),
        ("2023年收案30件。2024年收案40件,收案同比增长33.3%。", 33.3, 33.33),
        ("收案2300件,比上年增加300件,同比增长15%。", 15, 15),
        ("收案2300件,比上年减少200件,同比下降8%。", -8, -8),
    ],
)
def test_a_change_that_follows(text, reported, computed):
    row = only(text, "change")
    assert (row.status, row.reported, round(row.computed, 2)) == ("ok", reported, computed)


@pytest.mark.parametrize(
    ("text", "reported", "computed"),
    [
        ("2023年收案30件,2024年收案40件,同比增长30%。", 30, 33.33),
        ("2023年收案7件,2024年收案6件,收案同比增长14.3%。", 14.3, -14.29),
        ("2023年收案7件,2024年收案6件,收案同比下降16.7%。", -16.7, -14.29),
        ("案件由400件上升到500件,增长20%。", 20, 25),
        ("收案量由100件增加到300件,增长3倍。", 3, 2),
        ("收案2300件,比上年增加300件,同比增长13%。", 13, 15),
        ("满意率由59.7%上升到61.7%,上升3个百分点。", 3, 2),
    ],
    ids=["wrong", "wrong way", "wrong base", "whole instead of base", "times", "by difference", "points"],
)
def test_a_change_that_does_not(text, reported, computed):
    row = only(text, "change")
    assert (row.status, row.reported, round(row.computed, 2)) == ("mismatch", reported, computed)
    assert row.difference == pytest.approx(row.reported - row.computed)


def test_a_change_of_a_rate_in_points():
    assert only("满意率由59.7%上升到61.7%,上升2个百分点。", "change").status == "ok"


def test_points_printed_as_percent_hold_with_a_note():
    row = only("满意率由59.7%上升到61.7%,上升2%。", "change")
    assert row.status == "ok"
    assert "百分点" in row.explanation


def test_percent_of_a_rate_may_be_meant_as_percent():
    assert only("满意率由50%上升到60%,上升20%。", "change").status == "ok"


@pytest.mark.parametrize("rate", ["28", "30", "33.3", "38"])
def test_rounded_figures_are_intervals(rate):
    text = f"2023年收案3.0万件,2024年收案4.0万件,收案同比增长{rate}%。"
    assert only(text, "change").status == "ok"


def test_what_no_interval_explains_is_a_mismatch():
    assert only("2023年收案3.0万件,2024年收案4.0万件,收案同比增长50%。", "change").status == "mismatch"


@pytest.mark.parametrize(
    "text", ["收案2300件,较上年增长15%。", "收案同比增长15%。", "涉案警情同比下降54.05%。"]
)
def test_a_percentage_without_both_periods_cannot_be_verified(text):
    rows = [row for row in audited(text) if row.status == "unverifiable"]
    assert [row.check for row in rows] == ["ratio"]
    assert mismatches(text) == []


def test_a_change_without_both_periods_is_signed_all_the_same():
    (row,) = audited("涉案警情同比下降54.05%。")
    assert row.reported == -54.05


def test_a_difference_alone_is_no_row():
    assert of_kind("收案40件,比上年增加10件。", "change") == []


def test_a_change_may_speak_of_an_earlier_number_than_the_nearest():
    text = "2023年收案30件,2024年收案40件,2023年结案20件,2024年结案28件,收案同比增长33.3%。"
    assert only(text, "change").status == "ok"


def test_the_explanation_gives_both_figures_and_what_would_be_consistent():
    explanation = only("案件由400件上升到500件,增长20%。", "change").explanation
    assert "400件" in explanation
    assert "500件" in explanation
    assert "25%" in explanation


def test_nothing_can_be_said_of_a_growth_from_zero():
    assert mismatches("2023年收案0件,2024年收案4件,收案同比增长100%。") == []
