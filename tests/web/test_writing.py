"""What templates write out is escaped as it always is."""

import pytest
from flask import Flask
from jinja2 import UndefinedError
from markupsafe import Markup, escape


class Linked:
    def __html__(self) -> str:
        return "<a>linked</a>"


@pytest.mark.parametrize(
    "value",
    ["plain", "<b> & \"'", Markup("<b>"), Markup("&amp;").join("<>"), 7, 7.5, None, Linked()],
)
def test_every_value_is_written_as_escape_would(app: Flask, value: object) -> None:
    template = app.jinja_env.from_string("{% autoescape true %}{% endautoescape %}{{ value }}")
    assert app.jinja_env.from_string("{{ value }}").render(value=value) == escape(value)
    assert template.render(value=value) == escape(value)


def test_what_a_macro_drew_is_not_escaped_again(app: Flask) -> None:
    source = "{% macro bold(words) %}<b>{{ words }}</b>{% endmacro %}{{ bold('<') }}{{ bold('a') ~ '>' }}"
    assert app.jinja_env.from_string(source).render() == "<b>&lt;</b><b>a</b>&gt;"


def test_text_that_is_no_page_is_written_as_it_is(app: Flask) -> None:
    source = "{% autoescape false %}{{ value }}{% endautoescape %}"
    assert app.jinja_env.from_string(source).render(value="<b>") == "<b>"


def test_what_is_missing_is_still_missed(app: Flask) -> None:
    with pytest.raises(UndefinedError):
        app.jinja_env.from_string("{{ nobody }}").render()
