"""How does a chart become a PNG or an SVG with Chinese in it, on any machine?

A figure is drawn by Chromium through Kaleido: one Chromium for a batch, started by the first figure that needs it.
Word clouds need none.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import suppress
from html import unescape
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Literal

import plotly.graph_objects as go

from analysis import clouds, fonts
from analysis.charts import REGISTRY, Tables
from analysis.charts.style import Theme
from analysis.errors import InputError

Format = Literal["png", "svg"]
FORMATS: tuple[Format, ...] = ("png", "svg")
#: The width of a saved picture in pixels, where none is named.
WIDTH = 900
#: The name of the word cloud among the charts.
CLOUD = "cloud"

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
_ID = re.compile(r'\b(id|href|xlink:href|class|clip-path|mask|fill|filter|style)="([^"]*)"')
_UID = re.compile(r'id="(?:top)?defs-([0-9a-f]{6})"')
_TEXT = re.compile(r">([^<]+)<")
_NO_BROWSER = (
    "没有找到 Chrome、Chromium 或 Edge，图表无法存为图片；请安装其中之一"
    "（Debian/Ubuntu：apt install chromium），或用环境变量 BROWSER_PATH 指明它的位置；词云不受影响。"
)


def browser() -> Path:
    """The browser that draws: BROWSER_PATH, one on PATH or in its usual place, else Playwright's own.

    Raises InputError where there is none, or where BROWSER_PATH names no file.
    """
    if named := os.environ.get("BROWSER_PATH"):
        if Path(named).is_file():
            return Path(named)
        raise InputError(
            f"环境变量 BROWSER_PATH 指向的 {named} 不存在，请改为 Chrome 或 Chromium 可执行文件的路径。"
        )
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    for path in _usual_places():
        if path.is_file():
            return path
    raise InputError(_NO_BROWSER)


class Painter:
    """Draws figures with one Chromium, which lives from the first figure to the end of the `with` block.

    Safe to use from several threads, and where an event loop is running already (Streamlit, Jupyter): Chromium is
    spoken to from a thread of its own, one figure at a time.

    Example::

        with Painter() as painter:
            write(folder / "counts.png", painter.png(figure))
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None
        self._kaleido: Any = None

    def __enter__(self) -> Painter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def png(
        self, figure: go.Figure, *, width: int = WIDTH, height: int | None = None, scale: float = 2
    ) -> bytes:
        """The figure as PNG, `width × scale` pixels wide; the figure's own height where none is given.

        Raises InputError where there is no browser.
        """
        return self._draw(figure, "png", width, height, scale)

    def svg(self, figure: go.Figure, *, width: int = WIDTH, height: int | None = None) -> str:
        """The figure as SVG with the glyphs it uses in it; the same figure gives the same text.

        Raises InputError where there is no browser.
        """
        return embedded(stable(self._draw(figure, "svg", width, height, 1).decode("utf-8")))

    def close(self) -> None:
        """Stop the browser; a later picture starts another."""
        with self._lock:
            self._stop()

    def _draw(self, figure: go.Figure, form: Format, width: int, height: int | None, scale: float) -> bytes:
        options = {
            "format": form,
            "width": width,
            "height": height or figure.layout.height or round(width * 0.6),
            "scale": scale,
        }
        with self._lock:
            self._start()
            try:
                return self._calculated(figure, options)
            except Exception:  # noqa: BLE001 — a browser that is gone shows itself in many errors
                # A browser that died (killed, out of memory) is replaced once; a second failure is the figure's.
                self._start()
                return self._calculated(figure, options)

    def _calculated(self, figure: go.Figure, options: dict[str, Any]) -> bytes:
        try:
            drawn: bytes = self._run(self._kaleido.calc_fig(figure, opts=options))
        except BaseException:
            self._stop()
            raise
        return drawn

    def _start(self) -> None:
        if self._kaleido is not None:
            return
        from choreographer.browsers import Chromium
        from kaleido import Kaleido

        class PackagedFont(Chromium):
            """A Chromium that finds the packaged font, whatever the machine has installed."""

            def get_env(self) -> dict[str, str]:
                return {**super().get_env(), **fonts.environment()}

        path = browser()
        loop = asyncio.new_event_loop()
        self._loop = loop
        self._thread = Thread(target=loop.run_forever, name="painter", daemon=True)
        self._thread.start()

        async def opened() -> Any:
            # Made inside the loop: its queue and lock belong to it. No MathJax: it would be fetched from a network.
            kaleido = Kaleido(path=path, browser_cls=PackagedFont, mathjax=False)
            await kaleido.open()
            return kaleido

        try:
            self._kaleido = self._run(opened())
        except BaseException as error:
            self._stop()
            if isinstance(error, Exception):
                raise InputError(
                    f"浏览器 {path} 启动失败，图表无法存为图片；请确认它能运行，或用环境变量 BROWSER_PATH 换一个。"
                ) from error
            raise

    def _stop(self) -> None:
        loop, kaleido = self._loop, self._kaleido
        if loop is None:
            return

        async def closed() -> None:
            if kaleido is not None:
                await kaleido.close()
            left = asyncio.all_tasks() - {asyncio.current_task()}
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

        with suppress(Exception):
            self._run(closed(), timeout=15)
        loop.call_soon_threadsafe(loop.stop)
        if self._thread is not None:
            self._thread.join(timeout=10)
        if not loop.is_running():
            loop.close()
        self._loop = self._thread = self._kaleido = None

    def _run(self, work: Coroutine[Any, Any, Any], timeout: float | None = None) -> Any:
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout)


def stable(svg: str) -> str:
    """The SVG with Plotly's random element ids replaced, so that one figure has one text."""
    for uid in set(_UID.findall(svg)):
        svg = _ID.sub(lambda found, uid=uid: f'{found[1]}="{found[2].replace(uid, "figure")}"', svg)  # type: ignore[misc]
    return svg


def embedded(svg: str) -> str:
    """The SVG with a font of the glyphs that its texts use, so that it shows Chinese where no font has any."""
    characters = {
        character for text in _TEXT.findall(svg) for character in unescape(text) if character.isprintable()
    }
    if not characters:
        return svg
    return re.sub(r"(<svg\b[^>]*>)", rf"\1<style>{fonts.font_face(sorted(characters))}</style>", svg, count=1)


def write(path: Path, content: bytes | str) -> Path:
    """Write a file whole or not at all: beside its place first, then renamed. Text is UTF-8. Returns the path.

    Raises InputError where the folder cannot be written to; what else goes wrong (a full disk) is an OSError, and
    the half-written file is removed.
    """
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except (PermissionError, FileExistsError, NotADirectoryError) as error:
        raise InputError(f"不能写入文件夹 {path.parent}，请换一个可写的文件夹。") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
        # mkstemp makes files that only their owner can read; a picture is made to be passed on.
        os.chmod(beside, 0o644)
        os.replace(beside, path)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(beside)
        if isinstance(error, (PermissionError, IsADirectoryError)):
            raise InputError(f"不能写入 {path}，它可能正被别的程序打开；请关闭它或换一个文件名。") from error
        raise
    return path


def draw_all(
    analysis: Tables,
    folder: Path,
    formats: Sequence[str] = FORMATS,
    charts: Sequence[str] | None = None,
    sections: Sequence[str] | None = None,
    *,
    width: int = WIDTH,
    scale: float = 2,
    theme: Theme = "light",
    painter: Painter | None = None,
) -> Iterator[tuple[int, int, str]]:
    """Write every picture of a report into `folder`, and yield (done, total, file name) after each.

    `charts` are names of the registry, and `cloud`; all where None. `sections` are numbers of views, an empty one is
    the whole report; all where None. A file is named `<chart>-<section>.<format>`, `<chart>-report.<format>` for the
    whole report. What has nothing to draw (a section without numbers) has no file and is not counted.

    Raises InputError for an unknown format, chart or section before anything is written.
    """
    _check(formats, FORMATS, "图片格式")
    _check(charts or (), (*REGISTRY, CLOUD), "图表")
    views = ["", *(view.number for view in analysis.report.views)]
    _check(sections or (), views, "章节")
    wanted = [view for view in views if sections is None or view in sections]
    pictures: list[tuple[str, go.Figure | clouds.Cloud]] = []
    for name, chart in REGISTRY.items():
        if charts is not None and name not in charts:
            continue
        for view in wanted:
            if (chart.needs == "report" and view) or (chart.needs == "section" and not view):
                continue
            if (figure := chart.draw(analysis, view, width=width, theme=theme)) is not None:
                pictures.append((f"{name}-{view or 'report'}", figure))
    if charts is None or CLOUD in charts:
        for view in wanted:
            cloud = clouds.of(analysis, view, width=width, height=round(width * 0.56), theme=theme)
            if cloud is not None:
                pictures.append((f"{CLOUD}-{view or 'report'}", cloud))
    return _written(pictures, Path(folder), formats, width, scale, painter)


def _written(
    pictures: list[tuple[str, go.Figure | clouds.Cloud]],
    folder: Path,
    formats: Sequence[str],
    width: int,
    scale: float,
    painter: Painter | None,
) -> Iterator[tuple[int, int, str]]:
    total = len(pictures) * len(formats)
    own = painter or Painter()
    try:
        done = 0
        for name, picture in pictures:
            for form in formats:
                content: bytes | str
                if isinstance(picture, clouds.Cloud):
                    content = picture.png(scale=scale) if form == "png" else picture.svg()
                else:
                    content = (
                        own.png(picture, width=width, scale=scale)
                        if form == "png"
                        else own.svg(picture, width=width)
                    )
                write(folder / f"{name}.{form}", content)
                done += 1
                yield done, total, f"{name}.{form}"
    finally:
        if painter is None:
            own.close()


def _check(given: Sequence[str], known: Sequence[str], what: str) -> None:
    for name in given:
        if name not in known:
            choices = "、".join(choice for choice in known if choice)
            raise InputError(f"没有名为“{name}”的{what}，可用的有：{choices}。")


def _usual_places() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if root := os.environ.get(variable):
                yield Path(root, "Google", "Chrome", "Application", "chrome.exe")
                yield Path(root, "Microsoft", "Edge", "Application", "msedge.exe")
                yield Path(root, "Chromium", "Application", "chrome.exe")
    elif sys.platform == "darwin":
        for name in ("Google Chrome", "Chromium", "Microsoft Edge"):
            yield Path("/Applications", f"{name}.app", "Contents", "MacOS", name)
    yield from _playwright()


def _playwright() -> Iterator[Path]:
    """Chromium as Playwright installs it, newest first."""
    home = Path.home()
    roots = {
        "win32": Path(os.environ.get("LOCALAPPDATA", str(home)), "ms-playwright"),
        "darwin": home / "Library" / "Caches" / "ms-playwright",
    }
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    root = (
        Path(named) if named and named != "0" else roots.get(sys.platform, home / ".cache" / "ms-playwright")
    )
    for pattern in (
        "chromium-*/chrome-linux*/chrome",
        "chromium-*/chrome-win*/chrome.exe",
        "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
        "chromium_headless_shell-*/chrome-*/headless_shell*",
        "chromium_headless_shell-*/chrome-*/chrome-headless-shell*",
    ):
        yield from sorted(root.glob(pattern), reverse=True)
