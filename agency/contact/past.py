"""Touches and mail on its way, as the contacts that count. Rows in, contacts out."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any

from agency.contact.snapshot import ANY, PROACTIVE, Channel, PastContact, Purpose
from agency.submissions.models import IN_PROCESS, Stage
from agency.touches.giving import Ask
from agency.touches.models import Channel as TouchChannel
from agency.touches.models import Direction, TouchKind

_CHANNELS = {
    TouchChannel.call: Channel.call,
    TouchChannel.voicemail: Channel.call,
    TouchChannel.email: Channel.email,
    TouchChannel.linkedin: Channel.linkedin,
    TouchChannel.text: Channel.text,
    TouchChannel.meeting: Channel.meeting,
    TouchChannel.event: Channel.meeting,
    TouchChannel.form: Channel.email,
}
_SAME_LETTER = timedelta(hours=24)
"""A mail and a touch by email from the same recruiter this close together are one contact."""


def past_contacts(
    touches: Collection[Any], mails: Collection[Any], submissions: Collection[Any]
) -> tuple[PastContact, ...]:
    """One contact for each touch and each mail; a touch that records a mail is not counted twice."""
    records = {mail.id: [each for each in touches if _records(each, mail)] for mail in mails}
    recorded = {touch.id for found in records.values() for touch in found}
    logged = [_of_touch(touch, submissions) for touch in touches if touch.id not in recorded]
    return (*logged, *(_of_mail(mail, records[mail.id]) for mail in mails))


def asks_in(happened: Collection[PastContact]) -> list[PastContact]:
    """Our proactive contacts, the newest first: what caps count."""
    asks = [contact for contact in happened if contact.from_us and contact.proactive]
    return sorted(asks, key=lambda contact: contact.at, reverse=True)


def _records(touch: Any, mail: Any) -> bool:
    is_mail_of_ours = touch.channel is TouchChannel.email and touch.direction is Direction.ours
    is_same_sender = touch.recruiter_id is not None and touch.recruiter_id == mail.recruiter_id
    moments = [at for at in (mail.created_at, mail.not_before, mail.sent_at) if at]
    is_near = any(abs(touch.happened_at - at) <= _SAME_LETTER for at in moments)
    return is_mail_of_ours and is_same_sender and is_near


def _of_touch(touch: Any, submissions: Collection[Any]) -> PastContact:
    return PastContact(
        at=touch.happened_at,
        channel=_CHANNELS[touch.channel],
        from_us=touch.direction is Direction.ours,
        both_spoke=touch.kind is TouchKind.conversation,
        proactive=not any(_is_about_process(touch, each) for each in submissions),
        by_id=touch.recruiter_id,
        by=_first(touch.recruiter),
        evidence=f"touch:{touch.id}",
        role_id=touch.role_id,
        gave=bool(touch.gave),
        asked=_asked(touch.asked),
    )


def _is_about_process(touch: Any, submission: Any) -> bool:
    """News of a role they were in process for by then is not an ask."""
    began = submission.right_to_represent_on or submission.staged_at.date()
    return (
        submission.stage in (*IN_PROCESS, Stage.placed)
        and touch.role_id == submission.role_id
        and touch.happened_at.date() >= began
    )


def _of_mail(mail: Any, records: Collection[Any]) -> PastContact:
    return PastContact(
        at=mail.sent_at or mail.not_before,
        channel=Channel.email,
        both_spoke=any(touch.kind is TouchKind.conversation for touch in records),
        proactive=mail.purpose in PROACTIVE,
        by_id=mail.recruiter_id,
        by=_first(mail.recruiter),
        evidence=f"mail:{mail.id}",
        role_id=next((touch.role_id for touch in records if touch.role_id), None),
        purpose=Purpose(mail.purpose) if mail.purpose in ANY else None,
        gave=any(touch.gave for touch in records),
        asked=_asked(ask for touch in records for ask in touch.asked),
    )


def _asked(names: Iterable[str]) -> frozenset[Ask]:
    return frozenset(Ask(name) for name in names if name in Ask.__members__)


def _first(name: str | None) -> str | None:
    return name.partition(" ")[0] if name else None
