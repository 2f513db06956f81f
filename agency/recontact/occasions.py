"""Writing suggestions down: one row a person and occasion, whatever happens how often."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import case, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.matching.question import Question
from agency.recontact.fit_records import keep_records
from agency.recontact.models import Suggestion, SuggestionKind, SuggestionState

DAILY_BUDGET = 25
"""New suggestions for one recruiter in any 24 hours, so that an outage is not followed by a flood."""
_WAITING = (SuggestionState.new, SuggestionState.snoozed)
_REVIVABLE = (*_WAITING, SuggestionState.expired)
_SURFACING = 4_027_331
"""The advisory lock under which suggestions are worked out and written."""


@dataclass(frozen=True)
class Occasion:
    """Why one person should surface now, ready to be written down."""

    candidate_id: int
    owner_id: int
    kind: SuggestionKind
    key: str
    why: str
    due_on: date
    words: str = ""
    role_id: int | None = None
    touch_id: int | None = None
    preference_id: int | None = None
    fit_total: int | None = None
    fit_parts: list[dict[str, Any]] | None = None
    fit_version: str | None = None
    tie_rank: int = 0
    tie: str = ""
    question: Question | None = None
    """What the judgement of fit was told, for its record."""


@dataclass(frozen=True)
class Surfaced:
    """What a round of surfacing did, in numbers of suggestions."""

    new: int = 0
    refreshed: int = 0
    expired: int = 0
    held_back: int = 0
    over_budget: int = 0

    def __add__(self, other: "Surfaced") -> "Surfaced":
        return Surfaced(*(getattr(self, name) + getattr(other, name) for name in vars(self)))


def one_at_a_time(session: Session) -> None:
    """Wait for any other round of surfacing to commit, so that no round writes what is already stale."""
    session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SURFACING})


def write(session: Session, occasions: Iterable[Occasion], now: datetime) -> Surfaced:
    """Insert or refresh suggestions, the best first, within each owner's budget.

    Dismissed, contacted and acknowledged ones stay as they are. One snoozed "until something
    changes" comes back when its reason has changed; one snoozed until a day does not.
    """
    occasions = sorted(occasions, key=_best_first)
    known = _states_of(session, occasions)
    spent = _spent_lately(session, {o.owner_id for o in occasions}, now)
    rows: list[Occasion] = []
    counts = Counter[str]()
    for occasion in occasions:
        state = known.get((occasion.candidate_id, occasion.key))
        if state in _REVIVABLE:
            counts["refreshed"] += 1
        elif state is not None:
            continue
        elif occasion.kind is not SuggestionKind.reply and spent[occasion.owner_id] >= DAILY_BUDGET:
            counts["over_budget"] += 1
            continue
        else:
            spent[occasion.owner_id] += 1
            counts["new"] += 1
        rows.append(occasion)
    if rows:
        written = _upsert(session, [_row(occasion, now) for occasion in rows])
        asked = [(written.get((one.candidate_id, one.key)), one.question) for one in rows]
        keep_records(session, asked, now)
    return Surfaced(**counts)


def _best_first(occasion: Occasion) -> tuple[int, int, int, str]:
    return -(occasion.fit_total or 0), -occasion.tie_rank, occasion.candidate_id, occasion.key


def expire(session: Session, *conditions: Any, now: datetime, keep: Collection[str] = ()) -> int:
    """Take waiting suggestions off the lists because their reason no longer holds; how many."""
    statement = (
        update(Suggestion)
        .where(Suggestion.state.in_(_WAITING), *conditions)
        .values(state=SuggestionState.expired, settled_at=now)
        .execution_options(synchronize_session="fetch")
    )
    if keep:
        statement = statement.where(
            func.concat(Suggestion.candidate_id, "/", Suggestion.occasion).not_in(keep)
        )
    return session.execute(statement).rowcount  # type: ignore[attr-defined, no-any-return]  # an UPDATE has one


def keep_key(occasion: Occasion) -> str:
    """How ``expire`` recognises an occasion that still holds."""
    return f"{occasion.candidate_id}/{occasion.key}"


def _states_of(
    session: Session, occasions: list[Occasion]
) -> dict[tuple[int, str], SuggestionState]:
    people = {occasion.candidate_id for occasion in occasions}
    query = select(Suggestion.candidate_id, Suggestion.occasion, Suggestion.state).where(
        Suggestion.candidate_id.in_(people),
        Suggestion.occasion.in_({occasion.key for occasion in occasions}),
    )
    return {(person, key): state for person, key, state in session.execute(query)}


def _spent_lately(session: Session, owners: set[int], now: datetime) -> Counter[int]:
    query = (
        select(Suggestion.owner_id, func.count())
        .where(
            Suggestion.owner_id.in_(owners),
            Suggestion.surfaced_at > now - timedelta(days=1),
            Suggestion.kind != SuggestionKind.reply,
        )
        .group_by(Suggestion.owner_id)
    )
    return Counter(dict(session.execute(query).all()))


def _row(occasion: Occasion, now: datetime) -> dict[str, Any]:
    apart = ("key", "question")
    row = {name: value for name, value in vars(occasion).items() if name not in apart}
    return {**row, "occasion": occasion.key, "surfaced_at": now, "state": SuggestionState.new}


def _upsert(session: Session, rows: list[dict[str, Any]]) -> dict[tuple[int, str], int]:
    """The ids of what was really written, by person and occasion."""
    statement = insert(Suggestion).values(rows)
    fresh = statement.excluded
    changed = Suggestion.why.is_distinct_from(fresh.why)
    until_changed = (Suggestion.state == SuggestionState.snoozed) & Suggestion.snoozed_until.is_(
        None
    )
    revived = (Suggestion.state == SuggestionState.expired) | (until_changed & changed)
    refreshed = (
        "owner_id", "why", "words", "touch_id", "preference_id",
        "fit_total", "fit_parts", "fit_version", "tie_rank", "tie",
    )  # fmt: skip
    written = session.execute(
        statement.on_conflict_do_update(
            index_elements=["candidate_id", "occasion"],
            set_={
                **{name: getattr(fresh, name) for name in refreshed},
                "state": case((revived, SuggestionState.new), else_=Suggestion.state),
                "surfaced_at": case((revived, fresh.surfaced_at), else_=Suggestion.surfaced_at),
                "settled_at": case((revived, None), else_=Suggestion.settled_at),
                "changed_at": func.now(),
            },
            where=Suggestion.state.in_(_REVIVABLE),
        ).returning(Suggestion.id, Suggestion.candidate_id, Suggestion.occasion)
    )
    return {(row.candidate_id, row.occasion): row.id for row in written}
