"""Which report is on the screen, and who else can see it?

The seed report is analysed once for everybody. A report of one's own lives in the session that brought it, with its
figures, and nowhere else: no cache that other sessions read, no file, no address that leads to it.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import Any

import streamlit as st

from analysis import SEED, Analysis, InputError, analyse
from analysis.tables import NAMES

#: Figures and pictures that are kept for one report.
_KEPT = 128
#: Table → what is done while it is made. The sections and the metrics are there as soon as a report has been read.
_STEPS = {
    "checks": "核验数字之间的关系",
    "terms": "切分和统计词语",
    "mentions": "查找引用文件、日期、机构和荣誉",
    "summaries": "摘出要句",
}
_OWN, _PROBLEM, _TURN = "own report", "input problem", "input turn"


@dataclass(frozen=True)
class Held:
    """A report that is analysed, and what was drawn from it so far. Whoever holds it alone can see it."""

    analysis: Analysis
    own: bool
    _drawn: OrderedDict[tuple[object, ...], Any] = field(
        default_factory=OrderedDict, repr=False, compare=False
    )

    def drawn(self, key: tuple[object, ...], draw: Callable[[], Any]) -> Any:
        """What `draw` returns, drawn once for a `key`; the oldest is forgotten when there are too many."""
        try:
            return self._drawn[key]
        except KeyError:
            # Two sessions may draw the same at once: both get a figure, the later one is kept.
            drawn = self._drawn[key] = draw()
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        return drawn


@st.cache_resource(max_entries=1, show_spinner="正在分析示例报告…")
def seed() -> Held:
    """The report that the project begins with."""
    return Held(analyse(SEED), own=False)


def on_screen() -> Held | None:
    """The report to show; None where the address asks for one's own report and this session has none."""
    own = st.session_state.get(_OWN)
    if own is not None:
        if st.query_params.get("report") != "own":
            st.query_params["report"] = "own"
        return own  # type: ignore[no-any-return]
    return None if st.query_params.get("report") == "own" else seed()


def turn() -> int:
    """How often this session has chosen a report: the widgets of a choice are used once."""
    return int(st.session_state.setdefault(_TURN, 0))


def choose(current: Held | None) -> None:
    """The choice of a report: what is shown, a file, a text, and the way back to the seed report."""
    if current is not None:
        with st.container(key="chosen"):
            st.text(
                f"当前：{current.analysis.report.name}" if current.own else "当前：示例报告（随程序附带）"
            )
    # Files of every kind can be chosen: the reader tells them by content, and says how to convert what it refuses.
    file = st.file_uploader(
        "换成自己的报告（Word 的 docx、PDF、网页 html、txt 或 md，不超过 20 MB）",
        key=f"file {turn()}",
        help="文件只在本次会话中使用，不会保存。",
    )
    text = st.text_area(
        "或粘贴报告全文", key=f"text {turn()}", height=120, placeholder="把报告全文粘贴到这里"
    )
    pressed = st.button("分析粘贴的文字", key=f"paste {turn()}")
    if file is not None:
        _take(current, lambda: analyse(file.getvalue(), name=file.name))
    elif pressed:
        # A line break at the end says that this is a text and not the path of a file.
        _take(current, lambda: analyse(f"{text}\n", name="粘贴的文本"))
    if current is None or current.own:
        st.button("回到示例报告", key="back to seed", on_click=_back)


def problem(shown: bool) -> None:
    """Why the last input could not be used; `shown` says that what was on the screen before is still there."""
    sentence = st.session_state.get(_PROBLEM)
    if sentence:
        notice(f"{sentence}下面仍是原来的报告。" if shown else sentence)


def notice(sentence: str) -> None:
    """A sentence that a reader must not miss, set as it is: neither HTML nor Markdown in it counts."""
    st.html(f'<p class="notice" role="alert">{escape(sentence)}</p>')


def forget_problem() -> None:
    """Called when another page is opened: the sentence has been read."""
    st.session_state.pop(_PROBLEM, None)


def _take(current: Held | None, read: Callable[[], Analysis]) -> None:
    """Show what `read` returns, with all its tables; where it cannot be used, say why and keep what was there."""
    try:
        with st.status("正在读取报告，分出章节和指标…") as status:
            analysis = read()
            for name in NAMES:
                if name in _STEPS:
                    status.update(label=f"正在{_STEPS[name]}…")
                analysis.table(name)
            status.update(label="分析完成", state="complete")
    except InputError as error:
        st.session_state[_PROBLEM] = str(error)
    except Exception:
        # A fault of the program. The reader keeps the page; whoever runs the program finds the cause in the log.
        logging.getLogger(__name__).exception("a report could not be analysed")
        st.session_state[_PROBLEM] = (
            "这份报告分析时出了程序错误，原因已记入运行日志；请换一份报告，或把日志交给维护者。"
        )
    else:
        st.session_state[_OWN] = Held(analysis, own=True)
        st.session_state.pop(_PROBLEM, None)
        if current is not None:
            # Sections and passages of the report before mean nothing in this one; a reload wants them back.
            st.query_params.clear()
        st.query_params["report"] = "own"
    # A new uploader, so that the same file is not read again on every rerun.
    st.session_state[_TURN] += 1
    st.rerun()


def _back() -> None:
    st.session_state.pop(_OWN, None)
    st.session_state.pop(_PROBLEM, None)
    st.query_params.clear()
