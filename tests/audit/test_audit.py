"""Is the table of checks complete, in text order, and silent where the genre's oddities are consistent?"""

from typing import Any

import pytest

from analysis.audit import CHECKS, checks
from analysis.metrics import metrics
from analysis.report import parse
from analysis.tables import COLUMNS
from tests.audit.audited import HEAD, audited, mismatches

TEXT = (
    HEAD
    + "收到投诉举报41件(来信15件、来访26件)。上年结转案件20件,新收案件30件,审结案件15件,未结案件35件。"
    + "参加执法考试120人,考试合格115人,考试合格率85.8%。\n"
    + "(二)法治宣传情况\n2023年收案30件,2024年收案40件,同比增长33.3%。排查安全隐患300条,整改安全隐患250条。\n"
    + "化解矛盾纠纷748件,矛盾纠纷调解成功率99.87%。满意率98%。"
)
REPORT = parse(TEXT)
METRICS = metrics(REPORT)
TABLE: Any = checks(REPORT, METRICS)


def test_the_table_fits_its_schema():
    assert {c: str(t) for c, t in TABLE.dtypes.items()} == COLUMNS["checks"]


def test_every_kind_of_check_in_text_order():
    assert list(zip(TABLE.section, TABLE.check, TABLE.status, strict=True)) == [
        ("1.1", "sum", "ok"),
        ("1.1", "balance", "ok"),
        ("1.1", "ratio", "mismatch"),
        ("1.2", "change", "ok"),
        ("1.2", "part_of", "ok"),
        ("1.2", "granularity", "ok"),
        ("1.2", "ratio", "unverifiable"),
    ]


def test_members_are_offsets_of_metrics():
    starts = set(METRICS.start)
    for row in TABLE.itertuples():
        members = [int(start) for start in row.members.split(";")]
        assert set(members) <= starts
        assert len(set(members)) == len(members)
        assert len(members) >= (1 if row.status == "unverifiable" else 2)


def test_the_evidence_is_the_sentence():
    for row in TABLE.itertuples():
        assert REPORT.text[row.start : row.end] == row.sentence
        first = int(row.members.split(";")[0])
        assert row.start <= first < row.end


def test_the_difference_is_that_of_the_two_figures():
    known = TABLE[TABLE.status != "unverifiable"]
    assert (known.difference - (known.reported - known.computed)).abs().max() < 1e-9
    assert TABLE[TABLE.status == "unverifiable"].computed.isna().all()


def test_an_explanation_is_one_chinese_sentence():
    for explanation in TABLE.explanation:
        assert explanation.endswith("。")
        assert explanation.count("。") == 1
        assert not explanation.isascii()


def test_a_finding_is_called_an_inconsistency_and_no_error():
    (row,) = TABLE[TABLE.status == "mismatch"].itertuples()
    assert "不一致" in row.explanation
    assert "请核对" in row.explanation
    assert not {"错误", "造假", "虚报"} & {row.explanation[i : i + 2] for i in range(len(row.explanation))}


def test_a_report_without_numbers_has_no_rows_but_all_columns():
    report = parse(HEAD + "有序推进。")
    table = checks(report, metrics(report))
    assert table.empty
    assert {c: str(t) for c, t in table.dtypes.items()} == COLUMNS["checks"]


def test_auditing_twice_gives_the_same():
    assert checks(REPORT, METRICS).equals(TABLE)


def test_the_registry_names_kinds_of_the_contract():
    assert set(CHECKS) <= {"sum", "balance", "ratio", "change", "part_of", "granularity"}


@pytest.mark.parametrize(
    "text",
    [
        "审查合同38件。",
        "受理投诉举报300件,办结投诉举报296件,办结率98.6%。",
        "受理投诉举报29.5万件,办结投诉举报28.3万件,办结率95.9%。",
        "受理投诉举报300余件,办结投诉举报280余件,办结率95%。",
        "满意率由59.7%上升到61.7%,上升2%。",
        "现有调委会900个,其中村级800个、镇级50个。",
        "受理行政复议案件100件,审结行政复议案件112件,审结率112%。",
        "行政诉讼案件败诉率4.2%,胜诉率91.3%。",
        "办理法律援助案件100件,其中农民工案件60件,未成年人案件35件。",
        "到2025年,行政应诉出庭率达到100%。",
        "每年开展培训不少于4次,其中面授不少于6次。",
        "罚款68.136万元,执结61.2万元。",
    ],
    ids=[
        "alone",
        "truncated",
        "万",
        "余",
        "points as %",
        "partial",
        "above 100",
        "silent",
        "kinds",
        "aim",
        "demand",
        "money",
    ],
)
def test_consistent_oddities_are_no_finding(text):
    assert mismatches(text) == []


def test_figures_of_different_sections_are_not_joined():
    text = "参加执法考试120人,考试合格115人。\n(二)其他工作情况\n考试合格率85.8%。"
    assert {row.status for row in audited(text) if row.check == "ratio"} == {"unverifiable"}
