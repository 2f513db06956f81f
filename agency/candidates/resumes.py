"""Résumés: every version is kept, the newest counts, and an empty one says that there is none."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import Integer, Select, bindparam, select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate, Resume
from agency.history import note_change

LONGEST = 100_000
"""Characters: some thirty pages."""
RESUME = "résumé"
"""The name under which a new version is noted in the person's history, without its text."""


def newest_resume(session: Session, candidate_id: int) -> Resume | None:
    """The one that counts, with its text; none where the newest version is empty."""
    newest = session.scalars(_newest(), {"person": candidate_id}).first()
    return newest if newest and newest.text else None


@cache
def _newest() -> Select[Resume]:
    is_theirs = Resume.candidate_id == bindparam("person", type_=Integer)
    query = select(Resume).where(is_theirs).order_by(Resume.id.desc()).limit(1)
    return query.options(joinedload(Resume.added_by))


def resume_versions(session: Session, candidate_id: int) -> Sequence[Resume]:
    """Every version, the newest first."""
    query = select(Resume).filter_by(candidate_id=candidate_id).order_by(Resume.id.desc())
    return session.scalars(query.options(joinedload(Resume.added_by))).all()


def write_resume(
    session: Session,
    candidate: Candidate,
    text: str,
    source: str,
    now: datetime,
    by_id: int | None = None,
) -> bool:
    """A new version, unless it says what the newest says; whether there is one. At most ``LONGEST``."""
    text = text.replace("\r\n", "\n").strip()
    held = newest_resume(session, candidate.id)
    if text == (held.text if held else ""):
        return False
    session.add(
        Resume(candidate_id=candidate.id, text=text, source=source, added_at=now, added_by_id=by_id)
    )
    if held:
        note_change(session, candidate, {RESUME: _length(held.text)}, {RESUME: _length(text)})
    session.flush()
    return True


def _length(text: str) -> str:
    """ "12,400 characters", or nothing where there is no text."""
    return f"{len(text):,} characters" if text else ""
