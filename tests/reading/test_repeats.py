"""Is a body that a file holds more than once kept once?"""

import pytest

from analysis.reading import repeats
from tests.reading.texts import BODY, LINES, TITLE

BODY_LINES = BODY.split("\n")


def flat(lines):
    return "".join("".join(lines).split())


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, *BODY_LINES, *BODY_LINES],
        [TITLE, *BODY_LINES, TITLE, *BODY_LINES],
        [TITLE, *BODY_LINES, *BODY_LINES, *BODY_LINES],
        [TITLE, "".join(BODY_LINES) * 2],
        [TITLE, "".join(BODY_LINES) * 3],
        [TITLE, *BODY_LINES[:-1], BODY_LINES[-1] + BODY_LINES[0], *BODY_LINES[1:]],
        [TITLE, *BODY_LINES, "".join(BODY_LINES)],
        [TITLE, *BODY_LINES, *(f"{line[:7]} {line[7:]}" for line in BODY_LINES)],
    ],
    ids=[
        "twice",
        "twice with title",
        "thrice",
        "on one line",
        "thrice on one line",
        "glued",
        "unwrapped",
        "other blanks",
    ],
)
def test_the_first_copy_is_kept(lines):
    kept, notes = repeats.drop(lines)
    assert flat(kept) == flat(LINES)
    assert len(notes) >= 1
    assert all("重复" in note for note in notes)


def test_the_lines_of_the_first_copy_stay_as_they_are():
    kept, _ = repeats.drop([TITLE, *BODY_LINES, *BODY_LINES])
    assert kept == LINES


def test_the_note_tells_how_much_was_left_out():
    _, notes = repeats.drop([TITLE, *BODY_LINES, *BODY_LINES])
    assert f"{len(flat(BODY_LINES)):,}" in notes[0]


def test_what_follows_the_second_copy_is_kept():
    end = "清源县司法局 2025年1月20日"
    kept, _ = repeats.drop([TITLE, *BODY_LINES, *BODY_LINES, end])
    assert kept == [*LINES, end]


@pytest.mark.parametrize(
    "lines",
    [
        LINES,
        [*LINES, BODY_LINES[3]],
        [*LINES, "一、主要举措", "二、下一步打算"],
        ["审查合同。"] * 5,
        [],
        [""],
    ],
    ids=["plain", "a paragraph quoted", "contents", "short lines", "nothing", "blank"],
)
def test_what_is_no_second_body_stays(lines):
    assert repeats.drop(list(lines)) == (lines, [])


def test_a_long_text_that_begins_alike_but_goes_on_otherwise_stays():
    lines = [*LINES, *(line.replace("县", "市").replace("政", "镇") for line in BODY_LINES)]
    assert repeats.drop(list(lines)) == (lines, [])
