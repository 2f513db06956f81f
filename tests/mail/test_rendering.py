"""A letter's words: links from the base URL, CSS in the elements, the same things in both twins."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask
from jinja2 import ChoiceLoader, DictLoader, UndefinedError

from agency.config import Settings
from agency.mail.rendering import Words, render
from agency.web.languages import speak_languages

TEMPLATES = Path(__file__).parents[2] / "templates"
AGENCY = SimpleNamespace(
    name="Harbour & Pike", postal_address="40 Lantern Street\nToronto", logo=""
)
LETTER = {
    "subject.txt": "Week of 22 June: call {{ name }} first\n",
    "body.txt": """{% extends "email/base.txt" %}
{% block body %}
{% for line in lines %}
{{ line | wordwrap(69, break_long_words=False) | indent(3) }}
{% endfor %}




{{ url_for("person", person_id=3, _external=True) }}
{% endblock %}
{% block foot %}You get it on Mondays.{% endblock %}
""",
    "body.html": """{% extends "email/base.html" %}
{% block preheader %}Her bonus is paid.{% endblock %}
{% block body %}
<h2>Call this week</h2>
<p class="why">{{ name }}</p>
<p><span class="go">May contact now.</span> <a href="{{ url_for("person", person_id=3, _anchor="wants") }}">Open</a></p>
{% endblock %}
{% block foot %}You get it on Mondays.{% endblock %}
""",
}


@pytest.fixture
def app() -> Iterator[Flask]:
    app = Flask("letters", template_folder=str(TEMPLATES))
    app.extensions["settings"] = Settings(
        database_url="",
        secret_key="",
        base_url="https://callback.example/portal",
        trusted_hosts=(),
        secure_cookies=True,
        proxies=0,
        smtp=None,
        var=Path("var"),
        address_key="",
    )
    speak_languages(app)
    app.add_url_rule("/people/<int:person_id>", "person")
    mine = DictLoader({f"email/a_letter/{name}": text for name, text in LETTER.items()})
    assert app.jinja_loader is not None
    app.jinja_env.loader = ChoiceLoader([mine, app.jinja_loader])
    with app.app_context():
        yield app


def words(**more: object) -> Words:
    context = {"agency": AGENCY, "name": "Aisha Rahman", "lines": ["word " * 40], **more}
    return render("a_letter", **context)


def test_subject_is_one_line_without_the_file_s_end(app: Flask) -> None:
    assert words().subject == "Week of 22 June: call Aisha Rahman first"


def test_links_begin_with_the_base_url(app: Flask) -> None:
    letter = words()
    assert "https://callback.example/portal/people/3\n" in letter.text
    assert 'href="https://callback.example/portal/people/3#wants"' in letter.html


def test_links_do_not_follow_the_host_of_a_request(app: Flask) -> None:
    with app.test_request_context(base_url="https://attacker.example"):
        letter = words()
    assert "attacker" not in letter.text + letter.html
    assert "https://callback.example/portal/people/3" in letter.text


def test_css_is_written_into_the_elements_and_the_media_rules_stay(app: Flask) -> None:
    html = words().html
    heading = html[html.index("<h2") : html.index("Call this week")]
    assert "font-size: 17px" in heading
    assert "@media (prefers-color-scheme: dark)" in html
    assert "@media (max-width: 620px)" in html
    assert "color: #0f5e38" in html[html.index('<span class="go"') : html.index("May contact now.")]


def test_letter_loads_nothing_from_anywhere(app: Flask) -> None:
    html = words().html
    for way in ("<img", "<link", "<script", "url(", "src=", "@import"):
        assert way not in html


def test_every_letter_says_who_writes_and_from_where(app: Flask) -> None:
    letter = words()
    assert "Harbour & Pike, 40 Lantern Street, Toronto" in letter.text
    assert "Harbour &amp; Pike, 40 Lantern Street, Toronto." in letter.html
    assert "\n-- \nYou get it on Mondays.\n" in letter.text


def test_html_is_escaped_and_text_is_not(app: Flask) -> None:
    letter = words(name="<b>O'Neil</b>")
    assert "&lt;b&gt;" in letter.html
    assert "<b>O'Neil</b>" in letter.subject


def test_text_has_short_lines_and_no_holes(app: Flask) -> None:
    text = words().text
    assert max(len(line) for line in text.splitlines()) <= 72
    assert "\n\n\n\n" not in text
    assert text.endswith("Toronto\n")


def test_letter_with_a_hole_is_not_written(app: Flask) -> None:
    with pytest.raises(UndefinedError):
        render("a_letter", agency=AGENCY, lines=[])


def test_context_of_web_pages_stays_out(app: Flask) -> None:
    app.context_processor(lambda: {"name": "whoever is signed in"})
    with pytest.raises(UndefinedError):
        render("a_letter", agency=AGENCY, lines=[])


def test_base_url_with_another_port_is_kept(app: Flask) -> None:
    app.extensions["settings"] = replace(
        app.extensions["settings"], base_url="http://127.0.0.1:8000"
    )
    assert "http://127.0.0.1:8000/people/3" in words().text
