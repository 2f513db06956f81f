"""Several workers, each with a connection of its own, on one outbox."""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import create_engine, delete, select
from sqlalchemy.orm import Session, sessionmaker

from agency.mail.handover import Letter
from agency.mail.message import Mailbox
from agency.mail.models import MailClass, MailState, OutboxMessage
from agency.mail.outbox import cancel_waiting, post
from agency.mail.smtp import SmtpSender
from tests.mail.letters import IMPATIENT, MESSAGE, NOW, let_leases_run_out, posted, run
from tests.mail.mortal import Forgetful
from tests.support.smtp import Postbox

Sessions = Callable[[], Session]


@pytest.fixture
def sessions(whole_app: Flask, database_url: str) -> Iterator[Sessions]:
    """Sessions that really commit, each on its own connection; the outbox is emptied afterwards."""
    engine = create_engine(database_url)
    yield sessionmaker(engine)
    with engine.begin() as connection:
        connection.execute(delete(OutboxMessage))
    engine.dispose()


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    with Postbox() as postbox:
        yield postbox


def arrivals(postbox: Postbox) -> Counter[str]:
    return Counter(received.message_id for received in postbox.received)


def deliver(sessions: Sessions, postbox: Postbox) -> dict[str, int]:
    with sessions() as session:
        return run(session, postbox)


def test_workers_at_once_share_the_letters_and_send_each_once(
    sessions: Sessions, postbox: Postbox
) -> None:
    with sessions() as session:
        for number in range(60):
            posted(session, MailClass.contact, str(number), to=f"person{number}@example.com")
    start = threading.Barrier(4)

    def work() -> dict[str, int]:
        start.wait()
        return deliver(sessions, postbox)

    with ThreadPoolExecutor(4) as workers:
        runs = [future.result() for future in [workers.submit(work) for _ in range(4)]]

    assert sum(counts.get("sent", 0) for counts in runs) == 60
    assert sum(counts != {} for counts in runs) > 1
    assert len(arrivals(postbox)) == 60
    assert set(arrivals(postbox).values()) == {1}


def test_workers_that_only_look_before_they_send_would_send_twice(
    sessions: Sessions, postbox: Postbox
) -> None:
    """The broken variant: read what is queued, send it, mark it. No claim, no lock."""
    with sessions() as session:
        for number in range(10):
            posted(session, MailClass.contact, str(number))
    have_looked = threading.Barrier(2)

    def work() -> None:
        with sessions() as session, SmtpSender(postbox.smtp, patience=IMPATIENT) as sender:
            query = select(OutboxMessage).where(OutboxMessage.state == MailState.queued)
            rows = session.scalars(query.order_by(OutboxMessage.id)).all()
            have_looked.wait()
            for row in rows:
                letter = Letter(row.id, row.envelope_sender, row.to_address, row.raw)
                sender.send(letter, lambda: True)
                row.state = MailState.sent
            session.commit()

    with ThreadPoolExecutor(2) as workers:
        for future in [workers.submit(work) for _ in range(2)]:
            future.result()

    assert max(arrivals(postbox).values()) == 2


def paused(sessions: Sessions, meanwhile: Callable[[], object]) -> Callable[[], None]:
    """A worker is stopped at this point for longer than its lease, and others go on."""

    def sleep() -> None:
        with sessions() as session:
            let_leases_run_out(session)
        meanwhile()

    return sleep


def state_of(sessions: Sessions) -> MailState:
    with sessions() as session:
        return session.scalars(select(OutboxMessage.state)).one()


def test_worker_that_wakes_up_before_data_finds_its_letter_gone(
    sessions: Sessions, postbox: Postbox
) -> None:
    with sessions() as session:
        posted(session, MailClass.contact)
    postbox.script("RCPT", paused(sessions, lambda: deliver(sessions, postbox)))
    assert deliver(sessions, postbox) == {"withheld": 1}
    assert len(postbox.received) == 1
    assert state_of(sessions) is MailState.sent


def test_worker_that_wakes_up_finds_that_another_has_its_letter_in_hand(
    sessions: Sessions, postbox: Postbox
) -> None:
    """Both stand before data with the same letter; only the fence tells them apart."""
    with sessions() as session:
        posted(session, MailClass.contact)
    other_has_it, first_is_done = threading.Event(), threading.Event()
    with ThreadPoolExecutor(1) as others:

        def let_another_begin() -> None:
            with sessions() as session:
                let_leases_run_out(session)
            runs.append(others.submit(deliver, sessions, postbox))
            assert other_has_it.wait(10)

        def hold_the_letter() -> None:
            other_has_it.set()
            assert first_is_done.wait(10)

        runs: list[Future[dict[str, int]]] = []
        postbox.script("RCPT", let_another_begin)
        postbox.script("RCPT", hold_the_letter)
        assert deliver(sessions, postbox) == {"withheld": 1}
        first_is_done.set()
        assert runs[0].result() == {"recovered": 1, "sent": 1}
    assert len(postbox.received) == 1


def test_without_the_last_question_a_worker_that_wakes_up_would_send_again(
    sessions: Sessions, postbox: Postbox
) -> None:
    with sessions() as session:
        posted(session, MailClass.contact)
    postbox.script("RCPT", paused(sessions, lambda: deliver(sessions, postbox)))
    with sessions() as session:
        run(session, Forgetful(postbox.smtp, patience=IMPATIENT))
    assert len(postbox.received) == 2


def test_worker_that_wakes_up_after_data_changes_nothing(
    sessions: Sessions, postbox: Postbox
) -> None:
    with sessions() as session:
        posted(session, MailClass.contact)
    postbox.script("DATA", paused(sessions, lambda: deliver(sessions, postbox)))
    assert deliver(sessions, postbox) == {"late": 1}
    assert len(postbox.received) == 1
    assert state_of(sessions) is MailState.unknown


def test_service_mail_of_a_paused_worker_goes_at_most_twice(
    sessions: Sessions, postbox: Postbox
) -> None:
    with sessions() as session:
        posted(session, MailClass.service)
    postbox.script("DATA", paused(sessions, lambda: deliver(sessions, postbox)))
    assert deliver(sessions, postbox) == {"late": 1}
    assert len(postbox.received) == 2
    assert state_of(sessions) is MailState.sent


def test_opt_out_in_another_connection_holds_the_letter_back(
    sessions: Sessions, postbox: Postbox
) -> None:
    """The opt-out has written and not yet committed when the worker asks its last question."""
    with sessions() as session:
        posted(session, MailClass.contact, candidate_id=7)
    opting_out = sessions()
    commit = threading.Timer(0.3, opting_out.commit)

    def opt_out() -> None:
        assert cancel_waiting(opting_out, 7, "She asked us to stop.") == 1
        commit.start()

    postbox.script("RCPT", opt_out)
    assert deliver(sessions, postbox) == {"withheld": 1}
    commit.join()
    opting_out.close()
    assert postbox.received == []
    assert state_of(sessions) is MailState.cancelled


def test_opt_out_finds_nothing_to_take_back_once_data_has_begun(
    sessions: Sessions, postbox: Postbox
) -> None:
    with sessions() as session:
        posted(session, MailClass.contact, candidate_id=7)
    found: list[int] = []

    def opt_out() -> None:
        with sessions() as session:
            found.append(cancel_waiting(session, 7, "She asked us to stop."))
            session.commit()

    postbox.script("DATA", opt_out)
    assert deliver(sessions, postbox) == {"sent": 1}
    assert found == [0]


def test_the_same_letter_posted_at_the_same_instant_is_there_once(sessions: Sessions) -> None:
    start = threading.Barrier(6)

    def work() -> bool:
        with sessions() as session:
            start.wait()
            message = replace(MESSAGE, to=Mailbox("jane@example.com"))
            letter = post(session, message, "digest:3:2026-W26", MailClass.service, "digest", NOW)
            session.commit()
            return letter is not None

    with ThreadPoolExecutor(6) as workers:
        made = [future.result() for future in [workers.submit(work) for _ in range(6)]]
    assert sorted(made) == [False] * 5 + [True]


WORKER = """
import sys
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from agency.config import Smtp
from agency.mail.smtp import SmtpSender
from tests.mail.letters import run
with Session(create_engine(sys.argv[1])) as session:
    run(session, SmtpSender(Smtp("127.0.0.1", int(sys.argv[2]), "", "", "none")))
"""


@pytest.mark.parametrize(
    ("verb", "contact_arrivals", "service_arrivals"),
    [("RCPT", 1, 1), ("DATA", 0, 1), ("dot", 1, 2)],
)
def test_process_killed_with_9(
    sessions: Sessions,
    postbox: Postbox,
    database_url: str,
    verb: str,
    contact_arrivals: int,
    service_arrivals: int,
) -> None:
    with sessions() as session:
        posted(session, MailClass.contact, "contact", to="contact@example.com")
        posted(session, MailClass.service, "service", to="service@example.com")
    for _ in range(2):
        process = subprocess.Popen(
            [sys.executable, "-c", WORKER, database_url, str(postbox.port)], cwd=os.getcwd()
        )

        def kill(process: subprocess.Popen[bytes] = process) -> None:
            process.send_signal(signal.SIGKILL)
            process.wait()

        postbox.script(verb, kill)
        assert process.wait(30) == -signal.SIGKILL
        postbox.hang_up()

    with sessions() as session:
        let_leases_run_out(session)
    deliver(sessions, postbox)

    assert len(postbox.sent_to("contact@example.com")) == contact_arrivals
    assert len(postbox.sent_to("service@example.com")) == service_arrivals
