"""Two records of one person become one, with both histories; nothing is lost that parting them needs.

Whatever either of them refused holds for the one: a merge never makes anybody contactable who was not.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Column, Table, func, or_, select, update
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, DesignationHeld, SkillHeld, Standing
from agency.contact.gates import settle
from agency.contact.models import ConsentEntry, ContactGate, ContactReservation, ContactTerms
from agency.history import Change, note_change, plain
from agency.lists.models import LetterDraft
from agency.marketing.approving import end
from agency.marketing.profiles import running_of
from agency.matching.models import MatchFacts, MatchProfile
from agency.matching.profiles import refresh_profiles
from agency.merging.models import AlikePair, Merge
from agency.merging.rows import (
    PEOPLE,
    Row,
    columns_naming_people,
    doubled,
    hand_over,
    is_row,
    keys_of,
    pointing_to,
    row_of,
    take,
)
from agency.merging.strictness import hold_to_the_stricter
from agency.recontact.models import Standing as Beside
from agency.recontact.models import Suggestion
from agency.recruiters.models import Recruiter
from agency.search.models import HotlistMember, SearchDocument
from agency.submissions.models import Stage, Submission

WORKED_OUT = frozenset(
    str(model.__tablename__)
    for model in (MatchFacts, MatchProfile, SearchDocument, Beside, ContactGate)
)
"""Made anew for the one that stays."""
_TERMS, _PAIRS = cast(Table, ContactTerms.__table__), cast(Table, AlikePair.__table__)
FREED = "reservations that lost their step"
MERGED = "merged with"
"""The name under which a merge is noted in the person's history."""
_STAGES = [Stage.not_going_on, *(one for one in Stage if one is not Stage.not_going_on)]
_STANDINGS = [Standing.considering, Standing.in_progress, Standing.held]
SAYS_MORE: dict[str, Callable[[Row], Any]] = {
    SkillHeld.__tablename__: lambda row: row["years"] or 0,
    DesignationHeld.__tablename__: lambda row: _STANDINGS.index(row["standing"]),
    Submission.__tablename__: lambda row: _STAGES.index(row["stage"]),
    Suggestion.__tablename__: lambda row: row["settled_at"] is not None,
    HotlistMember.__tablename__: lambda row: row["removed_at"] is None,
    LetterDraft.__tablename__: lambda row: row["settled_at"] is not None,
}
"""By table, how much a row says; where both say as much, the row of the one that stays stays."""
FIELDS = (
    "full_name", "goes_by", "pronouns", "title", "employer", "place_id", "zone", "owner_id", "notice_days",
    "pay_now", "pay_wanted", "pay_currency", "pay_period", "best_time", "source",
)  # fmt: skip
"""What somebody chooses between, where the two differ."""
FILLED = ("import_key",)


class NotTwoRecords(Exception):
    """There are no two living records of these numbers."""


def merge(
    session: Session,
    kept: Candidate,
    gone: Candidate,
    from_gone: Iterable[str],
    by: Recruiter | None,
    now: datetime,
) -> Merge:
    """Make two records one. ``from_gone`` names the fields in which the one that goes is right.

    A field that the kept record leaves empty is filled. Raises ``NotTwoRecords``; never commits.
    """
    if kept.id == gone.id or kept.erased_at or gone.erased_at:
        raise NotTwoRecords
    session.flush()
    here, there = kept.id, gone.id
    chosen = _fields(kept, gone, set(from_gone))
    was = {name: getattr(kept, name) for name in chosen}
    log: dict[str, Any] = {"terms": row_of(session, _TERMS, _TERMS.c.candidate_id == here)}
    log["lines"] = hold_to_the_stricter(session, here, there, now)
    _end_one_marketing(session, here, there, now)
    log["last_line"] = session.scalar(select(func.max(ConsentEntry.id)))
    log["rows"] = {
        _TERMS.name: take(session, _TERMS, _TERMS.c.candidate_id == there),
        _PAIRS.name: take(
            session, _PAIRS, or_(_PAIRS.c.candidate_id == there, _PAIRS.c.other_id == there)
        ),
    }
    log["moved"] = {
        f"{column.table}.{column.name}": _bring_over(session, column, there, here, log["rows"])
        for column in columns_naming_people()
        if column.table not in (_TERMS, _PAIRS)
    }
    log["changes"] = _bring_history(session, there, here)
    log["rows"][PEOPLE.name] = take(session, PEOPLE, PEOPLE.c.id == there)
    session.expunge(gone)
    session.expire_all()
    for name, value in chosen.items():
        setattr(kept, name, value)
    log["fields"] = {name: [plain(was[name]), plain(value)] for name, value in chosen.items()}
    merged = Merge(
        candidate_id=here,
        gone_id=there,
        kept_for_undo=log,
        merged_at=now,
        merged_by_id=by.id if by else None,
    )
    session.add(merged)
    note_change(session, kept, {MERGED: ""}, {MERGED: log["rows"][PEOPLE.name][0]["full_name"]})
    session.flush()
    settle(session, here, now)
    refresh_profiles(session, [here])
    return merged


def _end_one_marketing(session: Session, kept: int, gone: int, now: datetime) -> None:
    """One person is marketed once at a time; what the record that goes had sent stays listed."""
    running = running_of(session, gone)
    if running is not None and running_of(session, kept) is not None:
        end(session, running, now)


def _fields(kept: Candidate, gone: Candidate, from_gone: set[str]) -> dict[str, Any]:
    """What changes on the record that stays."""
    wanted = {name: getattr(gone, name) for name in (*FIELDS, *FILLED)}
    taken = {
        name: value
        for name, value in wanted.items()
        if value not in (None, "")
        and (name in from_gone or getattr(kept, name) in (None, ""))
        and value != getattr(kept, name)
    }
    spoken = list(dict.fromkeys([*kept.languages, *gone.languages]))
    return taken | ({"languages": spoken} if spoken != kept.languages else {})


def _bring_over(
    session: Session, column: Column[Any], gone: int, kept: int, aside: dict[str, list[Row]]
) -> list[Row]:
    """The rows of one table, but for those of which one person can have only one."""
    table = column.table
    if table.name in WORKED_OUT:
        take(session, table, column == gone)
        return []
    for key in keys_of(table):
        if column.name in key.columns:
            for theirs, ours in doubled(session, column, key, gone, kept):
                _choose(session, table, theirs, ours, aside)
    return hand_over(session, column, gone, kept)


def _choose(
    session: Session, table: Table, theirs: Row, ours: Row, aside: dict[str, list[Row]]
) -> None:
    """Of two rows the one that says less is set aside, with whatever points to it."""
    if table.name == ContactReservation.__tablename__:
        # Both letters went, and both count; only one of them can be the offer or the reminder.
        free = update(table).where(is_row(table, theirs)).values(role_id=None, step=None)
        session.execute(free)
        aside.setdefault(FREED, []).append(theirs)
        return
    say_more = SAYS_MORE.get(table.name)
    loser = ours if say_more and say_more(theirs) > say_more(ours) else theirs
    for column in pointing_to(table):
        other = column.table
        aside.setdefault(other.name, []).extend(take(session, other, column == loser["id"]))
    aside.setdefault(table.name, []).extend(take(session, table, is_row(table, loser)))


def _bring_history(session: Session, gone: int, kept: int) -> list[int]:
    """What was changed in the details and terms of the one that goes is told of the one that stays."""
    theirs = Change.table_name.in_((PEOPLE.name, _TERMS.name)), Change.row_id == gone
    moved = update(Change).where(*theirs).values(row_id=kept).returning(Change.id)
    return list(session.scalars(moved))
