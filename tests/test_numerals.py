"""Do numerals stand for the numbers that a reader takes them for?"""

import random

import cn2an  # type: ignore[import-untyped]
import pytest

from analysis import numerals


@pytest.mark.parametrize("numbers", [range(1000), range(1000, 100_000, 137)], ids=["small", "larger"])
def test_whole_numbers_as_cn2an_writes_them(numbers):
    assert [numerals.parse(cn2an.an2cn(number)) for number in numbers] == list(numbers)


def test_very_large_numbers_as_cn2an_writes_them():
    draw = random.Random(20)
    numbers = [draw.randrange(10 ** draw.randint(5, 12)) for _ in range(3000)]
    assert [numerals.parse(cn2an.an2cn(number)) for number in numbers] == numbers


def test_the_answers_of_cn2an_on_figures_that_mix_digits_and_characters():
    draw = random.Random(21)
    for _ in range(500):
        text = f"{draw.randrange(1, 10_000) / 100:g}{draw.choice('百千万亿')}"
        assert numerals.parse(text) == pytest.approx(cn2an.cn2an(text, "smart"), rel=1e-12), text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十二", 12),
        ("二十", 20),
        ("两百", 200),
        ("一百零五", 105),
        ("三千五", 3500),
        ("一万二", 12_000),
        ("两万三千", 23_000),
        ("一千一百", 1100),
        ("十万", 100_000),
        ("三亿零五万", 300_050_000),
        ("百", 100),
        ("千", 1000),
        ("〇", 0),
        ("零", 0),
        ("二○一四", 2014),
        ("二〇二四", 2024),
        ("1,064", 1064),
        ("1，064", 1064),
        ("4 821", 4821),
        ("１２", 12),
        ("３．５", 3.5),
        ("1.2万", 12_000),
        ("2.08万", 20_800),
        ("68.136万", 681_360),
        ("415.27万", 4_152_700),
        ("12.4亿", 1_240_000_000),
        ("1.5万亿", 1_500_000_000_000),
        ("3百", 300),
        ("3百万", 3_000_000),
        ("6千", 6000),
        ("-20.00", -20),
        ("0", 0),
    ],
)
def test_what_a_numeral_stands_for(text, value):
    assert numerals.parse(text) == value


@pytest.mark.parametrize("text", ["2.08万", "1.13万", "8.61万", "19.99亿"])
def test_multiplied_figures_are_whole(text):
    value = numerals.parse(text)
    assert value is not None
    assert value.is_integer()


@pytest.mark.parametrize("text", ["", "案", "三四十", "一.二.三", "万1", "1.2.3", "abc", "3件"])
def test_what_is_no_numeral(text):
    assert numerals.parse(text) is None


def test_digits_are_read_one_by_one():
    assert numerals.digits("二○一四") == 2014
    assert numerals.digits("十四") is None
    assert numerals.digits("") is None


def test_normalising_keeps_sign_and_dot():
    assert numerals.normalise("－１２，３４５．６".replace("－", "-")) == "-12345.6"
