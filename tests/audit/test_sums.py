"""Are parts added up where they claim to be a whole, and left alone where they do not?"""

import pytest

from tests.audit.audited import mismatches, of_kind, only, verdicts


@pytest.mark.parametrize(
    "text",
    [
        "审核文书45份,其中合同30份、案卷10份、其他5份。",
        "提供法律援助45件(刑事30件、民事14件、行政1件)。",
        "提供法律援助45件（刑事30件，民事14件，行政1件）。",
        "受理投诉45件:来信30件、来访15件。",
        "受理信访45件,分别为来信案件30件、来访案件10件、网上案件5件。",
        "收到行政复议申请45件,不予受理2件,转送2件,告知1件,受理40件。",
        "收到行政复议申请45件(当面申请15,来信申请30)。",
        "全市办理事项3020件,其中市本级45件(许可30件、其他15件)。",
    ],
    ids=["其中", "bracket", "full-width", "colon", "分别为", "flat", "units left out", "nested"],
)
def test_parts_that_add_up(text):
    assert ("ok", 45, 45) in verdicts(text, "sum")
    assert mismatches(text) == []


def test_the_parts_of_one_sentence_behind_the_next_ones_total():
    text = "受理行政复议案件100件,审结90件。其中维持50件、驳回40件。"
    assert verdicts(text, "sum") == [("ok", 90, 90)]


@pytest.mark.parametrize(
    ("text", "reported", "computed"),
    [
        ("提供法律援助142件(刑事90件、民事41件、行政1件)。", 142, 132),
        ("提供法律援助132件(刑事90件、民事45件)。", 132, 135),
        ("提供法律援助132件,其中刑事90件、民事45件。", 132, 135),
        ("受理投诉20件:来信16件、来访5件。", 20, 21),
        ("审结行政复议案件40件,其中维持20件、驳回12件、撤销5件。", 40, 37),
    ],
    ids=["bracket short", "bracket over", "其中 over", "colon", "outcomes that end the matter"],
)
def test_parts_that_claim_to_be_all_and_do_not_add_up(text, reported, computed):
    row = only(text, "sum")
    assert (row.status, row.reported, row.computed) == ("mismatch", reported, computed)
    assert row.difference == reported - computed


@pytest.mark.parametrize(
    "text",
    [
        "现有调委会900个,其中村级800个、镇级50个。",
        "梳理事项96项(涉企18项、教育31项)。",
        "审查合同50件(主要包括采购20件、租赁10件)。",
        "审查合同50件(采购20件、租赁10件等)。",
        "审结行政诉讼案件50件,其中撤诉5件。",
        "开展培训12期,其中执法培训3期、普法培训4期。",
        "审查合同38件,评查案卷85卷,开展培训12期。",
    ],
    ids=["其中", "few of many", "mainly", "and so on", "one part", "some kinds", "unrelated"],
)
def test_a_partial_list_is_no_sum(text):
    assert of_kind(text, "sum") == []
    assert mismatches(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "提供援助约130件(刑事90件、民事41件、行政1件)。",
        "接待群众200余人次(来访150人次、来电80人次)。",
        "发放资料1.5万份(手册1.02万份、折页0.5万份)。",
    ],
    ids=["about", "some more", "rounded"],
)
def test_rough_totals_and_parts_are_intervals(text):
    assert [status for status, *_ in verdicts(text, "sum")] == ["ok"]


def test_what_no_interval_explains_is_a_mismatch():
    assert only("接待群众200余人次(来访150人次、来电180人次)。", "sum").status == "mismatch"


def test_two_lists_behind_one_total_are_two_matters():
    text = "受理投诉20件:来信16件、来访4件;已办结投诉7件、在办投诉13件。"
    assert ("ok", 20, 20) in verdicts(text, "sum")
    assert mismatches(text) == []


def test_things_in_different_units_are_not_added_up():
    assert of_kind("召开会议12次(参加人员300人次、发放资料50份)。", "sum") == []


def test_the_explanation_says_what_would_be_consistent():
    row = only("受理投诉20件:来信16件、来访5件。", "sum")
    assert "16+5=21" in row.explanation
    assert "来信为15" in row.explanation
    assert "总数为21" in row.explanation


def test_members_are_the_total_and_then_the_parts():
    row = only("受理投诉20件:来信16件、来访4件。", "sum")
    starts = [int(start) for start in row.members.split(";")]
    assert len(starts) == 3
    assert starts == sorted(starts)


def test_a_plan_is_not_added_up():
    assert of_kind("二、下一步打算\n开展培训20期(执法培训16期、普法培训5期)。", "sum") == []
