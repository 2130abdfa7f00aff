import io
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from fontTools.ttLib import TTFont

from analysis import fonts


def test_the_packaged_font_has_the_characters_of_the_genre():
    with TTFont(fonts.font_path(), lazy=True) as font:
        known = font.getBestCmap()
        assert font["name"].getDebugName(1) == fonts.FAMILY
    assert all(
        ord(character) in known for character in "法治政府建设年度报告，。（）《》“”〔〕%‰㎡×÷≠※→0123456789"
    )


def test_a_subset_has_the_asked_glyphs_and_few_others():
    font = TTFont(io.BytesIO(fonts.subset_font("法治100%")))
    assert {chr(code) for code in font.getBestCmap()} == set("法治10% ")
    assert len(fonts.subset_font("法治100%")) < 6000


def test_the_same_characters_give_the_same_bytes():
    assert fonts.subset_font("法治政府") == fonts.subset_font(["府", "政", "治", "法"])


def test_a_character_that_the_font_lacks_is_left_out():
    assert {chr(code) for code in TTFont(io.BytesIO(fonts.subset_font("法\U0010fffd"))).getBestCmap()} == set(
        "法 "
    )


def test_a_font_face_carries_its_font():
    rule = fonts.font_face("法")
    assert rule.startswith("@font-face{font-family:'Noto Sans SC';src:url(data:font/woff;base64,")


def test_fontconfig_is_told_of_the_packaged_font(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    path = Path(fonts.environment()["FONTCONFIG_FILE"])
    root = ElementTree.parse(path).getroot()
    assert [element.text for element in root.findall("dir")] == [str(fonts.font_path().parent)]
    assert [element.get("ignore_missing") for element in root.findall("include")] == ["yes"]
    assert root.findtext("alias/prefer/family") == fonts.FAMILY


def test_no_fontconfig_on_windows_and_macos(monkeypatch):
    for platform in ("win32", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        assert fonts.environment() == {}


def printed(expression: str, **variables: str) -> Path:
    root = Path(__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", f"from analysis.fonts import *; print({expression})"],
        env={**os.environ, **variables},
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return Path(run.stdout.strip())


def private(folder: Path) -> bool:
    """Nobody else may read it; Windows keeps a user's folders to the user by other means."""
    return os.name != "posix" or folder.stat().st_mode & 0o077 == 0


def test_generated_files_lie_in_a_private_folder(tmp_path):
    folder = printed("private_folder()", XDG_CACHE_HOME=str(tmp_path / "缓存"))
    assert folder.parent == tmp_path / "缓存"
    assert private(folder)


def test_without_a_usable_home_a_temporary_folder_is_taken(tmp_path):
    (tmp_path / "file").write_text("")
    folder = printed("private_folder()", XDG_CACHE_HOME=str(tmp_path / "file"))
    assert folder.is_dir()
    assert private(folder)
    assert tmp_path not in folder.parents


def test_a_configuration_does_not_include_itself(tmp_path):
    """A process that was started with the generated configuration would else pass it on as the system's own."""
    made = "(__import__('sys').__setattr__('platform', 'linux'), environment()['FONTCONFIG_FILE'])[1]"
    first = printed(made, XDG_CACHE_HOME=str(tmp_path), FONTCONFIG_FILE="")
    assert printed(made, XDG_CACHE_HOME=str(tmp_path), FONTCONFIG_FILE=str(first)) == first
