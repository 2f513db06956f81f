"""The mail server is left alone when it does not answer or does not want us."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from agency.mail.line import line_at_rest, may_try, mend_line
from agency.mail.models import MailClass, MailLine, MailState, StopKind
from agency.mail.stops import open_stops
from tests.mail.letters import NOW, posted, run
from tests.support.smtp import RESET, Postbox

HOUR = timedelta(hours=1)


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    with Postbox() as postbox:
        yield postbox


def rest_seconds(session: Session) -> float | None:
    return session.scalar(
        text("SELECT extract(epoch FROM rests_until - clock_timestamp()) FROM mail_line")
    )


def let_the_rest_be_over(session: Session) -> None:
    session.execute(text("UPDATE mail_line SET rests_until = clock_timestamp()"))
    session.commit()


def fail(session: Session, postbox: Postbox, times: int, verb: str = "MAIL") -> None:
    postbox.script(verb, RESET, times)
    for number in range(times):
        posted(session, key=f"{verb}{session.info.setdefault('n', 0)}{number}")
        session.info["n"] += 1
        run(session, postbox)


def test_five_faults_in_a_row_and_nobody_tries_for_a_minute(
    session: Session, postbox: Postbox
) -> None:
    fail(session, postbox, 4)
    assert line_at_rest(session) is None
    fail(session, postbox, 1)
    assert 30 < (rest_seconds(session) or 0) <= 60
    tried = postbox.verbs.count("MAIL")
    waiting = posted(session, key="waits")
    assert run(session, postbox) == {}
    assert postbox.verbs.count("MAIL") == tried
    assert (waiting.state, waiting.attempts) == (MailState.queued, 0)


def test_letter_that_gets_through_ends_the_count(session: Session, postbox: Postbox) -> None:
    fail(session, postbox, 4)
    posted(session, key="goes")
    assert run(session, postbox)["sent"] == 1
    fail(session, postbox, 4)
    assert line_at_rest(session) is None


def test_each_failing_probe_doubles_the_rest_up_to_a_quarter_of_an_hour(
    session: Session, postbox: Postbox
) -> None:
    fail(session, postbox, 5)
    rests = []
    for _ in range(6):
        let_the_rest_be_over(session)
        fail(session, postbox, 1)
        rests.append(round((rest_seconds(session) or 0) / 60))
    assert rests == [2, 4, 8, 15, 15, 15]


def test_after_the_rest_one_letter_is_tried_and_if_it_goes_all_is_well(
    session: Session, postbox: Postbox
) -> None:
    fail(session, postbox, 5)
    let_the_rest_be_over(session)
    assert run(session, postbox, NOW + HOUR)["sent"] == 5
    assert line_at_rest(session) is None


def test_only_one_worker_tries(session: Session, postbox: Postbox) -> None:
    fail(session, postbox, 5)
    let_the_rest_be_over(session)
    assert [may_try(session) for _ in range(3)] == [True, False, False]


def test_person_who_says_that_it_works_again_is_believed(
    session: Session, postbox: Postbox
) -> None:
    fail(session, postbox, 5)
    mend_line(session)
    assert line_at_rest(session) is None
    assert run(session, postbox, NOW + HOUR)["sent"] == 5


@pytest.mark.parametrize(
    ("verb", "reply"),
    [
        ("MAIL", "550 5.7.1 policy"),
        ("dot", "554 5.6.0 spam"),
        ("RCPT", "550 5.7.1 you are on a list"),
    ],
)
def test_three_refusals_in_a_row_stop_contact_mail_and_rest_the_line(
    session: Session, postbox: Postbox, verb: str, reply: str
) -> None:
    postbox.script(verb, reply, times=3)
    for number in range(5):
        posted(session, MailClass.contact, str(number))
    assert run(session, postbox) == {"failed": 3}
    (stop,) = open_stops(session)
    assert stop.kind is StopKind.refusals
    assert reply in stop.why
    assert line_at_rest(session) is not None
    let_the_rest_be_over(session)
    assert run(session, postbox) == {}  # the server would take them now; a person has to look first


def test_refusals_with_a_success_between_them_stop_nothing(
    session: Session, postbox: Postbox
) -> None:
    for number in range(6):
        posted(session, MailClass.contact, str(number))
    for answer in ("550 5.7.1 no", "550 5.7.1 no", "250 ok", "550 5.7.1 no", "550 5.7.1 no"):
        postbox.script("MAIL", answer if answer[0] == "5" else (lambda: None))
    assert run(session, postbox) == {"failed": 4, "sent": 2}
    assert open_stops(session) == []


def test_line_is_one_row_however_many_write_to_it(session: Session, postbox: Postbox) -> None:
    fail(session, postbox, 3)
    assert session.query(MailLine).count() == 1
