"""A mail becomes a touch: who spoke, what it answers, and quiet at once where they ask for it."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.consent import Told
from agency.contact.quiet import hush, sounds_like_stop
from agency.inbox.cutting import without_disclaimer
from agency.inbox.models import MailAttachment, MailFiling, ReceivedMail
from agency.inbox.threads import answered
from agency.languages.speaking import _, speaking
from agency.matching.profiles import refresh_profiles
from agency.recontact.replies import surface_reply
from agency.recontact.touch_saved import record_touch
from agency.recruiters.queries import the_agency
from agency.touches.logging import NewTouch, log_touch
from agency.touches.models import Channel, Direction, Outcome, Touch
from agency.words import day

_ANSWERS = re.compile(r"\s*(?:re|aw|antw|rép|sv)\s?:", re.IGNORECASE)
LONGEST_WORDS = 10_000
"""Characters of a mail that a touch holds, as many as a note may have."""


def file_with(session: Session, mail: ReceivedMail, person: Candidate, now: datetime) -> Touch:
    """The touch of this mail with that candidate; a second time the same one.

    What we wrote counts as a contact, whatever the caps say: it has happened. What they wrote is
    brought to their owner, and may always be answered.
    """
    if mail.direction is Direction.ours:
        touch = record_touch(session, _new(session, mail, person), [], now)
    else:
        touch = _from_them(session, mail, person, now)
    session.merge(MailFiling(mail_id=mail.id, candidate_id=person.id, touch_id=touch.id))
    if len(mail.parties) < 2:
        theirs = update(MailAttachment).filter_by(mail_id=mail.id)
        session.execute(theirs.values(candidate_id=person.id))
    session.flush()
    return touch


def ask_whether_to_stop(
    session: Session, mail: ReceivedMail, candidate_id: int, now: datetime
) -> list[int]:
    """Heed words that ask for quiet before anybody has said whose the mail is; whose record changed."""
    person = session.get(Candidate, candidate_id)
    if person is None or person.erased_at or not _asks_to_stop(session, mail, person):
        return []
    session.merge(MailFiling(mail_id=mail.id, candidate_id=person.id))
    _hush(session, mail, person, now, None)
    return [person.id]


def _from_them(session: Session, mail: ReceivedMail, person: Candidate, now: datetime) -> Touch:
    asks = _asks_to_stop(session, mail, person)
    touch = log_touch(session, _new(session, mail, person, asks), now)
    if asks:
        _hush(session, mail, person, now, touch)
    surface_reply(session, touch, _sentence(session, mail, person, asks), now)
    refresh_profiles(session, [person.id])
    return touch


def _hush(
    session: Session, mail: ReceivedMail, person: Candidate, now: datetime, touch: Touch | None
) -> None:
    told = Told(
        how=Channel.email, at=now, words=mail.words[:1_000], touch_id=touch.id if touch else None
    )
    hush(session, person.id, _day(session, person, now), told)
    mail.asked_to_stop = True


def _asks_to_stop(session: Session, mail: ReceivedMail, person: Candidate) -> bool:
    said = [without_disclaimer(mail.words[:LONGEST_WORDS])]
    if not _ANSWERS.match(mail.subject):  # the subject of an answer is ours
        said.append(mail.subject)
    today = _day(session, person, mail.happened_at or mail.arrived_at)
    return any(sounds_like_stop(session, person, each, today) for each in said)


def _new(
    session: Session, mail: ReceivedMail, person: Candidate, asks_to_stop: bool = False
) -> NewTouch:
    at = mail.happened_at or mail.arrived_at
    before = answered(session, mail, person.id)
    return NewTouch(
        candidate_id=person.id,
        recruiter_id=mail.recruiter_id,
        channel=Channel.email,
        direction=mail.direction or Direction.theirs,
        outcome=_outcome(mail, before, asks_to_stop),
        happened_at=at,
        happened_on=_day(session, person, at),
        note="\n\n".join(part for part in (mail.subject, mail.remark, *_ours(mail)) if part),
        quote="" if mail.direction is Direction.ours else mail.words[:LONGEST_WORDS],
        role_id=before.role_id if before else None,
        once_key=_once(mail, person),
        answers_id=before.id if before else None,
    )


def _ours(mail: ReceivedMail) -> tuple[str, ...]:
    return (mail.words[:LONGEST_WORDS],) if mail.direction is Direction.ours else ()


def _outcome(mail: ReceivedMail, before: Touch | None, asks_to_stop: bool) -> Outcome:
    """What we wrote is an attempt, unless it answers what they wrote."""
    if mail.direction is not Direction.ours:
        return Outcome.not_for_them if asks_to_stop else Outcome.talked
    answers_them = before is not None and before.direction is Direction.theirs
    return Outcome.talked if answers_them else Outcome.left_message


def _once(mail: ReceivedMail, person: Candidate) -> str:
    """Two recruiters who both keep one mail keep one touch of it."""
    key, content = mail.message_key or b"", mail.content_hash or b""
    return f"mail:{person.id}:{key.hex()[:32]}:{content.hex()[:32]}"


def _sentence(session: Session, mail: ReceivedMail, person: Candidate, asks_to_stop: bool) -> str:
    """As it is written down: in the owner's language."""
    name, before = person.first_name, answered(session, mail, person.id)
    with speaking(person.owner.reads):
        if asks_to_stop:
            return _(
                "%(name)s wrote something that reads like “stop”. Contact rests for 14 days; say "
                "under “Mail to file” whether it was meant.",
                name=name,
            )
        if before is not None and before.direction is Direction.ours:
            on = day(_day(session, person, before.happened_at))
            return _("%(name)s answered your mail of %(day)s.", name=name, day=on)
        if mail.subject:
            return _("%(name)s wrote: “%(subject)s”.", name=name, subject=mail.subject)
        return _("%(name)s wrote.", name=name)


def _day(session: Session, person: Candidate, at: datetime) -> date:
    return at.astimezone(ZoneInfo(person.zone or the_agency(session).zone)).date()
