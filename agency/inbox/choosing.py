"""What a recruiter says about a mail: who it is, somebody new, not worth keeping; and about a stop."""

from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlalchemy.orm import Session

from agency.candidates.addresses import AddressNotValid, email_address
from agency.candidates.models import Candidate, WayKind, WayToReach
from agency.candidates.registering import CandidateDetails, refuse_known, register_candidate
from agency.candidates.suppression import refuse_suppressed
from agency.contact import terms
from agency.contact.consent import Told, terms_of
from agency.contact.quiet import QUIET_UNTIL_READ, unhush
from agency.inbox.models import AttachmentState, Fate, MailAttachment, ReceivedMail
from agency.inbox.touching import file_with
from agency.languages.speaking import N_
from agency.matching.profiles import refresh_profiles
from agency.recruiters.queries import the_agency
from agency.touches.models import Channel

_WAYS = (WayKind.email, WayKind.work_email)
SOURCE = N_("their email")


class NotWaiting(Exception):
    """Somebody has dealt with the mail meanwhile."""


class NobodyNamed(Exception):
    """The mail gives no address to keep them by."""


def add_as_candidate(
    session: Session, mail: ReceivedMail, owner_id: int, now: datetime
) -> Candidate:
    """A new candidate with the name and address of the mail, and the mail filed with them.

    Says nothing about consent. Raises ``NotWaiting``, ``NobodyNamed``, ``AddressNotValid``,
    ``AlreadyKnown`` or ``AddressSuppressed``.
    """
    _refuse_unless_waiting(mail)
    party = next((each for each in mail.parties if each["address"]), None)
    if party is None:
        raise NobodyNamed
    name = party["name"] or party["address"].partition("@")[0]
    details = CandidateDetails(
        full_name=name, owner_id=owner_id, ways={WayKind.email: party["address"]}
    )
    person = register_candidate(session, details, SOURCE)
    terms_of(session, person.id)
    refresh_profiles(session, [person.id])
    _file(session, mail, person, now)
    return person


def choose(
    session: Session, mail: ReceivedMail, person: Candidate, keep_address: bool, now: datetime
) -> bool:
    """It is about this candidate; whether its address was added to theirs. Raises ``NotWaiting``."""
    _refuse_unless_waiting(mail)
    kept = keep_address and _keep_address(session, mail, person)
    _file(session, mail, person, now)
    return kept


def set_aside(session: Session, mail: ReceivedMail, now: datetime) -> None:
    """About nobody, or of no use. Raises ``NotWaiting``."""
    _refuse_unless_waiting(mail)
    mail.fate, mail.settled_at = Fate.set_aside, now
    theirs = update(MailAttachment).filter_by(mail_id=mail.id)
    session.execute(theirs.values(state=AttachmentState.set_aside))


def confirm_stop(session: Session, mail: ReceivedMail, by_id: int, now: datetime) -> None:
    """They meant it: no contact any more. Raises ``NotWaiting``."""
    _refuse_unless_asked(mail)
    for filing in mail.filings:
        told = Told(
            how=Channel.email, at=now, words=mail.words[:1_000], recorded_by_id=by_id,
            touch_id=filing.touch_id,
        )  # fmt: skip
        terms.stop(session, filing.candidate_id, told)
    mail.stop_settled_at = now


def deny_stop(session: Session, mail: ReceivedMail, by_id: int, now: datetime) -> None:
    """They did not mean it: our pause ends; one of their own, and every stop, stays. Raises ``NotWaiting``."""
    _refuse_unless_asked(mail)
    for filing in mail.filings:
        told = Told(how=Channel.email, at=now, recorded_by_id=by_id, touch_id=filing.touch_id)
        person = session.get_one(Candidate, filing.candidate_id)
        zone = ZoneInfo(person.zone or the_agency(session).zone)
        held, today = terms_of(session, person.id), now.astimezone(zone).date()
        if held.paused_at is not None:
            until = held.paused_at.astimezone(zone).date() + QUIET_UNTIL_READ
            unhush(session, person.id, until, today, told)
    mail.stop_settled_at = now


def _file(session: Session, mail: ReceivedMail, person: Candidate, now: datetime) -> None:
    file_with(session, mail, person, now)
    mail.fate, mail.settled_at = Fate.filed, now


def _keep_address(session: Session, mail: ReceivedMail, person: Candidate) -> bool:
    """As their address, or as that at work if they have one; nobody has two of a kind."""
    held = {way.kind for way in person.ways}
    kind = next((each for each in _WAYS if each not in held), None)
    address = next((each["address"] for each in mail.parties if each["address"]), "")
    theirs = {way.value for way in person.ways}
    if kind is None or not address or address in theirs:
        return False
    with suppress(AddressNotValid):
        value = email_address(address)
        refuse_known(session, {kind: value}, apart_from=person)
        refuse_suppressed(session, [value])
        way = WayToReach(kind=kind, value=value, position=list(WayKind).index(kind))
        person.ways.append(way)
        session.flush()
        return True
    return False


def _refuse_unless_waiting(mail: ReceivedMail) -> None:
    if mail.fate is not Fate.waiting:
        raise NotWaiting(mail.id)


def _refuse_unless_asked(mail: ReceivedMail) -> None:
    if not mail.asked_to_stop or mail.stop_settled_at is not None:
        raise NotWaiting(mail.id)
