"""Which font draws Chinese in every picture, and how do a browser and an SVG come to it?

The packaged Noto Sans SC (SIL Open Font License 1.1, PyPI package `pylopdf-fonts-zh-cn`) has one weight, Regular.
Word clouds and SVG take the file itself. Chromium is pointed at it by a private fontconfig file, so that nothing is
installed on the machine; on Windows and macOS, where Chromium does not use fontconfig, it draws with the system's own
Chinese sans, which both always have.
"""

from __future__ import annotations

import os
import sys
import tempfile
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from fontTools import subset
from fontTools.ttLib import TTFont
from pylopdf_fonts_zh_cn import sans_path

FAMILY = "Noto Sans SC"
_SYSTEM = "/etc/fonts/fonts.conf"

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{include}
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias binding="strong">
    <family>sans-serif</family>
    <prefer><family>{family}</family></prefer>
  </alias>
</fontconfig>
"""


def font_path() -> Path:
    """The packaged Noto Sans SC Regular, an OpenType file with CFF outlines."""
    return Path(sans_path())


def uses_fontconfig() -> bool:
    """Whether Chromium takes its fonts from fontconfig here: on Linux and the other free Unixes."""
    return sys.platform not in ("win32", "darwin")


def environment() -> dict[str, str]:
    """The environment variables that make a Chromium started with them draw Chinese with the packaged font.

    Merge them into the environment of the process: ``{**os.environ, **environment()}``. Empty on Windows and macOS.
    """
    return {"FONTCONFIG_FILE": str(_configuration())} if uses_fontconfig() else {}


def subset_font(characters: Iterable[str]) -> bytes:
    """A WOFF font with the glyphs of `characters` and no others, the same bytes for the same characters.

    Characters that the font lacks are left out: what shows them then is the reader's own font.
    """
    options = subset.Options()
    options.flavor = "woff"
    options.layout_features = ["ccmp", "locl", "kern"]
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [1, 2, 13, 14]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "DSIG"]
    with TTFont(font_path(), lazy=True, recalcTimestamp=False) as font:
        tool = subset.Subsetter(options)
        tool.populate(unicodes={ord(character) for character in characters} | {ord(" ")})
        tool.subset(font)
        font.flavor = "woff"
        written = BytesIO()
        font.save(written, reorderTables=True)
    return written.getvalue()


def font_face(characters: Iterable[str], family: str = FAMILY) -> str:
    """A CSS `@font-face` rule that carries the glyphs of `characters` in itself."""
    encoded = b64encode(subset_font(characters)).decode("ascii")
    return f"@font-face{{font-family:'{family}';src:url(data:font/woff;base64,{encoded}) format('woff');}}"


@cache
def private_folder() -> Path:
    """A folder of this user's for generated files, readable by nobody else; a temporary one where no home can be had.

    A predictable name in the shared temporary directory could be planted by another user, so none is used.
    """
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = (Path(home) if home else Path.home() / ".cache") / "law-government-report"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():
            raise PermissionError(folder)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except (OSError, RuntimeError):
        return Path(tempfile.mkdtemp(prefix="law-government-report-"))


@cache
def _configuration() -> Path:
    """The generated configuration: the system's own configuration, and the packaged font before all others."""
    folder = private_folder()
    system = os.environ.get("FONTCONFIG_FILE") or _SYSTEM
    if Path(system).parent == folder:
        # Inherited from a process that was started with the configuration made here.
        system = _SYSTEM
    content = _CONFIGURATION.format(
        include=f'  <include ignore_missing="yes">{escape(system)}</include>',
        fonts=escape(str(font_path().parent)),
        cache=escape(str(folder / "fontconfig")),
        family=FAMILY,
    )
    # Named by its content: two installations of the project do not take it from one another.
    path = folder / f"fonts-{sha256(content.encode()).hexdigest()[:12]}.conf"
    if path.exists() and path.read_text(encoding="utf-8") == content:
        return path
    # Written beside and renamed: another process may be reading it this moment.
    handle, written = tempfile.mkstemp(dir=folder, suffix=".conf")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)
    os.replace(written, path)
    return path
