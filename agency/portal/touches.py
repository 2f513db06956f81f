"""Logging a touch: the drawer and its page, the reading of the note, and saving both."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from flask import Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from agency import clock
from agency.candidates.models import Candidate
from agency.candidates.queries import candidates_called, candidates_named_in
from agency.contact.answer import Decision
from agency.contact.losing import overtaken
from agency.database import db
from agency.portal.face import me, portal
from agency.portal.lights import light_of
from agency.portal.note_reading import Reading, confirmed, labels, read
from agency.portal.touch_form import CHANNELS, TouchForm
from agency.portal.touch_guesses import guess
from agency.portal.touch_words import saved_words
from agency.queue import later
from agency.recontact.models import Suggestion
from agency.recontact.touch_saved import record_touch
from agency.touches.models import Touch
from agency.touches.reading import Fact
from agency.web.redirects import page_of_ours
from agency.words import local

Answer = str | AnyResponse | tuple[str, int]
_CONTACTS = {"call", "email", "linkedin", "text"}


@dataclass(frozen=True)
class Logging:
    """Everything the drawer shows."""

    form: TouchForm
    candidate: Candidate | None
    reading: Reading
    light: Decision | None = None
    refused: str = ""
    """Why the contact that was about to be made may not be."""
    namesakes: Sequence[Candidate] = ()
    guessed: frozenset[str] = field(default_factory=frozenset)
    removed: Sequence[str] = ()
    instead: Sequence[Candidate] = ()
    """People whom the note names, where it does not name the person it is kept for."""


@portal.get("/touches/new")
def log_touch() -> str:
    """The form, filled with what the slip or page it was opened from knows."""
    form = TouchForm(today=clock.today(me().zone), formdata=None, data=_asked_for())
    candidate = _candidate(form)
    light = _light(candidate, request.args.get("channel"), form.role_id.data)
    begun = request.args.get("channel") in _CONTACTS
    refused = ""
    if light and begun and not light.may_contact:
        refused = overtaken(light, me().id) or light.sentence
    return _shown(Logging(form, candidate, _reading(form, candidate), light, refused))


@portal.post("/touches/reading")
def read_note() -> Answer:
    """What the note says so far: chips for the drawer, or the whole page again without a script."""
    form = TouchForm(today=clock.today(me().zone))
    if {"someone_else", "instead"} & request.form.keys():
        form.forget_the_slip()
    candidate = _candidate(form)
    reading = _reading(form, candidate)
    guessed = guess(form, reading, request.form)
    light = _light_after(form, candidate, reading.facts)
    namesakes = () if candidate else _namesakes(form)
    instead = _instead(form, candidate) if candidate else ()
    removed = request.form.getlist("removed")
    shown = Logging(form, candidate, reading, light, "", namesakes, guessed, removed, instead)
    if request.headers.get("HX-Target") == "read-facts":
        own_page = url_for("portal.log_touch").removesuffix("/new")
        whole_page = urlsplit(request.headers.get("HX-Current-URL", "")).path.startswith(own_page)
        return render_template("portal/touch/reading.html", whole_page=whole_page, **vars(shown))
    return _shown(shown)


@portal.get("/touches/who")
def find_who() -> str:
    """People of a name, to choose from inside the form."""
    name = request.args.get("who", "").replace("\0", "").strip()[:200]
    found = candidates_called(db.session(), name, size=6).candidates if name else []
    return render_template("portal/touch/who.html", namesakes=found, asked=name)


@portal.post("/touches")
def save_touch() -> Answer:
    form = TouchForm(today=clock.today(me().zone))
    candidate = _candidate(form)
    is_valid = form.validate()
    if candidate is None:
        form.who.errors = ["Find the person, and choose them."]
    if candidate is None or not is_valid:
        return _not_saved(form, candidate)
    before = _light(candidate, form.channel.data, form.role_id.data)
    touch, facts = _record(form, candidate)
    later(db.session(), "rematch_candidate", candidate_id=candidate.id)
    flash(saved_words(touch, facts, before))
    db.session.commit()
    return _after(form, touch)


def _asked_for() -> dict[str, Any]:
    """What the address says: ``candidate``, ``suggestion``, ``role``, ``channel`` and ``next``."""
    slip = request.args.get("suggestion", "").removeprefix("s")
    suggestion = (
        db.session.get(Suggestion, int(slip)) if slip.isdecimal() and len(slip) < 10 else None
    )
    channel = request.args.get("channel", "call")
    return {
        "candidate_id": request.args.get("candidate", type=int)
        or (suggestion.candidate_id if suggestion else None),
        "suggestion_id": suggestion.id if suggestion else None,
        "role_id": request.args.get("role", type=int)
        or (suggestion.role_id if suggestion else None),
        "channel": channel if channel in CHANNELS else "call",
        "direction": "theirs" if request.args.get("direction") == "theirs" else "ours",
        "back": page_of_ours(request.args.get("next")) or "",
    }


def _candidate(form: TouchForm) -> Candidate | None:
    wanted: int | None = request.form.get("instead", type=int) or form.candidate_id.data
    if wanted is None or not 0 < wanted < 2**31 or "someone_else" in request.form:
        return None
    candidate = db.session.get(Candidate, wanted)
    return None if candidate is None or candidate.erased_at else candidate


def _reading(form: TouchForm, candidate: Candidate | None) -> Reading:
    name = candidate.full_name if candidate else None
    removed = request.form.getlist("removed")
    return read(db.session(), form.note.data or "", _day_there(form, candidate), name, removed)


def _day_there(form: TouchForm, candidate: Candidate | None) -> date:
    """The day of the touch where the person is, so that "tomorrow" is the day they meant."""
    if candidate is None or candidate.zone is None:
        return form.day
    return local(form.moment(clock.now(), me().zone), candidate.zone).date()


def _record(form: TouchForm, candidate: Candidate) -> tuple[Touch, tuple[Fact, ...]]:
    shown = request.form.getlist("shown")
    facts = confirmed(_reading(form, candidate), shown, form.read_mark.data or "")
    new = form.new_touch(candidate, me().id, labels(facts), clock.now(), me().zone)
    return record_touch(db.session(), new, facts, clock.now()), facts


def _light(
    candidate: Candidate | None, channel: str | None, role_id: int | None
) -> Decision | None:
    if candidate is None:
        return None
    return light_of(db.session(), candidate.id, me().id, clock.now(), channel, role_id)


def _light_after(
    form: TouchForm, candidate: Candidate | None, facts: Sequence[Fact]
) -> Decision | None:
    """The light as it will be: the touch is saved on trial, looked at, and taken back."""
    if candidate is None or not form.says_what_happened:
        return _light(candidate, None, None)
    told = form.new_touch(candidate, me().id, (), clock.now(), me().zone)
    trial = db.session.begin_nested()
    try:
        record_touch(db.session(), replace(told, promise="", once_key=None), facts, clock.now())
        return _light(candidate, None, None)
    finally:
        trial.rollback()


def _namesakes(form: TouchForm) -> Sequence[Candidate]:
    """People whom the name field, or else a name in the note, may mean."""
    session = db.session()
    if form.who.data:
        return candidates_called(session, form.who.data, size=6).candidates
    return candidates_named_in(session, _capitalised(form))


def _instead(form: TouchForm, candidate: Candidate) -> Sequence[Candidate]:
    """A note kept for one person that names only others may be about one of those."""
    words = _capitalised(form)
    own = f"{candidate.full_name} {candidate.goes_by}".casefold().replace("-", " ").split()
    if not words or any(word.casefold() in own for word in words):
        return ()
    named = candidates_named_in(db.session(), words, limit=3)
    return () if candidate in named else named


def _capitalised(form: TouchForm) -> list[str]:
    words = [word.strip(".,;:!?\"'“”’") for word in (form.note.data or "").split()]
    return [word for word in words if word[:1].isupper()]


def _shown(logging: Logging) -> str:
    whole_page = "HX-Request" not in request.headers
    _fit_to(logging)
    return render_template("portal/touch.html", whole_page=whole_page, **vars(logging))


def _fit_to(logging: Logging) -> None:
    """Ask about the person by name; with a red light, only about what they began."""
    if logging.candidate is not None:
        logging.form.gave.label.text = f"What did {logging.candidate.first_name} get out of it?"
    if logging.light is not None and logging.light.kind == "stop" and request.method == "GET":
        logging.form.direction.choices = [("theirs", "They contacted us")]
        logging.form.direction.data = "theirs"


def _not_saved(form: TouchForm, candidate: Candidate | None) -> Answer:
    """The same form with everything in it, and what is missing."""
    reading = _reading(form, candidate)
    namesakes = () if candidate else _namesakes(form)
    removed = request.form.getlist("removed")
    light = _light(candidate, None, None)
    shown = Logging(form, candidate, reading, light, "", namesakes, frozenset(), removed)
    return _shown(shown), 422


def _after(form: TouchForm, touch: Touch) -> Answer:
    """Back to where it was opened; "save and next" goes on to the list."""
    goes_on = request.form.get("then") == "next"
    there = url_for("portal.today") if goes_on else page_of_ours(form.back.data)
    if "HX-Request" not in request.headers:
        page = url_for("portal.candidate", candidate_id=touch.candidate_id)
        return redirect(there or page)
    move = {"HX-Redirect": there} if goes_on and there else {"HX-Refresh": "true"}
    return Response(status=200, headers={"HX-Trigger": "touch-saved", **move})
