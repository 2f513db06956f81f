"""Rows of people taken back: whoever is new goes, what was added to others is taken out again.

Opt-outs, the suppression list and the history are never taken back: whoever refused contact in the
file stays, so that the refusal does.
"""

from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.models import ConsentEntry, ConsentKind
from agency.database import Base
from agency.imports.models import ChangeLog, ImportRow, RowState
from agency.imports.versions import tables_of_a_person, versions_of
from agency.languages.speaking import N_, _
from agency.matching.profiles import refresh_profiles

TOUCHED = N_("Somebody has worked with them since.")
REFUSED = N_("They refused contact or asked for quiet, and that is kept.")


def take_people_back(session: Session, rows: Sequence[tuple[ChangeLog, ImportRow]]) -> None:
    """Every person at most once in ``rows``, whose states and conflicts are set. Never commits."""
    ids = [log.about_id for log, _other in rows]
    # Whoever is changed at this moment waits for us, or we for them.
    session.execute(select(Candidate.id).where(Candidate.id.in_(ids)).with_for_update()).all()
    now_held, refusing = versions_of(session, ids), _refusing(session, ids)
    for log, row in rows:
        if now_held.get(log.about_id) != log.version_after:
            row.state, row.conflict = RowState.kept, _(TOUCHED)
        elif log.about_id in refusing and not log.version_before:
            row.state, row.conflict = RowState.kept, _(REFUSED)
        else:
            row.state, row.candidate_id, row.conflict = RowState.undone, None, ""
    session.flush()
    back = [log for log, row in rows if row.state is RowState.undone]
    restored = [log for log in back if log.version_before]
    for log in restored:
        _restore(session, log, log.about_id in refusing)
    _remove(session, [log.about_id for log in back if not log.version_before])
    refresh_profiles(session, (log.about_id for log in restored))


def _refusing(session: Session, ids: Sequence[int]) -> set[int]:
    """Who refused contact, by whatever way, or was silenced by their own words."""
    refusals = (
        (ConsentEntry.kind == ConsentKind.stop)
        | (ConsentEntry.kind == ConsentKind.pause)
        | ((ConsentEntry.kind == ConsentKind.contact) & (ConsentEntry.answer == "no"))
    )
    query = select(ConsentEntry.candidate_id).where(ConsentEntry.candidate_id.in_(ids), refusals)
    return set(session.scalars(query))


def _restore(session: Session, log: ChangeLog, refuses: bool) -> None:
    """Fields as they were, and what came with the row gone; the words of a refusal stay."""
    person = session.get_one(Candidate, log.about_id)
    for name in log.before:
        setattr(person, name, log.before[name])
    for held in person.skills:
        if held.id in log.after.get("years", ()):
            held.years = None
    session.flush()
    added: dict[str, list[int]] = log.after.get("added", {})
    for table in reversed(Base.metadata.sorted_tables):
        if table.name in added and not (refuses and table.name == "touches"):
            session.execute(delete(table).where(table.c.id.in_(added[table.name])))
    session.expire(person)


def _remove(session: Session, ids: Sequence[int]) -> None:
    """Whoever the import made and nobody has touched, with all that Callback wrote of them by itself."""
    if not ids:
        return
    elsewhere = update(ImportRow).where(ImportRow.candidate_id.in_(ids))
    session.execute(elsewhere.values(candidate_id=None))
    for table in reversed(tables_of_a_person()):
        session.execute(delete(table).where(table.c.candidate_id.in_(ids)))
    session.execute(delete(Candidate).where(Candidate.id.in_(ids)))
    session.expire_all()
