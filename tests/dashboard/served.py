"""How is the dashboard started and stopped, as a reader starts it, and how is a page of it opened in a browser?"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request

from analysis import fonts
from dashboard.address import PAGES
from tests import browser

PROJECT = Path(__file__).resolve().parent.parent.parent
#: As root Chromium runs without its sandbox only; the rest keeps it from calling anybody by itself.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@contextmanager
def dashboard(project: Path = PROJECT) -> Iterator[str]:
    """Start the app as `make app` does, on a free port; yields its address, and stops it in the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.headless", "true",
               "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false",
               "--server.port", str(port), "--server.fileWatcherType", "none"]  # fmt: skip
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command, cwd=project, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        )
        address = f"http://127.0.0.1:{port}"
        try:
            while not _answers(address):
                if process.poll() is not None:
                    log.seek(0)
                    raise RuntimeError(f"the dashboard did not start:\n{log.read().decode(errors='replace')}")
                with suppress_timeout():
                    process.wait(0.1)
            yield address
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def suppress_timeout() -> Iterator[None]:
    """Waiting for a process that is still running is no error."""
    try:
        yield
    except subprocess.TimeoutExpired:
        return


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health") as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError):
        return False


def chromium(playwright: Playwright) -> Browser:
    """A browser that draws Chinese with the packaged font, whatever the machine has."""
    environment: dict[str, str | float | bool] = {**os.environ, **fonts.environment()}
    return playwright.chromium.launch(executable_path=browser.find(), args=ARGUMENTS, env=environment)


_PROBES = tuple(f"/{page}/_stcore/{asked}" for page in PAGES for asked in ("health", "host-config"))


@dataclass
class Visit:
    """A page of the dashboard in a browser, and all that went wrong on it."""

    page: Page
    address: str
    problems: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def __enter__(self) -> Visit:
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", self._asked)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.page.close()

    def open(self, path: str = "") -> None:
        """Open a page of the app by its path and wait until it is drawn."""
        self.page.goto(f"{self.address}/{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the app has run and everything on the page is drawn."""
        page = self.page
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        page.wait_for_function(_DRAWN, polling=50)

    def _said(self, message: ConsoleMessage) -> None:
        # Opened at a page's own path, Streamlit's browser side first asks there whether the server listens there.
        probes = urlsplit(str(message.location.get("url", ""))).path.endswith(_PROBES)
        if message.type in ("error", "warning") and not probes:
            self.problems.append(f"{message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        self.problems.append(f"failed: {request.url} {request.failure}")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self.elsewhere.append(request.url)


#: Nothing is a placeholder any more, every chart has its marks, every tree of nodes is built.
_DRAWN = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const trees = '[data-testid^="stBidiComponent"]';
  const built = all(`${trees}, ${trees} *`).filter((one) => one.shadowRoot?.querySelector('.root')?.written);
  return all('[data-testid="stSkeleton"], [data-testid="stSpinner"]').length === 0
    && all('[data-testid="stMainBlockContainer"] h1').length > 0
    && all('[data-testid="stPlotlyChart"]').every((chart) => chart.querySelector('.main-svg'))
    && all('[data-testid="stBidiComponentRegular"], [data-testid="stBidiComponentIsolated"]').length === built.length;
}"""


class Visitors:
    """Readers with windows of several sizes; all who have the same window share what their browser has fetched."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._address = address
        self._contexts: dict[tuple[int, int, str], BrowserContext] = {}

    def __call__(
        self, width: int = 1280, height: int = 900, scheme: Literal["light", "dark"] = "light"
    ) -> Visit:
        """A new page in a window of that size, with a session of its own."""
        size = (width, height, scheme)
        if size not in self._contexts:
            self._contexts[size] = self._browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, locale="zh-CN"
            )
        return Visit(self._contexts[size].new_page(), self._address)
