"""What was agreed about one person: whether we leave them alone, and who else puts them forward."""

from dataclasses import replace
from typing import Any

from flask import flash, redirect, render_template, url_for
from wtforms import RadioField, SelectField, ValidationError

from agency import clock
from agency.clients.queries import clients_by_name, off_limits_numbered, off_limits_of
from agency.clients.registering import Agreed, lift_off_limits, put_off_limits
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.candidate import changed, shown_person
from agency.portal.client_forms import OffLimitsForm
from agency.portal.face import me, portal
from agency.portal.roles import Answer
from agency.submissions.declaring import Declared, declare, take_back
from agency.submissions.models import DeclaredSubmission
from agency.submissions.queries import declared_submissions
from agency.web.access import found
from agency.web.fields import DayField, Form, LineField, choices_of, needed

PERSON = "/candidates/<int(max=2147483647):candidate_id>"
OFF_LIMITS, EXCEPTION = "off_limits", "exception"


class PersonOffLimitsForm(OffLimitsForm):
    """One person is left alone, or is the exception among their employer's people."""

    rule = RadioField(
        N_("What was agreed"),
        choices=[
            (OFF_LIMITS, N_("They are not to be approached")),
            (
                EXCEPTION,
                N_("They may be approached, although their employer’s people are off limits"),
            ),
        ],
        default=OFF_LIMITS,
    )

    def agreed(self, put_by_id: int, **whose: int) -> Agreed:
        may = self.rule.data == EXCEPTION
        return replace(super().agreed(put_by_id, **whose), may_be_approached=may)


class DeclaredForm(Form):
    """Another agency has put them forward, as they told us."""

    client_id = SelectField(
        N_("To which client"),
        [needed(N_("Choose the client."))],
        coerce=lambda value: int(value) if value else None,
    )
    agency_name = LineField(N_("Which agency"), [needed(N_("Write the agency’s name."))])
    submitted_on = DayField(N_("When"), [needed(N_("Choose the day, as well as they know it."))])

    def validate_submitted_on(self, field: DayField) -> None:
        if field.data and field.data > clock.today(me().zone):
            raise ValidationError(_("That day is still to come."))

    def declared(self, candidate_id: int, by_id: int) -> Declared:
        """What a valid form says."""
        assert self.submitted_on.data is not None, "the day is needed"
        return Declared(
            candidate_id=candidate_id,
            client_id=self.client_id.data,
            agency_name=self.agency_name.data or "",
            submitted_on=self.submitted_on.data,
            recorded_by_id=by_id,
        )

    def offer(self) -> None:
        """The clients to choose from."""
        clients = clients_by_name(db.session())
        named = ((client.id, client.name) for client in clients)
        self.client_id.choices = choices_of([("", _("Choose the client")), *named])


@portal.get(f"{PERSON}/agreements")
def candidate_agreements(candidate_id: int) -> str:
    return _page(candidate_id)


@portal.post(f"{PERSON}/off-limits")
def put_candidate_off_limits(candidate_id: int) -> Answer:
    person, form = shown_person(candidate_id), PersonOffLimitsForm(today=clock.today(me().zone))
    if not form.validate():
        return _page(candidate_id, off_limits_form=form), 422
    agreed = put_off_limits(db.session(), form.agreed(candidate_id=person.id, put_by_id=me().id))
    changed(person.id)
    db.session.commit()
    said = (
        _("%(name)s may be approached from now on.", name=person.full_name)
        if agreed.may_be_approached
        else _("%(name)s is off limits from now on.", name=person.full_name)
    )
    flash(said)
    return redirect(url_for("portal.candidate_agreements", candidate_id=candidate_id))


@portal.post(f"{PERSON}/off-limits/<int(max=2147483647):off_limits_id>/lifting")
def lift_candidate_off_limits(candidate_id: int, off_limits_id: int) -> Answer:
    person = shown_person(candidate_id)
    agreed = found(off_limits_numbered(db.session(), off_limits_id, candidate_id=person.id))
    lift_off_limits(db.session(), agreed, clock.today(me().zone), me().id)
    changed(person.id)
    db.session.commit()
    flash(_("Lifted. That it held is kept."))
    return redirect(url_for("portal.candidate_agreements", candidate_id=candidate_id))


@portal.post(f"{PERSON}/other-agencies")
def declare_submission(candidate_id: int) -> Answer:
    person, form = shown_person(candidate_id), DeclaredForm()
    form.offer()
    if not form.validate():
        return _page(candidate_id, declared_form=form), 422
    told = declare(db.session(), form.declared(person.id, me().id))
    db.session.commit()
    flash(
        _(
            "Written down: %(agency)s put %(name)s forward to %(client)s.",
            agency=told.agency_name,
            name=person.first_name,
            client=told.client.name,
        )
    )
    return redirect(url_for("portal.candidate_agreements", candidate_id=candidate_id))


@portal.post(f"{PERSON}/other-agencies/<int(max=2147483647):declared_id>/taking-back")
def take_declared_back(candidate_id: int, declared_id: int) -> Answer:
    told = db.session.get(DeclaredSubmission, declared_id)
    told = found(told if told and told.candidate_id == candidate_id else None)
    take_back(db.session(), told)
    db.session.commit()
    flash(_("Taken back. The history keeps that it was written down."))
    return redirect(url_for("portal.candidate_agreements", candidate_id=candidate_id))


def _page(candidate_id: int, **forms: Any) -> str:
    person, session = shown_person(candidate_id), db.session()
    if "declared_form" not in forms:
        forms["declared_form"] = DeclaredForm(formdata=None)
        forms["declared_form"].offer()
    forms.setdefault(
        "off_limits_form", PersonOffLimitsForm(today=clock.today(me().zone), formdata=None)
    )
    return render_template(
        "portal/candidate_agreements.html",
        candidate=person,
        off_limits=off_limits_of(session, candidate_id=person.id),
        declared=declared_submissions(session, person.id),
        **forms,
    )
