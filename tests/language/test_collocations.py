"""Are the neighbours of a term counted once, on the right side, and weighed?"""

import pytest

from analysis.errors import InputError
from analysis.language.association import MEASURES as FORMULAS
from analysis.language.collocations import COLUMNS, MEASURES, collocations
from analysis.report import parse
from tests.language.reports import HEAD, rows, seed, small, types


def of(table, collocate):
    (row,) = rows(table[table.collocate == collocate])
    return row


def test_neighbours_with_their_sides():
    table = collocations(small(), "行政复议", least=1)
    assert types(table) == COLUMNS
    row = of(table, "案件")
    assert (row.count, row.left, row.right, row.frequency) == (3, 0, 3, 3)
    assert of(table, "便民").right == 1
    assert "行政处罚" not in set(table.collocate)
    assert table.association.is_monotonic_decreasing


def test_a_place_near_two_occurrences_counts_once_for_the_nearer():
    report = parse(HEAD + "行政复议有力推动案件行政复议。行政复议。案件。")
    row = of(collocations(report, "行政复议", least=1), "案件")
    assert (row.count, row.left, row.right, row.frequency) == (1, 1, 0, 2)


def test_the_window_counts_words_and_ends_with_the_sentence():
    report = parse(HEAD + "调解、(一二)仲裁。信访工作。")
    assert set(collocations(report, "调解", 1, least=1).collocate) == set()
    assert set(collocations(report, "调解", 5, least=1).collocate) == {"仲裁"}
    assert collocations(report, "调解", 0, least=1).empty


def test_the_association_compares_the_windows_with_the_whole():
    report = parse(HEAD + "一、举措\n仲裁案件受理。仲裁案件终结。信访登记。")
    # 一 举措 仲裁 案件 受理 仲裁 案件 终结 信访 登记: 10 words, 4 of them near 仲裁.
    for measure, expected in (
        ("log-likelihood", FORMULAS["log-likelihood"](2, 4, 2, 10)),
        ("pmi", FORMULAS["pmi"](2, 4, 2, 10)),
        ("log-dice", 14.0),
    ):
        row = of(collocations(report, "仲裁", 2, measure=measure, section="1"), "案件")
        assert row.association == pytest.approx(expected)


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_ranks_the_seed(measure):
    table = collocations(seed().report, "案件", measure=measure)
    assert len(table) > 5
    assert table.association.is_monotonic_decreasing
    assert (table["count"] == table.left + table.right).all()
    assert (table["count"] <= table.frequency).all()


def test_a_phrase_and_a_section():
    table = collocations(seed().report, "行政复议申请", section="1.8", least=1)
    assert "收到" in set(table.collocate)
    assert collocations(seed().report, "行政复议申请", section="1.1").empty


def test_an_unknown_word_has_no_neighbours():
    table = collocations(small(), "量子")
    assert table.empty
    assert types(table) == COLUMNS


def test_a_measure_for_networks_is_refused():
    with pytest.raises(InputError, match="jaccard"):
        collocations(small(), "案件", measure="jaccard")
