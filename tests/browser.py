"""Which browser do the tests drive, and where does it come from if the machine has none?

`python -m tests.browser` prints the path of a Chromium or Chrome that runs, and installs one first where it must.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

#: The variable by which the drawing of pictures is told of a browser too.
VARIABLE = "BROWSER_PATH"

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
#: What apt brings: the browser, and a library that Playwright's own program needs and a small Debian lacks.
_PACKAGES = ("chromium", "libatomic1")
_NO_BROWSER = (
    "No browser for the tests: neither apt nor Playwright could install Chromium here; "
    f"install Chromium or Chrome, or name one in {VARIABLE}, and run the tests again."
)
_NO_DRIVER = (
    "Playwright does not start here, so the tests cannot drive a browser; "
    "run `python -m playwright --version` to see why (on Debian: apt install libatomic1), and run the tests again."
)


def find() -> Path | None:
    """The first Chromium or Chrome on this machine that runs, BROWSER_PATH before all; None where there is none."""
    return next((path for path in _candidates() if _runs(path)), None)


def _candidates() -> Iterator[Path]:
    named = os.environ.get(VARIABLE)
    if named:
        yield Path(named)
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            yield Path(found)
    yield from map(Path, _PLACES)
    own = _playwrights_own()
    if own:
        yield own


def _playwrights_own() -> Path | None:
    """Where Playwright keeps, or would keep, a Chromium of its own; None where Playwright does not start."""
    from playwright.sync_api import sync_playwright

    if not drivable():
        return None
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def drivable() -> bool:
    """Whether Playwright starts on this machine, and so can drive a browser."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _runs(path: Path) -> bool:
    """Whether the file is there and starts: a link without its program or its libraries does not."""
    if not path.is_file():
        return False
    if sys.platform == "win32":
        return True  # --version opens a window there
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def install() -> None:
    """Install what is missing: by apt where this is root on Debian, then a browser by Playwright if there is none."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _call(["apt-get", "update"], environment)
        for package in _PACKAGES:  # one by one: the name of one may be unknown to a relative of Debian
            _call(["apt-get", "install", "-y", package], environment)
    if find() is None:
        _call([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


def _call(command: list[str], environment: dict[str, str]) -> None:
    """Run a step of an installation, its output on standard error; whether it helped, `find` says."""
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)


def main() -> int:
    """Print the path of the browser and return 0, or one sentence on standard error and return 2."""
    if find() is None or not drivable():
        install()
    path = find()
    if path is None or not drivable():
        print(_NO_BROWSER if path is None else _NO_DRIVER, file=sys.stderr)
        return 2
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
