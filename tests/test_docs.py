"""Do code and documentation say the same, and does every command in it run?"""

import argparse
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import SEED
from analysis.__main__ import FINDINGS, PICTURES, Exit, main, parser
from analysis.audit import CHECKS
from analysis.charts import REGISTRY
from analysis.sharing import files, findings, pictures
from analysis.tables import COLUMNS, NAMES

ROOT = SEED.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("seeds/*.md")])
README, CHINESE_README = ROOT / "README.md", ROOT / "README.zh-CN.md"

TYPES = {"str": "text", "int64": "whole", "float64": "number"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """The text below a second-level heading of a page."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", read(page), re.DOTALL | re.MULTILINE)
    assert found, f"{page} has no section {heading}"
    return found.group(1)


def rows(text: str) -> list[list[str]]:
    """The cells of the Markdown tables in a text, without their headers."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row, after in zip(cells, [*cells[1:], []], strict=True) if "---" not in row + after]


def says_something(sentence: str) -> bool:
    return len(sentence) > 4 and sentence.endswith((".", "?"))


def blocks(path: Path) -> Iterator[tuple[str, str]]:
    """→ (language, content) of every fenced block of a page."""
    yield from re.findall(
        r"^```(\w*)\n(.*?)^```$", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


def commands(path: Path) -> list[list[str]]:
    """The command lines of a page, each split into words, the environment's Python as `python`."""
    found = []
    for language, content in blocks(path):
        if language in ("sh", "bat"):
            for line in content.replace("\\\n", " ").splitlines():
                words = shlex.split(line.replace("\\", "/"), comments=True)
                if words:
                    found.append([re.sub(r"^\.venv/(bin|Scripts)/python$", "python", words[0]), *words[1:]])
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_column_has_its_sentence_and_type(name):
    documented = rows(section("docs/tables.md", name))
    assert {row[0]: row[1] for row in documented} == {
        f"`{column}`": TYPES[dtype] for column, dtype in COLUMNS[name].items()
    }
    for column, _, sentence in documented:
        assert says_something(sentence), column


def test_every_check_is_named():
    (sentence,) = [row[2] for row in rows(section("docs/tables.md", "checks")) if row[0] == "`check`"]
    assert [name for name in CHECKS if f"`{name}`" not in sentence] == []


def test_every_chart_has_its_title_and_sentence():
    documented = {
        name.strip("`"): (title, sentence) for name, title, sentence in rows(read("docs/charts.md"))
    }
    assert set(documented) == {*REGISTRY, pictures.CLOUD}
    for name, chart in REGISTRY.items():
        assert documented[name][0] == chart.title
    for name, (_, sentence) in documented.items():
        assert says_something(sentence), name


def subcommands() -> dict[str, argparse.ArgumentParser]:
    (found,) = [action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(found.choices)


@pytest.mark.parametrize("command", subcommands())
def test_every_option_has_its_sentence(command):
    documented = {row[0].strip("`").split()[0]: row[1] for row in rows(section("docs/cli.md", command))}
    options = {option for action in subcommands()[command]._actions for option in action.option_strings}
    assert set(documented) == options - {"-h", "--help"}
    for option, sentence in documented.items():
        assert says_something(sentence), option


def test_every_format_is_named():
    text = section("docs/cli.md", "tables")
    assert [name for name in files.FORMATS if f"- `{name}`:" not in text] == []
    assert PICTURES == pictures.FORMATS
    assert FINDINGS == findings.FORMATS
    assert [name for name in FINDINGS if f"`{name}`" not in section("docs/cli.md", "audit")] == []
    assert [name for name in PICTURES if f"`{name}`" not in section("docs/cli.md", "images")] == []


def test_every_exit_status_has_its_sentence():
    documented = dict(rows(section("docs/cli.md", "Exit statuses")))
    assert set(documented) == {str(int(status)) for status in Exit}
    for status, sentence in documented.items():
        assert says_something(sentence), status


def test_both_readmes_list_the_same_commands():
    def without_comments(path: Path) -> list[tuple[str, str]]:
        return [(language, re.sub(r"  #.*", "", content)) for language, content in blocks(path)]

    assert without_comments(README) == without_comments(CHINESE_README)
    assert len(commands(README)) >= 8


def can_run(words: list[str]) -> bool:
    """Whether a command that is not run here names only what exists."""
    match words:
        case ["make", target, *_]:
            return re.search(rf"^{re.escape(target)}:", read("Makefile"), re.MULTILINE) is not None
        case ["python3" | "py", "-m", "venv", ".venv"]:
            return True
        case ["python", "-m", "pip", "install", "-r", requirements]:
            return (ROOT / requirements).is_file()
        case ["python", "-m", "streamlit", "run", script, *_]:
            return (ROOT / script).is_file()
        case ["python", "-m", "pytest" | "ruff" | "mypy" | "tests.browser", *options]:
            return all((ROOT / option).exists() for option in options if "/" in option)
    return False


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the seed in it, to run examples in."""
    shutil.copytree(SEED.parent, tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_runs(path, copy):
    for words in commands(path):
        if words[:3] == ["python", "-m", "analysis"]:
            # The seed report holds one inconsistency, so its audit ends as it should.
            expected = Exit.INCONSISTENT if words[3] == "audit" else Exit.DONE
            assert main(words[3:]) == expected, words
            if "--out" in words:
                assert any((copy / words[words.index("--out") + 1]).iterdir()), words
        else:
            assert can_run(words), words


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_python_example_runs(path, copy):
    for language, content in blocks(path):
        if language == "python":
            exec(compile(content, path.name, "exec"), {"__name__": "example"})


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_and_path_leads_somewhere(path):
    text = path.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []
    named = re.findall(
        r"`((?:analysis|assets|dashboard|docs|seeds|tests)/[\w./-]*|[\w-]+\.(?:toml|txt|py))`", text
    )
    named = [name for name in named if "NAME" not in name]  # the reader's own file
    assert [name for name in named if not any((base / name).exists() for base in (ROOT, path.parent))] == []
