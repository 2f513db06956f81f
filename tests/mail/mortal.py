"""Workers that die, or forget what they were taught, at a chosen moment."""

import os
import signal
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from agency.config import Smtp
from agency.mail.handover import Letter, Outcome
from agency.mail.smtp import Patience, SmtpSender
from tests.mail.letters import IMPATIENT


class Killed(BaseException):
    """The process ends here; nothing more is written and nobody says goodbye."""


Death = Callable[[], None]


def of_an_exception() -> None:
    raise Killed


def by_signal() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class MortalSender(SmtpSender):
    """Dies at a word of the conversation, the first time it is said or a later one."""

    def __init__(
        self,
        smtp: Smtp,
        dies_at: str,
        number: int = 1,
        death: Death = of_an_exception,
        patience: Patience = IMPATIENT,
    ) -> None:
        super().__init__(smtp, patience=patience)
        self._moment = Moment(dies_at, number, death)

    def __exit__(self, *exception: object) -> None:
        self._hang_up()

    def _connect(self) -> smtplib.SMTP:
        return _MortalLine(self._settings.host, self._settings.port, self._moment)


@dataclass
class Moment:
    """When it ends, and how; ``left`` counts down."""

    name: str
    left: int
    death: Death

    def has_come(self, name: str) -> bool:
        self.left -= name == self.name
        return name == self.name and self.left == 0


class _MortalLine(smtplib.SMTP):
    def __init__(self, host: str, port: int, moment: Moment) -> None:
        self._moment = moment
        self._is_message_out = False
        super().__init__(host, port, timeout=2)
        self._die("after connecting")

    def mail(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        answer = super().mail(*args, **kwargs)
        self._die("after MAIL")
        return answer

    def rcpt(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        answer = super().rcpt(*args, **kwargs)
        self._die("after RCPT")
        return answer

    def docmd(self, *args: Any) -> tuple[int, bytes]:
        answer = super().docmd(*args)
        if args[0] == "DATA":
            self._die("after DATA")
        return answer

    def send(self, data: Any) -> None:
        self._is_message_out = isinstance(data, bytes) and data.endswith(b"\r\n.\r\n")
        if self._is_message_out and self._moment.has_come("in the middle of the message"):
            super().send(data[: len(data) // 2])
            self._end()
        super().send(data)
        if self._is_message_out and self._moment.has_come("after the final dot"):
            super().getreply()  # let the server have all of it before the line is cut
            self._end()

    def getreply(self) -> tuple[int, bytes]:
        answer = super().getreply()
        if self._is_message_out:
            self._is_message_out = False
            self._die("after the answer")
        return answer

    def _die(self, moment: str) -> None:
        if self._moment.has_come(moment):
            self._end()

    def _end(self) -> None:
        self.close()
        self._moment.death()


class Forgetful(SmtpSender):
    """Asks nothing and writes ``data`` down only when the message has left: the broken variant."""

    def send(self, letter: Letter, before_data: Callable[[], bool]) -> Outcome:
        outcome = super().send(letter, lambda: True)
        before_data()
        return outcome


class ForgetfulMortal(Forgetful, MortalSender):
    """Both."""


def dying_at_commit(
    number: int, commit: Callable[[], None], is_kept: bool, death: Death = of_an_exception
) -> Callable[[], None]:
    """A ``keep`` that dies at its n-th call, before or after the commit."""
    calls = 0

    def keep() -> None:
        nonlocal calls
        calls += 1
        if calls == number and not is_kept:
            death()
        commit()
        if calls == number:
            death()

    return keep
