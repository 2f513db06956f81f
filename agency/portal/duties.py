"""Settings, Duties: what is owed to people and by when, with what to do; and the lists kept for it."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.addresses import (
    AddressNotValid,
    email_address,
    linkedin_profile,
    phone_number,
)
from agency.candidates.links import email_addresses, make_link
from agency.candidates.models import LinkPurpose
from agency.candidates.suppression import take_off
from agency.contact.decisions import decision_for
from agency.contact.snapshot import Channel, ContactRequest, Purpose
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.duty_forms import BreachForm, DoneForm, OpeningForm, RetentionForm, TakeOffForm
from agency.portal.face import me, portal
from agency.queue import later
from agency.recruiters.queries import the_agency
from agency.rights.duties import REQUESTS, close_duty, closed_duties, open_duties, open_duty
from agency.rights.emails import post_notice
from agency.rights.models import (
    DutyClosed,
    DutyKind,
    Obligation,
    SealedRecord,
    TooLateToExtend,
)
from agency.rights.sealing import open_sealed, sealed_records
from agency.rights.wording import DUTY_WORDS
from agency.web.access import auditors_only, found
from agency.web.request_log import log

Answer = str | Response | tuple[str, int]
_CLOSED = N_("A colleague has closed that duty already.")


@portal.get("/settings/duties")
@auditors_only
def duties() -> str:
    return _page()


@portal.post("/settings/duties/<int(max=2147483647):duty_id>/closing")
@auditors_only
def close_a_duty(duty_id: int) -> Answer:
    duty, form = found(db.session.get(Obligation, duty_id)), DoneForm()
    if not form.validate():
        return _page(sent=duty_id, done_form=form), 422
    try:
        close_duty(db.session(), duty, me().id, form.outcome.data or "", clock.now())
    except DutyClosed:
        return _refused(_(_CLOSED))
    db.session.commit()
    log.info("duty closed", duty_id=duty_id, recruiter_id=me().id)
    flash(_("Done: %(name)s.", name=DUTY_WORDS[duty.kind].name.lower()))
    return _back()


@portal.post("/settings/duties/<int(max=2147483647):duty_id>/extension")
@auditors_only
def extend_a_duty(duty_id: int) -> Answer:
    """A request that is hard to answer; the person has been told why it takes longer."""
    duty, form = found(db.session.get(Obligation, duty_id)), DoneForm()
    if duty.kind not in REQUESTS:
        abort(404)
    if not form.validate():
        return _page(sent=duty_id, done_form=form), 422
    try:
        duty.extend(form.outcome.data or "", clock.now())
    except DutyClosed:
        return _refused(_(_CLOSED))
    except TooLateToExtend:
        return _refused(_("It can be made longer once, and only within the first month."))
    db.session.commit()
    flash(_("There are two months more."))
    return _back()


@portal.post("/settings/duties/<int(max=2147483647):duty_id>/notice")
@auditors_only
def send_notice(duty_id: int) -> Answer:
    """The notice leaves because somebody pressed this; the duty is done once it has gone."""
    duty = found(db.session.get(Obligation, duty_id))
    if duty.kind is not DutyKind.notice or duty.candidate is None:
        abort(404)
    session, person, now = db.session(), duty.candidate, clock.now()
    address = next(iter(email_addresses(person)), "")
    if not duty.is_open:
        return _refused(_(_CLOSED))
    if not address:
        return _refused(
            _("We have no email address for %(name)s. Tell them by phone.", name=person.full_name)
        )
    request = ContactRequest(
        person_id=person.id, purpose=Purpose.legal_notice, channel=Channel.email, address=address
    )
    decision = decision_for(session, request, now)
    if not decision.may_contact:
        return _refused(decision.sentence)
    new = make_link(session, person.id, address, now, LinkPurpose.notice)
    post_notice(session, the_agency(session), person, me(), new, duty.id, now)
    later(session, "deliver_mail")
    db.session.commit()
    flash(
        _(
            "The notice to %(name)s is on its way. The duty is done once it has gone.",
            name=person.full_name,
        )
    )
    return _back()


@portal.post("/settings/duties/breach")
@auditors_only
def report_breach() -> Answer:
    form = BreachForm()
    if not form.validate():
        return _page(breach_form=form), 422
    open_duty(db.session(), DutyKind.breach, None, clock.now(), form.what.data or "")
    later(db.session(), "ring")
    db.session.commit()
    log.warning("breach reported", recruiter_id=me().id)
    flash(_("The 72 hours run from now. The duty is at its place in the list."))
    return _back()


@portal.post("/settings/duties/retention")
@auditors_only
def set_retention() -> Answer:
    form = RetentionForm()
    if not form.validate():
        return _page(retention_form=form), 422
    the_agency(db.session()).retention_months = form.months.data
    later(db.session(), "keep_duties")
    db.session.commit()
    flash(
        _(
            "Records are kept for %(months)s months after the last two-way contact.",
            months=form.months.data,
        )
    )
    return _back()


@portal.post("/settings/duties/suppression")
@auditors_only
def take_off_suppression() -> Answer:
    """They came back of their own accord."""
    form = TakeOffForm()
    if not form.validate():
        return _page(take_off_form=form), 422
    gone = [take_off(db.session(), address) for address in _as_kept(form.address.data or "")]
    if not any(gone):
        form.address.errors = [
            _("That address is not on the list. Write it as they gave it to us.")
        ]
        return _page(take_off_form=form), 422
    db.session.commit()
    log.info("address taken off the suppression list", recruiter_id=me().id)
    flash(_("The address is off the list. They can be added again."))
    return _back()


@portal.post("/settings/duties/sealed/<int(max=2147483647):record_id>")
@auditors_only
def open_sealed_record(record_id: int) -> Answer:
    """Each opening is written down with its reason; only a privacy lead opens."""
    record, form = found(db.session.get(SealedRecord, record_id)), OpeningForm()
    if not me().is_privacy_lead:
        abort(403)
    if not form.validate():
        return _page(opening_form=form), 422
    open_sealed(record, me(), form.why.data or "", clock.now())
    db.session.commit()
    log.warning("sealed record opened", record_id=record_id, recruiter_id=me().id)
    return render_template("portal/sealed.html", record=record)


def _as_kept(typed: str) -> set[str]:
    """Every form in which this may have been kept: as an email, a phone or a profile."""
    forms = set()
    for read in (email_address, phone_number, linkedin_profile):
        try:
            kept = read(typed)
        except AddressNotValid:
            continue
        forms |= {kept, f"email:{kept}", f"phone:{kept}"}
    return forms


def _refused(why: str) -> Response:
    db.session.rollback()
    flash(why, "error")
    return _back()


def _back() -> Response:
    return redirect(url_for("portal.duties"))


def _page(sent: int | None = None, **forms: Any) -> str:
    session = db.session()
    months = the_agency(session).retention_months
    blank = {
        "done_form": DoneForm(formdata=None),
        "breach_form": BreachForm(formdata=None),
        "take_off_form": TakeOffForm(formdata=None),
        "opening_form": OpeningForm(formdata=None),
        "retention_form": RetentionForm(formdata=None, data={"months": months}),
    }
    return render_template(
        "portal/duties.html",
        duties=open_duties(session),
        closed=closed_duties(session),
        sealed=sealed_records(session),
        words=DUTY_WORDS,
        requests=REQUESTS,
        sent=sent,
        problem=next(iter(forms.values()), None),
        **{**blank, **forms},
    )
