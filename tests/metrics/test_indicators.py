"""Does an indicator say what is counted, as a phrase that stands on its own, and which change is measured?"""

import re

import pytest

from tests.metrics.stated import columns, only, stated


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("审查合同38件。", [["审查合同"]]),
        ("发放手册500份、横幅20条,接受咨询300人次。", [["手册"], ["横幅"], ["咨询"]]),
        ("新成立7个商会调解委员会、3个行业协会调解委员会。", [["商会", "调解"], ["行业协会", "调解"]]),
        ("现行有效的6件规范性文件进行了清理。", [["规范性文件"]]),
        (
            "收到行政复议申请41件,受理34件,维持19件。",
            [["行政复议", "申请"], ["行政复议", "受理"], ["行政复议", "维持"]],
        ),
        ("收到行政复议申请41件(当面申请15,来信申请26)。", [["行政复议"], ["当面"], ["来信"]]),
        ("审核文书45份,其中合同30份、其他15份。", [["文书"], ["合同"], ["文书", "其他"]]),
        ("排查隐患2002条,已整改1917条。", [["隐患"], ["隐患", "整改"]]),
        ("79人参加资格考试,75人通过,及格率94.9%。", [["考试"], ["考试", "通过"], ["考试", "及格率"]]),
        ("抽查案卷50卷,合格率96%。", [["案卷"], ["案卷", "合格率"]]),
        ("行政处罚、行政强制分别为12件、3件。", [["行政处罚"], ["行政强制"]]),
        ("检查网吧、旅店4、7家。", [["网吧"], ["旅店"]]),
        ("按时办结率、满意率均为100%。", [["按时办结率", "满意率"]]),
        ("召开联席会议12期36人次。", [["联席会议"], ["联席会议"]]),
        ("行政复议决定履行率达100%。", [["行政复议", "履行率"]]),
        ("审批时限压减率达83.8%。", [["审批时限压减率"]]),
        ("罚款金额共计68.1万元。", [["罚款金额"]]),
        ("刑事立案数(同比下降13.4%)。", [["刑事立案"]]),
        ("印发《关于加强执法监督工作的意见》11份。", [["执法监督"]]),
        ("收案40件,上年同期为30件,同比增长33.3%。", [["收案"], ["收案"], ["收案"]]),
        ("依法审理行政诉讼案件31件,已判决27件。", [["行政诉讼"], ["行政诉讼", "判决"]]),
    ],
)
def test_the_name_says_what_is_counted(text, keywords):
    found = columns(text, "indicator")
    assert len(found) == len(keywords)
    for indicator, words in zip(found, keywords, strict=True):
        assert all(word in indicator for word in words), found


def test_a_generic_noun_takes_its_head_from_the_sections_title():
    row = only("二、行政复议工作情况\n受理34件。")
    assert "行政复议" in row.indicator


def test_a_head_is_carried_from_one_sentence_to_the_next():
    rows = stated("收到行政复议申请41件。审结39件。")
    assert "行政复议" in rows[1].indicator


def test_a_head_is_not_carried_into_another_section():
    rows = stated("收到行政复议申请41件。\n(二)执法监督情况\n整改率93%。")
    assert "复议" not in rows[1].indicator


@pytest.mark.parametrize(
    "text",
    [
        "全县各级行政执法部门和行政复议机构在上级部门的精心指导和大力支持下依法依规积极稳妥有序开展各类行政执法检查工作38次。",
        "在全县范围内面向各级各类企业、学校、社区、乡村、机关和单位广泛开展的以宪法、民法典为主要内容的法治宣传教育主题活动30余次。",
        "制定《清源县关于进一步加强和改进新时代行政执法监督、行政复议与行政应诉工作的若干具体实施意见(试行)》1件。",
        "完成A:38件。",
        "38件。",
        "(38件)",
        "其中,38件;",
    ],
)
def test_a_name_is_short_and_holds_no_mark_of_a_sentence(text):
    for indicator in columns(text, "indicator"):
        assert len(indicator) <= 30
        assert not re.search("[,。;:!?，；：！？]", indicator)
        assert not indicator.startswith(("·", "的")), indicator


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("收案同比增长12.5%。", "增长"),
        ("收案同比下降3%。", "下降"),
        ("收案较上年减少5件。", "减少"),
        ("办结率提高2.1个百分点。", "提高"),
        ("收案比上年增加30件。", "增加"),
        ("收案量上升了6%。", "上升"),
        ("满意度高于全市平均水平2.6个百分点。", "高于"),
    ],
)
def test_a_change_is_named_by_its_word(text, change):
    row = only(text)
    assert row.change == change
    assert change in row.indicator


@pytest.mark.parametrize(
    "text",
    [
        "审批时限压缩至5个工作日。",
        "满意率提升至99.1%。",
        "办结率上升到96%。",
        "审批时限压减率达83.8%。",
        "增长率为5%。",
        "压缩3个环节。",
        "新增站点12个。",
        "受理案件38件。",
    ],
)
def test_a_level_a_rate_and_an_act_are_no_changes(text):
    assert columns(text, "change") == [""]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("案件由400件上升到500件,增长25%。", ["", "", "增长"]),
        ("受理案件120件(同比增长12.5%),其中民事80件(同比下降3%)。", ["", "增长", "", "下降"]),
        ("收案30件,比上年减少5件。", ["", "减少"]),
    ],
)
def test_only_the_change_itself_is_one(text, changes):
    assert columns(text, "change") == changes


def test_a_change_of_something_named_before_carries_its_name():
    rows = stated("行政诉讼案件30件,同比下降14.3%。")
    assert "行政诉讼案件" in rows[1].indicator
