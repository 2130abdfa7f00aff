"""Trees of nodes: data only, and links that have an address of their own."""

import json

from dashboard import markup
from dashboard.markup import element, link, words


def test_a_report_that_holds_markup_stays_text():
    hostile = "<img src=x onerror=alert(1)> **粗** [链接](javascript:alert(1)) &amp;"
    node = element("p", "原文：", element("strong", hostile))
    assert words(node) == f"原文：{hostile}"
    assert json.loads(json.dumps(node)) == node


def test_children_may_be_lists():
    assert words(element("ol", [element("li", "一"), element("li", "二")], "三")) == "一二三"


def test_a_link_has_an_address_for_a_new_tab():
    node = link("75人", {"page": "section", "section": "1.6", "at": "10-13", "scroll": "text"})
    assert node["href"] == "section?section=1.6&at=10-13"
    assert node["to"]["scroll"] == "text"


def test_what_a_link_takes_out_of_the_address_is_not_in_it():
    assert link("关闭", {"at": "", "term": ""})["href"] == "?"
    assert link("总览", {"page": "overview", "section": "1.2"})["href"] == "./?section=1.2"


def test_a_label_that_is_read_as_markdown_says_what_the_report_says():
    written = markup.literal("(一)**粗** :red[红] $x$ <b>\n二")
    assert written == r"\(一\)\*\*粗\*\* \:red\[红\] \$x\$ \<b\> 二"
