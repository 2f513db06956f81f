"""Keeps how PostgreSQL finds the people of a role, beside the figures."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from agency.clients.models import Role
from agency.matching.pool import search_for
from agency.matching.queries import role_facts

FOLDER = Path(__file__).parent / "plans"


def write_plans(session: Session, people: int, near: int, wide: int) -> None:
    """``plans/<people>.txt``: the plan of the net for a role in a town and for one from anywhere."""
    told = []
    for name, role_id in (("a role in a town", near), ("a role from anywhere", wide)):
        query = search_for(
            session, role_facts(session, session.get_one(Role, role_id)), datetime.now(UTC).date()
        )
        compiled = query.compile(
            dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True}
        )
        plan = session.execute(
            text("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " + str(compiled).replace(":", "\\:"))
        )
        told += [f"{people:,} people, {name}", *plan.scalars(), ""]
    session.rollback()
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{people}.txt").write_text("\n".join(told))
