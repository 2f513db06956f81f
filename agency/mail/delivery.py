"""Handing over what is due: every step is written down before it is taken.

No transaction is open while we talk to a server. ``data`` is committed before the first byte of the
message leaves, so that after any crash we know which letters certainly have not gone.
"""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from agency.languages.speaking import N_
from agency.mail.handover import NotYet, Outcome, Result, Sender
from agency.mail.leases import (
    Claim,
    begin_data,
    claim_next,
    expire,
    held,
    recover,
    settle_silence,
)
from agency.mail.line import heard, may_try
from agency.mail.models import MailState, OutboxMessage, StopKind
from agency.mail.numbers import A_CHANCE, RETRIES
from agency.mail.states import move
from agency.mail.stops import stop

_ENDINGS = {Result.taken: MailState.sent, Result.refused: MailState.failed}

Recheck = Callable[[Session, OutboxMessage], str | NotYet | None]
"""Why a letter must not go after all, or not yet; asked at the last moment. Nothing if it may."""
Keep = Callable[[], None]
"""Commits."""
AddressGone = Callable[[Session, OutboxMessage], None]
"""Told when a server says that nobody has this address."""

_log = logging.getLogger(__name__)


def deliver_due(
    session: Session,
    sender: Sender,
    now: datetime,
    recheck: Recheck,
    keep: Keep,
    address_gone: AddressGone | None = None,
    pace: timedelta | None = None,
    limit: int = 100,
) -> dict[str, int]:
    """Hand over the letters that are due, soonest too old first; how many ended in which state.

    Any number of workers may run it at once. ``sender`` has been entered. ``pace`` is the time
    between two letters to one domain. The run ends early when the line is down or at rest; what is
    left waits for the next run.
    """
    counts = Counter(recovered=recover(session), expired=expire(session, now))
    keep()
    for _ in range(limit):
        claim = claim_next(session, now, pace) if may_try(session) else None
        keep()
        if claim is None:
            break
        outcome = sender.send(claim.letter, _last_question(session, claim, now, recheck, keep))
        counts[_settle(session, claim, outcome, now, address_gone)] += 1
        _listen(session, outcome, now)
        keep()
        if outcome.is_line_down:
            break
    return {ending: count for ending, count in counts.items() if count}


def _last_question(
    session: Session, claim: Claim, now: datetime, recheck: Recheck, keep: Keep
) -> Callable[[], bool]:
    """What the sender asks before it begins with the message itself."""

    def may_begin() -> bool:
        row = held(session, claim, MailState.claimed)
        begun = row is not None and _begin(session, row, now, recheck)
        keep()
        return begun

    return may_begin


def _begin(session: Session, row: OutboxMessage, now: datetime, recheck: Recheck) -> bool:
    """Into ``data``, unless there is a reason against it or the question itself fails."""
    try:
        with session.begin_nested():
            reason = recheck(session, row)
    except Exception as fault:
        # The words of the fault may hold a person's data; its kind does not.
        _log.error("letter %s could not be checked again: %s", row.id, type(fault).__name__)
        _put_off(
            row, now, N_("could not be checked again: %(kind)s") % {"kind": type(fault).__name__}
        )
        return False
    if isinstance(reason, NotYet):
        move(row, MailState.queued, reason.why)
        row.not_before = reason.until
        if reason.is_their_hour:
            row.expires_at = max(row.expires_at or reason.until, reason.until + A_CHANCE)
        return False
    if reason:
        move(row, MailState.cancelled, reason)
        return False
    begin_data(row, now)
    return True


def _settle(
    session: Session,
    claim: Claim,
    outcome: Outcome,
    now: datetime,
    address_gone: AddressGone | None,
) -> str:
    """Write down how it ended, if the letter is still ours; the name to count it under."""
    if outcome.result is Result.withheld:
        return outcome.result
    row = held(session, claim, MailState.claimed, MailState.data)
    if row is None:
        return "late"
    if outcome.result is Result.later:
        _put_off(row, now, outcome.reply)
    elif outcome.result is Result.silent:
        settle_silence(row, outcome.reply)
        if row.state is MailState.queued:
            _wait_longer(row, now)
    else:
        move(row, _ENDINGS[outcome.result], outcome.reply)
    if row.state is MailState.sent:
        row.sent_at = row.begun_at
    if outcome.is_address_gone and address_gone:
        address_gone(session, row)
    return row.state


def _listen(session: Session, outcome: Outcome, now: datetime) -> None:
    """What this hand-over says about the server; refused too often, contact mail waits for a person."""
    if heard(session, outcome):
        refused = N_("The mail server refused several letters in a row. It said: %(said)s")
        why = refused % {"said": outcome.reply[:200]}
        stop(session, StopKind.refusals, why, now)


def _put_off(row: OutboxMessage, now: datetime, reply: str) -> None:
    """Back into the queue, for later."""
    move(row, MailState.queued, reply)
    _wait_longer(row, now)


def _wait_longer(row: OutboxMessage, now: datetime) -> None:
    row.not_before = now + RETRIES[min(row.attempts, len(RETRIES)) - 1]
