"""A worker dies at every marked moment: nothing is lost, and contact mail never goes twice."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy.orm import Session

from agency.mail.models import MailClass, MailState, OutboxMessage
from agency.mail.smtp import SmtpSender
from tests.mail.letters import IMPATIENT, let_leases_run_out, posted, run
from tests.mail.mortal import ForgetfulMortal, Killed, MortalSender, dying_at_commit
from tests.support.smtp import Postbox


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    with Postbox() as postbox:
        yield postbox


def at_word(moment: str) -> Callable[[Session, Postbox], dict[str, Any]]:
    return lambda _session, postbox: {"server": MortalSender(postbox.smtp, moment)}


def at_commit(number: int, is_kept: bool) -> Callable[[Session, Postbox], dict[str, Any]]:
    return lambda session, postbox: {
        "server": SmtpSender(postbox.smtp, patience=IMPATIENT),
        "keep": dying_at_commit(number, session.commit, is_kept),
    }


RECOVERING, CLAIM, DATA, ENDING = 1, 2, 3, 4
"""The commits of a run with one letter, in order."""

# (how it dies, what contact mail is then, arrivals of contact mail, arrivals of service mail)
MOMENTS = {
    "before the claim is kept": (at_commit(CLAIM, False), MailState.sent, 1, 1),
    "after the claim is kept": (at_commit(CLAIM, True), MailState.sent, 1, 1),
    "after connecting": (at_word("after connecting"), MailState.sent, 1, 1),
    "after MAIL": (at_word("after MAIL"), MailState.sent, 1, 1),
    "after RCPT": (at_word("after RCPT"), MailState.sent, 1, 1),
    "before data is kept": (at_commit(DATA, False), MailState.sent, 1, 1),
    "after data is kept": (at_commit(DATA, True), MailState.unknown, 0, 1),
    "after DATA": (at_word("after DATA"), MailState.unknown, 0, 1),
    "in the middle of the message": (at_word("in the middle of the message"), MailState.unknown, 0, 1),
    "after the final dot": (at_word("after the final dot"), MailState.unknown, 1, 2),
    "after the answer": (at_word("after the answer"), MailState.unknown, 1, 2),
    "before the ending is kept": (at_commit(ENDING, False), MailState.unknown, 1, 2),
    "after the ending is kept": (at_commit(ENDING, True), MailState.sent, 1, 1),
}  # fmt: skip


def die(session: Session, **how: Any) -> None:
    with pytest.raises(Killed):
        run(session, **how)
    session.rollback()


@pytest.mark.parametrize("mail_class", MailClass)
@pytest.mark.parametrize("moment", MOMENTS)
def test_letter_survives_a_death(
    session: Session, postbox: Postbox, moment: str, mail_class: MailClass
) -> None:
    how, contact_state, contact_arrivals, service_arrivals = MOMENTS[moment]
    is_contact = mail_class is MailClass.contact
    letter = posted(session, mail_class)
    die(session, **how(session, postbox))
    let_leases_run_out(session)

    run(session, postbox)
    run(session, postbox)

    assert letter.state is (contact_state if is_contact else MailState.sent)
    assert len(postbox.received) == (contact_arrivals if is_contact else service_arrivals)
    assert {received.raw for received in postbox.received} <= {letter.raw}


def test_second_death_after_the_message_left_ends_the_repeats(
    session: Session, postbox: Postbox
) -> None:
    letter = posted(session, MailClass.service)
    for _ in range(2):
        die(session, server=MortalSender(postbox.smtp, "after the final dot"))
        let_leases_run_out(session)
    run(session, postbox)
    assert (letter.state, letter.repeats) == (MailState.unknown, 1)
    assert len(postbox.received) == 2


def test_death_is_not_noticed_before_the_lease_ran_out(session: Session, postbox: Postbox) -> None:
    letter = posted(session)
    die(session, server=MortalSender(postbox.smtp, "after RCPT"))
    assert run(session, postbox) == {}
    assert letter.state is MailState.claimed
    let_leases_run_out(session)
    assert run(session, postbox) == {"recovered": 1, "sent": 1}


def test_without_data_written_first_contact_mail_would_go_twice(
    session: Session, postbox: Postbox
) -> None:
    """The proof that the order of writing is what protects: the same death, without it."""
    posted(session, MailClass.contact)
    die(session, server=ForgetfulMortal(postbox.smtp, "after the final dot"))
    let_leases_run_out(session)
    run(session, postbox)
    assert len(postbox.received) == 2


def test_every_letter_has_a_state_after_many_deaths(session: Session, postbox: Postbox) -> None:
    words = [
        "after connecting",
        "after RCPT",
        "after DATA",
        "after the final dot",
        "after the answer",
    ]
    for number in range(len(words) * 2):
        posted(session, list(MailClass)[number % 2], str(number))
    for word in words * 2:
        die(session, server=MortalSender(postbox.smtp, word))
        let_leases_run_out(session)
    run(session, postbox)
    run(session, postbox)
    for letter in session.query(OutboxMessage):
        arrivals = sum(received.message_id == letter.message_id for received in postbox.received)
        assert letter.state in (MailState.sent, MailState.unknown)
        assert arrivals >= 1 or letter.state is MailState.unknown
        assert arrivals <= (1 if letter.mail_class is MailClass.contact else 2)
