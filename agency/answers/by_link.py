"""What the holder of a letter's link may do at once, without showing who they are.

Stop, pause and a later date act here and now. Everything else is brought to the owner as it was
written and changes nothing by itself: a letter may have been forwarded, and mail filters press
buttons. Every verb may be repeated and adds nothing the second time. Nothing here commits.
"""

from dataclasses import replace
from datetime import date, datetime
from hashlib import blake2s

from sqlalchemy.orm import Session

from agency.answers.contacting import write_terms
from agency.answers.known import what_we_know
from agency.answers.saving import take_in_turn
from agency.answers.sentences import (
    dated_sentence,
    paused_sentence,
    said_sentence,
    sounded_sentence,
    voice_of,
)
from agency.answers.told import WORDING
from agency.answers.wishes import Pen, write_when
from agency.candidates.links import revoke_links
from agency.candidates.models import Candidate
from agency.contact import terms
from agency.contact.consent import Told
from agency.contact.days import months_after
from agency.contact.models import ContactTerms
from agency.contact.quiet import hush, sounds_like_stop
from agency.matching.profiles import refresh_profiles
from agency.preferences.changing import Evidence
from agency.recontact.replies import surface_reply
from agency.touches.logging import NewTouch, log_touch
from agency.touches.models import Channel, Direction, Outcome, Touch
from agency.touches.queries import touch_saved_as

OUTCOMES = {
    "still_right": Outcome.talked,
    "interested": Outcome.interested,
    "not_interested": Outcome.not_for_them,
    "facts": Outcome.talked,
}


def stop(session: Session, candidate: Candidate, now: datetime, today: date) -> None:
    """No contact any more: at once, with the mail that waits and every link taken back."""
    take_in_turn(session, candidate.id)
    held = session.get(ContactTerms, candidate.id, populate_existing=True)
    if candidate.erased_at is None and not (held and held.stopped_at):
        sentence = said_sentence(voice_of(candidate), "stop")
        touch = _tell(session, candidate, sentence, Outcome.not_for_them, now, today)
        terms.stop(session, candidate.id, _told(touch, now))
    revoke_links(session, candidate.id, now)


def pause(
    session: Session, candidate: Candidate, months: int, now: datetime, today: date
) -> date | None:
    """Quiet for some months, or (0) until they say so; the day it ends."""
    take_in_turn(session, candidate.id)
    until = months_after(today, months) if months else None
    held = session.get(ContactTerms, candidate.id, populate_existing=True)
    if held is None or held.paused_at is None or held.paused_until != until:
        sentence = paused_sentence(voice_of(candidate), until)
        touch = _tell(session, candidate, sentence, Outcome.not_now, now, today)
        terms.pause(session, candidate.id, until, _told(touch, now))
    return until


def end_pause(session: Session, candidate: Candidate, now: datetime, today: date) -> None:
    """Their pause is over; nothing if there was none."""
    take_in_turn(session, candidate.id)
    held = session.get(ContactTerms, candidate.id, populate_existing=True)
    if held is not None and held.paused_at is not None:
        sentence = said_sentence(voice_of(candidate), "pause_ended")
        touch = _tell(session, candidate, sentence, Outcome.talked, now, today)
        terms.end_pause(session, candidate.id, _told(touch, now))


def end_stop(session: Session, candidate: Candidate, now: datetime, today: date) -> None:
    """They want to hear from us again. Only for somebody who has shown who they are."""
    take_in_turn(session, candidate.id)
    held = session.get(ContactTerms, candidate.id, populate_existing=True)
    if held is not None and held.stopped_at is not None:
        sentence = said_sentence(voice_of(candidate), "resume")
        touch = _tell(session, candidate, sentence, Outcome.talked, now, today)
        terms.end_stop(session, candidate.id, _told(touch, now))


def not_before(
    session: Session, candidate: Candidate, month: date, now: datetime, today: date
) -> None:
    """Quiet until the month they name, as if they had said it on their page."""
    take_in_turn(session, candidate.id)
    known = what_we_know(session, candidate, now, today)
    after = replace(known.answers, when="date", month=month)
    if (known.answers.when, known.answers.month) == ("date", month):
        return
    sentence = dated_sentence(voice_of(candidate), known.answers, after)
    touch = _tell(session, candidate, sentence, Outcome.not_now, now, today)
    evidence = Evidence(said_on=today, said_by=Channel.form, touch_id=touch.id)
    write_when(Pen(session, candidate, evidence, now), known.answers, after)
    write_terms(session, candidate, known, after, _told(touch, now))
    refresh_profiles(session, [candidate.id])


def say(
    session: Session,
    link_id: int,
    candidate: Candidate,
    kind: str,
    words: str,
    now: datetime,
    today: date,
    note: str = "",
) -> Touch:
    """Bring an answer or new facts to the owner, in their own words."""
    take_in_turn(session, candidate.id)
    once_key = _once(link_id, kind, words + note, today)
    saved = touch_saved_as(session, once_key)
    if saved is not None:
        return saved
    sentence = said_sentence(voice_of(candidate), kind)
    if sounds_like_stop(session, candidate, words, today):
        return _silence(session, candidate, words, now, today, once_key)
    return _tell(session, candidate, sentence, OUTCOMES[kind], now, today, words, note, once_key)


def _silence(
    session: Session, candidate: Candidate, words: str, now: datetime, today: date, once_key: str
) -> Touch:
    """Words that ask for quiet are heeded before anybody has read them, and then asked about."""
    sentence = sounded_sentence(voice_of(candidate))
    touch = _tell(
        session, candidate, sentence, Outcome.not_for_them, now, today, words, "", once_key
    )
    hush(session, candidate.id, today, _told(touch, now))
    return touch


def _tell(
    session: Session,
    candidate: Candidate,
    sentence: str,
    outcome: Outcome,
    now: datetime,
    today: date,
    words: str = "",
    note: str = "",
    once_key: str | None = None,
) -> Touch:
    """One touch, and word of it on the owner's list."""
    new = NewTouch(
        candidate_id=candidate.id,
        recruiter_id=None,
        channel=Channel.form,
        direction=Direction.theirs,
        outcome=outcome,
        happened_at=now,
        happened_on=today,
        note="\n".join(part for part in (sentence, note) if part),
        quote=words,
        once_key=once_key,
    )
    touch = log_touch(session, new, now)
    surface_reply(session, touch, sentence, now)
    return touch


def _told(touch: Touch, now: datetime) -> Told:
    return Told(how="form", at=now, wording_version=WORDING, touch_id=touch.id)


def _once(link_id: int, kind: str, words: str, today: date) -> str:
    """The same press of the same button, on the same day, is one answer."""
    said = blake2s(words.encode(), digest_size=12).hexdigest()
    return f"link:{link_id}:{kind}:{today.isoformat()}:{said}"
