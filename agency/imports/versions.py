"""Fingerprints of everything held of a person, by which an import knows whether anybody has touched them since."""

from collections.abc import Iterable

from sqlalchemy import Table, text
from sqlalchemy.orm import Session

from agency.database import Base

MADE_BY_US = frozenset(
    {
        "match_profiles", "match_facts", "fit_records", "standings", "suggestions", "contact_decisions",
        "contact_gates", "obligations", "import_rows", "change_log", "sealed_records",
    }
)  # fmt: skip
"""What Callback writes of its own accord about somebody who is new: no sign that anybody did anything."""


def tables_of_a_person() -> list[Table]:
    """Every table with a candidate's number, in an order in which each may be emptied after the next."""
    return [table for table in Base.metadata.sorted_tables if "candidate_id" in table.c]


def versions_of(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """A fingerprint for each that exists: what is put back as it was has the one it had.

    A suggestion counts once somebody has answered it or been written one.
    """
    wanted = list(ids)
    if not wanted:
        return {}
    session.flush()
    rows = session.execute(text(_question()), {"ids": wanted})
    return {row.id: row.version for row in rows}


def _question() -> str:
    told = [_lines(table.name) for table in tables_of_a_person() if table.name not in MADE_BY_US]
    # Names of our own tables only; the numbers are a parameter.
    return (
        "SELECT person.id, md5(concat_ws('|', (to_jsonb(person) - 'changed_at')::text, "  # noqa: S608
        + ", ".join([*told, _ANSWERED, _IN_LETTERS, _NAMED])
        + ")) AS version FROM candidates AS person WHERE person.id = ANY(:ids)"
    )


def _lines(table: str) -> str:
    """Names of our own tables and no other words go in."""
    told = "string_agg((to_jsonb(line) - 'changed_at')::text, ';' ORDER BY to_jsonb(line))"
    return "(SELECT {} FROM {} AS line WHERE line.candidate_id = person.id)".format(told, table)  # noqa: S608, UP032


_ANSWERED = (
    "(SELECT count(*) FROM suggestions AS line WHERE line.candidate_id = person.id"
    " AND line.state NOT IN ('new', 'expired'))"
)
_IN_LETTERS = (
    "(SELECT count(*) FROM digest_items AS item JOIN suggestions AS line ON line.id = item.suggestion_id"
    " WHERE line.candidate_id = person.id)"
)
_NAMED = "(SELECT count(*) FROM referrals AS line WHERE line.referrer_id = person.id)"
