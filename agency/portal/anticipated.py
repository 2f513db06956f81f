"""Roles that are heard of and not advertised: noting one in a few words, and hearing of it again."""

from contextlib import suppress
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from agency import clock
from agency.candidates.models import Candidate
from agency.clients.anticipated import Heard, hear_again
from agency.clients.models import Role, RoleState
from agency.clients.opening import MoveImpossible, NewRole, open_role
from agency.clients.queries import client_names, client_shown, contact_called, role_to_change
from agency.clients.requirements import read_requirements
from agency.database import db
from agency.languages.speaking import _
from agency.places.queries import all_places
from agency.portal.face import me, portal
from agency.portal.heard import AnticipatedForm, HeardForm
from agency.portal.role_names import client_meant, place_meant
from agency.portal.roles import Answer, role_page, shown_role
from agency.queue import later
from agency.web.access import found
from agency.web.fields import LINE
from agency.web.months import month_in

MOST = 2**31


@portal.route("/roles/heard-of", methods=["GET", "POST"])
def hear_of_role() -> Answer:
    form = AnticipatedForm()
    if not form.is_submitted():
        _begin(form)
        return _page(form)
    role = _noted(form) if form.validate() else None
    if role is None:
        db.session.rollback()
        return _page(form), 422
    return _kept(
        role, _("%(title)s is noted. Whom it would suit is being looked for.", title=role.title)
    )


@portal.post("/roles/<int(max=2147483647):role_id>/heard-again")
def hear_of_role_again(role_id: int) -> Answer:
    session, form = db.session(), HeardForm()
    role = found(role_to_change(session, role_id))
    if not form.validate():
        return role_page(shown_role(role_id), heard_form=form), 422
    try:
        hear_again(role, _heard(form, role.client_id))
    except MoveImpossible:
        session.rollback()
        flash(_("The role is not anticipated any more."), "error")
        return redirect(url_for("portal.role", role_id=role_id))
    return _kept(role, _("Noted what you heard of %(title)s.", title=role.title))


def _begin(form: AnticipatedForm) -> None:
    """From a client's page, from a client who said when, or from somebody who told us."""
    form.title.data = request.args.get("title", "")[:LINE]
    with suppress(ValueError):
        form.expected_on.data = month_in(request.args.get("month", ""))
    client_id = request.args.get("client", type=int)
    shown = client_shown(db.session(), client_id) if client_id and 0 < client_id < MOST else None
    form.client.data = shown.name if shown else ""
    told_by = _candidate(request.args.get("candidate", ""))
    if told_by is not None:
        form.candidate_id.data, form.heard_from.data = str(told_by.id), told_by.full_name


def _candidate(number: str | None) -> Candidate | None:
    """The candidate of this number, if we still hold them."""
    if not (number or "").isdecimal() or not 0 < int(number or 0) < MOST:
        return None
    person = db.session.get(Candidate, int(number or 0))
    return None if person is None or person.erased_at else person


def _noted(form: AnticipatedForm) -> Role | None:
    session, place = db.session(), place_meant(form)
    client = client_meant(form, me().id)
    if client is None or form.errors:
        return None
    heard = _heard(form, client.id, _candidate(form.candidate_id.data))
    new = NewRole(
        title=form.title.data,
        client_id=client.id,
        owner_id=me().id,
        state=RoleState.anticipated,
        place_id=place.id if place else None,
        expected_on=heard.month,
        confidence=heard.confidence,
        contact_id=heard.contact_id,
        heard_on=heard.on,
        heard_from=heard.by,
        heard_candidate_id=heard.candidate_id,
        asks=read_requirements(session, form.must.data or ""),
        once_key=(form.once_key.data or "")[:64],
    )
    return open_role(session, new, clock.now())


def _heard(form: HeardForm, client_id: int, told_by: Candidate | None = None) -> Heard:
    """A name that is a contact's or the candidate's is that person; any other stays as it is written."""
    name = form.heard_from.data or ""
    contact = contact_called(db.session(), client_id, name) if name else None
    is_theirs = told_by is not None and name in ("", told_by.full_name)
    return Heard(
        on=clock.today(me().zone),
        month=form.expected_on.data or clock.today(me().zone),
        confidence=form.confidence.data,
        by="" if contact or is_theirs else name,
        contact_id=contact.id if contact else None,
        candidate_id=told_by.id if told_by and is_theirs else None,
    )


def _kept(role: Role, words: str) -> Answer:
    role_id = role.id
    later(db.session(), "surface_role", role_id=role_id)
    db.session.commit()
    flash(words)
    return redirect(url_for("portal.role", role_id=role_id))


def _page(form: AnticipatedForm) -> str:
    session = db.session()
    context: dict[str, Any] = {"clients": client_names(session), "places": all_places(session)}
    ask_if_new = bool(form.client.errors) or form.new_client.data
    return render_template("portal/role_heard_of.html", form=form, ask_if_new=ask_if_new, **context)
