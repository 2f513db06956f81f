"""Drafts: what somebody is writing survives a reload, a crash and the end of a session."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.recruiters.models import FormDraft

KEPT_FOR = timedelta(days=7)
LOG = "log"
"""The form in which a touch is logged."""

Fields = Mapping[str, list[str]]
"""The values of each field by its name, as a form posts them."""


def draft_of(
    session: Session, recruiter_id: int, form: str, candidate_id: int | None, now: datetime
) -> FormDraft | None:
    """What this recruiter was writing in a form about this person, or about nobody yet."""
    query = select(FormDraft).where(
        _is_the_one(recruiter_id, form, candidate_id), FormDraft.kept_at > now - KEPT_FOR
    )
    return session.scalar(query)


def keep_draft(
    session: Session,
    recruiter_id: int,
    form: str,
    candidate_id: int | None,
    fields: Fields,
    now: datetime,
) -> None:
    """The newest text stands. Never commits."""
    draft = insert(FormDraft).values(
        recruiter_id=recruiter_id,
        form=form,
        candidate_id=candidate_id,
        fields=dict(fields),
        kept_at=now,
    )
    newest = {"fields": draft.excluded.fields, "kept_at": func.greatest(FormDraft.kept_at, now)}
    session.execute(
        draft.on_conflict_do_update(
            constraint="uq_form_drafts_recruiter_id_form_candidate_id", set_=newest
        )
    )


def forget_draft(session: Session, recruiter_id: int, form: str, candidate_id: int | None) -> None:
    """It is saved, or emptied."""
    session.execute(delete(FormDraft).where(_is_the_one(recruiter_id, form, candidate_id)))


def is_draft_about(candidate_id: int) -> ColumnElement[bool]:
    """Opened for the person, given to them while it was written, or about several and them."""
    named = [
        FormDraft.fields[name].contains([str(candidate_id)]) for name in ("candidate_id", "person")
    ]
    return or_(FormDraft.candidate_id == candidate_id, *named)


def forget_old_drafts(session: Session, now: datetime) -> None:
    session.execute(delete(FormDraft).where(FormDraft.kept_at <= now - KEPT_FOR))


def _is_the_one(recruiter_id: int, form: str, candidate_id: int | None) -> ColumnElement[bool]:
    return and_(
        FormDraft.recruiter_id == recruiter_id,
        FormDraft.form == form,
        FormDraft.candidate_id.is_not_distinct_from(candidate_id),
    )
