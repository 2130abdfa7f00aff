"""Are lines cleaned of layout, and broken sentences joined without joining what belongs apart?"""

import pytest

from analysis.reading.wrapping import join_broken, lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲\n乙", ["甲", "乙"]),
        ("甲\r\n乙\r丙", ["甲", "乙", "丙"]),
        ("甲\n\n \n\t\n乙\n", ["甲", "乙"]),
        ("\u3000\u3000甲乙\u3000", ["甲乙"]),
        ("甲\u3000乙", ["甲 乙"]),
        ("甲\xa0乙\t丙", ["甲 乙 丙"]),
        ("甲\u200b乙\ufeff丙\u2060", ["甲乙丙"]),
        ("甲\x00乙\x0b丙", ["甲乙丙"]),
        ("甲\u202e乙", ["甲乙"]),
        ("１２件，（３）", ["１２件，（３）"]),
        ("", []),
    ],
    ids=[
        "lines",
        "line ends",
        "blank lines",
        "indent",
        "wide blank",
        "other blanks",
        "no width",
        "control",
        "direction",
        "width kept",
        "nothing",
    ],
)
def test_the_lines_of_a_text(text, expected):
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("全年共收到行政复议申请,", "其中受理多件。"),
        ("全年共收到行政复议申请，", "其中受理多件。"),
        ("梳理许可、确认、", "给付等事项。"),
        ("全年共审查合同文件和规范性文件", "38件,提出意见。"),
        ("开展检查,督促整改到", "位并复查。"),
        ("推进放管服改革并梳理事项", "、压减材料。"),
        ("受理行政复议案件,审结率达到98.", "7%,比上年提高。"),
        ("(一)健全机制。全年组织学习,参加学习的人员超过", "一半并通过测试。"),
        ("清理文件,", "2024年继续清理。"),
    ],
)
def test_a_sentence_broken_at_a_margin_is_joined(before, behind):
    joined, notes = join_broken([before, behind])
    assert joined == [before + behind]
    assert "1 处" in notes[0]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("完成任务。", "继续推进。"),
        ("开展以下工作:", "制定目录。"),
        ("审查合同;", "清理文件。"),
        ("主要举措", "全县坚持依法行政。"),
        ("(一)健全决策机制,提升决策水平", "制定目录并按程序论证。"),
        ("二、下一步打算", "全县将继续推进。"),
        ("全年开展检查,督促整改到位", "(二)规范执法行为"),
        ("全年开展检查,督促整改到位", "二、下一步打算"),
        ("全年开展检查,督促整改到位", "2.规范执法。"),
        ("项目", "数量"),
        ("甲,乙|3", "丙|4,5。"),
        ("清源县司法局", "2025年1月20日"),
        ("全县坚持依法行政推动高质量发展", "2024年审查合同,清理文件。"),
    ],
)
def test_what_belongs_apart_stays_apart(before, behind):
    assert join_broken([before, behind]) == ([before, behind], [])


def test_a_sentence_may_be_broken_more_than_once():
    pieces = ["全年共收到行政复议申请,", "其中受理多件,不予受理多件,", "审结多件。", "继续推进。"]
    joined, notes = join_broken(pieces)
    assert joined == ["".join(pieces[:3]), pieces[3]]
    assert "2 处" in notes[0]


def test_without_lines_there_is_nothing_to_join():
    assert join_broken([]) == ([], [])
