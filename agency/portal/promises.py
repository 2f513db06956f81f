"""Promises: made, kept, put off until a day, handed over, or given up."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import ValidationError

from agency import clock
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.candidate import changed, shown_person
from agency.portal.face import me, portal
from agency.portal.promise_words import late_words, record_of
from agency.portal.slip_answers import Answer, day_chosen, not_done, settled
from agency.recruiters.models import Recruiter
from agency.recruiters.queries import recruiters_here
from agency.touches.models import Promise
from agency.touches.queries import open_promises_to, settled_promises_to
from agency.web.access import SomebodyElses, found
from agency.web.fields import DayField, Form, LineField, needed
from agency.words import heading_day

_PROMISE = "/promises/<int(max=2147483647):promise_id>"


class PromiseForm(Form):
    """What we say we will do, and by when."""

    what = LineField(
        N_("You promise to"), [needed(N_("Say what you promised, “send the job description”."))]
    )
    due_on = DayField(N_("By"), [needed(N_("Choose the day by which you will keep it."))])

    def validate_due_on(self, field: DayField) -> None:
        if field.data and field.data < clock.today(me().zone):
            raise ValidationError(_("That day is over. Choose today or a day to come."))


@portal.route("/candidates/<int(max=2147483647):candidate_id>/promises", methods=["GET", "POST"])
def promises_to(candidate_id: int) -> str | Response | tuple[str, int]:
    """Everything promised to one person, and a line for one more."""
    person, form = shown_person(candidate_id), PromiseForm()
    if form.validate_on_submit():
        what, due_on = form.what.data.rstrip("."), form.due_on.data
        assert due_on is not None, "a valid form has a day"
        db.session.add(
            Promise(candidate_id=person.id, recruiter_id=me().id, what=what, due_on=due_on)
        )
        changed(person.id)
        db.session.commit()
        flash(_("Promised: %(what)s, by %(day)s.", what=what, day=heading_day(due_on)))
        return redirect(url_for("portal.promises_to", candidate_id=person.id))
    done = settled_promises_to(db.session(), person.id)
    page = render_template(
        "portal/candidate_promises.html",
        candidate=person,
        form=form,
        owed=open_promises_to(db.session(), person.id),
        done=done,
        record=record_of(done, me().zone),
        colleagues=recruiters_here(db.session()),
        today=clock.today(me().zone),
        late_words=late_words,
    )
    return page, 422 if form.errors else 200


@portal.post(f"{_PROMISE}/kept")
def keep_promise(promise_id: int) -> Answer:
    promise = _mine(promise_id)
    if promise.is_open:
        promise.keep(clock.now())
    return settled(promise, N_("%(name)s: promise to %(what)s kept."), what=promise.what)


@portal.post(f"{_PROMISE}/broken")
def give_up_promise(promise_id: int) -> Answer:
    """It will not be kept. It stays on the record of what we kept."""
    promise = _mine(promise_id)
    if promise.is_open:
        promise.give_up(clock.now())
    return settled(promise, N_("%(name)s: promise to %(what)s was not kept."), what=promise.what)


@portal.post(f"{_PROMISE}/colleague")
def hand_over_promise(promise_id: int) -> Answer:
    """A colleague keeps it from now on."""
    promise = _mine(promise_id)
    wanted = request.form.get("recruiter_id", type=int)
    to = db.session.get(Recruiter, wanted) if wanted and 0 < wanted < 2**31 else None
    if to is None or not to.is_active:
        return not_done(_("Choose a colleague who works here."))
    if promise.is_open:
        promise.hand_to(to.id)
    return settled(
        promise,
        N_("%(name)s: %(colleague)s keeps the promise to %(what)s."),
        colleague=to.first_name,
        what=promise.what,
    )


@portal.post(f"{_PROMISE}/snooze")
def snooze_promise(promise_id: int) -> Answer:
    """Off the list until a day. The day it is due does not move."""
    promise, until = _mine(promise_id), day_chosen()
    if until is None:
        return not_done(_("Choose a day after today."))
    promise.hidden_until = until
    return settled(promise, N_("%(name)s snoozed until %(day)s."), day=heading_day(until))


def _mine(promise_id: int) -> Promise:
    """My own promise, held against a second hand; a colleague's is theirs or their lead's to settle."""
    promise = found(db.session.get(Promise, promise_id, with_for_update=True))
    if promise.recruiter_id != me().id and not me().is_manager:
        raise SomebodyElses(promise.recruiter.first_name)
    if promise.candidate.erased_at:
        abort(404)
    return promise
