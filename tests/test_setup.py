"""Does a clean machine get what the code needs, by the files that say so?"""

import ast
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import distribution, packages_distributions, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from analysis import SEED

ROOT = SEED.parent.parent


def pinned() -> dict[str, Requirement]:
    """The requirements of the product by name."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    stated = [Requirement(line.partition("#")[0]) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(requirement.name): requirement for requirement in stated}


def test_every_requirement_is_exact_and_installed():
    for name, requirement in pinned().items():
        assert re.fullmatch(r"==[\w.]+", str(requirement.specifier)), name
        if requirement.marker is None or requirement.marker.evaluate():
            assert str(requirement.specifier) == f"=={version(name)}"


def test_what_the_requirements_need_is_required_too():
    known = pinned()
    for name in known:
        for text in distribution(name).requires or []:
            needed = Requirement(text)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                assert canonicalize_name(needed.name) in known, f"{name} needs {needed}"


def test_what_the_code_imports_is_named_first_with_its_reason():
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8").partition("# Named by those above:")[0]
    direct = {
        canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==\S+(?: ;.*)?  # \w", text, re.MULTILINE)
    }
    distributions = packages_distributions()
    for path in [*ROOT.glob("analysis/**/*.py"), *ROOT.glob("dashboard/**/*.py"), ROOT / "streamlit_app.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for module in {name.partition(".")[0] for name in names} - {"analysis", "dashboard"}:
                if module not in sys.stdlib_module_names:
                    sources = {canonicalize_name(name) for name in distributions[module]}
                    assert sources & direct, f"{path.relative_to(ROOT)} imports {module}"


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # Not the variables of the make that runs the tests.
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))
    }
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A project that needs nothing, in a folder with a Chinese name and a blank."""
    folder = tmp_path / "报告 分析"
    folder.mkdir()
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "requirements.txt").touch()
    (folder / "requirements-dev.txt").touch()
    return folder


def test_set_up_installs_once_and_again_when_the_requirements_change(clone):
    first = make(clone, "setup", f"PYTHON={sys.executable}")
    assert first.returncode == 0, first.stderr
    assert "pip install" in first.stdout
    assert (clone / ".venv" / "bin" / "python").exists()
    second = make(clone, "setup")
    assert (second.returncode, "pip" in second.stdout, second.stderr) == (0, False, "")
    later = (clone / ".venv" / ".product").stat().st_mtime + 10
    os.utime(clone / "requirements.txt", (later, later))
    assert "pip install" in make(clone, "setup", "--dry-run").stdout


def test_set_up_says_which_python_it_needs(clone):
    failed = make(clone, "setup", "PYTHON=no-such-python")
    assert failed.returncode != 0
    assert "Python 3.11 or newer is needed" in failed.stderr
    assert not (clone / ".venv").exists()
