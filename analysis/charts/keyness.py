"""Which words does a section use more than the rest of the report, and which less?"""

from __future__ import annotations

from math import log, nan, sqrt

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import number, tooltip
from analysis.charts.rows import Panel, Row, draw
from analysis.charts.style import NARROW, Theme, palette, section_colours

#: A smaller score is not drawn. One that chance seldom gives (one time in twenty) is larger than `SELDOM`.
LEAST = 1.0
SELDOM = 1.96
#: At most this many words on either side.
MOST = 12


def z_score(count: int, size: int, total: int, all_terms: int, prior: float) -> float:
    """How much more common a term is in one section than in the rest: the z-score of its log-odds ratio.

    The term is used `count` times among the `size` terms of the section, and `total` times among `all_terms`; `prior`
    is the weight of the informative Dirichlet prior, in terms. NaN where there is no rest or no other term. Source:
    Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 16 (4), 2008, equations 16, 20 and 22.
    """
    rest, rest_size = total - count, all_terms - size
    if not rest_size or total == all_terms:
        return nan
    a = prior * total / all_terms
    odds = log((count + a) / (size + prior - count - a)) - log((rest + a) / (rest_size + prior - rest - a))
    return odds / sqrt(1 / (count + a) + 1 / (rest + a))


def key_terms(terms: pd.DataFrame, section: str, limit: int, least: float = LEAST) -> pd.DataFrame:
    """The terms whose distinctiveness for a section is at least `least` above or below zero, as rows of **terms**.

    At most `limit` on either side, from the most to the least distinctive. The table has no rows for terms that the
    section does not use at all; they are added with a count of 0, since they are what it says least.
    """
    rows = pd.concat([terms[terms["section"] == section], _unused(terms, section)], ignore_index=True)
    ordered = rows.sort_values(
        ["distinctiveness", "count", "term"], ascending=[False, False, True], kind="stable"
    )
    above = ordered[ordered["distinctiveness"] >= least].head(limit)
    below = ordered[ordered["distinctiveness"] <= -least].tail(limit)
    return pd.concat([above, below])


def _unused(terms: pd.DataFrame, section: str) -> pd.DataFrame:
    inside = terms[terms["section"] != ""]
    sizes = inside.groupby("section")["count"].sum()
    if section not in sizes.index:
        return terms.iloc[:0]
    used = set(inside.loc[inside["section"] == section, "term"])
    totals = inside[~inside["term"].isin(used)].groupby("term")["count"].sum()
    whole = int(sizes.sum())
    unused = terms[(terms["section"] == "") & terms["term"].isin(totals.index)]
    scores = [
        z_score(0, int(sizes[section]), int(totals[term]), whole, whole / len(sizes))
        for term in unused["term"]
    ]
    return unused.assign(section=section, count=0, per_thousand=0.0, tfidf=0.0, distinctiveness=scores)


def keyness(
    terms: pd.DataFrame,
    sections: pd.DataFrame,
    section: str,
    *,
    heading: str = "",
    place: str = "",
    caption: str = "",
    limit: int = MOST,
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """Bars to the right for words that are more common here, to the left for those more common in the rest.

    A bar is as long as the z-score of the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and
    Quinn, "Fightin' Words", 2008). A click hands back `(term, section)`. Returns None where no word of the section
    stands out.
    """
    rows = key_terms(terms, section, limit)
    if rows.empty:
        return None
    own = section_colours(sections, theme).get(section, palette(theme).muted)
    drawn = []
    for row in rows.to_dict("records"):
        score = float(row["distinctiveness"])
        drawn.append(
            Row(
                label=str(row["term"]),
                value=score,
                stated=f"{'−' if score < 0 else ''}{abs(score):.1f}",
                unit="",
                colour=own if score > 0 else palette(theme).muted,
                tooltip=tooltip(
                    f"{row['term']} {number(row['count'])} 次",
                    f"每千字 {row['per_thousand']:.1f} 次，见于 {number(row['sections'])} 节，z = {score:.2f}",
                ),
                customdata=(row["term"], section),
            )
        )
    marks = [at for at in (-SELDOM, SELDOM) if any(row.value / at >= 1 for row in drawn)]
    asked = "与其余各节相比，多说了什么、少说了什么？"
    return draw(
        [Panel("", drawn, axis=[(at, f"{at:g}".replace("-", "−")) for at in marks])],
        title=f"{heading}：{asked}" if heading else asked,
        subtitle=" · ".join(
            part for part in (place, "特征值（z），右多左少；超过 1.96 的，偶然不易得出") if part
        ),
        caption=caption,
        width=width,
        theme=theme,
        beside=True,
    )
