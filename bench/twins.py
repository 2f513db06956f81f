"""Makes a large agency of a small one, in SQL: everybody again and again, with another name, home, notice and pay.

Writing a person's rows as the product does takes several milliseconds, and a million of them hours. What
stands in the rows here is what the product would have written.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import psycopg
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.places.models import Place
from agency.search.documents import RECORD, tsvector
from agency.search.tokens import stems_of

LIVES = 10_000
"""So many are written as the product writes them; whoever comes after shares one of their lives."""

_TWINS = """
    CREATE UNLOGGED TABLE twins AS
    SELECT n AS id, o.id AS of, (n - o.id) / {lives} * (SELECT max(id) FROM preferences) AS wish_shift,
        o.place_id AS was_at, h.place_id, p.pay_wanted, p.notice_days
    FROM generate_series({lives} + 1, {people}) AS n
        JOIN candidates o ON o.id = (n - 1) % {lives} + 1
        JOIN candidates h ON h.id = (o.id * 7919::bigint + n / {lives} * 104729::bigint) % {lives} + 1
        JOIN candidates p ON p.id = (o.id * 15485863::bigint + n / {lives} * 32452843::bigint) % {lives} + 1;
    ANALYZE twins;
    CREATE UNLOGGED TABLE place_words (place_id int PRIMARY KEY, stems text[], words tsvector);
"""
_HOME = "JOIN places was ON was.id = t.was_at JOIN places home ON home.id = t.place_id"
_WORDS = "JOIN place_words went ON went.place_id = was.id JOIN place_words came ON came.place_id = home.id"
_AT_HOME = {"latitude": "home.latitude", "longitude": "home.longitude"}
_FACTS = """
    (o.facts::jsonb - 'notice_days' || jsonb_build_object(
        'location', jsonb_build_array(home.name, home.latitude, home.longitude, home.country),
        'pay', jsonb_build_array(to_jsonb(t.pay_wanted::float8), 'CAD', 'year'),
        'wishes', (
            SELECT jsonb_agg(jsonb_set(wish, '{0}', to_jsonb((wish->>0)::int + t.wish_shift)) ORDER BY place)
            FROM jsonb_array_elements(o.facts::jsonb->'wishes') WITH ORDINALITY AS said(wish, place)
        )
    ) || CASE WHEN t.notice_days IS NULL THEN '{}' ELSE jsonb_build_object('notice_days', t.notice_days) END
    )::json
"""
_COPIED: dict[str, tuple[dict[str, str], str]] = {
    "candidates": (
        {"full_name": "regexp_replace(o.full_name, '[0-9]+$', t.id::text)", "place_id": "t.place_id",
         "notice_days": "t.notice_days", "pay_wanted": "t.pay_wanted"}, "",
    ),
    "preferences": ({"id": "o.id + t.wish_shift"}, ""),
    "ways_to_reach": ({"value": "replace(o.value, 'person' || t.of || '@', 'person' || t.id || '@')"}, ""),
    "contact_terms": ({}, ""),
    "consent_entries": ({}, ""),
    "skills_held": ({}, ""),
    "earlier_jobs": ({}, ""),
    "resumes": ({}, ""),
    "touches": ({}, ""),
    "match_profiles": (
        {**_AT_HOME, "notice_days": "t.notice_days", "pay_yearly": "t.pay_wanted",
         "marks": "array_replace(o.marks, 'in:' || was.country, 'in:' || home.country)"}, _HOME,
    ),
    "match_facts": ({"facts": _FACTS}, _HOME),
    "search_documents": (
        {**_AT_HOME, "words": "ts_delete(replace(o.words::text, '''' || t.of || ''':', '''' || t.id || ''':')::tsvector, went.stems) || came.words"},
        f"{_HOME} {_WORDS}",
    ),
}  # fmt: skip
"""By table what a twin has of their own, in SQL, and what must be joined for it."""
_GIVEN = {"id", "written_in", "written_at"}
"""What the database itself gives a row."""


def multiply(session: Session, people: int, tell: Callable[[str], None]) -> None:
    """Until there are so many people; the tables of the first `LIVES` are there, and nothing else is."""
    url = session.connection().engine.url.render_as_string(hide_password=False)
    places = [(place.id, place.name) for place in session.scalars(select(Place))]
    session.commit()
    url = url.replace("+psycopg", "")
    with psycopg.connect(url) as connection:
        connection.execute(_TWINS.format(lives=LIVES, people=people))
        connection.cursor().executemany(
            "INSERT INTO place_words VALUES (%s, %s, %s)",
            [(number, stems_of(name), tsvector([(RECORD, name)])) for number, name in places],
        )
    with ThreadPoolExecutor(max_workers=2) as workers:
        for table in workers.map(lambda table: _copy(url, table), _COPIED):
            tell(f"{table} written")
    with psycopg.connect(url) as connection:
        connection.execute("DROP TABLE twins, place_words")
        connection.execute("SELECT setval('preferences_id_seq', max(id)) FROM preferences")


def _copy(url: str, table: str) -> str:
    """Indexes are made anew afterwards, which takes half as long."""
    own, joins = _COPIED[table]
    with psycopg.connect(url) as connection:
        connection.execute(
            "SET session_replication_role = replica; SET maintenance_work_mem = '512MB'"
        )
        indexes = connection.execute(_INDEXES, [table]).fetchall()
        columns = connection.execute(_COLUMNS, [table]).fetchall()
        for name, _ in indexes:
            connection.execute(f'DROP INDEX "{name}"')
        connection.execute(_insert(table, [name for (name,) in columns], own, joins))
        for _, made_by in indexes:
            connection.execute(made_by)
    return table


_COLUMNS = "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s"
_INDEXES = """
    SELECT i.relname, pg_get_indexdef(i.oid) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
    WHERE x.indrelid = %s::regclass AND NOT x.indisunique
"""


def _insert(table: str, columns: Sequence[str], own: dict[str, str], joins: str) -> str:
    number = "id" if table == "candidates" else "candidate_id"
    says = {name: f"o.{name}" for name in columns if name not in _GIVEN} | own | {number: "t.id"}
    names, values = ", ".join(f'"{name}"' for name in says), ", ".join(says.values())
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM twins t JOIN {table} o ON o.{number} = t.of {joins}"  # noqa: S608 - constants
