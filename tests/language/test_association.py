"""Are the measures of association those of the books?"""

from math import inf, log, log2

import pytest

from analysis.errors import InputError
from analysis.language.association import MEASURES, measure_named

# 8 places of both, 10 of the first, 16 of the second, 100 in all.
FIGURES = (8, 10, 16, 100)


def test_log_likelihood():
    observed = [8, 2, 8, 82]
    expected = [1.6, 8.4, 14.4, 75.6]
    g2 = 2 * sum(o * log(o / e) for o, e in zip(observed, expected, strict=True))
    assert MEASURES["log-likelihood"](*FIGURES) == pytest.approx(g2)


def test_those_that_keep_apart_have_a_negative_log_likelihood():
    assert MEASURES["log-likelihood"](0, 40, 50, 100) < 0
    assert MEASURES["log-likelihood"](20, 40, 50, 100) == pytest.approx(0)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("pmi", log2(8 * 100 / 160)),
        ("npmi", log2(8 * 100 / 160) / -log2(8 / 100)),
        ("jaccard", 8 / 18),
        ("log-dice", 14 + log2(16 / 26)),
        ("count", 8),
    ],
)
def test_the_other_measures(name, value):
    assert MEASURES[name](*FIGURES) == pytest.approx(value)


def test_at_the_ends():
    assert MEASURES["npmi"](5, 5, 5, 50) == pytest.approx(1)
    assert MEASURES["npmi"](0, 5, 5, 50) == -1
    assert MEASURES["npmi"](50, 50, 50, 50) == 0
    assert MEASURES["pmi"](0, 5, 5, 50) == MEASURES["log-dice"](0, 5, 5, 50) == -inf
    assert MEASURES["log-dice"](5, 5, 5, 50) == 14


def test_an_unknown_measure_is_refused_by_name():
    with pytest.raises(InputError, match="chi2"):
        measure_named("chi2")
    with pytest.raises(InputError, match="jaccard"):
        measure_named("jaccard", ("pmi",))
