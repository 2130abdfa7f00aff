"""Where is the project's knowledge of the genre kept, and how is it read?"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "assets"


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The turn of phrase of that name in `assets/patterns.toml`, compiled once."""
    return re.compile(toml("patterns")[name])


@cache
def toml(name: str) -> dict[str, Any]:
    """The content of `assets/<name>.toml`, read once. The caller must not change it."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
