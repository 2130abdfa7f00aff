"""Are documents cited with their versions, and who and what where?"""

import pytest

from analysis import SEED, analyse
from analysis.mentions import citations, cited_where, mentions
from analysis.mentions.citations import COLUMNS, PLACES
from analysis.report import parse

HEAD = "清源县2024年法治政府建设年度报告\n一、主要举措\n(一)依法行政\n"


def cited(text):
    report = parse(HEAD + text)
    return citations(report, mentions(report))


def rows(table):
    return list(table.itertuples())


def types(table):
    return {column: str(dtype) for column, dtype in table.dtypes.items()}


@pytest.mark.parametrize(
    ("text", "name", "version", "years"),
    [
        ("《清源县供水规划(2021—2025年)》", "《清源县供水规划》", "2021—2025年", ("2021", "2025")),
        ("《清源县供水规划（２０２１-２０２５年）》", "《清源县供水规划》", "2021-2025年", ("2021", "2025")),
        ("《清源县权力清单(2024年版)》", "《清源县权力清单》", "2024年版", ("2024", "2024")),
        ("《行政处罚法》(2021年修订)", "《行政处罚法》", "2021年修订", ("2021", "2021")),
        ("《行政处罚法》（2021 年修正）", "《行政处罚法》", "2021年修正", ("2021", "2021")),
        ("《清源县2024年普法要点》", "《清源县2024年普法要点》", "", ("2024", "2024")),
        ("《供水办法(试行)》", "《供水办法(试行)》", "", ("", "")),
        ("《供水办法》(清政发〔2023〕7号)", "《供水办法》", "", ("", "")),
        ("《供水办法》", "《供水办法》", "", ("", "")),
    ],
)
def test_versions(text, name, version, years):
    (row,) = rows(cited(f"印发{text}。"))
    assert (row.name, row.version, (row.from_year, row.to_year)) == (name, version, years)


def test_nested_titles_and_their_versions():
    (row,) = rows(cited("印发《关于落实〈供水规划(2021—2025年)〉和〈节水办法〉的通知》。"))
    assert row.nested == "《供水规划(2021—2025年)》;《节水办法》"
    assert row.name == "《关于落实〈供水规划〉和〈节水办法〉的通知》"
    assert row.version == "2021—2025年"


def test_the_same_document_is_one_row_and_another_version_another():
    table = cited(
        "学习《供水办法》。\n(二)其他\n修订《供水办法(2020年)》,废止《节水办法》,宣传《供水办法》《供水办法》。"
    )
    assert list(zip(table.name, table.version, table["count"], table.sections, strict=True)) == [
        ("《供水办法》", "", 3, "1.1;1.2"),
        ("《供水办法》", "2020年", 1, "1.2"),
        ("《节水办法》", "", 1, "1.2"),
    ]


def test_the_seed():
    analysis = analyse(SEED)
    table = citations(analysis.report, analysis.mentions)
    assert types(table) == COLUMNS
    assert table["count"].sum() == 22
    versions = table[table.version != ""].version.tolist()
    assert versions == ["2022-2035年", "2021—2025年"]
    for row in rows(table):
        assert all(analysis.report.text[int(start)] == "《" for start in row.starts.split(";"))


def test_who_and_what_is_named_where():
    analysis = analyse(SEED)
    table = cited_where(analysis.report, analysis.mentions)
    assert types(table) == PLACES
    assert set(table.kind) == {"title", "organisation"}
    assert set(table["view"]) <= {view.number for view in analysis.report.views}
    station = table[table.name == "柳东派出所"]
    assert station[["view", "count"]].values.tolist() == [["1.3", 3]]
    counted = analysis.mentions.kind.isin(["title", "organisation"]).sum()
    assert table["count"].sum() == counted
    assert set(cited_where(analysis.report, analysis.mentions, ["honour"]).kind) == {"honour"}


def test_nothing_cited_is_an_empty_table():
    report = parse("法治政府建设持续推进。")
    assert types(citations(report, mentions(report))) == COLUMNS
    assert types(cited_where(report, mentions(report))) == PLACES
