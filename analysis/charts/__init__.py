"""Which charts are there, and what does each need?

Every chart is one module with one public function: tables in, a Plotly figure out, nothing shown and nothing read.
`REGISTRY` names them for the dashboard, the command line and the share pack, which draw whatever is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import labels, quantities
from analysis.charts.arithmetic import arithmetic, equation
from analysis.charts.changes import changes
from analysis.charts.citation_network import citation_network
from analysis.charts.citations import citations, cited
from analysis.charts.cooccurrence import cooccurrence
from analysis.charts.correspondence import correspondence
from analysis.charts.counts import counts
from analysis.charts.density import metrics_per_section
from analysis.charts.dispersion import dispersion
from analysis.charts.figures import BigNumber, big_figures, big_numbers
from analysis.charts.flows import MOST as MOST_FLOWS
from analysis.charts.flows import flows
from analysis.charts.keyness import MOST as KEY_TERMS
from analysis.charts.keyness import key_terms, keyness
from analysis.charts.likeness import likeness
from analysis.charts.partitions import flows_of, links_table, nodes_table
from analysis.charts.quantities import mismatched, within
from analysis.charts.rates import rates
from analysis.charts.structure import structure
from analysis.charts.style import NARROW, Theme, section_colours
from analysis.charts.substance import substance
from analysis.charts.terms import ranked, term_bars
from analysis.charts.timeline import dated, timeline
from analysis.charts.word_tree import word_tree
from analysis.report import Report

__all__ = [
    "REGISTRY",
    "BigNumber",
    "Chart",
    "arithmetic",
    "big_figures",
    "big_numbers",
    "changes",
    "citation_network",
    "citations",
    "cooccurrence",
    "correspondence",
    "counts",
    "dispersion",
    "equation",
    "flows",
    "flows_of",
    "heading",
    "keyness",
    "likeness",
    "links_table",
    "metrics_per_section",
    "mismatched",
    "nodes_table",
    "numbers_of",
    "rates",
    "section_colours",
    "structure",
    "substance",
    "term_bars",
    "timeline",
    "within",
    "word_tree",
]

NO_NUMBERS = "本节未给出数字"
NO_TERMS = "本节没有可统计的词"
#: How many terms a dispersion plot follows.
_FOLLOWED = 12


class Tables(Protocol):
    """What a chart draws from: an :class:`analysis.Analysis`, or anything with the same tables."""

    @property
    def report(self) -> Report: ...
    @property
    def sections(self) -> pd.DataFrame: ...
    @property
    def metrics(self) -> pd.DataFrame: ...
    @property
    def checks(self) -> pd.DataFrame: ...
    @property
    def terms(self) -> pd.DataFrame: ...
    @property
    def mentions(self) -> pd.DataFrame: ...
    def caption(self) -> str: ...


#: (analysis, section or None, width, theme) → figure, None where there is nothing to draw.
Drawing = Callable[[Tables, str | None, int, Theme], go.Figure | None]
#: (analysis, section or None) → the rows of the table that the figure shows.
Rows = Callable[[Tables, str | None], pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart by name. `needs` is `report` (drawn once), `section` (once a view) or `either`."""

    name: str
    title: str
    needs: Literal["report", "section", "either"]
    drawing: Drawing
    rows: Rows
    empty: str = NO_NUMBERS

    def draw(
        self,
        analysis: Tables,
        section: str | None = None,
        *,
        width: int = NARROW,
        theme: Theme = "light",
    ) -> go.Figure | None:
        """The figure, None where there is nothing to draw: :meth:`reason` says why.

        `section` is the number of a section, None or empty for the whole report. `width` is the narrowest width in
        pixels at which the figure must be readable; from 640 on it is laid out for a wide screen.
        """
        return self.drawing(analysis, section or None, width, theme)

    def data(self, analysis: Tables, section: str | None = None) -> pd.DataFrame:
        """The rows of the table behind the figure, to be saved beside it; empty where there is no figure."""
        return self.rows(analysis, section or None)

    def reason(self, analysis: Tables, section: str | None = None) -> str:
        """Why there is nothing to draw, as a Chinese phrase; empty where there is something."""
        if len(self.data(analysis, section)):
            return ""
        if self.empty == NO_NUMBERS and len(within(analysis.metrics, section)):
            return (
                f"{self.title}不足{labels.numeral(quantities.FEWEST)}项，见大字数字"
                if section
                else self.empty
            )
        return self.empty


def heading(analysis: Tables, section: str | None) -> str:
    """A section's name on a chart, `(八)依法化解矛盾纠纷情况`; empty for the whole report."""
    return labels.section(section, analysis.report.section(section).title) if section else ""


def numbers_of(analysis: Tables, section: str | None) -> list[BigNumber]:
    """The numbers of a section that stand for themselves, for surfaces that set them without Plotly."""
    return big_numbers(
        within(analysis.metrics, section),
        year=analysis.report.year,
        mismatches=mismatched(analysis.checks),
    )


def _place(analysis: Tables) -> str:
    return labels.place(analysis.report.region, analysis.report.year)


def _of_metrics(function: Callable[..., go.Figure | None]) -> Drawing:
    def drawing(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
        return function(
            within(analysis.metrics, section),
            analysis.sections,
            heading=heading(analysis, section),
            place=_place(analysis),
            year=analysis.report.year,
            caption=analysis.caption(),
            mismatches=mismatched(analysis.checks),
            width=width,
            theme=theme,
        )

    return drawing


def _of_report(function: Callable[..., go.Figure]) -> Drawing:
    def drawing(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
        return function(
            analysis.sections,
            analysis.metrics,
            place=_place(analysis),
            caption=analysis.caption(),
            width=width,
            theme=theme,
        )

    return drawing


def _figures(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
    return big_figures(
        numbers_of(analysis, section),
        heading=heading(analysis, section),
        place=_place(analysis),
        caption=analysis.caption(),
        width=width,
        theme=theme,
    )


def _terms(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
    return term_bars(
        analysis.terms,
        analysis.sections,
        section,
        heading=heading(analysis, section),
        place=_place(analysis),
        caption=analysis.caption(),
        width=width,
        theme=theme,
    )


def _flows(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
    return flows(
        analysis.metrics,
        within(analysis.checks, section),
        analysis.sections,
        heading=heading(analysis, section),
        place=_place(analysis),
        year=analysis.report.year,
        caption=analysis.caption(),
        # Of the whole report the one that tells most; its sections have the others.
        most=MOST_FLOWS if section else 1,
        width=width,
        theme=theme,
    )


def _flow_rows(analysis: Tables, section: str | None) -> pd.DataFrame:
    return nodes_table(
        flows_of(analysis.metrics, within(analysis.checks, section))[: MOST_FLOWS if section else 1]
    )


def _computed(analysis: Tables, section: str | None) -> pd.DataFrame:
    """The relations of a section that can be drawn as arithmetic, of the whole report those that do not hold."""
    checks = within(analysis.checks, section)
    wanted = checks[checks["status"].isin(["ok", "mismatch"] if section else ["mismatch"])]
    drawn = [equation(row, analysis.metrics) is not None for row in wanted.to_dict("records")]
    return wanted[pd.Series(drawn, index=wanted.index, dtype=bool)]


def _arithmetic(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
    return arithmetic(
        _computed(analysis, section),
        analysis.metrics,
        analysis.sections,
        heading=heading(analysis, section),
        place=_place(analysis),
        year=analysis.report.year,
        caption=analysis.caption(),
        width=width,
        theme=theme,
    )


def _timeline(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
    return timeline(
        within(analysis.mentions, section),
        analysis.sections,
        heading=heading(analysis, section),
        place=_place(analysis),
        year=analysis.report.year,
        caption=analysis.caption(),
        width=width,
        theme=theme,
    )


def _network_of_citations(
    analysis: Tables, section: str | None, width: int, theme: Theme
) -> go.Figure | None:
    return citation_network(
        _places(analysis, section),
        analysis.sections,
        place=_place(analysis),
        caption=analysis.caption(),
        width=width,
        theme=theme,
    )


def _places(analysis: Tables, section: str | None) -> pd.DataFrame:
    from analysis.mentions import cited_where

    return cited_where(analysis.report, analysis.mentions)


def _citations(kind: Literal["title", "organisation"]) -> Drawing:
    def drawing(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
        return citations(
            analysis.mentions,
            analysis.sections,
            kind=kind,
            place=_place(analysis),
            caption=analysis.caption(),
            width=width,
            theme=theme,
        )

    return drawing


def _keyness(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
    return keyness(
        analysis.terms,
        analysis.sections,
        section or "",
        heading=heading(analysis, section),
        place=_place(analysis),
        caption=analysis.caption(),
        width=width,
        theme=theme,
    )


# The tables of the language that are no table of every analysis are made when a chart asks for them: their libraries
# take a while to load, and a chart of numbers needs none of them.


def _followed(analysis: Tables, section: str | None) -> pd.DataFrame:
    """Where the most frequent terms of a section stand in the whole report."""
    from analysis import language

    chosen = ranked(analysis.terms, section, "count", _FOLLOWED)["term"].astype(str).tolist()
    return language.dispersion(analysis.report, chosen)


def _dispersion(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
    return dispersion(
        _followed(analysis, section),
        analysis.sections,
        heading=heading(analysis, section),
        place=_place(analysis),
        caption=analysis.caption(),
        width=width,
        theme=theme,
    )


def _cooccurrence(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
    from analysis import language

    network = language.cooccurrence(analysis.report, section or "")
    return cooccurrence(
        network.nodes,
        network.edges,
        analysis.sections,
        section,
        heading=heading(analysis, section),
        place=_place(analysis),
        caption=analysis.caption(),
        width=width,
        theme=theme,
    )


def _ties(analysis: Tables, section: str | None) -> pd.DataFrame:
    from analysis import language

    return language.cooccurrence(analysis.report, section or "").edges


def _branches(analysis: Tables, section: str | None) -> pd.DataFrame:
    """What follows the most frequent term of a section."""
    from analysis import language

    first = ranked(analysis.terms, section, "count", 1)["term"].astype(str).tolist()
    return language.word_tree(analysis.report, first[0] if first else "", section=section or "")


def _word_tree(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
    return word_tree(
        _branches(analysis, section),
        section=section,
        heading=heading(analysis, section),
        place=_place(analysis),
        caption=analysis.caption(),
        width=width,
        theme=theme,
    )


def _correspondence(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
    from analysis import language

    points, axes = language.correspondence(analysis.terms)
    return correspondence(
        points,
        axes,
        analysis.sections,
        place=_place(analysis),
        caption=analysis.caption(),
        width=width,
        theme=theme,
    )


def _points(analysis: Tables, section: str | None) -> pd.DataFrame:
    from analysis import language

    return language.correspondence(analysis.terms).points


def _likeness(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
    from analysis import language

    merges, leaves = language.likeness(analysis.terms)
    return likeness(
        merges,
        leaves,
        analysis.sections,
        place=_place(analysis),
        caption=analysis.caption(),
        width=width,
        theme=theme,
    )


def _merges(analysis: Tables, section: str | None) -> pd.DataFrame:
    from analysis import language

    return language.likeness(analysis.terms).merges


def _weighed(analysis: Tables, section: str | None) -> pd.DataFrame:
    from analysis.substance import substance as weigh

    table = weigh(analysis)
    return table[table["section"] != ""]


def _substance(analysis: Tables, section: str | None, width: int, theme: Theme) -> go.Figure | None:
    return substance(
        _weighed(analysis, section),
        analysis.sections,
        place=_place(analysis),
        caption=analysis.caption(),
        width=width,
        theme=theme,
    )


def _count_rows(analysis: Tables, section: str | None) -> pd.DataFrame:
    stated = quantities.levels(within(analysis.metrics, section))
    return stated[stated.groupby("unit")["unit"].transform("size") >= quantities.FEWEST]


def _at_least(rows: pd.DataFrame) -> pd.DataFrame:
    return rows if len(rows) >= quantities.FEWEST else rows.iloc[:0]


def _figure_rows(analysis: Tables, section: str | None) -> pd.DataFrame:
    metrics = analysis.metrics
    return metrics[metrics["start"].isin([number.start for number in numbers_of(analysis, section)])]


def _views(analysis: Tables, section: str | None) -> pd.DataFrame:
    views = analysis.sections[analysis.sections["view"] == analysis.sections["section"]]
    return views.assign(metrics=[len(within(analysis.metrics, str(view))) for view in views["section"]])


REGISTRY: dict[str, Chart] = {
    chart.name: chart
    for chart in (
        Chart("structure", "结构：各节字数与指标数", "report", _of_report(structure), _views),
        Chart("metrics_per_section", "各节指标数", "report", _of_report(metrics_per_section), _views),
        Chart("figures", "大字数字", "section", _figures, _figure_rows),
        Chart("counts", "数量", "section", _of_metrics(counts), _count_rows),
        Chart(
            "rates",
            "比率",
            "section",
            _of_metrics(rates),
            lambda analysis, section: _at_least(quantities.rates(within(analysis.metrics, section))),
        ),
        Chart(
            "changes",
            "升降",
            "section",
            _of_metrics(changes),
            lambda analysis, section: _at_least(quantities.changes(within(analysis.metrics, section))),
        ),
        Chart(
            "terms",
            "高频词",
            "either",
            _terms,
            lambda analysis, section: ranked(analysis.terms, section, "count", 20),
            empty=NO_TERMS,
        ),
        Chart("flows", "去向", "either", _flows, _flow_rows, empty="没有核验一致的合计，画不出去向"),
        Chart("arithmetic", "数字核对", "either", _arithmetic, _computed, empty="没有要画出的核对"),
        Chart(
            "timeline",
            "时间线",
            "either",
            _timeline,
            lambda analysis, section: dated(within(analysis.mentions, section), analysis.report.year),
            empty="没有写明月份的事",
        ),
        Chart(
            "citations",
            "引用文件",
            "report",
            _citations("title"),
            lambda analysis, section: cited(analysis.mentions, "title"),
            empty="全文没有引用文件",
        ),
        Chart(
            "organisations",
            "提到的机构",
            "report",
            _citations("organisation"),
            lambda analysis, section: cited(analysis.mentions, "organisation"),
            empty="全文没有提到机构",
        ),
        Chart(
            "citation_network",
            "谁和什么在哪里提到",
            "report",
            _network_of_citations,
            _places,
            empty="全文没有提到文件或机构",
        ),
        Chart("substance", "具体与套话", "report", _substance, _weighed, empty="全文没有分节"),
        Chart(
            "keyness",
            "多说与少说的词",
            "section",
            _keyness,
            lambda analysis, section: key_terms(analysis.terms, section or "", KEY_TERMS),
            empty="本节没有比别处更常见或更少见的词",
        ),
        Chart("dispersion", "词的分布", "either", _dispersion, _followed, empty=NO_TERMS),
        Chart("cooccurrence", "共现网络", "either", _cooccurrence, _ties, empty="没有总在同一句里的词"),
        Chart("word_tree", "词树", "either", _word_tree, _branches, empty=NO_TERMS),
        Chart(
            "correspondence",
            "节与词的对应图",
            "report",
            _correspondence,
            _points,
            empty="不足三节，画不出对应图",
        ),
        Chart("likeness", "各节用词的远近", "report", _likeness, _merges, empty="不足两节，无从比较"),
    )
}
