"""Where a letter may go from where it stands: every change of state goes through ``move``."""

from agency.mail.models import MailState, OutboxMessage

_REPLY_LIMIT = 500
_S = MailState
NEXT = {
    _S.queued: {_S.claimed, _S.cancelled, _S.expired},
    _S.claimed: {_S.data, _S.queued, _S.failed, _S.cancelled},
    _S.data: {_S.sent, _S.queued, _S.failed, _S.unknown},
    _S.unknown: {_S.sent, _S.delivered, _S.bounced, _S.complained, _S.failed, _S.queued},
    _S.sent: {_S.delivered, _S.bounced, _S.complained},
    _S.delivered: {_S.bounced, _S.complained},
    _S.bounced: {_S.complained},
    _S.complained: set(),
    _S.failed: {_S.queued},
    _S.expired: {_S.queued},
    _S.cancelled: set(),
}  # fmt: skip


class MoveNotPossible(Exception):
    """A letter cannot go from where it stands to there."""


def may_move(letter: OutboxMessage, state: MailState) -> bool:
    return state in NEXT[letter.state]


def move(letter: OutboxMessage, state: MailState, reply: str | None = None) -> None:
    """Put a letter that the caller has locked into another state. Raises ``MoveNotPossible``.

    ``reply`` is what the server said, or why; without one, what was said before stays.
    """
    if not may_move(letter, state):
        raise MoveNotPossible(f"letter {letter.id} is {letter.state}, not to become {state}")
    letter.state = state
    letter.lease_until = None
    if reply is not None:
        letter.reply = reply.replace("\0", "")[:_REPLY_LIMIT]
