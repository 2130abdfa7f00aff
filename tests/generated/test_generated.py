"""Is what the generator says of its reports true?"""

from __future__ import annotations

import random
import re
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from analysis.report import parse
from tests.generated import CHECKS, Generated, Quantity, Relation, generate, inject, inject_text
from tests.generated.arithmetic import agrees, excuse, holds, printed
from tests.generated.edits import apply
from tests.generated.figures import Style
from tests.generated.figures import chinese as in_words
from tests.generated.injection import slip
from tests.generated.phrases import PLACES
from tests.generated.reports import CHAPTERS
from tests.generated.templates import TEMPLATES
from tests.generated.writing import Writer

SEEDS = range(100)
NOTES = {
    "plain",
    "truncated",
    "forced_share",
    "interval",
    "silent_denominator",
    "points_as_percent",
    "partial_list",
    "exceeds_100",
}
#: Everything with digits that the reports hold beside their quantities.
TRAPS = re.compile(
    r"《[^》]*》|“[^”]*”|〔\d{4}〕\d+号|第\d+[次号条]|[(（]\d{4}[年—][^)）]*[)）]|第\d+号令?|123(?:45|48|09)|119、110、120"
    r"|\d{4}年(?:度|底|末|以来|至)?(?:\d+月(?:\d+日)?)?|\d+月\d+日|24小时|\d\.0版|细化9项任务|(?m:^\d{1,2}[.、．])"
)
#: What opens a clause that a count in words would look like.
WORDED = re.compile(r"(?<![第每一])[二两三四五六七八九十]+(?:件|次|起|名|家|份|场|期|人|轮|处|年)(?!行动)")


@cache
def reports(damage: bool = False) -> tuple[Generated, ...]:
    return tuple(generate(seed, damage=damage) for seed in SEEDS)


@pytest.mark.parametrize("damage", [False, True])
def test_the_same_seed_gives_the_same_report_and_another_seed_another(damage):
    assert generate(7, damage=damage) == generate(7, damage=damage)
    assert len({report.text for report in reports(damage)}) == len(SEEDS)


def test_a_report_is_of_the_length_of_the_genre():
    assert all(2000 <= len(report.text) <= 8000 for report in reports())


def test_year_and_region_can_be_given():
    report = generate(3, year=2024, region=PLACES[0].name)
    assert report.year == 2024
    assert report.region == PLACES[0].name
    assert "2024年" in report.title
    assert report.region in report.title
    with pytest.raises(KeyError):
        generate(3, region="无此地")


@pytest.mark.parametrize("damage", [False, True])
def test_offsets_hold_and_values_are_those_of_the_text(damage):
    for report in reports(damage):
        assert all(one.end <= other.start for one, other in pairwise(report.quantities))
        for quantity in report.quantities:
            assert report.text[quantity.start : quantity.end] == quantity.text
            assert float(printed(quantity.text).value) == pytest.approx(quantity.value)
            assert printed(quantity.text).loose == bool(quantity.qualifier)
            assert quantity.qualifier in quantity.text
            assert quantity.kind in ("actual", "target")
            assert quantity.keywords


def test_a_quantity_names_its_unit_where_the_text_gives_it():
    for report in reports():
        for quantity in report.quantities:
            text = re.sub("[％]", "%", quantity.text)
            bare = re.fullmatch(r"[\d,]+", text) or re.match("无|未", text)
            assert bare or quantity.unit in text or quantity.unit == "元"


def test_nothing_but_the_quantities_looks_like_one():
    for report in reports():
        rest, _ = apply(report.text, (), [(q.start, q.end, "□") for q in report.quantities])
        rest = TRAPS.sub("", rest)
        assert not re.search(r"[\d%％]", rest), re.search(r".{0,15}[\d%％].{0,15}", rest)
        assert not WORDED.search(rest), WORDED.search(rest)


def test_the_reports_are_full_of_traps():
    for report in reports():
        assert len(TRAPS.findall(report.text)) >= 10


def test_relations_hold_and_point_at_different_figures():
    for report in reports():
        for relation in report.relations:
            places = (relation.stated, *relation.members)
            assert holds(report.quantities, relation), (report.seed, relation)
            assert relation.check in CHECKS
            assert relation.note in NOTES
            assert len(set(relation.members)) == len(relation.members)
            assert all(0 <= place < len(report.quantities) for place in places)


def test_plain_relations_hold_by_plain_arithmetic():
    """The same again for what needs no rule, so that a lenient rule cannot hide a wrong relation."""
    seen = dict.fromkeys(CHECKS, 0)
    for report in reports():
        for relation in report.relations:
            stated = report.quantities[relation.stated].value
            members = [report.quantities[member].value for member in relation.members]
            if relation.note not in ("plain", "silent_denominator", "exceeds_100"):
                continue
            seen[relation.check] += 1
            if relation.check == "sum":
                assert sum(members) == stated
            elif relation.check == "balance":
                assert stated == members[2]
                assert members[0] + members[1] == members[2] + members[3]
            elif relation.check == "part_of":
                assert stated <= sum(members)
            elif relation.check == "ratio":
                above, below = sum(members[: relation.split]), sum(members[relation.split :])
                assert abs(100 * above / below - stated) <= 0.1
            elif relation.check == "granularity":
                counts = {int(stated * members[0] / 100) + more for more in (-1, 0, 1, 2)}
                assert min(abs(100 * count / members[0] - stated) for count in counts) <= 0.1
    assert all(count > 20 for count in seen.values())


def test_every_consistent_oddity_occurs():
    assert {relation.note for report in reports() for relation in report.relations} == NOTES
    claims = {
        relation.claim for report in reports() for relation in report.relations if relation.check == "sum"
    }
    assert claims == {"whole", "among", "none"}


def test_every_way_to_write_a_number_occurs():
    texts = [quantity.text for report in reports() for quantity in report.quantities]
    for pattern in (
        r"^\d{1,3}件$",
        r"^\d,\d{3}",
        r"^\d+\.\d+万[件户条]",
        r"^[一二两三四五六七八九十]+[次期场]",
        "余",
        "^近",
        "^[超逾]",
        "以上$",
        "^不少于",
        "^100%$",
        "％$",
        r"\.\d\d%$",
        "个百分点$",
        r"^\d+$",
        r"^\d+ 件$",
        "万元$",
        "亿元$",
        "^第.位$",
        "^无$",
    ):
        assert any(re.search(pattern, text) for text in texts), pattern


def test_plans_are_targets_of_the_year_after():
    for report in reports():
        targets = [quantity for quantity in report.quantities if quantity.kind == "target"]
        plan = [
            quantity
            for quantity in targets
            if quantity.section.split(".")[0] == report.sections[-1][0].split(".")[0]
        ]
        assert len(plan) >= 3
        assert {quantity.period for quantity in plan} <= {"", str(report.year + 1)}
        assert all("60" in quantity.text for quantity in targets if quantity not in plan)


def test_there_are_many_templates_and_all_are_used():
    assert len(TEMPLATES) >= 25
    used = {name for report in reports() for name in report.templates}
    assert used == set(TEMPLATES)
    assert {template.write.__module__ for template in TEMPLATES.values()} == {
        chapter.__name__ for chapter in CHAPTERS
    }


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_a_template_has_three_phrasings_all_of_which_can_be_written(name):
    texts = set()
    for seed in range(40):
        writer = Writer(random.Random(seed), PLACES[0], 2024, Style())
        TEMPLATES[name].write(writer)
        assert writer.phrasings >= 3
        assert writer.passage.figures
        text = writer.passage.text
        assert text.endswith("。")
        assert not re.search(r"[<>{}\[\]|]", text)
        assert not re.search("。。|，，|，。|、、|年年|率率", text)
        texts.add(re.sub(r"[\d.,]+", "", text))
    assert len(texts) >= 3


def test_the_structure_comes_out_as_intended():
    for report in reports():
        read = parse(report.text)
        assert [(section.number, section.title) for section in read.sections] == list(report.sections)
        assert read.year == report.year
        assert read.title == report.title
        for quantity in report.quantities:
            assert read.sentence_at(quantity.start).section == quantity.section


def test_damage_is_what_web_pages_do():
    texts = [report.text for report in reports(damage=True)]
    assert all("浏览次数" in text for text in texts)
    for pattern in (
        r"20\d\d\d{2,4}日",
        r"〔20\d\d\d+号",
        r"（?20\d\d20\d\d年",
        r"\d \d{3}",
        r"\d 件",
        "[０-９]件",
    ):
        assert any(re.search(pattern, text) for text in texts), pattern
    for whole, broken in zip(reports(), reports(damage=True), strict=True):
        assert [as_typed(q.text) for q in broken.quantities] == [as_typed(q.text) for q in whole.quantities]


def as_typed(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")


# The rules of agreement


def quantities(*texts: str) -> list[Quantity]:
    """Quantities from texts; `+` and `-` before one make it a change."""
    made = []
    for text in texts:
        change = {"+": "增长", "-": "下降"}.get(text[0], "")
        text = text.lstrip("+-")
        unit = re.sub(r"[\d.,万余近约]", "", text)
        made.append(Quantity(0, 0, text, 0.0, unit, "", "", change, "actual", ("词",), "1"))
    return made


@pytest.mark.parametrize(
    ("check", "stated", "members", "truth"),
    [
        ("ratio", "94.9%", ("75人", "79人"), True),
        ("ratio", "98.7%", ("75人", "79人"), False),
        ("ratio", "94.93%", ("75人", "79人"), True),
        ("ratio", "66.6%", ("2件", "3件"), True),
        ("ratio", "66.7%", ("2件", "3件"), True),
        ("ratio", "66.8%", ("2件", "3件"), False),
        ("ratio", "66.5%", ("2件", "3件"), False),
        ("ratio", "95.7%", ("28.3万件", "29.5万件"), True),
        ("ratio", "96.2%", ("28.3万件", "29.5万件"), True),
        ("ratio", "97.1%", ("28.3万件", "29.5万件"), False),
        ("ratio", "113.3%", ("34件", "30件"), True),
        ("sum", "41件", ("15", "26"), True),
        ("sum", "41件", ("15", "27"), False),
        ("sum", "41件", ("15", "25"), False),
        ("part_of", "16件", ("16件",), True),
        ("part_of", "17件", ("16件",), False),
        ("part_of", "10名", ("8名", "3名"), True),
        ("change", "-14.3%", ("7件", "6件"), True),
        ("change", "+14.3%", ("7件", "6件"), False),
        ("change", "-14.2%", ("7件", "6件"), True),
        ("change", "-14.4%", ("7件", "6件"), False),
        ("change", "-100%", ("1起", "无"), True),
        ("change", "+15%", ("2300件", "+300件"), True),
        ("change", "-15%", ("1700件", "-300件"), True),
        ("change", "+13%", ("2300件", "+300件"), False),
        ("change", "+14%", ("2300件", "+300件"), False),
        ("change", "+2%", ("59.7%", "61.7%"), True),
        ("change", "+3.3%", ("59.7%", "61.7%"), True),
        ("change", "+2.1个百分点", ("59.7%", "61.7%"), False),
        ("change", "+3件", ("7件", "10件"), True),
        ("change", "+1.5倍", ("4件", "10件"), True),
        ("granularity", "99.87%", ("748件",), True),
        ("granularity", "93.8%", ("48件",), True),
        ("granularity", "93.2%", ("48件",), False),
    ],
)
def test_agreement(check, stated, members, truth):
    made = quantities(stated, *members)
    relation = Relation(check, 0, tuple(range(1, len(made))))
    assert holds(made, relation) is truth


def test_a_balance_holds_on_both_sides():
    relation = Relation("balance", 2, (0, 1, 2, 3), split=2)
    assert holds(quantities("7件", "34件", "39件", "2件"), relation)
    assert not holds(quantities("7件", "34件", "38件", "2件"), relation)


def test_a_list_after_among_may_fall_short_but_not_exceed():
    made = quantities("96项", "18项", "31项")
    assert holds(made, Relation("sum", 0, (1, 2), claim="among"))
    assert not holds(made, Relation("sum", 0, (1, 2)))
    assert not holds(quantities("40项", "18项", "31项"), Relation("sum", 0, (1, 2), claim="among"))


def test_a_share_may_be_forced_only_where_the_shares_make_a_hundred():
    forced = quantities("33.4%", "33.3%", "33.3%", "1件", "3件")
    assert holds(forced, Relation("ratio", 0, (3, 4), shares=(0, 1, 2)))
    assert not holds(forced, Relation("ratio", 0, (3, 4)))
    wrong = quantities("33.5%", "33.3%", "33.3%", "1件", "3件")
    assert not holds(wrong, Relation("ratio", 0, (3, 4), shares=(0, 1, 2)))


def test_a_figure_agrees_rounded_or_truncated():
    (stated,) = quantities("94.9%")
    for value, truth in ((94.849, False), (94.85, True), (94.94, True), (94.99, True), (95.0, False)):
        exact = printed(f"{value}").value
        assert agrees(stated, exact, exact) is truth


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.08万户", 20800),
        ("1,286件", 1286),
        ("1 064家", 1064),
        ("68.136万元", 681360),
        ("十二次", 12),
        ("四百三十余人次", 430),
        ("两期", 2),
        ("近1.2万人次", 12000),
        ("410余万元", 4100000),
        ("无", 0),
        ("98%以上", 98),
    ],
)
def test_the_reader_of_numbers(text, value):
    assert printed(text).value == value


@pytest.mark.parametrize("number", [1, 2, 10, 11, 12, 20, 105, 110, 430, 1002, 2300, 9999])
def test_numbers_in_words_read_back(number):
    assert printed(in_words(number)).value == number


# Injection


@pytest.mark.parametrize("check", CHECKS)
def test_an_injection_changes_one_figure_and_makes_one_relation_false(check):
    made = detectable = 0
    for report in reports():
        injected = inject(report, random.Random(report.seed), check)
        if injected is None:
            continue
        made += 1
        detectable += injected.detectable
        old = report.quantities[injected.quantity]
        new = injected.quantities[injected.quantity]
        assert injected.relation.check == check
        assert injected.quantity in (injected.relation.stated, *injected.relation.members)
        assert (old.text, new.text) == (injected.old, injected.new)
        assert injected.text == report.text[: old.start] + injected.new + report.text[old.end :]
        assert all(injected.text[q.start : q.end] == q.text for q in injected.quantities)
        assert new.value == pytest.approx(float(printed(injected.new).value))
        assert new.value != old.value
        assert injected.detectable == (injected.why == "")
        if injected.detectable:
            assert not holds(injected.quantities, injected.relation)
            assert not excuse(injected.text, injected.quantities, injected.relation)
    assert made >= 50
    assert detectable >= made / 2


def test_detectable_sums_and_balances_are_false_by_plain_arithmetic():
    for report in reports():
        for check in ("sum", "balance", "part_of"):
            injected = inject(report, random.Random(report.seed), check)
            if injected is None or not injected.detectable:
                continue
            relation = injected.relation
            stated = injected.quantities[relation.stated].value
            members = [injected.quantities[member].value for member in relation.members]
            if check == "balance":
                assert members[0] + members[1] != members[2] + members[3]
            elif check == "sum" and relation.claim == "whole":
                assert sum(members) != stated
            else:
                assert sum(members) > stated if check == "sum" else stated > sum(members)


def test_injection_is_deterministic():
    report = generate(5)
    assert inject(report, random.Random(1), "sum") == inject(report, random.Random(1), "sum")


def hand_made(text: str, *figures: str) -> list[Quantity]:
    made, done = [], 0
    for figure in figures:
        done = text.index(figure, done)
        value = float(printed(figure).value)
        unit = "%" if "%" in figure else "件"
        made.append(
            Quantity(done, done + len(figure), figure, value, unit, "", "2024", "", "actual", ("词",), "1")
        )
        done += len(figure)
    return made


def test_any_text_can_be_changed_whose_figures_are_known():
    text = "2024年,审结89件,其中维持52件、撤销37件,撤销率41.6%。"
    made = hand_made(text, "89件", "52件", "37件", "41.6%")
    for seed in range(30):
        injected = inject_text(text, made, [Relation("ratio", 3, (2, 0))], random.Random(seed), "ratio")
        assert injected is not None
        assert injected.relation == Relation("ratio", 3, (2, 0))
        assert len(injected.text) - len(text) == len(injected.new) - len(injected.old)


def test_a_list_after_among_that_falls_short_is_said_to_be_invisible():
    text = "审结89件,其中维持52件、撤销37件。"
    made = hand_made(text, "89件", "52件", "37件")
    seen = set()
    for seed in range(60):
        relation = Relation("sum", 0, (1, 2), claim="among")
        injected = inject_text(text, made, [relation], random.Random(seed), "sum")
        assert injected is not None
        total, *parts = (quantity.value for quantity in injected.quantities)
        assert injected.detectable == (sum(parts) > total)
        seen.add(injected.why)
    assert seen == {"", "shortfall"}


def test_another_denominator_of_the_text_excuses_a_rate():
    text = "受理200件,审结100件,撤销10件,撤销率10%。"
    made = hand_made(text, "200件", "100件", "10件", "10%")
    wrong = [
        *made[:3],
        Quantity(made[3].start, made[3].end, "5%", 5.0, "%", "", "", "", "actual", ("词",), "1"),
    ]
    relation = Relation("ratio", 3, (2, 1))
    assert not holds(wrong, relation)
    assert excuse(text, wrong, relation) == "other_denominator"


def test_nothing_is_injected_where_there_is_no_relation():
    assert inject_text("受理2件。", hand_made("受理2件。", "2件"), [], random.Random(0), "sum") is None


@pytest.mark.parametrize("text", ["1,286件", "2.08万户", "41.6%", "十二次", "160余场次", "98%以上", "3"])
def test_a_slip_keeps_the_way_a_number_is_written(text):
    slips = {slip(text, random.Random(seed)) for seed in range(60)} - {None}
    assert len(slips) >= 2
    shape = re.sub(r"[\d,]+|[一二两三四五六七八九十百千零]+", "N", text)
    for new in slips:
        assert new is not None
        assert re.sub(r"[\d,]+|[一二两三四五六七八九十百千零]+", "N", new) == shape
        assert new != text
        assert printed(new).value > 0


def test_an_edit_moves_what_stands_behind_it():
    text = "共3件,其中2件"
    made = hand_made(text, "3件", "2件")
    changed, moved = apply(text, made, [(1, 2, "13"), (0, 0, "收到"), (len(text), len(text), "。")])
    assert changed == "收到共13件,其中2件。"
    assert [quantity.text for quantity in moved] == ["13件", "2件"]


def test_no_code_under_test_is_used():
    """The truth must not come from what it is there to measure."""
    modules = [path for path in Path(__file__).parent.glob("*.py") if not path.name.startswith("test_")]
    assert len(modules) > len(CHAPTERS)
    assert not any("analysis" in path.read_text(encoding="utf-8") for path in modules)
