"""What does the dashboard look like? Draws the picture in the README, or with a folder every page at every width.

`python -m tests.screenshots` renews `docs/images/dashboard.png`; `python -m tests.screenshots FOLDER` writes every page
at 1280 and 390 pixels, light and dark, into FOLDER.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from tests.dashboard.served import PROJECT, Visitors, chromium, dashboard

PAGES = {
    "overview": "",
    "section": "section?section=1.8",
    "compared": "section?section=1.8&beside=1.6",
    "metrics": "metrics",
    "audit": "audit",
    "export": "export",
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
README = PROJECT / "docs" / "images" / "dashboard.png"


def main(arguments: list[str]) -> int:
    """Write the pictures and return 0."""
    with dashboard() as address, sync_playwright() as playwright:
        browser = chromium(playwright)
        visit = Visitors(browser, address)
        if not arguments:
            README.parent.mkdir(parents=True, exist_ok=True)
            with visit(height=860) as visited:
                visited.open(PAGES["section"])
                visited.page.screenshot(path=README)
        for folder in map(Path, arguments):
            folder.mkdir(parents=True, exist_ok=True)
            for name, path in PAGES.items():
                for width in (1280, 390):
                    for scheme in SCHEMES:
                        with visit(width, 900, scheme) as visited:
                            visited.open(path)
                            height = visited.page.evaluate(
                                "document.querySelector('[data-testid=\"stMainBlockContainer\"]').scrollHeight + 80"
                            )
                            visited.page.set_viewport_size({"width": width, "height": min(height, 6000)})
                            visited.settle()
                            visited.page.wait_for_timeout(300)
                            visited.page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
                            for problem in [*visited.problems, *visited.elsewhere]:
                                print(name, width, scheme, problem)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
