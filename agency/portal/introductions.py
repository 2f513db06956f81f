"""Introductions: the list, proposing one, where it stands, and what was said to a colleague."""

from datetime import datetime
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.models import Candidate
from agency.candidates.queries import candidate_shown, candidates_called
from agency.database import db
from agency.introductions.letters import described, letter_due
from agency.introductions.lights import are_refused, lights_of_people, lights_of_sides
from agency.introductions.models import (
    Introduction,
    IntroductionSide,
    IntroductionState,
    Person,
    SideAnswer,
    key_of,
    name_of,
)
from agency.introductions.partners import partners_for
from agency.introductions.queries import (
    SHOWN,
    contact_numbered,
    contacts_called,
    introduction_numbered,
    introductions_shown,
    open_between,
    were_placed,
)
from agency.introductions.standing import (
    NewSide,
    NotSoAnyMore,
    note_answer,
    note_helped,
    propose,
    take_up_again,
    withdraw,
)
from agency.languages.speaking import N_, _
from agency.portal.face import me, portal
from agency.portal.introduction_answers import hold, log_answer
from agency.portal.introduction_forms import FIRST, SECOND, IntroductionForm
from agency.portal.introduction_words import (
    ANSWER_WORDS,
    LETTER_WORDS,
    SHOWN_WORDS,
    STATE_WORDS,
    names_of,
)
from agency.portal.paging import page_asked_for, pages
from agency.web.access import found
from agency.web.fields import clean

INTRODUCTION_ID = "<int(max=2147483647):introduction_id>"
SIDE_ID = "<int(max=2147483647):side_id>"
PAGE = 25
_FOUND = 8
Answer = str | Response | tuple[str, int]
HELPED = {"yes": True, "no": False}
_MEANWHILE = N_("It has moved on meanwhile, so nothing was changed. This is how it stands now.")


@portal.get("/introductions")
def introductions() -> str:
    session, number = db.session(), page_asked_for()
    show = request.args.get("show", "open")
    show = show if show in SHOWN else "open"
    listed = introductions_shown(session, show, number, PAGE)
    count = len(listed.rows)
    address = {"show": show if show != "open" else None}
    return render_template(
        "portal/introductions.html",
        rows=listed.rows,
        total=listed.total,
        show=show,
        shown=SHOWN_WORDS,
        placed=were_placed(session, listed.rows),
        pages=pages("portal.introductions", count, listed.total, number, PAGE, **address),
        **_words(),
    )


@portal.route("/introductions/new", methods=["GET", "POST"])
def propose_introduction() -> Answer:
    """Two people; without the second, who it might be. Nobody is told by it."""
    session, now = db.session(), clock.now()
    first, second = (_person(request.args.get(name, "")) for name in ("first", "second"))
    if first is None:
        abort(404)
    if second is None or key_of(second) == key_of(first):
        return _choosing(first, now)
    if known := open_between(session, [_ids(first), _ids(second)]):
        flash(_("These two are being introduced already."))
        return redirect(url_for("portal.introduction", introduction_id=known))
    form = IntroductionForm()
    form.name(name_of(first), name_of(second))
    gifts = [key_of(one) for one, which in ((first, FIRST), (second, SECOND)) if form.is_gift(which)]  # fmt: skip
    lights = lights_of_people(session, [first, second], now, gifts)
    if form.validate_on_submit() and not are_refused(lights.values()):
        sides = (
            _new_side(first, form.why_first.data, form.is_gift(FIRST)),
            _new_side(second, form.why_second.data, form.is_gift(SECOND)),
        )
        once_key = f"{me().id}:{(form.once_key.data or '')[:64]}"
        one = propose(session, sides, me().id, once_key, now)
        session.commit()
        flash(_("Proposed. Neither of them is told before you ask them."))
        return redirect(url_for("portal.introduction", introduction_id=one.id))
    page = render_template(
        "portal/introduction_new.html",
        first=first,
        second=second,
        form=form,
        lights=lights,
        refused=are_refused(lights.values()),
        key_of=key_of,
        name_of=name_of,
    )
    return (page, 422) if form.is_submitted() else page


@portal.get(f"/introductions/{INTRODUCTION_ID}")
def introduction(introduction_id: int) -> str:
    session, now = db.session(), clock.now()
    one = found(introduction_numbered(session, introduction_id))
    lights = lights_of_sides(session, [one], now, asking=True)
    return render_template(
        "portal/introduction.html",
        one=one,
        lights=lights,
        letters={side.id: letter_due(side) for side in one.sides},
        described={side.id: described(session, side) for side in one.sides},
        placed=were_placed(session, [one]),
        letter_words=LETTER_WORDS,
        **_words(),
    )


@portal.post(f"/introductions/{INTRODUCTION_ID}/withdrawal", endpoint="withdraw_introduction")
def withdraw_one(introduction_id: int) -> Response:
    """Nothing more is sent about it; pressed again it is taken up once more."""
    one = _held(introduction_id)
    try:
        if one.state is IntroductionState.withdrawn:
            take_up_again(one)
            flash(_("Taken up again."))
        else:
            withdraw(one, clock.now())
            undo = url_for("portal.withdraw_introduction", introduction_id=one.id)
            flash(_("Withdrawn. Nothing more is sent about it."), f"back {undo}")
    except NotSoAnyMore:
        flash(_(_MEANWHILE), "error")
    return _kept(one)


@portal.post(f"/introductions/{INTRODUCTION_ID}/sides/{SIDE_ID}/answer")
def note_introduction_answer(introduction_id: int, side_id: int) -> Response:
    """What somebody said to a colleague, in a call for instance."""
    one = _held(introduction_id)
    side, said = _side(one, side_id), request.form.get("answer", "")
    try:
        answer = SideAnswer(said)
        note_answer(side, answer, "", clock.now())
        log_answer(side, answer, clock.now())
        flash(_("Noted: %(name)s %(said)s.", name=side.name, said=ANSWER_WORDS[answer]))
    except (NotSoAnyMore, ValueError):
        flash(_(_MEANWHILE), "error")
    return _kept(one)


@portal.post(f"/introductions/{INTRODUCTION_ID}/sides/{SIDE_ID}/help")
def note_introduction_helped(introduction_id: int, side_id: int) -> Response:
    """Whether it helped, as somebody told a colleague."""
    one = _held(introduction_id)
    side, helped = _side(one, side_id), HELPED.get(request.form.get("helped", ""))
    try:
        if helped is None:
            raise NotSoAnyMore
        note_helped(db.session(), side, helped, clock.now())
        flash(_("Noted. Thank you for asking."))
    except NotSoAnyMore:
        flash(_(_MEANWHILE), "error")
    return _kept(one)


def _choosing(first: Person, now: datetime) -> str:
    """Who the second might be: found by name, and for a candidate a few who might help."""
    session = db.session()
    asked = " ".join(str(clean(request.args.get("q", ""))).split())[:200]
    people: list[Person] = []
    if asked:
        people = [
            *candidates_called(session, asked, size=_FOUND).candidates,
            *contacts_called(session, asked, _FOUND),
        ]
    people = [one for one in people if key_of(one) != key_of(first)]
    return render_template(
        "portal/introduction_choose.html",
        first=first,
        asked=asked,
        people=people,
        lights=lights_of_people(session, people, now),
        partners=partners_for(session, first, now) if isinstance(first, Candidate) else [],
        key_of=key_of,
        name_of=name_of,
    )


def _person(key: str) -> Person | None:
    """As ``key_of`` names them."""
    kind, _dash, number = key.partition("-")
    if not number.isdecimal() or int(number) >= 2**31:
        return None
    if kind == "candidate":
        return candidate_shown(db.session(), int(number))
    return contact_numbered(db.session(), int(number)) if kind == "contact" else None


def _ids(person: Person) -> tuple[int | None, int | None]:
    return (person.id, None) if isinstance(person, Candidate) else (None, person.id)


def _new_side(person: Person, why: str | None, is_gift: bool) -> NewSide:
    candidate_id, contact_id = _ids(person)
    return NewSide(candidate_id=candidate_id, contact_id=contact_id, why=why or "", is_gift=is_gift)


def _held(introduction_id: int) -> Introduction:
    return hold(found(introduction_numbered(db.session(), introduction_id)), clock.now())


def _side(one: Introduction, side_id: int) -> IntroductionSide:
    return found(next((side for side in one.sides if side.id == side_id), None))


def _kept(one: Introduction) -> Response:
    db.session.commit()
    return redirect(url_for("portal.introduction", introduction_id=one.id))


def _words() -> dict[str, Any]:
    return {"names_of": names_of, "states": STATE_WORDS, "answers": ANSWER_WORDS}
