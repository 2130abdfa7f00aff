"""The page of events: dates, titles, honours and the rest of the seed report, each with the way to its sentence."""

import json

import pytest

from analysis import SEED, analyse
from analysis.mentions import KINDS, citations, timeline
from analysis.substance import set_phrases, substance
from tests.dashboard.shown import classes, dashboard, elements, links, notices, text, trees

VIEWS = (*KINDS, "substance")
TABLES = {
    "date": "timeline",
    "honour": "mentions-honour",
    "first": "mentions-first",
    "title": "citations",
    "organisation": "organisations",
    "slogan": "mentions-slogan",
    "substance": "substance",
}


@pytest.fixture(scope="module")
def seed():
    return analyse(SEED)


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_answers(view):
    app = dashboard("events", show=view)
    assert not app.exception
    assert not notices(app)
    assert list(links(trees(app)[f"table {TABLES[view]}"]))
    assert bool(elements(app, "plotly_chart")) == (view in ("date", "title", "organisation", "substance"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_mention_leads_to_its_place(seed, kind):
    rows = seed.mentions[(seed.mentions["kind"] == kind) & (seed.mentions["normalised"] != "")]
    shown = trees(dashboard("events", show=kind))[f"table {TABLES[kind]}"]
    places = {to["at"] for _, to in links(shown) if "at" in to}
    assert places == {f"{start}-{end}" for start, end in zip(rows["start"], rows["end"], strict=True)}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_nowhere_is_said_not_to_be_there(kind):
    app = dashboard("events", show=kind, q="没有这样的词")
    assert not app.exception
    assert "没有符合条件的" in text(trees(app)[f"table {TABLES[kind]}"])
    assert not elements(app, "plotly_chart")


def test_the_dates_stand_in_the_order_of_time(seed):
    shown = trees(dashboard("events"))["table timeline"]
    written = [words for words, to in links(shown) if "at" in to]
    assert written == timeline(seed.report, seed.mentions)["date"].tolist()
    assert written == sorted(written)


def test_section_and_search_filter_rows_and_picture(seed):
    rows = seed.mentions[
        (seed.mentions["kind"] == "honour") & seed.mentions["sentence"].str.contains("司法局")
    ]
    assert 0 < len(rows) < (seed.mentions["kind"] == "honour").sum()
    app = dashboard("events", show="honour")
    app.text_input(key="choice q").input("司法局").run()
    assert app.query_params["q"] == "司法局"
    assert [words for words, to in links(trees(app)["table mentions-honour"]) if "at" in to] == rows[
        "normalised"
    ].tolist()
    whole, searched = (dashboard("events", show="title", **asked) for asked in ({}, {"q": "学习纲要"}))
    before, after = (elements(app, "plotly_chart")[0].proto.spec for app in (whole, searched))
    assert "学习纲要" in json.dumps(json.loads(after), ensure_ascii=False)
    assert len(after) < len(before)


def test_the_counts_stand_on_the_views(seed):
    control = dashboard("events").segmented_control(key="choice show")
    assert [option.content for option in control.proto.options] == [
        *(
            f"{name} {(seed.mentions['kind'] == kind).sum()}"
            for kind, name in (
                ("date", "时间线"),
                ("honour", "荣誉"),
                ("first", "率先、首创"),
                ("title", "引用文件"),
                ("organisation", "机构"),
                ("slogan", "固定表述"),
            )
        ),
        "具体与套话",
    ]


def test_a_document_says_its_version_and_what_stands_in_it(seed):
    shown = text(trees(dashboard("events", show="title"))["table citations"])
    table = citations(seed.report, seed.mentions)
    assert (table["version"] != "").any()
    for row in table.to_dict("records"):
        assert row["name"] in shown
        assert row["version"] in shown
        assert row["nested"] in shown


def test_every_section_is_weighed_and_every_set_phrase_is_marked(seed):
    shown = trees(dashboard("events", show="substance"))
    weighed = substance(seed)
    for value in weighed["facts_per_thousand"]:
        assert f"{value:.1f} 项事实" in text(shown["table substance"])
    phrases = set_phrases(seed.report)
    assert classes(shown["table set_phrases"], "exact") == phrases["text"].tolist()[:50]


def test_a_mark_of_a_picture_shows_the_whole_mention(seed):
    row = seed.mentions[seed.mentions["kind"] == "title"].iloc[2]
    shown = trees(dashboard("events", show="title", at=f"{row['start']}-{row['start'] + 1}"))
    assert "".join(classes(shown["evidence"], "exact")) == row["text"]


def test_every_table_can_be_taken_away():
    for view, name in TABLES.items():
        app = dashboard("events", show=view)
        assert f"save csv {name}" in {button.key for button in elements(app, "download_button")}
