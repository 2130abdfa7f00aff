"""What is said to a report's author about a finding."""

from analysis import analyse
from dashboard import notes

TEXT = """某县2023年法治政府建设年度报告
一、主要做法
(一)执法监督
1.培训考试。全县共有79人参加考试,75人通过,及格率为98.7%。
二、存在的问题
基层执法力量仍然不足,需要进一步加强队伍建设,提升能力水平。
"""


def test_the_nearest_reading_is_the_whole_sentence_where_a_finding_says_no_more():
    assert notes.nearest("相差2件，不一致；若总数为8则相符，请核对。") == "若总数为8则相符，请核对。"
    assert notes.nearest("相差2件，请核对。") == "相差2件，请核对。"


def test_a_note_says_where_what_and_why():
    analysis = analyse(TEXT)
    (check,) = analysis.checks[analysis.checks["status"] == "mismatch"].to_dict("records")
    title, place, sentence, arithmetic, reason = notes.note(analysis, check).split("\n")
    assert "某县2023年法治政府建设年度报告" in title
    assert place == "位置：(一)执法监督 › 1. 培训考试"
    assert sentence == "原句：全县共有79人参加考试,75人通过,及格率为98.7%。"
    assert arithmetic == "算式：75 ÷ 79 = 94.9 % ≠ 98.7 %"
    assert reason.endswith("请核对。")
