"""What a recruiter may decide about a row that was kept aside."""

from enum import StrEnum

from sqlalchemy import update
from sqlalchemy.orm import Session

from agency.imports.models import ImportJob, ImportRow, RowState
from agency.languages.speaking import N_, Words, _


class Decision(StrEnum):
    """By what kept the row aside: somebody alike, words that may be a stop, a day, no address."""

    same = "same"
    new = "new"
    leave_out = "leave_out"
    right = "right"
    """The words mean what they were read as."""
    stop = "stop"
    """They refused all contact."""
    ignore = "ignore"
    """The words are no stop and no pause."""
    keep = "keep"
    """Without an address; somebody will find one."""
    day_first = "day_first"
    month_first = "month_first"


LABELS = Words(
    {
        Decision.same: N_("Same person, add to them"),
        Decision.new: N_("Two people, keep both"),
        Decision.leave_out: N_("Leave out"),
        Decision.right: N_("Right as it was read"),
        Decision.stop: N_("Refused all contact"),
        Decision.ignore: N_("Ignore this in the note"),
        Decision.keep: N_("Keep, find details later"),
        Decision.day_first: N_("Day first everywhere"),
        Decision.month_first: N_("Month first everywhere"),
    }
)


def choices_for(row: ImportRow) -> list[Decision]:
    """What may be decided about this row, the usual first."""
    if row.like_ids:
        return [Decision.same, Decision.new, Decision.leave_out]
    if row.column == "note":
        return [Decision.right, Decision.stop, Decision.ignore, Decision.leave_out]
    if row.column == "email":
        return [Decision.keep, Decision.leave_out]
    return [Decision.day_first, Decision.month_first, Decision.leave_out]


def decide(session: Session, row: ImportRow, decision: Decision) -> None:
    """The row is judged again with it when it is applied. Never commits."""
    row.decision = decision
    row.state = RowState.left_out if decision is Decision.leave_out else RowState.new
    if decision is Decision.same:
        row.state = RowState.changed
    if decision is Decision.leave_out:
        row.conflict = _("You left it out.")
    session.flush()


def turn_days(session: Session, job: ImportJob, day_first: bool) -> None:
    """Every day of the file is read this way round; rows that waited for it are judged again."""
    job.options = {**job.options, "day_first": day_first}
    waiting = update(ImportRow).where(
        ImportRow.job_id == job.id,
        ImportRow.state == RowState.aside,
        ImportRow.conflict.like("% or %?"),
    )
    session.execute(waiting.values(state=RowState.new, conflict="", column=""))
