"""How exact is a stated figure, and which computed ones does it agree with?"""

import pytest

from analysis.audit.figures import figure, holds, percent_holds, quotient, show


def rate(text):
    return figure(text, float(text.rstrip("%")), "", count=False)


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "low", "high"),
    [
        ("38件", 38, "", 38, 38),
        ("1,064家", 1064, "", 1064, 1064),
        ("70余件", 70, "余", 70, 80),
        ("200余件", 200, "余", 200, 300),
        ("250多件", 250, "多", 250, 260),
        ("超1000件", 1000, "超", 1000, 2000),
        ("100件以上", 100, "以上", 100, 200),
        ("近100件", 100, "近", 0, 100),
        ("近120件", 120, "近", 110, 120),
        ("约300件", 300, "约", 200, 400),
        ("1.2万余件", 12_000, "余", 12_000, 13_000),
        ("28.3万件", 283_000, "", 282_500, 284_000),
        ("3亿元", 300_000_000, "", 250_000_000, 400_000_000),
    ],
)
def test_the_interval_that_a_writer_may_have_meant(text, value, qualifier, low, high):
    found = figure(text, value, qualifier)
    assert (found.low, found.high) == (low, high)
    assert found.exact is (low == high)


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("98%", 98, 1),
        ("98.7%", 98.7, 0.1),
        ("98.70%", 98.7, 0.01),
        ("９８．７％", 98.7, 0.1),
        ("38件", 38, 1),
        ("2.08万户", 20_800, 100),
    ],
)
def test_trailing_digits_tell_how_far_a_figure_was_rounded(text, value, step):
    assert figure(text, value, "").step == pytest.approx(step)


@pytest.mark.parametrize(
    ("stated", "computed"),
    [
        ("98.7%", 98.734),
        ("98.7%", 98.65),
        ("98.7%", 98.799),
        ("98.6%", 98.667),
        ("98%", 98.99),
        ("99%", 98.5),
        ("100%", 100.0),
        ("33.3%", 33.333),
        ("66.6%", 66.667),
        ("66.7%", 66.667),
        ("0.1%", 0.05),
    ],
)
def test_rounding_and_truncating_both_hold(stated, computed):
    assert percent_holds(rate(stated), computed, computed)


@pytest.mark.parametrize(
    ("stated", "computed"),
    [
        ("98.7%", 98.64),
        ("98.7%", 98.81),
        ("98.70%", 98.72),
        ("98%", 99.0),
        ("98%", 97.4),
        ("100%", 99.4),
        ("94.9%", 98.7),
    ],
)
def test_what_neither_can_give_does_not_hold(stated, computed):
    assert not percent_holds(rate(stated), computed, computed)


def test_any_value_of_an_interval_will_do():
    assert percent_holds(rate("95.9%"), 95.4, 96.4)
    assert not percent_holds(rate("97.9%"), 95.4, 96.4)


def test_a_percentage_with_a_qualifier_is_an_interval_itself():
    assert percent_holds(figure("近40%", 40, "近", count=False), 37.5, 37.5)
    assert not percent_holds(figure("近40%", 40, "近", count=False), 45, 45)


def test_a_count_is_not_rounded():
    assert holds(figure("38件", 38, ""), 38, 38)
    assert not holds(figure("38件", 38, ""), 38.4, 38.4)


def test_a_rough_count_holds_within_its_interval():
    rough = figure("200余件", 200, "余")
    assert holds(rough, 230, 230)
    assert not holds(rough, 330, 330)
    assert not holds(rough, 190, 190)


def test_an_amount_with_decimals_may_be_rounded_or_truncated():
    assert holds(figure("3.5公里", 3.5, ""), 3.46, 3.46)
    assert holds(figure("3.5公里", 3.5, ""), 3.59, 3.59)
    assert not holds(figure("3.5公里", 3.5, ""), 3.4, 3.4)


def test_a_quotient_of_intervals_is_an_interval():
    interval = quotient(figure("28.3万件", 283_000, ""), figure("29.5万件", 295_000, ""))
    assert interval == pytest.approx((100 * 282_500 / 296_000, 100 * 284_000 / 294_500))


def test_nothing_is_divided_by_zero():
    assert quotient(figure("3件", 3, ""), figure("0件", 0, "")) is None
    assert quotient(figure("3件", 3, ""), figure("近10件", 10, "近")) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1064, "1,064"),
        (98.7, "98.7"),
        (100.0, "100"),
        (94.9367, "94.94"),
        (0.1 + 0.2, "0.3"),
        (-14.2857, "-14.29"),
    ],
)
def test_a_number_is_shown_as_a_reader_writes_it(value, text):
    assert show(value) == text
