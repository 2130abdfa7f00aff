"""Are numbers read with their values, units and qualifiers, and are words that look like numbers left alone?"""

import pytest

from analysis.metrics.masks import mask
from analysis.metrics.quantities import ranks, scan
from tests.metrics.stated import columns, only


def found(text):
    return [(quantity.value, quantity.unit) for quantity in scan(mask(text))]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("审查合同38件", 38, "件"),
        ("审查合同 38 件", 38, "件"),
        ("检查企业1,064家", 1064, "家"),
        ("检索资料4 821份", 4821, "份"),
        ("罚款68.136万元", 681_360, "元"),
        ("惠及群众2.08万户", 20_800, "户"),
        ("投入资金1.5亿元", 150_000_000, "元"),
        ("贷款余额1.2万亿元", 1_200_000_000_000, "元"),
        ("发放资料3千份", 3000, "份"),
        ("增收2百万元", 2_000_000, "元"),
        ("开展学习十二次", 12, "次"),
        ("接待群众两百人次", 200, "人次"),
        ("合格率百分之百", 100, "%"),
        ("合格率百分之九十八点五", 98.5, "%"),
        ("合格率百分之95.5", 95.5, "%"),
        ("三成案件调解结案", 30, "%"),
        ("十分之三的案件调解结案", 30, "%"),
        ("四分之一的案件调解结案", 25, "%"),
        ("1/4的案件调解结案", 25, "%"),
        ("收案率为3‰", 3, "‰"),
        ("优良率提升1.2pt", 1.2, "个百分点"),
        ("办结率提高2.1个百分点", 2.1, "个百分点"),
        ("收案量翻一番", 2, "倍"),
        ("收案量翻两番", 4, "倍"),
        ("收案量增长2.5倍", 2.5, "倍"),
        ("考核得分94.29分", 94.29, "分"),
        ("考核平均得分为94.29", 94.29, "分"),
        ("流转土地7.3万亩", 73_000, "亩"),
        ("整治道路35公里", 35, "公里"),
        ("面积1200平方米", 1200, "平方米"),
        ("浓度为30微克/立方米", 30, "微克/立方米"),
        ("时限压缩至5个工作日", 5, "个工作日"),
        ("时限压缩至5工作日", 5, "个工作日"),
        ("审查11件(次)", 11, "件次"),
        ("平均用时11.2天", 11.2, "天"),
        ("为期3个月", 3, "个月"),
        ("立案一件", 1, "件"),
        ("聘请一名律师", 1, "名"),
    ],
)
def test_value_and_unit(text, value, unit):
    assert found(text) == [(value, unit)]


@pytest.mark.parametrize(
    "unit",
    [
        "件",
        "起",
        "宗",
        "例",
        "名",
        "人",
        "人次",
        "家",
        "户",
        "份",
        "卷",
        "条",
        "次",
        "场次",
        "期",
        "批次",
        "篇",
        "部",
        "册",
        "面",
        "辆",
        "台",
        "艘次",
        "项",
        "所",
        "处",
        "票",
        "通",
        "课时",
        "类",
        "级",
        "个",
    ],
)
def test_classifiers_of_the_genre(unit):
    assert found(f"共办理事项27{unit}。") == [(27, unit)]


@pytest.mark.parametrize(
    ("text", "qualifier", "value"),
    [
        ("审查合同20余件", "余", 20),
        ("发放资料两万余份", "余", 20_000),
        ("发放资料1.2万余份", "余", 12_000),
        ("罚款415.27万余元", "余", 4_152_700),
        ("受理案件百余件", "余", 100),
        ("办理案件1.5万多件", "多", 15_000),
        ("接待群众一千一百多人次", "多", 1100),
        ("审查合同约300件", "约", 300),
        ("审查合同大约300件", "约", 300),
        ("发放资料近5000份", "近", 5000),
        ("发放资料将近5000份", "近", 5000),
        ("服务群众超2万人次", "超", 20_000),
        ("服务群众超过2万人次", "超", 20_000),
        ("服务群众突破2万人次", "超", 20_000),
        ("服务群众逾2万人次", "逾", 20_000),
        ("发放资料不足500份", "不足", 500),
        ("开展培训不少于4次", "不少于", 4),
        ("开展培训不低于40学时", "不低于", 40),
        ("至少建成6个示范点", "至少", 6),
        ("每次参加不超过30人", "最多", 30),
        ("接待群众2000人次以上", "以上", 2000),
        ("七成以上案件调解结案", "以上", 70),
        ("罚款3000元以下", "以下", 3000),
        ("接待群众2000人次左右", "左右", 2000),
        ("接待群众数千人次", "数", 1000),
        ("接待群众数十人次", "数", 10),
    ],
)
def test_qualifiers(text, qualifier, value):
    row = only(text + "。")
    assert (row.qualifier, row.value) == (qualifier, value)


@pytest.mark.parametrize("word", ["共", "共计", "累计", "仅", "达", "达到", "高达"])
def test_words_that_are_no_qualifiers(word):
    assert only(f"受理行政复议案件{word}38件。").qualifier == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办理案件5至8件。", [(5, "件", "不少于"), (8, "件", "最多")]),
        ("办理案件5-8件。", [(5, "件", "不少于"), (8, "件", "最多")]),
        ("办理案件5—8件。", [(5, "件", "不少于"), (8, "件", "最多")]),
        ("罚款300元到3000元。", [(300, "元", "不少于"), (3000, "元", "最多")]),
        ("时限由30个工作日压减至10个工作日。", [(30, "个工作日", ""), (10, "个工作日", "")]),
    ],
)
def test_a_range_is_two_rows_and_so_is_a_step(text, expected):
    assert columns(text, "value", "unit", "qualifier") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请41件(当面申请15,来信申请26)。", [(41, "件"), (15, "件"), (26, "件")]),
        ("检查网吧、旅店4、7家。", [(4, "家"), (7, "家")]),
        ("受理投诉20件:来信16、来访4。", [(20, "件"), (16, "件"), (4, "件")]),
        ("行政处罚520,占总数的26.0%。", [(520, "件"), (26, "%")]),
        ("罚没款129万。", [(1_290_000, "元")]),
    ],
)
def test_a_unit_that_is_left_out_is_inherited(text, expected):
    assert columns(text, "value", "unit") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("召开会议12期36人次。", [(12, "期"), (36, "人次")]),
        ("信访18批次40人次。", [(18, "批次"), (40, "人次")]),
        ("共31次420项。", [(31, "次"), (420, "项")]),
    ],
)
def test_two_units_on_one_act_are_two_rows(text, expected):
    assert columns(text, "value", "unit") == expected


@pytest.mark.parametrize(
    "text",
    [
        "采购一批电脑",
        "出台一系列措施",
        "筑牢一道防线",
        "形成一套机制",
        "落实三级责任",
        "千方百计推进",
        "方便百姓办事",
        "数据共享",
        "第一责任人",
        "一名公职律师参加",
        "统一平台",
        "万家灯火",
        "一些问题",
        "十分重要",
        "五方联动",
    ],
)
def test_indefinite_words_count_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "12部门联合执法",
        "3家庭困难",
        "5场所检查",
        "7名单公布",
        "9份额",
        "6条例",
        "4项目建设",
        "2次数统计",
        "8分别",
    ],
)
def test_a_unit_that_begins_another_word_is_none(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "抓好以下三个方面。",
        "重点抓好以下5项。",
        "细化9项任务。",
        "明确了12项重点任务。",
        "围绕6个方面开展。",
        "分为4个部分。",
        "提出25条具体举措。",
    ],
)
def test_a_count_that_only_announces_is_no_quantity(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("企业开办7个事项。", 7),
        ("全县6个乡镇。", 6),
        ("共16个部门参加。", 16),
        ("新成立三个调解委员会。", 3),
        ("召开三次会议。", 3),
    ],
)
def test_a_count_of_services_bodies_and_acts_is_one(text, value):
    assert [quantity for quantity, _ in found(text)] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("连续六年(三届)获评先进", [(6, "年"), (3, "届")]),
        ("有效期5年", [(5, "年")]),
        ("历时2年建成", [(2, "年")]),
        ("工作多年", []),
        ("2024年", []),
        ("本届任期", []),
    ],
)
def test_years_count_only_where_they_measure_how_long(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("位列全省第三。", [(3, "位")]),
        ("排名全市第2位。", [(2, "位")]),
        ("居全国第十。", [(10, "位")]),
        ("召开第三次会议。", []),
        ("全省第四批示范县。", []),
        ("第一责任人。", []),
        ("学习第23条。", []),
    ],
)
def test_ranks_are_read_among_ordinals(text, expected):
    assert [(quantity.value, quantity.unit) for quantity in ranks(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("截至目前,无交通类诉讼案件,2023年同期为1起,同比下降100%。", 0),
        ("未发生败诉案件,上年同期为2件。", 0),
    ],
)
def test_a_zero_in_words_counts_where_a_comparison_needs_it(text, value):
    assert columns(text, "value")[0] == value


@pytest.mark.parametrize("text", ["全年无三类案件。", "实现零发生。", "未制定文件。", "暂无败诉案件。"])
def test_a_zero_that_nothing_compares_may_stay_unsaid(text):
    assert all(value == 0 for value in columns(text, "value"))


@pytest.mark.parametrize(
    "text", ["审查合同３８件", "满意率99.2％", "满意率99.2﹪", "罚款６８．１３６万元", "检查1，064家"]
)
def test_the_text_of_a_row_keeps_the_reports_own_spelling(text):
    row = only(text + "。")
    assert row.text in text
    assert row.value in (38, 99.2, 681_360, 1064)


@pytest.mark.parametrize("text", ["审查合同三百零八件", "罚款约68.136万余元", "七成以上案件"])
def test_a_quantity_spans_all_its_characters(text):
    (quantity,) = scan(text)
    assert text[quantity.start : quantity.end] in ("三百零八件", "约68.136万余元", "七成以上")
