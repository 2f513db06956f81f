"""What the candidate says: which clients may be shown their profile, until when, and that it is over."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate
from agency.contact.consent import Told, current_consent, record_consent, terms_of
from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.contact.queries import GIVEN_BACK
from agency.contact.snapshot import Subject
from agency.languages.speaking import N_
from agency.mail.models import OutboxMessage
from agency.mail.outbox import cancel_letters
from agency.marketing.models import Marketing, ProfileShowing, ShowingState
from agency.marketing.profiles import newest_profile
from agency.preferences.changing import Evidence, NewPreference, add_preference
from agency.preferences.models import Horizon, PreferenceKind, Weight
from agency.touches.models import Channel

AGREES = frozenset({"yes", "without_name", "ask_each_time"})
"""Answers about being marketed with which somebody may be marketed without their name."""
FOR = timedelta(days=90)
"""How long an approval holds unless they choose a day."""
LONGEST = timedelta(days=366)
WORDING = "market-2026-11"
TAKEN_BACK = N_("they took back that they may be marketed")
UNSENT = (ShowingState.proposed, ShowingState.approved, ShowingState.reviewed)


class NothingToApprove(Exception):
    """Nobody markets them, or the text changed while they read it."""


@dataclass(frozen=True, kw_only=True)
class Approval:
    """What they chose. Clients are named by the number of their showing."""

    version: int
    """Of the text they read."""
    until: date
    allowed: Collection[int]
    never: Collection[int] = ()
    """Of those they struck: for good."""
    why: Mapping[int, str] = field(default_factory=dict)
    words: str = ""
    quote_allowed: bool = False


def consent_to(session: Session, candidate_id: int, today: date) -> ConsentEntry | None:
    """The line by which they may be marketed, if one holds."""
    line = current_consent(session, candidate_id).get(ConsentKind.market)
    if line is None or line.answer not in AGREES:
        return None
    return line if line.expires_on is None or today < line.expires_on else None


def approve(
    session: Session, person: Candidate, approval: Approval, told: Told, today: date
) -> Marketing:
    """Write down what they allow; letters to clients they strike are taken back. Never commits.

    Raises ``NothingToApprove``.
    """
    terms_of(session, person.id)
    marketing = _held(session, person.id)
    if marketing is None or newest_profile(session, marketing.id).version != approval.version:
        raise NothingToApprove
    until = min(max(approval.until, today + timedelta(days=1)), today + LONGEST)
    for one in marketing.showings:
        if one.state is not ShowingState.sent:
            _settle(session, person, one, approval, told.at, today)
    marketing.approved_at, marketing.approved_until = told.at, until
    marketing.approved_version, marketing.approved_words = approval.version, approval.words
    marketing.quote_allowed = approval.quote_allowed
    allowed = [one.client.name for one in marketing.showings if one.id in approval.allowed]
    details = {"clients": allowed, "profile": approval.version, "reference": marketing.reference}
    record_consent(
        session, person.id, ConsentKind.market, "without_name", told, details, expires_on=until
    )
    session.flush()
    return marketing


def _settle(
    session: Session,
    person: Candidate,
    one: ProfileShowing,
    approval: Approval,
    now: datetime,
    today: date,
) -> None:
    if one.id in approval.allowed:
        if one.state in (ShowingState.proposed, ShowingState.struck):
            one.state, one.struck_why = ShowingState.approved, ""
        return
    one.state, one.struck_why = ShowingState.struck, approval.why.get(one.id, "").strip()
    if one.id in approval.never:
        wish = NewPreference(
            horizon=Horizon.never,
            kind=PreferenceKind.employer,
            weight=Weight.must,
            label=one.client.name,
            value=one.client.name,
            words=one.struck_why,
        )
        evidence = Evidence(said_on=today, said_by=Channel.form)
        add_preference(session, person.id, wish, evidence, now)


def take_back(session: Session, person: Candidate, told: Told) -> bool:
    """They are marketed no more; whatever has not begun to leave stays here. Whether anything was running."""
    terms_of(session, person.id)
    marketing = _held(session, person.id)
    record_consent(session, person.id, ConsentKind.market, "no", told)
    if marketing is None:
        return False
    end(session, marketing, told.at)
    return True


def end(session: Session, marketing: Marketing, now: datetime) -> None:
    """It is over: letters that wait are taken back, and what was prepared is prepared no longer."""
    marketing.ended_at = now
    letters = [one.letter_id for one in marketing.showings if one.letter_id]
    cancel_letters(session, letters, TAKEN_BACK)
    session.flush()


def _held(session: Session, candidate_id: int) -> Marketing | None:
    """Locked, and fresh."""
    query = select(Marketing).filter_by(candidate_id=candidate_id, ended_at=None)
    query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalar(query)


def subject_for(session: Session, one: ProfileShowing, why_never: str, today: date) -> Subject:
    """The candidate as far as one client is concerned, as the policy asks about them."""
    marketing, person = one.marketing, one.candidate
    is_told = (
        marketing.runs_on(today)
        and one.state in (ShowingState.approved, ShowingState.reviewed, ShowingState.sent)
        and newest_profile(session, marketing.id).version == marketing.approved_version
    )
    return Subject(
        name=person.first_name if not person.erased_at else "",
        agreed=consent_to(session, person.id, today) is not None
        and not _is_silent(session, person),
        knows_where=is_told,
        blocks_client=bool(why_never),
        shown_here_on=_shown_before(session, one),
    )


def _is_silent(session: Session, person: Candidate) -> bool:
    """Erased, restricted, or they asked us to stop altogether. Takes no lock: the post holds its letter by then."""
    query = select(ContactTerms).filter_by(candidate_id=person.id)
    terms = session.scalar(query.execution_options(populate_existing=True))
    quiet = terms is None or terms.stopped_at or terms.restricted_at
    return bool(person.erased_at or quiet)


def _shown_before(session: Session, one: ProfileShowing) -> date | None:
    """When this client was last shown them, in this marketing or another."""
    query = (
        select(ProfileShowing.sent_at)
        .join(OutboxMessage, OutboxMessage.id == ProfileShowing.letter_id, isouter=True)
        .where(
            ProfileShowing.candidate_id == one.candidate_id,
            ProfileShowing.client_id == one.client_id,
            ProfileShowing.id != one.id,
            ProfileShowing.sent_at.is_not(None),
            OutboxMessage.state.is_(None) | OutboxMessage.state.not_in(GIVEN_BACK),
        )
        .order_by(ProfileShowing.sent_at.desc())
        .limit(1)
    )
    sent = session.scalar(query)
    return sent.date() if sent else None


def let_be_named(
    session: Session, person: Candidate, showing_id: int, may: bool, told: Told
) -> ProfileShowing | None:
    """Their word on giving one client their name, once; nothing where the client did not ask. Never commits."""
    terms_of(session, person.id)
    one = session.get(ProfileShowing, showing_id, with_for_update=True, populate_existing=True)
    if one is None or one.candidate_id != person.id or one.answer != "yes" or one.named_at:
        return None
    line = current_consent(session, person.id).get(ConsentKind.market)
    if line is None or line.answer not in AGREES:
        return None
    if may:
        one.named_at, one.unnamed_at = told.at, None
    else:
        one.unnamed_at = told.at
    details = {"client": one.client.name, "may_be_named": may}
    record_consent(
        session, person.id, ConsentKind.market, line.answer, told, details, line.expires_on
    )
    session.flush()
    return one


def showings_of(session: Session, candidate_id: int) -> Sequence[ProfileShowing]:
    """Every client they were proposed for or shown to, the newest first."""
    query = select(ProfileShowing).filter_by(candidate_id=candidate_id)
    query = query.options(
        joinedload(ProfileShowing.client),
        joinedload(ProfileShowing.contact),
        joinedload(ProfileShowing.marketing),
        joinedload(ProfileShowing.recruiter),
    )
    return session.scalars(query.order_by(ProfileShowing.id.desc())).all()


def did_not_leave(session: Session, showings: Sequence[ProfileShowing]) -> set[int]:
    """Those of them whose letter certainly stayed here: nobody was shown anything."""
    letters = {one.letter_id: one.id for one in showings if one.letter_id}
    lost = select(OutboxMessage.id).where(
        OutboxMessage.id.in_(letters), OutboxMessage.state.in_(GIVEN_BACK)
    )
    return {letters[number] for number in session.scalars(lost)}


def prepare_again(session: Session, one: ProfileShowing) -> None:
    """After a letter that did not leave: it is read through and sent anew."""
    one.state, one.sent_at, one.version, one.token_hash = ShowingState.approved, None, None, None
    session.flush()
