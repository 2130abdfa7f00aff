"""Every page, on the seed report: it runs, it says what it should, and every number on it leads to its sentence."""

import json

import pytest

from analysis import SEED, analyse
from analysis.charts import REGISTRY, equation, flows_of, within
from analysis.sharing.findings import verdict
from dashboard import address, exhibits, notes
from dashboard.reports import Held
from tests.dashboard.shown import classes, dashboard, elements, heading, links, notices, text, trees

PAGES = tuple(address.PAGES)


@pytest.fixture(scope="module")
def seed():
    return analyse(SEED)


def _views():
    return [view.number for view in analyse(SEED).report.views]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs(page):
    app = dashboard(page)
    assert not app.exception
    assert not notices(app)
    assert "年度报告" in heading(app)


@pytest.mark.parametrize("view", _views())
def test_a_section_has_charts_or_says_why_not_a_cloud_and_a_summary(seed, view):
    app = dashboard("section", section=view)
    assert not app.exception
    shown = trees(app)
    charts = elements(app, "plotly_chart")
    if len(within(seed.metrics, view)):
        assert charts or classes(shown["figures main"], "big")
    else:
        assert not charts
        assert text(shown["figures main"]) == "本节未给出数字。"
    assert shown["cloud main"][0]["children"][0]["words"]["items"]
    assert list(links(shown["summary main"]))
    section = seed.report.section(view)
    whole = seed.report.text[section.start : section.end]
    written = text(shown["text main"]).replace("※ 核验不一致", "")
    assert "".join(written.split()) == "".join(whole.split())


@pytest.mark.parametrize("view", _views())
def test_every_metric_of_a_section_is_marked_in_its_text(seed, view):
    shown = trees(dashboard("section", section=view))
    rows = within(seed.metrics, view)
    marked = {to["at"] for _, to in links(shown["text main"]) if "at" in to}
    assert marked == {f"{start}-{end}" for start, end in zip(rows["start"], rows["end"], strict=True)}


def test_the_address_of_a_number_shows_its_sentence(seed):
    row = seed.metrics.iloc[len(seed.metrics) // 2]
    for page in PAGES:
        shown = trees(dashboard(page, at=f"{row['start']}-{row['end']}"))
        assert row["sentence"] in text(shown["evidence"]).replace("※ 核验不一致", "")
        assert classes(shown["evidence"], "exact") == [row["text"]]


def test_the_headline_counts_the_tables(seed):
    shown = text(trees(dashboard())["headline"])
    assert f"{len(seed.metrics)}项指标" in shown
    for kind, name in (("title", "处书名号引用"), ("honour", "项荣誉"), ("first", "项率先、首创")):
        assert f"{(seed.mentions['kind'] == kind).sum()}{name}" in shown


def test_every_figure_of_the_headline_leads_on():
    found = list(links(trees(dashboard())["headline"]))
    assert len(found) == 6
    for _, to in found:
        assert to.get("page") in ("metrics", "audit") or to.get("mentions")


@pytest.mark.parametrize("kind", ["title", "honour", "first"])
def test_a_kind_of_mention_is_listed_with_its_sentences(seed, kind):
    rows = seed.mentions[seed.mentions["kind"] == kind]
    shown = trees(dashboard(mentions=kind))["evidence"]
    assert classes(shown, "exact") == list(rows["text"])


def test_a_word_lists_its_sentences(seed):
    shown = trees(dashboard("section", section="1.8", term="行政复议"))["evidence"]
    sentences = [
        seed.report.sentence_text(sentence)
        for sentence in seed.report.sentences_of("1.8")
        if "行政复议" in seed.report.sentence_text(sentence)
    ]
    assert sentences
    for sentence in sentences:
        assert sentence in text(shown)


def test_two_sections_stand_beside_each_other():
    app = dashboard("section", section="1.8", beside="1.6")
    shown = trees(app)
    main, beside = (shown[f"cloud {key}"][0]["children"][0]["words"]["items"] for key in ("main", "beside"))
    assert [word["term"] for word in main] != [word["term"] for word in beside]
    for part in ("head", "summary", "text"):
        assert text(shown[f"{part} main"]) != text(shown[f"{part} beside"])
    assert app.selectbox(key="section choice").value == "1.8"
    assert app.selectbox(key="beside choice").value == "1.6"


def test_choosing_a_section_changes_the_address():
    app = dashboard("section")
    app.selectbox(key="section choice").select("1.3").run()
    assert app.query_params["section"] == "1.3"
    assert "(三)" in text(trees(app)["head main"])
    app.selectbox(key="beside choice").select("1.4").run()
    assert app.query_params["beside"] == "1.4"
    assert "head beside" in trees(app)


def test_the_metrics_can_be_searched_and_filtered(seed):
    app = dashboard("metrics")
    assert len(classes(trees(app)["metrics"], "quantity")) == len(seed.metrics)
    app.selectbox(key="within").select("1.8").run()
    rows = within(seed.metrics, "1.8")
    assert len(classes(trees(app)["metrics"], "quantity")) == len(rows)
    app.text_input(key="search").input("行政复议").run()
    assert app.query_params["q"] == "行政复议"
    assert 0 < len(classes(trees(app)["metrics"], "quantity")) <= len(rows)
    app.text_input(key="search").input("没有这样的词").run()
    assert "没有符合条件的指标" in text(trees(app)["metrics"])


def test_every_row_of_the_metrics_leads_to_its_sentence(seed):
    found = {to["at"] for _, to in links(trees(dashboard("metrics"))["metrics"]) if "at" in to}
    assert found == {
        f"{start}-{end}" for start, end in zip(seed.metrics["start"], seed.metrics["end"], strict=True)
    }


def _rows(checks, status):
    return checks[checks["status"] == status].to_dict("records")


def test_the_audit_gives_its_verdict_first_and_draws_each_finding(seed):
    app = dashboard("audit")
    shown = trees(app)
    assert next(iter(shown)) == "verdict"
    assert verdict(seed.checks) in text(shown["verdict"])
    wrong = _rows(seed.checks, "mismatch")
    assert wrong
    drawn = [element.proto.alt for element in elements(app, "plotly_chart")]
    assert len(drawn) == len(wrong)
    for number, check in enumerate(wrong):
        assert str(equation(check, seed.metrics)) in drawn[number]
        assert check["sentence"] in text(shown[f"facts {number}"])
        assert notes.nearest(check["explanation"]) in text(shown[f"facts {number}"])
        members = [
            seed.metrics.loc[seed.metrics["start"] == int(start), "text"].iloc[0]
            for start in check["members"].split(";")
        ]
        assert sorted(classes(shown[f"facts {number}"], "finding")) == sorted(members)


def test_a_finding_comes_with_a_note_for_the_author(seed):
    (shown,) = (
        element for element in elements(dashboard("audit"), "bidi_component") if element.key == "note 0"
    )
    (check,) = _rows(seed.checks, "mismatch")
    note = json.loads(shown.proto.json)["text"]
    for part in (seed.report.title, check["sentence"], check["explanation"], "75 ÷ 79 = 94.9 % ≠ 98.7 %"):
        assert part in note
    assert seed.report.section(check["section"]).title in note


def test_what_holds_is_folded_by_section_with_its_arithmetic(seed):
    app = dashboard("audit")
    shown = trees(app)
    right = _rows(seed.checks, "ok")
    views = list(dict.fromkeys(address.view_of(seed.report, check["section"]) for check in right))
    assert [key for key in shown if key.startswith("right ")] == [f"right {view}" for view in views]
    assert not any(element.proto.expanded for element in app.expander)
    for check in right:
        written = text(shown[f"right {address.view_of(seed.report, check['section'])}"])
        assert f"✓ {equation(check, seed.metrics)}{check['explanation']}" in written
        assert check["sentence"] in written


def test_what_cannot_be_verified_stands_last_and_says_why(seed):
    shown = trees(dashboard("audit"))
    open_ = _rows(seed.checks, "unverifiable")
    assert list(shown)[-1] == "open"
    assert len(classes(shown["open"], "quantity")) == len(open_)
    assert "报告没有写出" in text(shown["open"])


def test_many_findings_are_shown_in_portions(monkeypatch):
    wrong = "全年评查案卷{}份,其中合格{}份,不合格{}份。"
    lines = [wrong.format(100 + n, 70 + n, 31 + n) for n in range(23)]
    app = dashboard("audit")
    monkeypatch.setattr(
        "dashboard.reports.seed",
        lambda: Held(analyse("\n".join(["某县2023年法治政府建设年度报告", *lines, ""])), own=False),
    )
    app.run()
    assert len(elements(app, "plotly_chart")) == 20
    app.button[-1].click().run()
    assert not app.exception
    assert len(elements(app, "plotly_chart")) == 23


def test_the_overview_shows_the_largest_flow_and_its_numbers_as_links(seed):
    app = dashboard()
    (flow, *others) = flows_of(seed.metrics, seed.checks)
    drawn = [element for element in elements(app, "plotly_chart") if "去了哪里" in element.proto.alt]
    assert len(drawn) == 2  # one for a wide page and one for a narrow one: the style sheet shows one of them
    found = list(links(trees(app)["flows overview"]))
    starts = [int(to["at"].split("-")[0]) for _, to in found if "at" in to]
    assert starts == [node.start for node in flow.nodes if node.start is not None]
    assert [to["section"] for _, to in found if "section" in to] == [
        address.view_of(seed.report, other.section) for other in others
    ]


def test_a_flow_comes_first_among_the_charts_of_a_section_that_has_one(seed):
    app = dashboard("section", section="1.8")
    assert "去了哪里" in elements(app, "plotly_chart")[0].proto.alt
    assert list(links(trees(app)["flows main"]))
    assert "flows main" not in trees(dashboard("section", section="1.7"))


def test_every_table_and_picture_can_be_taken_away():
    app = dashboard("export")
    keys = {button.key for button in elements(app, "download_button")}
    for table in ("sections", "metrics", "checks", "terms", "mentions", "summaries"):
        assert {f"save csv {table}", f"save xlsx {table}"} <= keys
    assert any(str(key).startswith("save png structure") for key in keys)
    app.selectbox(key="picture section").select("1.8").run()
    app.selectbox(key="picture kind True").select("cloud").run()
    assert not app.exception
    assert {"save png export", "save svg export"} <= {
        button.key for button in elements(app, "download_button")
    }


def test_every_chart_of_the_registry_is_shown_or_says_why_not():
    for view, wanted in (("", ("report", "either")), ("2", ("section", "either"))):
        app = dashboard("export", section=view)
        for name, chart in REGISTRY.items():
            if chart.needs in wanted:
                app.selectbox(key=f"picture kind {bool(view)}").select(name).run()
                assert not app.exception
                reasons = [element.value for element in app.text if element.value.endswith("。")]
                assert len(elements(app, "plotly_chart")) + len(reasons) == 1


def test_a_click_on_a_mark_leads_where_the_mark_says(seed):
    row = seed.metrics.iloc[0]
    at = {"at": f"{row['start']}-{row['end']}"}
    assert exhibits.target(seed, [int(row["start"]), "1.1", "期数"]) == at
    assert exhibits.target(seed, ["行政复议", "1.8"]) == {"term": "行政复议"}
    assert exhibits.target(seed, ["1.8"]) == {"page": "section", "section": "1.8"}
    assert exhibits.target(seed, [None, "1.8", "其他"]) == {}


@pytest.mark.parametrize(
    "parameters", [{"section": "99"}, {"at": "7-3"}, {"at": "x"}, {"mentions": "?"}, {"beside": "0.0"}]
)
def test_an_address_that_the_report_does_not_have_opens_all_the_same(parameters):
    for page in PAGES:
        app = dashboard(page, **parameters)
        assert not app.exception
        assert "evidence" not in trees(app)
