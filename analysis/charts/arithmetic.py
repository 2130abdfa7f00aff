"""Does a stated figure follow from the others? The arithmetic of a finding as a small drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.colour import translucent
from analysis.charts.labels import columns, escape, figure, indicator, lines, number, quantity, tooltip
from analysis.charts.quantities import signed
from analysis.charts.style import EDGE, NARROW, Theme, covering, finish, palette, section_colours, typography

#: What stands behind an equation: a mark and a word.
MARKS = {"ok": "✓ 一致", "mismatch": "※ 不一致"}
_BAR = 12
_LINE = 18
_GAP = 10
_APART = 30
#: A computed figure is what a formula gives if they differ by less than this share.
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Equation:
    """A finding as arithmetic: `computed` is written out, `stated` is what the report says, `holds` whether they agree.

    `str()` gives `75 ÷ 79 = 94.9 % ≠ 98.7 %`.
    """

    computed: str
    relation: str
    stated: str
    holds: bool

    def __str__(self) -> str:
        return f"{self.computed} {self.relation} {self.stated}".strip()

    @property
    def mark(self) -> str:
        """`✓ 一致` or `※ 不一致`."""
        return MARKS["ok" if self.holds else "mismatch"]


@dataclass(frozen=True, slots=True)
class _Bar:
    """A number as a bar that begins at `at`; nobody states a `supposed` one."""

    row: Mapping[Any, Any]
    at: float
    value: float
    supposed: bool = False


@dataclass(frozen=True, slots=True)
class _Picture:
    """An equation, its bars from top to bottom, and the gap that a mismatch leaves in the last row, if any."""

    check: Mapping[Any, Any]
    equation: Equation
    bars: tuple[_Bar, ...]
    gap: tuple[float, float] | None


def equation(check: Mapping[Any, Any], metrics: pd.DataFrame) -> Equation | None:
    """The arithmetic of a row of **checks**, None where nothing can be computed (`unverifiable`)."""
    picture = _picture(check, metrics)
    return picture.equation if picture else None


def arithmetic(
    checks: pd.DataFrame,
    metrics: pd.DataFrame,
    sections: pd.DataFrame,
    *,
    heading: str = "",
    place: str = "",
    year: int | None = None,
    caption: str = "",
    width: int = NARROW,
    theme: Theme = "light",
) -> go.Figure | None:
    """The findings of `checks`, each as its equation and its numbers as bars; what does not agree comes first.

    Parts follow each other below their total, what a balance has on its two sides stands below one another, a share
    below its whole, a later figure below an earlier one. What a mismatch leaves open is outlined in vermilion with its
    mark and word. One finding is drawn by handing over one row. A click hands back `(start, section, indicator)`.

    Returns None where `checks` has no relation that can be computed.
    """
    ordered = checks.sort_values("status", key=lambda status: status != "mismatch", kind="stable")
    pictures = [made for row in ordered.to_dict("records") if (made := _picture(row, metrics)) is not None]
    if not pictures:
        return None
    by_section = section_colours(sections, theme)
    room = width - 2 * EDGE
    plot = go.Figure()
    top = 0.0
    for index, picture in enumerate(pictures):
        top = _draw(plot, picture, top + (_APART if index else 0), room, year, by_section, theme)
    body = round(top)
    plot.update_layout(
        barmode="overlay",
        xaxis={"range": [0, room], "visible": False},
        yaxis={"range": [body, 0], "visible": False},
    )
    wrong = sum(not picture.equation.holds for picture in pictures)
    if len(pictures) == 1:
        stated = (
            pictures[0].bars[0].row
            if pictures[0].check["check"] in ("sum", "balance")
            else _stated_row(pictures[0].check, metrics)
        )
        asked = f"{indicator(stated, year)} {quantity(stated)}，对得上吗？"
    else:
        asked = "这些数字对得上吗？"
    verdict = f"{len(pictures)} 项关系，{wrong} 项不一致" if wrong else f"{len(pictures)} 项关系，全部一致"
    finish(
        plot,
        title=f"{heading}：{asked}" if heading else asked,
        subtitle=" · ".join(part for part in (place, verdict, "单位见各数") if part),
        caption=caption,
        body=body,
        width=width,
        theme=theme,
    )
    plot.layout.meta["alt"] = f"{asked}" + "；".join(
        f"{picture.equation}，{picture.equation.mark[2:]}" for picture in pictures
    )
    return plot


def _members(check: Mapping[Any, Any], metrics: pd.DataFrame) -> list[Mapping[Any, Any]]:
    known = {int(row["start"]): row for row in metrics.to_dict("records")}
    starts = [int(start) for start in str(check["members"]).split(";") if start.strip()]
    return [known[start] for start in starts if start in known]


def _stated_row(check: Mapping[Any, Any], metrics: pd.DataFrame) -> Mapping[Any, Any]:
    return _members(check, metrics)[0]


def _picture(check: Mapping[Any, Any], metrics: pd.DataFrame) -> _Picture | None:
    if check["status"] not in MARKS:
        return None
    draw = {
        "sum": _sum,
        "balance": _balance,
        "ratio": _ratio,
        "change": _change,
        "part_of": _part_of,
        "granularity": _granularity,
    }.get(str(check["check"]))
    members = _members(check, metrics)
    if draw is None or len(members) != len(str(check["members"]).split(";")):
        return None
    return draw(check, members)


def _holds(check: Mapping[Any, Any]) -> bool:
    return bool(check["status"] == "ok")


def _value(row: Mapping[Any, Any]) -> float:
    return float(row["value"])


def _added(rows: Sequence[Mapping[Any, Any]], bracket: bool = False) -> str:
    text = " + ".join(number(_value(row)) for row in rows)
    return f"({text})" if bracket and len(rows) > 1 else text


def _in_a_row(rows: Sequence[Mapping[Any, Any]]) -> Iterator[_Bar]:
    at = 0.0
    for row in rows:
        yield _Bar(row, at, _value(row))
        at += _value(row)


def _total(rows: Sequence[Mapping[Any, Any]]) -> float:
    return sum(_value(row) for row in rows)


def _between(one: float, other: float, holds: bool) -> tuple[float, float] | None:
    return None if holds or one == other else (min(one, other), max(one, other))


def _sum(check: Mapping[Any, Any], members: Sequence[Mapping[Any, Any]]) -> _Picture:
    total, parts = members[0], members[1:]
    added, holds = _total(parts), _holds(check)
    if holds and added == _value(total):
        made = Equation(_added(parts), "=", quantity(total), True)
    else:
        made = Equation(f"{_added(parts)} = {number(added)}", "≈" if holds else "≠", quantity(total), holds)
    bars = (_Bar(total, 0.0, _value(total)), *_in_a_row(parts))
    return _Picture(check, made, bars, _between(added, _value(total), holds))


def _balance(check: Mapping[Any, Any], members: Sequence[Mapping[Any, Any]]) -> _Picture | None:
    if len(members) != 4:
        return None
    new, carried, closed, pending = members
    one, other, holds = [carried, new], [closed, pending], _holds(check)
    left, right = _total(one), _total(other)
    if holds:
        made = Equation(f"{_added(one)}", "=", f"{_added(other)} {new['unit']}", True)
    else:
        made = Equation(
            f"{_added(one)} = {number(left)}", "≠", f"{_added(other)} = {number(right)} {new['unit']}", False
        )
    return _Picture(check, made, (*_in_a_row(one), *_in_a_row(other)), _between(left, right, holds))


def _ratio(check: Mapping[Any, Any], members: Sequence[Mapping[Any, Any]]) -> _Picture | None:
    rate, counts = members[0], members[1:]
    computed = float(check["computed"])
    for cut in range(1, len(counts)):
        above, below = counts[:cut], counts[cut:]
        whole = _total(below)
        if whole and _same(100 * _total(above) / whole, computed):
            made = _compared(f"{_added(above, True)} ÷ {_added(below, True)}", computed, rate, _holds(check))
            supposed = whole * _value(rate) / 100
            gap = _between(_total(above), supposed, _holds(check))
            return _Picture(check, made, (*_in_a_row(below), *_in_a_row(above)), gap)
    return None


def _change(check: Mapping[Any, Any], members: Sequence[Mapping[Any, Any]]) -> _Picture | None:
    if len(members) != 3:
        return None
    change, current, third = members
    now = _value(current)
    by_step = str(third["change"]) != ""
    before = now - signed(third) if by_step else _value(third)
    computed = float(check["computed"])
    earlier = _Bar(third if not by_step else {**current, "period": "上期", "text": ""}, 0.0, before, by_step)
    b = number(before)
    for formula, value in (
        (f"({number(now)} − {b}) ÷ {b}", 100 * (now - before) / before if before else float("nan")),
        (f"{number(now)} − {b}", now - before),
        (f"({number(now)} − {b}) ÷ {b}", (now - before) / before if before else float("nan")),
        (f"{number(now)} ÷ {b}", now / before if before else float("nan")),
    ):
        if _same(value, computed):
            made = _compared(formula, computed, change, _holds(check), float(check["reported"]))
            return _Picture(check, made, (earlier, _Bar(current, 0.0, now)), None)
    return None


def _part_of(check: Mapping[Any, Any], members: Sequence[Mapping[Any, Any]]) -> _Picture:
    part, wholes = members[0], members[1:]
    whole, holds = _total(wholes), _holds(check)
    stated = f"{_added(wholes)} = {number(whole)}" if len(wholes) > 1 else number(whole)
    made = Equation(number(_value(part)), "≤" if holds else ">", f"{stated} {wholes[0]['unit']}", holds)
    bars = (*_in_a_row(wholes), _Bar(part, 0.0, _value(part)))
    return _Picture(check, made, bars, _between(whole, _value(part), holds))


def _granularity(check: Mapping[Any, Any], members: Sequence[Mapping[Any, Any]]) -> _Picture:
    rate, total = members
    whole = _value(total)
    count = float(check["computed"]) * whole / 100
    near = float(round(count))
    supposed = {**total, "indicator": "最接近的整数", "value": near, "text": "", "qualifier": ""}
    made = _compared(f"{number(near)} ÷ {number(whole)}", 100 * near / whole, rate, _holds(check))
    bars = (_Bar(total, 0.0, whole), _Bar(supposed, 0.0, near, True))
    return _Picture(check, made, bars, None)


def _compared(
    formula: str, computed: float, stated: Mapping[Any, Any], holds: bool, reported: float | None = None
) -> Equation:
    """A computed figure with the decimals of the stated one, with more where that would hide how they differ."""
    shown, unit = figure(stated)
    if reported is not None and reported < 0:
        shown = f"−{shown.lstrip('−')}"
    decimals = len(shown.partition(".")[2])
    value = _rounded(computed, decimals)
    if holds and value == shown:
        return Equation(formula, "=", f"{shown} {unit}", True)
    for more in (0, 1, 2, 3):
        value = _rounded(computed, decimals + more)
        if value != shown and float(value.replace(",", "").replace("−", "-")) != float(
            shown.replace(",", "").replace("−", "-").split()[-1] or 0
        ):
            break
    return Equation(f"{formula} = {value} {unit}", "≈" if holds else "≠", f"{shown} {unit}", holds)


def _rounded(value: float, decimals: int) -> str:
    text = f"{abs(value):,.{decimals}f}"
    return f"−{text}" if value < 0 and text.strip("0.,") else text


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME * max(1.0, abs(one), abs(other))


def _draw(
    plot: go.Figure,
    picture: _Picture,
    top: float,
    room: float,
    year: int | None,
    by_section: Mapping[str, str],
    theme: Theme,
) -> float:
    """Draw one finding from `top` on; → where it ends."""
    colours, text = palette(theme), typography()
    made = picture.equation
    colour = _colour(str(picture.check["section"]), by_section, theme)

    def write(content: str, at: float, size: int, ink: str, x: float = 0.0) -> None:
        plot.add_annotation(
            text=content, x=x, y=at, xref="x", yref="y", xanchor="left", yanchor="top", align="left",
            font={"size": size, "color": ink},
        )  # fmt: skip

    broken = lines(str(made), room / text.title)
    marked = made.mark if made.holds else f'<span style="color:{colours.vermilion}">{made.mark}</span>'
    # The mark is one word, and never parted.
    apart = columns(f"{broken[-1]} {made.mark}") > room / text.title
    written = "<br>".join(map(escape, broken)) + ("<br>" if apart else " ") + marked
    write(written, top, text.title, colours.ink)
    top += (len(broken) + apart) * text.title * 1.35 + 4
    if not made.holds:
        told = lines(str(picture.check["explanation"]), room / text.small)
        write("<br>".join(map(escape, told)), top, text.small, colours.muted)
        top += len(told) * text.small * 1.45 + 6
    reach = max([bar.at + bar.value for bar in picture.bars] + ([picture.gap[1]] if picture.gap else []))
    scale = room / reach if reach else 0.0
    boxes = []
    for bar in picture.bars:
        name = indicator(bar.row, year)
        stated, unit = figure(bar.row) if not bar.supposed else (number(bar.value), str(bar.row["unit"]))
        label = lines(f"{name} {stated} {unit}", room / text.body)
        longest = max(map(columns, label)) * text.body + 6
        x = max(min(bar.at * scale, room - longest), 0.0)
        quiet = f'<span style="font-size:{text.small}px"> {escape(unit)}</span>'
        written = "<br>".join(map(escape, label))
        if unit and written.endswith(f" {escape(unit)}"):
            written = written.removesuffix(f" {escape(unit)}") + quiet
        write(written, top, text.body, colours.muted if bar.supposed else colours.ink, x)
        high = _LINE * len(label) + _BAR + _GAP
        boxes.append((bar, x, top, high, longest))
        top += high
    plot.add_bar(
        x=[max(bar.value * scale, 2.0) for bar, *_ in boxes],
        base=[bar.at * scale for bar, *_ in boxes],
        y=[at + high - _GAP - _BAR / 2 for _, _, at, high, _ in boxes],
        width=[_BAR] * len(boxes),
        orientation="h",
        marker={
            "color": [colours.paper if bar.supposed else colour for bar, *_ in boxes],
            "line": {"color": colour, "width": [1.5 if bar.supposed else 0 for bar, *_ in boxes]},
        },
        hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
        name="bars",
    )
    stated_boxes = [box for box in boxes if not box[0].supposed]
    plot.add_bar(
        x=[
            max(bar.value * scale, x + longest - min(x, bar.at * scale))
            for bar, x, _, _, longest in stated_boxes
        ],
        base=[min(x, bar.at * scale) for bar, x, *_ in stated_boxes],
        y=[at + high / 2 for _, _, at, high, _ in stated_boxes],
        width=[high for *_, high, _ in stated_boxes],
        orientation="h",
        marker={"color": translucent(colours.blue, 0)},
        selected={"marker": {"color": translucent(colours.blue, 0.12)}},
        hovertext=[
            tooltip(f"{indicator(bar.row, year)} {quantity(bar.row)}", str(bar.row["sentence"]))
            for bar, *_ in stated_boxes
        ],
        hoverinfo="text",
        customdata=[
            [int(bar.row["start"]), str(bar.row["section"]), str(bar.row["indicator"])]
            for bar, *_ in stated_boxes
        ],
        name="rows",
    )
    if picture.gap:
        last = boxes[-1]
        y1 = last[2] + last[3] - _GAP + 3
        x0, x1 = (end * scale for end in picture.gap)
        plot.add_shape(
            type="rect", xref="x", yref="y", x0=x0, x1=max(x1, x0 + 2), y0=y1 - _BAR - 6, y1=y1,
            line={"color": colours.vermilion, "width": 1.5, "dash": "dot"}, name="gap",
        )  # fmt: skip
        plot.add_annotation(
            text=escape(_gap_label(picture)), x=min(x1, room), y=y1 + 2, xref="x", yref="y", xanchor="right",
            yanchor="top", font={"size": text.small, "color": colours.vermilion},
        )  # fmt: skip
        top += _LINE
    return top


def _gap_label(picture: _Picture) -> str:
    """What the outline of a mismatch is: how much is missing or too much, or where the stated rate would lie."""
    if picture.check["check"] == "ratio":
        return f"※ 所述 {picture.equation.stated} 应到此处"
    assert picture.gap is not None
    low, high = picture.gap
    return f"※ 相差 {number(high - low)} {picture.bars[0].row['unit']}".rstrip()


def _colour(number_of_section: str, colours: Mapping[str, str], theme: Theme) -> str:
    try:
        return colours[covering(number_of_section, colours)]
    except KeyError:
        return palette(theme).muted
