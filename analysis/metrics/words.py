"""Which words of the genre lead to the thing counted, fill the sentence, or refer back?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.assets import toml


@dataclass(frozen=True)
class Words:
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


def one_of(words: list[str], not_before: dict[str, str] | None = None) -> str:
    """An alternation, longest first; a word with an entry in `not_before` does not match before those characters."""
    guards = not_before or {}
    return "|".join(
        re.escape(word) + (f"(?![{guards[word]}])" if word in guards else "")
        for word in sorted(words, key=len, reverse=True)
    )


@cache
def vocabulary() -> Words:
    data = toml("indicators")
    guards = data["not_before"]
    change = data["change"]
    # Without what leads to them: 下降到2024年的 keeps its 下降到.
    dates = (
        r"(?:19|20)\d{2}\s*年(?:度|底|末|以来)?(?:\d{1,2}月(?:份|底)?(?:\d{1,2}日)?)?"
        r"|\d{1,2}月(?:份|底)?(?:\d{1,2}日)?|"
    ) + "|".join(f"(?:{span})" for span in toml("periods")["spans"])
    times = rf"(?:自|从|至|到|于)?(?:{dates})"
    verbs = one_of(data["counting_verbs"])
    behind = one_of([word for word in data["trailing"] if word not in ("为", "均")])
    light = one_of([verb for verb in data["light_verbs"] if len(verb) > 1], guards)
    compared = (
        r"(?:与|和|同)(?=上|去|往|前|本|全|同期|平均|\d)[^,;。(]{0,12}?(?:同比|相比|同期|比较)(?:相比)?"
        r"|(?:相较于|相较|相比|较|(?<![占同环对可评])比)(?![例重率])[^,;。(]{0,14}?"
        r"|(?:同比|环比)[^,;。(\d]{0,6}?"
    )
    return Words(
        front=re.compile(
            rf"[\s,、:;]|和(?![解谐])|及(?![格时])|与(?!会)|{times}|{one_of(data['scopes'])}"
            rf"|{one_of(data['adverbs'], guards)}|{one_of(data['light_verbs'], guards)}"
        ),
        verb=re.compile(rf"(?:{verbs})(?:了|出)?(?:各类|各种|各级|涉)?"),
        light=re.compile(rf"(?<![党会层])(?:{light})(?:了)?(?!部|生活|建设|机构|关系|领导|法|情况|的)"),
        verb_end=re.compile(rf"(?:{verbs})(?:了|出)?(?:各类|各种|共|共计|累计)?$"),
        trailing=re.compile(
            rf"(?:\s|(?:由|从)?(?:{dates}|今年|去年|上年|本年|目前)(?:的|同期的|同期)?|(?<![行作因以认成])为|(?<![日人户年月案村校件所镇平])均|{behind})$"
        ),
        relative=re.compile(rf"(?:{one_of(data['relative'])})*"),
        outcome=re.compile(one_of(data["outcomes"])),
        predicate=re.compile(
            one_of([word for word in data["predicates"] if word != "为"], guards)
            + "|(?<![行作因以认成])为(?![民企])"
        ),
        fill=re.compile(one_of(data["predicate_fill"], guards)),
        change=re.compile(
            rf"(?P<compared>{compared})?(?:分别|均|大幅|明显|各|共|也|又|则)*(?P<word>{one_of(change['words'])})"
            r"(?:了|约|近|超|逾|达|幅度)*\s*$"
        ),
        level=re.compile(r"(?:至|到|为|达到|在)(?:了|约|近|超)?\s*$"),
        participant=re.compile(rf"(?:{one_of(data['participants'])})*"),
        body=re.compile(rf".{{0,10}}(?:{one_of(data['bodies'])})"),
        middle=re.compile(
            r"(?<!公)(?:共计|累计|总共|先后|全年|年内|今年以来|本年度|共(?![享同青建治产识和性振]))"
        ),
        generic=frozenset(data["generic"]),
        only_compared=frozenset(change["compared"]),
        dated=re.compile(
            rf"(?:由|从|较|比|与|和|同)?(?:{dates}|今年|去年|上年|本年|目前|年初|平均)+(?:同期)?的\s*$"
            rf"|(?:由|从|较|比)(?:{dates}|去年|上年|上一年度?)(?:同期)?(?:为)?\s*$"
        ),
        acts=frozenset(change["acts"]),
        full=change["full"],
        change_verb=re.compile(
            rf"(?:平均|累计|共|再)*(?P<word>{one_of(change['verbs'])})(?:了)?(?<!减(?=[免轻刑灾税负排速半]))(?=[\u4e00-\u9fff]{{2}})(?![至到为率])"
        ),
        above=re.compile(rf"(?P<word>{one_of(change['levels'])})[^,;。()\d]{{2,16}}$"),
        rank=re.compile(
            rf"(?:{one_of(change['ranks'])}|{one_of(change['rank_places'])}|中)+[\u4e00-\u9fff]{{0,4}}$"
        ),
        place=re.compile(r"(?:对)?.{0,10}(?:区|县|市|省|州|旗|镇|乡|街道|局|院|委|办|厅|政府)"),
    )
