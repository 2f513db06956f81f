"""One note for several people at once: met at an event, told the same news."""

from datetime import datetime, time
from secrets import token_urlsafe

from flask import flash, redirect, render_template, request
from wtforms import HiddenField, SelectField

from agency import clock
from agency.candidates.models import Candidate
from agency.candidates.queries import candidates_numbered
from agency.contact.light import lights_of
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.face import me, portal
from agency.portal.ticked_acts import Answer, match_anew, on_the_ticked, page_after
from agency.portal.touch_form import CHANNELS
from agency.recontact.touch_saved import record_touch
from agency.touches.logging import NewTouch
from agency.touches.models import Channel, Direction, Outcome
from agency.web.fields import DayField, Form, TextField, needed
from agency.words import count_words, local

_TOUCHES = (Channel.event, Channel.meeting, Channel.call, Channel.linkedin, Channel.text)


class SameTouchForm(Form):
    """What happened with all of them."""

    channel = SelectField(N_("How"), choices=[(one, CHANNELS[one]) for one in _TOUCHES])
    happened_on = DayField(N_("When"), [needed(N_("Write the day."))])
    note = TextField(
        N_("What happened?"), [needed(N_("Write a line about what happened."))], most=2_000
    )
    once_key = HiddenField(default=lambda: token_urlsafe(16))


@portal.post("/candidates/ticked/touch")
@on_the_ticked
def log_same_touch(ids: list[int]) -> Answer:
    """One note for all: somebody met at an event, told the same news. Nothing is read out of it."""
    session, now = db.session(), clock.now()
    form = SameTouchForm(formdata=request.form if "save" in request.form else None)
    today = clock.today(me().zone)
    if form.happened_on.data is None and "save" not in request.form:
        form.happened_on.data = today
    is_sent = "save" in request.form and form.validate()
    if is_sent and (form.happened_on.data or today) > today:
        form.happened_on.errors, is_sent = [_("That day has not come yet.")], False
    people = candidates_numbered(session, ids)
    lights = lights_of(session, ids, me().id, now)
    if not is_sent:
        page = render_template("portal/ticked_touch.html", form=form, people=people, lights=lights)
        return (page, 422) if "save" in request.form else page
    for person in people:
        record_touch(session, _touch(person, form), [], now)
    match_anew(ids)
    session.commit()
    against = sum(not one.may_contact for one in lights.values())
    said = [_("Saved with %(people)s.", people=count_words(len(people), "person", "people"))]
    if against:
        count = count_words(against)
        said.append(_("With %(count)s of them this contact was not allowed.", count=count))
    flash(" ".join(said))
    return redirect(page_after())


def _touch(person: Candidate, form: SameTouchForm) -> NewTouch:
    """Now, if it was today, or noon of that day: nobody remembers the minute."""
    now = local(clock.now(), me().zone)
    day = form.happened_on.data or now.date()
    return NewTouch(
        candidate_id=person.id,
        recruiter_id=me().id,
        channel=Channel(form.channel.data),
        direction=Direction.ours,
        outcome=Outcome.talked,
        happened_at=now if day == now.date() else datetime.combine(day, time(12), now.tzinfo),
        happened_on=day,
        note=form.note.data,
        once_key=f"same:{form.once_key.data}:{person.id}",
    )
