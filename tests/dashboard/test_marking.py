"""A report's text with its numbers marked: nothing is lost, added or moved."""

import pytest

from analysis.report import parse
from analysis.tables import frame
from dashboard import marking
from dashboard.marking import FINDING, Mark
from dashboard.markup import words
from tests.dashboard.shown import classes, links

TEXT = """某县2023年法治政府建设年度报告
一、执法监督
1.培训考试。79人参加考试,75人通过,及格率为98.7%。另有<b>3</b>项。
"""


@pytest.fixture
def report():
    return parse(TEXT)


def _row(report, text, **more):
    start = report.text.index(text)
    sentence = report.sentence_at(start)
    return {
        "section": sentence.section,
        "indicator": "考试",
        "value": 1.0,
        "unit": text.lstrip("0123456789."),
        "text": text,
        "period": "2023",
        "kind": "actual",
        "sentence": report.sentence_text(sentence),
        "start": start,
        "end": start + len(text),
        **more,
    }


@pytest.fixture
def metrics(report):
    return frame("metrics", [_row(report, text) for text in ("79人", "75人", "98.7%")])


@pytest.fixture
def checks(report, metrics):
    sentence = report.sentence_at(int(metrics["start"][0]))
    row = {
        "section": "1.1",
        "check": "ratio",
        "status": "mismatch",
        "members": ";".join(str(start) for start in metrics["start"]),
        "sentence": report.sentence_text(sentence),
        "start": sentence.start,
        "end": sentence.end,
    }
    return frame("checks", [row])


def test_the_words_are_the_report_s_own(report, metrics):
    marks = marking.of_metrics(metrics, frame("checks", []), 2023)
    shown = marking.paragraphs(report, 0, len(report.text), [*marks, *marking.here(report, (30, 33))])
    assert [words(node) for node in shown] == TEXT.strip().split("\n")


def test_every_metric_is_a_link_to_its_place(report, metrics):
    shown = marking.paragraphs(
        report, 0, len(report.text), marking.of_metrics(metrics, frame("checks", []), 2023)
    )
    assert list(links(shown)) == [
        (text, {"at": f"{start}-{end}"})
        for text, start, end in zip(metrics["text"], metrics["start"], metrics["end"], strict=True)
    ]


def test_a_finding_is_marked_by_a_word_and_not_by_colour_alone(report, metrics, checks):
    shown = marking.paragraphs(report, 0, len(report.text), marking.of_metrics(metrics, checks, 2023))
    assert classes(shown, "finding") == ["79人", "75人", "98.7%", FINDING]


def test_the_current_passage_stands_out_in_its_sentence(report, metrics):
    at = (report.text.index("75人"), report.text.index("75人") + 3)
    marks = [*marking.of_metrics(metrics, frame("checks", []), 2023), *marking.here(report, at)]
    shown = marking.paragraphs(report, 0, len(report.text), marks)
    assert classes(shown, "exact") == ["75人"]
    assert "".join(classes(shown, "here")) == report.sentence_text(report.sentence_at(at[0]))


def test_a_run_in_heading_is_a_heading_inside_its_paragraph(report):
    shown = marking.paragraphs(report, 0, len(report.text), [])
    assert classes(shown, "heading-line") == [TEXT.split("\n")[0], "一、执法监督"]
    assert "1.培训考试。" in classes(shown, "heading")


def test_marks_that_cross_share_what_both_cover(report):
    shown = marking.passage(report, 0, 8, [Mark(0, 5, "one"), Mark(3, 8, "two")])
    assert [words(node) for node in shown] == [TEXT[0:3], TEXT[3:5], TEXT[5:8]]
    assert classes(shown, "one") == [TEXT[0:3], TEXT[3:5]]
    assert classes(shown, "two") == [TEXT[3:5], TEXT[5:8]]
