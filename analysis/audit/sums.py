"""Do the parts add up to the whole?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.assets import pattern, toml
from analysis.audit.context import Member, Passage, related, same_family
from analysis.audit.figures import holds, show
from analysis.audit.finding import Finding

#: A bracket of no known kind claims to be whole when its parts come this near to the total.
_NEARLY = 0.8
#: More counts in a row are no parts of one total.
_MOST_PARTS = 15


@dataclass(frozen=True, slots=True)
class _List:
    """A total and the counts that may be its parts. `mode` says how the sentence joins them."""

    total: Member
    parts: tuple[Member, ...]
    mode: str
    passage: Passage


def sums(passages: list[Passage]) -> Iterator[Finding]:
    """Sums inside a sentence, and from a total to the 其中 that begins the next one."""
    previous: Passage | None = None
    for passage in passages:
        lists = [
            *_brackets(passage),
            *_of_change(passage),
            *_of_which(passage),
            *_behind_colon(passage),
            *_apart(passage),
            *_among(passage),
            *_flat(passage),
        ]
        if previous is not None and previous.section == passage.section:
            lists += _next_sentence(previous, passage)
        found: set[tuple[int, ...]] = set()
        for one in lists:
            finding = _examine(one)
            if finding and (key := tuple(m.start for m in finding.members)) not in found:
                found.add(key)
                yield finding
        previous = passage


def _countable(total: Member, members: list[Member]) -> tuple[Member, ...]:
    return tuple(m for m in members if m.is_count and m.kind == "actual" and same_family(total.unit, m.unit))


def _brackets(passage: Passage) -> Iterator[_List]:
    numbers = sorted({member.bracket for member in passage.members if member.bracket})
    for number in numbers:
        inside = [member for member in passage.members if member.bracket == number]
        host = inside[0].host
        if host < 0 or not passage.members[host].adds_up or passage.members[host].kind != "actual":
            continue
        total = passage.members[host]
        for group in _by_semicolon(passage, inside):
            parts = _countable(total, group)
            of_which = "其中" in passage.text[total.end - passage.start : group[0].start - passage.start]
            yield _List(total, parts, "of_which" if of_which else "bracket", passage)


def _by_semicolon(passage: Passage, members: list[Member]) -> list[list[Member]]:
    groups: list[list[Member]] = [[]]
    for member in members:
        if groups[-1] and passage.clauses[member.clause].fresh and groups[-1][-1].clause != member.clause:
            groups.append([])
        groups[-1].append(member)
    return groups


def _of_which(passage: Passage) -> Iterator[_List]:
    wholes = sorted({m.whole for m in passage.members if m.whole >= 0 and not m.bracket})
    for index in wholes:
        total = passage.members[index]
        if total.adds_up and total.kind == "actual":
            parts = _countable(total, [m for m in passage.members if m.whole == index and not m.bracket])
            yield _List(total, parts, "of_which", passage)


def _of_change(passage: Passage) -> Iterator[_List]:
    """持证人员90人,较上年减少9人,其中退休4人、调离5人: the parts of the change just named, if they add up to it."""
    for order, total in enumerate(passage.members[:-1]):
        parts = [m for m in passage.members[order + 1 :] if m.whole >= 0 and m.clause > total.clause]
        if total.change and total.adds_up and parts and parts[0].order == order + 1:
            yield _List(total, _countable(total, parts), "change", passage)


def _behind_colon(passage: Passage) -> Iterator[_List]:
    """20宗:一审16、二审4 — a colon right after a total announces all of its parts."""
    for order, total in enumerate(passage.members[:-1]):
        gap = passage.text[total.end - passage.start : passage.members[order + 1].start - passage.start]
        if (
            total.is_count
            and total.kind == "actual"
            and re.match(r"\s*[^,;。()\d]{0,12}(?:,[^,;。()\d]{0,8}分)?(?::|分别(?:为|是))", gap)
        ):
            rest = passage.members[order + 1 :]
            group = _by_semicolon(passage, rest)[0]
            yield _List(total, _countable(total, group), "colon", passage)


def _apart(passage: Passage) -> Iterator[_List]:
    """573件次,来信、来访、网上信访分别为…: the clause behind a total that gives as many counts as it has names."""
    for number, clause in enumerate(passage.clauses):
        listed = [passage.members[i] for i in clause.items]
        words = passage.text[clause.start : listed[0].start - passage.start] if listed else ""
        ahead = [m for m in passage.members if m.clause == number - 1 and m.bracket == clause.bracket]
        if len(listed) < 2 or not ahead or not re.search("分别(?:为|是)", words):
            continue
        total = ahead[-1]
        # 受理、审结分别为… are stages that follow each other, not parts of the applications.
        stages = [word for words in toml("audit")["stages"].values() for word in words]
        if total.is_count and total.kind == "actual" and not _holds_any(words, stages):
            yield _List(total, _countable(total, listed), "bracket", passage)


def _among(passage: Passage) -> Iterator[_List]:
    """审结233件,…;审结案件中,维持126件,…: a clause that names a count again, with 中, announces its parts."""
    for number, clause in enumerate(passage.clauses):
        words = passage.text[clause.start : clause.end].strip()
        if clause.items or clause.bracket or not pattern("among").fullmatch(words):
            continue
        stage = next((word for word in _words("stages", "closed") if word in words), None)
        ahead = [m for m in passage.counts() if m.clause < number and not m.bracket]
        pending = _words("stages", "pending")
        totals = [m for m in ahead if stage and stage in m.indicator and not _holds_any(m.name, pending)]
        parts = [m for m in passage.members if m.clause > number and not m.bracket]
        if totals and parts:
            yield _List(totals[-1], _countable(totals[-1], parts), "of_which", passage)


def _flat(passage: Passage) -> Iterator[_List]:
    """Counts that simply follow a total; they are its parts only if they add up and speak of its subject."""
    for order, total in enumerate(passage.members):
        if not total.is_count or total.kind != "actual" or total.bracket or total.whole >= 0:
            continue
        if _holds_any(total.name, _words("outcomes", "words")):
            # One outcome among others is no total, though two of the others may happen to add up to it.
            continue
        parts: list[Member] = []
        for member in passage.members[order + 1 :]:
            if member.bracket:
                continue
            beside = member.clause == total.clause
            if beside or not member.is_count or not same_family(total.unit, member.unit):
                break
            if len(parts) == _MOST_PARTS or not related(total, member):
                break
            parts.append(member)
        if len(parts) >= 2:
            yield _List(total, tuple(parts), "flat", passage)


def _next_sentence(previous: Passage, passage: Passage) -> Iterator[_List]:
    if not passage.text.lstrip().startswith("其中"):
        return
    totals = [m for m in previous.counts() if not m.bracket and m.whole < 0]
    if totals:
        rest = [m for m in passage.members if not m.bracket]
        yield _List(totals[-1], _countable(totals[-1], rest), "of_which", passage)


def _words(table: str, key: str) -> list[str]:
    words: list[str] = toml("audit")[table][key]
    return words


def _holds_any(text: str, words: list[str]) -> bool:
    return any(word in text for word in words)


def _examine(one: _List) -> Finding | None:
    every = list(one.parts[:_MOST_PARTS])
    parts = every
    if _holds_any(one.total.indicator, _words("stages", "closed")):
        # 39件审结 …, 2件在审理中: what is pending is mostly no part of what is closed.
        parts = [part for part in every if not _holds_any(part.name, _words("stages", "pending"))]
    if len(parts) < 2 or one.total.value == 0:
        return None
    for choice in (every, *_beginnings(one, parts)):
        if holds(one.total.figure, _low(choice), _high(choice)):
            return _finding(one, choice, "ok")
    if one.mode == "change":
        return None
    low, high = _low(parts), _high(parts)
    if one.mode != "flat" and low > one.total.figure.high and not _overlapping(one, parts):
        return _finding(one, parts, "mismatch")
    if _claims_whole(one, parts) and not one.total.figure.low <= high <= one.total.figure.high:
        return _finding(one, parts, "mismatch")
    return None


def _low(parts: list[Member]) -> float:
    return sum(part.figure.low for part in parts)


def _high(parts: list[Member]) -> float:
    return sum(part.figure.high for part in parts)


def _beginnings(one: _List, parts: list[Member]) -> Iterator[list[Member]]:
    """The list, and what it begins with: other things may follow its last part, but in a clause of their own."""
    yield parts
    if one.mode in ("bracket", "colon"):
        return
    for length in range(len(parts) - 1, 1, -1):
        if parts[length].clause != parts[length - 1].clause:
            yield parts[:length]


def _overlapping(one: _List, parts: list[Member]) -> bool:
    """One person may be counted in several kinds, and one act may have several units."""
    return one.total.unit != parts[0].unit and len({part.unit for part in parts}) > 1


def _claims_whole(one: _List, parts: list[Member]) -> bool:
    """Does the sentence say that these parts are all? See the contract, When figures agree."""
    tail = one.passage.text[parts[-1].end - one.passage.start :][:8]
    front = parts[0].lead.strip().removeprefix("其中")
    if front.startswith(tuple(_words("partial", "words"))) or re.match(r"[^,;。]{0,4}等(?![次级])", tail):
        return False
    if one.mode == "colon":
        return True
    coverage = sum(part.value for part in parts) / one.total.value
    if one.mode == "bracket" and coverage >= _NEARLY:
        return True
    kinds = _kinds(parts)
    if one.mode == "bracket" and kinds >= 2:
        return True
    if one.mode == "of_which" and kinds:
        return kinds >= _complete(parts)
    if one.mode in ("of_which", "bracket"):
        return _all_of(parts, "outcomes", 3)
    return _all_of(parts, "handling", 4) and _holds_any(one.total.name, ["申请", "收到"])


def _partition(parts: list[Member]) -> dict[str, object] | None:
    for partition in toml("audit")["partition"]:
        if all(_holds_any(part.name, partition["words"]) for part in parts):
            found: dict[str, object] = partition
            return found
    return None


def _kinds(parts: list[Member]) -> int:
    return len(parts) if _partition(parts) else 0


def _complete(parts: list[Member]) -> int:
    partition = _partition(parts)
    return int(str(partition["complete"])) if partition else 99


def _all_of(parts: list[Member], table: str, least: int) -> bool:
    words, main = _words(table, "words"), _words(table, "main")
    return (
        len(parts) >= least
        and all(_holds_any(part.name, words) for part in parts)
        and any(_holds_any(part.name, main) for part in parts)
    )


def _finding(one: _List, parts: list[Member], status: str) -> Finding:
    total = one.total
    computed = sum(part.value for part in parts)
    added = "+".join(show(part.value) for part in parts)
    if status == "ok":
        text = f"{total.indicator}{show(total.value)}{total.unit}与各部分之和一致：{added}={show(computed)}。"
    else:
        gap = computed - total.value
        nearest = [
            f"{part.name}为{show(part.value - gap)}"
            for part in parts
            if part.figure.exact and part.value - gap >= 0
        ][:2]
        readings = "、".join([f"总数为{show(computed)}", *nearest])
        text = (
            f"{total.indicator}称{show(total.value)}{total.unit}，而各部分之和{added}={show(computed)}{total.unit}，"
            f"相差{show(abs(gap))}{total.unit}，不一致；若{readings}则相符，请核对。"
        )
    return Finding("sum", status, one.passage, (total, *parts), total.value, computed, text)
