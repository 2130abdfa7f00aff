import pytest

from tests.audit import injections

REPORTS = range(injections.FIRST, injections.FIRST + 150)


@pytest.fixture(scope="module")
def outcome() -> injections.Outcome:
    return injections.generated(REPORTS)


@pytest.mark.parametrize("check", ["sum", "balance", "ratio", "change"])
def test_a_figure_made_wrong_is_found(outcome, check):
    assert outcome.recall(check) >= 0.95, [line for kind, line in outcome.missed if kind == check]


def test_parts_and_granularity_are_found_more_often_than_not(outcome):
    assert outcome.recall("part_of") >= 0.85
    assert outcome.recall("granularity") >= 0.5


def test_there_are_enough_injections_to_tell(outcome):
    assert sum(outcome.injected[check] for check in ("sum", "balance", "ratio", "change")) >= 500


def test_consistent_reports_raise_no_alarm():
    assert list(injections.false_alarms(range(injections.FIRST, injections.FIRST + 500))) == []


def test_the_seed_s_own_figures_made_wrong_are_found():
    outcome = injections.seed(20)
    assert sum(outcome.injected.values()) > 60
    for check in ("balance", "change"):
        assert outcome.recall(check) == 1.0, outcome.missed
    assert outcome.recall("sum") >= 0.9, outcome.missed
