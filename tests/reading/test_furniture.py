"""Are the lines of the web page left out, and the closing line with names and telephones taken off?"""

import pytest

from analysis.reading import furniture
from tests.reading.texts import LINES, TITLE


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 法治政府",
        "您当前的位置:首页",
        "当前位置：首页 >> 信息公开",
        "索引号:000-1/2025-02",
        "发布机构:清源县司法局",
        "成文日期:2025-01-20",
        "来源:清源县司法局 发布时间:2025-01-20",
        "信息来源:",
        "发布时间：2025-01-20 10:00 来源：清源县 浏览次数：35",
        "【字体:大 中 小】",
        "字号：大 中 小",
        "浏览次数:",
        "点击数:35",
        "今天是:2019年10月31日 星期四",
        "作者:",
        "分享到:",
        "打印",
        "【打印】【关闭】",
        "扫一扫在手机打开当前页",
        "语音播报",
        "无障碍 长者模式",
        "简体 | 繁体",
    ],
)
def test_furniture_before_the_text_is_left_out(line):
    kept, notes = furniture.drop([line, *LINES])
    assert kept == LINES
    assert "1 行" in notes[0]


@pytest.mark.parametrize(
    "line",
    [
        "上一篇:关于开展检查的通知",
        "下一篇:无",
        "附件:统计表.xls",
        "版权所有:清源县人民政府",
        "打印本页 关闭窗口",
        "主办单位:清源县",
    ],
)
def test_furniture_behind_the_text_is_left_out(line):
    kept, notes = furniture.drop([*LINES, line])
    assert kept == LINES
    assert "1 行" in notes[0]


def test_all_of_it_is_counted_in_one_note():
    kept, notes = furniture.drop(["首页 > 公开", "打印", *LINES, "下一篇:无"])
    assert kept == LINES
    assert len(notes) == 1
    assert "3 行" in notes[0]


@pytest.mark.parametrize(
    "line",
    [
        "来源于群众的线索逐件核查。",
        "作者权益保护工作有序开展。",
        "编辑:普法读物并向群众免费发放,覆盖所有乡镇和社区,受到群众欢迎,并在全市作经验交流,形成可复制可推广的做法,惠及更多群众和企业,取得良好成效。",
    ],
)
def test_text_that_begins_like_furniture_stays(line):
    assert furniture.drop([TITLE, line, *LINES[1:]])[0] == [TITLE, line, *LINES[1:]]


def test_a_label_inside_the_text_stays():
    lines = [*LINES[:6], "来源:群众举报", *LINES[6:]]
    assert furniture.drop(list(lines)) == (lines, [])


@pytest.mark.parametrize("line", ["12 34 56", "|", "——"])
def test_a_line_of_figures_and_strokes_stays(line):
    assert line in furniture.drop([*LINES, line])[0]


def test_without_any_sentence_nothing_is_left_out():
    assert furniture.drop(["首页", "打印"]) == (["首页", "打印"], [])


@pytest.mark.parametrize(
    "line",
    [
        "(信息员:王某,审核领导:李某,联系方式:2830000)",
        "（信息员：王某，审核领导：李某，联系方式：2830000）",
        "联系人:王某 电话:0000-2830000",
        "[联系人:王某;手机:13800000000]",
        "填报人:王某  审核人:李某",
        "撰稿:王某 审核:李某",
        "(供稿:王某)",
        "初审:王某 复审:李某 终审:张某",
        "签发人 : 王某",
        "联系电话:2830000",
        "邮箱:someone@example.org",
    ],
)
def test_the_closing_line_is_taken_off(line):
    assert furniture.take_closing([*LINES, line]) == (LINES, line)


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ([], ["清源县司法局", "2025年1月20日"]),
        (["清源县司法局", "2025年1月20日"], []),
        ([], ["(此件公开发布)"]),
    ],
    ids=["above the signature", "below the signature", "above a remark"],
)
def test_a_signature_may_stand_beside_it(before, behind):
    kept, closing = furniture.take_closing([*LINES, *before, "联系人:王某", *behind])
    assert kept == [*LINES, *before, *behind]
    assert closing == "联系人:王某"


def test_it_may_stand_on_several_lines():
    lines = ["信息员:王某", "审核领导:李某", "联系电话:2830000"]
    assert furniture.take_closing([*LINES, *lines]) == (LINES, "\n".join(lines))


@pytest.mark.parametrize(
    "line",
    [
        "联系人民群众更加紧密。",
        "电话回访群众并逐件登记。",
        "编辑普法读物。",
        "联系方式:" + "向社会公开并由专人接听,全年接受群众咨询和投诉并逐件登记办理," * 4,
    ],
)
def test_a_last_sentence_about_such_things_stays(line):
    assert furniture.take_closing([*LINES, line]) == ([*LINES, line], "")


def test_such_a_line_far_from_the_end_stays():
    lines = [TITLE, "联系人:王某", *LINES[1:]]
    assert furniture.take_closing(list(lines)) == (lines, "")


def test_a_report_is_not_closed_by_its_first_line():
    assert furniture.take_closing(["联系人:王某"]) == (["联系人:王某"], "")
