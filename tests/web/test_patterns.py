"""What is drawn for each of many alike."""

import pytest
from flask import Flask, render_template_string

MENUS = """
{%- macro menu(one, words) -%}<a id="{{ one.id }}" href="{{ one.url }}">{{ words }}{{ counted() }}: {{ one.name }}, {{ one.name }}</a>{%- endmacro -%}
{% for number in (1, 2) %}{{ pattern_of(menu, words)(id=number, url="/" ~ number, name=names[number - 1]) }}{% endfor %}"""


@pytest.fixture
def drawn(app: Flask) -> list[str]:
    times: list[int] = []

    def counted() -> int:
        times.append(1)
        return len(times)

    with app.test_request_context():
        names = ["Ana & Co", "<b>Bo</b>"]
        page = render_template_string(MENUS, names=names, words="Call", counted=counted)
    return page.split("</a>")


def test_each_gets_their_own_words_escaped(drawn: list[str]) -> None:
    assert drawn[0] == '<a id="1" href="/1">Call1: Ana &amp; Co, Ana &amp; Co'
    assert drawn[1].endswith("&lt;b&gt;Bo&lt;/b&gt;, &lt;b&gt;Bo&lt;/b&gt;")


def test_it_is_drawn_once_in_a_request(drawn: list[str]) -> None:
    assert "Call1" in drawn[1]
