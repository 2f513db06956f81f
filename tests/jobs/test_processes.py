"""Two workers and two clocks on one database, one of each killed in the middle: everything once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import psycopg
import pytest

from agency.candidates.models import Candidate
from agency.database import db
from agency.embedded_postgres import Server
from agency.matching.profiles import refresh_profiles
from agency.queue import later
from agency.recruiters.models import Recruiter
from tests.conftest import settings_for
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    PlaceFactory,
    PreferenceFactory,
    RecruiterFactory,
    RequirementFactory,
    RoleFactory,
    SkillHeldFactory,
    TermFactory,
    bind,
)
from tests.support.smtp import Postbox
from tests.support.whole import Processes, migrated_app, own_database, wait_until

ROLES, PEOPLE, RECRUITERS = 4, 6, 3
SURFACING_LOCK = 4_027_331


@dataclass
class Scene:
    """A database with roles waiting to be surfaced and letters that are due."""

    url: str
    environment: dict[str, str]
    log: Path
    postbox: Postbox

    def number(self, question: str) -> int:
        with psycopg.connect(self.url.replace("+psycopg", "")) as connection:
            row = connection.execute(question).fetchone()
        assert row
        return int(row[0])

    def doubles(self) -> int:
        """Suggestions and letters that exist more than once."""
        suggestions = "SELECT count(*) - count(DISTINCT (candidate_id, occasion)) FROM suggestions"
        editions = "SELECT count(*) - count(DISTINCT (recruiter_id, iso_year, iso_week)) FROM digest_editions"
        return self.number(suggestions) + self.number(editions)

    def have_ended(self) -> bool:
        """All roles surfaced, all letters written and handed over."""
        surfaced = self.number("SELECT count(*) FROM suggestions") >= ROLES * PEOPLE
        written = (
            self.number("SELECT count(DISTINCT recruiter_id) FROM digest_editions") == RECRUITERS
        )
        gone = (
            self.number("SELECT count(*) FROM outbox_messages WHERE state = 'sent'") >= RECRUITERS
        )
        return surfaced and written and gone


@pytest.fixture
def scene(server: Server, tmp_path: Path, worker_id: str) -> Iterator[Scene]:
    with own_database(server, f"processes_{worker_id}") as url, Postbox() as postbox:
        settings = settings_for(url, tmp_path)
        with migrated_app(settings):
            bind(db.session)
            _people_and_roles()
            db.session.commit()
        environment = {
            "DATABASE_URL": url, "CALLBACK_VAR": str(tmp_path), "SECRET_KEY": "x" * 40,
            "CALLBACK_CLOCK_SHIFT": str(_until_monday_seven()), "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(postbox.port), "SMTP_SECURITY": "none",
        }  # fmt: skip
        yield Scene(url, environment, tmp_path / "processes.log", postbox)


def _people_and_roles() -> None:
    AgencyFactory(zone="UTC")
    place, skill = PlaceFactory(), TermFactory(name="Product management")
    owners: list[Recruiter] = [RecruiterFactory(zone="UTC") for _ in range(RECRUITERS)]
    people: list[Candidate] = []
    for number in range(PEOPLE):
        person = CandidateFactory(
            full_name=f"Person {number}",
            place=place,
            owner=owners[number % RECRUITERS],
            pay_wanted=135_000,
            pay_currency="CAD",
            pay_period="year",
        )
        SkillHeldFactory(candidate=person, skill=skill, years=9)
        PreferenceFactory(
            candidate=person,
            label="Product lead",
            value="Product lead",
            said_on=datetime.now(UTC).date() - timedelta(days=30),
        )
        people.append(person)
    for _ in range(ROLES):
        role = RoleFactory(owner=owners[0], place=place, title="Product Lead")
        RequirementFactory(role=role, term=skill)
        for _ in range(3):
            later(db.session(), "surface_role", role_id=role.id)
    refresh_profiles(db.session(), [person.id for person in people])


def _until_monday_seven() -> float:
    """Seconds from now to twenty seconds past the next Monday's seven o'clock."""
    now = datetime.now(UTC)
    monday = datetime.combine(now.date() + timedelta(days=7 - now.weekday()), time(7), UTC)
    return (monday - now).total_seconds() + 20


def test_each_suggestion_and_each_letter_exists_once_though_processes_are_killed(
    scene: Scene,
) -> None:
    with (
        Processes(scene.environment, scene.log) as processes,
        psycopg.connect(scene.url.replace("+psycopg", "")) as holder,
    ):
        holder.execute("SELECT pg_advisory_lock(%s)", [SURFACING_LOCK])
        first = processes.start("worker")
        clocks = [processes.start("clock"), processes.start("clock")]
        in_hand = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing' AND task_name = 'surface_role'"
        wait_until(lambda: scene.number(in_hand) > 0, 30, "a job in hand")
        first.kill()
        first.wait()
        holder.execute("SELECT pg_advisory_unlock(%s)", [SURFACING_LOCK])
        processes.start("worker")
        processes.start("worker")
        wait_until(lambda: scene.number("SELECT count(*) FROM fired") > 0, 30, "a tick")
        clocks[0].kill()
        wait_until(scene.have_ended, 90, "the suggestions and the letters")
        left = "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND task_name = 'surface_role'"
        wait_until(lambda: scene.number(left) == 0, 60, "the killed worker's jobs")
    assert scene.doubles() == 0
    assert scene.number("SELECT count(*) FROM suggestions") == ROLES * PEOPLE
    assert len(scene.postbox.received) == RECRUITERS


def test_a_callback_that_looks_before_it_writes_fails_the_same_test(scene: Scene) -> None:
    with psycopg.connect(scene.url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(
            "ALTER TABLE suggestions DROP CONSTRAINT uq_suggestions_candidate_id_occasion"
        )
        connection.execute(
            "ALTER TABLE digest_editions DROP CONSTRAINT uq_digest_editions_recruiter_id_iso_year_iso_week"
        )
    with Processes(scene.environment, scene.log) as processes:
        for command in ("worker", "worker", "clock", "clock"):
            processes.start(command, module="tests.support.naive")
        wait_until(lambda: scene.doubles() > 0, 60, "the doubles a naive Callback makes")
