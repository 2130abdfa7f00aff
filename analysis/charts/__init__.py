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
from analysis.charts.changes import changes
from analysis.charts.counts import counts
from analysis.charts.density import metrics_per_section
from analysis.charts.figures import BigNumber, big_figures, big_numbers
from analysis.charts.quantities import mismatched, within
from analysis.charts.rates import rates
from analysis.charts.structure import structure
from analysis.charts.style import NARROW, Theme, section_colours
from analysis.charts.terms import ranked, term_bars
from analysis.report import Report

__all__ = [
    "REGISTRY",
    "BigNumber",
    "Chart",
    "big_figures",
    "big_numbers",
    "changes",
    "counts",
    "heading",
    "metrics_per_section",
    "mismatched",
    "numbers_of",
    "rates",
    "section_colours",
    "structure",
    "term_bars",
    "within",
]

NO_NUMBERS = "本节未给出数字"


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
        if self.draw(analysis, section) is not None:
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
            empty="本节没有可统计的词",
        ),
    )
}
