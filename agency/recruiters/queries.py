"""Questions about the agency and its recruiters."""

from functools import cache
from typing import NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from agency.recruiters.models import AccessLevel, Agency, Desk, Recruiter

_BY_NAME = Recruiter.disabled_at.isnot(None), func.plain(Recruiter.name), Recruiter.id
_THE_AGENCY = select(Agency).order_by(Agency.id).limit(1)


class Colleague(NamedTuple):
    """Somebody who works or worked here, as they stand in a menu."""

    id: int
    name: str
    is_active: bool
    desk_id: int | None
    desk: str | None
    """What it is called."""


def the_agency(session: Session) -> Agency:
    """The one agency of this installation. Raises ``NoResultFound`` before its first run."""
    return session.scalars(_THE_AGENCY).one()


def find_agency(session: Session) -> Agency | None:
    """The agency, or nothing before the first run."""
    return session.scalar(_THE_AGENCY)


def has_recruiters(session: Session) -> bool:
    return bool(session.scalar(select(select(Recruiter.id).exists())))


def recruiter_by_email(session: Session, email: str) -> Recruiter | None:
    """The recruiter of that address, disabled or not; capitals do not count."""
    same = func.lower(Recruiter.email) == email.strip().lower()
    return session.scalar(select(Recruiter).where(same))


def recruiters_by_name(session: Session) -> list[Recruiter]:
    """Everybody who works or worked here, with their desks; those who left come last."""
    return list(session.scalars(_recruiters_by_name()))


@cache
def _recruiters_by_name() -> Select[Recruiter]:
    query = select(Recruiter).options(joinedload(Recruiter.desk))
    return query.order_by(*_BY_NAME)


def colleagues_named(session: Session) -> list[Colleague]:
    """The same people, to choose from."""
    return [Colleague(*row) for row in session.execute(_colleagues_named())]


@cache
def _colleagues_named() -> Select[int, str, bool, int | None, str | None]:
    told = Recruiter.id, Recruiter.name, Recruiter.disabled_at.is_(None).label("is_active")
    query = select(*told, Recruiter.desk_id, Desk.name.label("desk")).outerjoin(Recruiter.desk)
    return query.order_by(*_BY_NAME)


def recruiters_here(session: Session) -> list[Recruiter]:
    """Everybody who works here now, by name."""
    return [one for one in recruiters_by_name(session) if one.is_active]


def colleagues_of(session: Session, recruiter: Recruiter) -> list[Recruiter]:
    """The others who work on the recruiter's desk now, by name."""
    if recruiter.desk_id is None:
        return []
    same_desk = select(Recruiter).filter_by(desk_id=recruiter.desk_id, disabled_at=None)
    others = same_desk.where(Recruiter.id != recruiter.id)
    return list(session.scalars(others.order_by(func.plain(Recruiter.name), Recruiter.id)))


def active_administrators(session: Session) -> list[Recruiter]:
    """Locked until the transaction ends, so that two of them cannot shut each other out at once."""
    query = select(Recruiter).filter_by(access_level=AccessLevel.administrator, disabled_at=None)
    return list(session.scalars(query.order_by(Recruiter.id).with_for_update()))


def keepers_of_rights(session: Session) -> list[Recruiter]:
    """The active privacy leads; where there are none, the administrators."""
    active = select(Recruiter).filter_by(disabled_at=None).order_by(Recruiter.id)
    leads = session.scalars(active.filter_by(access_level=AccessLevel.privacy_lead)).all()
    return list(leads) or list(
        session.scalars(active.filter_by(access_level=AccessLevel.administrator))
    )


def desks_by_name(session: Session) -> list[Desk]:
    return list(session.scalars(select(Desk).order_by(func.plain(Desk.name), Desk.id)))


def any_active_recruiter(session: Session) -> Recruiter | None:
    """Whoever has worked here longest."""
    active = select(Recruiter).filter_by(disabled_at=None)
    return session.scalar(active.order_by(Recruiter.id).limit(1))
