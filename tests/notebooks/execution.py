"""What does a notebook show when it is run from a clean kernel, and how does that differ from what it holds?"""

from __future__ import annotations

import os
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from analysis import SEED

PROJECT = SEED.parent.parent
NOTEBOOKS = tuple(sorted((PROJECT / "notebooks").glob("*.ipynb")))
#: Seconds that a cell may take before it is given up: only one that hangs takes so long.
_PATIENCE = 300


def read(path: Path) -> NotebookNode:
    """The notebook in a file."""
    return nbformat.read(path, as_version=4)


def write(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook so that it changes only where its cells or its outputs do."""
    notebook = deepcopy(notebook)
    # A kernel adds its own release here.
    notebook.metadata.language_info = {"name": "python"}
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")


def executed(notebook: NotebookNode, folder: Path, settings: Path) -> NotebookNode:
    """The notebook with the outputs of a clean kernel that works in `folder`.

    `settings` is an empty folder: no start-up file of the person who runs it takes part. Raises
    nbclient.exceptions.CellExecutionError for a cell that ends in an error.
    """
    notebook = deepcopy(notebook)
    for cell in code(notebook):
        cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook,
        timeout=_PATIENCE,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
    )
    done: NotebookNode = client.execute(env={**os.environ, "IPYTHONDIR": str(settings)})
    return done


def code(notebook: NotebookNode) -> list[NotebookNode]:
    """The cells of a notebook that are run."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def warned(notebook: NotebookNode) -> list[str]:
    """What its cells wrote to standard error: warnings are shown to a reader there."""
    return [
        output.text
        for cell in code(notebook)
        for output in cell.outputs
        if output.output_type == "stream" and output.name == "stderr"
    ]


def shown(cell: NotebookNode) -> list[dict[str, Any]]:
    """The outputs of a cell as they are compared: text and tables as they are, of a picture only what it says in
    words, since its bytes depend on the browser that drew it."""
    outputs: list[dict[str, Any]] = []
    for output in cell.outputs:
        kind = output.output_type
        if kind == "stream":
            # A kernel hands on a text in as many pieces as it likes.
            if outputs and outputs[-1].get("name") == output.name:
                outputs[-1]["text"] += output.text
            else:
                outputs.append({"name": output.name, "text": output.text})
        elif kind == "error":
            outputs.append({"error": output.ename})
        elif "image/png" in output.data:
            outputs.append({"picture": output.metadata.get("image/png", {}).get("alt", "")})
        else:
            outputs.append(dict(output.data))
    return outputs


def stale(held: NotebookNode, fresh: NotebookNode) -> list[str]:
    """Where a notebook does not hold what it shows when it is run: a line a cell, empty where it does."""
    return [
        f"cell {before.id} holds {shown(before)} as [{before.execution_count}], "
        f"but shows {shown(after)} as [{after.execution_count}]"
        for before, after in zip(code(held), code(fresh), strict=True)
        if (before.execution_count, shown(before)) != (after.execution_count, shown(after))
    ]
