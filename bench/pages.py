"""``python -m bench.pages [PEOPLE ...] [NAME ...]``: pages and searches as one recruiter opens them, and as eight do at once.

100,000 people, and all pages, unless told otherwise. The eight are threads of one process, as in a web worker. Insights
has a measure of its own (``bench.insights``).
"""

import re
import sys
from collections.abc import Callable, Collection
from contextvars import Context
from datetime import UTC, datetime
from functools import partial
from itertools import count

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.database import db
from agency.jobs.running import run_task
from agency.places.models import Place
from agency.recontact.models import Suggestion
from agency.recruiters.models import Recruiter
from agency.skills.models import VocabularyTerm
from bench.agencies import agencies
from bench.measuring import Database, Measured, measure, measure_together, middle, p95
from bench.people import trades_of
from tests.support.signing_in import sign_in

CLIENTS = 8
WARMED = 10
"""Times that each page is opened before: PostgreSQL keeps its plans for a statement from the tenth time on."""
RUNS = 20
SURFACED = 40
"""Roles of which somebody is suggested, so that there is something on Today."""
NOTE = "Called, not now, open to a lead role after June, remote only, 120k"
Open = Callable[[FlaskClient, int], object]
"""Each in a context of its own, as a web worker answers: in that of the bench they would share what is kept for one request."""


def main(sizes: list[int], names: Collection[str] = ()) -> None:
    for people, app in agencies(sizes):
        report_pages(app, people, names)


def report_pages(app: Flask, people: int, names: Collection[str] = ()) -> None:
    """Print what every page, or each of these names, costs one recruiter, and each of eight at once."""
    _surface(app)
    pages = {name: page for name, page in _pages(people).items() if not names or name in names}
    clients = [_signed_in(app, one) for one in _busiest_recruiters()]
    engine = db.engine
    database = Database(engine.url.set(drivername="postgresql").render_as_string(False))
    db.session.remove()
    print(f"\n{people:,} candidates: ms a page, processor and wall (median, p95); queries")
    print(
        f"{'':38}{'here':>8}{'PG':>8}{'both':>8}{'p95':>8}{'wall':>8}{'p95':>8}{'queries':>8}",
        end="",
    )
    print(f" |{'of ' + str(CLIENTS) + ': both':>12}{'wall':>8}{'p95':>8}")  # fmt: skip
    for name, open_page in pages.items():
        for number in range(WARMED):
            open_page(clients[0], number)
        alone = measure(engine, database, partial(open_page, clients[0]), RUNS)
        works = [partial(open_page, client) for client in clients]
        _print(name, alone, measure_together(database, works, RUNS // 4))


def _print(name: str, alone: Measured, together: Measured) -> None:
    figures = (
        middle(alone.processor), middle(alone.database), middle(alone.both), p95(alone.both),
        middle(alone.wall), p95(alone.wall),
    )  # fmt: skip
    print(f"{name:38}" + "".join(f"{one:8.0f}" for one in figures) + f"{alone.queries:8}", end="")
    of_eight = middle(together.both), middle(together.wall), p95(together.wall)
    print(f" |{of_eight[0]:12.0f}{of_eight[1]:8.0f}{of_eight[2]:8.0f}", flush=True)


def _pages(people: int) -> dict[str, Open]:
    """By name; each opens the page of the nth run."""
    session = db.session()
    suggested = list(session.scalars(select(Suggestion.candidate_id).distinct().limit(200)))
    role = session.scalar(select(Role.id).order_by(Role.id).limit(1))
    trade = trades_of(session)[0]
    skills = [_name(skill) for skill in trade.skills[:2]]
    query = select(Place.name).join(Candidate, Candidate.place_id == Place.id).group_by(Place.id)
    town = session.scalars(query.order_by(func.count().desc())).first()
    words = f'("{trade.title}" OR manager) AND ("{skills[0]}" OR "{skills[1]}") NOT hospital'
    near = f"&place={town}&km=50&move=1&remote=1"
    searches = {
        "Candidates": "",
        "Candidates, page 40": "page=40",
        "by a last name (one in 20)": "q=moreau",
        "by a name with a slip": "q=nadia moraeu 7",
        "by a whole name": f"q=nadia moreau {people // 2}",
        "by an address": f"q=person{people // 3}@example.com",
        "boolean": f"q={words}",
        "boolean, within 50 km, facets": f"q={words}{near}&want=remote",
        "boolean, quiet for 90 days": f"q={words}&touched=quiet&order=quiet",
        "a title": f'q="{trade.title}"',
        "a word of four in ten": "q=plant OR customer",
        "a word of everybody": "q=market",
        "within 50 km, longest quiet": f"order=quiet{near}",
        "one light of a wide search": "q=plant&light=go",
        "finds nobody": f'q="{trade.title}" AND glaciology AND zymurgy',
    }
    opened: dict[str, Open] = {
        "Today": _at(lambda _n: "/today"),
        "Candidate": _at(lambda n: f"/candidates/{suggested[n % len(suggested)]}"),
        "Role": _at(lambda _n: f"/roles/{role}"),
        **{name: _at(lambda _n, asked=asked: f"/candidates?{asked}") for name, asked in searches.items()},
        "Find, by name": _at(lambda _n: "/find?q=moreau"),
        "a touch: the log opened": _at(lambda n: f"/touches/new?candidate={suggested[n % len(suggested)]}"),
        "a touch: its note read": _touch("/touches/reading", suggested),
        "a touch: saved": _touch("/touches", suggested),
    }  # fmt: skip
    session.rollback()
    return opened


def _name(skill: int) -> str:
    return str(db.session.scalar(select(VocabularyTerm.name).filter_by(id=skill)))


def _at(address: Callable[[int], str]) -> Open:
    def open_page(client: FlaskClient, n: int) -> None:
        answer = Context().run(client.get, address(n))
        assert answer.status_code == 200, (address(n), answer.status_code)

    return open_page


def _touch(address: str, people: list[int]) -> Open:
    """The form of a touch, sent; every one is another."""
    keys = count(datetime.now(UTC).microsecond * 1_000_000)
    tokens: dict[FlaskClient, str] = {}

    def send(client: FlaskClient, n: int) -> None:
        if client not in tokens:
            page = client.get("/settings/me", follow_redirects=True).text
            found = re.search('name="csrf-token" content="([^"]+)"', page)
            assert found, "no token on the page"
            tokens[client] = found[1]
        told = {
            "csrf_token": tokens[client], "candidate_id": people[n % len(people)], "note": NOTE,
            "channel": "call", "direction": "ours", "outcome": "not_now",
            "gave": ["course_advice"], "once_key": str(next(keys)),
        }  # fmt: skip
        reading = {"HX-Request": "true", "HX-Target": "read-facts"} if "reading" in address else {}
        answer = Context().run(client.post, address, data=told, headers=reading)
        assert answer.status_code in (200, 302, 303), (address, answer.status_code)

    return send


def _surface(app: Flask) -> None:
    """Suggestions for Today, unless an earlier run wrote them."""
    if db.session.scalar(select(Suggestion.id).limit(1)) is None:
        for role_id in list(db.session.scalars(select(Role.id).order_by(Role.id).limit(SURFACED))):
            run_task(app, "surface_role", role_id=role_id)
    db.session.commit()


def _busiest_recruiters() -> list[Recruiter]:
    query = select(Recruiter).join(Suggestion, Suggestion.owner_id == Recruiter.id)
    query = query.group_by(Recruiter.id).order_by(func.count().desc()).limit(CLIENTS)
    return list(db.session.scalars(query))


def _signed_in(app: Flask, recruiter: Recruiter) -> FlaskClient:
    client = app.test_client()
    sign_in(client, recruiter)
    return client


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:] if size.isdecimal()]
    main(sizes or [100_000], [name for name in sys.argv[1:] if not name.isdecimal()])
