"""Is the network that of the sentences, tied by the measure, and laid out the same every time?"""

import subprocess
import sys

import pytest

from analysis import SEED
from analysis.errors import InputError
from analysis.language.cooccurrence import EDGES, MEASURES, NODES, cooccurrence
from analysis.report import parse
from tests.language.reports import HEAD, rows, seed, types


@pytest.mark.parametrize("measure", MEASURES)
def test_ties_are_of_sentences_that_hold_both(measure):
    report = seed().report
    network = cooccurrence(report, measure=measure)
    assert types(network.nodes) == NODES
    assert types(network.edges) == EDGES
    assert len(network.nodes) <= 40
    assert 20 < len(network.edges) <= 80
    assert network.edges.association.is_monotonic_decreasing
    assert set(network.edges.source) | set(network.edges.target) == set(network.nodes.term)
    for edge in rows(network.edges):
        starts = [int(start) for start in edge.sentences.split(";")]
        assert len(starts) == edge.count >= 2
        for start in starts:
            sentence = report.sentence_at(start)
            assert sentence.start == start
            assert edge.source in report.sentence_text(sentence)
            assert edge.target in report.sentence_text(sentence)


def test_figures_of_a_small_network():
    report = parse(HEAD + "仲裁案件。仲裁案件。信访登记。信访维护。普法活动。")
    network = cooccurrence(report, measure="jaccard")
    (edge,) = rows(network.edges)
    assert (edge.source, edge.target, edge.count) == ("仲裁", "案件", 2)
    assert edge.association == pytest.approx(1.0)
    assert network.nodes.degree.tolist() == [1, 1]
    assert network.nodes.community.tolist() == [0, 0]


def test_places_are_within_the_square_and_apart():
    nodes = cooccurrence(seed().report).nodes
    assert nodes[["x", "y"]].abs().to_numpy().max() == pytest.approx(1)
    assert not nodes[["x", "y"]].round(2).duplicated().any()


def test_another_process_lays_it_out_alike():
    code = (
        "from analysis import SEED, analyse; from analysis.language import cooccurrence;"
        "print(cooccurrence(analyse(SEED).report).nodes.round(6).to_csv())"
    )
    outs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=SEED.parent.parent,
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for _ in range(2)
    }
    assert len(outs) == 1


def test_a_section_and_limits():
    network = cooccurrence(seed().report, "1.8", limit=10, edges=5)
    assert len(network.edges) == 5
    assert len(network.nodes) <= 10
    section = seed().report.section("1.8")
    assert all(section.start <= int(s.split(";")[0]) < section.end for s in network.edges.sentences)


def test_nothing_together_is_two_empty_tables():
    network = cooccurrence(parse(HEAD + "仲裁。案件。"))
    assert network.nodes.empty
    assert network.edges.empty
    assert types(network.nodes) == NODES
    assert types(network.edges) == EDGES


def test_an_unknown_measure_is_refused():
    with pytest.raises(InputError, match="cosine"):
        cooccurrence(seed().report, measure="cosine")
