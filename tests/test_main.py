import errno
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis import SEED, analyse, language
from analysis.__main__ import SEGMENTERS, Exit, main
from analysis.sharing import files
from analysis.tables import COLUMNS, NAMES

ROOT = SEED.parent.parent
REPORT = (
    "某县2022年法治政府建设年度报告\n"
    "一、主要举措\n"
    "2022年,全县共收到行政复议申请12件,受理10件,审结9件。全年开展行政执法培训3期,培训执法人员120人次。\n"
    "二、下一步打算\n"
    "继续推进依法行政,进一步规范行政执法行为,不断提升法治政府建设水平。\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "某县 报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "analysis", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


def test_tables_of_the_seed(tmp_path):
    done = run("tables", SEED, "--out", tmp_path / "表")
    assert (done.returncode, done.stderr) == (Exit.DONE, b"")
    assert sorted(path.name for path in (tmp_path / "表").iterdir()) == sorted(
        f"{name}.csv" for name in NAMES
    )
    analysis = analyse(SEED)
    for name in NAMES:
        written = pd.read_csv(
            tmp_path / "表" / f"{name}.csv", dtype={"section": str, "parent": str, "view": str}
        )
        assert list(written.columns) == list(COLUMNS[name])
        assert len(written) == len(analysis.table(name)) > 0
    sections = pd.read_csv(tmp_path / "表" / "sections.csv", dtype={"section": str})
    assert {"1.1", "1.10"} <= set(sections["section"])


@pytest.mark.parametrize("format", files.FORMATS)
def test_formats(tmp_path, report, format):
    assert main(["tables", str(report), "--out", str(tmp_path / "out"), "--format", format]) == Exit.DONE
    assert (tmp_path / "out" / f"metrics.{format}").stat().st_size > 0


def terms_of(folder: Path) -> set[str]:
    return set(pd.read_csv(folder / "terms.csv", dtype=str, keep_default_na=False).term)


def test_lists_of_words_of_ones_own(tmp_path, report):
    lexicon, stop = tmp_path / "词典.tsv", tmp_path / "停用词.txt"
    lexicon.write_text("行政复议申请\tn\n", encoding="utf-8")
    stop.write_text("# 本县\n培训\n", encoding="utf-8")
    assert main(["tables", str(report), "--out", str(tmp_path / "甲")]) == Exit.DONE
    own = ["--lexicon", str(lexicon), "--stop-words", str(stop)]
    assert main(["tables", str(report), "--out", str(tmp_path / "乙"), *own]) == Exit.DONE
    assert {"行政复议", "培训"} <= terms_of(tmp_path / "甲")
    assert "行政复议申请" in terms_of(tmp_path / "乙")
    assert not {"行政复议", "培训"} & terms_of(tmp_path / "乙")


def test_both_segmenters_write_the_same_tables(tmp_path, report):
    for segmenter in SEGMENTERS:
        chosen = ["--out", str(tmp_path / segmenter), "--segmenter", segmenter]
        assert main(["tables", str(report), *chosen]) == Exit.DONE
    written = [(tmp_path / segmenter / "terms.csv").read_bytes() for segmenter in SEGMENTERS]
    assert written[0] == written[1]
    assert tuple(language.SEGMENTERS) == SEGMENTERS


def test_lists_of_words_that_cannot_be_used(tmp_path, report, capsys):
    bad = tmp_path / "词典.tsv"
    bad.write_text("双随机、一公开\n", encoding="utf-8")
    for option, named in (
        ("--lexicon", bad),
        ("--lexicon", tmp_path / "无.tsv"),
        ("--stop-words", tmp_path / "无.txt"),
    ):
        arguments = ["tables", str(report), "--out", str(tmp_path / "out"), option, str(named)]
        assert main(arguments) == Exit.UNUSABLE
        assert named.name in complaint(capsys)
    assert (
        main(["images", str(report), "--out", str(tmp_path / "out"), "--lexicon", str(bad)]) == Exit.UNUSABLE
    )
    assert "词典.tsv" in complaint(capsys)
    assert not (tmp_path / "out").exists()


def test_a_cloud_of_ones_own_words(tmp_path, report):
    lexicon = tmp_path / "词典.tsv"
    lexicon.write_text("行政复议申请\n", encoding="utf-8")
    chosen = ["--chart", "cloud", "--section", "report", "--format", "svg", "--lexicon", str(lexicon)]
    assert main(["images", str(report), "--out", str(tmp_path / "图"), *chosen]) == Exit.DONE
    assert "行政复议申请" in (tmp_path / "图" / "cloud-report.svg").read_text(encoding="utf-8")


def test_several_reports_get_a_folder_each_numbered_where_names_repeat(tmp_path, report, capsys):
    again = tmp_path / "b" / report.name
    again.parent.mkdir()
    again.write_text(REPORT, encoding="utf-8")
    third = tmp_path / "b" / f"{report.stem}-2.txt"
    third.write_text(REPORT, encoding="utf-8")
    out = tmp_path / "out"
    assert main(["tables", str(report), str(again), str(third), "--out", str(out)]) == Exit.DONE
    names = [report.stem, f"{report.stem}-2", f"{report.stem}-2-2"]
    assert sorted(path.name for path in out.iterdir()) == sorted(names)
    assert all((out / name / "metrics.csv").exists() for name in names)
    assert f"{again} → {out / names[1]}" in capsys.readouterr().out


def test_names_that_differ_in_case_alone_get_two_folders(tmp_path):
    for folder, name in (("a", "Report.txt"), ("b", "REPORT.txt")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(REPORT, encoding="utf-8")
    inputs = [str(tmp_path / "a" / "Report.txt"), str(tmp_path / "b" / "REPORT.txt")]
    assert main(["tables", *inputs, "--out", str(tmp_path / "out")]) == Exit.DONE
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["REPORT-2", "Report"]


def test_a_name_of_dots_stays_inside_the_folder(tmp_path, report):
    (tmp_path / "...txt").write_text(REPORT, encoding="utf-8")
    inputs = [str(tmp_path / "...txt"), str(report)]
    assert main(["tables", *inputs, "--out", str(tmp_path / "x" / "out")]) == Exit.DONE
    assert {path.name for path in (tmp_path / "x" / "out").iterdir()} == {report.stem, "报告"}
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["out"]


def test_the_good_of_several_are_written_and_the_bad_named(tmp_path, report, capsys):
    empty = tmp_path / "空.txt"
    empty.touch()
    missing = tmp_path / "没有.txt"
    out = tmp_path / "out"
    assert main(["tables", str(empty), str(report), str(missing), "--out", str(out)]) == Exit.UNUSABLE
    assert [path.name for path in out.iterdir()] == [report.stem]
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(str(empty))
    assert lines[1].startswith(str(missing))


def test_a_pattern_that_the_shell_left_is_filled_in(tmp_path, report):
    (tmp_path / "乙.txt").write_text(REPORT, encoding="utf-8")
    assert main(["tables", str(tmp_path / "*.txt"), "--out", str(tmp_path / "out")]) == Exit.DONE
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted([report.stem, "乙"])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n\t\n",
        b"Annual report on law-based government, 2023.\n" * 40,
        "法治政府".encode(),
        bytes(4000),
    ],
    ids=["empty", "blank", "english", "short", "binary"],
)
def test_an_input_that_is_no_report(tmp_path, capsys, content):
    path = tmp_path / "输入.txt"
    path.write_bytes(content)
    assert main(["tables", str(path), "--out", str(tmp_path / "out")]) == Exit.UNUSABLE
    assert "输入.txt" in complaint(capsys)
    assert list(tmp_path.iterdir()) == [path]


def test_an_input_that_is_missing_or_a_folder(tmp_path, capsys):
    for name in ("没有.txt", "夹"):
        (tmp_path / "夹").mkdir(exist_ok=True)
        assert main(["tables", str(tmp_path / name), "--out", str(tmp_path / "out")]) == Exit.UNUSABLE
        assert name in complaint(capsys)
        assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "命令"),
        (["table"], "table"),
        (["tables"], "REPORT, --out"),
        (["tables", "x.txt"], "--out"),
        (["tables", "x.txt", "--out"], "--out"),
        (["tables", "x.txt", "--out", ""], "--out"),
        (["tables", "", "--out", "out"], "REPORT"),
        (["tables", "x.txt", "--out", "out", "--format", "docx"], "docx"),
        (["tables", "x.txt", "--out", "out", "--formats", "csv"], "--formats"),
        (["tables", "x.txt", "--out", "out", "--segmenter", "hanlp"], "hanlp"),
        (["tables", "x.txt", "--out", "out", "--lexicon", ""], "--lexicon"),
        (["tables", "x.txt", "--out", "out", "--debug=1"], "--debug"),
        (["tables", "x.txt", "--out", str(SEED)], str(SEED)),
    ],
)
def test_arguments_that_cannot_be_used(tmp_path, monkeypatch, capsys, arguments, named):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == Exit.UNUSABLE
    said = complaint(capsys)
    assert named in said
    assert "请改正后重试" in said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made(tmp_path, report, capsys):
    assert main(["tables", str(report), "--out", str(report / "out")]) == Exit.UNUSABLE
    assert "不能写入文件夹" in complaint(capsys)
    assert list(tmp_path.iterdir()) == [report]


def test_help(capsys):
    with pytest.raises(SystemExit) as end:
        main(["tables", "--help"])
    assert end.value.code == Exit.DONE
    out = capsys.readouterr().out
    assert "用法：" in out
    assert "usage" not in out


def failing(error: BaseException):
    def write(*_: object) -> None:
        raise error

    return write


def test_a_full_disk(tmp_path, report, monkeypatch, capsys):
    def half(path: Path, data: bytes) -> None:
        with path.open("wb") as file:
            file.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", half)
    assert main(["tables", str(report), "--out", str(tmp_path / "out")]) == Exit.FAILED
    assert "磁盘空间不足" in complaint(capsys)
    assert list(tmp_path.iterdir()) == [report]


def test_a_bug_is_one_line_and_a_hint(tmp_path, report, monkeypatch, capsys):
    monkeypatch.setitem(files._WRITERS, "csv", failing(ZeroDivisionError("division\nby zero")))
    assert main(["tables", str(report), "--out", str(tmp_path / "out")]) == Exit.FAILED
    said = complaint(capsys)
    assert "ZeroDivisionError: division by zero" in said
    assert "--debug" in said
    assert main(["tables", str(report), "--out", str(tmp_path / "out"), "--debug"]) == Exit.FAILED
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_leaves_nothing_half_written(tmp_path, report, monkeypatch, capsys):
    monkeypatch.setitem(files._WRITERS, "csv", failing(KeyboardInterrupt()))
    assert main(["tables", str(report), "--out", str(tmp_path / "out")]) == Exit.FAILED
    assert "已中断" in complaint(capsys)
    assert list(tmp_path.iterdir()) == [report]


def test_a_bug_in_one_of_several_wins_over_a_bad_input(tmp_path, report, monkeypatch):
    monkeypatch.setitem(files._WRITERS, "csv", failing(ZeroDivisionError()))
    inputs = [str(report), str(tmp_path / "没有.txt")]
    assert main(["tables", *inputs, "--out", str(tmp_path / "out")]) == Exit.FAILED


def test_a_console_that_cannot_show_every_character(tmp_path):
    path = tmp_path / "𠮷𬱖.txt"
    path.write_text(REPORT, encoding="utf-8")
    done = run("tables", path, "--out", tmp_path / "出", PYTHONIOENCODING="gbk")
    assert (done.returncode, done.stderr) == (Exit.DONE, b"")
    assert "??.txt → " in done.stdout.decode("gbk")
    assert (tmp_path / "出" / "metrics.csv").exists()
    failed = run("tables", tmp_path / "𠮷.txt", "--out", tmp_path / "出", PYTHONIOENCODING="gbk")
    assert failed.returncode == Exit.UNUSABLE
    assert "?.txt" in failed.stderr.decode("gbk")


def test_the_command_line_itself_loads_nothing_heavy():
    code = "import sys, analysis.__main__; print(*sorted({'pandas', 'plotly', 'jieba'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b""


def test_pictures_of_a_section(tmp_path):
    out = tmp_path / "图"
    chosen = ["--chart", "cloud", "terms", "--section", "1.8", "report", "--format", "png", "svg"]
    done = run("images", SEED, "--out", out, *chosen)
    assert (done.returncode, done.stderr) == (Exit.DONE, b"")
    names = [f"{chart}-{place}" for chart in ("cloud", "terms") for place in ("1.8", "report")]
    written = sorted(path.name for path in out.iterdir())
    assert written == sorted(f"{name}.{format}" for name in names for format in ("png", "svg"))
    for name in names:
        assert (out / f"{name}.png").read_bytes().startswith(b"\x89PNG\r\n")
        assert "</svg>" in (out / f"{name}.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [(["--chart", "pie"], "pie"), (["--section", "9.9"], "9.9"), (["--format", "gif"], "gif")],
)
def test_pictures_that_there_are_none_of(tmp_path, capsys, arguments, named):
    assert main(["images", str(SEED), "--out", str(tmp_path / "out"), *arguments]) == Exit.UNUSABLE
    assert named in complaint(capsys)
    assert list(tmp_path.iterdir()) == []


def test_pictures_without_a_browser_are_all_or_none(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "没有"))
    chosen = ["--chart", "cloud", "terms", "--section", "report"]
    assert main(["images", str(SEED), "--out", str(tmp_path / "out"), *chosen]) == Exit.UNUSABLE
    assert "BROWSER_PATH" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
