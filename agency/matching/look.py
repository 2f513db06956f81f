"""What everything that a process keeps is held against, read in one query.

Vocabulary, counts, titles, weights and most people change rarely, and what was made of them is kept. Whoever uses
it asks first whether they changed. `looking_once` lets one question ask that once and not each time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Row, column, text
from sqlalchemy.orm import Session

RUNNING = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
"""Every transaction with a lower number is over."""
_NEWEST = """greatest(
    (SELECT max(written_in) FROM match_profiles WHERE written_in < pg_snapshot_xmax(pg_current_snapshot())::text::bigint),
    pg_current_xact_id_if_assigned()::text::bigint, 0
)"""
"""No lower than the transaction that wrote the newest profile; this one counts, if it wrote anything."""
_LOOK = text(
    f"""
    SELECT v.mark AS vocabulary, a.currency,
        t.id AS terms_id, t.counted_at AS terms_counted_at,
        w.id AS words_id, w.people AS words_people, w.average_words,
        coalesce(s.id, 0) AS space_id, coalesce(s.learned_from, '') AS learned_from,
        j.titles, j.newest_title, f.modes, f.points, f.number AS weights_number,
        {RUNNING} AS running,
        {_NEWEST} AS newest_profile
    FROM (SELECT count(*) AS titles, coalesce(max(id), 0) AS newest_title FROM job_titles) j
        LEFT JOIN vocabulary_editions v ON true
        LEFT JOIN agency a ON true
        LEFT JOIN (SELECT * FROM terms_counted ORDER BY id DESC LIMIT 1) t ON true
        LEFT JOIN (SELECT * FROM words_counted ORDER BY id DESC LIMIT 1) w ON true
        LEFT JOIN (SELECT id, learned_from FROM title_spaces ORDER BY id DESC LIMIT 1) s ON true
        LEFT JOIN (SELECT * FROM fit_weights ORDER BY number DESC LIMIT 1) f ON true
    """  # noqa: S608 - constants
).columns(
    *map(column, (
        "vocabulary", "currency", "terms_id", "terms_counted_at", "words_id", "words_people", "average_words",
        "space_id", "learned_from", "titles", "newest_title", "modes", "points", "weights_number",
        "running", "newest_profile",
    ))
)  # fmt: skip
"""The columns are named once more, so that SQLAlchemy need not read them off each answer."""
_LOOKED = "matching_look"


def look(session: Session) -> Row[Any]:
    """As this transaction sees it now; within `looking_once` as it saw it then."""
    looked: Row[Any] | None = session.info.get(_LOOKED)
    if looked is None:
        session.flush()
        looked = session.execute(_LOOK).one()
    return looked


@contextmanager
def looking_once(session: Session) -> Iterator[None]:
    """For one question, in whose course this session changes nothing that is looked at."""
    if _LOOKED in session.info:
        yield
        return
    session.info[_LOOKED] = look(session)
    try:
        yield
    finally:
        del session.info[_LOOKED]
