"""What does a quantity count or measure, as a noun phrase that stands on its own outside its sentence?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.assets import toml
from analysis.metrics.clauses import Clause, Item
from analysis.metrics.masks import MASK
from analysis.metrics.quantities import Quantity

#: The contract's bound on an indicator, in characters.
LONGEST = 30
#: Of a head that is put before a name, at most this much is kept.
_LONGEST_HEAD = 18
_JOIN = "·"
_RATE = re.compile(r"(?:率|比例|占比|比重|得分|增幅|降幅|涨幅|增速|幅度|度)$")
_PER = re.compile("每|.?均|.*(?:人均|[户村案校件]均|平均)$")
#: A share of something (占编制数的23.4%) belongs to the count right before it.
_SHARE = re.compile("占|.{1,6}占(?:比)?$")
#: What a figure before these words is asked to reach: 75%的国家要求.
_DEMAND = re.compile(r"\s*的[\u4e00-\u9fff]{0,4}(?:要求|标准|目标|规定)")
#: How a clause begins whose counts are parts of the count before it.
_OF_WHICH = re.compile(r"\s*(?:其中|(?:按|依)[^,;。\d]{0,12}分为|分为|划分为)")
_MARKS = " \t,;:。!?、·-—()[]（）"
#: A quoted name or a title that holds commas would end the name in the middle.
_TITLE = re.compile(r"《[^》]*(?:》|$)")


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


@dataclass(frozen=True)
class _Words:
    front: re.Pattern[str]
    verb: re.Pattern[str]
    light: re.Pattern[str]
    verb_end: re.Pattern[str]
    trailing: re.Pattern[str]
    relative: re.Pattern[str]
    outcome: re.Pattern[str]
    predicate: re.Pattern[str]
    fill: re.Pattern[str]
    change: re.Pattern[str]
    level: re.Pattern[str]
    participant: re.Pattern[str]
    body: re.Pattern[str]
    middle: re.Pattern[str]
    generic: frozenset[str]
    only_compared: frozenset[str]
    dated: re.Pattern[str]
    acts: frozenset[str]
    full: dict[str, str]
    change_verb: re.Pattern[str]
    above: re.Pattern[str]
    place: re.Pattern[str]
    rank: re.Pattern[str]


def _one_of(words: list[str], not_before: dict[str, str] | None = None) -> str:
    """An alternation, longest first; a word with an entry in `not_before` does not match before those characters."""
    guards = not_before or {}
    return "|".join(
        re.escape(word) + (f"(?![{guards[word]}])" if word in guards else "")
        for word in sorted(words, key=len, reverse=True)
    )


@cache
def _words() -> _Words:
    data = toml("indicators")
    guards = data["not_before"]
    change = data["change"]
    times = (
        r"(?:自|从|至|到|于)?(?:19|20)\d{2}\s*年(?:度|底|末|以来)?(?:\d{1,2}月(?:份|底)?(?:\d{1,2}日)?)?"
        r"|(?:于)?\d{1,2}月(?:份|底)?(?:\d{1,2}日)?|"
    ) + "|".join(f"(?:{span})" for span in toml("periods")["spans"])
    verbs = _one_of(data["counting_verbs"])
    behind = _one_of([word for word in data["trailing"] if word not in ("为", "均")])
    light = _one_of([verb for verb in data["light_verbs"] if len(verb) > 1], guards)
    compared = (
        r"(?:与|和|同)[^,;。(]{0,12}?(?:同比|相比|同期|比较)(?:相比)?"
        r"|(?:相较于|相较|相比|较|(?<![占同环对可评])比)(?![例重率])[^,;。(]{0,14}?"
        r"|(?:同比|环比)[^,;。(\d]{0,6}?"
    )
    return _Words(
        front=re.compile(
            rf"[\s,、:;]|和(?![解谐])|及(?![格时])|与(?!会)|{times}|{_one_of(data['scopes'])}"
            rf"|{_one_of(data['adverbs'], guards)}|{_one_of(data['light_verbs'], guards)}"
        ),
        verb=re.compile(rf"(?:{verbs})(?:了|出)?(?:各类|各种|各级|涉)?"),
        light=re.compile(rf"(?<![党会层])(?:{light})(?:了)?(?!部|生活|建设|机构|关系|领导|法|情况|的)"),
        verb_end=re.compile(rf"(?:{verbs})(?:了|出)?(?:各类|各种|共|共计|累计)?$"),
        trailing=re.compile(
            rf"(?:\s|(?:由|从)?(?:{times}|今年|去年|上年|本年|目前)(?:的|同期的|同期)?|(?<![行作因以认成])为|(?<![日人户年月案村校件所镇平])均|{behind})$"
        ),
        relative=re.compile(rf"(?:{_one_of(data['relative'])})*"),
        outcome=re.compile(_one_of(data["outcomes"])),
        predicate=re.compile(
            _one_of([word for word in data["predicates"] if word != "为"], guards)
            + "|(?<![行作因以认成])为(?![民企])"
        ),
        fill=re.compile(_one_of(data["predicate_fill"], guards)),
        change=re.compile(
            rf"(?P<compared>{compared})?(?:分别|均|大幅|明显|各|共|也|又|则)*(?P<word>{_one_of(change['words'])})"
            r"(?:了|约|近|超|逾|达|幅度)*\s*$"
        ),
        level=re.compile(r"(?:至|到|为|达到|在)(?:了|约|近|超)?\s*$"),
        participant=re.compile(rf"(?:{_one_of(data['participants'])})*"),
        body=re.compile(rf".{{0,10}}(?:{_one_of(data['bodies'])})"),
        middle=re.compile(r"(?<!公)(?:共计|累计|总共|先后|全年|年内|今年以来|本年度|共(?![享同青建治产识和性振]))"),
        generic=frozenset(data["generic"]),
        only_compared=frozenset(change["compared"]),
        dated=re.compile(rf"(?:由|从)?(?:{times}|今年|去年|上年|本年|目前|年初|平均)+(?:同期)?的\s*$"),
        acts=frozenset(change["acts"]),
        full=change["full"],
        change_verb=re.compile(
            rf"(?:平均|累计|共|再)*(?P<word>{_one_of(change['verbs'])})(?:了)?(?<!减(?=[免轻刑灾税负排速半]))(?=[\u4e00-\u9fff]{{2}})(?![至到为率])"
        ),
        above=re.compile(rf"(?P<word>{_one_of(change['levels'])})[^,;。()\d]{{2,16}}$"),
        rank=re.compile(
            rf"(?:{_one_of(change['ranks'])}|{_one_of(change['rank_places'])}|中)+[\u4e00-\u9fff]{{0,4}}$"
        ),
        place=re.compile(r"(?:对)?.{0,10}(?:区|县|市|省|州|旗|镇|乡|街道|局|院|委|办|厅|政府)"),
    )


def names(text: str, masked: str, clauses: list[Clause], items: list[Item], context: Context) -> list[Name]:
    """The indicator of every item of a half-width sentence. `context` is updated for the sentences that follow."""
    out: list[Name] = []
    listed = _respectively(text, masked, clauses, items)
    for index in range(len(items)):
        name = listed[index] if index in listed else _own(text, items, index)
        out.append(_resolve(text, masked, clauses, items, index, name, out, context))
    _remember(items, out, context)
    return out


@dataclass(slots=True)
class Context:
    """What the sentences before leave behind: the last thing counted in the section, and the section's title."""

    title: str = ""
    topic: str = ""


def _own(text: str, items: list[Item], index: int) -> Name:
    """The name by the item's own words, possibly empty."""
    item = items[index]
    before = text[item.before[0] : item.before[1]]
    behind = text[item.behind[0] : item.behind[1]]
    words = _words()
    if text.startswith("第", item.quantity.start):
        return _ranked(before)
    change, before = _change(before, bool(_clean(behind)))
    if change:
        noun, verb = _front(before)
        return Name(_join_verb(verb, noun), noun, verb, bool(noun), change)
    # 由2024年的260件: the year is no adjective of what is counted.
    before = words.dated.sub("", before)
    stripped = before.rstrip(_MARKS + "了")
    if stripped.endswith(("的", "等")):
        return _qualified(before, behind)
    phrase = _strip_front(_strip_trailing(_main_clause(before)))
    noun_behind, predicate = _behind(behind, object_position=bool(phrase))
    if noun_behind and not _says_outcome(noun_behind):
        return _before_noun(phrase, noun_behind, predicate)
    noun, verb = _front(before)
    if noun and (grown := words.change_verb.match(_strip_front(before.strip()))) and not noun_behind:
        word = grown.group("word")
        return Name(_join_verb(verb, noun), noun, verb, True, words.full.get(word, word))
    outcome = noun_behind + predicate
    if noun and outcome and not verb and words.place.fullmatch(noun):
        noun = ""
    if noun and words.participant.fullmatch(noun.replace("、", "")) and (event := _event(outcome)) != outcome:
        return _took_part(noun, outcome, event)
    if noun:
        full = _join_verb(verb, noun)
        return Name(f"{full}{_JOIN}{outcome}" if outcome and len(outcome) <= 14 else full, noun, verb, True)
    if verb and not outcome:
        # 制发《…意见书》11份: only the title says what was made.
        title = re.search("《(.*)》", before)
        name = verb + _shorten(_balanced(title.group(1)), LONGEST - len(verb)) if title else verb
        return Name(name, name if title else "", verb if title else "", bool(title))
    if (event := _event(outcome)) != outcome:
        return _took_part("", outcome, event)
    return Name(outcome, outcome, "", bool(outcome))


def _ranked(before: str) -> Name:
    """The name of a rank: what is ranked (在营商环境评价中位列全省第三)."""
    words = _words()
    stem = words.rank.sub("", before.rstrip())
    noun, verb = _front(re.sub("中$", "", stem.strip(_MARKS)))
    if not noun or words.place.fullmatch(noun) or _refers_back(noun):
        return Name("排名", "", "", False)
    return Name(f"{_join_verb(verb, noun)}{_JOIN}排名", noun, verb, True)


def _change(before: str, followed: bool) -> tuple[str, str]:
    """→ (word of change that ends the words before a number, else empty; the words before it).

    `followed` says that a noun stands behind the number: then 压缩3个环节 is an act and no change.
    """
    words = _words()
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
    noun, predicate = _behind(behind, object_position=False)
    front, verb = _front(before)
    joint = "的" if before.rstrip(_MARKS).endswith("的") else "等"
    together = f"{front}{joint}{noun}"
    phrase = together if front and noun and len(together) <= 16 and "”" not in together else noun or front
    full = _join_verb(verb, phrase)
    return Name(f"{full}{_JOIN}{predicate}" if predicate else full, phrase, verb, bool(phrase))


def _before_noun(phrase: str, noun: str, predicate: str) -> Name:
    """A number before its noun: the words in front of it hold at most a verb (新成立7个委员会)."""
    words = _words()
    phrase = _clean(phrase)
    end = words.verb_end.search(phrase)
    prefix = ""
    if end and not _is_light(end.group()):
        # The verb's own object or subject is short where it belongs to the name: 企业开办7个事项.
        prefix = phrase if len(phrase) <= 8 else end.group()
    elif not end and phrase and not words.body.fullmatch(phrase) and not _ends_light(phrase):
        prefix = phrase if len(phrase) <= 12 else ""
    verb = re.sub("(?:共计|累计|共)$", "", prefix)
    full = _join_verb(verb, noun) if end or not verb else f"{verb}{_JOIN}{noun}"
    if (
        predicate
        and words.participant.fullmatch(noun)
        and (event := _event(predicate)) != predicate
        and len(event) > 2
    ):
        return _took_part(noun, predicate, event)
    if predicate:
        full = f"{full}{_JOIN}{predicate}"
    return Name(full, noun, verb, True)


def _took_part(noun: str, predicate: str, event: str) -> Name:
    """Participants are named by the event they took part in."""
    role = noun + predicate[: len(predicate) - len(event)]
    return Name(f"{_shorten(event, LONGEST - len(role) - 1)}{_JOIN}{role}", event, "", True)


def _event(predicate: str) -> str:
    """What somebody took part in: 参加资格考试 → 资格考试."""
    match = re.match(r"(?:参加|参与)(?:了|过)?(?:全[省市县区州])?", predicate)
    return predicate[match.end() :] if match else predicate


def _says_outcome(text: str) -> bool:
    """Words behind a count that say what became of it (12件在审理中), not a new subject."""
    return bool(_words().relative.fullmatch(text))


def _join_verb(verb: str, noun: str) -> str:
    return verb + noun if verb and not noun.startswith(verb) else noun


def _clean(text: str) -> str:
    text = _TITLE.sub("", text).replace(MASK, "")
    text = re.sub(r"\s+", "", text).strip(_MARKS)
    return _balanced(text)


def _balanced(text: str) -> str:
    """Without a quotation mark or bracket whose partner was cut away."""
    for opening, closing in ("“”", "‘’", "()", "《》"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text


def _front(before: str) -> tuple[str, str]:
    """→ (noun, the verb before it) out of the words before a number."""
    words = _words()
    plain = _clean(_strip_front(_main_clause(_strip_trailing(_TITLE.sub("", before)))))
    match = words.verb.match(plain)
    if match and len(plain) > match.end():
        verb, noun = match.group(), plain[match.end() :].lstrip("的")
        if noun and not noun.startswith(("率", "情况", "数", "量", "成功率", "工作", "前", "后", "中", "时")):
            verb = "" if _is_light(verb) else verb
            return _shorten(noun, LONGEST - len(verb)), verb
    if match and match.end() == len(plain):
        return "", "" if _is_light(plain) else plain
    return _shorten(plain, LONGEST), ""


def _main_clause(before: str) -> str:
    """The words from the main verb on: without the subject and the circumstances in front of it."""
    words = _words()
    cut = [match for match in words.middle.finditer(before) if len(before[match.end() :].strip(_MARKS)) >= 2]
    if cut:
        return before[cut[-1].end() :]
    for match in reversed(list(words.light.finditer(before))):
        if (
            match.start()
            and len(before[match.end() :].strip(_MARKS)) >= 2
            and "每" not in before[: match.start()]
        ):
            return before[match.end() :]
    if len(before) > 14:
        for match in words.verb.finditer(before, 2):
            subject = before[: match.start()].rstrip(_MARKS)
            if (
                subject.endswith(tuple("上中内台统局院办所会队厅委府关心"))
                and len(before[match.end() :].strip(_MARKS)) >= 2
            ):
                return before[match.start() :]
    return before


def _is_light(verb: str) -> bool:
    return re.sub("(?:各类|各种|各级|涉|了|出|共计|累计|共)+$", "", verb) in toml("indicators")["light_verbs"]


def _ends_light(phrase: str) -> bool:
    return any(phrase.endswith(verb) for verb in toml("indicators")["light_verbs"])


def _strip_front(text: str) -> str:
    words = _words()
    while text:
        match = words.front.match(text)
        if not match or match.end() == 0:
            break
        # 新增 is a verb, though 新 alone only fills the sentence.
        verb = words.verb.match(text)
        if verb and verb.end() > match.end():
            break
        if match.end() >= len(text):
            return ""
        text = text[match.end() :]
    return text


def _strip_trailing(text: str) -> str:
    words = _words()
    while text:
        match = words.trailing.search(text)
        if not match:
            break
        text = text[: match.start()]
    return text


def _behind(behind: str, object_position: bool) -> tuple[str, str]:
    """→ (noun, predicate) out of the words behind a number."""
    words = _words()
    plain = re.sub(r"^\s*\([^()]*\)", "", behind)
    plain = _TITLE.sub("", plain)
    plain = re.sub(r"^\s*(?:和|及|与|、)*\s*的(?=\S{2,})", "", plain)
    plain = _clean(plain)
    plain = re.sub(r"^(?:以上|以下|以内|左右|内|的|次|后|前|不等)", "", plain)
    match = words.predicate.search(plain)
    while (
        match
        and match.start()
        and object_position
        and match.group() not in ("参加", "参与", "进行", "进行了", "予以", "全部", "均")
    ):
        match = words.predicate.search(plain, match.end())
    if not match:
        return _shorten(plain, LONGEST), ""
    noun, predicate = plain[: match.start()], plain[match.start() :]
    while (fill := words.fill.match(predicate)) and fill.end() < len(predicate):
        predicate = predicate[fill.end() :]
    if len(noun) > 14:
        noun = re.split("、|和|及|与", noun)[0] if not object_position else noun
        noun = _shorten(noun, 20)
    room = LONGEST - len(noun) - 1
    if len(predicate) > min(room, 14) and (
        last := re.search(r"(?:进行了|进行|开展了|开展)(.{2,12})$", predicate)
    ):
        predicate = last.group(1)
    return noun.strip(_MARKS), _shorten(predicate, room).strip(_MARKS)


def _shorten(text: str, limit: int) -> str:
    """The end of a long phrase, which is its head in Chinese, cut where a word begins."""
    if len(text) <= limit:
        return text
    words = _words()
    starts = [m.end() for m in re.finditer("的|、|和|对|在|将|由|向|以", text)]
    starts += [m.start() for m in words.verb.finditer(text)]
    starts += [m.end() for m in words.middle.finditer(text)]
    # A cut that loses most of the phrase is worse than one inside a word.
    fitting = sorted(start for start in starts if max(4, limit // 2) <= len(text) - start <= limit)
    return _balanced(text[fitting[0] :] if fitting else text[-limit:])


def _respectively(text: str, masked: str, clauses: list[Clause], items: list[Item]) -> dict[int, Name]:
    """Names given as a list before as many numbers: A、B、C分别为1件、2件、3件; 检查网吧、旅店4、7家."""
    out: dict[int, Name] = {}
    for clause in clauses:
        if len(clause.items) < 2:
            continue
        first = items[clause.items[0]]
        before = text[first.before[0] : first.before[1]]
        apart = re.search("分别", before)
        bare = all(
            re.fullmatch(
                r"\s*(?:、|和|及|以及|与|,)?\s*", masked[items[a].quantity.end : items[b].quantity.start]
            )
            for a, b in zip(clause.items, clause.items[1:], strict=False)
        )
        if not bare or (not apart and not any(_is_bare(items[i].quantity) for i in clause.items[:-1])):
            continue
        change, stem = _change(before, False)
        stem = (
            re.sub("(?:分别|均)$", "", stem.strip())
            if change
            else before[: apart.start()]
            if apart
            else before
        )
        phrase = _clean(_strip_front(_strip_trailing(stem)))
        parts = [part for part in re.split("、|和|及|与", phrase) if part]
        if (apart and not parts) or (len(parts) == 1 and _refers_back(parts[0])):
            parts = _counted_before(text, clause, items, parts, out)
        if len(parts) != len(clause.items):
            continue
        for index, name in zip(clause.items, _completed(parts), strict=True):
            out[index] = Name(fit(name), name, "", not _refers_back(name), change)
    return out


def _is_bare(quantity: Quantity) -> bool:
    """A number whose unit stands behind a later one: 旅店4、7家."""
    return quantity.end - quantity.number <= 3


def _counted_before(
    text: str, clause: Clause, items: list[Item], suffix: list[str], listed: dict[int, Name]
) -> list[str]:
    """事故1032起、死亡618人,同比分别下降…: the changes belong to the last counts before, in their order."""
    ahead = [i for i in range(clause.items[0]) if items[i].bracket == clause.bracket][-len(clause.items) :]
    names = [listed[i].text if i in listed else _own(text, items, i).text for i in ahead]
    return [name + "".join(suffix) for name in names] if all(names) else []


def _completed(parts: list[str]) -> list[str]:
    """The names of a list with the verb of the first and the noun of the last given to all of them."""
    tail = parts[-1]
    verb = _words().verb.match(parts[0])
    prefix = verb.group() if verb and len(parts[0]) > verb.end() and not _is_light(verb.group()) else ""
    out = []
    for position, part in enumerate(parts):
        rest = tail[len(part) :] if position < len(parts) - 1 and len(part) <= 3 < len(tail) else ""
        out.append((prefix if position and not part.startswith(prefix) else "") + part + rest)
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
    words = _words()
    item = items[index]
    previous = before[-1] if before else None
    if item.adjacent and previous and not name.change:
        return Name(previous.text, previous.noun, previous.verb, previous.own)
    head = _head(text, clauses, items, index, before, context)
    if name.change and name.text and name.change in name.text:
        return Name(fit(name.text), name.noun, name.verb, True, name.change)
    if _DEMAND.match(text[item.behind[0] : item.behind[1]]) and previous:
        return Name(previous.text, previous.noun, previous.verb, False)
    if name.change:
        base = name.text or _full_head(items, index, before) or head
        if name.text and _refers_back(name.text) and head and not name.text.startswith(head):
            base = f"{head}{_JOIN}{name.text}"
        compared = "同比" if "同比" in text[item.before[0] : item.before[1]] else ""
        return Name(
            fit(f"{base}{_JOIN}{compared}{name.change}"),
            name.noun or base,
            name.verb,
            name.own,
            name.change,
        )
    if _SHARE.match(name.text) and previous:
        of = next((n for n in reversed(before) if not n.change and not _SHARE.search(n.text)), previous)
        return Name(fit(f"{_head_text(of.text, name.text)}{_JOIN}{name.text}"), of.noun, "", False)
    if not name.text:
        base = previous.text if previous and not item.first_in_clause else _full_head(items, index, before)
        return Name(fit(base or head), head, "", False)
    joined = name.text.replace(_JOIN, "")
    same_list = previous is not None and items[index - 1].clause == item.clause
    if (
        previous
        and same_list
        and previous.own
        and previous.verb
        and not name.verb
        and _refers_back(name.text)
    ):
        return Name(fit(f"{previous.verb}{_JOIN}{name.text}"), previous.noun, previous.verb, False)
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
        return Name(fit(f"{_lead_event(before)}{_JOIN}{joined}"), name.noun, name.verb, False)
    back = _refers_back(name.text)
    part = whole is not None
    if not back and head and _listed_category(items, index, name):
        back = True
    if (
        head
        and not back
        and previous
        and previous.text.startswith(f"{head}{_JOIN}")
        and _continues(items, index, name)
    ):
        back = True
    if ((part and not siblings) or back) and head and head not in name.text:
        return Name(
            fit(f"{_head_text(head, name.text)}{_JOIN}{name.text}"),
            name.noun,
            name.verb,
            not part and not back,
        )
    if joined in words.generic and context.title:
        return Name(
            fit(f"{_head_text(context.title, name.text)}{_JOIN}{name.text}"), name.noun, name.verb, name.own
        )
    return Name(fit(name.text), name.noun, name.verb, name.own and not back and not _PER.match(name.text))


def _continues(items: list[Item], index: int, name: Name) -> bool:
    """A further outcome in a run of outcomes (…,告知向其他机关申请2件): the same unit, and an outcome in front."""
    same = items[index].quantity.unit == items[index - 1].quantity.unit and not items[index].fresh
    return same and bool(_words().outcome.match(name.text))


def _listed_category(items: list[Item], index: int, name: Name) -> bool:
    """民事742件、刑事323件: short names in a list of one unit are kinds of what was counted before."""
    if len(name.text) > 4 or name.verb:
        return False
    item = items[index]
    near = [items[i] for i in (index - 1, index + 1) if 0 <= i < len(items)]
    listed = any(o.clause == item.clause and o.quantity.unit == item.quantity.unit for o in near)
    return listed and item.quantity.unit not in ("%", "个百分点")


def _full_head(items: list[Item], index: int, before: list[Name]) -> str:
    """The whole name that a count without words repeats (2022年同期为7件): the last one outside its bracket."""
    item = items[index]
    if item.bracket and item.host < 0:
        return ""
    if item.bracket and item.host >= 0 and all(other.bracket != item.bracket for other in items[:index]):
        return before[item.host].text
    for other in range(index - 1, -1, -1):
        if items[other].bracket in (0, item.bracket) and not before[other].change:
            return before[other].text
    return ""


def _siblings(
    text: str, clauses: list[Clause], items: list[Item], index: int, before: list[Name]
) -> bool:
    """其中 behind a list without a total (公务员8名,选调生3名,其中法学专业10名) belongs to the whole list."""
    clause = clauses[items[index].clause]
    if index < 2 or items[index].bracket or not _OF_WHICH.match(text, clause.start, clause.end):
        return False
    one, other = before[index - 1], before[index - 2]
    same = items[index].quantity.unit == items[index - 1].quantity.unit == items[index - 2].quantity.unit
    larger = items[index].quantity.value > items[index - 1].quantity.value
    return bool(one.verb) and one.verb == other.verb and same and larger


def _lead_event(before: list[Name]) -> str:
    """The event that participants took part in: the last name that is not of participants."""
    words = _words()
    for name in reversed(before):
        if not words.participant.fullmatch(name.noun or name.text):
            return _head_text(name.noun or name.text, "")
    return _head_text(before[-1].text, "")


def _refers_back(name: str) -> bool:
    if _PER.match(name):
        return True
    if _RATE.search(name):
        return len(name) <= 5
    words = _words()
    noun, joint, _ = name.partition(_JOIN)
    if joint and words.relative.fullmatch(noun):
        # 其余·正按计划推进: the noun says only which of them.
        return True
    return bool(words.relative.fullmatch(name.replace(_JOIN, "")) or words.verb.fullmatch(name))


def _shares_verb(items: list[Item], index: int, name: Name, previous: Name) -> bool:
    """发放手册500份、横幅20条: a bare noun in a list takes the verb of the list."""
    if (
        not previous.verb
        or _RATE.search(name.text)
        or _refers_back(name.text)
        or _words().verb_end.search(name.text)
    ):
        return False
    one, other = items[index - 1], items[index]
    if one.bracket != other.bracket or other.fresh:
        return False
    same_clause = one.clause == other.clause
    return same_clause or (one.quantity.unit == other.quantity.unit and other.clause == one.clause + 1)


def whole_of(text: str, clauses: list[Clause], items: list[Item], index: int) -> int | None:
    """The item that this one is a part of: the host of its bracket, or the last count before a 其中 that still holds.

    其中 holds until a semicolon, a clause without a count, or a new act in another unit.
    """
    item = items[index]
    if item.bracket and item.host >= 0:
        return item.host
    for number in range(item.clause, -1, -1):
        clause = clauses[number]
        if clause.bracket != item.bracket:
            continue
        if _OF_WHICH.match(text, clause.start, clause.end):
            unit = items[clause.items[0]].quantity.unit if clause.items else ""
            if number != item.clause and item.quantity.unit not in (unit, "%"):
                return None
            before = [i for i in range(index) if items[i].clause < number and items[i].bracket == item.bracket]
            same = [i for i in before if items[i].quantity.unit == item.quantity.unit]
            larger = [i for i in same if items[i].quantity.value >= item.quantity.value]
            return next((found[-1] for found in (larger, same, before) if found), None)
        if clause.fresh or (number < item.clause and not clause.items):
            return None
    return None


def _head(
    text: str, clauses: list[Clause], items: list[Item], index: int, before: list[Name], context: Context
) -> str:
    """The thing that an item which names none of its own belongs to."""
    item = items[index]
    whole = whole_of(text, clauses, items, index)
    if whole is not None:
        name = before[whole]
        return name.text if _JOIN in name.text else name.noun or name.text
    if item.bracket and item.host < 0:
        # A bracket behind words without a count explains those words: 结案率(同比提高2.4个百分点).
        ahead = [clause for clause in clauses[: item.clause] if clause.bracket != item.bracket]
        phrase = _phrase(text[ahead[-1].start : ahead[-1].end]) if ahead else ""
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
        phrase = _phrase(text[clauses[number].start : clauses[number].end])
        phrase = re.sub("(?:方面|当)?中$", "", phrase)
        if len(phrase) >= 4 and not _refers_back(phrase):
            return phrase
    return context.topic or context.title


def _phrase(clause: str) -> str:
    return _clean(_strip_front(_strip_trailing(clause)))


def _head_text(head: str, name: str) -> str:
    return _shorten(head, max(4, min(_LONGEST_HEAD, LONGEST - len(name) - 1)))


def fit(text: str) -> str:
    """The name within the contract's bound, without marks that end a sentence."""
    text = re.sub("[,;:。!?]", " ", text)
    text = re.sub(r"\s+", "", text).strip(_MARKS)
    if len(text) <= LONGEST:
        return text
    head, joint, tail = text.partition(_JOIN)
    if joint and len(tail) <= LONGEST - 5:
        return _shorten(head, LONGEST - len(tail) - 1) + joint + tail
    return _shorten(text, LONGEST)


def _remember(items: list[Item], out: list[Name], context: Context) -> None:
    for item, name in zip(items, out, strict=True):
        if name.own and name.noun and not item.bracket:
            context.topic = name.noun


def is_demanded(behind: str) -> bool:
    """Do the words behind a figure make it what a rule asks for (75%的国家要求)?"""
    return bool(_DEMAND.match(behind))
