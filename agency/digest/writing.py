"""Writes each recruiter's letter of the week: once, whatever runs late, twice or dies halfway."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

import structlog
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from agency.digest.due import Occurrence, newest_occurrence
from agency.digest.emails import digest_message
from agency.digest.letter import compose
from agency.digest.models import DigestEdition, DigestItem, EditionState
from agency.languages.speaking import speaking
from agency.mail.models import MailClass
from agency.mail.outbox import post
from agency.recruiters.models import Agency, Recruiter
from agency.recruiters.queries import the_agency
from agency.search.saved import mark_told
from agency.words import local

log = structlog.get_logger("digest")


def write_due_editions(session: Session, now: datetime) -> dict[str, int]:
    """Write every letter that is due; how many by state. One that cannot be written is left for the next round."""
    counts: Counter[str] = Counter()
    due = _due(session, now)
    if not due:
        return {}
    agency = the_agency(session)
    for recruiter, occurrence in due:
        try:
            with session.begin_nested():
                state = write_edition(session, agency, recruiter, occurrence, now)
        except (SQLAlchemyError, ValueError) as error:
            log.error("letter not written", recruiter=recruiter.id, error=type(error).__name__)
            counts["failed"] += 1
        else:
            counts[state.value if state else "already_written"] += 1
    return dict(counts)


def write_edition(
    session: Session,
    agency: Agency,
    recruiter: Recruiter,
    occurrence: Occurrence,
    now: datetime,
) -> EditionState | None:
    """Write one letter and post it in the same transaction; nothing if another process has."""
    edition = _claim(session, recruiter.id, occurrence)
    if edition is None:
        return None
    if occurrence.is_too_late(now):
        edition.state = EditionState.skipped_late
        return edition.state
    is_late = _is_another_day(occurrence.due_at, now, recruiter.zone)
    with speaking(recruiter.reads):
        letter = compose(session, recruiter, monday_of(occurrence), now)
        message = digest_message(letter, agency, is_late) if letter.has_something_to_say else None
    if message is None:
        edition.state = EditionState.nothing_to_say
        return edition.state
    posted = post(
        session, message, once_key=f"digest:{recruiter.id}:{occurrence.iso_year}-W{occurrence.iso_week:02}",
        mail_class=MailClass.service, purpose="internal_digest", now=now, recruiter_id=recruiter.id,
    )  # fmt: skip
    edition.outbox_message_id = posted.id if posted else None
    mark_told(session, recruiter, letter.new_found)
    session.add_all(
        DigestItem(
            edition_id=edition.id, recruiter_id=recruiter.id, suggestion_id=slip.suggestion_id
        )
        for slip in letter.people
    )
    session.flush()
    return edition.state


def _due(session: Session, now: datetime) -> list[tuple[Recruiter, Occurrence]]:
    """Whose hour has come and who has no letter for that week yet."""
    query = (
        select(Recruiter)
        .where(Recruiter.digest_on, Recruiter.disabled_at.is_(None))
        .order_by(Recruiter.id)
    )
    pairs = [
        (r, newest_occurrence(now, r.digest_weekday, r.digest_at, r.zone))
        for r in session.scalars(query)
    ]
    written = _written_weeks(session, [r.id for r, _ in pairs])
    return [
        (recruiter, week)
        for recruiter, week in pairs
        if (recruiter.id, week.iso_year, week.iso_week) not in written
        and week.due_at >= recruiter.created_at
    ]


def _written_weeks(session: Session, recruiter_ids: Sequence[int]) -> set[tuple[int, int, int]]:
    query = select(DigestEdition.recruiter_id, DigestEdition.iso_year, DigestEdition.iso_week)
    return {
        (r, year, week)
        for r, year, week in session.execute(
            query.where(DigestEdition.recruiter_id.in_(recruiter_ids))
        )
    }


def _claim(session: Session, recruiter_id: int, occurrence: Occurrence) -> DigestEdition | None:
    """The unique row that makes this letter ours. A rival waits here until we commit, then gets nothing."""
    edition = insert(DigestEdition).values(
        recruiter_id=recruiter_id, state=EditionState.posted, **vars(occurrence)
    )
    return session.scalar(edition.on_conflict_do_nothing().returning(DigestEdition))


def monday_of(occurrence: Occurrence) -> date:
    """The Monday of a letter's ISO week."""
    return date.fromisocalendar(occurrence.iso_year, occurrence.iso_week, 1)


def _is_another_day(due: datetime, now: datetime, zone: str) -> bool:
    """Whether the recruiter's day has changed since the letter was due."""
    return local(now, zone).date() > local(due, zone).date()
