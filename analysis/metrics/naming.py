"""What do an item's own words call the thing counted?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.metrics.clauses import Item
from analysis.metrics.phrases import (
    JOIN,
    LONGEST,
    MARKS,
    balanced,
    behind_phrase,
    clean,
    ends_light,
    front_phrase,
    is_light,
    join_verb,
    main_clause,
    says_outcome,
    shorten,
    strip_front,
    strip_trailing,
)
from analysis.metrics.words import vocabulary


@dataclass(slots=True)
class Name:
    """The indicator of an item in the making."""

    text: str
    #: The thing counted without the verb, by which later items refer back to it.
    noun: str
    #: The verb in front that items of the same list share (发放手册500份、横幅20条).
    verb: str
    #: Whether the name stands on its own.
    own: bool
    #: Word of change where the quantity measures one.
    change: str = ""


def own(text: str, items: list[Item], index: int) -> Name:
    """The name by the item's own words, possibly empty."""
    item = items[index]
    before = text[item.before[0] : item.before[1]]
    behind = text[item.behind[0] : item.behind[1]]
    words = vocabulary()
    if text.startswith("第", item.quantity.start):
        return _ranked(before)
    change, before = change_of(before, bool(clean(behind)))
    if change:
        noun, verb = front_phrase(before)
        return Name(join_verb(verb, noun), noun, verb, bool(noun), change)
    # 由2024年的260件: the year is no adjective of what is counted.
    before = words.dated.sub("", before)
    stripped = before.rstrip(MARKS + "了")
    if stripped.endswith(("的", "等")):
        return _qualified(before, behind)
    phrase = strip_front(strip_trailing(main_clause(before)))
    noun_behind, predicate = behind_phrase(behind, object_position=bool(phrase))
    if noun_behind and not says_outcome(noun_behind):
        return _before_noun(phrase, noun_behind, predicate)
    noun, verb = front_phrase(before)
    if noun and (grown := words.change_verb.match(strip_front(before.strip()))) and not noun_behind:
        word = grown.group("word")
        return Name(join_verb(verb, noun), noun, verb, True, words.full.get(word, word))
    outcome = noun_behind + predicate
    if noun and outcome and not verb and words.place.fullmatch(noun):
        noun = ""
    if noun and words.participant.fullmatch(noun.replace("、", "")) and (event := _event(outcome)) != outcome:
        return _took_part(noun, outcome, event)
    if noun:
        full = join_verb(verb, noun)
        return Name(f"{full}{JOIN}{outcome}" if outcome and len(outcome) <= 14 else full, noun, verb, True)
    if verb and not outcome:
        # 制发《…意见书》11份: only the title says what was made.
        title = re.search("《(.*)》", before)
        name = verb + shorten(balanced(title.group(1)), LONGEST - len(verb)) if title else verb
        return Name(name, name if title else "", verb if title else "", bool(title))
    if (event := _event(outcome)) != outcome:
        return _took_part("", outcome, event)
    return Name(outcome, outcome, "", bool(outcome))


def _ranked(before: str) -> Name:
    """The name of a rank: what is ranked (在营商环境评价中位列全省第三)."""
    words = vocabulary()
    stem = words.rank.sub("", before.rstrip())
    noun, verb = front_phrase(re.sub("中$", "", stem.strip(MARKS)))
    if not noun or words.place.fullmatch(noun) or words.relative.fullmatch(noun):
        return Name("排名", "", "", False)
    return Name(f"{join_verb(verb, noun)}{JOIN}排名", noun, verb, True)


def change_of(before: str, followed: bool) -> tuple[str, str]:
    """→ (word of change that ends the words before a number, else empty; the words before it).

    `followed` says that a noun stands behind the number: then 压缩3个环节 is an act and no change.
    """
    words = vocabulary()
    above = words.above.search(before)
    if above:
        return above.group("word"), before[: above.start()]
    match = words.change.search(before)
    if not match or words.level.search(before):
        return "", before
    word = words.full.get(match.group("word"), match.group("word"))
    compared = match.group("compared") or re.search("同比|环比|较|相比", before)
    if not compared and (match.group("word") in words.only_compared or (followed and word in words.acts)):
        return "", before
    return word, before[: match.start()]


def _qualified(before: str, behind: str) -> Name:
    """An adjective or a list before the number and its noun behind: 现行有效的6件规范性文件, 讲座、论坛等12场活动."""
    noun, predicate = behind_phrase(behind, object_position=False)
    front, verb = front_phrase(before)
    if vocabulary().participant.fullmatch(front):
        # 21个部门的642名持证人员: the departments say only whose they are.
        front = ""
    joint = "的" if before.rstrip(MARKS).endswith("的") else "等"
    together = f"{front}{joint}{noun}"
    phrase = together if front and noun and len(together) <= 16 and "”" not in together else noun or front
    full = join_verb(verb, phrase)
    return Name(f"{full}{JOIN}{predicate}" if predicate else full, phrase, verb, bool(phrase))


def _before_noun(phrase: str, noun: str, predicate: str) -> Name:
    """A number before its noun: the words in front of it hold at most a verb (新成立7个委员会)."""
    words = vocabulary()
    phrase = clean(phrase)
    end = words.verb_end.search(phrase)
    prefix = ""
    if end and not is_light(end.group()):
        # The verb's own object or subject is short where it belongs to the name: 企业开办7个事项.
        prefix = phrase if len(phrase) <= 8 else end.group()
    elif not end and phrase and not words.body.fullmatch(phrase) and not ends_light(phrase):
        prefix = phrase if len(phrase) <= 12 else ""
    verb = re.sub("(?:共计|累计|共)$", "", prefix)
    full = join_verb(verb, noun) if end or not verb else f"{verb}{JOIN}{noun}"
    if (
        predicate
        and words.participant.fullmatch(noun)
        and (event := _event(predicate)) != predicate
        and len(event) > 2
    ):
        return _took_part(noun, predicate, event)
    if predicate:
        full = f"{full}{JOIN}{predicate}"
    return Name(full, noun, verb, True)


def _took_part(noun: str, predicate: str, event: str) -> Name:
    """Participants are named by the event they took part in."""
    role = noun + re.sub("(?:了|过)?(?:全[省市县区州])?$", "", predicate[: len(predicate) - len(event)])
    return Name(f"{shorten(event, LONGEST - len(role) - 1)}{JOIN}{role}", event, "", True)


def _event(predicate: str) -> str:
    """What somebody took part in: 参加资格考试 → 资格考试."""
    match = re.match(r"(?:参加|参与)(?:了|过)?(?:全[省市县区州])?", predicate)
    return predicate[match.end() :] if match else predicate
