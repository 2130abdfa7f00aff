"""How does a paragraph come about from a phrasing, its figures and the relations between them?"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tests.generated.figures import Figure, Style, approximate, chinese, decimal, plain, scaled_ratio
from tests.generated.truth import Check, Claim, Relation

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_WORD = re.compile(r"<([^<>]+)>")
_FIGURE = re.compile(r"\{(\w+)(-?)\}")
_NOT_WHOLE = ("其中", "含", "包括", "主要为", "主要有", "涉及")
_UP = {"%": ("增长", "上升"), "个百分点": ("提高", "上升", "提升"), "": ("增加",)}
_DOWN = {"%": ("下降", "减少"), "个百分点": ("下降", "降低"), "": ("减少",)}


@dataclass(frozen=True, slots=True)
class Place:
    """A fictional place: 沐云区 of 澜石市 in 霞江省."""

    name: str
    city: str
    province: str

    @property
    def kind(self) -> str:
        return self.name[-1]

    @property
    def below(self) -> str:
        return {"县": "乡镇", "区": "街道", "市": "乡镇"}[self.kind]


@dataclass(slots=True)
class Passage:
    """A piece of text with its quantities, whose offsets and relations count from its own beginning."""

    text: str = ""
    figures: list[tuple[int, int, Figure]] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def add(self, other: Passage) -> None:
        """Put another passage behind this one."""
        offset, before = len(self.text), len(self.figures)
        self.text += other.text
        self.figures += [(start + offset, end + offset, figure) for start, end, figure in other.figures]
        self.relations += [
            replace(
                relation,
                stated=relation.stated + before,
                members=tuple(member + before for member in relation.members),
                shares=tuple(share + before for share in relation.shares),
            )
            for relation in other.relations
        ]


class Writer:
    """Writes one passage. A figure is defined by a key and printed where a phrasing says `{key}`.

    `{key-}` leaves its unit out. In a phrasing `[a|b]` is a choice and `<word>` a word of the place or the template.
    A relation whose figures the chosen phrasing does not print is left out.
    """

    def __init__(self, rng: random.Random, place: Place, year: int, style: Style) -> None:
        self.rng, self.place, self.year, self.style = rng, place, year, style
        self.passage = Passage()
        self.figures: dict[str, Figure] = {}
        self.notes: dict[str, str] = {}
        self.printed: dict[str, int] = {}
        #: How many phrasings the template offered, for the test that it has enough.
        self.phrasings = 0
        self.words = {
            "地": place.name,
            "短": place.name[:-1],
            "县": place.kind,
            "市": place.city,
            "省": place.province[:-1],
            "下": place.below,
            "年": str(year),
            "上年": str(year - 1),
            "前年": str(year - 2),
            "明年": str(year + 1),
        }

    # Numbers

    def between(self, low: int, high: int) -> int:
        """A whole number of that range, small ones as likely as large ones."""
        return min(high, int(low * ((high + 1) / low) ** self.rng.random()))

    def parts(self, total: int, count: int, least: int = 1) -> list[int]:
        """`count` whole numbers of at least `least` that add up to `total`."""
        spare = total - count * (least - 1)
        cuts = sorted(self.rng.sample(range(1, spare), count - 1))
        return [high - low + least - 1 for low, high in zip([0, *cuts], [*cuts, spare], strict=True)]

    def weighted(self, total: int, *weights: int) -> list[int]:
        """Positive whole numbers that add up to `total`, roughly in the proportion of the weights."""
        rough = [weight * self.rng.uniform(0.6, 1.4) for weight in weights]
        spare = total - len(weights)
        parts = [1 + int(spare * weight / sum(rough)) for weight in rough]
        parts[0] += total - sum(parts)
        return parts

    def before(self, now: int, least: int = 3) -> int:
        """Last year's level of a count: another one, up to a third larger or smaller."""
        then = now + self.rng.choice((-1, 1)) * self.between(max(1, now // 40), max(2, now // 3))
        return then if then >= least else now + least

    def reach(self, then: int, now: int) -> None:
        """Set `<至>`, the word for a level that was reached."""
        words = ("上升到", "增至", "增加到") if now > then else ("下降到", "降至", "减少到")
        self.words["至"] = self.rng.choice(words)

    def most(self, total: int, low: float = 0.88) -> int:
        """Most of `total`, the whole of it at times, never less than one."""
        if self.rng.random() < 0.12:
            return total
        return max(1, min(total, round(total * self.rng.uniform(low, 1))))

    # Figures

    def count(
        self,
        key: str,
        value: int,
        unit: str,
        *keywords: str,
        period: str | None = None,
        small: bool = False,
        kind: str = "actual",
        change: str = "",
        qualifier: str = "",
    ) -> int:
        """A whole number as it is; in words where `small` allows it and the author likes it."""
        words = small and self.style.chinese and value <= 12
        head = chinese(value) if words else plain(value, self.style)
        prefix, suffix = ("", qualifier) if qualifier in ("以上", "左右") else (qualifier, "")
        self._set(
            key,
            Figure(
                prefix + head,
                unit + suffix,
                float(value),
                unit,
                keywords,
                qualifier,
                self._period(period),
                change,
                kind,
            ),
        )
        return value

    def tenths(self, key: str, value: int, unit: str, *keywords: str, period: str | None = None) -> int:
        """`value` tenths of the unit: 31 → 3.1次."""
        self._set(
            key, Figure(decimal(value, 1), unit, value / 10, unit, keywords, period=self._period(period))
        )
        return value

    def about(self, key: str, value: int, unit: str, *keywords: str, period: str | None = None) -> None:
        """A number known only roughly: 160余场次, 近1.2万人次, 500份以上."""
        head, count, qualifier, suffix = approximate(value, self.rng)
        self._set(
            key, Figure(head, unit + suffix, float(count), unit, keywords, qualifier, self._period(period))
        )

    def wan(
        self, key: str, value: int, unit: str, *keywords: str, digits: int = 2, period: str | None = None
    ) -> None:
        """A count of ten thousands, rounded: 2.08万户."""
        step = 10 ** (4 - digits)
        scaled = (2 * value + step) // (2 * step)
        self._set(
            key,
            Figure(
                decimal(scaled, digits) + "万",
                unit,
                float(scaled * step),
                unit,
                keywords,
                period=self._period(period),
            ),
        )

    def money(self, key: str, yuan: int, *keywords: str, digits: int = 2) -> None:
        """An amount in 万元, 68.14万元 or, from a hundred million on, in 亿元."""
        large = yuan >= 10**8 and self.rng.random() < 0.7
        step = (10**8 if large else 10**4) // 10**digits
        scaled = (2 * yuan + step) // (2 * step)
        head = decimal(scaled, digits)
        head = head.rstrip("0").rstrip(".") if "." in head else head
        if not large and self.style.separator == "," and scaled >= 1000 * 10**digits:
            whole, point, rest = head.partition(".")
            head = f"{int(whole):,}{point}{rest}"
        loose = digits == 0 and self.rng.random() < 0.5
        unit = "亿元" if large else "万元"
        self._set(
            key,
            Figure(
                head,
                ("余" if loose else "") + unit,
                float(scaled * step),
                "元",
                keywords,
                "余" if loose else "",
                self._period(None),
            ),
        )

    def rate(
        self,
        key: str,
        part: int,
        whole: int,
        *keywords: str,
        note: str = "plain",
        period: str | None = None,
        digits: int | None = None,
    ) -> int:
        """The percentage that `part` is of `whole`, rounded or, as some authors do, truncated.

        → the printed percentage in units of its last digit.
        """
        digits = self.style.digits if digits is None else digits
        truncate = self.style.truncates and self.rng.random() < 0.7
        scaled = scaled_ratio(part, whole, digits, truncate=truncate)
        if part < whole and scaled >= 100 * 10**digits:
            truncate, scaled = True, scaled_ratio(part, whole, digits, truncate=True)
        if note == "plain" and truncate and scaled != scaled_ratio(part, whole, digits, truncate=False):
            note = "truncated"
        self.percent(key, scaled, digits, *keywords, period=period, note=note, exact=100 * part % whole == 0)
        return scaled

    def percent(
        self,
        key: str,
        scaled: int,
        digits: int,
        *keywords: str,
        period: str | None = None,
        note: str = "plain",
        exact: bool = False,
        change: str = "",
        unit: str = "%",
        kind: str = "actual",
        qualifier: str = "",
    ) -> None:
        """A percentage of `scaled` ÷ 10^digits; an exact whole one may leave its zeros out."""
        value = scaled / 10**digits
        if (scaled == 100 * 10**digits) or (exact and scaled % 10**digits == 0 and self.rng.random() < 0.5):
            scaled, digits = scaled // 10**digits, 0
        self.notes[key] = note
        prefix, suffix = ("", qualifier) if qualifier == "以上" else (qualifier, "")
        self._set(
            key,
            Figure(
                prefix + decimal(scaled, digits),
                unit + suffix,
                value,
                unit,
                keywords,
                qualifier,
                self._period(period),
                change,
                kind,
            ),
        )

    def grown(self, key: str, then: int, now: int, *keywords: str, word: bool = True) -> None:
        """The change from `then` to `now` in %; its word is `<key>` in the phrasing. Without `word`: 增幅12.5%."""
        up = now >= then
        direction = self.rng.choice((_UP if up else _DOWN)["%"]) if word else "增幅" if up else "降幅"
        self.words[key] = direction
        digits, truncate = self.style.digits, self.style.truncates and self.rng.random() < 0.5
        part = abs(now - then)
        scaled = scaled_ratio(part, then, digits, truncate=truncate)
        note = "truncated" if scaled != scaled_ratio(part, then, digits, truncate=False) else "plain"
        self.percent(
            key,
            scaled,
            digits,
            *keywords,
            note=note,
            exact=100 * part % then == 0,
            change=direction if word else "",
        )

    def more(self, key: str, then: int, now: int, unit: str, *keywords: str) -> None:
        """The difference between `then` and `now` as a count; its word is `<key>` in the phrasing."""
        direction = self.rng.choice((_UP if now >= then else _DOWN)[""])
        self.words[key] = direction
        self.count(key, abs(now - then), unit, *keywords, change=direction)

    def points(
        self, key: str, then: int, now: int, digits: int, *keywords: str, as_percent: bool = False
    ) -> None:
        """The difference of two printed percentages, in points, or with the % that authors wrongly use for them."""
        direction = self.rng.choice((_UP if now >= then else _DOWN)["个百分点"])
        self.words[key] = direction
        self.percent(
            key,
            abs(now - then),
            digits,
            *keywords,
            change=direction,
            unit="%" if as_percent else "个百分点",
            exact=True,
            note="points_as_percent" if as_percent else "plain",
        )

    def rank(self, key: str, place: int, *keywords: str) -> None:
        """A place in an order: 第4位."""
        self._set(key, Figure(f"第{place}", "位", float(place), "位", keywords, period=self._period(None)))

    def zero(self, key: str, word: str, unit: str, *keywords: str, optional: bool = False) -> None:
        """A zero that a word states: 无, 未发生."""
        self._set(key, Figure(word, "", 0.0, unit, keywords, period=self._period(None), optional=optional))

    def _set(self, key: str, figure: Figure) -> None:
        self.figures[key] = figure

    def _period(self, period: str | None) -> str:
        return str(self.year) if period is None else period

    # Text

    def say(self, *phrasings: str, always: bool = False) -> None:
        """Write one of the phrasings. `always` marks an addition that does not count as a way to put the whole."""
        if not always:
            self.phrasings = max(self.phrasings, len(phrasings))
        text = self.rng.choice(phrasings)
        text = _CHOICE.sub(lambda match: self.rng.choice(match.group(1).split("|")), text)
        text = _WORD.sub(lambda match: self._word(match.group(1)), text)
        done = 0
        for match in _FIGURE.finditer(text):
            self.passage.text += text[done : match.start()]
            self._print(match.group(1), bare=bool(match.group(2)))
            done = match.end()
        self.passage.text += text[done:]

    def perhaps(self, chance: float, *phrasings: str) -> None:
        """An addition that some reports have."""
        if self.rng.random() < chance:
            self.say(*phrasings, always=True)

    def _word(self, name: str) -> str:
        number = {"号": 60, "次": 30, "月": 12, "日": 28, "条": 70, "令": 800}.get(name)
        if name == "数":
            return self.rng.choice("一二三四五六七八九")
        return str(self.rng.randint(1, number)) if number else self.words[name]

    def _print(self, key: str, *, bare: bool) -> None:
        if key in self.printed:
            raise ValueError(f"{key} is printed twice")
        figure = self.figures[key]
        arabic = figure.head[-1:].isdigit()
        text = figure.head
        if not bare:
            inner = (
                arabic
                and figure.unit not in ("%", "个百分点")
                and self.style.spaced
                and self.rng.random() < 0.5
            )
            text += (" " if inner else "") + figure.tail
        if figure.head[0].isdigit() and self.style.spaced and self.rng.random() < 0.5 and self.passage.text:
            last = self.passage.text[-1]
            self.passage.text += " " if "\u4e00" <= last <= "\u9fff" else ""
        start = len(self.passage.text)
        self.passage.text += text
        self.printed[key] = len(self.passage.figures)
        self.passage.figures.append((start, start + len(text), figure))

    # Relations

    def relate(
        self,
        check: Check,
        stated: str,
        members: Sequence[str],
        *,
        note: str = "",
        split: int = 1,
        shares: Sequence[str] = (),
    ) -> None:
        """Record a relation, if the text prints all of its figures."""
        if not all(key in self.printed for key in (stated, *members)):
            return
        places = tuple(self.printed[key] for key in members)
        note = note or self.notes.get(stated, "plain")
        claim = self._claim(self.printed[stated], places) if check == "sum" else "whole"
        self.passage.relations.append(
            Relation(
                check,
                self.printed[stated],
                places,
                note,
                split,
                claim,
                tuple(self.printed[key] for key in shares),
            )
        )

    def _claim(self, total: int, parts: tuple[int, ...]) -> Claim:
        """What does the text between the total and its parts claim of them?"""
        figures = self.passage.figures
        start, end = figures[total][1], figures[min(parts)][0]
        link = self.passage.text[start:end] if start < end else "。"
        if "。" in link:
            return "none"
        if any(word in link for word in _NOT_WHOLE):
            return "among"
        apart = any(total < place < min(parts) for place in range(len(figures)))
        claims = "：" in link or link.startswith("（") or "分别为" in link
        return "whole" if claims and not apart else "none"

    def shares(self, parts: Sequence[str], counts: Sequence[int], total: int, *keywords: str) -> None:
        """`<part>占` for each part: its share of the total, the last one forced so that they add up to 100."""
        digits = self.style.digits
        exact = [scaled_ratio(count, total, digits, truncate=False) for count in counts]
        forced = [*exact[:-1], 100 * 10**digits - sum(exact[:-1])]
        for part, share, right in zip(parts, forced, exact, strict=True):
            note = "plain" if share == right else "forced_share"
            words = self.figures[part].keywords[-1:]
            self.percent(f"{part}占", share, digits, *keywords, *words, note=note)

    def share_out(self, parts: Sequence[str], total: str) -> None:
        """The relations of `shares`."""
        shares = [f"{part}占" for part in parts]
        for part, share in zip(parts, shares, strict=True):
            self.relate(
                "ratio", share, (part, total), shares=[other for other in shares if other in self.printed]
            )

    def uneven(self, total: int, count: int) -> list[int]:
        """Parts of the total whose rounded shares, more often than not, miss 100 by a little."""
        digits = self.style.digits
        for _ in range(12):
            parts = self.parts(total, count, max(1, total // (4 * count)))
            if sum(scaled_ratio(part, total, digits, truncate=False) for part in parts) != 100 * 10**digits:
                break
        return parts

    def sum(self, total: str, *parts: str, note: str = "plain") -> None:
        parts = tuple(part for part in parts if part in self.printed) if note == "partial_list" else parts
        if not parts:
            return
        if note == "partial_list" and len(parts) == 1:
            self.part(parts[0], total)
        else:
            self.relate("sum", total, parts, note=note)

    def balance(self, carried: str, new: str, closed: str, pending: str) -> None:
        self.relate("balance", closed, (carried, new, closed, pending), note="plain", split=2)

    def ratio(self, rate: str, above: Sequence[str] | str, *below: str, note: str = "") -> None:
        above = (above,) if isinstance(above, str) else tuple(above)
        self.relate("ratio", rate, (*above, *below), split=len(above), note=note)

    def change(self, stated: str, first: str, second: str) -> None:
        self.relate("change", stated, (first, second))

    def part(self, part: str, *whole: str) -> None:
        self.relate("part_of", part, whole, note="plain")

    def grain(self, rate: str, total: str) -> None:
        self.relate("granularity", rate, (total,))
