"""A real SMTP server on loopback that keeps what it is given and can be told to misbehave."""

import asyncio
import re
import socket
import ssl
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from functools import cached_property
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from agency.config import Smtp

RESET = "reset"
"""Drop the connection without a word."""
SILENCE = "silence"
"""Never answer."""

Action = str | bytes | Callable[[], None]
"""A reply to give instead, such as ``"451 later"``; ``RESET``; ``SILENCE``; bytes to write before dropping
the connection; or something to call before going on as usual."""


@dataclass(frozen=True)
class Received:
    """One message as it arrived, with its envelope."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes

    @cached_property
    def message(self) -> EmailMessage:
        parsed = BytesParser(policy=default).parsebytes(self.raw)
        assert isinstance(parsed, EmailMessage)
        return parsed

    @property
    def message_id(self) -> str:
        return str(self.message["Message-ID"])

    def body(self, kind: str = "plain") -> str:
        """The text of a part: ``plain`` or ``html``."""
        part = self.message.get_body((kind,))
        assert part is not None
        return str(part.get_content())


class Postbox:
    """``with Postbox() as postbox``; hand ``postbox.smtp`` to a sender, read ``postbox.received``.

    ``postbox.script("RCPT", "451 4.2.0 greylisted")`` changes the next answer to a verb. The verbs are
    ``connect``, ``EHLO``, ``MAIL``, ``RCPT``, ``DATA`` (the command) and ``dot`` (the end of the message).
    A message is kept before a reset or silence at ``dot``, as a server may well do, and not when the
    answer is scripted to be 4xx or 5xx.
    """

    def __init__(
        self,
        tls: ssl.SSLContext | None = None,
        login: tuple[str, str] | None = None,
        is_tls_from_start: bool = False,
        offers_dsn: bool = False,
    ) -> None:
        self.envelopes: list[str] = []
        """What was said after MAIL and RCPT, in order."""
        self.offers_dsn = offers_dsn
        self.received: list[Received] = []
        self.verbs: list[str] = []
        """Every scripted or plain verb that arrived, in order."""
        self.faults: list[Exception] = []
        self._tls_from_start = tls if is_tls_from_start else None
        self._options: dict[str, Any] = {"hostname": "postbox"}
        if tls and not is_tls_from_start:
            self._options |= {"tls_context": tls, "require_starttls": True}
        if login:
            self._options |= {"auth_required": True, "authenticator": _Authenticator(login)}
        self._scripts: dict[str, deque[Action]] = defaultdict(deque)
        self._controller: _Controller | None = None
        self.port = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def start(self) -> None:
        for attempt in range(5):
            self.port = _free_port()
            self._controller = _Controller(self, self._tls_from_start, self._options)
            try:
                self._controller.start()
            except OSError:  # somebody took the port in between
                if attempt == 4:
                    raise
            else:
                self.verbs.clear()  # the controller knocks once to see that it is open
                return

    def stop(self) -> None:
        """Close the server. Raises what a scripted call raised."""
        assert self._controller is not None
        self.hang_up()
        self._controller.stop()
        self._controller = None
        if self.faults:
            raise self.faults[0]

    def hang_up(self) -> None:
        """Drop every connection and go on listening."""
        assert self._controller is not None
        self._controller.hang_up()

    @property
    def smtp(self) -> Smtp:
        """Settings to reach this server without encryption."""
        return self.reached_by("none")

    def reached_by(self, security: str, user: str = "", password: str = "") -> Smtp:
        """Settings to reach this server."""
        return Smtp(
            host="127.0.0.1", port=self.port, user=user, password=password, security=security
        )

    def script(self, verb: str, action: Action, times: int = 1) -> None:
        """Misbehave at a verb, once or several times."""
        self._scripts[verb].extend([action] * times)

    def sent_to(self, address: str) -> list[Received]:
        return [letter for letter in self.received if address in letter.recipients]

    def next_action(self, verb: str) -> Action | None:
        self.verbs.append(verb)
        waiting = self._scripts[verb]
        return waiting.popleft() if waiting else None


class _Controller(Controller):
    def __init__(
        self, postbox: Postbox, tls: ssl.SSLContext | None, options: dict[str, Any]
    ) -> None:
        super().__init__(
            _Handler(postbox),
            hostname="127.0.0.1",
            port=postbox.port,
            ready_timeout=10,
            ssl_context=tls,
        )
        self._postbox = postbox
        self._options = options
        self._lines: list[_ScriptedSMTP] = []

    def factory(self) -> SMTP:
        line = _ScriptedSMTP(self._postbox, self.handler, loop=self.loop, **self._options)
        self._lines.append(line)
        return line

    def hang_up(self) -> None:
        """Drop every connection, so that none outlives the loop it belongs to."""
        asyncio.run_coroutine_threadsafe(self._drop_all(), self.loop).result(10)

    async def _drop_all(self) -> None:
        for line in self._lines:
            if isinstance(line.transport, asyncio.Transport):
                line.transport.abort()
        await asyncio.sleep(0.01)


class _Authenticator:
    def __init__(self, login: tuple[str, str]) -> None:
        self._login = login

    def __call__(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
    ) -> AuthResult:
        given = (data.login.decode(), data.password.decode())
        return AuthResult(success=given == self._login, handled=False)


_TELL_ME = re.compile(r" (?:RET|ENVID|NOTIFY)=\S+")
"""The options of RFC 3461, which aiosmtpd does not know."""


class _Handler:
    def __init__(self, postbox: Postbox) -> None:
        self._postbox = postbox

    async def handle_EHLO(  # noqa: N802
        self,
        _server: SMTP,
        session: Session,
        _envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        session.host_name = hostname
        extra = ["250-DSN"] if self._postbox.offers_dsn else []
        return [*responses[:-1], *extra, responses[-1]]

    async def handle_DATA(  # noqa: N802
        self, server: "_ScriptedSMTP", _session: Session, envelope: Envelope
    ) -> str:
        action = self._postbox.next_action("dot")
        if isinstance(action, str) and action[:1] in "45":
            return action
        assert envelope.mail_from is not None
        assert isinstance(envelope.original_content, bytes)
        letter = Received(envelope.mail_from, tuple(envelope.rcpt_tos), envelope.original_content)
        self._postbox.received.append(letter)
        if action is not None:
            await server.perform(action)
        return "250 2.0.0 kept"


class _ScriptedSMTP(SMTP):
    def __init__(self, postbox: Postbox, handler: Any, **options: Any) -> None:
        super().__init__(handler, **options)
        self._postbox = postbox

    async def _handle_client(self) -> None:
        if not await self._play("connect"):
            await super()._handle_client()
        elif self.transport is not None:
            self.transport.close()

    async def smtp_EHLO(self, hostname: str) -> None:  # noqa: N802
        if not await self._play("EHLO"):
            await super().smtp_EHLO(hostname)

    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802
        if not await self._play("MAIL"):
            await super().smtp_MAIL(self._noted(arg))

    async def smtp_RCPT(self, arg: str | None) -> None:  # noqa: N802
        if not await self._play("RCPT"):
            await super().smtp_RCPT(self._noted(arg))

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if not await self._play("DATA"):
            await super().smtp_DATA(arg)

    def _noted(self, arg: str | None) -> str | None:
        self._postbox.envelopes.append(arg or "")
        return _TELL_ME.sub("", arg) if arg and self._postbox.offers_dsn else arg

    async def perform(self, action: Action) -> bool:
        """Whether the verb has been answered by the script."""
        if callable(action):
            await self._call(action)
            return False
        if action == SILENCE:
            await asyncio.sleep(3600)
        if isinstance(action, bytes):
            await self._drop(action)
        elif action == RESET:
            await self._drop(b"")
        else:
            await self.push(action)
        return True

    async def _call(self, action: Callable[[], None]) -> None:
        try:
            await asyncio.get_running_loop().run_in_executor(None, action)
        except Exception as fault:
            self._postbox.faults.append(fault)

    async def _play(self, verb: str) -> bool:
        action = self._postbox.next_action(verb)
        return action is not None and await self.perform(action)

    async def _drop(self, last_words: bytes) -> None:
        assert isinstance(self.transport, asyncio.Transport)
        if last_words:
            self.transport.write(last_words)
            self.transport.close()
        else:
            self.transport.abort()
        await asyncio.sleep(3600)  # until the loss of the connection cancels this


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
