"""Questions about wishes."""

from functools import cache

from sqlalchemy import Integer, Select, bindparam, select
from sqlalchemy.orm import Session, joinedload

from agency.preferences.models import Horizon, Preference, PreferenceKind

_ORDER = list(PreferenceKind)


def current_preferences(session: Session, candidate_id: int) -> dict[Horizon, list[Preference]]:
    """What holds today, by horizon; each list begins with the title and keeps the kinds together."""
    found = sorted(session.scalars(_current(), {"person": candidate_id}), key=_by_kind)
    return {horizon: [one for one in found if one.horizon is horizon] for horizon in Horizon}


@cache
def _current() -> Select[Preference]:
    is_theirs = Preference.candidate_id == bindparam("person", type_=Integer)
    return (
        select(Preference)
        .where(is_theirs, Preference.ended_at.is_(None))
        .options(
            joinedload(Preference.touch),
            joinedload(Preference.recorded_by),
            joinedload(Preference.place),
        )
    )


def ended_preferences(session: Session, candidate_id: int) -> list[Preference]:
    """What held once, the last to end first."""
    query = select(Preference).where(
        Preference.candidate_id == candidate_id, Preference.ended_at.is_not(None)
    )
    query = query.options(joinedload(Preference.recorded_by))
    return list(session.scalars(query.order_by(Preference.ended_at.desc(), Preference.id.desc())))


def line_now(session: Session, line: Preference) -> Preference | None:
    """What holds in place of a line, which may have been replaced several times; nothing once it has ended."""
    while line.ended_at is not None and line.replaced_by_id is not None:
        line = session.get_one(Preference, line.replaced_by_id)
    return None if line.ended_at is not None else line


def earlier_lines(session: Session, preference: Preference) -> list[Preference]:
    """What this line replaced, step by step, the newest first."""
    lines: list[Preference] = []
    wanted = preference.id
    ended = ended_preferences(session, preference.candidate_id)
    for line in ended:
        if line.replaced_by_id == wanted:
            lines.append(line)
            wanted = line.id
    return lines


def _by_kind(preference: Preference) -> tuple[int, int]:
    return _ORDER.index(preference.kind), preference.id
