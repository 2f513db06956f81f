"""What a sender is given, what it must ask, and what it may answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, Self

_NO_SUCH_ADDRESS = re.compile(r"5\d\d 5\.1\.\d")
_POLICY = re.compile(r"5\d\d 5\.7\.\d")


@dataclass(frozen=True)
class Letter:
    """The frozen bytes of one message and its envelope."""

    id: int
    envelope_sender: str
    to_address: str
    raw: bytes


class Result(StrEnum):
    """How a hand-over ended, as far as we can know."""

    taken = "taken"
    """The server said yes to the whole message."""
    later = "later"
    """It was not taken, and certainly did not go."""
    refused = "refused"
    """The server said no for good."""
    silent = "silent"
    """The message left and no answer came: it may or may not have gone."""
    withheld = "withheld"
    """We were told not to begin."""


@dataclass(frozen=True)
class Outcome:
    """A result and the words that came with it."""

    result: Result
    reply: str = ""
    is_line_down: bool = False
    """The connection did not survive; trying the next letter at once would meet the same fault."""
    is_about_recipient: bool = False
    """Said in answer to RCPT, so about this address and not about us or the message."""

    @property
    def is_about_us(self) -> bool:
        """Refused for who we are or what we send; a code of 5.7.x is a matter of policy (RFC 3463, 3.8)."""
        is_policy = not self.is_about_recipient or bool(_POLICY.match(self.reply))
        return self.result is Result.refused and is_policy

    @property
    def is_address_gone(self) -> bool:
        """Nobody has this address: refused with an enhanced code of 5.1.x (RFC 3463, 3.2)."""
        is_refused = self.result is Result.refused and self.is_about_recipient
        return is_refused and bool(_NO_SUCH_ADDRESS.match(self.reply))


@dataclass(frozen=True)
class NotYet:
    """The answer of a recheck that would rather have the letter leave later."""

    until: datetime
    why: str
    is_their_hour: bool = False
    """It waits for their day to begin, so it does not grow too old meanwhile."""


class Sender(Protocol):
    """Hands letters over, one at a time; holds its connection for as long as it is entered."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...

    def send(self, letter: Letter, before_data: Callable[[], bool]) -> Outcome:
        """Ask ``before_data`` at the last moment before the first byte of the message leaves."""
        ...
