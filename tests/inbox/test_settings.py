"""Drop addresses cannot be guessed, and settings of the mailbox that are wrong stop the start."""

import pytest
from sqlalchemy.orm import Session

from agency.config import Settings, SettingWrong
from agency.inbox.drop_addresses import DropAddresses, renew
from agency.jobs.supervising import parts
from agency.mail.return_path import reply_address, reply_key_in
from tests.factories import RecruiterFactory

DROPS = DropAddresses("a secret", "drop@agency.example")
GOOD = {"SECRET_KEY": "x", "ADDRESS_KEY": "x", "IMAP_HOST": "imap.example.com",
        "DROP_ADDRESS": "Drop@Agency.example"}  # fmt: skip


def test_address_finds_its_recruiter_whatever_its_capitals_and_wherever_it_stands(
    session: Session,
) -> None:
    maya, other = RecruiterFactory(), RecruiterFactory()
    for header in (
        f"To: {DROPS.of(maya)}",
        f"Received: from x for <{DROPS.of(maya).upper()}>; Mon",
        f"Delivered-To: {DROPS.of(maya)}\nTo: drop+{other.id}.{'a' * 26}@agency.example",
    ):
        assert DROPS.whose(session, header) == maya


def test_every_letter_of_a_token_counts(session: Session) -> None:
    maya = RecruiterFactory()
    address = DROPS.of(maya)
    begin = address.index(".") + 1
    for at in range(begin, begin + 26):
        other = "b" if address[at] == "a" else "a"
        assert DROPS.whose(session, f"To: {address[:at]}{other}{address[at + 1 :]}") is None


def test_token_of_another_recruiter_secret_or_time_is_worth_nothing(session: Session) -> None:
    maya, other = RecruiterFactory(), RecruiterFactory()
    theirs = DROPS.of(maya).replace(f"+{maya.id}.", f"+{other.id}.")
    old = DROPS.of(maya)
    renew(maya)
    foreign = DropAddresses("another secret", "drop@agency.example").of(maya)
    for address in (
        theirs,
        old,
        foreign,
        "drop+999999999.aaaaaaaaaaaaaaaaaaaaaaaaaa@agency.example",
    ):
        assert DROPS.whose(session, f"To: {address}") is None


def test_nobody_has_an_address_where_no_mailbox_is_set(session: Session) -> None:
    assert DropAddresses("a secret").of(RecruiterFactory()) == ""


def test_key_of_a_letter_travels_in_an_address_and_back() -> None:
    key = "0123456789" * 4
    assert reply_address("drop@agency.example", key) == f"drop+re-{key}@agency.example"
    assert reply_key_in(f"To: <{reply_address('drop@agency.example', key).upper()}>") == key
    assert reply_address("", key) == reply_key_in("To: drop@agency.example") == ""


def test_mailbox_is_read_from_the_environment() -> None:
    settings = Settings.from_environment({**GOOD, "IMAP_USER": "drop", "IMAP_PASSWORD": "secret"})
    assert settings.imap is not None
    assert settings.drop_address == "drop@agency.example"
    assert (settings.imap.port, settings.imap.security, settings.imap.folder) == (
        993,
        "tls",
        "INBOX",
    )
    assert "secret" not in settings.imap.name
    starttls = Settings.from_environment({**GOOD, "IMAP_SECURITY": "starttls"})
    assert starttls.imap is not None
    assert starttls.imap.port == 143


@pytest.mark.parametrize(
    ("wrong", "named"),
    [({"IMAP_SECURITY": "none"}, "IMAP_SECURITY"), ({"DROP_ADDRESS": ""}, "DROP_ADDRESS"),
     ({"DROP_ADDRESS": "drop"}, "DROP_ADDRESS"), ({"DROP_ADDRESS": "a+b@x.example"}, "DROP_ADDRESS"),
     ({"IMAP_PORT": "many"}, "IMAP_PORT")],
)  # fmt: skip
def test_wrong_setting_is_named(wrong: dict[str, str], named: str) -> None:
    with pytest.raises(SettingWrong, match=named):
        Settings.from_environment({**GOOD, **wrong})


def test_password_is_not_shown_with_the_settings() -> None:
    settings = Settings.from_environment({**GOOD, "IMAP_PASSWORD": "hunter2"})
    assert "hunter2" not in repr(settings)


def test_process_beside_the_mailbox_runs_only_where_there_is_one() -> None:
    assert [part.name for part in parts(8000)] == ["web", "worker", "clock"]
    assert [part.name for part in parts(8000, reads_mail=True)] == [
        "web",
        "worker",
        "clock",
        "inbox",
    ]
