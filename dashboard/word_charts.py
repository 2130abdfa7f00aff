"""Which pictures of words are drawn with what a reader chose: a word, a measure, a direction, two sections?

Each is the chart of the registry with another drawing: its name says what was chosen, so that each is kept by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from analysis import charts, clouds, language
from analysis.charts import REGISTRY, Chart, Tables, heading, labels, section_colours
from analysis.charts.keyness import z_score
from analysis.charts.style import Theme
from analysis.charts.terms import WEIGHTS, Weight, ranked
from analysis.language import Network
from analysis.language.words import occurrences
from analysis.language.wordtree import Direction
from dashboard import own_words
from dashboard.reports import Held

#: How high a word cloud is, in pixels.
_HEIGHT = 440


def most_frequent(held: Held, section: str, limit: int) -> list[str]:
    """The terms that a view uses most."""
    return [str(term) for term in ranked(held.analysis.terms, section, "count", limit)["term"]]


def places(held: Held, term: str, section: str) -> list[tuple[int, int]]:
    """Where a word or a phrase stands in a view, as (start, end)."""
    return occurrences(held.analysis.report, term, section, own_words.of(held))


def network(held: Held, section: str, measure: str) -> Network:
    """The network of a view, made once."""
    made: Network = held.drawn(
        ("network", section, measure),
        lambda: language.cooccurrence(held.analysis.report, section, measure, vocabulary=own_words.of(held)),
    )
    return made


def cooccurrence(held: Held, measure: str) -> Chart:
    """The network by a measure of association."""

    def drawing(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
        made = network(held, section or "", measure)
        return charts.cooccurrence(
            made.nodes,
            made.edges,
            analysis.sections,
            section,
            heading=heading(analysis, section),
            place=_place(analysis),
            caption=analysis.caption(),
            width=width,
            theme=theme,
        )

    return replace(
        REGISTRY["cooccurrence"],
        name=f"cooccurrence-{measure}",
        drawing=drawing,
        rows=lambda analysis, section: network(held, section or "", measure).edges,
    )


def dispersion(held: Held, terms: Sequence[str]) -> Chart:
    """Where in the whole report some words stand."""

    def rows(analysis: Tables, section: str | None) -> pd.DataFrame:
        return language.dispersion(analysis.report, terms, own_words.of(held))

    def drawing(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
        return charts.dispersion(
            rows(analysis, section),
            analysis.sections,
            place=_place(analysis),
            caption=analysis.caption(),
            width=width,
            theme=theme,
        )

    return replace(REGISTRY["dispersion"], name=f"dispersion-{'-'.join(terms)}", drawing=drawing, rows=rows)


def word_tree(held: Held, term: str, direction: Direction) -> Chart:
    """What follows a word in a view, or what leads up to it."""

    def rows(analysis: Tables, section: str | None) -> pd.DataFrame:
        return language.word_tree(
            analysis.report, term, direction, section=section or "", vocabulary=own_words.of(held)
        )

    def drawing(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
        return charts.word_tree(
            rows(analysis, section),
            direction=direction,
            section=section,
            heading=heading(analysis, section),
            place=_place(analysis),
            caption=analysis.caption(),
            width=width,
            theme=theme,
        )

    return replace(REGISTRY["word_tree"], name=f"word_tree-{direction}-{term}", drawing=drawing, rows=rows)


def cloud(weight: Weight, shape: str = "") -> Chart:
    """The word cloud as a figure: a pointer shows how often a word is used. `shape` is one of clouds.shapes."""

    def drawing(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
        drawn = clouds.of(
            analysis, section, weight=weight, width=width, height=_HEIGHT, shape=shape, theme=theme
        )
        return drawn.figure() if drawn else None

    return Chart(
        f"cloud-{weight}-{shape}".rstrip("-"),
        "词云",
        "either",
        drawing,
        lambda analysis, section: ranked(analysis.terms, section, weight, clouds.MAX_WORDS),
        clouds.NOTHING,
    )


def bars(weight: Weight) -> Chart:
    """The words with the largest weight as bars."""

    def drawing(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
        return charts.term_bars(
            analysis.terms,
            analysis.sections,
            section,
            weight=weight,
            heading=heading(analysis, section),
            place=_place(analysis),
            caption=analysis.caption(),
            width=width,
            theme=theme,
        )

    return replace(
        REGISTRY["terms"],
        name=f"terms-{weight}",
        drawing=drawing,
        rows=lambda analysis, section: ranked(analysis.terms, section, weight, 20),
    )


def apart(other: str) -> Chart:
    """The words that a section uses more than one other section, in the section's colour."""

    def rows(analysis: Tables, section: str | None) -> pd.DataFrame:
        return set_apart(analysis.terms, section or "", other)

    def drawing(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
        drawn = clouds.cloud(
            rows(analysis, section),
            section,
            weight="distinctiveness",
            width=width,
            height=_HEIGHT,
            colour=section_colours(analysis.sections, theme).get(section or ""),
            title=f"{heading(analysis, section)}：哪些词比另一节多？",
            subtitle=f"与{heading(analysis, other)}相比，字越大，{WEIGHTS['distinctiveness']}越高",
            caption=analysis.caption(),
            theme=theme,
        )
        return drawn.figure() if drawn else None

    return Chart(f"cloud-apart-{other}", "两节对照", "section", drawing, rows, clouds.NOTHING)


def set_apart(terms: pd.DataFrame, section: str, other: str) -> pd.DataFrame:
    """The rows of **terms** of a section, their distinctiveness against one other section alone.

    The same log-odds ratio with an informative Dirichlet prior as in the table, the two sections being the whole.
    """
    inside, outside = (terms[terms["section"] == number] for number in (section, other))
    elsewhere = dict(zip(outside["term"], outside["count"], strict=True))
    size, rest = int(inside["count"].sum()), int(outside["count"].sum())
    scores = [
        z_score(int(count), size, int(count + elsewhere.get(term, 0)), size + rest, (size + rest) / 2)
        for term, count in zip(inside["term"], inside["count"], strict=True)
    ]
    return inside.assign(distinctiveness=scores)


def _place(analysis: Tables) -> str:
    return labels.place(analysis.report.region, analysis.report.year)
