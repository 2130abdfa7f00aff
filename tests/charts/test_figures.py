from analysis.charts.figures import big_figures, big_numbers
from analysis.charts.quantities import within
from analysis.charts.rows import MISMATCH
from tests.charts.invented import METRICS, analysis


def test_what_no_chart_draws_is_a_big_number():
    tables = analysis()
    numbers = big_numbers(within(tables.metrics, "1.1"), year=2024)
    assert [(number.stated, number.unit, number.start) for number in numbers] == [
        ("500", "余份", 120),
        ("68.136", "万元", 130),
    ]


def test_changes_and_rates_below_three_are_big_numbers():
    few = analysis().metrics.iloc[[5, 12, 13]]
    numbers = big_numbers(few, year=2024)
    assert [(number.change, number.stated) for number in numbers] == [
        ("", "98.7"),
        ("下降", "54.05"),
        ("增长", "12.5"),
    ]


def test_one_metric_alone_is_always_a_big_number():
    metrics = analysis().metrics
    for index in range(len(METRICS)):
        assert [number.start for number in big_numbers(metrics.iloc[[index]])] == [METRICS[index]["start"]]


def test_the_figure_sets_each_number_with_its_indicator():
    numbers = big_numbers(within(analysis().metrics, "1.1"), year=2024)
    for width in (360, 900):
        figure = big_figures(numbers, heading="(一)甲", width=width)
        assert figure is not None
        texts = [note.text for note in figure.layout.annotations]
        assert any(text.startswith("68.136<span") for text in texts)
        assert "罚没款" in texts
        rows = next(figure.select_traces(selector={"name": "rows"}))
        assert [list(data) for data in rows.customdata] == [
            [120, "1.1.1", "宣传手册"],
            [130, "1.1.1", "罚没款"],
        ]


def test_a_mismatch_is_marked():
    numbers = big_numbers(analysis().metrics.iloc[[9]], mismatches={260})
    figure = big_figures(numbers)
    assert figure is not None
    assert any(MISMATCH in (note.text or "") for note in figure.layout.annotations)


def test_no_numbers_no_figure():
    assert big_numbers(analysis().metrics.head(0)) == []
    assert big_figures([]) is None
