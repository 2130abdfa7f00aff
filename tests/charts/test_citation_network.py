import pytest

from analysis import Analysis, analyse
from analysis.charts import REGISTRY, citation_network
from analysis.mentions import cited_where

TEXT = (
    "青岚县2024年法治政府建设年度报告\n一、主要举措\n"
    "(一)加强领导\n县司法局印发《青岚县法治建设实施方案》,县人民法院参加<b>会议</b>。\n"
    "(二)规范执法\n县司法局会同县市场监管局落实《青岚县法治建设实施方案》,开展案卷评查。\n"
    "(三)化解纠纷\n县司法局指导调解,县信访局接待群众来访,维护社会和谐稳定和人民群众的合法权益。\n"
)


@pytest.fixture(scope="module")
def report() -> Analysis:
    return analyse(TEXT)


def drawn(report: Analysis, width: int = 900):
    places = cited_where(report.report, report.mentions)
    return citation_network(places, report.sections, caption="来源", width=width)


def test_every_tie_is_a_line(report):
    places = cited_where(report.report, report.mentions)
    figure = drawn(report)
    assert len(figure.layout.shapes) == len(places[places["view"] != ""]) > 4


def test_what_several_sections_name_is_darker_and_said(report):
    figure = drawn(report)
    assert len({shape.line.color for shape in figure.layout.shapes}) > 1
    assert "县司法局" in figure.layout.meta["alt"]


def test_a_click_leads_to_the_first_place_and_to_the_section(report):
    (rows,) = [trace for trace in drawn(report).data if trace.name == "rows"]
    named = [data for data in rows.customdata if len(data) == 3]
    for start, section, name in named:
        assert report.report.text[start:].startswith(name[:3])
        assert report.report.section(section).view == section
    assert [data[0] for data in rows.customdata if len(data) == 1] == ["1.1", "1.2", "1.3"]


@pytest.mark.parametrize("width", [360, 900])
def test_labels_stay_inside_the_picture(report, width):
    figure = drawn(report, width)
    low, high = figure.layout.xaxis.range
    assert all(low <= note.x <= high for note in figure.layout.annotations if note.xref == "x")


def test_nothing_named_is_no_picture(report):
    assert citation_network(cited_where(report.report, report.mentions.head(0)), report.sections) is None
    assert REGISTRY["citation_network"].draw(report) is not None
