import json

import pytest

from analysis import SEED, Analysis, analyse
from analysis.__main__ import Exit, main
from analysis.sharing import findings

WRONG = (
    "青岚县2024年法治政府建设年度报告\n"
    "一、主要工作\n"
    "2024年,全县收到行政复议申请50件(当面申请20件,来信申请26件)。<b>年度核查</b>合格率100%,进一步规范行政执法行为,"
    "不断提升法治政府建设水平,切实保障人民群众合法权益。\n"
)


@pytest.fixture
def wrong() -> Analysis:
    return analyse(WRONG)


@pytest.fixture
def right() -> Analysis:
    return analyse(WRONG.replace("50件", "46件"))


def test_the_verdict_counts_what_was_checked(wrong, right):
    assert findings.verdict(wrong.checks) == "核验了 1 项数字关系，0 项一致，1 项不一致。"
    assert findings.verdict(right.checks) == "核验了 1 项数字关系，全部一致。"
    assert findings.verdict(right.checks.head(0)) == "报告里没有可以互相核验的数字。"


def test_only_a_mismatch_is_inconsistent(wrong, right):
    assert not findings.consistent(wrong.checks)
    assert findings.consistent(right.checks)


def test_every_kind_of_check_has_its_name():
    assert set(findings.KINDS) == {"sum", "balance", "ratio", "change", "part_of", "granularity"}


def test_text_puts_what_does_not_agree_first_with_its_sentence(wrong):
    lines = findings.written(wrong, "text").splitlines()
    assert lines[0] == "青岚县2024年法治政府建设年度报告"
    assert lines[3] == "不一致（1）"
    assert "50" in lines[4]
    assert "46" in lines[4]
    assert lines[6].startswith("    原句：2024年,全县收到")


def test_text_carries_no_character_that_steers_a_terminal():
    report = analyse(WRONG.replace("全县", "全\x1b[31m县"))
    assert "\x1b" not in findings.written(report, "text")


def test_markdown_shows_the_report_s_text_as_it_is(wrong):
    text = findings.written(wrong, "markdown")
    assert "\\<b\\>年度核查\\</b\\>" in text
    assert "<b>" not in text


def test_json_is_one_line_with_null_where_no_figure_exists(wrong):
    text = findings.written(wrong, "json")
    assert text.count("\n") == 1
    document = json.loads(text)
    assert document["year"] == 2024
    unverifiable = [check for check in document["checks"] if check["status"] == "unverifiable"]
    assert unverifiable
    assert unverifiable[0]["computed"] is None


def test_an_unknown_format_is_refused(wrong):
    with pytest.raises(KeyError):
        findings.written(wrong, "html")


def test_the_exit_status_says_whether_the_report_may_go_out(tmp_path, capsys):
    good, bad, empty = tmp_path / "好.txt", tmp_path / "坏.txt", tmp_path / "空.txt"
    good.write_text(WRONG.replace("50件", "46件"), encoding="utf-8")
    bad.write_text(WRONG, encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    assert main(["audit", str(good)]) == Exit.DONE
    assert main(["audit", str(good), str(bad)]) == Exit.INCONSISTENT
    assert main(["audit", str(bad), str(empty)]) == Exit.UNUSABLE
    assert "空.txt" in capsys.readouterr().err


def test_the_seed_s_one_finding_is_printed(capsys):
    assert main(["audit", str(SEED), "--format", "markdown"]) == Exit.INCONSISTENT
    out = capsys.readouterr().out
    assert "78÷79" in out
    assert "## 不一致（1）" in out
