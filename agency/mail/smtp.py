"""Handing over by SMTP, verb by verb, so that we know at every fault whether the message had left."""

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from agency.config import Smtp
from agency.mail.handover import Letter, Outcome, Result
from agency.mail.return_path import ReturnPath

_LEADING_DOT = re.compile(rb"(?m)^\.")
_CLOSING = 421


@dataclass(frozen=True)
class Patience:
    """How many seconds we wait for an answer: to a command, and to the whole message (RFC 5321, 4.5.3.2.6)."""

    command: float = 60
    message: float = 600


class SmtpSender:
    """One connection for a run of letters, opened at the first. Certificates are always verified."""

    def __init__(
        self,
        settings: Smtp,
        tls: ssl.SSLContext | None = None,
        patience: Patience | None = None,
        return_path: ReturnPath | None = None,
    ) -> None:
        self._settings = settings
        self._return_path = return_path
        self._tls = tls or (ssl.create_default_context() if settings.security != "none" else None)
        self._patience = patience or Patience()
        self._line: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._line:
            with suppress(OSError):
                self._line.quit()
        self._hang_up()

    def send(self, letter: Letter, before_data: Callable[[], bool]) -> Outcome:
        """Hand one letter over. ``before_data`` is asked after RCPT was accepted, before DATA."""
        try:
            line = self._ready_line()
            no = self._address(line, letter)
            if no:
                return no
        except OSError as fault:  # every error of smtplib, ssl and socket is one
            return self._line_down(Result.later, _kind(fault))
        if not before_data():
            return Outcome(Result.withheld)
        return self._hand_over(line, letter)

    def _ready_line(self) -> smtplib.SMTP:
        """The connection in hand if it still answers, or a new one."""
        if self._line:
            with suppress(OSError):
                if self._line.rset()[0] == 250:
                    return self._line
            self._hang_up()
        self._line = self._connect()
        try:
            self._secure(self._line)
        except BaseException:
            self._hang_up()
            raise
        return self._line

    def _connect(self) -> smtplib.SMTP:
        host, port, wait = self._settings.host, self._settings.port, self._patience.command
        if self._settings.security == "tls":
            return smtplib.SMTP_SSL(host, port, timeout=wait, context=self._tls)
        return smtplib.SMTP(host, port, timeout=wait)

    def _secure(self, line: smtplib.SMTP) -> None:
        if self._settings.security == "starttls":
            line.starttls(context=self._tls)
        line.ehlo_or_helo_if_needed()
        if self._settings.user:
            line.login(self._settings.user, self._settings.password)

    def _address(self, line: smtplib.SMTP, letter: Letter) -> Outcome | None:
        """The envelope; an outcome if the server does not want it.

        Where the server offers it, it is asked to tell what becomes of the letter (RFC 3461), under
        a name that only we can have given.
        """
        options = [f"size={len(letter.raw)}"] if line.has_extn("size") else []
        tell = []
        if self._return_path and line.has_extn("dsn"):
            options += ["RET=HDRS", f"ENVID={self._return_path.token(letter.id)}"]
            tell = ["NOTIFY=SUCCESS,FAILURE"]
        answer = line.mail(self._sender_of(letter), options)
        if answer[0] // 100 != 2:
            return self._no(answer)
        answer = line.rcpt(letter.to_address, tell)
        if answer[0] // 100 != 2:
            return self._no(answer, is_about_recipient=True)
        return None

    def _sender_of(self, letter: Letter) -> str:
        """An address of the letter's own for what comes back, if there is one to make it from."""
        own = self._return_path.address_for(letter.id) if self._return_path else ""
        return own or letter.envelope_sender

    def _hand_over(self, line: smtplib.SMTP, letter: Letter) -> Outcome:
        try:
            answer = line.docmd("DATA")
        except OSError as fault:
            return self._line_down(Result.later, _kind(fault))
        if answer[0] != 354:
            return self._no(answer)
        try:
            answer = self._transmit(line, letter.raw)
        except OSError as fault:
            return self._line_down(Result.silent, _kind(fault))
        if answer[0] // 100 == 2:
            return Outcome(Result.taken, _words(answer))
        if answer[0] // 100 not in (4, 5):
            return self._line_down(Result.silent, _words(answer))
        return self._no(answer)

    def _transmit(self, line: smtplib.SMTP, raw: bytes) -> tuple[int, bytes]:
        self._wait_at_most(self._patience.message)
        line.send(
            _LEADING_DOT.sub(b"..", raw) + (b"" if raw.endswith(b"\r\n") else b"\r\n") + b".\r\n"
        )
        answer = line.getreply()
        self._wait_at_most(self._patience.command)
        return answer

    def _wait_at_most(self, seconds: float) -> None:
        if self._line and self._line.sock:
            self._line.sock.settimeout(seconds)

    def _no(self, answer: tuple[int, bytes], is_about_recipient: bool = False) -> Outcome:
        """An answer that is not yes: for good if it begins with 5, for now if not."""
        code, reply = answer[0], _words(answer)
        if code // 100 == 5:
            return Outcome(Result.refused, reply, is_about_recipient=is_about_recipient)
        if code // 100 != 4 or code == _CLOSING:
            return self._line_down(Result.later, reply)
        return Outcome(Result.later, reply)

    def _line_down(self, result: Result, reply: str) -> Outcome:
        self._hang_up()
        return Outcome(result, reply, is_line_down=True)

    def _hang_up(self) -> None:
        if self._line:
            self._line.close()
        self._line = None


def _words(answer: tuple[int, bytes]) -> str:
    return f"{answer[0]} {answer[1].decode('utf-8', 'replace')}"


def _kind(fault: OSError) -> str:
    return f"{type(fault).__name__}: {fault}"
