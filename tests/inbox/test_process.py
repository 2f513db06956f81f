"""The process beside the mailbox, as an installation runs it."""

from pathlib import Path

from sqlalchemy import func, select

from agency.database import db
from agency.embedded_postgres import Server
from agency.inbox.drop_addresses import DropAddresses
from agency.touches.models import Touch
from tests.conftest import settings_for
from tests.factories import AgencyFactory, CandidateFactory, RecruiterFactory, WayFactory, bind
from tests.inbox.mails import mail
from tests.support.dovecot import PASSWORD, USER, Dovecot
from tests.support.whole import Processes, migrated_app, own_database, wait_until


def test_mail_is_filed_as_it_arrives_and_after_the_process_was_killed(
    server: Server, imap_server: Dovecot, tmp_path: Path, worker_id: str
) -> None:
    imap_server.empty()
    with (
        own_database(server, f"listening_{worker_id}") as url,
        migrated_app(settings_for(url, tmp_path)),
        Processes(_environment(url, imap_server, tmp_path), tmp_path / "log") as processes,
    ):
        bind(db.session)
        AgencyFactory()
        maya = RecruiterFactory(email="maya@agency.example")
        WayFactory(
            candidate=CandidateFactory(reachable=False, owner=maya), value="jane@example.com"
        )
        drop = DropAddresses("a secret", "drop@agency.example").of(maya)
        db.session.commit()

        def filed(how_many: int) -> bool:
            db.session.rollback()
            return db.session.scalar(select(func.count()).select_from(Touch)) == how_many

        listener = processes.start("inbox")
        imap_server.deliver(mail("One.", to=drop))
        wait_until(lambda: filed(1), 120, "the first mail")
        imap_server.deliver(mail("Two.", to=drop))
        wait_until(lambda: filed(2), 30, "a mail that arrives while it waits")
        listener.kill()
        listener.wait()
        imap_server.deliver(mail("Three.", to=drop))
        processes.start("inbox")
        wait_until(lambda: filed(3), 120, "a mail that came while it was dead")


def test_process_does_not_start_where_the_mailbox_is_wrongly_set(
    server: Server, tmp_path: Path, imap_server: Dovecot
) -> None:
    given = {**_environment(server.url("postgres"), imap_server, tmp_path), "IMAP_SECURITY": "none"}
    with Processes(given, tmp_path / "log") as processes:
        assert processes.start("inbox").wait(120) != 0
    assert "IMAP_SECURITY must be tls or starttls" in (tmp_path / "log").read_text()


def _environment(url: str, imap_server: Dovecot, folder: Path) -> dict[str, str]:
    return {
        "DATABASE_URL": url, "SECRET_KEY": "a secret", "ADDRESS_KEY": "a key", "CALLBACK_VAR": str(folder),
        "DROP_ADDRESS": "drop@agency.example", "IMAP_HOST": "localhost",
        "IMAP_PORT": str(imap_server.tls_port), "IMAP_USER": USER, "IMAP_PASSWORD": PASSWORD,
        "SSL_CERT_FILE": str(imap_server.authority),
    }  # fmt: skip
