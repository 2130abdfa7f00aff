"""A yearly report on law-based government as tables: what it states in numbers, words and sentences.

from analysis import SEED, analyse

report = analyse(SEED)
report.metrics          # every quantity, with the sentence that states it
report.checks           # the report's own arithmetic, recomputed
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

    from analysis.language import Vocabulary
    from analysis.metrics.quantities import Quantity
    from analysis.report import Report

__all__ = ["SEED", "Analysis", "InputError", "analyse"]

#: The report that the project begins with: 柳州市城中区, 2023.
SEED = Path(__file__).resolve().parent.parent / "seeds" / "chengzhong-2023.txt"
#: A text without a line break that is longer than this is a report, not a path.
_LONGEST_PATH = 1000


@dataclass(frozen=True)
class Analysis:
    """One report and its tables. All but the metrics are computed when they are first asked for, and then kept."""

    report: Report
    #: One row for every quantity that the report states about the world.
    metrics: pd.DataFrame
    #: Which words the report consists of; None is the project's own lexicon and stop words.
    vocabulary: Vocabulary | None = None

    @cached_property
    def sections(self) -> pd.DataFrame:
        """One row for every section of the report."""
        return self.report.table()

    @cached_property
    def checks(self) -> pd.DataFrame:
        """One row for every arithmetic relation that can be verified inside the report."""
        from analysis.audit import checks

        return checks(self.report, self.metrics)

    @cached_property
    def terms(self) -> pd.DataFrame:
        """One row for every term of a view and of the whole report."""
        from analysis.language import terms

        return terms(self.report) if self.vocabulary is None else terms(self.report, self.vocabulary)

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row for every title, date, honour, first, organisation and slogan."""
        from analysis.mentions import mentions

        return mentions(self.report)

    @cached_property
    def summaries(self) -> pd.DataFrame:
        """The report's own sentences that say most, for every view and for the whole report."""
        from analysis.summaries import summaries

        return summaries(self.report, self.metrics, self.mentions)

    def table(self, name: str) -> pd.DataFrame:
        """The table of that name. Raises KeyError where there is none."""
        from analysis.tables import COLUMNS

        if name not in COLUMNS:
            raise KeyError(name)
        table: pd.DataFrame = getattr(self, name)
        return table

    def caption(self) -> str:
        """Where the figures come from, in one line that stands under every picture."""
        return f"来源：{self.report.title or self.report.name}"


def analyse(
    source: Path | str | bytes, *, name: str | None = None, vocabulary: Vocabulary | None = None
) -> Analysis:
    """The tables of one report.

    `source` is the path of a file, the bytes of one, or a report's text (a str that holds a line break or is longer
    than any path). `vocabulary` holds a user's own lexicon and stop words (analysis.language.read_vocabulary).
    Raises InputError, with a sentence for the reader, where it is missing, empty or no Chinese report.
    """
    from analysis import reading
    from analysis.metrics import metrics
    from analysis.report import parse, with_source

    if isinstance(source, bytes):
        document = reading.read_bytes(source, name or "上传的文件")
    elif isinstance(source, str) and ("\n" in source or len(source) > _LONGEST_PATH):
        document = reading.clean(source, name or "")
    else:
        document = reading.read(source)
    report = parse(document.text, name or document.name)
    left_out: list[Quantity] = []
    table = metrics(report, left_out)
    notes = document.notes
    if left_out:
        notes += (f"有 {len(left_out)} 处数字看不出计量单位，未列入指标。",)
    report = with_source(report, name or document.name, notes, document.closing, document.sha256)
    return Analysis(report, table, vocabulary)
