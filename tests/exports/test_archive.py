"""Everything in one file: nothing that opens doors, and back into an empty database unchanged."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import text

from agency import clock
from agency.database import Base, db
from agency.demo.making import build_demo
from agency.exports.archive import (
    LEFT_OUT,
    ArchiveRefused,
    read_archive,
    tables_kept,
    write_archive,
)
from agency.exports.models import ExportKind
from agency.exports.tables import table_lines
from agency.mail.message import Mailbox, Message
from agency.mail.models import MailClass, MailState, OutboxMessage
from agency.mail.outbox import post
from agency.preferences.models import Preference
from agency.recruiters.models import Recruiter
from agency.sheets import csv_text
from tests.conftest import settings_for
from tests.support.whole import migrated_app, own_database


def written() -> bytes:
    file = BytesIO()
    write_archive(db.session(), file, clock.now(), lambda _: None)
    db.session.commit()
    return file.getvalue()


def lines_in(archive: bytes) -> dict[str, list[str]]:
    with ZipFile(BytesIO(archive)) as file:
        return {
            table.name: file.read(f"tables/{table.name}.jsonl").decode().splitlines()
            for table in tables_kept()
        }


@pytest.fixture(scope="module")
def of_the_demo(server, tmp_path_factory):
    """The demo agency's archive, with a line that was replaced and a letter that waits."""
    var = tmp_path_factory.mktemp("demo")
    with (
        own_database(server, "archive_demo") as url,
        migrated_app(settings_for(url, var)),
    ):
        session = db.session()
        build_demo(session, clock.today("UTC"), clock.now())
        first, second = session.query(Preference).order_by(Preference.id).limit(2)
        second.replaced_by_id = first.id
        first.replaced_by_id = second.id
        here = Mailbox(name="Us", address="us@example.com")
        letter = Message(to=here, sender=here, subject="A secret link", text="token", html="")
        post(session, letter, once_key="waits", mail_class=MailClass.service, purpose="invitation", now=clock.now())  # fmt: skip
        session.query(Recruiter).update({"password_hash": "a hash nobody may take away"})
        session.commit()
        yield written()


@pytest.fixture
def empty(server, tmp_path):
    with (
        own_database(server, "archive_empty") as url,
        migrated_app(settings_for(url, tmp_path)),
    ):
        yield db.session()


def test_every_table_is_in_it_or_named_as_left_out(of_the_demo):
    assert {table.name for table in tables_kept()} | LEFT_OUT == set(Base.metadata.tables)
    with ZipFile(BytesIO(of_the_demo)) as file:
        readme = file.read("README.txt").decode()
        assert set(file.namelist()) == {"README.txt", "manifest.json"} | {
            f"tables/{table.name}.jsonl" for table in tables_kept()
        }
    assert "Alder & Quay" in readme
    assert all(name in readme for name in LEFT_OUT)


def test_nothing_in_it_opens_a_door(of_the_demo):
    with ZipFile(BytesIO(of_the_demo)) as file:
        everything = b"".join(file.read(name) for name in file.namelist())
    assert b"a hash nobody may take away" not in everything
    assert b"A secret link" not in everything
    keys = [
        (table.name, column.name)
        for table in tables_kept()
        for column in table.columns
        if column.name in ("token_hash", "key_hash")
    ]
    lines = lines_in(of_the_demo)
    found = {(name, json.loads(line)[key]) for name, key in keys for line in lines[name]}
    assert found == {(name, None) for name, _key in keys}


def test_read_into_an_empty_database_and_written_again_nothing_has_changed(of_the_demo, empty):
    read_archive(empty, BytesIO(of_the_demo), lambda _: None)
    empty.commit()
    before, after = lines_in(of_the_demo), lines_in(written())
    waited = before.pop("outbox_messages")
    assert [json.loads(line)["state"] for line in waited] == [MailState.queued]
    assert [json.loads(line)["state"] for line in after.pop("outbox_messages")] == ["cancelled"]
    assert sum(map(len, after.values())) > 5_000
    for name, lines in before.items():
        assert after[name] == lines, name


def test_new_rows_after_reading_get_numbers_of_their_own(of_the_demo, empty):
    read_archive(empty, BytesIO(of_the_demo), lambda _: None)
    highest = max(one.id for one in empty.query(Recruiter))
    empty.add(Recruiter(name="New", email="new@example.com", zone="UTC"))
    empty.flush()
    assert empty.query(Recruiter).filter_by(name="New").one().id == highest + 1
    assert empty.query(OutboxMessage).filter_by(state=MailState.queued).count() == 0


def test_a_database_with_people_a_strange_file_and_another_version_are_refused(of_the_demo, empty):
    with pytest.raises(ArchiveRefused, match="not an archive"):
        read_archive(empty, BytesIO(b"name,title\n"), lambda _: None)
    empty.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(ArchiveRefused, match="Read it with the version"):
        read_archive(empty, BytesIO(of_the_demo), lambda _: None)
    empty.rollback()
    read_archive(empty, BytesIO(of_the_demo), lambda _: None)
    with pytest.raises(ArchiveRefused, match="people in this database"):
        read_archive(empty, BytesIO(of_the_demo), lambda _: None)


def test_the_commands_write_and_read_a_file(of_the_demo, server, tmp_path):
    file = tmp_path / "agency.zip"
    with (
        own_database(server, "archive_commands") as url,
        migrated_app(settings_for(url, tmp_path)) as app,
    ):
        file.write_bytes(of_the_demo)
        run = app.test_cli_runner()
        told = run.invoke(args=["archive", "read", str(file)])
        assert told.exit_code == 0, told.output
        again = run.invoke(args=["archive", "read", str(file)])
        assert (again.exit_code, "people in this database" in again.output) == (1, True)
        other = tmp_path / "again.zip"
        told = run.invoke(args=["archive", "write", str(other)])
        assert told.exit_code == 0, told.output
        assert other.exists()
        assert not list(tmp_path.glob("*.part"))


class TestLists:
    """A list that was taken away and is taken in again where it came from changes nothing."""

    @pytest.mark.parametrize("kind", [ExportKind.candidates, ExportKind.roles])
    def test_changes_nothing(self, of_the_demo, server, tmp_path, kind):
        file = tmp_path / "list.csv"
        with (
            own_database(server, "archive_lists") as url,
            migrated_app(settings_for(url, tmp_path)) as app,
        ):
            session = db.session()
            read_archive(session, BytesIO(of_the_demo), lambda _: None)
            session.commit()
            file.write_text("".join(csv_text(table_lines(session, kind, {}))))
            before = lines_in(written())
            told = app.test_cli_runner().invoke(args=["import", str(kind), str(file)])
            assert told.exit_code == 0, told.output
            after = lines_in(written())
        changed = {name for name in before if after[name] != before[name]}
        assert changed == set(), told.output
