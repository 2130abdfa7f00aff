"""With which lexicon and stop words does this session read the report?

A reader's own lists are files that live in the session that brought them, like a report of one's own. They change
which words there are, and nothing else: numbers, mentions and summaries stay.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

import streamlit as st

from analysis import InputError
from analysis.language import Vocabulary, read_vocabulary
from analysis.language.vocabulary import OWN
from dashboard import reports
from dashboard.reports import Held

_LISTS, _READ, _PROBLEM, _TURN = "own lists", "report in own words", "list problem", "list turn"
#: The kinds of list: name → (what it is called, what stands on a line of it).
KINDS = {
    "lexicon": ("词典", "每行一个不可拆开的词；后面可用制表符隔开词性和出处"),
    "stop_words": ("停用词", "每行一个不计入的词"),
}


@dataclass(frozen=True, slots=True)
class _List:
    name: str
    content: bytes


def of(held: Held) -> Vocabulary:
    """The vocabulary that a report is read with."""
    return held.analysis.vocabulary or OWN


def applied(held: Held) -> Held:
    """The report as the session's own lists read it; the report itself where there are none."""
    lists: dict[str, _List] = st.session_state.get(_LISTS, {})
    if not lists:
        return held
    kept = st.session_state.get(_READ)
    if kept is not None and kept[0] is held and kept[1] == lists:
        return kept[2]  # type: ignore[no-any-return]
    read = Held(replace(held.analysis, vocabulary=_vocabulary(lists)), own=True)
    st.session_state[_READ] = (held, dict(lists), read)
    return read


def in_use() -> dict[str, str]:
    """Kind of list → the name of the file that is in use."""
    return {kind: one.name for kind, one in st.session_state.get(_LISTS, {}).items()}


def choose() -> None:
    """The choice of both lists, what is in use, and the way back to the project's own."""
    problem = st.session_state.get(_PROBLEM)
    if problem:
        reports.notice(f"{problem}仍按原来的词表分词。")
    turn = int(st.session_state.setdefault(_TURN, 0))
    for (kind, (title, line)), column in zip(KINDS.items(), st.columns(2, gap="large"), strict=True):
        with column:
            file = st.file_uploader(
                f"自己的{title}（txt、tsv，UTF-8；{line}）",
                type=["txt", "tsv"],
                key=f"list {kind} {turn}",
                help="在程序自带的词表之上增加；文件只在本次会话中使用，不会保存。",
            )
            if file is not None:
                _take(kind, _List(PurePath(file.name).name, file.getvalue()))
    used = in_use()
    if used:
        st.text("、".join(f"{KINDS[kind][0]}：{name}" for kind, name in used.items()))
        st.button("改回程序自带的词表", key="own lists back", on_click=_back)


def take(kind: str, name: str, content: bytes) -> str:
    """Use a list in this session; → why it cannot be used, empty where it can."""
    lists: dict[str, _List] = {**st.session_state.get(_LISTS, {}), kind: _List(name, content)}
    try:
        _vocabulary(lists)
    except InputError as error:
        return str(error)
    st.session_state[_LISTS] = lists
    return ""


def _take(kind: str, one: _List) -> None:
    st.session_state[_PROBLEM] = take(kind, one.name, one.content)
    # A new uploader, so that the same file is not read again on every rerun.
    st.session_state[_TURN] += 1
    st.rerun()


def _vocabulary(lists: dict[str, _List]) -> Vocabulary:
    """Raises InputError, which names the file and the line."""
    with tempfile.TemporaryDirectory() as folder:
        paths: dict[str, Path] = {}
        for kind, one in lists.items():
            paths[kind] = Path(folder, kind, one.name)
            paths[kind].parent.mkdir()
            paths[kind].write_bytes(one.content)
        return read_vocabulary(paths.get("lexicon"), paths.get("stop_words"))


def _back() -> None:
    for key in (_LISTS, _READ, _PROBLEM):
        st.session_state.pop(key, None)
