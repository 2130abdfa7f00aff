"""Is a sentence divided into the clauses and brackets in which its quantities stand?"""

import pytest

from analysis.metrics.clauses import leads_on, split
from analysis.metrics.masks import half_width, mask
from analysis.metrics.quantities import scan


def divided(text):
    masked = mask(half_width(text))
    return split(masked, scan(masked))


def clause_texts(text):
    clauses, _ = divided(text)
    return [text[clause.start : clause.end] for clause in clauses if text[clause.start : clause.end].strip()]


def words(text):
    """The words before and behind every quantity."""
    _, items = divided(text)
    return [(text[slice(*item.before)], text[slice(*item.behind)]) for item in items]


@pytest.mark.parametrize("mark", [",", "，", ";", "；", ":", "："])
def test_a_mark_divides_clauses(mark):
    assert clause_texts(f"受理38件{mark}审结30件") == ["受理38件", "审结30件"]


def test_a_separator_of_thousands_divides_nothing():
    assert clause_texts("检查1,064家,整改38家") == ["检查1,064家", "整改38家"]


def test_a_bracket_without_quantities_divides_nothing():
    assert clause_texts("推进社区(村)建设38处") == ["推进社区(村)建设38处"]


def test_the_count_before_a_bracket_is_its_host():
    _, items = divided("受理投诉41件(来信15件,来访26件),办结40件")
    assert [item.host for item in items] == [-1, 0, 0, -1]
    assert [bool(item.bracket) for item in items] == [False, True, True, False]


def test_full_width_brackets_are_brackets():
    _, items = divided("受理投诉41件（来信15件，来访26件）")
    assert [item.host for item in items] == [-1, 0, 0]


def test_a_bracket_behind_words_has_no_host():
    _, items = divided("行政复议案件结案率(提高2个百分点)")
    assert items[0].bracket
    assert items[0].host == -1


def test_every_bracket_has_a_number_of_its_own():
    _, items = divided("受理41件(来信15件),办结40件(来访26件)")
    assert [item.bracket for item in items] == [0, 1, 0, 2]


def test_a_bracket_that_is_not_closed_goes_on_to_the_end():
    _, items = divided("受理41件(来信15件,来访26件")
    assert [item.host for item in items] == [-1, 0, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理投诉38件", [("受理投诉", "")]),
        ("新建38个站点", [("新建", "站点")]),
        ("发放手册500份、横幅20条", [("发放手册", ""), ("横幅", "")]),
        ("新建7个站点和3个中心", [("新建", "站点和"), ("", "中心")]),
        ("满意率由92%提升至98%", [("满意率由", ""), ("提升至", "")]),
    ],
)
def test_the_words_that_are_a_quantitys_own(text, expected):
    found = words(text)
    assert [before for before, _ in found] == [before for before, _ in expected] or found == expected
    assert len(found) == len(expected)


def test_counts_without_words_between_them_are_adjacent():
    _, items = divided("召开会议12期36人次,培训3次")
    assert [item.adjacent for item in items] == [False, True, False]


def test_what_follows_two_adjacent_counts_follows_both():
    assert [behind for _, behind in words("9镇126社区开展验收")] == ["开展验收", "开展验收"]


def test_a_clause_behind_a_semicolon_begins_afresh():
    _, items = divided("受理38件,审结30件;调解12件")
    assert [item.fresh for item in items] == [False, False, True]


def test_the_first_quantity_of_a_clause_is_known():
    _, items = divided("发放手册500份、横幅20条,接受咨询30人次")
    assert [item.first_in_clause for item in items] == [True, False, True]


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("提升至", True),
        ("上升到", True),
        ("增长", True),
        ("同比分别增长", True),
        ("、审结", False),
        ("和", False),
        ("个站点", False),
    ],
)
def test_words_that_lead_from_one_number_on_to_the_next(between, expected):
    assert leads_on(between) is expected


def test_a_sentence_without_quantities_has_no_items():
    assert divided("推进法治政府建设,成效明显")[1] == []
