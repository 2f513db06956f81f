"""Error pages: what happened, what did not happen, what to do; and what the person typed, given back."""

from collections.abc import Callable
from secrets import choice
from typing import Any

from flask import (
    Flask,
    Response,
    current_app,
    get_template_attribute,
    make_response,
    render_template,
    request,
)
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from markupsafe import Markup
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed

from agency.database import db
from agency.languages.speaking import NP_, _, pgettext
from agency.web.request_log import log, where_it_broke

_PAGES = {400: 400, 403: 403, 404: 404, 405: 404, 413: 413, 429: 429}
_READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits that are not mistaken for one another when read out."""
_SECRET_FIELDS = ("password", "token", "code")
_MOST_CHARACTERS = 10_000
_TEN_MINUTES = 600
FIELDS = (
    NP_("field", "Move"), NP_("field", "Never"), NP_("field", "Text"), NP_("field", "Words"), NP_("field", "Best time"), NP_("field", "Add"), NP_("field", "Month"),
    NP_("field", "New month"), NP_("field", "From month"), NP_("field", "When"), NP_("field", "Jobs"), NP_("field", "Resume"), NP_("field", "Email"),
    NP_("field", "Friend name"), NP_("field", "Friend email"), NP_("field", "Call from"), NP_("field", "Call until"),
)  # fmt: skip
"""What ``_label`` makes of the fields that candidates write into."""


def show_errors(app: Flask) -> None:
    """Answer every error of the application with a page, or with a notice where htmx asked."""
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(InternalServerError, _broken)


def note_failure(error: BaseException) -> None:
    """Write an unexpected error down by its kind and place. Its message may quote a record: left out."""
    log.error(
        "unexpected error",
        error=type(error).__name__,
        where=where_it_broke(error),
        endpoint=request.endpoint,
    )


def typed() -> list[tuple[str, str]]:
    """What the person wrote into the form that failed, by label; never secrets, tokens or ids."""
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site") == "cross-site":
        return []
    try:
        pairs = list(request.form.items(multi=True))
    except HTTPException:  # too large, or not a form: nothing can be given back
        return []
    return [
        (_label(name), value[:_MOST_CHARACTERS]) for name, value in pairs if _is_prose(name, value)
    ]


def _refused(error: HTTPException) -> Response:
    if error.code is None or error.code < 400 or error.response is not None:
        return make_response(error.get_response())
    page = _PAGES.get(error.code, 400 if error.code < 500 else 500)
    log.warning("refused", error=type(error).__name__, status=error.code, endpoint=request.endpoint)
    kept = typed() if isinstance(error, CSRFError) or page in (413, 429) else []
    wait = _wait(error) if isinstance(error, RateLimitExceeded) else None
    ask, heading = getattr(error, "ask", None), getattr(error, "heading", None)
    limit = _("%(size)s MB", size=(request.max_content_length or 0) >> 20)
    return _answer(page, error, typed=kept, ask=ask, heading=heading, limit=limit, wait=wait)


def _broken(error: InternalServerError) -> Response:
    try:
        db.session.rollback()
    except SQLAlchemyError:
        db.session.remove()
    reference = _reference()
    log.error("page broken", reference=reference, endpoint=request.endpoint)
    return _answer(500, error, typed=typed(), reference=reference)


def _answer(page: int, error: HTTPException, **context: Any) -> Response:
    """Never fails: when the page itself cannot be made, plain words say the least that is true."""
    make: Callable[..., str] = _notice if "HX-Request" in request.headers else _page
    try:
        body, kind = make(page, context), "text/html; charset=utf-8"
    except Exception as failure:
        note_failure(failure)
        body, kind = (
            _("This page cannot be shown. Nothing was saved.") + "\n",
            "text/plain; charset=utf-8",
        )
    response = Response(body, status=error.code, content_type=kind)
    if isinstance(error, RateLimitExceeded):
        response.headers["Retry-After"] = str(error.limit.limit.get_expiry())
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


def _page(page: int, context: dict[str, Any]) -> str:
    return render_template(f"errors/{page}.html", **context)


def _notice(page: int, context: dict[str, Any]) -> str:
    """The heart of the error page as a notice, for a page that stays where it is."""
    template = current_app.jinja_env.get_template(f"errors/{page}.html")
    values: dict[str, Any] = dict(context)
    current_app.update_template_context(values)
    whole = template.new_context(values)
    title, happened = ("".join(template.blocks[name](whole)) for name in ("title", "happened"))
    notice = get_template_attribute("components/notice.html", "notice")
    return str(notice(Markup(happened), title=Markup(title), error=True))  # noqa: S704 - our template's


def _label(name: str) -> str:
    """The field's name as a label; those of a candidate's page are messages."""
    return pgettext("field", name.replace("_", " ").replace("-", " ").capitalize())


def _is_prose(name: str, value: str) -> bool:
    secret = any(word in name.lower() for word in _SECRET_FIELDS)
    return bool(value.strip()) and not secret and not name.endswith("id")


def _wait(error: RateLimitExceeded) -> str:
    return _("ten minutes") if error.limit.limit.get_expiry() <= _TEN_MINUTES else _("an hour")


def _reference() -> str:
    """ "7F3K 29QD": short enough to read out; the log has it beside the place that broke."""
    letters = "".join(choice(_READABLE) for _letter in range(8))
    return f"{letters[:4]} {letters[4:]}"
