"""Drafts of the log: what is being written survives a reload, a crash and the end of a session."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.touches.models import TouchDraft

KEPT_FOR = timedelta(days=7)

Fields = Mapping[str, list[str]]
"""The values of each field by its name, as a form posts them."""


def draft_of(
    session: Session, recruiter_id: int, candidate_id: int | None, now: datetime
) -> Fields | None:
    """What this recruiter was writing about this person, or about somebody not yet found."""
    query = select(TouchDraft.fields).where(
        TouchDraft.recruiter_id == recruiter_id,
        TouchDraft.candidate_id.is_not_distinct_from(candidate_id),
        TouchDraft.kept_at > now - KEPT_FOR,
    )
    return session.scalar(query)


def keep_draft(
    session: Session, recruiter_id: int, candidate_id: int | None, fields: Fields, now: datetime
) -> None:
    """The newest text stands. Never commits."""
    draft = insert(TouchDraft).values(
        recruiter_id=recruiter_id, candidate_id=candidate_id, fields=dict(fields), kept_at=now
    )
    newest = {"fields": draft.excluded.fields, "kept_at": func.greatest(TouchDraft.kept_at, now)}
    session.execute(
        draft.on_conflict_do_update(
            constraint="uq_touch_drafts_recruiter_id_candidate_id", set_=newest
        )
    )


def forget_draft(session: Session, recruiter_id: int, candidate_id: int | None) -> None:
    """It is saved, or emptied."""
    mine = TouchDraft.recruiter_id == recruiter_id
    about = TouchDraft.candidate_id.is_not_distinct_from(candidate_id)
    session.execute(delete(TouchDraft).where(mine, about))


def is_draft_about(candidate_id: int) -> ColumnElement[bool]:
    """Opened for the person, or given to them while it was written."""
    chosen = TouchDraft.fields["candidate_id"].contains([str(candidate_id)])
    return or_(TouchDraft.candidate_id == candidate_id, chosen)


def forget_old_drafts(session: Session, now: datetime) -> None:
    session.execute(delete(TouchDraft).where(TouchDraft.kept_at <= now - KEPT_FOR))
