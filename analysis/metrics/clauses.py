"""In which clause and bracket of its sentence does a quantity stand, and which words are its own?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from analysis.assets import pattern, toml
from analysis.metrics.masks import MASK
from analysis.metrics.quantities import Quantity
from analysis.metrics.words import vocabulary

#: Quotation marks divide only where they are left unmasked, round a demand with a number (“每镇不少于8名”).
_BOUNDARY = re.compile(r"[,;:。!?\n()“”]")
_FRESH = ";。!?\n"
_JOINT = re.compile(r"\s*(?:、|和|及|以及|,)\s*")


@dataclass(slots=True)
class Item:
    """A quantity with the words before and behind it in its clause, as offsets into the sentence."""

    quantity: Quantity
    before: tuple[int, int]
    behind: tuple[int, int]
    clause: int
    #: Index of the item that the bracket round this one explains, or -1 outside brackets.
    host: int = -1
    #: Number of the bracket, 0 outside.
    bracket: int = 0
    first_in_clause: bool = True
    #: Quantities of one clause that follow each other without words between (12期36人次).
    adjacent: bool = False
    #: The clause begins behind a semicolon.
    fresh: bool = False


@dataclass(slots=True)
class Clause:
    """A stretch of the sentence without a mark that divides it; `start` and `end` are offsets into the sentence."""

    start: int
    end: int
    bracket: int
    #: The mark before the clause.
    mark: str
    items: list[int] = field(default_factory=list)

    @property
    def fresh(self) -> bool:
        """Whether the clause begins behind a mark that ends what was said."""
        return bool(self.mark) and self.mark in _FRESH


def split(masked: str, quantities: list[Quantity]) -> tuple[list[Clause], list[Item]]:
    """The clauses of a masked, half-width sentence and its quantities as items of them."""
    brackets = _brackets(masked, quantities)
    clauses = _clauses(masked, brackets, quantities)
    items: list[Item] = []
    host_of: dict[int, int] = {}
    for number, clause in enumerate(clauses):
        inside = [q for q in quantities if clause.start <= q.start < clause.end]
        if clause.bracket and clause.bracket not in host_of:
            opening = brackets[clause.bracket - 1][0]
            # Only a count right before the bracket (a comma may slip in) is what the bracket explains.
            host_of[clause.bracket] = next(
                (
                    i
                    for i in range(len(items) - 1, -1, -1)
                    if _explains(masked[items[i].quantity.end : opening])
                ),
                -1,
            )
        edge = clause.start
        for order, quantity in enumerate(inside):
            following = inside[order + 1].start if order + 1 < len(inside) else clause.end
            clause.items.append(len(items))
            item = Item(
                quantity,
                (edge, quantity.start),
                (quantity.end, following),
                number,
                host_of.get(clause.bracket, -1),
                clause.bracket,
                order == 0,
                fresh=clause.fresh,
            )
            between = masked[edge : quantity.start]
            if order:
                # 12期36人次 and 1至2个 are two numbers of one thing.
                item.adjacent = not between.strip("-—–~至到 ")
                joint = _joint(between)
                if joint:
                    items[-1].behind = (items[-1].behind[0], edge + joint[0])
                    item.before = (edge + joint[1], quantity.start)
                elif leads_on(between):
                    items[-1].behind = (edge, edge)
                elif verb := _verb_inside(between):
                    items[-1].behind = (edge, edge + verb)
                    item.before = (edge + verb, quantity.start)
            items.append(item)
            edge = quantity.end
        for index in reversed(clause.items[:-1]):
            # 9镇126村开展验收: what follows the last of two adjacent counts follows both.
            if items[index + 1].adjacent:
                items[index].behind = items[index + 1].behind
    _over_brackets(clauses, items, brackets)
    return clauses, items


def _over_brackets(clauses: list[Clause], items: list[Item], brackets: list[tuple[int, int]]) -> None:
    """连续六年(三届)获此殊荣: the words behind a bracket go on with the count before it."""
    for opening, closing in brackets:
        ahead = next((clause for clause in clauses if clause.end == opening and clause.items), None)
        behind = next((clause for clause in clauses if clause.start == closing and not clause.items), None)
        if ahead and behind and items[ahead.items[-1]].behind[1] == opening:
            item = items[ahead.items[-1]]
            item.behind = (item.behind[0], behind.end)


def _explains(between: str) -> bool:
    return bool(re.fullmatch(r"[^,;:。()]{0,6},?", between))


def _joint(between: str) -> tuple[int, int] | None:
    """Where the words of one count end and those of the next begin: 7个委员会、3个…, 感谢信3封、锦旗11面."""
    for match in _JOINT.finditer(between):
        before, behind = between[: match.start()].strip(), between[match.end() :].strip()
        if not before or not behind or counting_verb().match(behind):
            return match.start(), match.end()
    return None


def _verb_inside(between: str) -> int:
    """97所中小学配备法治副校长97名: where the verb of the second count begins, else 0."""
    if done := re.search(r"(?<=\S\S)(?:均已|已经|已)", between):
        # 反馈的254个问题已整改216个
        return done.start()
    for match in counting_verb().finditer(between, 1):
        # 人民调解委员会 holds a verb too; only one behind those who act begins something new.
        if _actor().search(between[: match.start()]) and match.end() < len(between.rstrip()):
            return match.start()
    return 0


@cache
def _actor() -> re.Pattern[str]:
    data = toml("indicators")
    words = sorted({*data["participants"], *data["bodies"], *data["actors"]}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})[)]?(?:共|已|均|分别|累计|全部)?$")


@cache
def counting_verb() -> re.Pattern[str]:
    """A verb whose object is counted."""
    return re.compile(
        "|".join(sorted(map(re.escape, toml("indicators")["counting_verbs"]), key=len, reverse=True))
    )


@cache
def _leading_on() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, toml("indicators")["change"]["words"]), key=len, reverse=True))
    return re.compile(
        rf"(?:至|到|为|达|达到|(?:{words})(?:了|约|近|超)?)(?:(?:今年|目前|去年|上年|现在|{MASK}+)的?)?\s*$"
    )


@cache
def _filling() -> re.Pattern[str]:
    data = toml("indicators")["change"]
    words = "|".join(sorted(map(re.escape, [*data["words"], *data["comparisons"]]), key=len, reverse=True))
    return re.compile(rf"{MASK}+|发展|充实|{words}|上年|去年|同期|分别|均|已|又|了|的|\s|度|年|约|近")


def leads_on(between: str) -> bool:
    """Do the words between two numbers belong to the second alone (由92.3%提升至100%)?"""
    match = _leading_on().search(between)
    return bool(match) and len(_filling().sub("", between[: match.start() if match else 0])) <= 1


def _brackets(masked: str, quantities: list[Quantity]) -> list[tuple[int, int]]:
    """The brackets that hold quantities, outermost ones, as (offset of the opening, offset behind the closing)."""
    found = []
    depth = start = 0
    for match in re.finditer(r"[()]", masked):
        if match.group() == "(":
            start = match.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((start, match.end()))
    if depth:
        found.append((start, len(masked)))
    return [(a, b) for a, b in found if any(a < q.start < b for q in quantities)]


def _clauses(masked: str, brackets: list[tuple[int, int]], quantities: list[Quantity]) -> list[Clause]:
    clauses: list[Clause] = []
    start = 0
    before = ""

    def bracket_at(offset: int) -> int:
        return next((i + 1 for i, (a, b) in enumerate(brackets) if a <= offset < b), 0)

    edges = {a for a, _ in brackets} | {b - 1 for _, b in brackets}
    for match in _BOUNDARY.finditer(masked):
        mark, offset = match.group(), match.start()
        if mark in "()" and offset not in edges:
            continue
        if mark in ",;:" and any(q.start <= offset < q.end for q in quantities):
            continue
        if offset > start:
            clauses.append(Clause(start, offset, bracket_at(start), before))
            before = ""
        # Of several marks in a row a semicolon counts most: it begins something new.
        before = before if before in _FRESH and before else mark
        start = match.end()
    if start < len(masked):
        clauses.append(Clause(start, len(masked), bracket_at(start), before))
    return clauses


#: How a clause begins whose counts are parts of the count before it.
OF_WHICH = pattern("of_which")


def whole_of(text: str, clauses: list[Clause], items: list[Item], index: int) -> int | None:
    """The item that this one is a part of: the host of its bracket, or the last count before a 其中 or a colon.

    其中 holds until a semicolon, a clause without a count, a new act, or a count in another unit.
    """
    item = items[index]
    if item.bracket and item.host >= 0:
        return item.host
    for number in range(item.clause, -1, -1):
        clause = clauses[number]
        if clause.bracket != item.bracket:
            continue
        if OF_WHICH.match(text, clause.start, clause.end) or _announced(text, clauses, items, number):
            first = items[clause.items[0]] if clause.items else item
            other_unit = item.quantity.unit not in (first.quantity.unit, "%")
            if number != item.clause and (other_unit or _new_act(text, clauses, number, item.clause)):
                return None
            return _total(text, items, number, first)
        if clause.fresh or (number < item.clause and not clause.items):
            return None
    return None


def _announced(text: str, clauses: list[Clause], items: list[Item], number: int) -> bool:
    """Does a colon right behind a count announce the counts of this clause (641件:刑事207件,民事417件)?"""
    if clauses[number].mark != ":" or not number or not clauses[number - 1].items:
        return False
    last = items[clauses[number - 1].items[-1]]
    return len(text[last.quantity.end : clauses[number - 1].end].strip()) <= 4


def _new_act(text: str, clauses: list[Clause], first: int, number: int) -> bool:
    """Does a clause behind 其中 begin something else (其中采购类2份,出具意见书247份)?"""
    words = vocabulary()

    def acts(clause: Clause, start: int) -> bool:
        phrase = text[start : clause.end].lstrip()
        return bool(words.verb.match(phrase)) and not words.outcome.match(phrase)

    opening = OF_WHICH.match(text, clauses[first].start, clauses[first].end)
    if acts(clauses[first], opening.end() if opening else clauses[first].start):
        return False
    between = (
        clauses[k] for k in range(first + 1, number + 1) if clauses[k].bracket == clauses[first].bracket
    )
    return any(acts(clause, clause.start) and not _outcome_only(text, clause) for clause in between)


def _outcome_only(text: str, clause: Clause) -> bool:
    """A clause whose words before its number only say what became of it (审结, 已整改)."""
    phrase = re.split(r"\d", text[clause.start : clause.end].strip(), maxsplit=1)[0]
    return bool(vocabulary().relative.fullmatch(phrase))


def _total(text: str, items: list[Item], number: int, first: Item) -> int | None:
    """The last count before clause `number` that can hold the first of the parts."""
    before = [
        i
        for i, item in enumerate(items)
        if item.clause < number
        and item.bracket == first.bracket
        and not _leading_on().search(text[item.before[0] : item.before[1]])
    ]
    same = [i for i in before if items[i].quantity.unit == first.quantity.unit]
    larger = [i for i in same if items[i].quantity.value >= first.quantity.value]
    return next((found[-1] for found in (larger, same, before) if found), None)
