"""Do summaries hold the sentences that carry the facts, once each, and within their length?"""

import os
import subprocess
import sys
from functools import cache

import pytest

from analysis import SEED
from analysis.mentions import mentions
from analysis.reading import read
from analysis.report import parse
from analysis.summaries import SHARE, summaries
from analysis.tables import COLUMNS, frame

HEAD = "清源县2024年法治政府建设年度报告\n"
EMPTY = {name: frame(name, []) for name in ("metrics", "mentions")}


def without_blanks(text):
    return "".join(text.split())


def metric(report, text, indicator):
    start = report.text.index(text)
    return {"start": start, "end": start + len(text), "text": text, "indicator": indicator, "period": "2024"}


@cache
def seed():
    document = read(SEED)
    report = parse(document.text, document.name)
    return report, summaries(report, EMPTY["metrics"], mentions(report))


def test_every_view_and_the_report_have_one():
    report, table = seed()
    assert list(table.columns) == list(COLUMNS["summaries"])
    assert list(dict.fromkeys(table.section)) == ["", *(view.number for view in report.views)]


def test_rows_are_whole_sentences_ranked_by_what_they_add():
    report, table = seed()
    bodies = {(s.start, s.end): s for s in report.sentences if not s.heading}
    for number, rows in table.groupby("section"):
        assert rows["rank"].tolist() == list(range(1, len(rows) + 1))
        assert rows.score.is_monotonic_decreasing
        assert 0 < rows.score.sum() <= 1 + 1e-9
        for row in rows.itertuples():
            assert (row.start, row.end) in bodies
            assert report.text[row.start : row.end] == row.sentence
            assert bodies[row.start, row.end].section.startswith(number)
        assert rows.start.is_unique


def test_at_most_a_quarter_or_a_single_sentence():
    report, table = seed()
    texts = {"": report.text} | {view.number: report.text[view.start : view.end] for view in report.views}
    for number, rows in table.groupby("section"):
        length = sum(len(without_blanks(sentence)) for sentence in rows.sentence)
        assert len(rows) == 1 or length <= SHARE * len(without_blanks(texts[number]))


def test_no_formulas():
    _, table = seed()
    assert not table.sentence.str.contains("报告如下").any()


@pytest.mark.parametrize(
    "formula",
    [
        "现将2024年法治政府建设工作情况报告如下:",
        "根据有关要求,现将情况汇报如下。",
        "一是切实强化组织领导和责任落实。",
        "特此报告,请予审阅为盼谢谢。",
        "存在的不足主要表现在:",
    ],
)
def test_a_formula_is_never_chosen_even_where_there_is_nothing_else(formula):
    assert summaries(parse(HEAD + formula), **EMPTY).empty


def test_sentences_with_facts_come_first():
    dull = "全县上下持续推进法治政府建设各项工作走深走实并取得了新的成效。"
    telling = "全年审查规范性文件38件,办结行政复议案件52件。"
    report = parse(HEAD + "一、举措\n(一)推进工作\n" + dull * 4 + telling + dull)
    metrics = frame(
        "metrics", [metric(report, "38件", "规范性文件审查"), metric(report, "52件", "行政复议案件办结")]
    )
    table = summaries(report, metrics, EMPTY["mentions"])
    first = table[(table.section == "1.1") & (table["rank"] == 1)]
    assert first.sentence.tolist() == [telling]


def test_what_is_said_twice_is_shown_once():
    said = "全年审查规范性文件38件,覆盖所有乡镇和部门。"
    again = "全年共审查规范性文件38件,覆盖各个乡镇和部门。"
    other = "县法院共开庭审理行政案件19件,涉及国土和社保等领域。"
    filler = "各级各部门把学习宣传作为长期任务常抓不懈并形成了良好氛围。" * 6
    report = parse(HEAD + "一、举措\n(一)推进工作\n" + said + again + filler + other)
    rows = [metric(report, "19件", "行政案件审理")]
    for sentence in (said, again):
        start = report.text.index(sentence) + sentence.index("38件")
        rows.append(
            {
                "start": start,
                "end": start + 3,
                "text": "38件",
                "indicator": "规范性文件审查",
                "period": "2024",
            }
        )
    table = summaries(report, frame("metrics", rows), EMPTY["mentions"])
    chosen = table[table.section == "1.1"].sentence.tolist()
    assert other in chosen
    assert len({said, again} & set(chosen)) == 1


def test_without_any_facts_the_sentences_at_the_centre_are_chosen():
    report, _ = seed()
    table = summaries(report, **EMPTY)
    assert set(table.section) == {"", *(view.number for view in report.views)}


def test_a_single_long_sentence_stands_alone():
    sentence = "全县依法接受人大监督,自觉接受政协民主监督,认真办理代表议案和委员提案。"
    table = summaries(parse(HEAD + "一、监督情况\n" + sentence), **EMPTY)
    assert table[table.section == "1"].sentence.tolist() == [sentence]


def test_an_empty_view_has_no_rows():
    table = summaries(parse(HEAD + "一、举措\n二、问题\n各单位依法行政的意识有待进一步加强。"), **EMPTY)
    assert set(table.section) == {"", "2"}


def test_an_honour_is_told_before_a_row_of_figures():
    figures = "全年开展执法检查12次、专项行动7次、联合执法3次。"
    honour = "县司法局获评全国先进集体。"
    dull = "各级各部门把学习宣传作为长期任务常抓不懈并形成了良好氛围。" * 4
    report = parse(HEAD + "一、举措\n(一)推进工作\n" + figures + dull + honour)
    metrics = frame("metrics", [metric(report, text, text) for text in ("12次", "7次", "3次")])
    table = summaries(report, metrics, mentions(report))
    assert table[table.section == "1.1"].sentence.tolist() == [honour, figures]


def test_every_process_chooses_alike():
    code = (
        "from analysis.report import parse; from analysis.summaries import summaries;"
        "from analysis.tables import frame; from tests.generated import generate;"
        "tables = [frame(name, []) for name in ('metrics', 'mentions')];"
        "print([summaries(parse(generate(n).text), *tables).start.tolist() for n in range(1, 25)])"
    )
    chosen = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=SEED.parent.parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(chosen) == 1
