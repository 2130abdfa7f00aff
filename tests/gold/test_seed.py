"""Do the seed report's tables say what people read in it?"""

from typing import Any

import pytest

from analysis import SEED, analyse
from analysis.tables import NAMES
from tests.gold import scoring

FLOORS = {"detect": 0.99, "indicator": 0.98, "full": 0.97}
#: What the pages show of the seed: the preamble, twelve sections and two parts.
VIEWS = ["0", *(f"1.{number}" for number in range(1, 13)), "2", "3"]


@pytest.fixture(scope="module")
def seed():
    return analyse(SEED)


@pytest.fixture(scope="module")
def score(seed):
    return scoring.quantities(scoring.read("seed_metrics"), seed.metrics.to_dict("records"))


@pytest.mark.parametrize("level", scoring.LEVELS)
def test_quantities_are_found_and_named(score, level):
    assert score.precision[level] >= FLOORS[level], score.in_vain
    assert score.recall[level] >= FLOORS[level], score.missed


def test_every_relation_is_found_and_no_other_is_called_inconsistent(seed):
    missed, wrong = scoring.relations(scoring.read("seed_checks"), seed.checks.to_dict("records"))
    assert missed == []
    assert wrong == []


def test_titles_dates_honours_and_firsts_are_found(seed):
    assert scoring.mentions(scoring.read("seed_mentions"), seed.mentions.to_dict("records")) == []


def test_the_views_are_preamble_twelve_sections_and_two_parts(seed):
    assert [view.number for view in seed.report.views] == VIEWS


def test_a_metric_is_the_text_between_its_offsets(seed):
    text = seed.report.text
    assert all(text[row.start : row.end] == row.text for row in seed.metrics.itertuples())


def test_a_mention_is_the_text_between_its_offsets(seed):
    text = seed.report.text
    assert all(text[row.start : row.end] == row.text for row in seed.mentions.itertuples())


def test_the_repeated_body_is_counted_once(seed):
    assert SEED.read_text(encoding="utf-8").count("236批251人次") == 2
    assert seed.report.text.count("236批251人次") == 1
    assert seed.metrics.text.tolist().count("236批") == 1
    assert any("重复" in note for note in seed.report.notes)


def test_the_closing_line_is_metadata_and_in_no_table(seed):
    closing = seed.report.closing
    names = [
        part.split("：")[-1].split(":")[-1].strip("()（） \n")
        for part in closing.replace("，", ",").split(",")
    ]
    assert len(names) == 3
    for secret in (closing, *names):
        assert secret
        assert secret not in seed.report.text
        for name in NAMES:
            assert secret not in seed.table(name).to_csv(), (secret, name)


def test_a_table_of_another_report_would_not_pass():
    """The scoring itself tells good from bad: a row too many, one too few, a wrong name, a wrong year."""
    blank = {"section": "1", "qualifier": "", "period": "2024", "change": ""}
    gold = [
        blank | {"value": "38", "unit": "件", "keywords": "合同", "optional": ""},
        blank | {"value": "85", "unit": "卷", "keywords": "案卷", "optional": "", "qualifier": "余"},
    ]
    right: dict[str, Any] = blank | {"value": 38.0, "unit": "件", "indicator": "审查合同", "kind": "actual"}
    other = right | {"value": 85.0, "unit": "卷", "indicator": "评查案卷", "qualifier": "余"}
    perfect = scoring.quantities(gold, [right, other])
    assert set(perfect.precision.values()) == set(perfect.recall.values()) == {1.0}
    assert scoring.quantities(gold, [right]).recall["detect"] == 0.5
    assert scoring.quantities(gold, [right, other, other]).precision["detect"] == pytest.approx(2 / 3)
    assert scoring.quantities(gold, [right | {"indicator": "审查"}, other]).recall == {
        "detect": 1.0,
        "indicator": 0.5,
        "full": 0.5,
    }
    assert scoring.quantities(gold, [right | {"period": "2023"}, other]).recall["full"] == 0.5
    assert scoring.quantities(gold, [right | {"section": "2"}, other]).recall["detect"] == 0.5
