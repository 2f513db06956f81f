"""Logging a touch: the drawer and its page, the reading of the note, and saving both."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from flask import render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from agency import clock
from agency.candidates.models import Candidate
from agency.candidates.queries import candidates_called, candidates_named_in
from agency.clients.models import Role
from agency.contact.answer import Decision
from agency.contact.losing import overtaken
from agency.database import db
from agency.languages.speaking import _
from agency.portal.face import me, portal
from agency.portal.lights import light_of
from agency.portal.note_reading import Reading, confirmed, labels, read
from agency.portal.touch_draft import drop, keep, kept_for
from agency.portal.touch_form import LOGGED, VALUES, TouchForm
from agency.portal.touch_guesses import guess
from agency.portal.touch_saved import saved
from agency.portal.touch_words import saved_words
from agency.queue import later
from agency.recontact.models import Suggestion
from agency.recontact.touch_saved import record_touch, take_down
from agency.touches.models import Touch
from agency.touches.reading import Fact
from agency.web.redirects import page_of_ours
from agency.words import local

Answer = str | AnyResponse | tuple[str, int]
Posted = MultiDict[str, str]
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
    is_draft: bool = False


@portal.get("/touches/new")
def log_touch() -> str:
    """The form, filled with what the slip or page it was opened from knows, or with its draft."""
    asked, now = asked_for(), here_and_now()
    draft = kept_for(me().id, asked["candidate_id"])
    form = TouchForm(now=now, formdata=draft or None, data=asked)
    if draft:
        form.candidate_id.data = draft.get("candidate_id", type=int)
    begun = request.args.get("channel") in _CONTACTS
    if begun:
        form.channel.data = asked["channel"]
        form.began_at.data = asked["began_at"]
    candidate = candidate_in(form)
    light = light_for(candidate, request.args.get("channel"), form.role_id.data)
    refused = ""
    if light and begun and not light.may_contact:
        refused = overtaken(light, me().id) or light.sentence
    reading = _reading(form, candidate, draft)
    removed = draft.getlist("removed")
    return shown(
        Logging(
            form, candidate, reading, light, refused, removed=removed, is_draft=bool(draft),
            namesakes=() if candidate else namesakes_of(form),
        )
    )  # fmt: skip


@portal.post("/touches/reading")
def read_note() -> Answer:
    """What the note says so far: chips for the drawer, or the whole page again without a script.

    What is written so far is kept as a draft.
    """
    form = TouchForm(now=here_and_now())
    if {"someone_else", "instead"} & request.form.keys() or not _knows_its_role(form):
        form.forget_the_slip()
    candidate = candidate_in(form)
    keep(form, candidate, me().id, request.form)
    reading = _reading(form, candidate, request.form)
    guessed = guess(form, reading, request.form)
    light = _light_after(form, candidate, reading.facts)
    namesakes = () if candidate else namesakes_of(form)
    instead = _instead(form, candidate) if candidate else ()
    removed = request.form.getlist("removed")
    logging = Logging(form, candidate, reading, light, "", namesakes, guessed, removed, instead)
    if request.headers.get("HX-Target") == "read-facts":
        path = urlsplit(request.headers.get("HX-Current-URL", "")).path
        whole_page = path.startswith(("/touches", "/log/"))
        return render_template("portal/touch/reading.html", whole_page=whole_page, **vars(logging))
    return shown(logging)


@portal.get("/touches/who")
def find_who() -> str:
    """People of a name, to choose from inside the form."""
    name = request.args.get("who", "").replace("\0", "").strip()[:200]
    found = candidates_called(db.session(), name, size=6).candidates if name else []
    return render_template("portal/touch/who.html", namesakes=found, asked=name)


@portal.post("/touches")
def save_touch() -> Answer:
    form = TouchForm(now=here_and_now())
    candidate = candidate_in(form)
    is_valid = form.validate() and _knows_its_role(form)
    if candidate is None:
        form.who.errors = [_("Find the person, and choose them.")]
    reading = _reading(form, candidate, request.form)
    if reading.wrong:
        form.form_errors.append(
            _("Look at what was read: something was corrected to what cannot be.")
        )
    if candidate is None or not is_valid or reading.wrong:
        return _not_saved(form, candidate, reading)
    before = light_for(candidate, form.channel.data, form.role_id.data)
    touch, facts = _record(form, candidate, reading)
    drop(form, me().id)
    later(db.session(), "rematch_candidate", candidate_id=candidate.id)
    words, touch_id = saved_words(touch, facts, before), touch.id
    there = _goes_on_to(form, candidate.id)
    db.session.commit()
    return saved(words, touch_id, there)


def here_and_now() -> datetime:
    return local(clock.now(), me().zone)


def asked_for() -> dict[str, Any]:
    """What the address says: ``candidate``, ``suggestion``, ``role``, ``channel``, ``gave`` and ``next``."""
    slip = request.args.get("suggestion", "").removeprefix("s")
    suggestion = (
        db.session.get(Suggestion, int(slip)) if slip.isdecimal() and len(slip) < 10 else None
    )
    channel = request.args.get("channel", "call")
    candidate_id = request.args.get("candidate", type=int) or (
        suggestion.candidate_id if suggestion else None
    )
    return {
        "candidate_id": candidate_id,
        "opened_for": candidate_id,
        "suggestion_id": suggestion.id if suggestion else None,
        "role_id": request.args.get("role", type=int)
        or (suggestion.role_id if suggestion else None),
        "channel": channel if channel in LOGGED else "call",
        "direction": "theirs" if request.args.get("direction") == "theirs" else "ours",
        "began_at": here_and_now().time() if request.args.get("channel") == "call" else None,
        "gave": [name for name in request.args.getlist("gave") if name in VALUES],
        "back": page_of_ours(request.args.get("next")) or "",
    }


def candidate_in(form: TouchForm) -> Candidate | None:
    wanted: int | None = request.form.get("instead", type=int) or form.candidate_id.data
    if wanted is None or not 0 < wanted < 2**31 or "someone_else" in request.form:
        return None
    candidate = db.session.get(Candidate, wanted)
    return None if candidate is None or candidate.erased_at else candidate


def _knows_its_role(form: TouchForm) -> bool:
    """Whether the role it is about, if any, is here; one that is not is left out and said."""
    role = form.role_id.data
    if role is None or (0 < role < 2**31 and db.session.get(Role, role)):
        return True
    form.forget_the_slip()
    form.form_errors.append(
        _("The role this was about is not here. Save once more to keep it without a role.")
    )
    return False


def namesakes_of(form: TouchForm) -> Sequence[Candidate]:
    """People whom the name field, or else a name in the note, may mean."""
    session = db.session()
    if form.who.data:
        return candidates_called(session, form.who.data, size=6).candidates
    return candidates_named_in(session, _capitalised(form))


def shown(logging: Logging, template: str = "portal/touch.html", **more: Any) -> str:
    whole_page = "HX-Request" not in request.headers
    _fit_to(logging)
    return render_template(template, whole_page=whole_page, **vars(logging), **more)


def _reading(form: TouchForm, candidate: Candidate | None, posted: Posted) -> Reading:
    note, day = form.note.data or "", _day_there(form, candidate)
    return read(db.session(), note, day, candidate, posted)


def _day_there(form: TouchForm, candidate: Candidate | None) -> date:
    """The day of the touch where the person is, so that "tomorrow" is the day they meant."""
    if candidate is None or candidate.zone is None:
        return form.day
    return local(form.moment, candidate.zone).date()


def _record(
    form: TouchForm, candidate: Candidate, reading: Reading
) -> tuple[Touch, tuple[Fact, ...]]:
    shown_ones = request.form.getlist("shown")
    facts = confirmed(reading, shown_ones, form.read_mark.data or "")
    new = form.new_touch(candidate, me().id, labels(facts))
    return record_touch(db.session(), new, facts, clock.now()), facts


def light_for(
    candidate: Candidate | None, channel: str | None = None, role_id: int | None = None
) -> Decision | None:
    if candidate is None:
        return None
    return light_of(db.session(), candidate.id, me().id, clock.now(), channel, role_id)


def _light_after(
    form: TouchForm, candidate: Candidate | None, facts: Sequence[Fact]
) -> Decision | None:
    """The light as it will be: the touch is saved on trial, looked at, and taken back."""
    if candidate is None or not form.says_what_happened:
        return light_for(candidate)
    told = form.new_touch(candidate, me().id, ())
    trial = db.session.begin_nested()
    try:
        take_down(db.session(), replace(told, promise="", once_key=None), facts, clock.now())
        return light_for(candidate)
    finally:
        trial.rollback()


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


def _fit_to(logging: Logging) -> None:
    """Ask about the person by name; with a red light, only about what they began."""
    if logging.candidate is not None:
        name = logging.candidate.first_name
        logging.form.gave.label.text = _("What did %(name)s get out of it?", name=name)
        logging.form.asked.label.text = _("What did we ask of %(name)s?", name=name)
    if logging.light is not None and logging.light.kind == "stop" and request.method == "GET":
        logging.form.direction.choices = [("theirs", _("They contacted us"))]
        logging.form.direction.data = "theirs"


def _not_saved(form: TouchForm, candidate: Candidate | None, reading: Reading) -> Answer:
    """The same form with everything in it, and what is missing."""
    keep(form, candidate, me().id, request.form)
    namesakes = () if candidate else namesakes_of(form)
    removed = request.form.getlist("removed")
    light = light_for(candidate)
    logging = Logging(form, candidate, reading, light, "", namesakes, frozenset(), removed)
    return shown(logging), 422


def _goes_on_to(form: TouchForm, candidate_id: int) -> str:
    """Where a page without a script goes; "save and next" goes on to the list."""
    if request.form.get("then") == "next":
        return url_for("portal.today")
    person = url_for("portal.candidate", candidate_id=candidate_id)
    return page_of_ours(form.back.data) or person
