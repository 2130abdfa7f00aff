"""The page of words: every view on the seed report answers, and every word on it leads to its places."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from analysis import SEED, analyse, language
from dashboard import word_charts, word_tables
from tests.dashboard.shown import classes, dashboard, elements, links, notices, text, trees

VIEWS = (
    "terms",
    "clouds",
    "concordance",
    "dispersion",
    "tree",
    "collocations",
    "ngrams",
    "network",
    "sections",
    "candidates",
)


@pytest.fixture(scope="module")
def seed():
    return analyse(SEED)


def drawn(app: AppTest) -> str:
    """The first chart on the page, as it is sent to the browser, with its letters as they are."""
    return json.dumps(json.loads(elements(app, "plotly_chart")[0].proto.spec), ensure_ascii=False)


def _rows(app: AppTest, name: str) -> list[list[str]]:
    """The words of every cell of a table."""
    table = trees(app)[f"table {name}"][0]["children"][0]
    return [[text(cell) for cell in row["children"]] for row in table["children"][1]["children"]]


@pytest.mark.parametrize("within", ["", "1.8"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_answers(view, within):
    app = dashboard("words", show=view, within=within)
    assert not app.exception
    assert not notices(app)
    shown = trees(app)
    named = [key for key in shown if key.startswith(("table ", "said "))]
    assert elements(app, "plotly_chart") or any(text(shown[key]).strip() for key in named)


@pytest.mark.parametrize(
    ("view", "query"),
    [
        *((view, "没有这样的词") for view in ("concordance", "dispersion", "tree", "collocations")),
        *(("concordance", query) for query in ("<b>行政</b>", "*", "甲" * 300)),
    ],
)
def test_an_unknown_word_is_said_not_to_be_there(view, query):
    app = dashboard("words", show=view, q=query)
    assert not app.exception
    shown = trees(app)
    said = "".join(text(shown[key]) for key in shown if key.startswith(("table ", "said ")))
    assert "没有“" in said
    assert not elements(app, "plotly_chart")


def test_the_table_has_every_term_of_a_section_in_the_chosen_order(seed):
    terms = seed.terms[seed.terms["section"] == "1.8"]
    app = dashboard("words", within="1.8", sort="distinctiveness")
    expected = terms.sort_values("distinctiveness", ascending=False)["term"].tolist()
    assert [row[0] for row in _rows(app, "terms")][:5] == expected[:5]
    assert f"{len(terms):,} 个词" in [element.value for element in app.text]


def test_parts_of_speech_filter_the_table(seed):
    app = dashboard("words", pos="动词,专名")
    shown = {row[1] for row in _rows(app, "terms")}
    assert shown == {"动词", "专名"}
    app.segmented_control(key="choice sort terms").set_value("tfidf").run()
    assert app.query_params["sort"] == "tfidf"
    assert {row[1] for row in _rows(app, "terms")} <= {"动词", "专名"}


def test_more_rows_are_shown_on_demand():
    app = dashboard("words")
    before = len(_rows(app, "terms"))
    app.button(key="more terms").click().run()
    assert len(_rows(app, "terms")) == 2 * before
    app.selectbox(key="choice within").select("1.8").run()
    assert len(_rows(app, "terms")) <= before


def test_a_term_leads_to_its_sentences_and_to_as_many_lines_as_the_table_counts():
    app = dashboard("words", within="1.8")
    term, count = _rows(app, "terms")[0][0], _rows(app, "terms")[0][2]
    found = [to for words, to in links(trees(app)["table terms"]) if to.get("q") == term]
    assert ("term", term) in [item for _, to in links(trees(app)["table terms"]) for item in to.items()]
    parameters = {name: value for name, value in found[0].items() if name != "page" and value}
    lines = _rows(dashboard("words", within="1.8", **parameters), "concordance")
    assert count == f"{len(lines)} 次"


def test_the_concordance_is_sorted_by_what_stands_on_the_right(seed):
    app = dashboard("words", show="concordance", q="行政", sort="right")
    expected = language.concordance(seed.report, "行政", sort="right", width=28)
    assert [row[2] for row in _rows(app, "concordance")] == expected["right"].tolist()[:50]


def test_every_line_of_the_concordance_leads_to_its_place(seed):
    app = dashboard("words", show="concordance", q="行政(复议|争议)", match="regex")
    places = [to["at"] for _, to in links(trees(app)["table concordance"]) if "at" in to]
    assert places
    for place in places:
        start, end = map(int, place.split("-"))
        assert seed.report.text[start:end] in ("行政复议", "行政争议")


@pytest.mark.parametrize("pattern", ["(a", "(?<=行)政", "[z-a]", "*", "a{9999}"])
def test_a_pattern_that_is_none_is_refused_in_a_sentence(pattern):
    app = dashboard("words", show="concordance", q=pattern, match="regex")
    assert not app.exception
    assert len(notices(app)) == 1
    assert "正则表达式" in notices(app)[0]


def test_a_pattern_that_makes_others_run_for_ever_is_answered():
    app = dashboard("words", show="concordance", q="(.*.*.*)*龘", match="regex")
    assert not app.exception
    assert "没有“" in text(trees(app)["table concordance"])


def test_a_measure_chosen_draws_another_network(seed):
    app = dashboard("words", show="network")
    before = _rows(app, "cooccurrence")
    app.segmented_control(key="choice measure together").set_value("count").run()
    assert app.query_params["measure"] == "count"
    ties = language.cooccurrence(seed.report, measure="count").edges
    rows = _rows(app, "cooccurrence")
    assert rows != before
    assert [row[0] for row in rows] == [
        f"{source} — {target}" for source, target in zip(ties["source"], ties["target"], strict=True)
    ][:50]


def test_a_tie_leads_to_the_sentences_of_both_its_words(seed):
    app = dashboard("words", show="network", within="1.8")
    tie = language.cooccurrence(seed.report, "1.8").edges.iloc[0]
    to = word_tables.both(tie["source"], tie["target"])
    assert to in [target for _, target in links(trees(app)["table cooccurrence"])]
    found = language.concordance(seed.report, to["q"], regex=True, section="1.8")
    assert found["sentence"].nunique() >= tie["count"]
    for line in found["keyword"]:
        assert tie["source"] in line
        assert tie["target"] in line


def test_two_sections_are_set_apart():
    app = dashboard("words", show="clouds", cloud="apart", within="1.8", beside="1.6")
    assert not app.exception
    # A layout for a wide window and one for a narrow one, of either section.
    assert len(elements(app, "plotly_chart")) == 4
    alone = dashboard("words", show="clouds", cloud="apart", within="1.8")
    assert "两个不同的章节" in text(trees(alone)["said clouds"])


def test_what_sets_two_sections_apart_is_the_opposite_from_the_other_side(seed):
    one, other = (
        word_charts.set_apart(seed.terms, *pair).set_index("term")["distinctiveness"]
        for pair in (("1.8", "1.6"), ("1.6", "1.8"))
    )
    shared = one.index.intersection(other.index)
    assert len(shared) > 5
    assert (one[shared] + other[shared]).abs().max() < 1e-9
    assert one["行政复议"] > 0


def test_the_word_tree_turns_round():
    after = dashboard("words", show="tree", q="行政复议")
    before = dashboard("words", show="tree", q="行政复议", direction="left")
    written = [drawn(app) for app in (after, before)]
    assert "后面说什么" in written[0]
    assert "前面说什么" in written[1]


def test_a_list_of_ones_own_changes_the_words_of_this_session_only():
    app = dashboard("words", show="candidates")
    proposed = _rows(app, "candidates")[0][0]
    app.file_uploader(key="list lexicon 0").upload(
        "我的词典.tsv", f"{proposed}\tn\n".encode(), "text/plain"
    ).run()
    assert not app.exception
    assert proposed not in [row[0] for row in _rows(app, "candidates")]
    assert any("我的词典.tsv" in element.value for element in app.text)
    assert proposed in [row[0] for row in _rows(dashboard("words", show="candidates"), "candidates")]
    app.button(key="own lists back").click().run()
    assert proposed in [row[0] for row in _rows(app, "candidates")]


def test_own_stop_words_are_no_terms():
    app = dashboard("words")
    first = _rows(app, "terms")[0][0]
    app.file_uploader(key="list stop_words 0").upload("停用.txt", first.encode(), "text/plain").run()
    assert not app.exception
    assert first not in [row[0] for row in _rows(app, "terms")]


@pytest.mark.parametrize(
    ("content", "reason"), [("一个，词条".encode(), "第 1 行"), ("词典".encode("gbk"), "UTF-8")]
)
def test_a_list_that_cannot_be_used_is_refused_and_the_words_stay(content, reason):
    app = dashboard("words")
    before = _rows(app, "terms")
    app.file_uploader(key="list lexicon 0").upload("坏词典.txt", content, "text/plain").run()
    assert not app.exception
    assert "坏词典.txt" in notices(app)[0]
    assert reason in notices(app)[0]
    assert _rows(app, "terms") == before


def test_every_table_can_be_taken_away():
    for view, name in (
        ("terms", "terms"),
        ("concordance", "concordance"),
        ("collocations", "collocations"),
        ("ngrams", "ngrams"),
        ("network", "cooccurrence"),
        ("candidates", "candidates"),
    ):
        app = dashboard("words", show=view)
        assert f"save csv {name}" in {button.key for button in elements(app, "download_button")}


@pytest.mark.parametrize(
    "parameters",
    [
        {"show": "?"},
        {"sort": "?"},
        {"show": "network", "measure": "?"},
        {"show": "ngrams", "n": "99"},
        {"pos": "?"},
    ],
)
def test_an_address_that_asks_for_what_there_is_not_shows_the_default(parameters):
    app = dashboard("words", **parameters)
    assert not app.exception
    assert not notices(app)


def test_a_word_at_the_foot_leads_to_its_lines():
    shown = trees(dashboard("words", term="行政复议"))
    assert set(classes(shown["evidence"], "exact")) == {"行政复议"}
    assert {"show": "concordance", "q": "行政复议"}.items() <= dict(
        item for _, to in links(shown["evidence"]) if "q" in to for item in to.items()
    ).items()


def test_a_place_in_the_dispersion_plot_marks_the_whole_word(seed):
    start = seed.report.text.find("行政复议")
    shown = trees(dashboard("words", show="dispersion", q="行政复议 普法", at=f"{start}-{start + 1}"))
    assert classes(shown["evidence"], "exact") == ["行政复议"]


def test_a_cloud_takes_the_shape_that_the_address_names():
    app = dashboard("words", show="clouds", shape="shield")
    assert not app.exception
    assert app.segmented_control(key="choice shape").value == "shield"
