"""Who changed what about a person: the changes of all their records together, the newest first."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import ScalarSelect

from agency.candidates.models import Candidate, DesignationHeld, EarlierJob, SkillHeld, WayToReach
from agency.history import Change
from agency.preferences.models import Preference
from agency.touches.models import Promise, Touch

_BELONGINGS = (WayToReach, SkillHeld, DesignationHeld, EarlierJob, Preference, Touch, Promise)


def changes_about(session: Session, candidate_id: int, limit: int = 200) -> list[Change]:
    """What was changed or taken away; a line that was taken away tells whose it was itself."""
    theirs = [
        _is_row(Candidate.__tablename__, candidate_id),
        _is_row("contact_terms", candidate_id),
        *(_is_belonging(model, candidate_id) for model in _BELONGINGS),
    ]
    query = select(Change).where(or_(*theirs)).order_by(Change.id.desc()).limit(limit)
    return list(session.scalars(query))


def _is_row(table: str, row_id: int) -> ColumnElement[bool]:
    return and_(Change.table_name == table, Change.row_id == row_id)


def _is_belonging(model: type, candidate_id: int) -> ColumnElement[bool]:
    table = model.__table__  # type: ignore[attr-defined]  # every model has one
    mine: ScalarSelect[int] = (
        select(table.c.id).where(table.c.candidate_id == candidate_id).scalar_subquery()
    )
    was_mine = Change.before["candidate_id"].as_string() == str(candidate_id)
    return and_(
        Change.table_name == table.name,
        or_(Change.row_id.in_(mine), and_(Change.after == {}, was_mine)),
    )
