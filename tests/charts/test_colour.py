import pytest

from analysis.charts.colour import contrast, oklch, readable_on, translucent


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ((1.0, 0.0, 0.0), "#FFFFFF"),
        ((0.0, 0.0, 0.0), "#000000"),
        # Examples of CSS Color Module Level 4.
        ((0.40101, 0.12332, 21.555), "#7D2329"),
        ((0.59686, 0.15619, 49.7694), "#C65D06"),
    ],
)
def test_known_colours(colour, expected):
    made = oklch(*colour)
    assert all(abs(int(made[i : i + 2], 16) - int(expected[i : i + 2], 16)) <= 3 for i in (1, 3, 5))


def test_a_colour_outside_srgb_keeps_its_lightness():
    assert contrast(oklch(0.5, 0.4, 195), "#FFFFFF") == pytest.approx(
        contrast(oklch(0.5, 0.0, 0), "#FFFFFF"), rel=0.2
    )


def test_contrast_runs_from_one_to_twenty_one():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_the_more_readable_text_is_taken():
    assert readable_on("#102030", "#000000", "#FFFFFF") == "#FFFFFF"
    assert readable_on("#E0E8F0", "#000000", "#FFFFFF") == "#000000"


def test_translucent():
    assert translucent("#1F5FA6", 0.12) == "rgba(31,95,166,0.12)"
