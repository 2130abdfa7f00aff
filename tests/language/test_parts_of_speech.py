"""Has every term a part of speech that a reader knows?"""

import pytest

from analysis.errors import InputError
from analysis.language import PARTS, of_parts, part_of_speech
from tests.language.reports import seed


@pytest.mark.parametrize(
    ("tag", "part"),
    [
        ("n", "名词"),
        ("ng", "名词"),
        ("nz", "专名"),
        ("nrt", "专名"),
        ("vn", "动名词"),
        ("v", "动词"),
        ("vd", "动词"),
        ("an", "形容词"),
        ("l", "成语习语"),
        ("eng", "外文"),
        ("x", "其他"),
        ("", "其他"),
    ],
)
def test_tags(tag, part):
    assert part_of_speech(tag) == part


def test_the_parts_divide_the_terms():
    terms = seed().terms
    pieces = [of_parts(terms, [part]) for part in PARTS]
    assert sum(map(len, pieces)) == len(terms)
    assert "法治政府" in set(of_parts(terms, ["专名"]).term)
    assert set(of_parts(terms, ["动词"]).pos.str[0]) == {"v"}
    assert of_parts(terms, []).empty


def test_an_unknown_part_is_refused():
    with pytest.raises(InputError, match="量词"):
        of_parts(seed().terms, ["名词", "量词"])
