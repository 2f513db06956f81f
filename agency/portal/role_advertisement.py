"""A role from its advertisement: pasted or brought as a file, read, and put into the form to be corrected."""

from flask import render_template, request
from wtforms import FileField

from agency.clients.models import Role
from agency.languages.speaking import N_, _
from agency.portal.face import me, portal
from agency.portal.role_read import facts_in, fill, take_out
from agency.portal.role_saving import role_form, role_form_page
from agency.portal.roles import Answer, shown_role
from agency.resumes.extracting import FileUnreadable, extract
from agency.resumes.extracting.limits import MOST_BYTES
from agency.web.fields import Form, TextField, clean
from agency.web.files import takes_files

ACCEPTED = ".pdf,.docx,.odt,.rtf,.txt"
MOST = 20_000


class AdvertisementForm(Form):
    """The text, or a file that holds it."""

    text = TextField(N_("Paste it"), most=MOST)
    file = FileField(N_("Or choose a file"))


@portal.route("/roles/from-advertisement", methods=["GET", "POST"])
@takes_files(MOST_BYTES)
def read_advertisement() -> Answer:
    """A new role."""
    return _from_advertisement(None)


@portal.route("/roles/<int(max=2147483647):role_id>/from-advertisement", methods=["GET", "POST"])
@takes_files(MOST_BYTES)
def read_advertisement_of(role_id: int) -> Answer:
    """One that is there: only what is empty is filled, and nothing is saved yet."""
    return _from_advertisement(shown_role(role_id))


def _from_advertisement(role: Role | None) -> Answer:
    if "without" in request.form:
        form = role_form(role)
        take_out(form, request.form["without"])
        return role_form_page(form, role)
    asked = AdvertisementForm()
    if not asked.is_submitted():
        asked.text.data = role.advertisement if role else ""
        return _ask(asked, role)
    text = _text(asked) if asked.validate() else ""
    if not text:
        return _ask(asked, role), 422
    return _filled(text, role)


def _filled(text: str, role: Role | None) -> Answer:
    form = role_form(role, formdata=None)
    if role is None:
        form.owner_id.data = me().id
    else:
        form.show(role)
    form.advertisement.data, form.was_read.data = text, "1"
    fill(form, facts_in(text))
    return role_form_page(form, role)


def _text(asked: AdvertisementForm) -> str:
    """What was pasted, or what is in the file; nothing, with the form saying why."""
    chosen = asked.file.data
    if not getattr(chosen, "filename", ""):
        if not asked.text.data:
            asked.text.errors = [_("Paste the advertisement, or choose its file.")]
        return asked.text.data or ""
    try:
        found = extract(chosen.stream.read())
    except FileUnreadable as refused:
        asked.file.errors = [str(refused)]
        return ""
    text = str(clean(found.text))[:MOST]
    if found.kind == "zip" or not text:
        asked.file.errors = [_("There is no text in this file. Paste the advertisement instead.")]
        return ""
    return text


def _ask(asked: AdvertisementForm, role: Role | None) -> str:
    return render_template(
        "portal/role_advertisement.html", form=asked, role=role, accepted=ACCEPTED
    )
