"""Can a whole number of the stated total give a percentage?"""

import pytest

from analysis.audit.context import passages
from analysis.audit.granularity import nearest_count
from analysis.metrics import metrics
from analysis.report import parse
from tests.audit.audited import HEAD, audited, of_kind, only


def total_and_rate(text):
    report = parse(HEAD + text)
    (passage,) = passages(report, metrics(report))
    total, rate = passage.members
    return total, rate


def test_the_nearest_count_is_named():
    row = only("化解矛盾纠纷748件,矛盾纠纷调解成功率99.87%。", "granularity")
    assert (row.status, row.reported) == ("ok", 99.87)
    assert row.computed == pytest.approx(100 * 747 / 748)
    assert "747÷748" in row.explanation


def test_a_percentage_that_no_count_gives_is_not_confirmed():
    (row,) = audited("化解矛盾纠纷48件,矛盾纠纷调解成功率99.87%。")
    assert row.status != "ok"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("化解矛盾纠纷748件,调解成功率99.87%。", 747),
        ("化解矛盾纠纷40件,调解成功率97.5%。", 39),
        ("化解矛盾纠纷300件,调解成功率98.6%。", 296),
        ("化解矛盾纠纷48件,调解成功率99.87%。", None),
        ("化解矛盾纠纷10件,调解成功率95%。", None),
    ],
    ids=["rounded", "exact", "truncated", "none", "none of ten"],
)
def test_whole_numbers_that_give_a_percentage(text, count):
    total, rate = total_and_rate(text)
    assert nearest_count(rate, total.value) == count


@pytest.mark.parametrize(
    "text",
    [
        "化解矛盾纠纷748件,矛盾纠纷调解成功率100%。",
        "化解矛盾纠纷700余件,矛盾纠纷调解成功率99.87%。",
        "化解矛盾纠纷2.5万件,矛盾纠纷调解成功率99.87%。",
        "化解矛盾纠纷30000件,矛盾纠纷调解成功率99.87%。",
        "化解矛盾纠纷748件,矛盾纠纷调解成功率99%以上。",
        "化解矛盾纠纷0件,矛盾纠纷调解成功率99.87%。",
    ],
    ids=["all", "rough total", "rounded total", "every percentage possible", "rough percentage", "no cases"],
)
def test_where_the_test_tells_nothing(text):
    assert of_kind(text, "granularity") == []
