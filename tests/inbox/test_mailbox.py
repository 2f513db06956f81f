"""The mailbox is read over TLS, stored before it is read, and looked at anew when its numbers change."""

import threading
import time
from dataclasses import replace
from hashlib import sha256

import pytest
from sqlalchemy import select

from agency import clock
from agency.candidates.models import Candidate
from agency.config import Imap
from agency.inbox.imap import CannotRead, Line
from agency.inbox.models import Fate, InboxCursor, InboxHealth, ReceivedMail
from agency.inbox.storing import store_new
from agency.jobs.listening import listen_once
from agency.jobs.running import run_task
from agency.recruiters.models import Recruiter
from tests.inbox.conftest import Inbox
from tests.inbox.mails import mail


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_mails_come_over_an_encrypted_line_as_they_were_sent(inbox: Inbox, security: str) -> None:
    raw = mail().replace(b"\n", b"\r\n")
    inbox.server.deliver(raw)
    with Line(inbox.server.settings(security)) as line:
        [fetched] = line.fetch(line.uids_after(0))
    assert (fetched.raw, fetched.size) == (raw, len(raw))
    assert fetched.arrived_at is not None
    assert abs((clock.now() - fetched.arrived_at).total_seconds()) < 60


REFUSED = {
    "a certificate that nobody vouches for": (lambda given: given, "is not one that we trust"),
    "a certificate of another server": (lambda given: replace(given, host="127.0.0.1"), "is not one that we trust"),
    "a wrong password": (lambda given: replace(given, password="wrong"), "refused the name or the password"),
    "a folder that is not there": (lambda given: replace(given, folder="Nowhere"), "no folder of that name"),
    "a port that nobody answers": (lambda given: replace(given, port=1), "Nothing answers"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_line_is_refused_with_a_sentence(
    inbox: Inbox, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed, sentence = REFUSED[what]
    if "nobody vouches" in what:
        monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(CannotRead, match=sentence), Line(changed(inbox.server.settings())):
        pass


def test_password_is_never_said_over_a_line_that_cannot_be_encrypted(inbox: Inbox) -> None:
    """The port that begins in the clear is asked for TLS at once."""
    clear = replace(inbox.server.settings(), port=inbox.server.port)
    with pytest.raises(CannotRead, match="No encrypted line"), Line(clear, seconds=2):
        pass


def test_raw_mail_is_stored_with_its_hash_before_it_is_read(inbox: Inbox) -> None:
    inbox.server.deliver(b"\xff\xfe not a mail at all")
    with Line(inbox.server.settings()) as line:
        stored = store_new(inbox.session, "one", line, inbox.session.commit, clock.now())
    [kept] = inbox.mails
    assert (stored, kept.fate) == (1, Fate.new)
    assert kept.sha256 == sha256(kept.raw).digest()
    assert kept.raw.startswith(b"\xff\xfe")


def test_flag_is_set_on_what_is_stored_and_on_nothing_else(inbox: Inbox) -> None:
    inbox.take(mail("One."), mail("Two."))
    assert inbox.server.seen() == 2
    inbox.server.deliver(mail("Three."))
    assert inbox.server.seen() == 2
    inbox.look()
    assert inbox.server.seen() == 3


def test_flag_that_a_death_came_before_is_set_at_the_next_look(inbox: Inbox) -> None:
    inbox.take(mail())
    with inbox.server.box() as box:
        box.flag(box.uids(), r"\Seen", False)
    assert inbox.server.seen() == 0
    assert inbox.look() == {"stored": 0}
    assert inbox.server.seen() == 1


def test_mails_are_never_deleted_from_the_mailbox(inbox: Inbox) -> None:
    inbox.take(mail("One."), mail("Two."))
    with inbox.server.box() as box:
        assert len(box.uids()) == 2


def test_new_uidvalidity_is_looked_at_anew_and_adds_nothing_twice(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    inbox.take(mail("One.", to=inbox.drop(maya)), mail("Two.", to=inbox.drop(maya)))
    inbox.server.forget_uids()
    inbox.server.deliver(mail("Three.", to=inbox.drop(maya)))
    assert inbox.look() == {"stored": 3, "duplicate": 2, "filed": 1}
    assert [touch.quote for touch in inbox.touches] == ["One.", "Two.", "Three."]
    assert len(inbox.session.scalars(select(InboxCursor)).all()) == 2


def test_look_takes_only_so_many_and_the_next_takes_the_rest(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agency.inbox.storing.AT_A_TIME", 2)
    assert inbox.take(*(mail(f"{number}.") for number in range(5)))["stored"] == 2
    assert [inbox.look()["stored"] for _ in range(3)] == [2, 1, 0]


def test_mail_that_is_too_large_is_told_and_only_its_header_is_taken(
    inbox: Inbox, maya: Recruiter, jane: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("imap", "taking_apart"):
        monkeypatch.setattr(f"agency.inbox.{place}.LARGEST", 2_000)
    counts = inbox.take(mail("a " * 2_000, to=inbox.drop(maya)), mail("Two.", to=inbox.drop(maya)))
    assert counts == {"stored": 2, "unreadable": 1, "filed": 1}
    large = inbox.mails[0]
    assert (large.recruiter_id, len(large.raw) < 2_000) == (maya.id, True)
    assert large.why.startswith("It is larger than 25 MB.")


def test_mail_that_is_gone_when_it_is_fetched_stops_nothing(inbox: Inbox) -> None:
    inbox.server.deliver(mail("One."), mail("Two."))
    with Line(inbox.server.settings()) as line:
        uids = line.uids_after(0)
        with inbox.server.box() as box:
            box.delete(str(uids[0]))
        assert [each.uid for each in line.fetch(uids)] == uids[1:]


def test_health_tells_when_a_look_worked_and_why_one_did_not(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.look()
    name = inbox.server.settings().name
    health = inbox.session.get_one(InboxHealth, name)
    assert (health.error, health.failed_at) == ("", None)
    worked_at = health.polled_at
    wrong = replace(inbox.settings, imap=inbox.server.settings(password="wrong"))
    monkeypatch.setitem(inbox.app.extensions, "settings", wrong)
    assert inbox.look() == {"stored": 0}
    inbox.session.expire_all()
    health = inbox.session.get_one(InboxHealth, name)
    assert health.error == "The server refused the name or the password."
    assert health.polled_at == worked_at


def test_what_is_stored_is_filed_though_the_mailbox_is_out_of_reach(
    inbox: Inbox, maya: Recruiter, jane: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.server.deliver(mail(to=inbox.drop(maya)))
    with Line(inbox.server.settings()) as line:
        name = inbox.server.settings().name
        store_new(inbox.session, name, line, inbox.session.commit, clock.now())
    away = replace(inbox.settings, imap=replace(inbox.server.settings(), port=1))
    monkeypatch.setitem(inbox.app.extensions, "settings", away)
    assert inbox.look() == {"stored": 0, "filed": 1}


def test_nothing_is_looked_at_where_no_mailbox_is_set(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(inbox.app.extensions, "settings", replace(inbox.settings, imap=None))
    inbox.session.commit()
    assert run_task(inbox.app, "poll_inbox") == {}


def test_no_transaction_is_open_while_the_network_is_used(inbox: Inbox) -> None:
    inbox.session.commit()
    inbox.server.deliver(mail("One."), mail("Two."))

    class Watching(Line):
        def __getattribute__(self, name: str) -> object:
            if name in ("uids_after", "unmarked", "fetch", "mark", "_asked", "_bytes_of"):
                assert not inbox.session().in_transaction(), name
            return super().__getattribute__(name)

    with Watching(inbox.server.settings()) as line:
        assert store_new(inbox.session, "one", line, inbox.session.commit, clock.now()) == 2


def test_listener_files_what_arrives_while_it_waits(
    inbox: Inbox, maya: Recruiter, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[float] = []
    monkeypatch.setattr("agency.jobs.listening.run_task", lambda *_: looks.append(time.monotonic()))
    waiting = threading.Thread(
        target=listen_once, args=(inbox.app, inbox.server.settings(), 3), daemon=True
    )
    waiting.start()
    while not looks:
        time.sleep(0.05)
    time.sleep(0.5)
    inbox.server.deliver(mail())
    delivered = time.monotonic()
    waiting.join(10)
    assert len(looks) >= 2
    assert looks[1] - delivered < 2.5


def test_listener_rests_when_the_mailbox_does_not_answer(inbox: Inbox) -> None:
    away: Imap = replace(inbox.server.settings(), port=1)
    assert listen_once(inbox.app, away) == 60


def test_command_says_what_is_missing(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(inbox.app.extensions, "settings", replace(inbox.settings, imap=None))
    result = inbox.app.test_cli_runner().invoke(args=["inbox"])
    assert (result.exit_code, result.output) == (
        1, "Error: No mailbox is set. IMAP_HOST and DROP_ADDRESS name it.\n",
    )  # fmt: skip


def test_mails_of_two_folders_are_told_apart(inbox: Inbox) -> None:
    inbox.server.deliver(mail("One."))
    inbox.server.deliver(mail("Other."), folder="Drop")
    for folder in ("INBOX", "Drop"):
        given = inbox.server.settings(folder=folder)
        with Line(given) as line:
            store_new(inbox.session, given.name, line, inbox.session.commit, clock.now())
    assert inbox.session.query(ReceivedMail).count() == 2
