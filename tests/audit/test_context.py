"""Are the metrics of a sentence gathered with their place in it?"""

import pytest

from analysis.audit.context import passages, related, same_family
from analysis.metrics import metrics
from analysis.report import parse
from tests.audit.audited import HEAD


def gathered(text):
    report = parse(HEAD + text)
    return report, passages(report, metrics(report))


def members(text):
    _, (passage,) = gathered(text)
    return passage.members


def test_one_passage_a_sentence_that_states_quantities():
    report, found = gathered("审查合同38件。有序推进。评查案卷85卷,开展培训12期。")
    assert [passage.sentence for passage in found] == ["审查合同38件。", "评查案卷85卷,开展培训12期。"]
    assert [len(passage.members) for passage in found] == [1, 2]
    assert all(report.text[p.start : p.end] == p.sentence for p in found)


def test_a_member_of_a_bracket_knows_its_host_and_its_whole():
    total, one, other, last = members("受理投诉41件(来信15件,来访26件),办结40件。")
    assert (total.host, total.whole, total.bracket) == (-1, -1, 0)
    assert one.host == other.host == one.whole == other.whole == 0
    assert last.bracket == 0


def test_a_member_behind_of_which_knows_its_whole():
    _, one, other = members("审核文书45份,其中合同30份、案卷15份。")
    assert one.whole == other.whole == 0


def test_of_which_holds_until_a_semicolon():
    *_, last = members("审核文书45份,其中合同30份;评查案卷15份。")
    assert last.whole == -1


@pytest.mark.parametrize(
    ("text", "count", "rate"),
    [
        ("受理投诉41件。", True, False),
        ("满意率98%。", False, True),
        ("满意率提高2个百分点。", False, True),
        ("收案同比增长3%。", False, True),
        ("收案较上年增加3件。", False, False),
        ("办理时限压缩至5个工作日。", False, False),
        ("收案量增长2倍。", False, False),
        ("考核得分96分。", False, False),
    ],
)
def test_which_members_can_be_added_up_and_divided(text, count, rate):
    (member,) = members(text)
    assert (member.is_count, member.is_rate) == (count, rate)


def test_what_is_planned_is_no_count_of_what_is():
    _, (passage,) = gathered("二、下一步打算\n开展培训12期。")
    assert passage.counts() == []


def test_the_name_is_the_last_part_of_the_indicator():
    total, part = members("收到行政复议申请41件,维持19件。")
    assert part.indicator.endswith(part.name)
    assert "维持" in part.name
    assert "复议" not in part.name
    assert total.name


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("件", "件", True),
        ("件", "起", True),
        ("件", "宗", True),
        ("人", "名", True),
        ("家", "户", True),
        ("场", "次", True),
        ("艘", "艘", True),
        ("件", "人", False),
        ("人", "人次", False),
        ("元", "件", False),
        ("艘", "架", False),
    ],
)
def test_units_that_count_one_kind_of_thing(one, other, expected):
    assert same_family(one, other) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到行政复议申请41件,维持19件。", True),
        ("受理行政诉讼案件31件,判决行政诉讼案件27件。", True),
        ("审查合同38件,开展培训12期。", False),
    ],
)
def test_indicators_of_one_subject_are_related(text, expected):
    one, other = members(text)
    assert related(one, other) is expected
