"""Are words that follow each other found where nothing stands between them?"""

import pytest

from analysis.errors import InputError
from analysis.language.ngrams import COLUMNS, ngrams
from tests.language.reports import seed, small, types


def test_pairs_with_their_counts_and_places():
    table = ngrams(small())
    assert types(table) == COLUMNS
    row = table.iloc[0]
    assert (row.ngram, row.words, row.n, row["count"]) == ("行政复议案件", "行政复议 案件", 2, 3)
    starts = [int(start) for start in row.starts.split(";")]
    assert all(small().text.startswith("行政复议案件", start) for start in starts)
    assert len(starts) == 3


def test_no_mark_stands_within_an_ngram():
    for n in (2, 3, 4):
        table = ngrams(seed().report, n)
        assert (table.words.str.count(" ") == n - 1).all()
        assert table.ngram.map(lambda ngram: ngram in seed().report.text).all()
        assert (table["count"] >= 2).all()
        assert table["count"].is_monotonic_decreasing


def test_a_section_and_its_rate():
    table = ngrams(small(), 2, "1.1", least=1)
    row = table[table.ngram == "行政复议案件"].iloc[0]
    # 一 化解 争议 行政复议 案件 办结 行政复议 便民 行政复议 案件 受理.
    assert row.per_thousand == pytest.approx(2 / 11 * 1000)
    assert set(table.section) == {"1.1"}


def test_nothing_repeated_is_an_empty_table():
    assert types(ngrams(small(), 5)) == COLUMNS
    assert ngrams(small(), 5).empty


@pytest.mark.parametrize("n", [0, 1, 7])
def test_other_lengths_are_refused(n):
    with pytest.raises(InputError, match=str(n)):
        ngrams(small(), n)
