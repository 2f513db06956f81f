"""What the law has an agency keep of a work-seeker for a time, although they were erased.

Conduct of Employment Agencies and Employment Businesses Regulations 2003 (Great Britain), reg. 29 and
schedule 4: one year after the record was made and one year after the last service.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.days import months_after
from agency.recruiters.models import Recruiter
from agency.rights.models import SealedRecord
from agency.submissions.models import Submission

COUNTRY = "GB"
MONTHS = 12


def seal_minimum(session: Session, candidate: Candidate, at: datetime) -> SealedRecord | None:
    """Put the minimum under seal where the law wants it and its time is not over. Never commits."""
    if candidate.place is None or candidate.place.country != COUNTRY:
        return None
    served = _served(session, candidate)
    last = max([candidate.created_at, *(one.staged_at for one in served)])
    until = months_after(last.date(), MONTHS)
    if until <= at.date():
        return None
    record = SealedRecord(
        candidate_id=candidate.id,
        sealed_at=at,
        until=until,
        contents={
            "name": candidate.full_name,
            "place": candidate.place.name,
            "work": candidate.title,
            "designations": [one.designation.name for one in candidate.designations],
            "on_record_since": candidate.created_at.date().isoformat(),
            "put_forward": [
                {
                    "client": one.role.client.name,
                    "role": one.role.title,
                    "stage": one.stage.value,
                    "since": one.staged_at.date().isoformat(),
                }
                for one in served
            ],
        },
        openings=[],
    )
    session.add(record)
    return record


def _served(session: Session, candidate: Candidate) -> Sequence[Submission]:
    query = select(Submission).filter_by(candidate_id=candidate.id).order_by(Submission.id)
    return session.scalars(query).all()


def sealed_records(session: Session) -> list[SealedRecord]:
    """Those under seal, the first to go first."""
    return list(session.scalars(select(SealedRecord).order_by(SealedRecord.until, SealedRecord.id)))


def open_sealed(record: SealedRecord, by: Recruiter, why: str, at: datetime) -> None:
    """Write down that a privacy lead has read it, and why."""
    opening = {"by": by.name, "why": why, "at": at.isoformat()}
    record.openings = [*record.openings, opening]


def forget_sealed(session: Session, today: date) -> int:
    """Those whose time is over; how many."""
    over = delete(SealedRecord).where(SealedRecord.until <= today).returning(SealedRecord.id)
    return len(session.scalars(over).all())
