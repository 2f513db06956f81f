"""Makes the files that people asked for, and says as it goes how far it is."""

from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from agency.exports.making import make_file
from agency.exports.models import Export, ExportState


def make_export(session: Session, now: datetime, export_id: int) -> dict[str, Any]:
    """The file of one export; begun anew where a worker was killed half-way."""
    lines = make_file(session, export_id, now, partial(_so_far, session, export_id))
    return {"lines": lines}


def _so_far(session: Session, export_id: int, lines: int) -> None:
    """Committed at once, for whoever is watching."""
    still = update(Export).filter_by(id=export_id, state=ExportState.making)
    session.execute(still.values(done=lines))
    session.commit()
