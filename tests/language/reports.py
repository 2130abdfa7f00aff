"""The reports that several tests of this folder read."""

from functools import cache

from analysis import SEED, Analysis, analyse
from analysis.report import Report, parse

HEAD = "清源县2024年法治政府建设年度报告\n"
SMALL = (
    HEAD + "一、主要举措\n(一)化解争议\n行政复议案件办结。行政复议便民,行政复议案件受理。\n"
    "(二)规范执法\n行政执法人员办理行政处罚。行政复议案件移送。\n二、存在问题\n行政执法力量不足。\n"
)


@cache
def small() -> Report:
    """A report of a few words."""
    return parse(SMALL)


@cache
def seed() -> Analysis:
    """The seed report."""
    return analyse(SEED)


def rows(table):
    """The rows of a table, a tuple with names each."""
    return list(table.itertuples())


def types(table) -> dict[str, str]:
    """Column → type."""
    return {column: str(dtype) for column, dtype in table.dtypes.items()}
