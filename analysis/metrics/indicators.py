"""What does a quantity count or measure, as a noun phrase that stands on its own outside its sentence?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.assets import pattern
from analysis.metrics.clauses import OF_WHICH, Clause, Item, whole_of
from analysis.metrics.lists import respectively
from analysis.metrics.naming import Name, own
from analysis.metrics.phrases import JOIN, PER, RATE, fit, head_text, plain_phrase, refers_back
from analysis.metrics.words import vocabulary

#: A share of something (占编制数的23.4%) belongs to the count right before it.
SHARE = pattern("share")
#: What a figure before these words is asked to reach: 75%的国家要求.
DEMAND = pattern("demand")


@dataclass(slots=True)
class Context:
    """What the sentences before leave behind: the last thing counted in the section, and the section's title."""

    title: str = ""
    topic: str = ""


def names(text: str, masked: str, clauses: list[Clause], items: list[Item], context: Context) -> list[Name]:
    """The indicator of every item of a half-width sentence. `context` is updated for the sentences that follow."""
    out: list[Name] = []
    listed = respectively(text, masked, clauses, items)
    for index in range(len(items)):
        name = listed[index] if index in listed else own(text, items, index)
        out.append(_resolve(text, masked, clauses, items, index, name, out, context))
    _remember(items, out, context)
    return out


def _resolve(
    text: str,
    masked: str,
    clauses: list[Clause],
    items: list[Item],
    index: int,
    name: Name,
    before: list[Name],
    context: Context,
) -> Name:
    """The name with what it leaves out carried down from further up."""
    words = vocabulary()
    item = items[index]
    previous = before[-1] if before else None
    if item.adjacent and previous and not name.change:
        return Name(previous.text, previous.noun, previous.verb, previous.own)
    head = _head(text, clauses, items, index, before, context)
    if name.change and name.text and name.change in name.text:
        return Name(fit(name.text), name.noun, name.verb, True, name.change)
    if DEMAND.match(text[item.behind[0] : item.behind[1]]) and previous:
        return Name(previous.text, previous.noun, previous.verb, False)
    if name.change:
        base = name.text or _changed(items, index, before) or head
        if name.text and refers_back(name.text) and head and not name.text.startswith(head):
            base = f"{head}{JOIN}{name.text}"
        compared = "同比" if "同比" in text[item.before[0] : item.before[1]] else ""
        return Name(
            fit(f"{base}{JOIN}{compared}{name.change}"),
            name.noun or base,
            name.verb,
            name.own,
            name.change,
        )
    if SHARE.match(name.text) and previous:
        of = next((n for n in reversed(before) if not n.change and not SHARE.search(n.text)), None)
        if of is None or of.text in name.text:
            return Name(fit(name.text), name.noun, "", False)
        return Name(fit(f"{head_text(of.text, name.text)}{JOIN}{name.text}"), of.noun, "", False)
    if not name.text:
        base = previous.text if previous and not item.first_in_clause else _full_head(items, index, before)
        return Name(fit(base or head), head, "", False)
    joined = name.text.replace(JOIN, "")
    same_list = previous is not None and items[index - 1].clause == item.clause
    if previous and same_list and previous.own and previous.verb and not name.verb and refers_back(name.text):
        return Name(fit(f"{previous.verb}{JOIN}{name.text}"), previous.noun, previous.verb, False)
    siblings = _siblings(text, clauses, items, index, before)
    whole = whole_of(text, clauses, items, index)
    apart = whole is not None and items[index].bracket == items[whole].bracket
    if (
        previous
        and not name.verb
        and (siblings or (not apart and _shares_verb(items, index, name, previous)))
    ):
        name = Name(fit(previous.verb + name.text), name.noun, previous.verb, name.own)
    elif words.participant.fullmatch(joined) and previous and whole is None:
        return Name(fit(f"{_lead_event(before)}{JOIN}{joined}"), name.noun, name.verb, False)
    back = refers_back(name.text) and not _another_act(items, index, name)
    part = whole is not None
    if not back and head and _listed_category(items, index, name):
        back = True
    if (
        head
        and not back
        and previous
        and previous.text.startswith(f"{head}{JOIN}")
        and _continues(items, index, name)
    ):
        back = True
    if ((part and not siblings) or back) and head and head not in name.text:
        return Name(
            fit(f"{head_text(head, name.text)}{JOIN}{name.text}"),
            name.noun,
            name.verb,
            not part and not back,
        )
    if joined in words.generic and context.title:
        return Name(
            fit(f"{head_text(context.title, name.text)}{JOIN}{name.text}"), name.noun, name.verb, name.own
        )
    return Name(fit(name.text), name.noun, name.verb, name.own and not back and not PER.match(name.text))


def _another_act(items: list[Item], index: int, name: Name) -> bool:
    """审查合同38件,开展培训12期: a bare verb in another unit is no outcome of what was counted before."""
    words = vocabulary()
    bare = words.verb.fullmatch(name.text) and not words.relative.fullmatch(name.text)
    return bool(bare) and index > 0 and items[index - 1].quantity.unit != items[index].quantity.unit


def _continues(items: list[Item], index: int, name: Name) -> bool:
    """A further outcome in a run of outcomes (…,告知向其他机关申请2件): the same unit, and an outcome in front."""
    same = items[index].quantity.unit == items[index - 1].quantity.unit and not items[index].fresh
    return same and bool(vocabulary().outcome.match(name.text))


def _listed_category(items: list[Item], index: int, name: Name) -> bool:
    """民事742件、刑事323件: short names in a list of one unit are kinds of what was counted before."""
    if len(name.text) > 4 or name.verb:
        return False
    item = items[index]
    near = [items[i] for i in (index - 1, index + 1) if 0 <= i < len(items)]
    listed = any(o.clause == item.clause and o.quantity.unit == item.quantity.unit for o in near)
    return listed and item.quantity.unit not in ("%", "个百分点")


def _changed(items: list[Item], index: int, before: list[Name]) -> str:
    """What a change without words of its own changes: the level right before it, a rate where points are counted."""
    item = items[index]
    if item.bracket and item.host < 0:
        return ""
    levels = [
        other
        for other in range(index - 1, -1, -1)
        if items[other].bracket in (0, item.bracket) and not before[other].change
    ]
    if item.bracket and item.host >= 0 and all(o.bracket != item.bracket for o in items[:index]):
        levels.insert(0, item.host)
    if item.quantity.unit == "个百分点":
        levels = [other for other in levels if items[other].quantity.unit == "%"] or levels
    elif item.quantity.unit != "%":
        levels = [other for other in levels if items[other].quantity.unit == item.quantity.unit] or levels
    return before[levels[0]].text if levels else ""


def _full_head(items: list[Item], index: int, before: list[Name]) -> str:
    """The whole name that a count without words repeats (2022年同期为7件): the last one outside its bracket."""
    item = items[index]
    if item.bracket and item.host < 0:
        return ""
    if item.bracket and item.host >= 0 and all(other.bracket != item.bracket for other in items[:index]):
        return before[item.host].text
    levels = [
        other
        for other in range(index - 1, -1, -1)
        if items[other].bracket in (0, item.bracket) and not before[other].change
    ]
    # A count repeats a count and a rate a rate: 2021年为52件、败诉率9.61%,2022年为20件.
    same = [other for other in levels if (items[other].quantity.unit == "%") == (item.quantity.unit == "%")]
    return next((before[found[0]].text for found in (same, levels) if found), "")


def _siblings(text: str, clauses: list[Clause], items: list[Item], index: int, before: list[Name]) -> bool:
    """其中 behind a list without a total (公务员8名,选调生3名,其中法学专业10名) belongs to the whole list."""
    clause = clauses[items[index].clause]
    if index < 2 or items[index].bracket or not OF_WHICH.match(text, clause.start, clause.end):
        return False
    one, other = before[index - 1], before[index - 2]
    same = items[index].quantity.unit == items[index - 1].quantity.unit == items[index - 2].quantity.unit
    larger = items[index].quantity.value > items[index - 1].quantity.value
    return bool(one.verb) and one.verb == other.verb and same and larger


def _lead_event(before: list[Name]) -> str:
    """The event that participants took part in: the last name that is not of participants."""
    words = vocabulary()
    for name in reversed(before):
        if not words.participant.fullmatch(name.noun or name.text):
            return head_text(name.noun or name.text, "")
    return head_text(before[-1].text, "")


def _shares_verb(items: list[Item], index: int, name: Name, previous: Name) -> bool:
    """发放手册500份、横幅20条: a bare noun in a list takes the verb of the list."""
    if (
        not previous.verb
        or RATE.search(name.text)
        or refers_back(name.text)
        or vocabulary().verb_end.search(name.text)
    ):
        return False
    one, other = items[index - 1], items[index]
    if one.bracket != other.bracket or other.fresh:
        return False
    same_clause = one.clause == other.clause
    return same_clause or (one.quantity.unit == other.quantity.unit and other.clause == one.clause + 1)


def _head(
    text: str, clauses: list[Clause], items: list[Item], index: int, before: list[Name], context: Context
) -> str:
    """The thing that an item which names none of its own belongs to."""
    item = items[index]
    whole = whole_of(text, clauses, items, index)
    if whole is not None:
        name = before[whole]
        return name.text if JOIN in name.text else name.noun or name.text
    if item.bracket and item.host < 0:
        # A bracket behind words without a count explains those words: 结案率(同比提高2.4个百分点).
        ahead = [clause for clause in clauses[: item.clause] if clause.bracket != item.bracket]
        phrase = plain_phrase(text[ahead[-1].start : ahead[-1].end]) if ahead else ""
        if phrase:
            return phrase
    for other in range(index - 1, -1, -1):
        name = before[other]
        if items[other].bracket in (0, item.bracket) and name.own and name.noun:
            return name.noun
    # Nothing counted yet in this sentence: the clause before names what is meant (…专项整治,整改率93%).
    for number in range(item.clause - 1, -1, -1):
        if clauses[number].items:
            continue
        phrase = plain_phrase(text[clauses[number].start : clauses[number].end])
        phrase = re.sub("(?:方面|当)?中$", "", phrase)
        if phrase.endswith(("看", "讲", "说", "情况分", "分")):
            # 从处理结果看 names the way of looking, not the thing.
            continue
        if len(phrase) >= 4 and not refers_back(phrase):
            return phrase
    return context.topic or context.title


def _remember(items: list[Item], out: list[Name], context: Context) -> None:
    for item, name in zip(items, out, strict=True):
        if name.own and name.noun and not item.bracket:
            context.topic = name.noun


def is_demanded(behind: str) -> bool:
    """Do the words behind a figure make it what a rule asks for (75%的国家要求)?"""
    return bool(DEMAND.match(behind))
