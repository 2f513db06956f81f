"""Fingerprints of what is held of a person or a role, by which an import knows whether anybody has touched them since."""

from collections.abc import Iterable

from sqlalchemy import Table, text
from sqlalchemy.orm import Session

from agency.database import Base

MADE_BY_US = frozenset(
    {
        "match_profiles", "match_facts", "fit_records", "standings", "suggestions", "contact_decisions",
        "contact_gates", "obligations", "import_rows", "change_log", "sealed_records", "role_findings",
    }
)  # fmt: skip
"""What Callback writes of its own accord about somebody or a role that is new: no sign that anybody did anything."""


def tables_of_a_person() -> list[Table]:
    """Every table with a candidate's number, in an order in which each may be emptied after the next."""
    return _tables_with("candidate_id")


def tables_of_a_role() -> list[Table]:
    """The same for a role's number."""
    return _tables_with("role_id")


def versions_of(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """A fingerprint for each person that exists: what is put back as it was has the one it had.

    A suggestion counts once somebody has answered it or been written one.
    """
    return _versions(session, "candidates", "candidate_id", ids, _NAMED)


def versions_of_roles(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """The same for roles: with what they ask for, and who was put forward or spoken to about them."""
    return _versions(session, "roles", "role_id", ids)


def versions_of_lines(session: Session, table: str, ids: Iterable[int]) -> dict[int, str]:
    """The same for single records, whatever points at them."""
    return _versions(session, table, "", ids)


def _tables_with(column: str) -> list[Table]:
    return [table for table in Base.metadata.sorted_tables if column in table.c]


def _versions(
    session: Session, table: str, column: str, ids: Iterable[int], *more: str
) -> dict[int, str]:
    wanted = list(ids)
    if not wanted:
        return {}
    session.flush()
    told = [_lines(one.name, column) for one in _tables_with(column) if one.name not in MADE_BY_US]
    told += [_ANSWERED.format(column), _IN_LETTERS.format(column), *more] if column else []
    # Names of our own tables only; the numbers are a parameter.
    question = (
        f"SELECT one.id, md5(concat_ws('|', {', '.join([_AS_IT_IS.format('one'), *told])})) AS version"  # noqa: S608
        f" FROM {table} AS one WHERE one.id = ANY(:ids)"
    )
    return {row.id: row.version for row in session.execute(text(question), {"ids": wanted})}


def _lines(table: str, column: str) -> str:
    """Names of our own tables and no other words go in."""
    told = f"string_agg({_AS_IT_IS.format('line')}, ';' ORDER BY to_jsonb(line))"
    return f"(SELECT {told} FROM {table} AS line WHERE line.{column} = one.id)"  # noqa: S608


_AS_IT_IS = "(to_jsonb({}) - ARRAY['changed_at', 'written_in'])::text"
_ANSWERED = (
    "(SELECT count(*) FROM suggestions AS line WHERE line.{} = one.id"
    " AND line.state NOT IN ('new', 'expired'))"
)
_IN_LETTERS = (
    "(SELECT count(*) FROM digest_items AS item JOIN suggestions AS line ON line.id = item.suggestion_id"
    " WHERE line.{} = one.id)"
)
_NAMED = "(SELECT count(*) FROM referrals AS line WHERE line.referrer_id = one.id)"
