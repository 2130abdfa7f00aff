"""Are cited titles found, whole and no longer?"""

import pytest

from analysis.mentions import mentions, titles
from analysis.report import parse

HEAD = "清源县2024年法治政府建设年度报告\n一、主要举措\n(一)依法行政\n"


def found(text):
    table = mentions(parse(HEAD + text))
    return table[table.kind == "title"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "修订《清源县供水管理办法》,废止《清源县摊贩管理规定》。",
            ["《清源县供水管理办法》", "《清源县摊贩管理规定》"],
        ),
        ("转发《关于落实〈法治乡镇建设意见〉的通知》。", ["《关于落实〈法治乡镇建设意见〉的通知》"]),
        ("印发《关于公布《年度立法计划》的通知》。", ["《关于公布《年度立法计划》的通知》"]),
        ("学习《甲规定》《乙条例》等文件。", ["《甲规定》", "《乙条例》"]),
        ("出台《清源县“河长制”实施细则(2021—2025年)》。", ["《清源县“河长制”实施细则(2021—2025年)》"]),
        ("依据《清源县养犬管理条例。执行《民法典》第一条。", ["《民法典》"]),
        ("依据《清源县养犬管理条例\n执行《民法典》第一条。", ["《民法典》"]),
        ("依据《丙办法和《丁办法》处理。", ["《丁办法》"]),
        ("已办理》的事项。", []),
        ("《》", []),
    ],
)
def test_titles(text, expected):
    assert found(text).text.tolist() == expected


def test_normalised_titles_are_half_width_and_nest_with_single_marks():
    table = found("《关于公布《立法计划（2024年）》的 通知》和《<条例>释义》。")
    assert table.normalised.tolist() == ["《关于公布〈立法计划(2024年)〉的通知》", "《〈条例〉释义》"]


def test_many_titles_behind_a_mark_that_is_never_closed():
    assert len(titles.find("《" + "《甲》" * 100_000)) == 100_000
