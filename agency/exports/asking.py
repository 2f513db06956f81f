"""Asking for a file: small ones are made at once, large ones and the whole agency need a second person.

A recruiter who is about to leave takes the database with them (the oldest theft there is), so more
than ``ALONE`` lines leave only when a colleague has agreed, and every line about it stays.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from agency.exports.models import Export, ExportForm, ExportKind, ExportPart, ExportState
from agency.exports.tables import how_many
from agency.recruiters.models import AccessLevel, Recruiter

ALONE = 50
"""Lines that one person may take without asking anybody."""
KEPT = timedelta(days=1)
_DECIDERS = (AccessLevel.team_lead, AccessLevel.administrator, AccessLevel.privacy_lead)


def ask_for(
    session: Session,
    by: Recruiter,
    kind: ExportKind,
    form: ExportForm,
    asked: dict[str, Any],
    now: datetime,
) -> Export:
    """The export, ``making`` or ``waiting``. Never commits; a worker makes the file."""
    rows = how_many(session, kind, asked)
    needs_second = kind is ExportKind.archive or rows > ALONE
    export = Export(
        recruiter_id=by.id,
        kind=kind,
        form=form,
        asked=asked,
        rows=rows,
        state=ExportState.waiting if needs_second else ExportState.making,
        asked_at=now,
    )
    session.add(export)
    session.flush()
    return export


def deciders(session: Session, export: Export) -> Sequence[Recruiter]:
    """Who may agree: team leads, administrators and the privacy lead, but never whoever asked.

    Where nobody else is there, the one who asked may, if they are one of these: they are asked for
    their password, and the line stays.
    """
    query = select(Recruiter).where(
        Recruiter.disabled_at.is_(None), Recruiter.access_level.in_(_DECIDERS)
    )
    all_of_them = session.scalars(query.order_by(Recruiter.id)).all()
    others = [one for one in all_of_them if one.id != export.recruiter_id]
    return others or [one for one in all_of_them if one.id == export.recruiter_id]


def exports_shown(session: Session, viewer: Recruiter, most: int = 100) -> Sequence[Export]:
    """One's own, and for those who may decide everybody's; the newest first."""
    query = select(Export).order_by(Export.id.desc()).limit(most)
    if viewer.access_level not in _DECIDERS:
        query = query.filter_by(recruiter_id=viewer.id)
    return session.scalars(query).all()


def forget_files(session: Session, now: datetime) -> int:
    """Let go of the files that are older than a day; how many."""
    return _forget(session, Export.ready_at < now - KEPT)


def forget_every_file(session: Session) -> int:
    """An erasure reaches into every file that waits to be taken; they can be asked for again."""
    return _forget(session, Export.state == ExportState.ready)


def _forget(session: Session, which: ColumnElement[bool]) -> int:
    query = select(Export.id).where(Export.state == ExportState.ready, which)
    ids = session.scalars(query).all()
    session.execute(delete(ExportPart).where(ExportPart.export_id.in_(ids)))
    gone = update(Export).where(Export.id.in_(ids)).values(state=ExportState.gone)
    session.execute(gone)
    return len(ids)
