"""The market brief: one page about roles like somebody's, in counts and ranges, and never about one client.

Nothing is told from fewer roles or clients than `FEWEST_ROLES` and `FEWEST_CLIENTS`, no band from
fewer than that with pay of one currency, period and form, and nobody who hires is named without leave.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import quantiles

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from agency.clients.models import Role, RoleRequirement, RoleState
from agency.clients.queries import filled_since
from agency.matching.look import looking_once
from agency.matching.parts.want import A_TRADE
from agency.matching.title_shelf import titles_on_record
from agency.matching.titles import title_alike
from agency.skills.models import TermKind

FEWEST_ROLES = 5
FEWEST_CLIENTS = 3
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class TooFew:
    """What there is would tell of single clients."""

    title: str


@dataclass(frozen=True, slots=True)
class Paid:
    """The middle half of the bands: the lower quartile of what they begin at, the upper of what they end at."""

    low: Decimal
    high: Decimal
    currency: str
    period: str
    form: str
    roles: int


@dataclass(frozen=True, slots=True)
class Share:
    """Something of which so many roles have it."""

    name: str
    roles: int


@dataclass(frozen=True, slots=True)
class Brief:
    """Of the roles like one title that are open, or were filled in the last two years."""

    title: str
    roles: int
    open: int
    clients: int
    paid: Sequence[Paid]
    without_pay: int
    """Roles whose pay we may not tell, or do not know."""
    designations: Sequence[Share]
    skills: Sequence[Share]
    places: Sequence[Share]
    from_home: Sequence[Share]
    """``remote``, ``hybrid``, ``on_site``."""
    industries: Sequence[Share]
    named: Sequence[str]
    """Clients who let us say so, by name."""


def brief_about(session: Session, title: str, today: date) -> Brief | TooFew:
    """From roles whose title is of the same trade. Four queries."""
    roles = _roles_like(session, title, today)
    if not _is_enough(roles):
        return TooFew(title)
    return Brief(
        title=title,
        roles=len(roles),
        open=sum(role.is_open for role in roles),
        clients=len({role.client_id for role in roles}),
        paid=(paid := _paid(roles)),
        without_pay=len(roles) - sum(one.roles for one in paid),
        designations=_asked(roles, TermKind.designation),
        skills=_asked(roles, TermKind.skill),
        places=_shared(roles, lambda role: [role.place.name] if role.place else []),
        from_home=_shared(roles, _from_home),
        industries=_shared(roles, lambda role: role.client.industries),
        named=sorted({role.client.name for role in roles if role.client.may_be_named}),
    )


def _roles_like(session: Session, title: str, today: date) -> list[Role]:
    query = select(Role.id, Role.title).where((Role.state == RoleState.open) | filled_since(today))
    with looking_once(session):
        near = titles_on_record(session).near(title)
    alike = [
        role_id
        for role_id, other in session.execute(query)
        if title_alike(other, title, near) >= A_TRADE
    ]
    whole = (
        select(Role)
        .where(Role.id.in_(alike))
        .options(
            joinedload(Role.client),
            joinedload(Role.place),
            selectinload(Role.requirements).joinedload(RoleRequirement.term),
        )
    )
    return list(session.scalars(whole.order_by(Role.id)))


def _is_enough(roles: Sequence[Role]) -> bool:
    return len(roles) >= FEWEST_ROLES and len({role.client_id for role in roles}) >= FEWEST_CLIENTS


def _paid(roles: Sequence[Role]) -> list[Paid]:
    """A line for each currency, period and form of which there are enough; most roles first."""
    bands: defaultdict[tuple[str, str, str], list[Role]] = defaultdict(list)
    for role in roles:
        if (role.pay_low or role.pay_high) and role.pay_currency:
            bands[role.pay_currency, role.pay_period or "year", role.contract_form].append(role)
    return sorted(
        (_middle(kind, some) for kind, some in bands.items() if _is_enough(some)),
        key=lambda one: (-one.roles, one.currency, one.period, one.form),
    )


def _middle(kind: tuple[str, str, str], roles: Sequence[Role]) -> Paid:
    lows = [role.pay_low or role.pay_high or Decimal(0) for role in roles]
    highs = [role.pay_high or role.pay_low or Decimal(0) for role in roles]
    low = quantiles(lows, n=4, method="inclusive")[0]
    high = quantiles(highs, n=4, method="inclusive")[2]
    currency, period, form = kind
    return Paid(low, high, currency, period, form, len(roles))


def _asked(roles: Sequence[Role], kind: TermKind) -> list[Share]:
    return _shared(
        roles,
        lambda role: [
            one.term.name for one in role.requirements if one.term and one.term.kind is kind
        ],
    )


def _from_home(role: Role) -> list[str]:
    if role.office_days is None:
        return []
    return ["remote" if role.office_days == 0 else "on_site" if role.office_days == 5 else "hybrid"]


def _shared(roles: Sequence[Role], names_of: Callable[[Role], Iterable[str]]) -> list[Share]:
    """What roles of two clients or more have; most first. What one client alone asks for would point at it."""
    counted: Counter[str] = Counter()
    clients: defaultdict[str, set[int]] = defaultdict(set)
    for role in roles:
        for name in set(names_of(role)):
            counted[name] += 1
            clients[name].add(role.client_id)
    told = [name for name in counted if len(clients[name]) > 1]
    told.sort(key=lambda name: (-counted[name], name))
    return [Share(name, counted[name]) for name in told[:MOST_LINES]]
