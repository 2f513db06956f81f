"""Writing a role down and changing it: the names in the form are found, then all of it is saved or nothing."""

from dataclasses import replace

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.clients.models import Client, Role, RoleState
from agency.clients.opening import MoveImpossible, NewRole, change_role, open_role
from agency.clients.queries import client_names, client_shown
from agency.clients.requirements import read_requirements
from agency.database import db
from agency.languages.speaking import _
from agency.places.queries import all_places
from agency.portal.face import me, portal
from agency.portal.meanwhile import Meanwhile, hold, meanwhile, remember
from agency.portal.role_form import AT_FIRST, RoleForm, states_after
from agency.portal.role_names import client_meant, contact_meant, place_meant
from agency.portal.role_read import read_shown
from agency.portal.roles import Answer, shown_role
from agency.queue import later
from agency.recruiters.queries import recruiters_here, the_agency


@portal.get("/roles/new")
def new_role() -> str:
    form = role_form(None)
    form.owner_id.data = me().id
    chosen = request.args.get("client", type=int)
    client = client_shown(db.session(), chosen) if chosen and 0 < chosen < 2**31 else None
    form.client.data = client.name if client else ""
    return role_form_page(form, None, client)


@portal.post("/roles")
def create_role() -> Answer:
    form = role_form(None)
    new = _told(form) if form.validate() else None
    if new is None:
        db.session.rollback()
        return role_form_page(form, None), 422
    role = open_role(db.session(), new, clock.now())
    if role.is_open:
        return _saved(role, _("%(title)s is open.", title=role.title))
    return _saved(
        role,
        _("%(title)s is saved. It surfaces nobody before it opens.", title=role.title),
    )


@portal.route("/roles/<int(max=2147483647):role_id>/edit", methods=["GET", "POST"])
def edit_role(role_id: int) -> Answer:
    role, session = shown_role(role_id), db.session()
    if request.method == "GET":
        form = _as_it_is(role)
        remember(session, form, role)
        return role_form_page(form, role)
    hold(session, role)
    form = role_form(role)
    if (changed := meanwhile(session, form, _as_it_is(role), me(), role)) is not None:
        return role_form_page(form, role, meanwhile=changed), 409
    return _change(role, form)


def _as_it_is(role: Role) -> RoleForm:
    form = role_form(role, formdata=None)
    form.show(role)
    return form


def _change(role: Role, form: RoleForm) -> Answer:
    new = _told(form) if form.validate() else None
    if new is not None:
        new = replace(new, heard_candidate_id=role.heard_candidate_id)
        try:
            change_role(db.session(), role, new, clock.now())
            return _saved(role, _("%(title)s is saved.", title=role.title))
        except MoveImpossible:
            form.state.errors = [_("The role cannot be moved there from where it stands.")]
    role_id = role.id
    db.session.rollback()
    return role_form_page(form, shown_role(role_id)), 422


def role_form(role: Role | None, **given: None) -> RoleForm:
    """The form with what there is to choose from; ``formdata=None`` leaves out what was sent."""
    session = db.session()
    owners = recruiters_here(session)
    if role is not None and role.owner not in owners:
        owners.append(role.owner)
    states = states_after(role.state) if role else AT_FIRST
    form = RoleForm(**given)
    form.offer(owners, states, the_agency(session).currency)
    return form


def _told(form: RoleForm) -> NewRole | None:
    """What the form says, or nothing with the form saying why. Whoever calls rolls back then."""
    place = place_meant(form)
    client = client_meant(form, form.owner_id.data)
    if client is None or form.errors:
        return None
    asks = read_requirements(db.session(), form.must.data or "", form.nice.data or "")
    contact_id = contact_meant(client, form.contact.data)
    return form.new_role(client.id, contact_id, place.id if place else None, asks)


def _saved(role: Role, words: str) -> Response:
    """The people are looked for in the same transaction that saves the role."""
    later(db.session(), "surface_role", role_id=role.id)
    role_id, is_open = role.id, role.state is RoleState.open
    db.session.commit()
    flash(" ".join([words, _("Looking for people now.")]) if is_open else words)
    return redirect(url_for("portal.role", role_id=role_id))


def role_form_page(
    form: RoleForm,
    role: Role | None,
    client: Client | None = None,
    meanwhile: Meanwhile | None = None,
) -> str:
    session = db.session()
    named = client or (role.client if role else None)
    return render_template(
        "portal/role_form.html",
        form=form,
        role=role,
        meanwhile=meanwhile,
        read=read_shown(form),
        clients=client_names(session),
        contacts=[one.name for one in named.contacts] if named else [],
        places=all_places(session),
        ask_if_new=bool(form.client.errors) or form.new_client.data,
    )
