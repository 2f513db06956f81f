"""Clients: the list, one client with its roles and people, and adding to both."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from agency import clock
from agency.candidates.addresses import spoken_number
from agency.candidates.models import Candidate, WayKind
from agency.candidates.registering import AlreadyKnown, refuse_known
from agency.clients.models import Client, RoleState
from agency.clients.queries import (
    client_shown,
    clients_listed,
    off_limits_numbered,
    off_limits_of,
    roles_of_client,
)
from agency.clients.registering import (
    ClientExists,
    ContactExists,
    add_client,
    add_contact,
    change_client,
    lift_off_limits,
    put_off_limits,
)
from agency.database import db
from agency.places.queries import all_places, place_called
from agency.portal import role_words
from agency.portal.client_forms import ClientForm, ContactForm, OffLimitsForm
from agency.portal.face import me, portal
from agency.portal.paging import page_asked_for, pages
from agency.portal.roles import Answer
from agency.queue import later
from agency.recontact.role_queries import people_waiting_by_role
from agency.recruiters.queries import recruiters_by_name
from agency.skills.models import TermKind
from agency.skills.queries import term_called, terms_of
from agency.web.access import found
from agency.web.fields import clean

PAGE = 25
_ID = "<int(max=2147483647):client_id>"


@portal.get("/clients")
def clients() -> str:
    asked, number = str(clean(request.args.get("q", "")))[:200], page_asked_for()
    listed = clients_listed(db.session(), asked, clock.today(me().zone), number, PAGE)
    return render_template(
        "portal/clients.html",
        rows=listed.rows,
        asked=asked,
        total=listed.total,
        pages=pages(
            "portal.clients", len(listed.rows), listed.total, number, PAGE, q=asked or None
        ),
    )


@portal.get(f"/clients/{_ID}")
def client(client_id: int) -> str:
    return _client_page(_shown(client_id))


@portal.route("/clients/new", methods=["GET", "POST"])
def new_client() -> Answer:
    form = _form()
    if not form.is_submitted():
        form.owner_id.data = me().id
        form.name.data = str(clean(request.args.get("name", "")))[:200]
    return _form_page(form, None)


@portal.route(f"/clients/{_ID}/edit", methods=["GET", "POST"])
def edit_client(client_id: int) -> Answer:
    shown, form = _shown(client_id), _form()
    if not form.is_submitted():
        form.show(shown)
    return _form_page(form, shown)


@portal.post(f"/clients/{_ID}/contacts")
def add_client_contact(client_id: int) -> Answer:
    shown, form = _shown(client_id), ContactForm()
    if not form.validate():
        return _client_page(shown, contact_form=form), 422
    same_human = _same_human(form)
    new = form.new_contact(same_human.id if same_human else None)
    try:
        add_contact(db.session(), shown, new)
    except ContactExists:
        form.contact_name.errors = ["Somebody of this name is listed here already."]
        return _client_page(shown, contact_form=form), 422
    db.session.commit()
    linked = " They are a candidate too; the two are linked." if same_human else ""
    flash(f"{new.name} is added.{linked}")
    return redirect(url_for("portal.client", client_id=client_id))


@portal.post(f"/clients/{_ID}/off-limits", endpoint="put_off_limits")
def put_client_off_limits(client_id: int) -> Answer:
    shown, form = _shown(client_id), OffLimitsForm(today=clock.today(me().zone))
    if not form.validate():
        return _client_page(shown, off_limits_form=form), 422
    put_off_limits(db.session(), shown, form.reason.data, form.ends_on.data)
    db.session.commit()
    flash(f"The people of {shown.name} are off limits from now on.")
    return redirect(url_for("portal.client", client_id=client_id))


@portal.post(f"/clients/{_ID}/off-limits/<int(max=2147483647):off_limits_id>/lifting")
def lift_client_off_limits(client_id: int, off_limits_id: int) -> Answer:
    off_limits = found(off_limits_numbered(db.session(), client_id, off_limits_id))
    lift_off_limits(db.session(), off_limits, clock.today(me().zone))
    db.session.commit()
    flash("Lifted. Their people may be approached again.")
    return redirect(url_for("portal.client", client_id=client_id))


def _shown(client_id: int) -> Client:
    return found(client_shown(db.session(), client_id))


def _form() -> ClientForm:
    form = ClientForm()
    form.offer(recruiters_by_name(db.session()))
    return form


def _form_page(form: ClientForm, shown: Client | None) -> Answer:
    """Save what a valid form says; otherwise show it, with what is wrong."""
    if form.is_submitted():
        saved = _saved(form, shown)
        if saved is not None:
            return redirect(url_for("portal.client", client_id=saved))
        db.session.rollback()
    page = render_template(
        "portal/client_form.html",
        form=form,
        client=shown,
        places=all_places(db.session()),
        industries=[term.name for term in terms_of(db.session(), TermKind.industry)],
    )
    return (page, 422) if form.is_submitted() else page


def _saved(form: ClientForm, shown: Client | None) -> int | None:
    """The client's number, or nothing with the form saying why."""
    session = db.session()
    is_valid = form.validate()
    place = place_called(session, form.place.data or "")
    industries = _industries(form)
    if form.place.data and place is None:
        form.place.errors = [
            "We do not know this place. Write a town from the list, such as Toronto."
        ]
    if not is_valid or form.errors:
        return None
    new = form.new_client(industries, place.id if place else None)
    try:
        if shown is None:
            shown = add_client(session, new)
        else:
            change_client(session, shown, new)
            _look_again(shown)
    except ClientExists as exists:
        form.name.errors = [f"{exists.client.name} is among the clients already."]
        return None
    saved: int = shown.id
    flash(f"{shown.name} is saved.")
    session.commit()
    return saved


def _industries(form: ClientForm) -> list[str]:
    """As the vocabulary writes them; what it does not know is said at the field."""
    named = form.named_industries()
    terms = {name: term_called(db.session(), TermKind.industry, name) for name in named}
    unknown = [f"“{name}”" for name, term in terms.items() if term is None]
    if unknown:
        form.industries.errors = [
            f"We have no industry called {' or '.join(unknown)}. Choose from the list."
        ]
    return list(dict.fromkeys(term.name for term in terms.values() if term is not None))


def _same_human(form: ContactForm) -> Candidate | None:
    """The candidate who has this address or number."""
    ways = {WayKind.email: (form.email.data or "").lower(), WayKind.mobile: form.phone.data or ""}
    try:
        refuse_known(db.session(), ways)
    except AlreadyKnown as known:
        return known.candidate
    return None


def _spoken(phone: str) -> str:
    """A number as it is read out; one that an import took as it stood stays so."""
    return spoken_number(phone) if phone.startswith("+") else phone


def _look_again(shown: Client) -> None:
    """What a client does is part of fit, so its open roles are looked at anew."""
    for role in roles_of_client(db.session(), shown.id):
        if role.state is RoleState.open:
            later(db.session(), "surface_role", role_id=role.id)


def _client_page(shown: Client, **forms: Any) -> str:
    session = db.session()
    roles = roles_of_client(session, shown.id)
    context = {
        "contact_form": ContactForm(formdata=None),
        "off_limits_form": OffLimitsForm(today=clock.today(me().zone), formdata=None),
        **forms,
    }
    return render_template(
        "portal/client.html",
        client=shown,
        roles=roles,
        waiting=people_waiting_by_role(session, [role.id for role in roles]),
        off_limits=off_limits_of(session, shown.id),
        words=role_words,
        spoken=_spoken,
        **context,
    )
