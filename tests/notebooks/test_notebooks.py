"""Does every notebook run from a clean kernel, without a warning, and does it hold what it shows?"""

import base64
import re
import shutil
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from analysis import SEED, analyse
from tests.notebooks.execution import NOTEBOOKS, PROJECT, code, executed, read, shown, stale, warned

RENEW = "run `python -m tests.notebooks` to renew the outputs"
EACH = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project in a folder with a Chinese name and a blank, so that a notebook writes nothing into the real one."""
    folder = tmp_path / "报告 分析"
    for name in ("analysis", "assets", "notebooks", "seeds"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    folder = tmp_path / "settings"
    folder.mkdir()
    return folder


def notebook(*cells: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])


@EACH
def test_it_runs_without_a_warning_and_holds_what_it_shows(path, project, settings):
    before = {beside.name for beside in (project / "notebooks").iterdir()}
    held = read(project / "notebooks" / path.name)
    fresh = executed(held, project / "notebooks", settings)
    assert warned(fresh) == []
    assert stale(held, fresh) == [], RENEW
    assert {beside.name for beside in (project / "notebooks").iterdir()} == before


@EACH
def test_it_finds_the_project_from_its_root_too(path, project, settings):
    first = next(cell for cell in code(read(path)) if "sys.path" in cell.source)
    fresh = executed(notebook(first.source, "import analysis", "print(analysis.SEED)"), project, settings)
    assert code(fresh)[-1].outputs[0].text.strip() == str(project / "seeds" / SEED.name)


@EACH
def test_it_is_short_enough_for_a_code_host(path):
    held = read(path)
    nbformat.validate(held)
    outputs = [output for cell in code(held) for output in cell.outputs if "data" in output]
    pictures = [output for output in outputs if "image/png" in output.data]
    tables = [output.data["text/html"] for output in outputs if "text/html" in output.data]
    assert pictures
    assert tables
    for picture in pictures:
        assert len(base64.b64decode(picture.data["image/png"])) < 60_000
        assert re.search(r"[\u4e00-\u9fff]", picture.metadata["image/png"]["alt"])
    for table in tables:
        assert table.partition("<tbody>")[2].count("<tr>") <= 15


@EACH
def test_it_begins_with_a_story_in_chinese_and_a_summary_in_english(path):
    first = read(path).cells[0]
    assert first.cell_type == "markdown"
    assert re.match(r"# [\u4e00-\u9fff]", first.source)
    assert re.search(r"^\*In short: [^*]+\*$", first.source, re.MULTILINE)


@EACH
def test_its_links_lead_somewhere(path):
    links = [link for cell in read(path).cells for link in re.findall(r"\]\(([^)#]+)\)", cell.source)]
    assert links
    assert [link for link in links if not (path.parent / link).exists()] == []


@EACH
def test_it_names_nobody_of_the_closing_line(path):
    closing = analyse(SEED).report.closing
    named = re.findall(r"[:：]\s*([^,，:：()（）]{2,})", closing)
    assert len(named) >= 3
    text = path.read_text(encoding="utf-8")
    assert [name for name in named if name in text] == []


def test_the_read_me_lists_every_notebook():
    page = (PROJECT / "notebooks" / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", page)
    assert [link for link in links if not (PROJECT / "notebooks" / link).exists()] == []
    assert sorted(link for link in links if link.endswith(".ipynb")) == [path.name for path in NOTEBOOKS]
    named = re.findall(r"requirements[\w-]*\.txt", page)
    assert "requirements-notebook.txt" in named
    assert [name for name in named if not (PROJECT / name).exists()] == []


def test_what_opens_the_notebooks_is_exact_and_no_part_of_the_product():
    product, notebook, development = (
        requirements(f"requirements{kind}.txt") for kind in ("", "-notebook", "-dev")
    )
    assert "jupyterlab" in notebook
    assert all(re.fullmatch(r"==[\w.]+", pin) for pin in (notebook | development).values())
    assert {name for name in product if "jupyter" in name or name.startswith("nb")} == set()
    # One environment holds both.
    assert {name: pin for name, pin in notebook.items() if development.get(name, pin) != pin} == {}


def requirements(name: str) -> dict[str, str]:
    """→ distribution → version, of what a file itself requires."""
    lines = (PROJECT / name).read_text(encoding="utf-8").splitlines()
    stated = [Requirement(line.partition("#")[0]) for line in lines if re.match(r"\w", line)]
    return {canonicalize_name(requirement.name): str(requirement.specifier) for requirement in stated}


def test_an_error_and_a_warning_are_noticed(tmp_path, settings):
    warning = executed(notebook("import warnings", "warnings.warn('old', stacklevel=1)"), tmp_path, settings)
    assert "UserWarning: old" in "".join(warned(warning))
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        executed(notebook("1 / 0"), tmp_path, settings)


PICTURE = 'Image(b"\\x89PNG\\r\\n\\x1a\\n{}", format="png", alt="{} 件")'


def test_a_stale_output_is_noticed_and_a_picture_compared_by_what_it_says(tmp_path, settings):
    lines = ["from IPython.display import Image", "print(1)", "1 + 1", PICTURE.format("ink", 41)]
    others = ["print(3)", "1 + 2", PICTURE.format("ink", 42), PICTURE.format("paint", 41)]
    fresh = executed(notebook(*lines, *others), tmp_path, settings)
    assert warned(fresh) == []
    assert stale(fresh, fresh) == []
    _, text, value, picture, *changed = code(fresh)
    for cell, other in zip((text, value, picture), changed[:3], strict=True):
        held = deepcopy(fresh)
        next(same for same in code(held) if same.id == cell.id).outputs = other.outputs
        (found,) = stale(held, fresh)
        assert f"cell {cell.id}" in found
    assert picture.outputs != changed[3].outputs
    assert shown(picture) == shown(changed[3]) == [{"picture": "41 件"}]
