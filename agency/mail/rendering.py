"""A letter's words from its templates: the one place below the faces that knows Flask.

Links begin with the configured base URL and nothing else, whoever asks and under whatever host name
the request came; ``url_for`` means that in every template rendered here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from css_inline import CSSInliner
from flask import Flask, current_app
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from agency.languages.speaking import language

_inliner = CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)
_MANY_BLANK_LINES = re.compile(r"\n{4,}")


@dataclass(frozen=True)
class Words:
    """The three renderings of one letter."""

    subject: str
    text: str
    html: str


def render(name: str, /, **context: Any) -> Words:
    """``templates/email/<name>/``: ``subject.txt``, ``body.txt`` and ``body.html``, its CSS inlined.

    The templates get the context and ``subject``, none of what a web page gets. A name they use and
    the context lacks is an error: better no letter than one with a hole.
    """
    environment = _environment()
    subject = environment.get_template(f"email/{name}/subject.txt").render(context).strip(" \n")
    text = environment.get_template(f"email/{name}/body.txt").render(context, subject=subject)
    html = environment.get_template(f"email/{name}/body.html").render(context, subject=subject)
    return Words(subject, _tidy(text), str(_inliner.inline(html)))


def _environment() -> Environment:
    """The application's templates and filters, under the rules for letters."""
    made: Environment | None = current_app.extensions.get("email_templates")
    if made is None:
        web = current_app.jinja_env
        made = web.overlay(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        made.globals = {**web.globals, "url_for": _absolute_urls(current_app)}
        current_app.extensions["email_templates"] = made
    return made


def _absolute_urls(app: Flask) -> Callable[..., str]:
    """``url_for`` for letters: always from outside, always from the base URL."""
    base = urlsplit(app.extensions["settings"].base_url)
    routes = app.url_map.bind(base.netloc, script_name=base.path or "/", url_scheme=base.scheme)

    @pass_context
    def url_for(
        context: Context, endpoint: str, *, _external: bool = True, _anchor: str = "", **values: Any
    ) -> str:
        app.inject_url_defaults(endpoint, values)
        if _in_another(context, endpoint):
            values["language"] = language().value
        url = routes.build(endpoint, values, force_external=True)
        return f"{url}#{quote(_anchor)}" if _anchor else url

    return url_for


def _in_another(context: Context, endpoint: str) -> bool:
    """Whether a candidate's page is to open in a language that is not the agency's, as the letter is."""
    agency = context.get("agency")
    is_theirs = endpoint.startswith("candidate_pages.")
    return is_theirs and agency is not None and agency.language is not language()


def _tidy(text: str) -> str:
    """At most two blank lines together, and one line end at the end."""
    return _MANY_BLANK_LINES.sub("\n\n\n", text).strip("\n") + "\n"
