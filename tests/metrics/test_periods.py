"""Does every figure have the year or span of which the text speaks?"""

import pytest

from tests.metrics.stated import columns, stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收案40件。", ["2024"]),
        ("2023年收案30件,2024年收案40件。", ["2023", "2024"]),
        ("上年收案30件,今年收案40件。", ["2023", "2024"]),
        ("去年收案30件。", ["2023"]),
        ("全年收案40件。", ["2024"]),
        ("收案40件,2023年同期为30件。", ["2024", "2023"]),
        ("收案40件,上年同期为30件。", ["2024", "2023"]),
        ("收案40件,较2023年增长33.3%。", ["2024", "2024"]),
        ("收案40件,较2023年的30件增长33.3%。", ["2024", "2023", "2024"]),
        ("2022年、2023年、2024年收案分别为10件、20件、30件。", ["2022", "2023", "2024"]),
        ("受理34件,审结39件(其中2023年结转7件,2024年审结32件)。", ["2024", "2024", "2023", "2024"]),
        ("收案40件(2023年30件),结案38件。", ["2024", "2023", "2024"]),
        ("2019年以来收案90件。", ["2019年以来"]),
        ("2024年以来收案90件。", ["2024"]),
        ("近三年收案90件。", ["近三年"]),
        ("1—9月收案90件。", ["1—9月"]),
        ("上半年收案50件。", ["上半年"]),
        ("前三季度收案70件。", ["前三季度"]),
        ("2022年至2024年收案90件。", ["2022年至2024年"]),
        ("截至12月底收案40件。", ["2024"]),
        ("依据《2022年工作要点》收案40件。", ["2024"]),
        ("2023年建成的平台上收案40件。", ["2023"]),
    ],
)
def test_the_period_of_every_figure(text, expected):
    assert columns(text, "period") == expected


def test_a_year_holds_no_further_than_its_sentence():
    assert columns("2023年收案30件。结案28件。", "period") == ["2023", "2024"]


def test_the_part_on_plans_speaks_of_the_year_to_come():
    rows = stated("二、下一步打算\n开展培训4次。")
    assert [(row.period, row.kind, row.section) for row in rows] == [("2025", "target", "2")]


def test_a_plan_is_a_target_though_its_year_is_unknown():
    (row,) = stated("开展培训4次。", "清源县法治政府建设报告\n一、下一步打算\n")
    assert (row.period, row.kind) == ("", "target")


def test_the_year_of_a_plans_title_comes_first():
    assert columns("二、2026年工作计划\n开展培训4次。", "period") == ["2026"]


def test_what_lies_below_the_part_on_plans_is_planned_too():
    rows = stated("二、下一步打算\n(一)加强培训\n开展培训4次。")
    assert [(row.section, row.kind) for row in rows] == [("2.1", "target")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2025年计划开展培训4次。", "target"),
        ("每人每年参加培训不少于40学时。", "target"),
        ("落实“每镇不少于8名”的要求。", "target"),
        ("全年开展培训4次。", "actual"),
        ("参加群众不少于300人次。", "actual"),
        ("办结率达到100%。", "actual"),
    ],
)
def test_what_a_plan_or_a_standard_demands_is_a_target(text, kind):
    assert columns(text, "kind") == [kind]


def test_without_a_reporting_year_the_period_is_empty():
    (row,) = stated("收案40件。", "清源县法治政府建设报告\n一、举措\n")
    assert row.period == ""
