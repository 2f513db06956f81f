"""Two people again, as far as nothing has happened since that only one of them could have."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table, inspect, select, update
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.consent import terms_of
from agency.contact.gates import settle
from agency.contact.models import ConsentEntry, ContactReservation, ContactTerms
from agency.database import Base
from agency.history import Change, note_change, plain, revived
from agency.languages.speaking import _
from agency.matching.profiles import refresh_profiles
from agency.merging.merging import FREED, MERGED
from agency.merging.models import Merge
from agency.merging.rows import PEOPLE, columns_naming_people, hand_back, is_row, put_back, take
from agency.merging.strictness import hold_to_the_stricter
from agency.recruiters.models import Recruiter

UNDONE_FOR = timedelta(days=30)


class CannotPart(Exception):
    """The message says why."""


def why_not(session: Session, merged: Merge, now: datetime) -> str:
    """Why a merge cannot be undone, or nothing where it can."""
    if merged.undone_at is not None:
        return _("It has been undone already.")
    if now - merged.merged_at > UNDONE_FOR:
        return _("It was more than thirty days ago.")
    newest = select(Merge.id).filter_by(candidate_id=merged.candidate_id, undone_at=None)
    if session.scalar(newest.order_by(Merge.id.desc()).limit(1)) != merged.id:
        return _("Another record was merged into this one since; undo that first.")
    return ""


def merges_to_undo(session: Session, candidate_id: int, now: datetime) -> list[Merge]:
    """The merges into a record that can be undone at this moment: the newest, for thirty days."""
    query = select(Merge).filter_by(candidate_id=candidate_id, undone_at=None)
    return [one for one in session.scalars(query) if not why_not(session, one, now)]


def part(session: Session, merged: Merge, by: Recruiter | None, now: datetime) -> int:
    """Undo a merge; the number of the record that is back. What came since stays with the one that stayed.

    A field that was corrected since stays as it is. A refusal that came since holds for both, for it
    came from one of them and nobody knows from which. Raises ``CannotPart``; never commits.
    """
    if reason := why_not(session, merged, now):
        raise CannotPart(reason)
    session.flush()
    here, there, log = merged.candidate_id, merged.gone_id, merged.kept_for_undo
    rows: dict[str, list[dict[str, Any]]] = log["rows"]
    since = _has_answered_since(session, here, log)
    put_back(session, PEOPLE, rows[PEOPLE.name])
    for column in columns_naming_people():
        moved = log["moved"].get(f"{column.table}.{column.name}", [])
        hand_back(session, column, here, there, moved)
    for table in Base.metadata.sorted_tables:
        if table is not PEOPLE:
            put_back(session, table, rows.get(table.name, []))
    _give_steps_back(session, rows)
    _give_lines_back(session, log, there)
    history = update(Change).where(Change.id.in_(log["changes"]))
    session.execute(history.values(row_id=there))
    session.expire_all()
    kept = session.get_one(Candidate, here)
    _restore_fields(kept, log["fields"])
    if since:
        hold_to_the_stricter(session, there, here, now)
    elif log["terms"]:
        _restore_terms(session, here, log["terms"])
    note_change(session, kept, {MERGED: rows[PEOPLE.name][0]["full_name"]}, {MERGED: ""})
    merged.undone_at, merged.undone_by_id = now, by.id if by else None
    merged.kept_for_undo = {}
    session.flush()
    for one in sorted((here, there)):
        settle(session, one, now)
    refresh_profiles(session, [here, there])
    return there


def forget_what_cannot_be_undone(session: Session, now: datetime) -> None:
    """What was kept for parting two people goes when the time for it is over."""
    old = update(Merge).where(Merge.merged_at < now - UNDONE_FOR)
    session.execute(old.values(kept_for_undo={}))


def _has_answered_since(session: Session, kept_id: int, log: Mapping[str, Any]) -> bool:
    newer = select(ConsentEntry.id).where(
        ConsentEntry.candidate_id == kept_id, ConsentEntry.id > (log["last_line"] or 0)
    )
    return session.scalar(newer.limit(1)) is not None


def _give_steps_back(session: Session, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    table = cast(Table, ContactReservation.__table__)
    for row in rows.get(FREED, []):
        steps = update(table).where(is_row(table, row))
        session.execute(steps.values(role_id=row["role_id"], step=row["step"]))


def _give_lines_back(session: Session, log: Mapping[str, Any], gone_id: int) -> None:
    """The merge's own lines in the ledger are the answers of whoever gave them."""
    theirs = [number for number, of_gone in log["lines"] if of_gone]
    lines = update(ConsentEntry).where(ConsentEntry.id.in_(theirs))
    session.execute(lines.values(candidate_id=gone_id))


def _restore_fields(kept: Candidate, fields: Mapping[str, tuple[Any, Any]]) -> None:
    columns = inspect(Candidate).columns
    for name, (before, after) in fields.items():
        if plain(getattr(kept, name)) == after:
            setattr(kept, name, revived(before, columns[name].type.python_type))


def _restore_terms(session: Session, kept_id: int, before: dict[str, Any]) -> None:
    table = cast(Table, ContactTerms.__table__)
    take(session, table, table.c.candidate_id == kept_id)
    put_back(session, table, [before])
    session.expire_all()
    terms_of(session, kept_id).version += 1
