"""Adding a client and correcting one: the names in the form are found, then all is saved or nothing."""

from flask import flash, redirect, render_template, request, url_for

from agency.clients.models import Client, RoleState
from agency.clients.queries import roles_of_client
from agency.clients.registering import ClientExists, add_client, change_client
from agency.database import db
from agency.languages.speaking import _
from agency.places.queries import all_places, place_called
from agency.portal.client_forms import ClientForm
from agency.portal.clients import CLIENT_ID, shown_client
from agency.portal.face import me, portal
from agency.portal.meanwhile import Meanwhile, hold, meanwhile, remember
from agency.portal.roles import Answer
from agency.queue import later
from agency.recruiters.queries import recruiters_by_name
from agency.skills.models import TermKind
from agency.skills.queries import terms_called, terms_of
from agency.web.fields import clean
from agency.words import any_of


@portal.route("/clients/new", methods=["GET", "POST"])
def new_client() -> Answer:
    form = _form()
    if not form.is_submitted():
        form.owner_id.data = me().id
        form.name.data = str(clean(request.args.get("name", "")))[:200]
    return _form_page(form, None)


@portal.route(f"/clients/{CLIENT_ID}/edit", methods=["GET", "POST"])
def edit_client(client_id: int) -> Answer:
    shown, form, session = shown_client(client_id), _form(), db.session()
    if not form.is_submitted():
        form.show(shown)
        remember(session, form, shown)
        return _form_page(form, shown)
    hold(session, shown)
    now = _form(formdata=None)
    now.show(shown)
    return _form_page(form, shown, meanwhile(session, form, now, me(), shown))


def _form(**given: None) -> ClientForm:
    form = ClientForm(**given)
    form.offer(recruiters_by_name(db.session()))
    return form


def _form_page(form: ClientForm, shown: Client | None, changed: Meanwhile | None = None) -> Answer:
    """Save what a valid form says; otherwise show it, with what is wrong."""
    if form.is_submitted() and changed is None:
        saved = _saved(form, shown)
        if saved is not None:
            return redirect(url_for("portal.client", client_id=saved))
        db.session.rollback()
    page = render_template(
        "portal/client_form.html",
        form=form,
        client=shown,
        meanwhile=changed,
        places=all_places(db.session()),
        industries=[term.name for term in terms_of(db.session(), TermKind.industry)],
    )
    if not form.is_submitted():
        return page
    return page, 409 if changed else 422


def _saved(form: ClientForm, shown: Client | None) -> int | None:
    """The client's number, or nothing with the form saying why."""
    session = db.session()
    is_valid = form.validate()
    place = place_called(session, form.place.data or "")
    industries = _industries(form)
    if form.place.data and place is None:
        form.place.errors = [
            _("We do not know this place. Write a town from the list, such as Toronto.")
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
        form.name.errors = [_("%(name)s is among the clients already.", name=exists.client.name)]
        return None
    saved: int = shown.id
    flash(_("%(name)s is saved.", name=shown.name))
    session.commit()
    return saved


def _industries(form: ClientForm) -> list[str]:
    """As the vocabulary writes them; what it does not know is said at the field."""
    named = form.named_industries()
    terms = terms_called(db.session(), TermKind.industry, named)
    unknown = [name for name in named if name not in terms]
    if unknown:
        form.industries.errors = [
            _(
                "We have no industry called %(names)s. Choose from the list.",
                names=any_of(unknown),
            )
        ]
    return list(dict.fromkeys(terms[name].name for name in named if name in terms))


def _look_again(shown: Client) -> None:
    """What a client does is part of fit, so its open roles are looked at anew."""
    for role in roles_of_client(db.session(), shown.id):
        if role.state is RoleState.open:
            later(db.session(), "surface_role", role_id=role.id)
