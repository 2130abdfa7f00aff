"""Which words does the report use: how often, where, in which company, and which set a section apart?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis import InputError, clouds, language
from analysis.charts import REGISTRY
from analysis.charts.terms import WEIGHTS, Weight
from analysis.language.collocations import MEASURES as NEAR
from analysis.language.concordance import LONGEST, Order
from analysis.language.cooccurrence import MEASURES as TOGETHER
from analysis.language.ngrams import LONGEST as MOST_WORDS
from analysis.language.ngrams import SHORTEST
from dashboard import (
    address,
    choices,
    exhibits,
    linked,
    listing,
    own_words,
    reports,
    widths,
    word_charts,
    word_tables,
)
from dashboard.address import Address
from dashboard.evidence import foot
from dashboard.markup import Node, element, link
from dashboard.reports import Held, on_screen

_MEASURES = {
    "npmi": "NPMI",
    "jaccard": "Jaccard",
    "log-likelihood": "对数似然",
    "log-dice": "logDice",
    "pmi": "PMI",
    "count": "次数",
}
_SORTED: dict[str, str] = {"position": "按原文顺序", "left": "按左边的字", "right": "按右边的字"}
_MATCHED = {"text": "按文字", "word": "按整词", "regex": "正则表达式"}
_TERMS_BY = {"count": "次数", "tfidf": "TF-IDF", "distinctiveness": "特征值", "dispersion": "不均匀度"}
#: At most this many words have a strip of their own.
_MOST_FOLLOWED = 12
_WORD = "例如：行政复议"


def _terms(held: Held, shown: Address) -> None:
    """The table of terms, and the cloud beside it."""
    report = held.analysis.report
    left, right = st.columns([3, 2], gap="large")
    with left:
        section = choices.view(report)
        parts = choices.some_of("词类（不选为全部）", "pos", list(language.PARTS))
        names = {name: title for name, title in _TERMS_BY.items() if section or name != "distinctiveness"}
        by = choices.one_of("排序", "sort", names, key="terms")
        rows = held.analysis.terms[held.analysis.terms["section"] == section]
        rows = language.of_parts(rows, parts) if parts else rows
        rows = rows.sort_values([by, "count", "term"], ascending=[False, False, True], kind="stable")
        listing.show(
            held.analysis,
            "terms",
            rows,
            f"{len(rows):,} 个词",
            lambda records: word_tables.terms(records, shown, section),
            "没有这几类的词；请换一个词类，或把章节改为“全文”。" if parts else "这里没有可以统计的词。",
        )
    with right:
        exhibits.cloud(held, section, "words", wide=True)
        if section:
            exhibits.chart(held, REGISTRY["keyness"], section, "words")


def _clouds(held: Held, shown: Address) -> None:
    """The word cloud as a figure that answers to a pointer, or two sections set apart."""
    kind = choices.one_of("词云", "cloud", {"one": "一份词云", "apart": "两节对照"})
    if kind == "apart":
        _apart(held)
        return
    section = choices.view(held.analysis.report)
    weights = {weight: title for weight, title in WEIGHTS.items() if section or weight != "distinctiveness"}
    sizes, outlines = st.columns(2, gap="large")
    with sizes:
        weight: Weight = choices.one_of("词的大小按", "weight", weights)  # type: ignore[assignment, arg-type]
    with outlines:
        shape = choices.one_of("外形", "shape", {"": "方形", **clouds.shapes()})
    left, right = st.columns([3, 2], gap="large")
    with left:
        if widths.chart(held, word_charts.cloud(weight, shape), section, "words", widths.MOST):
            _say("把指针移到词上看次数，点词看原句。", "clouds")
        else:
            _say(f"{word_charts.cloud(weight).empty}。", "clouds")
    with right:
        exhibits.chart(held, word_charts.bars(weight), section, "words")


def _apart(held: Held) -> None:
    """Two sections beside each other, each with the words that it uses more than the other."""
    left, right = st.columns(2, gap="large")
    with left:
        one = choices.view(held.analysis.report, whole="请选一节")
    with right:
        other = choices.view(held.analysis.report, "beside", "与另一节对照", whole="请选另一节")
    if len(held.analysis.report.views) < 2:
        _say("这份报告不足两节，无从对照。", "clouds")
    elif not one or not other or one == other:
        _say("请在上面选两个不同的章节：每一节只画它比另一节说得更多的词。", "clouds")
    else:
        for (section, against), column in zip(
            ((one, other), (other, one)), st.columns(2, gap="large"), strict=True
        ):
            with column:
                chart = word_charts.apart(against)
                if not widths.chart(held, chart, section, "words", widths.HALF):
                    _say(f"{chart.empty}。", f"clouds {section}")


def _concordance(held: Held, shown: Address) -> None:
    """Every place of a word, a phrase or a pattern, between what stands beside it."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        query = choices.words("词、短语或正则表达式", "q", placeholder=_WORD, longest=LONGEST)
    with right:
        section = choices.view(held.analysis.report)
    with st.container(horizontal=True, vertical_alignment="center"):
        order: Order = choices.one_of("排序", "sort", _SORTED, key="concordance")  # type: ignore[assignment]
        match = choices.one_of("查法", "match", _MATCHED)
    if match == "regex":
        _say("RE2 写法，例如：行政(复议|诉讼)、[0-9]+件；不支持前后查找和反向引用。", "syntax")
    query = query or _suggested(held, section, "concordance")
    if not query:
        return
    try:
        rows: pd.DataFrame = held.drawn(
            ("concordance", query, match, order, section),
            lambda: language.concordance(
                held.analysis.report,
                query,
                regex=match == "regex",
                whole=match == "word",
                sort=order,
                section=section,
                width=28,
                vocabulary=own_words.of(held),
            ),
        )
    except InputError as error:
        reports.notice(str(error))
        return
    listing.show(
        held.analysis,
        "concordance",
        rows,
        f"“{query}”：{len(rows):,} 处",
        lambda records: word_tables.concordance(held.analysis, records, shown),
        _nothing(query, section),
    )


def _dispersion(held: Held, shown: Address) -> None:
    """Where in the report some words stand."""
    written = choices.words(
        "一个或几个词，用空格隔开", "q", placeholder="例如：行政复议 普法", longest=LONGEST
    )
    terms = _followed(held, written)
    if not widths.chart(held, word_charts.dispersion(held, terms), "", "words", widths.WHOLE):
        _say(_nothing("、".join(terms), "") if terms else "这份报告没有可以统计的词。", "dispersion")


def _followed(held: Held, written: str) -> list[str]:
    """The words whose places are drawn: those that are written, or the most frequent ones."""
    terms = list(dict.fromkeys(re.split("[ 、，,]+", written.strip())))[:_MOST_FOLLOWED]
    return [term for term in terms if term] or word_charts.most_frequent(held, "", _MOST_FOLLOWED)


def _word_tree(held: Held, shown: Address) -> None:
    """How sentences go on behind a word, or lead up to it."""
    term, section = _term_and_section(held, "tree")
    direction = choices.one_of("方向", "direction", {"right": "后面说什么", "left": "前面说什么"})
    if term:
        chart = word_charts.word_tree(held, term, "left" if direction == "left" else "right")
        if not widths.chart(held, chart, section, "words", widths.WHOLE):
            _say(_nothing(term, section), "tree")


def _collocations(held: Held, shown: Address) -> None:
    """Which words stand near a word."""
    term, section = _term_and_section(held, "collocations")
    with st.container(horizontal=True, vertical_alignment="center"):
        measure = choices.one_of("关联度量", "measure", {name: _MEASURES[name] for name in NEAR}, key="near")
        span = choices.one_of("窗口", "window", {"5": "前后 5 词", "3": "前后 3 词", "10": "前后 10 词"})
    if not term:
        return
    rows = held.drawn(
        ("collocations", term, measure, span, section),
        lambda: language.collocations(
            held.analysis.report,
            term,
            int(span),
            measure=measure,
            section=section,
            vocabulary=own_words.of(held),
        ),
    )
    found = bool(len(rows)) or len(word_charts.places(held, term, section)) > 0
    listing.show(
        held.analysis,
        "collocations",
        rows,
        f"“{term}”：{len(rows):,} 个搭配词，按{_MEASURES[measure]}",
        word_tables.collocations,
        _nothing(term, section)
        if not found
        else f"“{term}”近旁没有出现两次以上的词；请换一个词，或把窗口放宽。",
    )


def _ngrams(held: Held, shown: Address) -> None:
    """Words that follow each other again and again."""
    section = choices.view(held.analysis.report)
    lengths = {str(n): f"{n} 词" for n in range(SHORTEST, MOST_WORDS + 1)}
    n = choices.one_of("词数", "n", lengths)
    rows = held.drawn(
        ("ngrams", n, section),
        lambda: language.ngrams(held.analysis.report, int(n), section, vocabulary=own_words.of(held)),
    )
    listing.show(
        held.analysis,
        "ngrams",
        rows,
        f"{len(rows):,} 个词组，出现两次以上",
        lambda records: word_tables.ngrams(records, shown),
        f"没有出现两次以上的 {n} 词词组；请减少词数，或把章节改为“全文”。",
    )


def _network(held: Held, shown: Address) -> None:
    """Which words stand in the same sentences."""
    section = choices.view(held.analysis.report)
    measure = choices.one_of(
        "关联度量", "measure", {name: _MEASURES[name] for name in TOGETHER}, key="together"
    )
    chart = word_charts.cooccurrence(held, measure)
    left, right = st.columns([3, 2], gap="large")
    with left:
        drawn = widths.chart(held, chart, section, "words", widths.MOST)
        if not drawn:
            _say(f"{chart.empty}；请把章节改为“全文”。" if section else f"{chart.empty}。", "network")
    with right:
        rows = word_charts.network(held, section, measure).edges
        if drawn:
            listing.show(
                held.analysis, "cooccurrence", rows, f"{len(rows):,} 对词，关联由强到弱", word_tables.ties, ""
            )


def _sections(held: Held, shown: Address) -> None:
    """Which sections and words go together, and which sections speak alike."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        if not widths.chart(held, REGISTRY["correspondence"], "", "words", widths.MOST):
            _say(f"{REGISTRY['correspondence'].empty}。", "correspondence")
    with right:
        if not exhibits.chart(held, REGISTRY["likeness"], "", "words"):
            _say(f"{REGISTRY['likeness'].empty}。", "likeness")


def _candidates(held: Held, shown: Address) -> None:
    """Terms that the lexicon does not know yet, to be taken into a list of one's own."""
    rows: pd.DataFrame = held.drawn(
        ("candidates",),
        lambda: language.candidates(held.analysis.report, vocabulary=own_words.of(held)),
    )
    if len(rows):
        st.download_button(
            "存成词典，改好后载入",
            "".join(f"{term}\tn\t{held.analysis.report.title}\n" for term in rows["term"]).encode("utf-8"),
            "lexicon.tsv",
            mime="text/tab-separated-values",
            key="save lexicon",
            on_click="ignore",
            icon=":material/download:",
            type="tertiary",
        )
    listing.show(
        held.analysis,
        "candidates",
        rows,
        f"{len(rows):,} 个词典里没有、但常在一起的词",
        lambda records: word_tables.candidates(records, shown),
        "没有找到词典以外的新词：反复连用的词都已在词典里。",
    )


_VIEWS: dict[str, tuple[str, Callable[[Held, Address], None]]] = {
    "terms": ("词表", _terms),
    "clouds": ("词云", _clouds),
    "concordance": ("语境", _concordance),
    "dispersion": ("分布", _dispersion),
    "tree": ("词树", _word_tree),
    "collocations": ("搭配", _collocations),
    "ngrams": ("词组", _ngrams),
    "network": ("共现", _network),
    "sections": ("各节远近", _sections),
    "candidates": ("新词", _candidates),
}

#: Views of the whole report alone.
_OF_ALL = ("dispersion", "sections", "candidates")


def _term_and_section(held: Held, key: str) -> tuple[str, str]:
    """A word, where none is written the most frequent one of the section, and the section."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        term = choices.words("词或短语", "q", placeholder=_WORD, longest=LONGEST)
    with right:
        section = choices.view(held.analysis.report)
    return term or _suggested(held, section, key), section


def _suggested(held: Held, section: str, key: str) -> str:
    """The most frequent word, with others to choose from; empty where there is none."""
    terms = word_charts.most_frequent(held, section, 10)
    if not terms:
        _say("这里没有可以统计的词；请输入一个词，或把章节改为“全文”。", f"suggested {key}")
        return ""
    line: list[Node] = ["可以从这些词开始："]
    for term in terms:
        line += [link(term, {"q": term}), " "]
    linked.show([element("p", line, cls="caption")], key=f"suggested {key}")
    return terms[0]


def _nothing(query: str, section: str) -> str:
    return f"{'本节' if section else '全文'}没有“{query}”；请换一个词" + (
        "，或把章节改为“全文”。" if section else "，或少写几个字。"
    )


def _say(sentence: str, key: str) -> None:
    linked.show([element("p", sentence, cls="empty")], key=f"said {key}")


def _to_its_end(held: Held, shown: Address) -> Address:
    """A mark of a chart says where a word begins: the whole word is what it means."""
    if shown.at is None or shown.at[1] - shown.at[0] > 1:
        return shown
    start, text = shown.at[0], held.analysis.report.text
    drawn = _followed(held, st.query_params.get("q", ""))
    ends = [start + len(term) for term in drawn if text.startswith(term, start)]
    return replace(shown, at=(start, max([shown.at[1], *ends])))


def _page(held: Held) -> None:
    shown = address.read(held.analysis.report)
    read = own_words.applied(held)
    used = own_words.in_use()
    view = choices.one_of("看什么", "show", {name: title for name, (title, _) in _VIEWS.items()})
    with st.expander(
        f"分词所用的词表：{'、'.join(used.values())}" if used else "分词所用的词表：程序自带，可加自己的"
    ):
        own_words.choose()
    shown = _to_its_end(read, shown)
    _VIEWS[view][1](read, shown)
    within = (
        "" if view in _OF_ALL else address.view_of(held.analysis.report, st.query_params.get("within", ""))
    )
    foot(held.analysis, shown, within)


held_now = on_screen()
if held_now is not None:
    _page(held_now)
