"""``python -m bench.races [ATTEMPTS] [CONNECTIONS]``: colleagues race for the same people; who got over a cap?

50,000 attempts over 48 connections in four processes unless told otherwise. Every attempt is a
transaction of its own on a real connection: look at what is known, post a letter, take its slots.
Time passes from the first attempt to the last, so that gaps end and years fill. The same is done by a
variant that looks whether a slot is free and then writes, as most products do.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier

import psycopg
from flask_migrate import upgrade
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from agency import embedded_postgres
from agency.app import create_app
from agency.candidates.models import Candidate
from agency.clients.models import Client, Role
from agency.contact.consent import terms_of
from agency.contact.gates import FactsChanged, Grounds, SlotTaken, reserve
from agency.contact.models import ContactReservation, ContactTerms, DecisionRecord
from agency.database import MIGRATIONS, db
from agency.mail.message import Mailbox, Message
from agency.mail.models import MailClass, MailState, OutboxMessage
from agency.mail.outbox import post
from agency.recruiters.models import Agency, Recruiter

BEGINS = datetime(2026, 1, 5, 15, tzinfo=UTC)
LASTS = timedelta(days=800)
PROCESSES = 4
GAP_DAYS, PER_YEAR, PER_ROLE = 30, 4, 2
AT_ONE_ADDRESS = 3
"""Every third person shares an address with the two before."""
ROOT = Path(__file__).parent.parent
Outcomes = Counter[str]


@dataclass(frozen=True)
class Race:
    """Who runs, on what, and how often."""

    url: str
    people: int
    attempts: int
    threads: int
    is_naive: bool = False
    lane: int = 0
    lanes: int = 1

    @property
    def numbers(self) -> range:
        """This process's share of all attempts, spread evenly over the time that passes."""
        return range(self.lane, self.attempts, self.lanes)


def prepare(session: Session, people: int) -> None:
    """An agency, two colleagues, a few roles and so many people, whom nobody has contacted yet."""
    session.add(Agency(id=1, name="Harbour & Pike", mail_from="us@example.com", zone="UTC",
                       postal_address="", phone="", currency="CAD"))  # fmt: skip
    ana, tom = (Recruiter(name=name, email=f"{name}@example.com", phone="", zone="UTC")
                for name in ("Ana", "Tom"))  # fmt: skip
    session.add_all([ana, tom])
    client = Client(name="Cedar Loop")
    session.add(client)
    session.flush()
    session.add_all(Role(client_id=client.id, owner_id=ana.id, title=f"Role {n}") for n in range(3))
    session.add_all(Candidate(full_name=f"Person {n}", owner_id=ana.id) for n in range(people))
    session.flush()
    session.execute(
        text("INSERT INTO contact_terms (candidate_id, channels, only_when_fits, never_at_work, version)"
             " SELECT id, '{}', false, false, 1 FROM candidates")
    )  # fmt: skip
    session.commit()


def run(race: Race) -> Outcomes:
    """This process's attempts, over as many threads and connections; how they ended."""
    engine = create_engine(race.url, pool_size=race.threads, max_overflow=0)
    outcomes, start = Outcomes(), Barrier(race.threads)
    with Session(engine) as session:
        known = _Known.of(session)

    def lane(thread: int) -> None:
        chance = random.Random(race.lane * 1_000 + thread)
        start.wait()
        for number in race.numbers[thread :: race.threads]:
            with Session(engine) as session:
                outcomes[_attempt(session, race, known, chance, number)] += 1

    with ThreadPoolExecutor(race.threads) as threads:
        list(threads.map(lane, range(race.threads)))
    engine.dispose()
    return outcomes


@dataclass(frozen=True)
class _Known:
    people: list[int]
    recruiters: list[int]
    roles: list[int]

    @classmethod
    def of(cls, session: Session) -> "_Known":
        ids = (session.scalars(select(model.id).order_by(model.id)).all()
               for model in (Candidate, Recruiter, Role))  # fmt: skip
        return cls(*map(list, ids))


def _attempt(
    session: Session, race: Race, known: _Known, chance: random.Random, number: int
) -> str:
    """One press of "send": won, or by what it lost."""
    now = BEGINS + LASTS * number / race.attempts
    person, by = chance.choice(known.people), chance.choice(known.recruiters)
    role = chance.choice([None, *known.roles])
    write = _naively if race.is_naive else _by_compare_and_set
    try:
        write(session, person, by, role, f"letter {number}", now)
        session.commit()
    except SlotTaken as taken:
        session.rollback()
        return taken.kind
    except FactsChanged:
        session.rollback()
        return "decide again"
    except IntegrityError:
        session.rollback()
        return "unique key"
    except DBAPIError as fault:
        session.rollback()
        return f"fault: {type(fault.orig).__name__}"
    return "won"


def _by_compare_and_set(
    session: Session, person: int, by: int, role: int | None, key: str, now: datetime
) -> None:
    version = session.scalar(select(ContactTerms.version).filter_by(candidate_id=person)) or 0
    decision = _decided(session, person, now)
    terms_of(session, person)
    letter = _posted(session, person, by, key, now)
    grounds = Grounds(seen_version=version, decision_id=decision, role_id=role)
    reserve(session, letter, grounds, "a secret of the race", now)


def _naively(
    session: Session, person: int, by: int, role: int | None, key: str, now: datetime
) -> None:
    """Look whether it is long enough ago, then write."""
    mine = select(ContactReservation).filter_by(candidate_id=person)
    past = session.scalars(mine.order_by(ContactReservation.at.desc())).all()
    if past and now < past[0].at + timedelta(days=GAP_DAYS):
        raise SlotTaken("gap", None, None)
    if len([one for one in past if now < one.at + timedelta(days=365)]) >= PER_YEAR:
        raise SlotTaken("year", None, None)
    decision = _decided(session, person, now)
    letter = _posted(session, person, by, key, now)
    about = [one for one in past if role and one.role_id == role]
    if len(about) >= PER_ROLE:
        raise SlotTaken("role", None, None)
    step = len(about) + 1 if role else None
    session.add(
        ContactReservation(candidate_id=person, role_id=role, step=step, letter_id=letter.id,
                           decision_id=decision, approved_by_id=by, at=now)
    )  # fmt: skip


def _decided(session: Session, person: int, now: datetime) -> int:
    record = DecisionRecord(candidate_id=person, purpose="recontact_role", channel="email",
                            outcome="allow", rule="allowed", sentence="", policy_version="",
                            facts_hash="", at=now)  # fmt: skip
    session.add(record)
    session.flush()
    return record.id


def _posted(session: Session, person: int, by: int, key: str, now: datetime) -> OutboxMessage:
    message = Message(to=Mailbox(f"home{person // AT_ONE_ADDRESS}@example.com"),
                      sender=Mailbox("us@example.com", "Harbour & Pike"), subject="A role",
                      text="Shall we talk?", is_automatic=False)  # fmt: skip
    letter = post(session, message, key, MailClass.contact, "recontact_role", now,
                  candidate_id=person, recruiter_id=by, approved_by_id=by)  # fmt: skip
    assert letter is not None
    letter.state, letter.sent_at = MailState.sent, now
    session.flush()
    return letter


def over_the_cap(session: Session) -> Counter[str]:
    """Letters that should not be, by the cap they break; counted from the letters themselves."""
    query = (
        select(ContactReservation, OutboxMessage.to_address)
        .join(OutboxMessage, OutboxMessage.id == ContactReservation.letter_id)
        .order_by(ContactReservation.at)
    )
    rows = session.execute(query).all()
    over: Counter[str] = Counter()
    for times in _grouped((one.candidate_id, one.at) for one, _ in rows):
        days = [at.date() for at in times]
        over["gap"] += sum(b - a < timedelta(days=GAP_DAYS) for a, b in pairwise(days))
        later = zip(days, days[PER_YEAR:], strict=False)
        over["year"] += sum(b - a < timedelta(days=365) for a, b in later)
    for times in _grouped(
        ((one.candidate_id, one.role_id), one.at) for one, _ in rows if one.role_id
    ):
        over["role"] += max(len(times) - PER_ROLE, 0)
    for times in _grouped((address, one.at) for one, address in rows):
        over["address"] += sum(b - a < timedelta(hours=24) for a, b in pairwise(times))
    return over


def _grouped(pairs: Iterable[tuple[object, datetime]]) -> list[list[datetime]]:
    groups: dict[object, list[datetime]] = {}
    for key, at in pairs:
        groups.setdefault(key, []).append(at)
    return list(groups.values())


def main(attempts: int, connections: int) -> None:
    server = embedded_postgres.start(ROOT / "var" / "bench" / "races", durable=False)
    try:
        for is_naive in (False, True):
            _report(server, attempts, connections, is_naive)
    finally:
        server.stop()


def _report(
    server: embedded_postgres.Server, attempts: int, connections: int, is_naive: bool
) -> None:
    with ExitStack() as stack:
        url, people = _fresh_database(server, stack), max(attempts // 500, 10)
        engine = create_engine(url)
        with Session(engine) as session:
            prepare(session, people)
        races = [
            Race(url, people, attempts, connections // PROCESSES, is_naive, lane, PROCESSES)
            for lane in range(PROCESSES)
        ]
        began = time.perf_counter()
        pool = stack.enter_context(ProcessPoolExecutor(PROCESSES, get_context("spawn")))
        outcomes = sum(pool.map(run, races), Counter())
        seconds = time.perf_counter() - began
        with Session(engine) as session:
            over = over_the_cap(session)
        engine.dispose()
    print(f"\n{'look, then write' if is_naive else 'compare and set'}: {attempts:,} attempts, "
          f"{people:,} people, {connections} connections, {seconds:.0f} s")  # fmt: skip
    print("  ended:", ", ".join(f"{name} {count:,}" for name, count in outcomes.most_common()))
    print("  over the cap:", ", ".join(f"{name} {count:,}" for name, count in over.items()))


def _fresh_database(server: embedded_postgres.Server, stack: ExitStack) -> str:
    admin = psycopg.connect(server.url("postgres").replace("+psycopg", ""), autocommit=True)
    stack.enter_context(admin)
    admin.execute('DROP DATABASE IF EXISTS "races" WITH (FORCE)')
    admin.execute('CREATE DATABASE "races"')
    stack.callback(admin.execute, 'DROP DATABASE "races" WITH (FORCE)')
    url = server.url("races")
    from tests.conftest import settings_for

    with create_app(settings_for(url, ROOT / "var" / "bench")).app_context():
        upgrade(directory=str(MIGRATIONS))
        db.engine.dispose()
    return url


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*(given + [50_000, 48][len(given) :]))
