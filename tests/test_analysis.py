"""Does one call turn a path, a text or bytes into all tables?"""

import pandas as pd
import pytest

from analysis import SEED, Analysis, InputError, analyse
from analysis.tables import COLUMNS, NAMES

TEXT = """清源县2024年法治政府建设年度报告
2024年,清源县坚持依法行政,荣获全省法治政府建设示范县称号。现将有关情况报告如下:
一、主要举措和成效
(一)依法化解行政争议
1.办理行政复议。全年收到行政复议申请120件,受理100件,不予受理20件,审结96件,审结率96%。
2.开展行政应诉。行政诉讼案件30件,较上年减少20%。
(二)规范行政执法
6月5日印发《清源县行政执法监督办法》,在全市率先推行“一案一评”,评查案卷85卷。
二、下一步工作打算
2025年,全县将开展培训不少于4次。
(信息员:王某,联系方式:2830000)
"""


@pytest.fixture(scope="module")
def invented():
    return analyse(TEXT)


def test_every_table_fits_its_schema(invented):
    for name in NAMES:
        table = invented.table(name)
        assert isinstance(table, pd.DataFrame)
        assert {c: str(t) for c, t in table.dtypes.items()} == COLUMNS[name], name
        assert not table.empty, name


def test_a_table_is_the_attribute_of_its_name(invented):
    for name in NAMES:
        assert invented.table(name) is getattr(invented, name)


def test_a_table_that_is_not_there_is_refused(invented):
    with pytest.raises(KeyError):
        invented.table("report")


def test_no_text_column_has_holes(invented):
    for name in NAMES:
        table = invented.table(name)
        text = [column for column, dtype in COLUMNS[name].items() if dtype == "str"]
        assert not table[text].isna().any().any(), name


def test_analysing_twice_gives_the_same(invented):
    again = analyse(TEXT)
    for name in NAMES:
        pd.testing.assert_frame_equal(invented.table(name), again.table(name))


def test_path_text_and_bytes_give_the_same(tmp_path, invented):
    path = tmp_path / "年报.txt"
    path.write_text(TEXT, encoding="gb18030")
    for source in (path, str(path), path.read_bytes(), TEXT.encode()):
        other = analyse(source)
        assert other.report.text == invented.report.text
        pd.testing.assert_frame_equal(other.metrics, invented.metrics)


def test_a_text_of_one_long_line_is_no_path():
    text = "2024年,全县审查合同38件,推进法治政府建设各项工作。" * 40
    assert analyse(text + "结束").metrics.value.tolist().count(38.0) >= 1


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        ("path", None, "年报"),
        ("path", "甲县", "甲县"),
        ("bytes", None, "上传的文件"),
        ("bytes", "甲县", "甲县"),
        ("text", "甲县", "甲县"),
    ],
)
def test_the_name_of_a_report(tmp_path, source, name, expected):
    path = tmp_path / "年报.txt"
    path.write_text(TEXT, encoding="utf-8")
    given = {"path": path, "bytes": path.read_bytes(), "text": TEXT}[source]
    assert analyse(given, name=name).report.name == expected


def test_the_source_is_known_by_its_fingerprint():
    assert analyse(TEXT.encode()).report.sha256 == analyse(TEXT).report.sha256
    assert analyse(TEXT.replace("120", "121")).report.sha256 != analyse(TEXT).report.sha256


def test_the_caption_names_the_report(invented):
    assert invented.caption() == "来源：清源县2024年法治政府建设年度报告"


def test_the_closing_line_is_in_no_table(invented):
    assert invented.report.closing == "(信息员:王某,联系方式:2830000)"
    for name in NAMES:
        content = invented.table(name).to_csv()
        assert "王某" not in content, name
        assert "2830000" not in content, name
    assert "王某" not in repr(invented)


def test_positions_point_at_their_text(invented):
    text = invented.report.text
    for name in ("metrics", "mentions"):
        for row in invented.table(name).itertuples():
            assert text[row.start : row.end] == row.text
            assert row.sentence in text
    for name in ("checks", "summaries"):
        for row in invented.table(name).itertuples():
            assert text[row.start : row.end] == row.sentence


def test_the_members_of_a_check_are_rows_of_the_metrics(invented):
    starts = set(invented.metrics.start)
    for row in invented.checks.itertuples():
        assert {int(start) for start in row.members.split(";")} <= starts


def test_every_section_named_in_a_table_exists(invented):
    known = set(invented.sections.section)
    for name in ("metrics", "checks", "mentions"):
        assert set(invented.table(name).section) <= known
    views = {view.number for view in invented.report.views}
    for name in ("terms", "summaries"):
        assert set(invented.table(name).section) <= views | {""}


@pytest.mark.parametrize(
    "blank", ["一、举措\n", "法治建设稳步推进,成效明显。"], ids=["headings", "no headings"]
)
def test_a_report_that_states_no_numbers_has_empty_tables_of_the_right_shape(blank):
    text = (
        f"清源县法治政府建设报告\n{blank}"
        + "全县上下坚持依法行政,扎实推进法治政府建设各项工作取得实效,群众满意。" * 3
    )
    found = analyse(text)
    for name in ("metrics", "checks"):
        table = found.table(name)
        assert table.empty
        assert {c: str(t) for c, t in table.dtypes.items()} == COLUMNS[name]


@pytest.mark.parametrize(
    "source",
    [
        "没有这份.txt",
        "",
        b"",
        b"   ",
        b"\x89PNG\r\n",
        "\n",
        "too short\n",
        b"English only. " * 99,
        "法治\n" * 9,
    ],
    ids=[
        "missing",
        "no path",
        "empty",
        "blank",
        "picture",
        "empty text",
        "short",
        "english",
        "few characters",
    ],
)
def test_bad_input_is_refused_in_one_sentence(source):
    with pytest.raises(InputError) as caught:
        analyse(source)
    message = str(caught.value)
    assert message.endswith("。")
    assert "\n" not in message


def test_the_seed_is_there():
    found = analyse(SEED)
    assert isinstance(found, Analysis)
    assert found.report.year == 2023
    assert found.report.title.endswith("报告")


def test_numbers_whose_unit_cannot_be_told_are_counted_in_the_notes_and_are_no_rows():
    text = (
        "青岚县2024年法治政府建设年度报告\n一、主要举措\n2024年,全县不断加强法治宣传,政务新媒体粉丝数突破12万,"
        "持续推进依法行政,切实规范行政执法行为,审结行政复议案件30件,不断提升法治政府建设水平。\n"
    )
    result = analyse(text)
    assert [row.value for row in result.metrics.itertuples()] == [30]
    assert "有 1 处数字看不出计量单位，未列入指标。" in result.report.notes
