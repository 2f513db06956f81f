"""Drafts of every form in which more than a line is typed: kept while it is written, gone once it is saved.

A template says ``{{ draft(form) }}`` first of all in such a form. That fills the form with what was being
written, and tells the page where to keep what is typed next. A form that could not be saved is kept as well.
"""

from http import HTTPStatus

from flask import g, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response
from wtforms import BooleanField, SelectMultipleField

from agency import clock
from agency.candidates.models import Candidate
from agency.database import db
from agency.portal.face import me, portal
from agency.recruiters.drafts import draft_of, forget_draft, keep_draft
from agency.recruiters.models import FormDraft
from agency.web.fields import Form, clean

_LONGEST_ADDRESS = 300
_NEVER = ("csrf", "token", "password")
"""What no draft holds, in the name of any field."""


@portal.app_template_global()
def draft_shown(form: Form, address: str, candidate_id: int | None) -> FormDraft | None:
    """The draft with which the form is filled, on a page that is opened; nothing where there is none."""
    if request.method != "GET" or "anew" in request.args:
        return None
    found = draft_of(db.session(), me().id, address, candidate_id, clock.now())
    if found is not None:
        _fill(form, MultiDict(found.fields))
    return found


@portal.post("/drafts")
def keep_form() -> Response:
    """What stands in a form at this moment."""
    _keep()
    return Response(status=204)


@portal.after_request
def forget_what_was_saved(response: Response) -> Response:
    """A form that was saved needs no draft; one that could not be saved keeps it."""
    is_sent = request.method == "POST" and request.endpoint != "portal.keep_form"
    is_unread = response.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if not is_sent or "me" not in g or is_unread or "draft_of" not in request.form:
        return response
    db.session.rollback()
    if response.status_code >= 400:
        _keep()
    else:
        forget_draft(db.session(), me().id, *_which())
        db.session.commit()
    return response


def _keep() -> None:
    fields = {
        name: [clean(value) for value in values]
        for name, values in request.form.lists()
        if not name.startswith("draft_") and not any(word in name for word in _NEVER)
    }
    keep_draft(db.session(), me().id, *_which(), fields, clock.now())
    db.session.commit()


def _which() -> tuple[str, int | None]:
    """The form's address and the person it is about, as the form itself says."""
    number = request.form.get("draft_about", 0, type=int)
    person = db.session.get(Candidate, number) if 0 < number < 2**31 else None
    address = str(clean(request.form.get("draft_of", "")))[:_LONGEST_ADDRESS]
    return address, person.id if person and not person.erased_at else None


def _fill(form: Form, kept: MultiDict[str, str]) -> None:
    for field in form:
        may_be_empty = isinstance(field, BooleanField | SelectMultipleField)
        if field.name in kept or may_be_empty:
            field.process(kept)
            field.errors, field.process_errors = (), []
