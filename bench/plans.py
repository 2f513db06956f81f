"""Keeps how PostgreSQL finds what a list reads, and how it joins naively, beside the figures."""

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from bench.naive import ROLE, SEARCH

FOLDER = Path(__file__).parent / "plans"
_READ = "SELECT candidate_id, facts FROM match_facts WHERE candidate_id = ANY(ARRAY(SELECT generate_series(1, 10000, 100)))"
_WRITTEN = "SELECT count(*) FROM match_profiles WHERE written_in >= (SELECT max(written_in) FROM match_profiles) + 1"


def write_plans(session: Session, people: int, role_id: int) -> None:
    """``plans/<people>.txt``: profiles written since the last question, a hundred people's facts, the naive joins."""
    role = session.execute(ROLE, {"role_id": role_id}).one()._mapping
    asked = (
        ("profiles written since", _WRITTEN, {}),
        ("facts of a hundred people", _READ, {}),
        ("naive joins for a role in a town", str(SEARCH), dict(role)),
    )
    told = []
    for name, query, values in asked:
        plan = session.execute(text("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " + query), values)
        told += [f"{people:,} people, {name}", *plan.scalars(), ""]
    session.rollback()
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{people}.txt").write_text("\n".join(told))
