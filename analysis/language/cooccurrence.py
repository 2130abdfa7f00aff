"""Which terms stand in the same sentences, as a network?"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.frames import typed
from analysis.language.association import measure_named
from analysis.language.vocabulary import OWN, Vocabulary
from analysis.language.words import sentences, words
from analysis.report import Report

if TYPE_CHECKING:
    import networkx as nx

NODES = {
    "term": "str",
    "pos": "str",
    "count": "int64",
    "sentences": "int64",
    "degree": "int64",
    "community": "int64",
    "x": "float64",
    "y": "float64",
}
EDGES = {"source": "str", "target": "str", "count": "int64", "association": "float64", "sentences": "str"}
MEASURES = ("npmi", "jaccard", "log-likelihood", "count")
#: The layout is random but for its seed: the same report gives the same picture.
SEED = 2004


class Network(NamedTuple):
    """`nodes`: term, pos, count, sentences, degree, community, x, y. `edges`: source, target, count, association,
    sentences.
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame


def cooccurrence(
    report: Report,
    section: str = "",
    measure: str = "npmi",
    limit: int = 40,
    *,
    edges: int = 80,
    least: int = 2,
    vocabulary: Vocabulary = OWN,
) -> Network:
    """The `limit` terms that stand in most sentences of the section, and the `edges` strongest ties among them.

    Two terms are tied where at least `least` sentences hold both and more than chance would have it; headings are
    no sentences here. `count` of an edge is the number of these sentences, `sentences` joins the offsets of their
    beginnings with `;`, and `association` compares the sentences of both with those of either. Terms without a tie
    are left out. `community` numbers the groups that greedy maximisation of modularity finds, the largest 0
    (Clauset, Newman and Moore 2004, Finding community structure in very large networks, Physical Review E 70); `x`
    and `y`, from -1 to 1, are laid out by networkx (Jacomy, Venturini, Heymann and Bastian 2014, ForceAtlas2, PLoS
    ONE 9 (6)), the same for the same report.

    Raises InputError for an unknown measure or segmenter, KeyError where there is no such section.
    """
    strength = measure_named(measure, MEASURES)
    found = words(report, vocabulary)
    counts: Counter[str] = Counter()
    holding: dict[str, list[int]] = {}
    held: list[tuple[int, set[str]]] = []
    for sentence in sentences(report, section):
        if not sentence.heading:
            tokens = [found.tokens[place].word for place in found.between(sentence.start, sentence.end)]
            terms = [token for token in tokens if token in found.terms]
            counts.update(terms)
            held.append((sentence.start, set(terms)))
            for term in set(terms):
                holding.setdefault(term, []).append(sentence.start)
    # Of two terms in as many sentences the one used more often, then the longer: chance decides nothing.
    ranked = sorted(holding, key=lambda term: (-len(holding[term]), -counts[term], -len(term), term))
    chosen = set(ranked[: max(limit, 0)])
    joint: dict[tuple[str, str], list[int]] = {}
    for start, terms_here in held:
        for pair in combinations(sorted(terms_here & chosen), 2):
            joint.setdefault(pair, []).append(start)
    ties = []
    for (source, target), starts in joint.items():
        figures = len(starts), len(holding[source]), len(holding[target]), len(held)
        if len(starts) >= least and figures[0] * figures[3] > figures[1] * figures[2]:
            ties.append((source, target, len(starts), strength(*figures), ";".join(map(str, starts))))
    ties.sort(key=lambda tie: (-tie[3], -tie[2], tie[0], tie[1]))
    del ties[max(edges, 0) :]
    return Network(_nodes(ties, found.terms, counts, holding), typed(EDGES, ties))


def _nodes(
    ties: list[tuple[str, str, int, float, str]],
    pos: dict[str, str],
    counts: Counter[str],
    holding: dict[str, list[int]],
) -> pd.DataFrame:
    if not ties:
        return typed(NODES, [])
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    # In a fixed order, since the layout depends on it.
    graph.add_nodes_from(sorted({end for tie in ties for end in tie[:2]}))
    graph.add_edges_from(tie[:2] for tie in ties)
    community = {
        term: number
        for number, group in enumerate(nx.community.greedy_modularity_communities(graph))
        for term in group
    }
    place = _layout(graph)
    return typed(
        NODES,
        (
            (term, pos[term], counts[term], len(holding[term]), degree, community[term], *place[term])
            for term, degree in sorted(graph.degree, key=lambda node: (-len(holding[node[0]]), node[0]))
        ),
    )


def _layout(graph: nx.Graph[str]) -> dict[str, tuple[float, float]]:
    import networkx as nx

    # Strong gravity keeps parts that nothing ties to the rest from drifting off the picture.
    places = nx.forceatlas2_layout(graph, seed=SEED, max_iter=500, strong_gravity=True)
    most = max((abs(value) for at in places.values() for value in at), default=1.0) or 1.0
    return {term: (float(x) / most, float(y) / most) for term, (x, y) in places.items()}
