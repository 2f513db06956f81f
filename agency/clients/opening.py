"""Opening a role, changing it and moving it along; each asks a human's decision of the caller."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import func, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from agency.clients.models import Role, RoleRequirement, RoleState
from agency.clients.queries import role_saved_as
from agency.clients.requirements import Asked, written
from agency.history import note_change
from agency.languages.speaking import Language, speaking

MOVES: dict[RoleState, frozenset[RoleState]] = {
    RoleState.anticipated: frozenset({RoleState.open, RoleState.withdrawn}),
    RoleState.open: frozenset({RoleState.on_hold, RoleState.filled, RoleState.withdrawn}),
    RoleState.on_hold: frozenset({RoleState.open, RoleState.filled, RoleState.withdrawn}),
    RoleState.filled: frozenset({RoleState.open}),
    RoleState.withdrawn: frozenset({RoleState.open}),
}
"""From each state, the states a role may move to."""
CLOSED = frozenset({RoleState.filled, RoleState.withdrawn})
ASKS = "asks"
"""The name under which what a role asks for is kept in its history."""


class MoveImpossible(Exception):
    """A role in this state cannot be moved to that one."""

    def __init__(self, before: RoleState, after: RoleState) -> None:
        super().__init__(f"{before} to {after}")
        self.before, self.after = before, after


@dataclass(frozen=True, kw_only=True)
class NewRole:
    """Everything a form says of a role. Names of fields are those of ``Role``, but for ``asks``."""

    title: str
    client_id: int
    owner_id: int
    contact_id: int | None = None
    state: RoleState = RoleState.open
    place_id: int | None = None
    office_days: int | None = None
    pay_low: Decimal | None = None
    pay_high: Decimal | None = None
    pay_currency: str | None = None
    pay_period: str | None = None
    contract_form: str = "permanent"
    hours_percent: int = 100
    starts_on: date | None = None
    openings: int = 1
    exclusive_until: date | None = None
    shortlist_on: date | None = None
    words: str = ""
    words_said_on: date | None = None
    advertisement: str = ""
    expected_on: date | None = None
    confidence: int | None = None
    heard_on: date | None = None
    heard_from: str = ""
    heard_candidate_id: int | None = None
    asks: tuple[Asked, ...] = ()
    once_key: str = ""
    """Names the form, so that whoever sends it twice opens one role."""


def open_role(session: Session, new: NewRole, now: datetime) -> Role:
    """A new role, whether open already or only heard of.

    A form that comes again, perhaps with a word corrected, changes the role it has made. Raises ``MoveImpossible`` for one that is closed from the start.
    """
    if new.state in CLOSED:
        raise MoveImpossible(RoleState.open, new.state)
    saved = role_saved_as(session, _import_key(new))
    if saved is not None:
        change_role(session, saved, replace(new, state=saved.state), now)
        return saved
    role = Role(**_columns(new), state=new.state, import_key=_import_key(new))
    role.requirements = [_kept(one) for one in new.asks]
    role.opened_at = now if role.is_open else None
    try:
        with session.begin_nested():
            session.add(role)
    except IntegrityError:
        saved = role_saved_as(session, _import_key(new))
        if saved is None:
            raise
        return saved
    return role


def change_role(session: Session, role: Role, new: NewRole, now: datetime) -> None:
    """Make the role what the form says; its state too. Raises ``MoveImpossible``, having changed nothing."""
    if new.state is not role.state:
        move_role(role, new.state, now)
    for name, value in _columns(new).items():
        if getattr(role, name) != value:
            setattr(role, name, value)
    _ask(session, role, new.asks)
    session.flush()
    session.expire(role, ["client", "contact", "owner", "place"])


def move_role(role: Role, state: RoleState, now: datetime) -> None:
    """Open, hold, fill or withdraw a role. Raises ``MoveImpossible``.

    Re-opening a closed role begins a new generation: people who were dismissed may be seen afresh.
    """
    if state not in MOVES[role.state]:
        raise MoveImpossible(role.state, state)
    if state is RoleState.open:
        role.opened_at = now
        role.generation += 1 if role.state in CLOSED else 0
    role.closed_at = now if state in CLOSED else None
    role.state = state


def _columns(new: NewRole) -> dict[str, object]:
    apart = ("asks", "state", "once_key")
    return {
        field.name: getattr(new, field.name) for field in fields(new) if field.name not in apart
    }


def _import_key(new: NewRole) -> str | None:
    return f"form:{new.once_key}" if new.once_key else None


def _kept(asked: Asked) -> RoleRequirement:
    return RoleRequirement(
        term_id=asked.term_id, words=asked.words, years=asked.years, is_must=asked.is_must
    )


def _ask(session: Session, role: Role, asks: Iterable[Asked]) -> None:
    """Keep what is still asked, drop the rest, add what is new, and note both lists in the history."""
    held = {Asked(one.is_must, one.term_id, one.words, one.years): one for one in role.requirements}
    wanted = list(asks)
    if set(held) == set(wanted):
        return
    before = _lists(role)
    role.requirements = [held.get(one) or _kept(one) for one in wanted]
    session.flush()
    session.refresh(role, ["requirements"])
    _note(session, role, before)


def _lists(role: Role) -> dict[str, list[str]]:
    with speaking(Language.en):  # as the history keeps it
        must = [written(one) for one in role.requirements if one.is_must]
        nice = [written(one) for one in role.requirements if not one.is_must]
    return {"must": must, "nice": nice}


def _note(session: Session, role: Role, before: dict[str, list[str]]) -> None:
    """A role that asks for something else has changed, though its own row has not."""
    note_change(session, role, {ASKS: before}, {ASKS: _lists(role)})
    session.execute(update(Role).where(Role.id == role.id).values(changed_at=func.now()))
    session.expire(role, ["changed_at"])
