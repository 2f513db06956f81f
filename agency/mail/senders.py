"""Which sender an installation has: its SMTP server, or a mailbox of its own where none is set."""

from collections.abc import Callable
from datetime import datetime
from typing import Self

from sqlalchemy.orm import Session

from agency.config import Settings
from agency.mail.handover import Letter, Outcome, Result, Sender
from agency.mail.models import LocalMail
from agency.mail.return_path import ReturnPath
from agency.mail.smtp import SmtpSender

__all__ = ["LocalMailbox", "SmtpSender", "return_path_of", "sender_for"]


def sender_for(settings: Settings, session: Session, now: datetime) -> Sender:
    """The sender to enter for one run of deliveries."""
    if settings.smtp is None:
        return LocalMailbox(session, now)
    return SmtpSender(settings.smtp, return_path=return_path_of(settings))


def return_path_of(settings: Settings) -> ReturnPath:
    """Where what comes back of this installation's letters is sent to."""
    return ReturnPath(settings.secret_key, settings.bounce_address)


class LocalMailbox:
    """Keeps letters in the database, in the transaction that marks them as sent."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        """There is no connection to close."""

    def send(self, letter: Letter, before_data: Callable[[], bool]) -> Outcome:
        """Put the letter into the mailbox."""
        if not before_data():
            return Outcome(Result.withheld)
        kept = LocalMail(received_at=self._now, to_address=letter.to_address, raw=letter.raw)
        self._session.add(kept)
        return Outcome(Result.taken, "kept in the local mailbox")
