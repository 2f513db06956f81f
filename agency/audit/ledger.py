"""One list of acts out of many ledgers, the newest first, a page at a time.

Each ledger gives its newest lines by an index of its own; the database puts them in order. What a line
says beside who, when and which record is the names of the fields, and values only where no person's
details can be among them: whoever reads the list learns of an act, not what was written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, cast, func, literal, select, tuple_, union_all
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from agency.contact.models import ConsentEntry, ContactReservation, PolicyChoice
from agency.exports.models import Export, ExportState
from agency.history import Change
from agency.imports.models import ImportJob
from agency.matching.models import FitWeights
from agency.merging.models import Merge
from agency.recruiters.models import RecruiterSession

RECRUITER, CANDIDATE, SYSTEM = "recruiter", "candidate", "system"
TIES = 50
"""So many acts of one moment are told apart between two pages."""
_OWN_LINES = ("exports",)
"""Tables whose acts have a ledger of their own, with more to say."""
SAYS_VALUES = frozenset(
    {
        ("recruiters", "access_level"), ("recruiters", "disabled_at"), ("recruiters", "desk_id"),
        ("agency", "retention_months"), ("agency", "asks_groups"), ("agency", "mail_from"), ("agency", "name"),
        ("desks", "name"), ("roles", "state"), ("submissions", "stage"),
    }
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to; nothing narrows nothing."""

    who_kind: str = ""
    who_id: int | None = None
    thing: str = ""
    since: datetime | None = None
    until: datetime | None = None
    after: tuple[datetime, str, int] | None = None
    """The last line of the page before."""


@dataclass(frozen=True)
class Act:
    """One line. ``thing`` is the record's table."""

    at: datetime
    ledger: str
    number: int
    who_kind: str
    who_id: int | None
    what: str
    thing: str
    thing_id: int | None
    details: Sequence[str]

    @property
    def place(self) -> tuple[datetime, str, int]:
        """Where the list goes on after it."""
        return self.at, self.ledger, self.number


def acts(session: Session, wanted: Wanted, most: int) -> list[Act]:
    """One query."""
    parts = [_newest(ledger, wanted, most) for ledger in _LEDGERS]
    every = union_all(*(select(part) for part in parts)).subquery()
    query = select(every).order_by(every.c.at.desc(), every.c.ledger.desc(), every.c.number.desc())
    if wanted.after is not None:
        query = query.where(tuple_(every.c.at, every.c.ledger, every.c.number) < wanted.after)
    return [_act(row) for row in session.execute(query.limit(most))]


def _newest(ledger: Any, wanted: Wanted, most: int) -> Any:
    line = ledger.subquery()
    query = select(line)
    narrowed = {
        "who_kind": wanted.who_kind,
        "who_id": wanted.who_id,
        "thing": wanted.thing,
    }
    for name, value in narrowed.items():
        if value:
            query = query.where(line.c[name] == value)
    if wanted.since is not None:
        query = query.where(line.c.at >= wanted.since)
    until = wanted.after[0] if wanted.after else None
    if wanted.until is not None:
        query = query.where(line.c.at < wanted.until)
    if until is not None:
        query = query.where(line.c.at <= until)
    return query.order_by(line.c.at.desc(), line.c.number.desc()).limit(most + TIES).subquery()


def _act(row: Any) -> Act:
    told = row.details
    details = _fields(row.thing, told["after"]) if "after" in told else _said(told)
    return Act(
        row.at, row.ledger, row.number, row.who_kind, row.who_id, row.what,
        row.thing, row.thing_id, tuple(details),
    )  # fmt: skip


def _fields(table: str, after: dict[str, Any]) -> Iterator[str]:
    for name, value in after.items():
        shown = name.removesuffix("_id")
        said = f"{shown}: {value}" if (table, name) in SAYS_VALUES else shown
        yield said.replace("_", " ")


def _said(details: dict[str, Any]) -> Iterator[str]:
    return (str(value).replace("_", " ") for value in details.values() if value not in ("", None))


def _line(
    model: Any,
    at: Any,
    who: Any,
    what: Any,
    thing_id: Any,
    number: Any = None,
    thing: Any = None,
    nobody: str = SYSTEM,
    who_kind: Any = None,
    **details: Any,
) -> Select[Any]:
    """A ledger's lines in the columns that all have. Where no recruiter acted it was ``nobody``."""
    table = literal(model.__tablename__)
    pairs = [part for name, value in details.items() for part in (literal(name), value)]
    kind = case((who.is_not(None), literal(RECRUITER)), else_=literal(nobody))
    return select(
        literal(f"{model.__tablename__} {at.key}").label("ledger"),
        (model.id if number is None else number).label("number"),
        at.label("at"),
        (kind if who_kind is None else who_kind).label("who_kind"),
        who.label("who_id"),
        (literal(what) if isinstance(what, str) else what).label("what"),
        (table if thing is None else thing).label("thing"),
        thing_id.label("thing_id"),
        func.jsonb_build_object(*pairs).label("details"),
    ).where(at.is_not(None))


def _changes() -> Select[Any]:
    is_gone = Change.after == cast({}, JSONB)
    what = case((is_gone, literal("deleted")), else_=literal("changed"))
    return _line(
        Change, Change.at, Change.actor_id, what, Change.row_id,
        thing=Change.table_name, who_kind=Change.actor_kind, after=Change.after,
    ).where(Change.table_name.not_in(_OWN_LINES))  # fmt: skip


def _exports() -> list[Select[Any]]:
    about: dict[str, Any] = {"kind": Export.kind, "lines": Export.rows}
    agreed = case(
        (Export.state == ExportState.refused, literal("refused")), else_=literal("agreed")
    )
    return [
        _line(Export, Export.asked_at, Export.recruiter_id, "asked for a file", Export.id, **about),
        _line(Export, Export.decided_at, Export.decided_by_id, agreed, Export.id, **about),
        _line(Export, Export.taken_at, Export.recruiter_id, "took a file", Export.id, **about),
    ]


_LEDGERS = (
    _changes(),
    *_exports(),
    _line(
        RecruiterSession, RecruiterSession.started_at, RecruiterSession.recruiter_id,
        "signed in", RecruiterSession.recruiter_id, thing=literal("recruiters"), browser=RecruiterSession.browser,
    ),
    _line(
        ConsentEntry, ConsentEntry.at, ConsentEntry.recorded_by_id, "wrote down", ConsentEntry.candidate_id,
        nobody=CANDIDATE, kind=ConsentEntry.kind, answer=ConsentEntry.answer,
    ),
    _line(
        ContactReservation, ContactReservation.at, ContactReservation.approved_by_id,
        "sent a letter", ContactReservation.candidate_id, set_aside=ContactReservation.overrode,
    ),
    _line(
        PolicyChoice, PolicyChoice.chosen_at, PolicyChoice.chosen_by_id, "chose a policy",
        PolicyChoice.number, number=PolicyChoice.number,
    ),
    _line(
        FitWeights, FitWeights.chosen_at, FitWeights.chosen_by_id, "chose weights",
        FitWeights.number, number=FitWeights.number, source=FitWeights.source,
    ),
    _line(ImportJob, ImportJob.created_at, ImportJob.made_by_id, "brought a file", ImportJob.id, kind=ImportJob.kind),
    _line(ImportJob, ImportJob.applied_at, ImportJob.made_by_id, "saved an import", ImportJob.id, kind=ImportJob.kind),
    _line(Merge, Merge.merged_at, Merge.merged_by_id, "made two records one", Merge.candidate_id),
    _line(Merge, Merge.undone_at, Merge.undone_by_id, "parted two records", Merge.candidate_id),
)  # fmt: skip
THINGS = (
    "candidates", "clients", "roles", "touches", "preferences", "promises", "suggestions", "submissions",
    "contact_terms", "consent_entries", "contact_reservations", "exports", "import_jobs", "merges",
    "recruiters", "desks", "agency", "policy_choices", "fit_weights", "vocabulary_terms",
)  # fmt: skip
"""What the list can be narrowed to."""
