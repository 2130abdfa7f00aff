"""What is shown, as a tree of data: how do a report's own words reach the screen without becoming markup?

A node is a text or an element made by :func:`element`. The browser builds it element by element and sets every text as
text, so nothing in a report can ever be read as HTML or Markdown.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.address import href

#: A text, or an element as :func:`element` makes it. Plain data, so that it travels as JSON.
Node = str | dict[str, Any]

_PUNCTUATION = re.compile(rf"[{re.escape(string.punctuation)}]")


def element(
    tag: str,
    *children: Node | Iterable[Node],
    cls: str = "",
    to: Mapping[str, str] | None = None,
    tip: str = "",
    style: Mapping[str, str] | None = None,
    label: str = "",
) -> dict[str, Any]:
    """An element of the page. With `to` it is a link that leads to that address (see :mod:`dashboard.address`).

    `tip` is what a pointer shows, `label` what a screen reader says instead of the text; `style` sets CSS variables
    (`--name`) and nothing else.
    """
    node: dict[str, Any] = {"tag": tag, "children": _flat(children)}
    if cls:
        node["cls"] = cls
    if to is not None:
        node["to"] = dict(to)
        node["href"] = href(to)
    if tip:
        node["tip"] = tip
    if label:
        node["label"] = label
    if style:
        node["style"] = dict(style)
    return node


def link(
    text: str, to: Mapping[str, str], *, cls: str = "", tip: str = "", label: str = ""
) -> dict[str, Any]:
    """A link whose text is a text."""
    return element("a", text, to=to, cls=cls, tip=tip, label=label)


def words(node: Node) -> str:
    """All the text of a node, as a reader sees it."""
    return node if isinstance(node, str) else "".join(words(child) for child in node["children"])


def literal(text: str) -> str:
    """A text for a label that Streamlit reads as Markdown: every character in it stands for itself.

    By CommonMark 0.31, section 2.4, any ASCII punctuation may have a backslash before it.
    """
    return _PUNCTUATION.sub(r"\\\g<0>", " ".join(text.split()))


def _flat(children: Iterable[Node | Iterable[Node]]) -> list[Node]:
    nodes: list[Node] = []
    for child in children:
        if isinstance(child, (str, dict)):
            nodes.append(child)
        else:
            nodes.extend(child)
    return nodes
