"""What a relay's log tells of our letters: Postfix, one line for each thing that happened.

Pure reading: lines in, a ``Report`` for each letter out. A queue number is tied to a Message-ID by the
line of ``cleanup`` and is given out again later, so the newest tie counts. That ``cleanup`` saw a letter
proves nothing, for the connection may have broken afterwards; that it became active in the queue does.
"""

import re
from collections.abc import Iterable

from agency.mail.event_kinds import EventKind
from agency.mail.reports import Report

_LINE = re.compile(r"postfix(?:[-\w]*)/(?:[\w]+/)?(\w+)\[\d+\]: ([0-9A-Za-z]{5,20}): (.*)")
_MESSAGE_ID = re.compile(r"message-id=(<[0-9a-f]{40}@[^<>@\s]{1,255}>)")
"""As posting draws them; those of others are no business of ours."""
_FATE = re.compile(r"\bdsn=([245]\.\d{1,3}\.\d{1,3}),.*\bstatus=(\w+)")
_DELIVERERS = frozenset({"smtp", "lmtp", "local", "virtual", "pipe", "error"})


def read_relay_log(lines: Iterable[str]) -> list[Report]:
    """The last that is known of each letter of ours, in the order in which they are first met."""
    in_queue: dict[str, str] = {}
    reports: dict[str, Report] = {}
    for line in lines:
        told = _LINE.search(line)
        if told is None:
            continue
        program, queue_id, words = told.groups()
        if program == "cleanup":
            tied = _MESSAGE_ID.search(words)
            in_queue.pop(queue_id, None)
            if tied:
                in_queue[queue_id] = tied[1]
            continue
        message_id, learned = in_queue.get(queue_id), _learned(program, words)
        if message_id and learned:
            kind, status = learned
            reports[message_id] = Report(kind, status, message_ids=(message_id,))
    return list(reports.values())


def _learned(program: str, words: str) -> tuple[EventKind, str] | None:
    if program == "qmgr" and words.endswith("(queue active)"):
        return EventKind.relayed, ""
    fate = _FATE.search(words) if program in (*_DELIVERERS, "qmgr") else None
    if fate is None:
        return None
    status, ended = fate.groups()
    if ended == "sent":
        return EventKind.relayed, status
    if ended == "deferred":
        return EventKind.delayed, status
    if ended in ("bounced", "expired"):
        is_soft = status.startswith("4")
        return EventKind.soft_bounce if is_soft else EventKind.hard_bounce, status
    return None
