"""Who may read about them, behind the same door as the answers: they read the text, strike names off, and take it back."""

from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from wtforms import BooleanField, HiddenField, ValidationError

from agency import clock
from agency.answers.marketing import approve_marketing, say_of_name, take_marketing_back
from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.link_page import Answer
from agency.candidate_pages.visits import note_language, own_page, zone_of
from agency.candidates.models import Candidate
from agency.database import db
from agency.languages.speaking import N_, _
from agency.marketing.approving import (
    FOR,
    LONGEST,
    Approval,
    NothingToApprove,
    did_not_leave,
    showings_of,
)
from agency.marketing.models import ProfileShowing, ShowingState
from agency.marketing.profiles import newest_profile, running_of
from agency.queue import later
from agency.web.access import found
from agency.web.fields import DayField, Form, TextField
from agency.web.languages import is_switching


class ApprovalForm(Form):
    """What goes with the names; each of these has a box of its own."""

    version = HiddenField()
    until = DayField(
        N_("Until when?"), description=N_("Without a day it is ninety days; then we ask again.")
    )
    quote_allowed = BooleanField(N_("They may read these words of mine"))
    words = TextField(
        N_("Anything to add?"), most=1_000, description=N_("Not needed. Only we read it.")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def validate_until(self, field: DayField) -> None:
        if field.data and not self._today < field.data <= self._today + LONGEST:
            raise ValidationError(_("Choose a day within a year from now."))

    def approval(self, listed: list[ProfileShowing]) -> Approval:
        """What a valid form says of those it listed."""
        allowed = set(request.form.getlist("allowed", type=int))
        never = set(request.form.getlist("never", type=int))
        ids = {one.id for one in listed}
        why = {number: request.form.get(f"why-{number}", "")[:300] for number in ids}
        return Approval(
            version=int(self.version.data) if (self.version.data or "").isdecimal() else 0,
            until=self.until.data or self._today + FOR,
            allowed=(allowed - never) & ids,
            never=never & ids,
            why=why,
            words=self.words.data or "",
            quote_allowed=bool(self.quote_allowed.data),
        )


@candidate_pages.get("/<token>/profile/marketing")
def marketing(token: str) -> str:
    person = own_page(token).candidate
    return _page(token, person, None)


@candidate_pages.post("/<token>/profile/marketing", endpoint="approve_marketing")
def approve(token: str) -> Answer:
    """Nothing leaves before this, and nothing to a client that is not ticked."""
    person = own_page(token).candidate
    note_language(person)
    now, today = clock.now(), clock.today(zone_of(person))
    form = ApprovalForm(today=today)
    if is_switching():
        db.session.commit()
        return _page(token, person, form)
    if not form.validate():
        return _page(token, person, form), 422
    try:
        approve_marketing(db.session(), person, form.approval(_listed(person)), now, today)
    except NothingToApprove:
        db.session.rollback()
        flash(_("The text was changed while you read it. Please read it once more."), "candidate")
        return redirect(url_for("candidate_pages.marketing", token=token))
    _changed(person)
    flash(_("We keep to what you ticked. You can take it back here at any time."), "candidate")
    return redirect(url_for("candidate_pages.marketing", token=token))


@candidate_pages.post("/<token>/profile/marketing/ending", endpoint="end_marketing")
def take_back(token: str) -> Answer:
    person = own_page(token).candidate
    today = clock.today(zone_of(person))
    take_marketing_back(db.session(), person, clock.now(), today)
    _changed(person)
    flash(_("Taken back. Letters that waited do not leave, and the page is shown no more."), "candidate")  # fmt: skip
    return redirect(url_for("candidate_pages.marketing", token=token))


@candidate_pages.post(
    "/<token>/profile/marketing/<int(max=2147483647):showing_id>/name", endpoint="say_name"
)
def name(token: str, showing_id: int) -> Answer:
    """One client would like to meet them: may it have the name?"""
    person = own_page(token).candidate
    may = request.form.get("may") == "yes"
    today = clock.today(zone_of(person))
    found(next((one for one in showings_of(db.session(), person.id) if one.id == showing_id), None))
    one = say_of_name(db.session(), person, showing_id, may, clock.now(), today)
    if one is None:
        db.session.rollback()
        said = _("That was settled already; nothing was changed.")
    else:
        said = (
            _("%(client)s may have your name.", client=one.client.name)
            if may
            else _("%(client)s does not get your name.", client=one.client.name)
        )
        _changed(person)
    flash(said, "candidate")
    return redirect(url_for("candidate_pages.marketing", token=token))


def _listed(person: Candidate) -> list[ProfileShowing]:
    """Whom they may still strike off: nobody has written to these."""
    running = running_of(db.session(), person.id)
    if running is None:
        return []
    return [
        one
        for one in reversed(showings_of(db.session(), person.id))
        if one.marketing_id == running.id and one.state is not ShowingState.sent
    ]


def _changed(person: Candidate) -> None:
    later(db.session(), "rematch_candidate", candidate_id=person.id)
    db.session.commit()


def _page(token: str, person: Candidate, form: ApprovalForm | None) -> str:
    session, today = db.session(), clock.today(zone_of(person))
    running = running_of(session, person.id)
    profile = newest_profile(session, running.id) if running else None
    if form is None:
        form = ApprovalForm(
            formdata=None,
            today=today,
            until=(running.approved_until if running else None) or today + FOR,
            quote_allowed=bool(running and running.quote_allowed),
        )
    if profile is not None:
        form.version.data = str(profile.version)
    shown = showings_of(session, person.id)
    lost = did_not_leave(session, shown)
    return render_template(
        "candidate_pages/marketing.html",
        token=token,
        person=person,
        running=running,
        is_approved=running is not None
        and running.runs_on(today)
        and profile is not None
        and running.approved_version == profile.version,
        profile=profile,
        listed=_listed(person),
        sent=[one for one in shown if one.sent_at and one.id not in lost],
        states=ShowingState,
        form=form,
    )
