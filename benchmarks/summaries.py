"""How many of a report's metrics and honours does a summary keep, by our method and by others of the same length?

Run from the project's folder with `python -m benchmarks.summaries`; it needs what the tests need, and sumy:
`python -m pip install sumy==0.13.0`. It prints the table of docs/accuracy.md.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from math import log
from typing import Any, NamedTuple

import networkx as nx
import pandas as pd

from analysis import SEED, Analysis, analyse
from analysis.language.words import Words, words
from analysis.report import Report, Sentence
from analysis.summaries import SHARE, summaries
from analysis.tables import frame
from tests.generated import generate

#: The generated reports are those of the seeds 1 to this.
REPORTS = 24
DAMPING = 0.85


class Part(NamedTuple):
    """What is summarised: a view, or the whole report where `number` is empty."""

    analysis: Analysis
    number: str
    sentences: Sequence[Sentence]
    budget: int

    @property
    def report(self) -> Report:
        """The report of which it is a part."""
        return self.analysis.report

    def length(self, sentence: Sentence) -> int:
        """Characters of a sentence, white space not counted."""
        return len("".join(self.report.sentence_text(sentence).split()))


#: Gives the sentences of a part, the one to take first first.
Ranking = Callable[[Part], Iterator[Sentence]]


def main() -> None:
    """Print one line a method: what it keeps over all views, and over the whole reports."""
    seed = analyse(SEED)
    # For the seed, what its own table says; for the others, what their generator knows.
    sources = {"seed": [(seed, seed.metrics["start"].tolist())]}
    sources[f"{REPORTS} generated"] = [
        (analyse(made.text), [quantity.start for quantity in made.quantities])
        for made in map(generate, range(1, REPORTS + 1))
    ]
    for name, reports in sources.items():
        kept: dict[tuple[str, str], Counter[str]] = {}
        for analysis, starts in reports:
            mentions = analysis.mentions
            honours = mentions.loc[mentions["kind"] == "honour", "start"].tolist()
            for part, level in _parts(analysis):
                for method, ranking in METHODS.items():
                    chosen = list(_fill(part, ranking(part)))
                    count = kept.setdefault((level, method), Counter())
                    for fact, places in (("metrics", starts), ("honours", honours)):
                        inside = [at for at in places if any(s.start <= at < s.end for s in part.sentences)]
                        count[fact] += sum(any(s.start <= at < s.end for s in chosen) for at in inside)
                        count[f"all {fact}"] += len(inside)
                    count["characters"] += sum(part.length(sentence) for sentence in chosen)
                    count["budget"] += part.budget
        for (level, method), count in kept.items():
            print(
                f"{name:14} {level:8} {method:24}"
                f" metrics {count['metrics']:5}/{count['all metrics']:<5} {_share(count, 'metrics')}"
                f" honours {count['honours']:4}/{count['all honours']:<4} {_share(count, 'honours')}"
                f" length {count['characters'] / count['budget']:.2f} of the budget"
            )


def _share(count: Counter[str], fact: str) -> str:
    return f"{count[fact] / count[f'all {fact}']:6.1%}" if count[f"all {fact}"] else "     –"


def _parts(analysis: Analysis) -> Iterator[tuple[Part, str]]:
    report = analysis.report
    for number, start, end in [
        ("", 0, len(report.text)),
        *((view.number, view.start, view.end) for view in report.views),
    ]:
        sentences = [s for s in report.sentences if start <= s.start < end and not s.heading]
        rows = analysis.summaries[analysis.summaries["section"] == number]
        own = sum(len("".join(sentence.split())) for sentence in rows["sentence"])
        # Where our single best sentence is longer than the quarter, every method may be as long.
        budget = max(int(len("".join(report.text[start:end].split())) * SHARE), own)
        if sentences and len(rows):
            yield Part(analysis, number, sentences, budget), "views" if number else "reports"


def _fill(part: Part, ranking: Iterator[Sentence]) -> Iterator[Sentence]:
    """The sentences in their order as far as they fit; one that does not is passed over."""
    left = part.budget
    shortest = min(map(part.length, part.sentences))
    for sentence in ranking:
        if part.length(sentence) <= left:
            yield sentence
            left -= part.length(sentence)
        if left < shortest:
            return


def _own(part: Part) -> Iterator[Sentence]:
    return _of(part, part.analysis.summaries)


def _own_without_facts(part: Part) -> Iterator[Sentence]:
    return _of(part, summaries(part.report, frame("metrics", []), frame("mentions", [])))


def _of(part: Part, table: pd.DataFrame) -> Iterator[Sentence]:
    return (part.report.sentence_at(start) for start in table[table["section"] == part.number]["start"])


def _lead(part: Part) -> Iterator[Sentence]:
    return iter(part.sentences)


def _tokens(part: Part, sentence: Sentence) -> list[str]:
    found: Words = words(part.report)
    tokens = [found.tokens[place].word for place in found.between(sentence.start, sentence.end)]
    return [token for token in tokens if token in found.terms]


def _textrank(part: Part) -> Iterator[Sentence]:
    """Mihalcea and Tarau (2004), TextRank: bringing order into texts, Proceedings of EMNLP."""
    bags = [set(_tokens(part, sentence)) for sentence in part.sentences]
    graph: Any = nx.Graph()
    graph.add_nodes_from(range(len(bags)))
    for one, other in combinations(range(len(bags)), 2):
        common = len(bags[one] & bags[other])
        if common and len(bags[one]) * len(bags[other]) > 1:
            graph.add_edge(one, other, weight=common / (log(len(bags[one])) + log(len(bags[other]))))
    rank = nx.pagerank(graph, alpha=DAMPING)
    return (part.sentences[at] for at in sorted(rank, key=lambda at: (-rank[at], at)))


def _sumy(module: str, name: str) -> Ranking:
    """A summariser of sumy, on the same sentences and the same terms."""

    def ranking(part: Part) -> Iterator[Sentence]:
        document = importlib.import_module("sumy.models.dom")
        summariser = getattr(importlib.import_module(f"sumy.summarizers.{module}"), name)()

        class Tokens:
            """Gives the terms of the sentence whose place is the text, so that sumy cuts nothing itself."""

            def to_words(self, place: str) -> tuple[str, ...]:
                return tuple(_tokens(part, part.sentences[int(place)]))

        whole = document.ObjectDocumentModel(
            [document.Paragraph([document.Sentence(str(at), Tokens()) for at in range(len(part.sentences))])]
        )
        # sumy gives the best k in the order of the text: the k-th best is what the best k - 1 lack.
        seen: set[int] = set()
        for count in range(1, len(part.sentences) + 1):
            best = {int(str(sentence)) for sentence in summariser(whole, count)}
            for at in sorted(best - seen):
                yield part.sentences[at]
            seen |= best

    return ranking


METHODS: dict[str, Ranking] = {
    "ours": _own,
    "ours without the facts": _own_without_facts,
    "lead sentences": _lead,
    "TextRank": _textrank,
    "LexRank of sumy": _sumy("lex_rank", "LexRankSummarizer"),
}


if __name__ == "__main__":
    main()
