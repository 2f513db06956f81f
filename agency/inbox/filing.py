"""Filing a mail that was read: a touch on the right candidate, or a place on "Mail to file".

Everything about one mail happens in one transaction, and only once: whoever files holds the row and
one lock for all, so that two copies of a mail are seen one after the other. Nothing here commits,
and nothing in a mail can add consent.
"""

import base64
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from agency.candidates.suppression import suppressed_since
from agency.inbox.drop_addresses import DropAddresses
from agency.inbox.forgetting import forget_mail
from agency.inbox.matching import candidates_at, colleagues
from agency.inbox.models import Fate, MailAttachment, ReceivedMail
from agency.inbox.parties import Told, told_by
from agency.inbox.reading import header_of
from agency.inbox.taking_in import take_note
from agency.inbox.threads import mail_answered
from agency.inbox.touching import ask_whether_to_stop, file_with
from agency.mail.event_kinds import EventKind
from agency.mail.evidence import letter_meant
from agency.mail.models import OutboxMessage
from agency.mail.reports import Report
from agency.mail.return_path import ReturnPath
from agency.recruiters.models import Recruiter
from agency.recruiters.queries import the_agency
from agency.touches.models import Direction

_FILING = 6_203_918
"""The advisory lock under which mails are filed."""
_OF_A_PERSON = (EventKind.answer, EventKind.automatic_reply, None)
"""Kinds of report that say nothing of the letter's way: a mail somebody wrote, or their program."""


@dataclass(frozen=True)
class Paths:
    """Our own addresses, by which a mail proves to be meant for us."""

    drop: DropAddresses
    back: ReturnPath


@dataclass
class Filed:
    """What became of one mail, and whose records changed."""

    fate: Fate
    candidate_ids: list[int] = field(default_factory=list)


def file_mail(
    session: Session, mail: ReceivedMail, read: dict[str, Any], paths: Paths, now: datetime
) -> Filed:
    """File one stored mail, which the caller has locked. ``read`` is what ``reading`` made of it."""
    session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _FILING})
    header = header_of(mail.raw)
    owner = paths.drop.whose(session, header)
    report = _report(read, header)
    letter = letter_meant(session, report, paths.back)
    mail.recruiter_id = owner.id if owner else letter.recruiter_id if letter else None
    if _is_known_already(session, mail, read):
        return _settled(mail, Fate.duplicate, now)
    if report.kind not in _OF_A_PERSON:
        return _reported(session, mail, report, letter, now)
    if owner is None and letter is None:
        return _settled(mail, Fate.stray, now)
    if _is_letter_of_ours(session, read):
        return _settled(mail, Fate.known, now)
    return _told(session, mail, read, owner, letter, paths, now)


def _report(read: dict[str, Any], header: str) -> Report:
    told = read["report"]
    kind = EventKind(told["kind"]) if told["kind"] else None
    tokens = f"{header} {read['tokens']}"
    return Report(kind, told["status"], tokens, (*told["message_ids"], *read["quotes"]))


def _is_known_already(session: Session, mail: ReceivedMail, read: dict[str, Any]) -> bool:
    """Dropped if the same came before; marked, both of them, if only the Message-ID is the same."""
    content = bytes.fromhex(read["content_hash"])
    key = sha256(read["message_id"].encode() or content).digest()
    earlier = session.scalars(
        select(ReceivedMail)
        .where(ReceivedMail.message_key == key, ReceivedMail.fate != Fate.duplicate)
        .where(ReceivedMail.recruiter_id.is_not_distinct_from(mail.recruiter_id))
        .where(ReceivedMail.id != mail.id)
    ).all()
    is_copy = any(each.content_hash == content for each in earlier)
    mail.message_key, mail.content_hash = key, content
    if not is_copy:
        for each in (*earlier, *([mail] if earlier else [])):
            each.is_twin = True
    return is_copy


def _is_letter_of_ours(session: Session, read: dict[str, Any]) -> bool:
    query = select(OutboxMessage.id).where(OutboxMessage.message_id == read["message_id"])
    return session.scalar(query) is not None


def _reported(
    session: Session,
    mail: ReceivedMail,
    report: Report,
    letter: OutboxMessage | None,
    now: datetime,
) -> Filed:
    if letter is not None and report.kind is not None:
        take_note(session, letter, report.kind, now, report.status)
        mail.letter_id = letter.id
    return _settled(mail, Fate.report if letter else Fate.stray, now)


def _told(
    session: Session,
    mail: ReceivedMail,
    read: dict[str, Any],
    owner: Recruiter | None,
    letter: OutboxMessage | None,
    paths: Paths,
    now: datetime,
) -> Filed:
    agency = the_agency(session)
    zone = owner.zone if owner else agency.zone
    told = told_by(read, colleagues(session, agency), paths.drop.mailbox, zone)
    _write_down(mail, told, letter, now)
    if letter is not None and told.direction is Direction.theirs:
        kind = EventKind.automatic_reply if told.is_automatic else EventKind.answer
        take_note(session, letter, kind, now)
    if told.is_automatic:
        return _settled(mail, Fate.automatic, now)
    mail.answers_mail_id = mail_answered(session, read["quotes"], mail)
    if told.direction is Direction.theirs:
        _keep_documents(session, mail, read["documents"], now)
    return _matched(session, mail, told, letter, now)


def _write_down(
    mail: ReceivedMail, told: Told, letter: OutboxMessage | None, now: datetime
) -> None:
    mail.direction = told.direction
    mail.happened_at = min(told.at or mail.arrived_at, mail.arrived_at, now)
    mail.subject, mail.words, mail.remark = told.subject, told.words, told.remark
    mail.parties = [{"name": each.name, "address": each.address} for each in told.others]
    mail.mentioned = list(told.mentioned)
    mail.letter_id = letter.id if letter else None


def _matched(
    session: Session,
    mail: ReceivedMail,
    told: Told,
    letter: OutboxMessage | None,
    now: datetime,
) -> Filed:
    """One candidate for an address and the mail is theirs; nobody or several, and somebody chooses."""
    known = candidates_at(session, [each.address for each in told.others if each.address])
    sure = {people[0].id: people[0] for people in known.values() if len(people) == 1}
    if sure:
        for person in sure.values():
            file_with(session, mail, person, now)
        return Filed(Fate.filed, _settled(mail, Fate.filed, now).candidate_ids + sorted(sure))
    if suppressed_since(session, told.mentioned, mail.arrived_at):
        return _forgotten(session, mail, now)
    mail.fate = Fate.waiting
    heard = []
    if letter is not None and letter.candidate_id and told.direction is Direction.theirs:
        # Whoever holds our letter may ask for quiet, from whatever address: that is never unsafe.
        heard = ask_whether_to_stop(session, mail, letter.candidate_id, now)
    return Filed(Fate.waiting, heard)


def _forgotten(session: Session, mail: ReceivedMail, now: datetime) -> Filed:
    """Somebody in it was erased after it arrived: it is read again because numbers changed or a backup was put back."""
    filed = _settled(mail, Fate.set_aside, now)
    session.flush()
    forget_mail(session, [mail.id])
    return filed


def _keep_documents(
    session: Session, mail: ReceivedMail, documents: list[dict[str, str]], now: datetime
) -> None:
    for each in documents:
        content = base64.b64decode(each["content"])
        session.add(
            MailAttachment(
                mail_id=mail.id, name=each["name"], media_type=each["media_type"],
                content=content, size=len(content), offered_at=now,
            )
        )  # fmt: skip
    session.flush()


def _settled(mail: ReceivedMail, fate: Fate, now: datetime) -> Filed:
    mail.fate, mail.settled_at = fate, now
    if fate is Fate.duplicate:
        mail.raw = b""
    return Filed(fate)
