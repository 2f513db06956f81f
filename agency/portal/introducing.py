"""Writing about an introduction: to somebody at a client, and the one letter that introduces both."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from flask import flash, redirect, render_template, url_for

from agency import clock
from agency.candidates.links import left_in, make_link
from agency.candidates.models import Candidate, LinkPurpose
from agency.clients.touching import NewClientTouch, log_client_touch
from agency.contact.client_links import make_contact_link
from agency.contact.gates import SlotTaken, take_address
from agency.contact.snapshot import Purpose
from agency.database import db
from agency.introductions.emails import copy_of_letter_to_both, letter_to_contact
from agency.introductions.letters import LetterKind, both_introduced, language_of_both
from agency.introductions.lights import Light, are_refused, lights_of_sides
from agency.introductions.models import Introduction, IntroductionSide, IntroductionState
from agency.introductions.queries import introduction_numbered
from agency.introductions.standing import note_introduced
from agency.languages.speaking import _
from agency.mail.message import HeaderRefused, Mailbox
from agency.mail.models import MailClass, OutboxMessage
from agency.mail.outbox import post
from agency.mail.stops import open_stops
from agency.portal.candidate import changed
from agency.portal.face import me, portal
from agency.portal.introduction_answers import hold
from agency.portal.introduction_forms import ContactLetterForm
from agency.portal.introduction_letters import (
    MOVED_ON,
    AboutIntroduction,
    letter_about,
    told_too_soon,
)
from agency.portal.introduction_words import names_of
from agency.portal.introductions import INTRODUCTION_ID, SIDE_ID, Answer
from agency.portal.letter_asking import Answer as LetterAnswer
from agency.portal.letter_asking import NotReserved, ask
from agency.portal.letter_sending import (
    ADDRESS_TAKEN,
    UNFIT_SUBJECT,
    Written,
    address_of,
    as_touch,
    may_we_write,
)
from agency.queue import later
from agency.recontact.touch_saved import record_touch
from agency.recruiters.queries import the_agency
from agency.touches.giving import ValueGiven
from agency.touches.models import Channel
from agency.web.access import found
from agency.web.links import external_url


@portal.route(f"/introductions/{INTRODUCTION_ID}/sides/{SIDE_ID}/letter", methods=["GET", "POST"])
def write_about_introduction(introduction_id: int, side_id: int) -> Answer:
    """The letter that is due to one of the two; a candidate's is written where all of theirs are."""
    one = found(introduction_numbered(db.session(), introduction_id))
    side = found(next((each for each in one.sides if each.id == side_id), None))
    if side.candidate_id:
        page = url_for("portal.draft_email", candidate_id=side.candidate_id, introduction=side.id)
        return redirect(page)
    about, form, now = letter_about(side), ContactLetterForm(), clock.now()
    light = lights_of_sides(db.session(), [one], now)[side.id]
    refused = _why_not(about, light)
    if not form.is_submitted():
        form.subject.data, form.words.data = about.beginning()
    elif (
        form.validate()
        and _is_discreet(form, about)
        and not refused
        and _send_to_contact(about, form, now)
    ):
        flash(_("Your letter to %(name)s is in the post.", name=side.name))
        return redirect(url_for("portal.introduction", introduction_id=one.id))
    page = render_template(
        "portal/introduction_letter.html",
        one=one,
        heading=_("Email to %(name)s", name=side.name),
        addresses=[side.contact.email] if side.contact else [],
        form=form,
        lights=[(side.name, light)],
        refused=refused if form.is_submitted() else "",
        may_send=not refused,
        is_before_both=about.is_before_both,
        names_of=names_of,
        stops=open_stops(db.session()),
    )
    return (page, 422) if form.is_submitted() else page


@portal.route(f"/introductions/{INTRODUCTION_ID}/introducing", methods=["GET", "POST"])
def introduce_both(introduction_id: int) -> Answer:
    """One letter to both, once; each by the light of their own."""
    session, form, now = db.session(), ContactLetterForm(), clock.now()
    one = found(introduction_numbered(session, introduction_id))
    if form.is_submitted():
        hold(one, now)
    if one.state is not IntroductionState.agreed:
        session.commit()
        flash(_(MOVED_ON), "error")
        return redirect(url_for("portal.introduction", introduction_id=one.id))
    answers = _asked(one, now)
    lights = lights_of_sides(session, [one], now)
    refused = _why_not_both(one, answers, lights)
    if not form.is_submitted():
        form.subject.data, form.words.data = both_introduced(one, me(), the_agency(session))
    elif form.validate() and not refused:
        refused = _introduce(one, form, answers, now)
        if not refused and not form.errors:
            flash(_("The letter that introduces %(names)s is in the post.", names=names_of(one)))
            return redirect(url_for("portal.introduction", introduction_id=one.id))
    page = render_template(
        "portal/introduction_letter.html",
        one=one,
        heading=_("Introduce %(names)s", names=names_of(one)),
        addresses=[_address(side) for side in one.sides],
        form=form,
        lights=[(side.name, lights[side.id]) for side in one.sides],
        refused=refused if form.is_submitted() else "",
        may_send=not refused,
        is_before_both=False,
        names_of=names_of,
        stops=open_stops(session),
    )
    return (page, 422) if form.is_submitted() else page


def _is_discreet(form: ContactLetterForm, about: AboutIntroduction) -> bool:
    told = told_too_soon(about, f"{form.subject.data}\n{form.words.data}")
    if told:
        form.words.errors = [told]
    return not told


def _why_not(about: AboutIntroduction, light: Light) -> str:
    """What keeps a letter to somebody at a client from leaving: an answer is welcome sooner than a question."""
    if not _address(about.side):
        return _("No email address on record")
    may = light.kind != "stop" if about.kind is LetterKind.over else light.may_contact
    return "" if may else light.sentence


def _send_to_contact(about: AboutIntroduction, form: ContactLetterForm, now: datetime) -> bool:
    """Queue it, log it and note it; committed. If the subject cannot be carried, or somebody else wrote to this
    address within the day, the form says so.
    """
    session, side = db.session(), about.side
    assert side.contact is not None
    subject, words = form.subject.data or "", form.words.data or ""
    link, token = make_contact_link(session, side.contact, me().id, now)
    way_out = external_url("candidate_pages.unsubscribe", token=token)
    message = letter_to_contact(
        the_agency(session), me(), side, subject, words, token, way_out, about.answer_at
    )
    key = f"introduction-letter:{side.id}:{about.kind}"
    try:
        letter = post(
            session, message, key, MailClass.contact, about.purpose, now, approved_by_id=me().id
        )
        assert letter is not None, "the introduction is held, and nobody was written to about this"
        if about.purpose is not Purpose.reply:
            take_address(session, letter, now)
    except HeaderRefused:
        session.rollback()
        form.subject.errors = [_(UNFIT_SUBJECT)]
        return False
    except SlotTaken:
        session.rollback()
        form.words.errors = [_(ADDRESS_TAKEN)]
        return False
    link.letter_id = letter.id
    _log_at_client(side, subject, words, key, now)
    about.note_written(letter.id, now)
    later(session, "deliver_mail")
    session.commit()
    return True


def _asked(one: Introduction, now: datetime) -> dict[int, LetterAnswer]:
    """May this colleague write to each candidate of the two, by side."""
    answers = {}
    for side in one.sides:
        if side.candidate is not None:
            request = may_we_write(side.candidate, Purpose.reply, None)
            answers[side.id] = ask(side.candidate, request, now).answer(now)
    return answers


def _why_not_both(
    one: Introduction, answers: Mapping[int, LetterAnswer], lights: Mapping[int, Light]
) -> str:
    if lacking := next((side.name for side in one.sides if not _address(side)), ""):
        return _("%(name)s has no email address on record.", name=lacking)
    if refused := next((one.refused for one in answers.values() if one.refused), ""):
        return refused
    at_client = [lights[side.id] for side in one.sides if side.contact_id]
    return at_client[0].sentence if are_refused(at_client) else ""


def _introduce(
    one: Introduction,
    form: ContactLetterForm,
    answers: Mapping[int, LetterAnswer],
    now: datetime,
) -> str:
    """A copy to each, logged with both; committed. Otherwise why not."""
    session = db.session()
    both = tuple(Mailbox(name=side.name, address=_address(side)) for side in one.sides)
    subject, words = form.subject.data or "", form.words.data or ""
    try:
        with session.begin_nested():
            for side, to in zip(one.sides, both, strict=True):
                _post_copy(one, side, to, both, subject, words, answers.get(side.id), now)
    except HeaderRefused:
        form.subject.errors = [_(UNFIT_SUBJECT)]
        return ""
    except NotReserved as late:
        return str(late)
    for side in one.sides:
        _log(side, subject, words, now)
    note_introduced(one, me().id, now)
    later(session, "deliver_mail")
    session.commit()
    return ""


def _post_copy(
    one: Introduction,
    side: IntroductionSide,
    to: Mailbox,
    both: Sequence[Mailbox],
    subject: str,
    words: str,
    answer: LetterAnswer | None,
    now: datetime,
) -> None:
    session = db.session()
    agency = the_agency(session)
    way_out = _WayOut(side, to.address, now)
    message = copy_of_letter_to_both(
        agency, me(), to, tuple(both), subject, words, way_out.url, language_of_both(one, agency)
    )
    letter = post(
        session,
        message,
        _copy_key(side),
        MailClass.contact,
        Purpose.reply,
        now,
        candidate_id=side.candidate_id,
        recruiter_id=me().id if side.candidate_id else None,
        approved_by_id=me().id,
    )
    assert letter is not None, "the introduction is held, and nobody has introduced them"
    way_out.left_in(letter)
    if answer is not None:
        answer.take_slots(letter, now)
    side.copy_letter_id = letter.id


class _WayOut:
    """The link by which a mail program stops us; it stands in the header, not in what both read."""

    def __init__(self, side: IntroductionSide, address: str, now: datetime) -> None:
        session = db.session()
        self._at_client = self._own = None
        if side.contact is not None:
            self._at_client = make_contact_link(session, side.contact, me().id, now)
            token = self._at_client.token
        else:
            assert side.candidate_id is not None
            self._own = make_link(session, side.candidate_id, address, now, LinkPurpose.unsubscribe)
            token = self._own.token
        self.url = external_url("candidate_pages.unsubscribe", token=token)

    def left_in(self, letter: OutboxMessage) -> None:
        if self._own:
            left_in(letter, self._own)
        elif self._at_client:
            self._at_client.link.letter_id = letter.id


def _log(side: IntroductionSide, subject: str, words: str, now: datetime) -> None:
    """A touch with each; for whom it is, it counts as given."""
    session = db.session()
    if side.candidate is None:
        _log_at_client(side, subject, words, _copy_key(side), now)
        return
    gave = (ValueGiven.introduction,) if side.is_gift else ()
    written = Written(side.candidate, subject, words, _copy_key(side), Purpose.reply, gave=gave)
    record_touch(session, as_touch(written, now), [], now)
    changed(side.candidate.id)


def _log_at_client(
    side: IntroductionSide, subject: str, words: str, key: str, now: datetime
) -> None:
    assert side.contact is not None
    new = NewClientTouch(
        channel=Channel.email,
        happened_at=now,
        recruiter_id=me().id,
        contact_id=side.contact_id,
        note=f"{subject}\n\n{words}",
        once_key=key,
    )
    log_client_touch(db.session(), side.contact.client, new)


def _copy_key(side: IntroductionSide) -> str:
    return f"introduction:{side.id}"


def _address(side: IntroductionSide) -> str:
    if side.contact is not None:
        return side.contact.email
    person = side.candidate
    assert isinstance(person, Candidate)
    way = address_of(person)
    return way.value if way else ""
