"""Are numbers in names, dates and references blotted out, and real quantities beside them left?"""

import pytest

from analysis.metrics.masks import MASK, half_width, mask, mask_quoted
from tests.metrics.stated import columns


@pytest.mark.parametrize(
    "text",
    [
        # plans, documents, articles
        "贯彻《法治政府建设实施纲要(2021—2025年)》",
        "学习《关于〈2030年规划〉第5条的意见》",
        "印发〔2025〕10号文件",
        "依据清政发〔2023〕3号文件",
        "依据〔20234号文件",
        "第711号令公布",
        "适用第23条、第(一)项",
        "第118、119号提案",
        "落实2019年版目录",
        "升级2.0版平台",
        # meetings and ordinals
        "召开第五次会议",
        "十四届全国人大三次会议",
        "第45次常务会议",
        "二十届三中全会精神",
        "参加第二届论坛",
        "全国第四批试点",
        # slogans
        "坚决做到“两个维护”",
        "实现“七个不发生”目标",
        "推进“一网通办”",
        "推进双随机一公开",
        "落实三项制度",
        "公布四张清单",
        "开展“八五”普法",
        "开展八五普法",
        "推行1+6+3模式",
        "推行1+N模式",
        "实行7×24小时服务",
        "编制十四五规划",
        "防止三重一大问题",
        "落实八项规定精神",
        "推行‘三统一’机制",
        # services, prizes, grades
        "拨打12345热线",
        "接入12348平台",
        "设立110联动机制",
        "打造15分钟服务圈",
        "获得三等奖",
        "荣立二等功",
        "建成4A级景区",
        # dates
        "2024年3月5日至8日开展检查",
        "5月8日、11月2日带队检查",
        "于3月、6月和9月召开",
        "1—9月开展清理",
        "2024-03-05公布",
        "2024.3.5公布",
        "二○一四年度",
        "截至2024年底",
        "十二月四日宣传",
        "开展“12·4”宪法日活动",
        "参加“6.16安全宣传咨询日”",
        "开展4▪15宣传",
        "深化整治2024行动",
        "近三年来",
        "第三季度开展",
        # damaged text and placeholders
        "2022317日通报",
        "20191106日通报",
        "办结xx件",
        "办结20xx年案件",
        "增长xxx%",
        "办结____件",
        "办结*件",
        # numbers of other things
        "联系电话07722833565",
        "组织代码11450202MB1",
        "ICP备12345678号",
        "复议与诉讼之比2.1:1",
        "于8:30开门",
        "于8时30分开门",
        "PM2.5浓度下降",
        "本文390字",
        "读完约1分钟",
        "详见[1-3]",
        "整治55吨以上的货车",
        "(1)健全制度",
        "①健全制度",
        "一是健全制度",
    ],
)
def test_a_trap_states_no_quantity(text):
    assert columns(text + "。", "text") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拨打12345热线38次。", ["38次"]),
        ("12345热线受理诉求380件。", ["380件"]),
        ("印发《实施方案(2021—2025年)》11份。", ["11份"]),
        ("2024年共收案4821件。", ["4821件"]),
        ("2024年3月5日开展检查12次。", ["12次"]),
        ("第三季度收案30件。", ["30件"]),
        ("开展“12·4”宪法宣传5场。", ["5场"]),
        ("在第二届论坛上发布成果3项。", ["3项"]),
        ("推行1+N模式,设站点12个。", ["12个"]),
        ("落实三项制度,评查案卷85卷。", ["85卷"]),
        ("1.2万家企业参加。", ["1.2万家"]),
        ("扶持2023家企业。", ["2023家"]),
        ("发放资料2024份。", ["2024份"]),
        ("PM2.5浓度为30微克/立方米。", ["30微克/立方米"]),
        ("一是评查案卷85卷;二是开展培训12次。", ["85卷", "12次"]),
    ],
)
def test_a_quantity_beside_a_trap_stays(text, expected):
    assert columns(text, "text") == expected


@pytest.mark.parametrize("text", ["印发〔2025〕10号文件", "“两个维护”12件", "", "无数字"])
def test_a_masked_text_is_as_long_as_before(text):
    assert len(mask(text)) == len(text)


def test_masked_characters_are_blotted_and_the_rest_is_untouched():
    assert mask("推进“一网通办”12件") == "推进" + MASK * 6 + "12件"


def test_width_changes_no_length_and_no_other_character():
    wide = "１２３，（４５）％：；！？"
    assert half_width(wide) == "123,(45)%:;!?"
    assert half_width("甲乙“”《》、。") == "甲乙“”《》、。"


def test_only_quoted_names_are_masked_where_dates_are_wanted():
    assert (
        mask_quoted("2024年学习《2030年规划》和“八五”普法")
        == "2024年学习" + MASK * 9 + "和" + MASK * 4 + "普法"
    )


def test_a_quotation_that_holds_a_demand_is_left():
    assert columns("落实“每镇不少于8名”的要求。", "value", "qualifier") == [(8, "不少于")]
