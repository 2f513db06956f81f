"""Workers in processes of their own, killed with -9 at marked points and at random, and the count afterwards."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.connection import Connection

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from agency.config import Smtp
from agency.mail.models import MailClass, MailState, OutboxMessage
from agency.mail.smtp import Patience, SmtpSender
from tests.mail.letters import NOW, let_leases_run_out, posted, run
from tests.mail.mortal import ForgetfulMortal, MortalSender, by_signal, dying_at_commit
from tests.support.forked import FORKED
from tests.support.smtp import Postbox

AT_WORDS = (
    "after connecting",
    "after MAIL",
    "after RCPT",
    "in the middle of the message",
    "after the final dot",
    "after the answer",
)
COMMITS = {
    "before the claim is kept": (0, False),
    "after the claim is kept": (0, True),
    "after data is kept": (1, True),
}
"""Which commit of a letter's three, and whether it is still made."""
POINTS = (*COMMITS, *AT_WORDS)
AFTER_DATA = ("after data is kept", *AT_WORDS[3:])
AT_RANDOM = "at random"
_RECOVERING, _A_LETTER = 1, 3
"""Commits before the first letter, and for each."""
_LONGEST_MS = 60
_PATIENCE = 300
"""Seconds for a process to begin and to die, however busy the machine."""


@dataclass
class Count:
    """What became of the letters."""

    kills: int = 0
    kills_after_data: int = 0
    """And those at random, which may have been."""
    letters: int = 0
    contact_twice: int = 0
    contact_lost: int = 0
    """Did not arrive, and are not waiting on the screen for somebody who knows."""
    service_lost: int = 0
    service_copies: int = 0
    service_too_often: int = 0
    unknown: int = 0
    said_sent_and_did_not_arrive: int = 0
    in_no_final_state: int = 0

    @property
    def is_as_promised(self) -> bool:
        wrong = (
            self.contact_twice + self.contact_lost + self.service_lost + self.service_too_often
            + self.said_sent_and_did_not_arrive + self.in_no_final_state
        )  # fmt: skip
        return wrong == 0 and self.unknown <= self.kills_after_data


def kill_workers(
    url: str,
    postbox: Postbox,
    moments: list[str],
    letters_each: int = 5,
    is_careful: bool = True,
    seed: int = 1,
) -> Count:
    """One worker for each moment, each with some new letters; then one that lives. ``is_careful`` is
    the product; without it ``data`` is written down after the message has left.
    """
    chance, count = random.Random(seed), Count()
    engine = create_engine(url)
    with Session(engine) as session:
        for number, moment in enumerate(moments):
            _post(session, number, letters_each)
            _die(url, postbox.smtp, moment, chance, is_careful)
            postbox.hang_up()
            let_leases_run_out(session)
            count.kills += 1
            count.kills_after_data += moment in (*AFTER_DATA, AT_RANDOM)
        for hour in range(1, 6):
            alive, later = SmtpSender(postbox.smtp), NOW + timedelta(hours=hour)
            run(session, alive, later, limit=len(moments) * letters_each)
        _take_stock(session, postbox, count)
    engine.dispose()
    return count


def marked(times: int) -> list[str]:
    """Every marked point, so many times."""
    return [point for _ in range(times) for point in POINTS]


def _post(session: Session, number: int, how_many: int) -> None:
    for which in range(how_many):
        mail_class = MailClass.contact if which % 2 == 0 else MailClass.service
        posted(session, mail_class, f"{number}:{which}", to=f"{number}.{which}@example.com")


def _die(url: str, smtp: Smtp, moment: str, chance: random.Random, is_careful: bool) -> None:
    ours, theirs = FORKED.Pipe()
    which = chance.randint(1, 5)
    process = FORKED.Process(target=_work, args=(url, smtp, moment, which, is_careful, theirs))
    process.start()
    if moment == AT_RANDOM:
        assert ours.poll(_PATIENCE)
        time.sleep(chance.uniform(0, _LONGEST_MS) / 1000)
        process.kill()
    process.join(_PATIENCE)
    # 255 is said of a death too quick for the fork server to see its signal; 0 and 1 are no death.
    assert moment == AT_RANDOM or process.exitcode in (-9, 255), (moment, process.exitcode)
    process.close()


def _work(
    url: str, smtp: Smtp, moment: str, which: int, is_careful: bool, ready: Connection
) -> None:
    """A worker's run, in its own process, which does not survive it."""
    with Session(create_engine(url)) as session:
        session.connection()
        session.rollback()
        ready.send("ready")
        run(session, _sender(smtp, moment, which, is_careful), keep=_keep(session, moment, which))


def _sender(smtp: Smtp, moment: str, which: int, is_careful: bool) -> SmtpSender:
    if not is_careful:
        return ForgetfulMortal(smtp, moment, which, by_signal, Patience())
    which = 1 if moment == "after connecting" else which
    return MortalSender(smtp, moment, which, by_signal, Patience())


def _keep(session: Session, moment: str, which: int) -> Callable[[], None]:
    if moment not in COMMITS:
        return session.commit
    commit, is_kept = COMMITS[moment]
    number = _RECOVERING + _A_LETTER * (which - 1) + commit + 1
    return dying_at_commit(number, session.commit, is_kept, by_signal)


def _take_stock(session: Session, postbox: Postbox, count: Count) -> None:
    arrived = Counter(received.message_id for received in postbox.received)
    for letter in _letters(session):
        copies, is_unknown = arrived[letter.message_id], letter.state is MailState.unknown
        is_contact = letter.mail_class is MailClass.contact
        count.letters += 1
        count.unknown += is_unknown
        count.in_no_final_state += letter.state not in (MailState.sent, MailState.unknown)
        count.said_sent_and_did_not_arrive += letter.state is MailState.sent and copies == 0
        if is_contact:
            count.contact_twice += copies > 1
            count.contact_lost += copies == 0 and not is_unknown
        else:
            count.service_lost += copies == 0 and not is_unknown
            count.service_copies += max(copies - 1, 0)
            count.service_too_often += copies > 2


def _letters(session: Session) -> Iterator[OutboxMessage]:
    yield from session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
