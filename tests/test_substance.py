"""Are facts and set phrases counted where they stand?"""

from types import SimpleNamespace

import pytest

from analysis import SEED, analyse
from analysis.mentions import mentions
from analysis.report import parse
from analysis.substance import COLUMNS, PHRASES, set_phrases, substance
from analysis.tables import frame

HEAD = "清源县2024年法治政府建设年度报告\n"


def rows(table):
    return list(table.itertuples())


def test_the_seed_adds_up():
    analysis = analyse(SEED)
    table = substance(analysis)
    assert {column: str(dtype) for column, dtype in table.dtypes.items()} == COLUMNS
    assert table.section.tolist() == ["", *(view.number for view in analysis.report.views)]
    assert (table.facts == table[["metrics", "dates", "titles", "firsts", "honours"]].sum(axis=1)).all()
    whole, views = table.iloc[0], table.iloc[1:]
    assert whole.metrics == len(analysis.metrics) == views.metrics.sum()
    for kind, column in (("date", "dates"), ("title", "titles"), ("first", "firsts"), ("honour", "honours")):
        assert whole[column] == (analysis.mentions.kind == kind).sum() == views[column].sum()
    assert whole.set_phrases == len(set_phrases(analysis.report))
    sections = analysis.sections.set_index("section").characters
    assert views.characters.tolist() == [sections[number] for number in views.section]


def test_plans_say_less_that_can_be_checked_than_the_account_of_disputes():
    table = substance(analyse(SEED)).set_index("section")
    assert table.facts_per_thousand["1.8"] > 10 * table.facts_per_thousand["3"]
    assert table.set_phrases_per_thousand["3"] > table.set_phrases_per_thousand["1.8"]


def test_rates_are_per_thousand_characters():
    report = parse(HEAD + "一、举措\n3月5日,进一步加强审查。\n二、问题\n取得 了显著成效。")
    made = SimpleNamespace(report=report, metrics=frame("metrics", []), mentions=mentions(report))
    table = substance(made).set_index("section")
    length = len("一、举措3月5日,进一步加强审查。")
    assert table.characters["1"] == length
    assert table.facts_per_thousand["1"] == pytest.approx(1000 / length)
    assert table.set_phrases_per_thousand["1"] == pytest.approx(1000 / length)
    assert table.facts["2"] == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("取得了显著成效。", [("取得了显著成效", "取得了显著成效")]),
        ("充分发挥复议的主渠道作用。", [("充分发挥…作用", "充分发挥复议的主渠道作用")]),
        ("充分发挥人大监督,作用明显。", []),
        ("坚持以人民为中心。", [("以人民为中心", "以人民为中心")]),
        ("进一步加强和进一步规范执法。", [("进一步加强", "进一步加强"), ("进一步规范", "进一步规范")]),
        ("办结案件38件。", []),
    ],
)
def test_set_phrases(text, expected):
    report = parse(HEAD + text)
    table = set_phrases(report)
    assert list(zip(table.phrase, table.text, strict=True)) == expected
    assert {column: str(dtype) for column, dtype in table.dtypes.items()} == PHRASES
    for row in rows(table):
        assert report.text[row.start : row.end] == row.text
        assert row.text in row.sentence


def test_set_phrases_do_not_overlap():
    table = set_phrases(analyse(SEED).report)
    assert (table.start.iloc[1:].to_numpy() >= table.end.iloc[:-1].to_numpy()).all()
