"""How is a long table of words or mentions shown: first rows, more on demand, every row with its links?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis import Analysis
from dashboard import linked, saving
from dashboard.markup import Node, element

#: Rows on the screen before a reader asks for more.
_PAGE = 50
_SHOWN = "rows shown"

Cell = Node | Sequence[Node]


def table(
    columns: Sequence[tuple[str, str]], rows: Iterable[tuple[Sequence[Cell], bool]], cls: str = ""
) -> Node:
    """A table that becomes cards where there is no room. `columns` are (title, class), `rows` (cells, whether the row
    is the one that the address names)."""
    body = [
        element(
            "tr",
            [element("td", cell, cls=kind) for cell, (_, kind) in zip(cells, columns, strict=True)],
            cls="now" if now else "",
        )
        for cells, now in rows
    ]
    head = element("tr", [element("th", title, cls=kind) for title, kind in columns])
    return element(
        "div", element("table", element("thead", head), element("tbody", body)), cls=f"rows {cls}".strip()
    )


def show(
    analysis: Analysis,
    name: str,
    rows: pd.DataFrame,
    counted: str,
    draw: Callable[[list[dict[str, Any]]], Node],
    empty: str,
) -> None:
    """Show the rows as `draw` makes a node of them, `counted` and the save menu above; `empty` where there are none.

    `name` is that of the table: what it is saved as.
    """
    if rows.empty:
        linked.show([element("p", empty, cls="empty")], key=f"table {name}")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(counted)
        with st.popover("保存", icon=":material/download:", type="tertiary", key=f"save table {name}"):
            saving.table_buttons(analysis, name, rows)
    most = int(st.session_state.get(_SHOWN, _PAGE))
    records: list[dict[str, Any]] = [
        {str(column): value for column, value in row.items()} for row in rows.head(most).to_dict("records")
    ]
    linked.show([draw(records)], key=f"table {name}")
    if len(rows) > most:
        left = min(_PAGE, len(rows) - most)
        st.button(f"再显示 {left} 行", on_click=_more, args=(most,), key=f"more {name}")


def first_rows() -> None:
    """Called where other rows are asked for: they are shown from the first on."""
    st.session_state.pop(_SHOWN, None)


def _more(most: int) -> None:
    st.session_state[_SHOWN] = most + _PAGE


def figure(value: str, unit: str = "") -> list[Node]:
    """A number with its smaller unit."""
    return [value, *([element("small", f" {unit}")] if unit else [])]


def shortened(sentence: str, text: str, room: int = 28) -> list[Node]:
    """The sentence around a text that stands in it, the text marked, cut at both ends where it is long."""
    at = max(sentence.find(text), 0)
    left, right = max(at - room, 0), min(at + len(text) + room, len(sentence))
    return [
        ("…" if left else "") + sentence[left:at],
        element("span", sentence[at : at + len(text)], cls="exact"),
        sentence[at + len(text) : right] + ("…" if right < len(sentence) else ""),
    ]
