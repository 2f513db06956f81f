"""Which language a request is answered in, and how templates say things in it.

A recruiter's setting; for everybody else what they chose in this browser, then (a candidate who has
shown who they are) what they chose before, then what their browser asks for, then the agency's. It
is found out when the first word is needed, so that a page without words asks nobody.
"""

from functools import lru_cache
from typing import Any

from flask import Flask, g, request
from flask import session as cookie
from flask_login import current_user
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from agency.languages import speaking
from agency.languages.finding import takes_messages
from agency.languages.speaking import Language, language, speak
from agency.web.filters import agency_here

OUTSIDE = frozenset({"candidate_pages", "client_pages"})
"""Pages behind the links of letters: nobody who opens them is signed in."""
CHOSEN = "language"
"""A field or a parameter of this name chooses; the browser's cookie keeps it."""


def speak_languages(app: Flask) -> None:
    takes_messages(app.jinja_env)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # the extension's own
        speaking.gettext,
        speaking.ngettext,
        newstyle=True,
        pgettext=speaking.pgettext,
        npgettext=speaking.npgettext,
    )
    app.jinja_env.globals.update(_=_say, gettext=_say)
    app.jinja_env.globals.update(language=language, languages=tuple(Language))
    app.before_request(_begin)
    app.teardown_request(_end)


def is_switching() -> bool:
    """Whether a form was sent to be read in another language, and not to be saved."""
    return _sent() is not None


def chosen_here() -> Language | None:
    """What was chosen in this browser, now or before."""
    return _language_in(cookie.get(CHOSEN))


@pass_eval_context
def _say(template: EvalContext, message: str, /, **values: Any) -> str:
    """The extension's own ``gettext``, which marks and fills anew what a page says hundreds of times."""
    if template.autoescape and not values:
        return _whole(language(), message)
    said = speaking.gettext(message)
    return (Markup(said) if template.autoescape else said) % values  # noqa: S704 - from the catalogue


@lru_cache(maxsize=4096)
def _whole(_spoken: Language, message: str) -> Markup:
    return Markup(speaking.gettext(message)) % {}  # noqa: S704 - from the catalogue


def _begin() -> None:
    speak(_of_the_reader)
    chosen = _language_in(request.args.get(CHOSEN)) or _sent()
    if chosen and cookie.get(CHOSEN) != chosen:
        cookie[CHOSEN] = chosen.value


def _sent() -> Language | None:
    """Only a candidate's page has the button; elsewhere a field of that name is a setting."""
    is_plain = request.mimetype == "application/x-www-form-urlencoded"
    if request.method != "POST" or request.blueprint not in OUTSIDE or not is_plain:
        return None
    try:
        return _language_in(request.form.get(CHOSEN))
    except HTTPException:  # too large, or not a form; whoever reads it next says so
        return None


def _end(_error: BaseException | None) -> None:
    speak()


def _of_the_reader() -> Language:
    if request.blueprint not in OUTSIDE and current_user.is_authenticated:
        g.setdefault("me", current_user.recruiter)
        reads: Language = current_user.recruiter.reads
        return reads
    agency = agency_here()
    default = agency.language if agency else Language.en
    return chosen_here() or _of_the_browser() or default


def _of_the_browser() -> Language | None:
    return _language_in(request.accept_languages.best_match([one.value for one in Language]))


def _language_in(said: Any) -> Language | None:
    return Language(said) if said in tuple(Language) else None
