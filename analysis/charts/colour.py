"""Which colour has a lightness, a chroma and a hue, and which text can be read on it?"""

from __future__ import annotations

from math import cos, radians, sin


def oklch(lightness: float, chroma: float, hue: float) -> str:
    """The sRGB colour (`#RRGGBB`) of an OKLCH colour; chroma is lowered until sRGB can show it.

    `lightness` runs from 0 to 1, `hue` in degrees. Equal steps of lightness look equal, which is what the steps
    within a part need. Source of the matrices: Björn Ottosson, "A perceptual color space for image processing", 2020.
    """
    while True:
        channels = _linear(lightness, chroma, hue)
        if chroma <= 0 or all(-1e-4 <= channel <= 1 + 1e-4 for channel in channels):
            return "#" + "".join(f"{round(255 * _encode(channel)):02X}" for channel in channels)
        chroma = max(0.0, chroma - 0.005)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#RRGGBB`, 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def readable_on(background: str, *candidates: str) -> str:
    """The candidate text colour that contrasts most with `background`."""
    return max(candidates, key=lambda candidate: contrast(candidate, background))


def translucent(colour: str, alpha: float) -> str:
    """`#RRGGBB` with an opacity, as CSS `rgba(…)`."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:g})"


def _linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encode(channel: float) -> float:
    channel = min(1.0, max(0.0, channel))
    return 12.92 * channel if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
