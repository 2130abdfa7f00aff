"""What does the command line offer: a report's tables and pictures as files, and its arithmetic checked?

Thin: it reads arguments, calls the packages that do the work, and turns what went wrong into a sentence and an exit
status. What is heavy to import is imported by the command that needs it.
"""

from __future__ import annotations

import argparse
import errno
import glob
import io
import re
import sys
import traceback
import unicodedata
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from analysis.errors import InputError
from analysis.sharing.files import FORMATS

if TYPE_CHECKING:
    from analysis.language import Vocabulary

#: Names of the segmenters (those of analysis.language, which is heavy to import).
SEGMENTERS = ("jieba", "rjieba")
#: Formats of a picture (those of analysis.sharing.pictures, which is heavy to import), and what stands for no section.
PICTURES = ("png", "svg")
_WHOLE = "report"
#: Formats of the audit's outcome (those of analysis.sharing.findings).
FINDINGS = ("text", "json", "markdown")


class Exit(IntEnum):
    """The exit statuses of every command; the highest one wins."""

    DONE = 0
    INCONSISTENT = 1
    UNUSABLE = 2
    FAILED = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line (that of this process where None) and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console that cannot show a character (GBK) shows a question mark, and the command goes on.
            stream.reconfigure(errors="replace")
    debug = "--debug" in (sys.argv[1:] if arguments is None else arguments)
    try:
        return _guarded(lambda: _command(arguments), debug=debug)
    except KeyboardInterrupt:
        _complain("已中断：正在写的文件已清除，可以重新运行。")
        return Exit.FAILED


def _command(arguments: Sequence[str] | None) -> Exit:
    options = parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], Exit] = options.run
    return run(options)


def _guarded(step: Callable[[], Exit], *, debug: bool, subject: str = "") -> Exit:
    """What the step returns; or the status for what it raises, after one line about it, and what it was about."""
    before = f"{subject}：" if subject else ""
    try:
        return step()
    except InputError as error:
        _complain(f"{before}{error}")
        return Exit.UNUSABLE
    except Exception as error:  # noqa: BLE001 — the last line of defence: a person gets a sentence, not a traceback
        if debug:
            traceback.print_exc()
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            _complain(f"{before}磁盘空间不足，没有写入：请清理磁盘或换一个文件夹后重试。")
        else:
            _complain(
                f"{before}程序出现意外错误（{type(error).__name__}: {error}）：请加上 --debug 重试，查看详情。"
            )
        return Exit.FAILED


def _complain(sentence: str) -> None:
    print(" ".join(sentence.splitlines()), file=sys.stderr)


def _vocabulary(options: argparse.Namespace) -> Vocabulary:
    from analysis.language import read_vocabulary

    return read_vocabulary(options.lexicon, options.stop_words, options.segmenter)


def _tables(options: argparse.Namespace) -> Exit:
    from analysis import analyse
    from analysis.sharing.files import write_tables

    vocabulary = _vocabulary(options)
    reports = _expanded(options.reports)
    folders = _folders(reports, options.out)

    def one(report: Path, folder: Path) -> Exit:
        analysis = analyse(report, vocabulary=vocabulary)
        files = write_tables(analysis, folder, options.format)
        print(f"{report} → {folder}：{len(files)} 张表")
        for note in analysis.report.notes:
            print(f"  {note}")
        return Exit.DONE

    return max(
        _guarded(
            partial(one, report, folder),
            debug=options.debug,
            subject=str(report) if len(reports) > 1 else "",
        )
        for report, folder in zip(reports, folders, strict=True)
    )


def _images(options: argparse.Namespace) -> Exit:
    from analysis import analyse
    from analysis.sharing.files import replacing
    from analysis.sharing.pictures import draw_all

    sections = options.section and ["" if number == _WHOLE else number for number in options.section]
    analysis = analyse(Path(options.report), vocabulary=_vocabulary(options))
    count = 0
    with replacing(options.out) as folder:
        for count, total, name in draw_all(analysis, folder, options.format, options.chart, sections):
            print(f"{count}/{total} {name}", flush=True)
    print(
        f"{options.report} → {options.out}：{count} 张图片"
        if count
        else "所选章节没有可画的内容，没有写出图片。"
    )
    return Exit.DONE


def _audit(options: argparse.Namespace) -> Exit:
    from analysis import analyse
    from analysis.sharing.findings import consistent, written

    reports = _expanded(options.reports)

    def one(report: Path) -> Exit:
        analysis = analyse(report)
        print(written(analysis, options.format), end="")
        return Exit.DONE if consistent(analysis.checks) else Exit.INCONSISTENT

    return max(
        _guarded(partial(one, report), debug=options.debug, subject=str(report) if len(reports) > 1 else "")
        for report in reports
    )


def _expanded(names: Sequence[str]) -> list[Path]:
    """The paths, with *.txt and the like filled in where the shell has not done it (on Windows it never does)."""
    reports: list[Path] = []
    for name in names:
        found = [] if Path(name).exists() else sorted(glob.glob(name))
        reports += map(Path, found or [name])
    return reports


def _folders(reports: Sequence[Path], out: Path) -> list[Path]:
    """`out` for a single report; for several, a folder in it for each, named by its file, numbered where names repeat.

    Names that a file system may hold for one (upper and lower case, composed and decomposed) count as repeated.
    """
    if len(reports) == 1:
        return [out]
    taken: set[str] = set()
    folders = []
    for report in reports:
        stem = report.stem.rstrip(". ") or "报告"
        name, number = stem, 1
        while (key := unicodedata.normalize("NFC", name).casefold()) in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(key)
        folders.append(out / name)
    return folders


def parser() -> argparse.ArgumentParser:
    """The commands and their options, as the documentation describes them."""
    top = _Parser(prog="python -m analysis", description="把一份法治政府建设年度报告变成数据表和图片。")
    commands = top.add_subparsers(title="命令", dest="command", metavar="命令", required=True)

    tables = commands.add_parser("tables", help="把报告的各张数据表写成文件")
    tables.add_argument("reports", metavar="REPORT", nargs="+", type=_not_empty, help="报告文件，可以有多个")
    tables.add_argument(
        "--format", choices=FORMATS, default="csv", help="文件格式：%(choices)s（默认 %(default)s）"
    )
    tables.set_defaults(run=_tables)

    images = commands.add_parser("images", help="把报告的图表和词云存为图片")
    images.add_argument("report", metavar="REPORT", type=_not_empty, help="报告文件")
    images.add_argument("--chart", metavar="NAME", nargs="+", action="extend", help="只画这些图（默认全部）")
    images.add_argument(
        "--section",
        metavar="N",
        nargs="+",
        action="extend",
        help=f"只画这些章节，如 1.8；{_WHOLE} 是全文（默认全文和每一节）",
    )
    images.add_argument("--format", nargs="+", choices=PICTURES, default=["png"], help="图片格式（默认 png）")
    images.set_defaults(run=_images)

    audit = commands.add_parser("audit", help="核验报告里的数字关系，有不一致时退出状态为 1")
    audit.add_argument("reports", metavar="REPORT", nargs="+", type=_not_empty, help="报告文件，可以有多个")
    audit.add_argument(
        "--format", choices=FINDINGS, default="text", help="输出格式：%(choices)s（默认 %(default)s）"
    )
    audit.set_defaults(run=_audit)

    for command in (tables, images):
        command.add_argument(
            "--out", metavar="DIR", type=_folder, required=True, help="写到这个文件夹，没有就新建"
        )
        command.add_argument(
            "--lexicon",
            metavar="FILE",
            type=_not_empty,
            help="词典文件，其中的词不会被切开，加在自带的词典上",
        )
        command.add_argument(
            "--stop-words",
            metavar="FILE",
            type=_not_empty,
            help="停用词文件，其中的词不算词语，加在自带的词表上",
        )
        command.add_argument(
            "--segmenter",
            choices=SEGMENTERS,
            default=SEGMENTERS[0],
            help="分词器：%(choices)s（默认 %(default)s；结果相同，rjieba 更快）",
        )
    for command in (tables, images, audit):
        command.add_argument("--debug", action="store_true", help="出现意外错误时显示完整的错误信息")
    return top


def _not_empty(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("不能为空")
    return text


def _folder(text: str) -> Path:
    folder = Path(_not_empty(text))
    if folder.exists() and not folder.is_dir():
        raise argparse.ArgumentTypeError(f"“{folder}”是一个文件，请改为一个文件夹")
    return folder


#: What argparse says of arguments that cannot be used → the same for the reader, tried in this order.
_COMPLAINTS = (
    (r"the following arguments are required: (.+)", r"缺少参数 \1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数 \1"),
    (r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)", r"参数 \1 不能是 \2，可选的有 \3"),
    (r"argument (\S+): expected (?:one|at least one) argument", r"参数 \1 后面缺少值"),
    (r"argument (\S+): ignored explicit argument (.+)", r"参数 \1 不带值，却写了 \2"),
    (r"argument (\S+): (.+)", r"参数 \1 \2"),
)


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese and raises InputError where another would end the process."""

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False, formatter_class=_Help)  # type: ignore[arg-type]
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _COMPLAINTS:
            match = re.fullmatch(pattern, message, re.DOTALL)
            if match:
                message = match.expand(sentence)
                break
        raise InputError(f"{message}：请改正后重试，用法见 {self.prog} --help。")


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


if __name__ == "__main__":
    sys.exit(main())
