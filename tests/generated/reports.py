"""How do paragraphs become a report?"""

from __future__ import annotations

import random
import re

from tests.generated import disputes, enforcement, governance, phrases, services
from tests.generated.damage import damage as damaged
from tests.generated.figures import Figure, Style, chinese
from tests.generated.templates import TEMPLATES, Template
from tests.generated.truth import Generated, Quantity
from tests.generated.writing import Passage, Place, Writer

#: The modules that hold the templates; a template is entered when its module is loaded.
CHAPTERS = (disputes, enforcement, governance, services)
_ORDER = tuple(phrases.SECTIONS)
_SHORTEST, _LONGEST = 2000, 8000
_FROM = re.compile(r"(\d{4})>")
_HALF = str.maketrans("，；：（）", ",;:()")
_NUMERALS = "一二三四五六七八九十"


def generate(
    seed: int, *, year: int | None = None, region: str | None = None, damage: bool = False
) -> Generated:
    """A fictional report of the genre; the same arguments give the same report.

    `region` is one of the names of `tests.generated.phrases.PLACES`. Raises KeyError for another.
    """
    rng = random.Random(seed)
    place = rng.choice(phrases.PLACES)
    if region is not None:
        place = {known.name: known for known in phrases.PLACES}[region]
    drawn = rng.randint(2021, 2025)
    report = _Report(rng, place, drawn if year is None else year)
    while not _SHORTEST <= len(report.write().text) <= _LONGEST:
        report = _Report(rng, place, report.year)
    text, quantities, sections = report.finish()
    title = text.split("\n", 1)[0]
    relations = tuple(report.passage.relations)
    if damage:
        text, quantities = damaged(text, quantities, rng, f"{place.name}司法局", report.year)
    return Generated(
        text, title, place.name, report.year, quantities, relations, seed, sections, tuple(report.used)
    )


def numeral(number: int) -> str:
    """The numeral of a heading: 2 → 二, 12 → 十二."""
    return "二" if number == 2 else chinese(number)


class _Report:
    """A report being written: one passage that grows, and the sections that begin in it."""

    def __init__(self, rng: random.Random, place: Place, year: int) -> None:
        self.rng, self.place, self.year = rng, place, year
        self.style = Style(
            separator=rng.choice(("", "", ",")),
            chinese=rng.random() < 0.4,
            spaced=rng.random() < 0.15,
            digits=rng.choice((1, 1, 2)),
            truncates=rng.random() < 0.25,
        )
        self.passage = Passage()
        #: Each section as (number, start of its title, end of its title, start of the section).
        self.sections: list[tuple[str, int, int, int]] = []
        self.used: list[str] = []
        self.topics: set[str] = set()
        self.said: set[str] = set()
        self.run_in = rng.random() < 0.5
        self.dot = rng.choice((".", ".", "、", "．"))
        self.part = 0
        #: How many set phrases an author puts at each place where one may stand.
        self.wordy = rng.choice((0, 1, 1, 2, 4))

    def write(self) -> Passage:
        """Write everything, once."""
        rng = self.rng
        self._sentence(rng.choice(phrases.TITLES))
        self._line()
        self._sentence(rng.choice(self._fitting(phrases.OPENINGS)))
        if rng.random() < 0.4:
            self._honour()
        self._sentence(rng.choice(phrases.FORMULAS))
        self._heading_of_part(phrases.MAIN)
        places = sorted(rng.sample(_ORDER, rng.randint(6, len(_ORDER))), key=_ORDER.index)
        number = 0
        for place in places:
            templates = self._templates(place)
            if templates:
                number += 1
                self._section(number, place, templates)
        if rng.random() < 0.5:
            self._duty()
        self._problems()
        self._plan()
        if rng.random() < 0.4:
            self._line()
            self._sentence("特此报告。")
        if rng.random() < 0.4:
            self._line()
            self._sentence("<地>人民政府")
            self._line()
            self._sentence(f"<明年>年1月{rng.randint(4, 28)}日")
        return self.passage

    def finish(self) -> tuple[str, tuple[Quantity, ...], tuple[tuple[str, str], ...]]:
        """→ (the text in the author's punctuation, the quantities, the sections with their titles)."""
        text = self._punctuated(self.passage.text)
        starts = [*(section[3] for section in self.sections), len(text)]
        quantities = []
        place = 0
        for start, end, figure in self.passage.figures:
            while start >= starts[place]:
                place += 1
            section = self.sections[place - 1][0] if place else "0"
            quantities.append(_quantity(text, start, end, figure, section))
        sections = [("0", "前言"), *((number, text[start:end]) for number, start, end, _ in self.sections)]
        return text, tuple(quantities), tuple(sections)

    def _punctuated(self, text: str) -> str:
        if self.rng.random() < 0.2:
            text = text.replace("%", "％")
        width = self.rng.choice(("full", "full", "half", "mixed"))
        if width == "full":
            return text
        lines = text.split("\n")
        return "\n".join(
            line.translate(_HALF) if width == "half" or self.rng.random() < 0.5 else line for line in lines
        )

    # Parts

    def _heading_of_part(self, titles: tuple[str, ...]) -> None:
        self.part += 1
        self._heading(str(self.part), f"{numeral(self.part)}、", self.rng.choice(titles), run_in=False)

    def _section(self, number: int, place: str, templates: list[Template]) -> None:
        titles, _ = phrases.SECTIONS[place]
        section = f"{self.part}.{number}"
        self._heading(section, f"（{numeral(number)}）", self.rng.choice(titles), run_in=self.run_in)
        if not self.run_in:
            self._line()
        layout = self.rng.choice(("items", "items", "plain", "firstly")) if len(templates) > 1 else "plain"
        # A heading that runs into its text cannot be followed by an item on its line.
        if layout != "items" or self.run_in or self.rng.random() < 0.5:
            self._filler(place)
        for place_in_list, template in enumerate(templates, 1):
            title = self.rng.choice(template.titles)
            if layout == "items":
                self._heading(f"{section}.{place_in_list}", f"{place_in_list}{self.dot}", title, run_in=True)
                if self.rng.random() < 0.4:
                    self._filler(place)
            elif layout == "firstly":
                self._sentence(f"{numeral(place_in_list)}是{title}。")
            elif self.rng.random() < 0.4:
                self._line()
                self._filler(place)
            self._template(template)
            self._set_phrases()
        if layout != "items" and self.rng.random() < 0.4:
            self._filler(place)

    def _duty(self) -> None:
        self._heading_of_part(phrases.DUTY)
        self._line()
        for sentence in self.rng.sample(phrases.DUTIES, 2):
            self._sentence(sentence)
        templates = self._templates("leadership")
        if templates:
            self._template(templates[0])

    def _problems(self) -> None:
        self._heading_of_part(phrases.PROBLEMS)
        self._line()
        self._sentence(
            "<年>年，<地>法治政府建设取得了一定成效，但[仍存在一些差距和不足|与人民群众期待相比还有差距]，主要表现在以下三个方面："
        )
        for number, sentence in enumerate(self.rng.sample(phrases.SHORTCOMINGS, 3)):
            self._sentence(f"{_NUMERALS[number]}是{sentence}")

    def _plan(self) -> None:
        self._heading_of_part(phrases.PLANS)
        self._line()
        rng = self.rng
        self._sentence(
            "<明年>年，<地>将[继续|坚持]以习近平法治思想为指导，[重点做好以下工作|突出抓好以下几方面工作]。"
        )
        sections = rng.random() < 0.5
        titles = rng.sample(phrases.PLAN_TITLES, 3)
        intentions = rng.sample(phrases.INTENTIONS, rng.randint(3, 5))
        aims = rng.sample(phrases.AIMS, 3)
        for number, title in enumerate(titles, 1):
            if sections:
                self._heading(f"{self.part}.{number}", f"（{numeral(number)}）", title, run_in=True)
            else:
                self._sentence(f"{numeral(number)}是{title}。")
            self._sentence(aims[number - 1])
            for intention in intentions[number - 1 :: 3]:
                self._intention(intention)

    def _intention(self, intention: str) -> None:
        writer = self._writer()
        rng = self.rng
        named = rng.random() < 0.5
        period = str(self.year + 1) if named else ""
        target = "target"
        low = rng.choice(("不少于", "不少于", "至少"))
        writer.count("courses", rng.randint(2, 8), "期", "培训", kind=target, period=period, qualifier=low)
        writer.count("reviews", rng.randint(2, 4), "次", "案卷", kind=target, period=period, qualifier=low)
        writer.count(
            "visits", 10 * rng.randint(4, 20), "场次", "活动", kind=target, period=period, qualifier=low
        )
        writer.count(
            "people", 100 * rng.randint(1, 9), "名", "法律明白人", kind=target, period=period, qualifier=low
        )
        for key, words in (("cover", "覆盖率"), ("answer", "办复率")):
            writer.percent(key, 100, 0, words, kind=target, period=period)
        for key, words in (("appear", "出庭应诉率/出庭"), ("settle", "成功率"), ("online", "网上")):
            value = rng.randint(92, 98)
            writer.percent(key, value, 0, words, kind=target, period=period, qualifier="以上")
        writer.say(("<明年>年，" if named else "") + intention)
        self.passage.add(writer.passage)

    # Pieces

    def _writer(self) -> Writer:
        return Writer(self.rng, self.place, self.year, self.style)

    def _templates(self, place: str) -> list[Template]:
        known = [t for t in TEMPLATES.values() if place in t.places and t.topic not in self.topics]
        self.rng.shuffle(known)
        chosen: list[Template] = []
        for template in known[: self.rng.randint(1, 4)]:
            if template.topic not in self.topics:
                self.topics.add(template.topic)
                chosen.append(template)
        return chosen

    def _template(self, template: Template) -> None:
        writer = self._writer()
        template.write(writer)
        self.passage.add(writer.passage)
        self.used.append(template.name)

    def _honour(self) -> None:
        writer = self._writer()
        years = self.rng.randint(2, 7)
        writer.figures["years"] = Figure(
            chinese(years) if self.rng.random() < 0.6 else str(years),
            "年",
            float(years),
            "年",
            ("先进/平安",),
        )
        writer.say(self.rng.choice(phrases.HONOURS))
        self.passage.add(writer.passage)

    def _filler(self, place: str) -> None:
        """A sentence without figures that suits the section, none twice."""
        _, sentences = phrases.SECTIONS[place]
        fitting = [sentence for sentence in self._fitting(sentences) if sentence not in self.said]
        if fitting:
            sentence = self.rng.choice(fitting)
            self.said.add(sentence)
            self._sentence(sentence)
        self._set_phrases()

    def _fitting(self, sentences: tuple[str, ...]) -> list[str]:
        """The sentences that do not speak of what came after the year."""
        return [
            sentence for sentence in sentences if self.year >= int((_FROM.match(sentence) or ("", "0"))[1])
        ]

    def _set_phrases(self) -> None:
        known = [sentence for sentence in phrases.SET_PHRASES if sentence not in self.said]
        for sentence in self.rng.sample(known, min(self.rng.randint(0, self.wordy), len(known))):
            self.said.add(sentence)
            self._sentence(sentence)

    def _heading(self, number: str, marker: str, title: str, *, run_in: bool) -> None:
        self._line()
        section_start = len(self.passage.text)
        self.passage.text += marker
        start = len(self.passage.text)
        self._sentence(title)
        self.sections.append((number, start, len(self.passage.text), section_start))
        if run_in:
            self.passage.text += "。"

    def _line(self) -> None:
        if not self.passage.text.endswith("\n"):
            self.passage.text += "\n"

    def _sentence(self, sentence: str) -> None:
        writer = self._writer()
        writer.say(_FROM.sub("", sentence))
        self.passage.add(writer.passage)


def _quantity(text: str, start: int, end: int, figure: Figure, section: str) -> Quantity:
    return Quantity(
        start,
        end,
        text[start:end],
        figure.value,
        figure.unit,
        figure.qualifier,
        figure.period,
        figure.change,
        figure.kind,
        figure.keywords,
        section,
        figure.optional,
    )
