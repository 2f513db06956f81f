"""``python -m bench.races [ATTEMPTS] [CONNECTIONS]``: colleagues race for the same people; who got over a cap?

50,000 attempts over 48 connections in four processes unless told otherwise. Every attempt is a
transaction on a real connection: look whether the person may be contacted, and if so post a letter and
take its slots. Attempts come in bursts at one household, so that most of a burst see a yes at the same
moment; time passes from burst to burst, so that gaps end and years fill. The same is done by a variant
that looks and then writes, as most products do. Half of the attempts do not even know that something
changed since they looked: only the gates stop them.
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
AT_ONE_ADDRESS, BURST = 3, 8
"""People in a household, and presses at one household in the same moment."""
INSTALLED = {"address_key": "a key of the race"}
"""What the application tells its own sessions."""
ROOT = Path(__file__).parent.parent
Outcomes = Counter[str]


class RedLight(Exception):
    """The person may not be contacted now, as far as one can see."""


@dataclass(frozen=True)
class Race:
    """Who runs, on what, and how often."""

    url: str
    attempts: int
    threads: int
    is_naive: bool = False


@dataclass(frozen=True)
class Press:
    """One colleague presses "send"."""

    number: int
    person: int
    by: int
    role: int | None
    at: datetime


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
        text(
            "INSERT INTO contact_terms (candidate_id, channels, only_when_fits, never_at_work, version)"
            " SELECT id, '{}', false, false, 1 FROM candidates"
        )
    )
    session.execute(text("CREATE SEQUENCE presses MINVALUE 0"))  # fmt: skip
    session.commit()


def run(race: Race) -> Outcomes:
    """As many presses as are left, over so many threads and connections; how they ended."""
    engine = create_engine(race.url, pool_size=race.threads, max_overflow=0)
    with Session(engine, info=INSTALLED) as session:
        known = _Known.of(session)

    def one_colleague(_thread: int) -> Outcomes:
        outcomes = Outcomes()
        while True:
            with Session(engine, info=INSTALLED) as session:
                number = session.scalar(text("SELECT nextval('presses')"))
                if number >= race.attempts:
                    return outcomes
                outcomes[_attempt(session, race, known.press(number, race.attempts))] += 1

    with ThreadPoolExecutor(race.threads) as threads:
        outcomes = sum(threads.map(one_colleague, range(race.threads)), Outcomes())
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

    def press(self, number: int, attempts: int) -> Press:
        """The same for a number whoever takes it; a burst shares its household and its moment."""
        burst, chance = random.Random(number // BURST), random.Random(number)
        first = burst.randrange(len(self.people) // AT_ONE_ADDRESS) * AT_ONE_ADDRESS
        home = self.people[first : first + AT_ONE_ADDRESS]
        at = BEGINS + LASTS * (number // BURST * BURST) / attempts
        role = chance.choice([None, *self.roles])
        return Press(number, chance.choice(home), chance.choice(self.recruiters), role, at)


def _attempt(session: Session, race: Race, press: Press) -> str:
    """How one press ended: won, a red light at the first look, or by what it lost."""
    try:
        if race.is_naive:
            _naively(session, press)
        else:
            _by_compare_and_set(session, press)
        session.commit()
    except RedLight:
        ended = "red light"
    except SlotTaken as taken:
        ended = f"lost the {taken.kind}"
    except FactsChanged:
        ended = "decide again"
    except IntegrityError:
        ended = "unique key"
    except DBAPIError as fault:
        ended = f"fault: {type(fault.orig).__name__}"
    else:
        return "won"
    session.rollback()
    return ended


def _by_compare_and_set(session: Session, press: Press) -> None:
    _look(session, press)
    version = session.scalar(select(ContactTerms.version).filter_by(candidate_id=press.person))
    decision = _decided(session, press)
    held = terms_of(session, press.person)
    knows = press.number % 2 == 0
    letter = _posted(session, press)
    grounds = Grounds(
        seen_version=(version or 0) if knows else held.version,
        decision_id=decision,
        role_id=press.role,
    )
    reserve(session, letter, grounds, press.at)


def _naively(session: Session, press: Press) -> None:
    """Looks whether it is possible, and then writes."""
    step = _look(session, press)
    decision = _decided(session, press)
    letter = _posted(session, press)
    reservation = ContactReservation(
        candidate_id=press.person, role_id=press.role, step=step if press.role else None,
        letter_id=letter.id, decision_id=decision, approved_by_id=press.by, at=press.at,
    )  # fmt: skip
    session.add(reservation)


def _look(session: Session, press: Press) -> int:
    """Whether all caps allow it by what is written; which step about the role it would be."""
    mine = select(ContactReservation.at, ContactReservation.role_id)
    mine = mine.filter_by(candidate_id=press.person)
    past = session.execute(mine.order_by(ContactReservation.at.desc())).all()
    about = [one for one in past if press.role and one.role_id == press.role]
    year = [one for one in past if press.at < one.at + timedelta(days=365)]
    same = select(OutboxMessage.id).filter_by(to_address=_address(press.person))
    same = same.where(OutboxMessage.sent_at > press.at - timedelta(hours=24)).limit(1)
    if (
        (past and press.at.date() < past[0].at.date() + timedelta(days=GAP_DAYS))
        or len(year) >= PER_YEAR
        or len(about) >= PER_ROLE
        or session.scalar(same)
    ):
        raise RedLight
    return len(about) + 1


def _decided(session: Session, press: Press) -> int:
    record = DecisionRecord(
        candidate_id=press.person, purpose="recontact_role", channel="email", outcome="allow",
        rule="allowed", sentence="", policy_version="", facts_hash="", at=press.at,
    )  # fmt: skip
    session.add(record)
    session.flush()
    return record.id


def _posted(session: Session, press: Press) -> OutboxMessage:
    message = Message(
        to=Mailbox(_address(press.person)),
        sender=Mailbox("us@example.com", "Harbour & Pike"),
        subject="A role",
        text="Shall we talk?",
        is_automatic=False,
    )
    letter = post(
        session, message, f"letter {press.number}", MailClass.contact, "recontact_role", press.at,
        candidate_id=press.person, recruiter_id=press.by, approved_by_id=press.by,
    )  # fmt: skip
    assert letter is not None
    letter.state, letter.sent_at = MailState.sent, press.at
    session.flush()
    return letter


def _address(person: int) -> str:
    return f"home{(person - 1) // AT_ONE_ADDRESS}@example.com"


def over_the_cap(session: Session) -> Outcomes:
    """Letters that should not be, by the cap they break; counted from the letters themselves."""
    query = (
        select(ContactReservation, OutboxMessage.to_address)
        .join(OutboxMessage, OutboxMessage.id == ContactReservation.letter_id)
        .order_by(ContactReservation.at)
    )
    rows = session.execute(query).all()
    over = Outcomes()
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
        url, people = _fresh_database(server, stack), max(attempts // 50, 30)
        engine = create_engine(url)
        with Session(engine) as session:
            prepare(session, people)
        race = Race(url, attempts, connections // PROCESSES, is_naive)
        began = time.perf_counter()
        pool = stack.enter_context(ProcessPoolExecutor(PROCESSES, get_context("spawn")))
        outcomes = sum(pool.map(run, [race] * PROCESSES), Outcomes())
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
