"""What the holder of a letter's link may do at once, without showing who they are.

Whatever is said through it is written down as an answer to the letter in which the link left.

Stop, pause and a later date act here and now. Everything else, a file too, is brought to the owner as it was
written and changes nothing by itself: a letter may have been forwarded, and mail filters press
buttons. Every verb may be repeated and adds nothing the second time. Nothing here commits.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import wraps
from hashlib import blake2s
from typing import Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.answers.contacting import write_terms
from agency.answers.known import what_we_know
from agency.answers.saving import take_in_turn
from agency.answers.sentences import (
    dated_sentence,
    file_sentence,
    paused_sentence,
    said_sentence,
    sounded_sentence,
    voice_of,
)
from agency.answers.told import WORDING
from agency.answers.wishes import Pen, write_when
from agency.candidates.links import revoke_links
from agency.candidates.models import Candidate, ProfileLink
from agency.candidates.sent_resumes import keep_sent
from agency.clients.models import Role
from agency.contact import terms
from agency.contact.consent import Told
from agency.contact.days import local_day, months_after
from agency.contact.models import ContactReservation, ContactTerms
from agency.contact.quiet import hush, sounds_like_stop
from agency.languages.speaking import _, speaking
from agency.mail.event_kinds import EventKind
from agency.mail.evidence import locked_letter
from agency.mail.evidence import note as note_evidence
from agency.mail.models import OutboxMessage
from agency.matching.profiles import refresh_profiles
from agency.preferences.changing import Evidence
from agency.recontact.replies import surface_reply
from agency.recruiters.models import Recruiter
from agency.touches.logging import log_touch, written_by_them
from agency.touches.models import Channel, Outcome, Touch
from agency.touches.queries import touch_saved_as
from agency.words import named_day, possessive

P = ParamSpec("P")
R = TypeVar("R")
Act = Callable[Concatenate[Session, ProfileLink, P], R]
OUTCOMES = {
    "still_right": Outcome.talked,
    "interested": Outcome.interested,
    "not_interested": Outcome.not_for_them,
    "facts": Outcome.talked,
    "introduction_yes": Outcome.talked,
    "introduction_no": Outcome.talked,
    "introduction_not_now": Outcome.talked,
    "introduction_helped": Outcome.talked,
    "introduction_did_not_help": Outcome.talked,
}


def for_the_owner(act: Act[P, R]) -> Act[P, R]:
    """What is written down of an act is written in the language of whoever looks after the person."""

    @wraps(act)
    def acting(session: Session, link: ProfileLink, /, *given: P.args, **named: P.kwargs) -> R:
        with speaking(link.candidate.owner.reads):
            return act(session, link, *given, **named)

    return acting


@for_the_owner
def stop(session: Session, link: ProfileLink, now: datetime, today: date) -> None:
    """No contact any more: at once, with the mail that waits and every link taken back."""
    candidate = _in_turn(session, link)
    held = session.get(ContactTerms, candidate.id, populate_existing=True)
    if candidate.erased_at is None and not (held and held.stopped_at):
        sentence = said_sentence(voice_of(candidate), "stop")
        touch = _tell(session, link, sentence, Outcome.not_for_them, now, today)
        terms.stop(session, candidate.id, _told(touch, now))
    revoke_links(session, candidate.id, now)


@for_the_owner
def pause(
    session: Session, link: ProfileLink, months: int, now: datetime, today: date
) -> date | None:
    """Quiet for some months, or (0) until they say so; the day it ends."""
    candidate = _in_turn(session, link)
    until = months_after(today, months) if months else None
    held = session.get(ContactTerms, candidate.id, populate_existing=True)
    if held is None or held.paused_at is None or held.paused_until != until:
        sentence = paused_sentence(voice_of(candidate), until)
        touch = _tell(session, link, sentence, Outcome.not_now, now, today)
        terms.pause(session, candidate.id, until, _told(touch, now))
    return until


@for_the_owner
def end_pause(session: Session, link: ProfileLink, now: datetime, today: date) -> None:
    """Their pause is over; nothing if there was none."""
    candidate = _in_turn(session, link)
    held = session.get(ContactTerms, candidate.id, populate_existing=True)
    if held is not None and held.paused_at is not None:
        sentence = said_sentence(voice_of(candidate), "pause_ended")
        touch = _tell(session, link, sentence, Outcome.talked, now, today)
        terms.end_pause(session, candidate.id, _told(touch, now))


@for_the_owner
def end_stop(session: Session, link: ProfileLink, now: datetime, today: date) -> None:
    """They want to hear from us again. Only for somebody who has shown who they are."""
    candidate = _in_turn(session, link)
    held = session.get(ContactTerms, candidate.id, populate_existing=True)
    if held is not None and held.stopped_at is not None:
        sentence = said_sentence(voice_of(candidate), "resume")
        touch = _tell(session, link, sentence, Outcome.talked, now, today)
        terms.end_stop(session, candidate.id, _told(touch, now))


@for_the_owner
def not_before(
    session: Session, link: ProfileLink, month: date, now: datetime, today: date
) -> None:
    """Quiet until the month they name, as if they had said it on their page."""
    candidate = _in_turn(session, link)
    known = what_we_know(session, candidate, now, today)
    after = replace(known.answers, when="date", month=month)
    if (known.answers.when, known.answers.month) == ("date", month):
        return
    sentence = dated_sentence(voice_of(candidate), known.answers, after)
    touch = _tell(session, link, sentence, Outcome.not_now, now, today)
    evidence = Evidence(said_on=today, said_by=Channel.form, touch_id=touch.id)
    write_when(Pen(session, candidate, evidence, now), known.answers, after)
    write_terms(session, candidate, known, after, _told(touch, now))
    refresh_profiles(session, [candidate.id])


@for_the_owner
def say(
    session: Session,
    link: ProfileLink,
    kind: str,
    words: str,
    now: datetime,
    today: date,
    says: Callable[[], str] = str,
) -> Touch:
    """Bring an answer or new facts to the owner, in their own words; ``says`` tells the rest."""
    candidate, note = _in_turn(session, link), says()
    once_key = _once(link.id, kind, words + note, today)
    saved = touch_saved_as(session, once_key)
    if saved is not None:
        return saved
    sentence = said_sentence(voice_of(candidate), kind, _letter_named(session, link))
    if sounds_like_stop(session, candidate, words, today):
        return _silence(session, link, words, now, today, once_key)
    return _tell(session, link, sentence, OUTCOMES[kind], now, today, words, note, once_key)


@for_the_owner
def send_file(
    session: Session, link: ProfileLink, name: str, content: bytes, now: datetime, today: date
) -> None:
    """A file that may be their résumé, for the owner to look at; the same again adds nothing.

    Raises ``FileRefused``.
    """
    candidate = _in_turn(session, link)
    sent = keep_sent(session, candidate.id, link.letter_id, name, content, now)
    if sent is not None:
        sentence = file_sentence(voice_of(candidate), _letter_named(session, link))
        _tell(session, link, sentence, Outcome.talked, now, today)


def _silence(
    session: Session, link: ProfileLink, words: str, now: datetime, today: date, once_key: str
) -> Touch:
    """Words that ask for quiet are heeded before anybody has read them, and then asked about."""
    candidate = link.candidate
    sentence = sounded_sentence(voice_of(candidate))
    touch = _tell(session, link, sentence, Outcome.not_for_them, now, today, words, "", once_key)
    hush(session, candidate.id, today, _told(touch, now))
    return touch


def _tell(
    session: Session,
    link: ProfileLink,
    sentence: str,
    outcome: Outcome,
    now: datetime,
    today: date,
    words: str = "",
    note: str = "",
    once_key: str | None = None,
) -> Touch:
    """One touch, and word of it on the owner's list; the letter it answers has arrived, whatever else is known."""
    if link.letter_id is not None and (letter := locked_letter(session, link.letter_id)):
        note_evidence(session, letter, EventKind.answer, now)
    new = written_by_them(
        link.candidate_id,
        "\n".join(part for part in (sentence, note) if part),
        now,
        today,
        role_id=_role_of(session, link),
        outcome=outcome,
        quote=words,
        once_key=once_key,
        letter_id=link.letter_id,
    )
    touch = log_touch(session, new, now)
    surface_reply(session, touch, sentence, now)
    return touch


def _in_turn(session: Session, link: ProfileLink) -> Candidate:
    """Whose link it is; one answer of theirs is taken after the other."""
    take_in_turn(session, link.candidate_id)
    return link.candidate


def _role_of(session: Session, link: ProfileLink) -> int | None:
    """The role that the letter was about."""
    if link.letter_id is None:
        return None
    return session.scalar(select(ContactReservation.role_id).filter_by(letter_id=link.letter_id))


def _letter_named(session: Session, link: ProfileLink) -> str:
    """ "your letter of 3 June about Product Lead", for the owner; "Tom’s letter…" where Tom wrote it."""
    letter = session.get(OutboxMessage, link.letter_id) if link.letter_id else None
    if letter is None:
        return _("your letter")
    left = local_day(letter.begun_at or letter.created_at, ZoneInfo(link.candidate.owner.zone))
    role_id = _role_of(session, link)
    role = session.get(Role, role_id) if role_id else None
    words = _whose(session, letter, link.candidate, named_day(left))
    return _("%(letter)s about %(role)s", letter=words, role=role.title) if role else words


def _whose(session: Session, letter: OutboxMessage, candidate: Candidate, day: str) -> str:
    """In the owner's eyes; nobody in particular wrote what was sent because they asked for it."""
    if letter.approved_by_id is None:
        return _("our letter of %(day)s", day=day)
    if letter.approved_by_id == candidate.owner_id:
        return _("your letter of %(day)s", day=day)
    name = session.get_one(Recruiter, letter.approved_by_id).first_name
    return _("%(whose)s letter of %(day)s", whose=possessive(name), day=day)


def _told(touch: Touch, now: datetime) -> Told:
    return Told(how="form", at=now, wording_version=WORDING, touch_id=touch.id)


def _once(link_id: int, kind: str, words: str, today: date) -> str:
    """The same press of the same button, on the same day, is one answer."""
    said = blake2s(words.encode(), digest_size=12).hexdigest()
    return f"link:{link_id}:{kind}:{today.isoformat()}:{said}"
