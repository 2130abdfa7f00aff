"""How does a text reach a reader's clipboard, and what if the browser does not let it?"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).resolve().parent


def button(label: str, text: str, *, key: str) -> None:
    """A button that copies a text and shows it, selected: without https or localhost a reader copies it by hand."""
    show = st.components.v2.component(
        "text_to_copy",
        html='<div class="root"><button type="button"></button><span role="status"></span>'
        "<textarea readonly hidden></textarea></div>",
        css=(_FOLDER / "copying.css").read_text(encoding="utf-8"),
        js=(_FOLDER / "copying.js").read_text(encoding="utf-8"),
    )
    show(key=key, data={"label": label, "text": text})
