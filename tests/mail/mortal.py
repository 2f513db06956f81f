"""Workers that die, or forget what they were taught, at a chosen moment."""

import smtplib
from collections.abc import Callable
from typing import Any

from agency.mail.handover import Letter, Outcome
from agency.mail.smtp import SmtpSender
from tests.mail.letters import IMPATIENT
from tests.support.smtp import Postbox


class Killed(BaseException):
    """The process ends here; nothing more is written and nobody says goodbye."""


class MortalSender(SmtpSender):
    """Dies at a word of the conversation."""

    def __init__(self, postbox: Postbox, dies_at: str) -> None:
        super().__init__(postbox.smtp, patience=IMPATIENT)
        self._dies_at = dies_at

    def __exit__(self, *exception: object) -> None:
        self._hang_up()

    def _connect(self) -> smtplib.SMTP:
        return _MortalLine(self._settings.host, self._settings.port, self._dies_at)


class _MortalLine(smtplib.SMTP):
    def __init__(self, host: str, port: int, dies_at: str) -> None:
        self._dies_at = dies_at
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
        if isinstance(data, bytes) and data.endswith(b"\r\n.\r\n"):
            self._is_message_out = True
            if self._dies_at == "in the middle of the message":
                super().send(data[: len(data) // 2])
            self._die("in the middle of the message")
        super().send(data)
        if self._is_message_out:
            self._die("after the final dot")

    def getreply(self) -> tuple[int, bytes]:
        answer = super().getreply()
        if self._is_message_out:
            self._die("after the answer")
        return answer

    def _die(self, moment: str) -> None:
        if moment != self._dies_at:
            return
        if moment == "after the final dot":
            super().getreply()  # let the server have all of it before the line is cut
        self.close()
        raise Killed


class Forgetful(SmtpSender):
    """Asks nothing and writes nothing down before the message leaves: the broken variant."""

    def send(self, letter: Letter, _before_data: Callable[[], bool]) -> Outcome:
        return super().send(letter, lambda: True)


class ForgetfulMortal(MortalSender):
    """Both."""

    def send(self, letter: Letter, _before_data: Callable[[], bool]) -> Outcome:
        return super().send(letter, lambda: True)


def dying_at_commit(number: int, commit: Callable[[], None], is_kept: bool) -> Callable[[], None]:
    """A ``keep`` that dies at its n-th call, before or after the commit."""
    calls = 0

    def keep() -> None:
        nonlocal calls
        calls += 1
        if calls == number and not is_kept:
            raise Killed
        commit()
        if calls == number:
            raise Killed

    return keep
