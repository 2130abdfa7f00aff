"""What stands on a page that AppTest has run: the text of trees of nodes, and the links in them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

PROJECT = Path(__file__).resolve().parent.parent.parent


def dashboard(page: str = "", **parameters: str) -> AppTest:
    """The dashboard as it shows a page of that address, run once."""
    app = AppTest.from_file(str(PROJECT / "streamlit_app.py"), default_timeout=60)
    for name, value in parameters.items():
        app.query_params[name] = value
    if page:
        app.run()
        for name, value in parameters.items():
            app.query_params[name] = value
        app.switch_page(f"dashboard/pages/{page}.py")
    return app.run()


def elements(app: AppTest, kind: str) -> list[Any]:
    """All elements of a kind, wherever they stand."""
    return [element for element in _leaves(app._tree) if element.type == kind]


def heading(app: AppTest) -> str:
    """The page's heading as HTML."""
    return str(next(element.proto.body for element in elements(app, "html") if "<h1>" in element.proto.body))


def notices(app: AppTest) -> list[str]:
    """What must not be missed, as HTML."""
    return [element.proto.body for element in elements(app, "html") if 'role="alert"' in element.proto.body]


def trees(app: AppTest) -> dict[str, list[Any]]:
    """Key → the nodes that are shown under it."""
    shown = {element.key: json.loads(element.proto.json) for element in elements(app, "bidi_component")}
    return {key: data["nodes"] for key, data in shown.items() if "nodes" in data}


def text(nodes: Any) -> str:
    """All words of a node or of a list of nodes."""
    if isinstance(nodes, str):
        return nodes
    return "".join(text(node) for node in (nodes if isinstance(nodes, list) else nodes["children"]))


def links(nodes: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """(its words, where it leads) for every link of a node or of a list of nodes."""
    for node in nodes if isinstance(nodes, list) else nodes.get("children", []):
        if isinstance(node, dict):
            if "to" in node:
                yield text(node), node["to"]
            yield from links(node)


def classes(nodes: Any, name: str) -> list[str]:
    """The words of every node of a class."""
    found = []
    for node in nodes:
        if isinstance(node, dict):
            if name in node.get("cls", "").split():
                found.append(text(node))
            found.extend(classes(node["children"], name))
    return found


def _leaves(node: Any) -> Iterator[Any]:
    if hasattr(node, "children"):
        for child in node.children.values():
            yield from _leaves(child)
    else:
        yield node
