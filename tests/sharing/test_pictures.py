import asyncio
import io
import os
import re
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import numpy as np
import plotly.graph_objects as go
import pytest
from choreographer.browsers import Chromium
from PIL import Image

from analysis import fonts
from analysis.charts import REGISTRY
from analysis.errors import InputError
from analysis.sharing import pictures
from analysis.sharing.pictures import Painter, draw_all, embedded, stable, write
from tests.charts.invented import analysis

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def painter():
    with Painter() as one:
        yield one


@pytest.fixture(scope="module")
def figure() -> go.Figure:
    drawn = REGISTRY["counts"].draw(analysis(), "1.1")
    assert drawn is not None
    return drawn


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("L")).astype(int)


def text_figure(text: str) -> go.Figure:
    figure = go.Figure()
    figure.update_layout(
        height=100,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        font={"family": "'Noto Sans SC', sans-serif", "size": 40},
        xaxis={"visible": False},
        yaxis={"visible": False},
        plot_bgcolor="white",
    )
    return figure.add_annotation(text=text, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False)


def test_png_has_the_asked_size_and_the_same_bytes_again(painter, figure):
    png = painter.png(figure, width=400, scale=1.5)
    assert Image.open(io.BytesIO(png)).size == (600, round(figure.layout.height * 1.5))
    assert painter.png(figure, width=400, scale=1.5) == png


def test_no_box_stands_for_a_chinese_character(painter):
    """Boxes for missing glyphs all look alike; characters do not."""
    drawn = [painter.png(text_figure(character), width=100, scale=1) for character in "法治政府"]
    assert len(set(drawn)) == 4


def test_svg_is_the_same_again_and_carries_its_glyphs(painter, figure):
    svg = painter.svg(figure, width=400)
    assert painter.svg(figure, width=400) == svg
    root = ElementTree.fromstring(svg)
    assert "@font-face" in (root.findtext(f"{SVG}style") or "")
    assert any("网上可办事项" in "".join(text.itertext()) for text in root.iter(f"{SVG}text"))


def test_a_dead_browser_is_replaced(figure):
    with Painter() as own:
        png = own.png(figure, width=300)
        os.killpg(own._kaleido.subprocess.pid, signal.SIGKILL)
        assert own.png(figure, width=300) == png


def test_works_inside_a_running_event_loop_and_from_several_threads(painter, figure):
    async def inside() -> bytes:
        return painter.png(figure, width=300)

    one = asyncio.run(inside())
    with ThreadPoolExecutor(3) as threads:
        assert set(threads.map(lambda _: painter.png(figure, width=300), range(3))) == {one}


def test_random_ids_are_replaced_in_attributes_only():
    svg = (
        '<svg><defs id="defs-a1b2c3"><clipPath id="clipa1b2c3xy"/></defs>'
        '<g clip-path="url(#clipa1b2c3xy)"/><text>a1b2c3</text></svg>'
    )
    assert stable(svg) == stable(svg.replace("a1b2c3", "d4e5f6")).replace("d4e5f6", "a1b2c3")
    assert "<text>a1b2c3</text>" in stable(svg)
    assert 'id="clipa1b2c3xy"' not in stable(svg)
    ElementTree.fromstring(stable(svg))


def test_only_used_glyphs_are_embedded():
    assert fonts.font_face(["法", "&"]) in embedded("<svg a='1'><text>法&amp;</text></svg>")
    assert embedded("<svg><g/></svg>") == "<svg><g/></svg>"


def test_without_the_packaged_font_the_same_text_is_drawn_otherwise(painter, monkeypatch, tmp_path):
    """What proves that the packaged font drew it; on Linux, where fontconfig decides."""
    empty = tmp_path / "fonts.conf"
    empty.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>')
    with_font = painter.png(text_figure("法治"), width=200, scale=1)
    monkeypatch.setattr(fonts, "environment", lambda: {"FONTCONFIG_FILE": str(empty)})
    with Painter() as bare:
        without = bare.png(text_figure("法治"), width=200, scale=1)
    assert (pixels(with_font) != pixels(without)).any()


def test_no_browser_is_one_sentence(monkeypatch):
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(pictures, "_usual_places", lambda: iter(()))
    monkeypatch.setattr(Chromium, "find_browser", lambda **_: None)
    with pytest.raises(InputError, match="请安装"), Painter() as own:
        own.png(text_figure("法"))


def test_a_wrong_browser_path_is_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "没有"))
    with pytest.raises(InputError, match="BROWSER_PATH"):
        pictures.browser()


def test_a_browser_that_does_not_start_is_one_sentence(monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", sys.executable)
    with pytest.raises(InputError, match="启动失败"), Painter() as own:
        own.png(text_figure("法"))


def test_write_replaces_whole_files(tmp_path):
    path = tmp_path / "新" / "图.svg"
    assert write(path, "一") == path
    write(path, "二".encode())
    assert path.read_text(encoding="utf-8") == "二"
    assert [file.name for file in path.parent.iterdir()] == ["图.svg"]


def test_a_failed_write_leaves_the_old_file_and_nothing_beside(tmp_path, monkeypatch):
    path = write(tmp_path / "a.png", b"old")

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.png"]


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="文件夹"):
        write(tmp_path / "file" / "a.png", b"")


def test_draw_all_writes_what_there_is_and_reports_it(tmp_path, painter):
    steps = list(
        draw_all(
            analysis(),
            tmp_path,
            charts=["rates", "structure", "cloud"],
            sections=["", "1.1", "2"],
            painter=painter,
        )
    )
    names = {"rates-1.1", "structure-report", "cloud-report", "cloud-1.1", "cloud-2"}
    assert {name for *_, name in steps} == {f"{name}.{form}" for name in names for form in ("png", "svg")}
    assert {file.name for file in tmp_path.iterdir()} == {name for *_, name in steps}
    assert [(done, total) for done, total, _ in steps] == [(n, 10) for n in range(1, 11)]
    assert all(ElementTree.parse(file) for file in tmp_path.glob("*.svg"))
    assert all(Image.open(file).width == 1800 for file in tmp_path.glob("*.png"))


@pytest.mark.parametrize(
    ("wrong", "named"),
    [({"formats": ["gif"]}, "gif"), ({"charts": ["pie"]}, "pie"), ({"sections": ["9.9"]}, "9.9")],
)
def test_an_unknown_choice_is_refused_before_anything_is_written(tmp_path, wrong, named):
    with pytest.raises(InputError, match=re.escape(named)):
        draw_all(analysis(), tmp_path / "out", **wrong)
    assert not (tmp_path / "out").exists()


def test_clouds_need_no_browser(tmp_path, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    assert len(list(draw_all(analysis(), tmp_path / "out", charts=["cloud"], sections=["", "1.1"]))) == 4
