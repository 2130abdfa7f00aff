"""What is left of a phrase when its circumstances, fillers and marks are taken off?"""

from __future__ import annotations

import re

from analysis.assets import pattern, toml
from analysis.metrics.masks import MASK
from analysis.metrics.words import vocabulary

#: The contract's bound on an indicator, in characters.
LONGEST = 30
#: Of a head that is put before a name, at most this much is kept.
_LONGEST_HEAD = 18
#: Stands between a head and what is said of it: 行政复议申请·维持.
JOIN = "·"
RATE = pattern("rate")
PER = pattern("per")
MARKS = " \t,;:。!?、·-—()[]（）"
#: A quoted name or a title that holds commas would end the name in the middle.
TITLE = re.compile(r"《[^》]*(?:》|$)")


def clean(text: str) -> str:
    text = TITLE.sub("", text).replace(MASK, "")
    text = re.sub(r"\s+", "", text).strip(MARKS)
    return balanced(text)


def balanced(text: str) -> str:
    """Without a quotation mark or bracket whose partner was cut away."""
    for opening, closing in ("“”", "‘’", "()", "《》"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text


def front_phrase(before: str) -> tuple[str, str]:
    """→ (noun, the verb before it) out of the words before a number."""
    words = vocabulary()
    plain = clean(strip_front(main_clause(strip_trailing(TITLE.sub("", before)))))
    match = words.verb.match(plain)
    if match and len(plain) > match.end():
        verb, noun = match.group(), plain[match.end() :].lstrip("的")
        if noun and not noun.startswith(("率", "情况", "数", "量", "成功率", "工作", "前", "后", "中", "时")):
            verb = "" if is_light(verb) else verb
            return shorten(noun, LONGEST - len(verb)), verb
    if match and match.end() == len(plain):
        return "", "" if is_light(plain) else plain
    return shorten(plain, LONGEST), ""


def main_clause(before: str) -> str:
    """The words from the main verb on: without the subject and the circumstances in front of it."""
    words = vocabulary()
    cut = [match for match in words.middle.finditer(before) if len(before[match.end() :].strip(MARKS)) >= 2]
    if cut:
        return before[cut[-1].end() :]
    for match in reversed(list(words.light.finditer(before))):
        if (
            match.start()
            and len(before[match.end() :].strip(MARKS)) >= 2
            and "每" not in before[: match.start()]
        ):
            return before[match.end() :]
    if len(before) > 14:
        for match in words.verb.finditer(before, 2):
            subject = before[: match.start()].rstrip(MARKS)
            if (
                subject.endswith(tuple("上中内台统局院办所会队厅委府关心"))
                and len(before[match.end() :].strip(MARKS)) >= 2
            ):
                return before[match.start() :]
    return before


def is_light(verb: str) -> bool:
    return re.sub("(?:各类|各种|各级|涉|了|出|共计|累计|共)+$", "", verb) in toml("indicators")["light_verbs"]


def ends_light(phrase: str) -> bool:
    return any(phrase.endswith(verb) for verb in toml("indicators")["light_verbs"])


def strip_front(text: str) -> str:
    words = vocabulary()
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


def strip_trailing(text: str) -> str:
    words = vocabulary()
    while text:
        match = words.trailing.search(text)
        if not match:
            break
        text = text[: match.start()]
    return text


def behind_phrase(behind: str, object_position: bool) -> tuple[str, str]:
    """→ (noun, predicate) out of the words behind a number."""
    words = vocabulary()
    plain = re.sub(r"^\s*\([^()]*\)", "", behind)
    plain = TITLE.sub("", plain)
    plain = re.sub(r"^\s*(?:和|及|与|、)*\s*的(?=\S{2,})", "", plain)
    plain = clean(plain)
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
        return shorten(plain, LONGEST), ""
    noun, predicate = plain[: match.start()], plain[match.start() :]
    while (fill := words.fill.match(predicate)) and fill.end() < len(predicate):
        predicate = predicate[fill.end() :]
    if len(noun) > 14:
        noun = re.split("、|和|及|与", noun)[0] if not object_position else noun
        noun = shorten(noun, 20)
    room = LONGEST - len(noun) - 1
    if len(predicate) > min(room, 14) and (
        last := re.search(r"(?:进行了|进行|开展了|开展)(.{2,12})$", predicate)
    ):
        predicate = last.group(1)
    return noun.strip(MARKS), shorten(predicate, room).strip(MARKS)


def shorten(text: str, limit: int) -> str:
    """The end of a long phrase, which is its head in Chinese, cut where a word begins."""
    if len(text) <= limit:
        return text
    words = vocabulary()
    starts = [m.end() for m in re.finditer("的|、|和|对|在|将|由|向|以", text)]
    starts += [m.start() for m in words.verb.finditer(text)]
    starts += [m.end() for m in words.middle.finditer(text)]
    # A cut that loses most of the phrase is worse than one inside a word.
    fitting = sorted(start for start in starts if max(4, limit // 2) <= len(text) - start <= limit)
    return balanced(text[fitting[0] :] if fitting else text[-limit:])


def head_text(head: str, name: str) -> str:
    return shorten(head, max(4, min(_LONGEST_HEAD, LONGEST - len(name) - 1)))


def fit(text: str) -> str:
    """The name within the contract's bound, without marks that end a sentence."""
    text = re.sub("[,;:。!?]", " ", text)
    text = re.sub(r"\s+", "", text).strip(MARKS)
    if len(text) <= LONGEST:
        return text
    head, joint, tail = text.partition(JOIN)
    if joint and len(tail) <= LONGEST - 5:
        return shorten(head, LONGEST - len(tail) - 1) + joint + tail
    return shorten(text, LONGEST)


def plain_phrase(clause: str) -> str:
    return clean(strip_front(strip_trailing(clause)))


def says_outcome(text: str) -> bool:
    """Words behind a count that say what became of it (12件在审理中), not a new subject."""
    return bool(vocabulary().relative.fullmatch(text))


def refers_back(name: str) -> bool:
    if PER.match(name):
        return True
    if RATE.search(name):
        return len(name) <= 5
    words = vocabulary()
    noun, joint, _ = name.partition(JOIN)
    if joint and words.relative.fullmatch(noun):
        # 其余·正按计划推进: the noun says only which of them.
        return True
    return bool(words.relative.fullmatch(name.replace(JOIN, "")) or words.verb.fullmatch(name))


def join_verb(verb: str, noun: str) -> str:
    return verb + noun if verb and not noun.startswith(verb) else noun
