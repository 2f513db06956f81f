"""Which policy counts in this agency: what it chose last, every choice before, and choosing anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from agency.contact.decisions import policy_for
from agency.contact.house import VERSION, ContactPolicy
from agency.contact.models import PolicyChoice
from agency.recruiters.models import Agency


class ChosenMeanwhile(Exception):
    """Somebody chose another policy since the page was opened."""


class NothingChanges(Exception):
    """This is the policy in force."""


@dataclass(frozen=True)
class Changed:
    """One setting that a choice changed: its name, and its values before and after."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Chosen:
    """One choice, with what it changed."""

    choice: PolicyChoice
    changes: list[Changed]


def number_in_force(session: Session) -> int:
    """Counts the agency's choices from 1; 0 is the house's own policy."""
    latest = select(PolicyChoice.number).order_by(PolicyChoice.number.desc()).limit(1)
    return session.scalar(latest) or 0


def choose_policy(
    session: Session, wanted: ContactPolicy, seen: int, by_id: int, now: datetime, note: str
) -> ContactPolicy:
    """Let this policy count from now on, under the next number. Never commits.

    ``seen`` is the number that was in force on the page. Raises ``ChosenMeanwhile`` or
    ``NothingChanges``, having changed nothing. What is looser than the house or the law cannot come
    this far: no such ``ContactPolicy`` can be made.
    """
    session.execute(select(Agency.id).with_for_update())  # one choice after the other
    number = number_in_force(session)
    if number != seen:
        raise ChosenMeanwhile
    if wanted.settings == policy_for(session).settings:
        raise NothingChanges
    row = PolicyChoice(
        number=number + 1, settings=wanted.settings, note=note, chosen_at=now, chosen_by_id=by_id
    )
    session.add(row)
    session.flush()
    return replace(wanted, version=f"{VERSION}-v{row.number}")


def policies_chosen(session: Session, home: str) -> list[Chosen]:
    """Every choice with who made it and what it changed, the newest first.

    ``home`` is where the agency was taken to be before anybody chose.
    """
    query = select(PolicyChoice).options(joinedload(PolicyChoice.chosen_by))
    rows = list(session.scalars(query.order_by(PolicyChoice.number)))
    before = [ContactPolicy(home=home).settings, *(row.settings for row in rows)]
    told = [
        Chosen(row, _changes(old, row.settings)) for old, row in zip(before, rows, strict=False)
    ]
    return told[::-1]


def _changes(before: dict[str, Any], after: dict[str, Any]) -> list[Changed]:
    names: Sequence[str] = sorted({*before, *after})
    pairs = [(name, before.get(name), after.get(name)) for name in names]
    return [Changed(name, old, new) for name, old, new in pairs if old != new]
