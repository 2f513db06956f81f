"""What a client does behind the link of a letter: reads, says yes, not now, or that no profiles are wanted."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from agency.clients.models import ClientAnswer
from agency.clients.touching import NewClientTouch, log_client_touch
from agency.languages.speaking import N_, Words, _, speaking
from agency.marketing.approving import consent_to
from agency.marketing.models import BlindProfile, ClientSays, ProfileShowing
from agency.marketing.profiles import profile_numbered
from agency.recruiters.sessions import token_hash
from agency.touches.models import Channel

SAYS = Words(
    {
        ClientSays.yes: N_("Would like to meet"),
        ClientSays.not_now: N_("Not now"),
        ClientSays.no_profiles: N_("No profiles, please"),
    }
)


class NotShown(Exception):
    """The link never was one, or what it showed is over."""


def showing_behind(session: Session, token: str) -> ProfileShowing:
    """The showing of a letter, however old: enough to answer. Raises ``NotShown``."""
    query = select(ProfileShowing).filter_by(token_hash=token_hash(token))
    query = query.options(
        joinedload(ProfileShowing.marketing),
        joinedload(ProfileShowing.contact),
        joinedload(ProfileShowing.recruiter),
        joinedload(ProfileShowing.client),
    )
    one = session.scalar(query)
    if one is None:
        raise NotShown
    return one


def living_showing(session: Session, token: str, today: date) -> ProfileShowing:
    """The same while the candidate lets it be read. Raises ``NotShown``."""
    one = showing_behind(session, token)
    agrees = consent_to(session, one.candidate_id, today)
    if agrees is None or not one.marketing.runs_on(today):
        raise NotShown
    return one


def profile_of(session: Session, one: ProfileShowing) -> BlindProfile:
    """The version they were sent."""
    return profile_numbered(session, one.marketing_id, one.version)


def note_reading(session: Session, one: ProfileShowing, now: datetime) -> None:
    """They pressed the button of the page; the first time counts."""
    one.read_at = one.read_at or now
    session.flush()


def answer(
    session: Session,
    one: ProfileShowing,
    says: ClientSays,
    now: datetime,
    words: str = "",
    month: date | None = None,
) -> bool:
    """Write it down and log it as a touch of theirs; ``False`` where they have said so before. Never commits."""
    session.refresh(one, with_for_update={"of": ProfileShowing})
    if one.answer is says and one.answer_month == month and words in ("", one.answer_words):
        return False
    one.answer, one.answered_at, one.answer_words = says, now, words
    one.answer_month = month if says is ClientSays.not_now else None
    one.read_at = one.read_at or now
    log_client_touch(session, one.client, _as_touch(one, now))
    return True


def _as_touch(one: ProfileShowing, now: datetime) -> NewClientTouch:
    assert one.answer is not None, "it was just given"
    with speaking(one.recruiter.reads):
        note = _(
            "About the profile %(reference)s: %(answer)s.",
            reference=one.marketing.reference,
            answer=SAYS[one.answer],
        )
    stops = one.answer is ClientSays.no_profiles
    return NewClientTouch(
        channel=Channel.form,
        happened_at=now,
        recruiter_id=one.recruiter_id,
        contact_id=one.contact_id,
        role_id=one.role_id,
        is_theirs=True,
        note=note,
        words=one.answer_words,
        answer=ClientAnswer.no_profiles if stops else None,
        once_key=f"profile-answer:{one.id}:{one.answer}:{now.isoformat()}",
    )
