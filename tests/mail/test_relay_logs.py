"""What a Postfix relay wrote down of our letters, and of nobody else's."""

import pytest

from agency.mail.event_kinds import EventKind
from agency.mail.relay_logs import read_relay_log

OURS = f"<{'a1' * 20}@mail.example.com>"
OTHER = f"<{'b2' * 20}@mail.example.com>"
HOST = "Nov 26 10:00:00 relay postfix"
MX = "to=<jane@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=0.9, delays=0.1/0/0.4/0.4"


def tied(queue: str = "4D2F1A", message_id: str = OURS) -> str:
    return f"{HOST}/cleanup[301]: {queue}: message-id={message_id}"


def fate(dsn: str, words: str, queue: str = "4D2F1A", program: str = "smtp") -> str:
    return f"{HOST}/{program}[305]: {queue}: {MX}, dsn={dsn}, status={words}"


ACTIVE = f"{HOST}/qmgr[299]: 4D2F1A: from=<bounce+x@example.com>, size=2112, nrcpt=1 (queue active)"
FATES: dict[str, tuple[str, EventKind, str]] = {
    "sent": (fate("2.0.0", "sent (250 2.0.0 Ok: queued)"), EventKind.relayed, "2.0.0"),
    "put into a mailbox": (fate("2.0.0", "sent (delivered)", program="lmtp"), EventKind.relayed, "2.0.0"),
    "put off": (fate("4.4.1", "deferred (connect timed out)"), EventKind.delayed, "4.4.1"),
    "nobody of that name": (fate("5.1.1", "bounced (550 5.1.1 no)"), EventKind.hard_bounce, "5.1.1"),
    "no such host": (fate("5.4.4", "bounced (not found)", program="error"), EventKind.hard_bounce, "5.4.4"),
    "given up": (fate("4.4.1", "expired, returned to sender", program="qmgr"), EventKind.soft_bounce, "4.4.1"),
    "taken, and nothing more yet": (ACTIVE, EventKind.relayed, ""),
    "its own instance": (
        fate("2.0.0", "sent (250 Ok)").replace("postfix/", "postfix-out/"), EventKind.relayed, "2.0.0",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FATES)
def test_fate_is_understood(name: str) -> None:
    line, kind, status = FATES[name]
    (report,) = read_relay_log([tied(), line])
    assert (report.kind, report.status, report.message_ids) == (kind, status, (OURS,))


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [tied()],
        [tied(), f"{HOST}/smtpd[300]: 4D2F1A: client=web[192.0.2.9]"],
        [fate("2.0.0", "sent (250 Ok)")],
        [tied(message_id="<newsletter@example.com>"), fate("2.0.0", "sent (250 Ok)")],
        [tied(), fate("2.0.0", "sent (250 Ok)", queue="9C0FFEE")],
        [tied(), fate("2.0.0", "pondered")],
        [tied(), fate("2.0.0", "sent (250 Ok)", program="smtpd")],
        [tied(), "Nov 26 10:00:00 relay dovecot: 4D2F1A: dsn=2.0.0, status=sent"],
        ["\0\ufffd" * 40, "x" * 100_000],
    ],
    ids=["nothing", "begun and broken off", "only who connected", "whose letter it was is not told",
         "not ours", "another letter's", "a word nobody knows", "not a deliverer", "not Postfix",
         "no log"],
)  # fmt: skip
def test_what_proves_nothing_tells_nothing(lines: list[str]) -> None:
    assert read_relay_log(lines) == []


def test_last_word_on_a_letter_counts() -> None:
    lines = [tied(), ACTIVE, fate("4.4.1", "deferred (later)"), fate("2.0.0", "sent (250 Ok)")]
    assert [one.kind for one in read_relay_log(lines)] == [EventKind.relayed]
    assert [one.status for one in read_relay_log(lines)] == ["2.0.0"]


def test_queue_numbers_are_given_out_again() -> None:
    lines = [
        tied(), fate("2.0.0", "sent (250 Ok)"),
        tied(message_id=OTHER), fate("5.1.1", "bounced (no)"),
        tied(message_id="<somebody@else.example>"), fate("5.1.1", "bounced (no)"),
    ]  # fmt: skip
    told = {one.message_ids[0]: one.kind for one in read_relay_log(lines)}
    assert told == {OURS: EventKind.relayed, OTHER: EventKind.hard_bounce}
