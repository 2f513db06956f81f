"""Clients: the list, one client with its roles and people, and adding to both."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from agency import clock
from agency.candidates.addresses import spoken_number
from agency.candidates.models import Candidate, WayKind
from agency.candidates.registering import AlreadyKnown, refuse_known
from agency.clients.listing import ORDERS, ClientSearch, clients_listed
from agency.clients.models import Client
from agency.clients.queries import (
    client_shown,
    off_limits_numbered,
    off_limits_of,
    roles_of_client,
    touches_of_client,
)
from agency.clients.registering import (
    ContactExists,
    add_contact,
    lift_off_limits,
    put_off_limits,
)
from agency.coaching.debriefing import told_of_client
from agency.contact.client_lights import lights_of_clients
from agency.database import db
from agency.introductions.queries import introductions_at_client
from agency.languages.speaking import _
from agency.portal import role_words
from agency.portal.client_forms import ContactForm, OffLimitsForm
from agency.portal.client_touch_form import ANSWERS, ClientTouchForm
from agency.portal.face import me, portal
from agency.portal.heard import heard_by
from agency.portal.introduction_words import STATE_WORDS, names_of
from agency.portal.paging import page_asked_for, pages
from agency.portal.roles import Answer
from agency.portal.touch_form import CHANNELS
from agency.recontact.role_queries import people_ahead_by_role, people_waiting_by_role
from agency.recruiters.queries import recruiters_by_name
from agency.web.access import found
from agency.web.fields import clean

PAGE = 25
CLIENT_ID = "<int(max=2147483647):client_id>"


@portal.get("/clients")
def clients() -> str:
    session, asked, number = db.session(), _asked(), page_asked_for()
    listed = clients_listed(session, asked, clock.today(me().zone), number, PAGE)
    ids = [row.client.id for row in listed.rows]
    address = {"q": asked.words or None, "owner": asked.owner_id}
    address["sort"] = asked.order if asked.order != "name" else None
    return render_template(
        "portal/clients.html",
        rows=listed.rows,
        asked=asked,
        total=listed.total,
        owners=recruiters_by_name(session),
        orders=ORDERS,
        lights=lights_of_clients(session, ids, clock.now(), me().zone),
        pages=pages("portal.clients", len(listed.rows), listed.total, number, PAGE, **address),
    )


def _asked() -> ClientSearch:
    order, owner = request.args.get("sort", "name"), request.args.get("owner", type=int)
    return ClientSearch(
        words=" ".join(str(clean(request.args.get("q", ""))).split())[:200],
        owner_id=owner if owner and 0 < owner < 2**31 else None,
        order=order if order in ORDERS else "name",
    )


@portal.get(f"/clients/{CLIENT_ID}")
def client(client_id: int) -> str:
    return client_page(shown_client(client_id))


@portal.post(f"/clients/{CLIENT_ID}/contacts")
def add_client_contact(client_id: int) -> Answer:
    shown, form = shown_client(client_id), ContactForm()
    if not form.validate():
        return client_page(shown, contact_form=form), 422
    same_human = _same_human(form)
    new = form.new_contact(same_human.id if same_human else None)
    try:
        add_contact(db.session(), shown, new)
    except ContactExists:
        form.contact_name.errors = [_("Somebody of this name is listed here already.")]
        return client_page(shown, contact_form=form), 422
    db.session.commit()
    said = [_("%(name)s is added.", name=new.name)]
    if same_human:
        said.append(_("They are a candidate too; the two are linked."))
    flash(" ".join(said))
    return redirect(url_for("portal.client", client_id=client_id))


@portal.post(f"/clients/{CLIENT_ID}/off-limits", endpoint="put_off_limits")
def put_client_off_limits(client_id: int) -> Answer:
    shown, form = shown_client(client_id), OffLimitsForm(today=clock.today(me().zone))
    if not form.validate():
        return client_page(shown, off_limits_form=form), 422
    put_off_limits(db.session(), form.agreed(client_id=shown.id, put_by_id=me().id))
    db.session.commit()
    flash(_("The people of %(name)s are off limits from now on.", name=shown.name))
    return redirect(url_for("portal.client", client_id=client_id))


@portal.post(f"/clients/{CLIENT_ID}/off-limits/<int(max=2147483647):off_limits_id>/lifting")
def lift_client_off_limits(client_id: int, off_limits_id: int) -> Answer:
    off_limits = found(off_limits_numbered(db.session(), off_limits_id, client_id=client_id))
    lift_off_limits(db.session(), off_limits, clock.today(me().zone), me().id)
    db.session.commit()
    flash(_("Lifted. Their people may be approached again."))
    return redirect(url_for("portal.client", client_id=client_id))


def shown_client(client_id: int) -> Client:
    return found(client_shown(db.session(), client_id))


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


def client_page(shown: Client, **forms: Any) -> str:
    session = db.session()
    roles = roles_of_client(session, shown.id)
    ids = [role.id for role in roles]
    context = {
        "contact_form": ContactForm(formdata=None),
        "off_limits_form": OffLimitsForm(today=clock.today(me().zone), formdata=None),
        "touch_form": _touch_form(shown),
        **forms,
    }
    return render_template(
        "portal/client.html",
        client=shown,
        roles=roles,
        waiting=people_waiting_by_role(session, ids),
        ahead=people_ahead_by_role(session, ids),
        heard_by=heard_by(session, roles),
        people=lights_of_clients(session, [shown.id], clock.now(), me().zone).of(shown.id),
        introductions=introductions_at_client(session, shown.id),
        introduction_states=STATE_WORDS,
        names_of=names_of,
        touches=touches_of_client(session, shown.id),
        debriefs=told_of_client(session, shown.id),
        answers=ANSWERS,
        channels=CHANNELS,
        off_limits=off_limits_of(session, client_id=shown.id),
        words=role_words,
        spoken=_spoken,
        **context,
    )


def _touch_form(shown: Client) -> ClientTouchForm:
    form = ClientTouchForm(formdata=None)
    form.offer(shown.contacts)
    return form
