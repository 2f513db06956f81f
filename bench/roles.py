"""Generates open roles: most in a town, some from anywhere, with four to eight skills of one trade."""

import random
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from agency.clients.models import Client, Role, RoleRequirement, RoleState
from agency.places.models import Place
from agency.recruiters.models import Recruiter
from bench.people import skewed, trades_of

CLIENTS = 500
COUNTRY_WIDE = 0.25
"""One role in four can be done from anywhere."""
_ADVERTISED = (
    "You will answer for {skills} and work with people who care how things are done. Our client is a firm of "
    "two hundred in a sound market, and the work is there to stay."
)


def build_roles(session: Session, number: int) -> None:
    """Open roles numbered from 1, with clients of their own; the same each time."""
    draw = random.Random(1)
    trades = trades_of(session)
    places = list(session.scalars(select(Place.id).order_by(Place.id)))
    owners = list(session.scalars(select(Recruiter.id).order_by(Recruiter.id)))
    session.add_all(
        Client(id=n, name=f"Client {n}", industries=["Climate tech"]) for n in range(1, CLIENTS + 1)
    )
    session.flush()
    roles: list[dict[str, Any]] = []
    asked: list[dict[str, Any]] = []
    for n in range(1, number + 1):
        trade = skewed(draw, trades)
        anywhere = draw.random() < COUNTRY_WIDE
        low = draw.randrange(60, 150) * 1000
        roles.append(
            {
                "id": n, "client_id": 1 + n % CLIENTS, "owner_id": owners[n % len(owners)],
                "title": trade.title, "place_id": skewed(draw, places),
                "office_days": 0 if anywhere else draw.choice([2, 3, 5]), "pay_low": low,
                "pay_high": low + 40_000, "pay_currency": "CAD", "pay_period": "year",
                "state": RoleState.open, "opened_at": datetime.now(UTC),
                "advertisement": _ADVERTISED.format(skills=trade.title.lower()),
            }
        )  # fmt: skip
        skills = draw.sample(trade.skills, min(len(trade.skills), draw.randrange(4, 9)))
        asked += [
            {"role_id": n, "term_id": skill, "is_must": at < 4} for at, skill in enumerate(skills)
        ]
    session.execute(insert(Role), roles)
    session.execute(insert(RoleRequirement), asked)
    session.commit()
