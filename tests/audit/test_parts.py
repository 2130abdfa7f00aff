"""Is a part compared with the whole that it belongs to?"""

import pytest

from tests.audit.audited import of_kind, only


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("排查安全隐患2002条,已整改安全隐患1917条。", 1917, 2002),
        ("受理行政诉讼案件31件,已判决行政诉讼案件27件。", 27, 31),
        ("检查企业200家,其中规模以上企业30家。", 30, 200),
        ("梳理事项96项(涉企18项)。", 18, 96),
        ("评查行政处罚案卷15份,优秀案卷15份。", 15, 15),
    ],
)
def test_a_part_within_its_whole(text, part, whole):
    row = only(text, "part_of")
    assert (row.status, row.reported, row.computed) == ("ok", part, whole)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [("排查安全隐患2002条,其中重大隐患2100条。", 2100, 2002), ("梳理事项96项(涉企98项)。", 98, 96)],
)
def test_a_part_larger_than_its_whole(text, part, whole):
    row = only(text, "part_of")
    assert (row.status, row.reported, row.computed) == ("mismatch", part, whole)
    assert str(part) in row.explanation.replace(",", "")


def test_a_part_of_several_counts_in_a_row():
    text = "招录公务员8名,选调生3名,法检人员5名,其中法学专业10名。"
    row = only(text, "part_of")
    assert (row.status, row.reported, row.computed) == ("ok", 10, 16)
    assert len(row.members.split(";")) == 4


def test_a_pair_that_a_sum_covers_is_no_row_of_its_own():
    text = "审核文书45份,其中合同30份、案卷15份。"
    assert of_kind(text, "part_of") == []


def test_a_pair_that_a_ratio_covers_is_no_row_of_its_own():
    text = "排查安全隐患300条,整改安全隐患296条,隐患整改率98.7%。"
    assert of_kind(text, "part_of") == []


@pytest.mark.parametrize(
    "text",
    [
        "审查合同38件,评查案卷12卷。",
        "排查安全隐患300条,整改安全隐患250余条。",
        "召开会议12次,参加会议300人次。",
        "受理行政复议案件100件;审结行政复议案件90件。",
    ],
    ids=["unrelated", "rough", "other unit", "behind a semicolon"],
)
def test_what_is_no_part(text):
    assert of_kind(text, "part_of") == []
