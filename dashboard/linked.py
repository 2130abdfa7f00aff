"""How is a tree of nodes shown so that every link in it keeps the session and changes the address?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import address
from dashboard.markup import Node

_FOLDER = Path(__file__).resolve().parent


def _component() -> Callable[..., Any]:
    """Registered on every run, since Streamlit drops a name that it has seen in another run of the server."""
    return st.components.v2.component(
        "report_text",
        html='<div class="root"></div>',
        css=(_FOLDER / "linked.css").read_text(encoding="utf-8"),
        js=(_FOLDER / "linked.js").read_text(encoding="utf-8"),
    )


def show(nodes: Sequence[Node], *, key: str, scroll: bool = False) -> None:
    """Show the nodes. A click on a link leads where it says; `scroll` brings the current passage into view."""
    _component()(
        key=key,
        data={"nodes": list(nodes), "scroll": scroll},
        on_clicked_change=partial(_clicked, key),
    )


def _clicked(key: str) -> None:
    target = st.session_state[key].get("clicked")
    if isinstance(target, dict):
        address.follow({str(name): str(value) for name, value in target.items()})
