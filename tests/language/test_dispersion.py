"""Is every place of a term found?"""

from analysis.language.dispersion import COLUMNS, dispersion
from tests.language.reports import rows, seed, small, types


def test_every_place_of_every_term_in_the_order_asked_for():
    analysis = seed()
    table = dispersion(analysis.report, ["调解", "行政复议", "调解"])
    assert types(table) == COLUMNS
    assert list(dict.fromkeys(table.term)) == ["调解", "行政复议"]
    counts = analysis.terms[analysis.terms.section == ""].set_index("term")["count"]
    assert table.term.value_counts().to_dict() == {term: counts[term] for term in ("调解", "行政复议")}
    for row in rows(table):
        assert analysis.report.text[row.start : row.end] == row.term
        assert row.position == row.start / len(analysis.report.text)
        assert row.term in row.sentence


def test_a_phrase_is_found_by_its_characters():
    table = dispersion(small(), "行政复议案件")
    assert len(table) == 3
    assert table.section.tolist() == ["1.1", "1.1", "1.2"]


def test_an_unknown_word_has_no_row():
    for terms in ("量子", "", ()):
        table = dispersion(small(), terms)
        assert table.empty
        assert types(table) == COLUMNS
