"""The dashboard's theme says the same as the one that charts and pictures are drawn with."""

import tomllib

import pytest

from analysis.charts.colour import contrast
from analysis.charts.style import palette, typography
from tests.dashboard.shown import PROJECT

CONFIG = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_are_those_of_the_charts(theme):
    colours, written = palette(theme), CONFIG["theme"][theme]
    assert written["backgroundColor"] == colours.paper
    assert written["textColor"] == colours.ink
    assert written["primaryColor"] == written["linkColor"] == written["blueColor"] == colours.blue
    assert written["redColor"] == colours.vermilion
    assert written["borderColor"] == colours.line


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_links_and_findings_can_be_read_on_the_page(theme):
    written = CONFIG["theme"][theme]
    for colour in ("textColor", "linkColor", "redColor", "grayColor"):
        assert contrast(written[colour], written["backgroundColor"]) >= 4.5


def test_type_is_that_of_the_charts():
    assert CONFIG["theme"]["font"].replace("'", "") == typography().family.replace("'", "").replace('"', "")


def test_who_is_served_is_said_where_the_dashboard_is_started_and_nobody_is_told():
    """An address here would make a hosted deployment unreachable; `make app` names this machine's own."""
    assert "address" not in CONFIG["server"]
    assert "--server.address $(ADDRESS)" in (PROJECT / "Makefile").read_text(encoding="utf-8")
    assert CONFIG["server"]["enableXsrfProtection"] is True
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"


def test_no_sign_of_a_developer_stands_on_a_page():
    assert CONFIG["server"]["fileWatcherType"] == "none"
    assert CONFIG["client"]["toolbarMode"] == "minimal"


def test_an_upload_is_as_large_as_the_reader_takes():
    from analysis.reading import MAX_BYTES

    assert CONFIG["server"]["maxUploadSize"] * 1024 * 1024 == MAX_BYTES
