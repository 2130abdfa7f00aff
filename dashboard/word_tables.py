"""Which tables of words are on the page, and where does each row lead?

A word leads to its sentences at the foot of the page, a pair of words to the places where both stand.
"""

from __future__ import annotations

import re
from math import isnan
from typing import Any

from analysis import Analysis
from analysis.charts.labels import number
from analysis.language import part_of_speech
from dashboard import address
from dashboard.address import Address
from dashboard.evidence import where
from dashboard.listing import figure, table
from dashboard.markup import Node, element, link

Row = dict[str, Any]


def places_of(query: str, match: str) -> dict[str, str]:
    """Where a link to the places of a word (`match` is word), a phrase (text) or a pattern (regex) leads.

    What stands at the foot of the page makes room for them.
    """
    return {"page": "words", "show": "concordance", "q": query, "match": match, "at": ""}


def both(one: str, other: str) -> dict[str, str]:
    """Where a link to the sentences with two words leads, in whichever order they stand."""
    first, second = re.escape(one), re.escape(other)
    return places_of(f"{first}.*{second}|{second}.*{first}", "regex")


def _word(term: str) -> Node:
    return link(term, {"term": term}, tip="看原句")


def _in_context(term: str, match: str = "text") -> Node:
    return link("语境", places_of(term, match), cls="more", label=f"{term}的语境")


def _score(value: float, digits: int = 1) -> str:
    return "—" if isnan(value) else f"{value:.{digits}f}".replace("-", "−")


def terms(rows: list[Row], shown: Address, section: str) -> Node:
    """Terms with how often, where and how unevenly they are used."""
    columns = [
        ("词", "term"),
        ("词类", ""),
        ("次数", "number"),
        ("每千词", "number"),
        ("见于", "number"),
        ("TF-IDF", "number"),
        *([("特征值 z", "number")] if section else []),
        ("不均匀度", "number"),
        ("", ""),
    ]
    made = []
    for row in rows:
        term = str(row["term"])
        cells: list[Node | list[Node]] = [
            _word(term),
            element("small", part_of_speech(str(row["pos"]))),
            [element("strong", number(row["count"])), element("small", " 次")],
            _named("每千词", f"{row['per_thousand']:.2f}"),
            figure(number(row["sections"]), "节"),
            _named("TF-IDF", f"{row['tfidf']:.1f}"),
            *([_named("z", _score(row["distinctiveness"]))] if section else []),
            _named("不均匀度", _score(row["dispersion"], 2)),
            _in_context(term, "word"),
        ]
        made.append((cells, term == shown.term))
    return table(columns, made, "compact")


def _named(name: str, value: str) -> list[Node]:
    """A value whose name is shown where the table has become cards and has no head."""
    return [element("small", f"{name} ", cls="card-name"), value]


def concordance(analysis: Analysis, rows: list[Row], shown: Address) -> Node:
    """A keyword a line, between what stands on its left and on its right."""
    made = []
    for row in rows:
        start, end = int(row["start"]), int(row["end"])
        cells: list[Node] = [
            element("span", str(row["left"])),
            link(str(row["keyword"]), address.passage(start, end), tip="看原句"),
            element("span", str(row["right"])),
            where(analysis.report, start),
        ]
        made.append((cells, shown.at is not None and start == shown.at[0]))
    return table([("左", "before"), ("", "key"), ("右", "behind"), ("章节", "place")], made, "kwic")


def ties(rows: list[Row]) -> Node:
    """The ties of a network."""
    made: list[tuple[list[Node | list[Node]], bool]] = [
        (
            [
                [_word(str(row["source"])), " — ", _word(str(row["target"]))],
                link(
                    f"{number(row['count'])} 句",
                    both(str(row["source"]), str(row["target"])),
                    tip="看这些句子",
                ),
                _named("关联", _score(row["association"], 2)),
            ],
            False,
        )
        for row in rows
    ]
    return table([("词与词", "term"), ("同句", "number"), ("关联", "number")], made, "compact")


def collocations(rows: list[Row]) -> Node:
    """The company of a word."""
    made: list[tuple[list[Node | list[Node]], bool]] = [
        (
            [
                _word(str(row["collocate"])),
                link(
                    f"{number(row['count'])} 次",
                    both(str(row["term"]), str(row["collocate"])),
                    tip="看同句的原文",
                ),
                _named("左", number(row["left"])),
                _named("右", number(row["right"])),
                _named("共用", f"{number(row['frequency'])} 次"),
                _named("关联", _score(row["association"], 2)),
            ],
            False,
        )
        for row in rows
    ]
    columns = [
        ("搭配词", "term"),
        ("在近旁", "number"),
        ("左", "number"),
        ("右", "number"),
        ("本范围共用", "number"),
        ("关联", "number"),
    ]
    return table(columns, made, "compact")


def ngrams(rows: list[Row], shown: Address) -> Node:
    """Words that follow each other again and again."""
    made = []
    for row in rows:
        gram = str(row["ngram"])
        cells: list[Node | list[Node]] = [
            _word(gram),
            element("small", str(row["words"]).replace(" ", " · ")),
            [element("strong", number(row["count"])), element("small", " 次")],
            _named("每千词", f"{row['per_thousand']:.2f}"),
            _in_context(gram),
        ]
        made.append((cells, gram == shown.term))
    return table(
        [("词组", "term"), ("由", ""), ("次数", "number"), ("每千词", "number"), ("", "")], made, "compact"
    )


def candidates(rows: list[Row], shown: Address) -> Node:
    """Terms that the lexicon does not know yet."""
    made = []
    for row in rows:
        term = str(row["term"])
        cells: list[Node | list[Node]] = [
            _word(term),
            element("small", str(row["words"]).replace(" ", " · ")),
            [element("strong", number(row["count"])), element("small", " 次")],
            _named("内聚", _score(row["cohesion"])),
            _named("左邻", _score(row["left"])),
            _named("右邻", _score(row["right"])),
            _in_context(term),
        ]
        made.append((cells, term == shown.term))
    columns = [
        ("可能的新词", "term"),
        ("现在切成", ""),
        ("次数", "number"),
        ("内聚（比特）", "number"),
        ("左邻熵", "number"),
        ("右邻熵", "number"),
        ("", ""),
    ]
    return table(columns, made, "compact")
