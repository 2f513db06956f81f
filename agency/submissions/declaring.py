"""What a person tells of other agencies that have put them forward."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from agency.submissions.models import DeclaredSubmission


@dataclass(frozen=True, kw_only=True)
class Declared:
    """Which agency, to which client, when; and who wrote it down."""

    candidate_id: int
    client_id: int
    agency_name: str
    submitted_on: date
    recorded_by_id: int | None


def declare(session: Session, declared: Declared) -> DeclaredSubmission:
    """Written down once, however often it is told."""
    known = session.query(DeclaredSubmission).filter_by(
        candidate_id=declared.candidate_id,
        client_id=declared.client_id,
        agency_name=declared.agency_name,
        submitted_on=declared.submitted_on,
    )
    told = known.first()
    if told is None:
        told = DeclaredSubmission(**vars(declared))
        session.add(told)
        session.flush()
    return told


def take_back(session: Session, told: DeclaredSubmission) -> None:
    """It was written down by mistake. The history keeps that it was."""
    session.delete(told)
    session.flush()
