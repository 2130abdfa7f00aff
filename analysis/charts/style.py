"""How does every chart look: colours, type, title, subtitle and caption?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.assets import toml
from analysis.charts.colour import oklch
from analysis.charts.labels import escape, headline, lines, wrapped

Theme = Literal["light", "dark"]

#: Pixels between a figure's edge and what is drawn.
EDGE = 14
#: The narrowest width, in pixels, that a chart is laid out for unless told otherwise: a telephone's.
NARROW = 360
#: From this width on labels stand beside their bars, below it above them.
WIDE = 640


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, `#RRGGBB`: see `assets/theme.toml` for what each is kept for."""

    paper: str
    ink: str
    muted: str
    line: str
    track: str
    blue: str
    vermilion: str
    lightness: tuple[float, float]
    chroma: float


@dataclass(frozen=True, slots=True)
class Type:
    """The font stack as CSS, and the sizes in pixels."""

    family: str
    title: int
    body: int
    small: int
    figure: int


@cache
def palette(theme: Theme = "light") -> Palette:
    """The colours of a theme, read from `assets/theme.toml`."""
    values = toml("theme")[theme]
    first, last = values["lightness"]
    return Palette(**{**values, "lightness": (float(first), float(last))})


@cache
def typography() -> Type:
    """The type of every chart and picture, read from `assets/theme.toml`."""
    values = toml("theme")["type"]
    stack = ", ".join(f"'{name}'" if " " in name else name for name in values["stack"])
    return Type(stack, values["title"], values["body"], values["small"], values["figure"])


def section_colours(sections: pd.DataFrame, theme: Theme = "light") -> dict[str, str]:
    """Section number → colour, for every row of **sections**: one hue a part, one step a view, the same everywhere.

    The colour depends on the report's structure only, so that a section keeps it in every chart. A section inside
    a view has its view's colour, a part that is no view has its first section's; section 0 is grey.
    """
    colours: dict[str, str] = {}
    numbers = sections.sort_values("order")["section"].astype(str).tolist()
    views = sections.loc[sections["view"] == sections["section"], "section"].astype(str).tolist()
    parts = list(dict.fromkeys(number.split(".")[0] for number in numbers if number not in ("", "0")))
    for index, part in enumerate(parts):
        steps = [view for view in _in_order(views, numbers) if view.split(".")[0] == part] or [part]
        for number, colour in zip(steps, _steps(index, len(steps), theme), strict=True):
            colours[number] = colour
        colours.setdefault(part, colours[steps[0]])
    for number in numbers:
        if number in ("", "0"):
            colours[number] = palette(theme).muted
        elif number not in colours:
            colours[number] = colours[covering(number, colours)]
    return colours


def covering(number: str, known: Iterable[str]) -> str:
    """The longest of `known` section numbers that is `number` or holds it. Raises KeyError where there is none."""
    names = set(known)
    while number not in names:
        number, dot, _ = number.rpartition(".")
        if not dot:
            raise KeyError(number)
    return number


@cache
def template(theme: Theme = "light") -> go.layout.Template:
    """The one Plotly template: ink on paper, no grid, tooltips like a printed note."""
    colours, text = palette(theme), typography()
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "tickfont": {"size": text.small, "color": colours.muted},
        "title": {"font": {"size": text.small, "color": colours.muted}},
    }
    return go.layout.Template(
        layout={
            "paper_bgcolor": colours.paper,
            "plot_bgcolor": colours.paper,
            "font": {"family": text.family, "size": text.body, "color": colours.ink},
            "title": {"font": {"size": text.title, "color": colours.ink}},
            "annotationdefaults": {"borderpad": 0, "borderwidth": 0, "showarrow": False},
            "xaxis": axis,
            "yaxis": axis,
            "showlegend": False,
            "hoverlabel": {
                "bgcolor": colours.paper,
                "bordercolor": colours.line,
                "align": "left",
                "font": {"family": text.family, "size": text.body, "color": colours.ink},
            },
            "hovermode": "closest",
            "dragmode": False,
            "uniformtext": {"mode": False},
            "colorway": [colours.ink],
        }
    )


def finish(
    figure: go.Figure,
    *,
    title: str,
    subtitle: str,
    caption: str,
    body: int,
    width: int = NARROW,
    left: int = EDGE,
    right: int = EDGE,
    theme: Theme = "light",
) -> go.Figure:
    """Put title, subtitle, caption and template on a figure whose plot is `body` pixels high, and fix its height.

    The figure fills whatever width it is given; texts are broken so that they can be read at `width` pixels.
    `layout.meta` holds the title, the subtitle, the caption and `alt`, a sentence for those who cannot see it.
    """
    text, colours = typography(), palette(theme)
    room = width - 2 * EDGE
    title_lines = headline(title, room / text.title)
    head = len(title_lines) * text.title * 1.3
    below = len(lines(subtitle, room / text.small)) * text.small * 1.45 if subtitle else 0
    foot = len(lines(caption, room / text.small)) * text.small * 1.45 if caption else 0
    top = round(EDGE + head + (below + 4 if below else 0) + 14)
    bottom = round(foot) + EDGE + 8 if foot else EDGE
    figure.update_layout(
        template=template(theme),
        margin={"l": left, "r": right, "t": top, "b": bottom, "pad": 0},
        height=top + body + bottom,
        autosize=True,
        meta={"title": title, "subtitle": subtitle, "caption": caption, "alt": f"{title} {subtitle}".strip()},
    )
    # Annotations and not layout.title: Plotly centres a title of several lines on the place of the first.
    for name, content, size, colour, y, down in (
        ("title", title, text.title, colours.ink, 1, EDGE - top),
        ("subtitle", subtitle, text.small, colours.muted, 1, EDGE - top + round(head) + 4),
        ("caption", caption, text.small, colours.muted, 0, 10),
    ):
        if content:
            figure.add_annotation(
                name=name,
                text="<br>".join(map(escape, title_lines))
                if name == "title"
                else wrapped(content, room / size),
                xref="paper",
                yref="paper",
                x=0,
                y=y,
                xanchor="left",
                yanchor="top",
                xshift=EDGE - left,
                yshift=-down,
                align="left",
                font={"size": size, "color": colour},
            )
    return figure


def _in_order(views: list[str], numbers: list[str]) -> list[str]:
    return sorted(views, key=numbers.index)


def _steps(part: int, count: int, theme: Theme) -> list[str]:
    colours = palette(theme)
    hues = toml("theme")["sections"]["hues"]
    first, last = colours.lightness
    if count == 1:
        levels = [first + (last - first) * min(1.0, (1 + part // len(hues)) / 3)]
    else:
        levels = [first + (last - first) * step / (count - 1) for step in range(count)]
    return [oklch(level, colours.chroma, hues[part % len(hues)]) for level in levels]
