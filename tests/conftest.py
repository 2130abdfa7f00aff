"""What every test may count on: the browser that draws pictures is the one that visits pages."""

from __future__ import annotations

import os

from tests import browser


def pytest_configure() -> None:
    """Name the browser once, for this process and those it starts; `make test` has named it already."""
    if browser.VARIABLE not in os.environ:
        path = browser.find()
        if path:
            os.environ[browser.VARIABLE] = str(path)
