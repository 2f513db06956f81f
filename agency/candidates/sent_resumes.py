"""Files that come through the link of a letter: kept as they are, and nobody's résumé until a recruiter says so.

What a file is, is told by its content and never by its name. Nothing is unpacked here.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from hashlib import sha256

from sqlalchemy import Integer, Select, bindparam, func, select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import SentResume, SentResumeState
from agency.candidates.resumes import LONGEST
from agency.languages.speaking import N_
from agency.words import file_name

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
MOST_FILES = 20
MOST_BYTES = 50 * MEGABYTE
"""Of one person, together."""
SOURCE = N_("a file sent through a link")
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"


class FileRefused(Exception):
    """This file is not kept; the message, still to be said with ``_``, tells why and what to do."""


class NotPending(Exception):
    """Somebody has accepted it or set it aside already."""


def keep_sent(
    session: Session,
    candidate_id: int,
    letter_id: int | None,
    name: str,
    content: bytes,
    now: datetime,
) -> SentResume | None:
    """Keep a file until somebody looks at it; nothing if it was sent before. Raises ``FileRefused``.

    Called under the person's lock; never commits.
    """
    kind, content_hash = kind_of(content), sha256(content).hexdigest()
    theirs = select(SentResume.content_hash, SentResume.size).filter_by(candidate_id=candidate_id)
    held = {row.content_hash: row.size for row in session.execute(theirs)}
    if content_hash in held:
        return None
    if len(held) >= MOST_FILES or sum(held.values()) + len(content) > MOST_BYTES:
        raise FileRefused(N_("No more files can be taken here. Please send it to us by email."))
    sent = SentResume(
        candidate_id=candidate_id,
        letter_id=letter_id,
        name=file_name(name),
        kind=kind,
        content=content,
        content_hash=content_hash,
        size=len(content),
        sent_at=now,
    )
    session.add(sent)
    session.flush()
    return sent


def kind_of(content: bytes) -> str:
    """``pdf``, ``docx``, ``odt``, ``rtf`` or ``txt``, by the content. Raises ``FileRefused``."""
    if not content.strip(b"\0 \t\r\n"):
        raise FileRefused(N_("That file is empty. Choose another one."))
    if len(content) > LARGEST:
        raise FileRefused(N_("That file is larger than 10 MB. Make it smaller."))
    is_archive = b"PK\5\6" in content[-66_000:]
    if content.startswith(b"PK\3\4"):
        if _ODT in content[:200]:
            return "odt"
        if b"word/document.xml" in content:
            return "docx"
    elif b"%PDF-" in content[:1024] and not is_archive:
        return "pdf"
    elif content.startswith(b"{\\rtf") and not is_archive:
        return "rtf"
    elif _is_text(content):
        return "txt"
    raise FileRefused(
        N_("That is none of the files we can read: PDF, DOCX, ODT, RTF or plain text.")
    )


def sent_by(session: Session, candidate_id: int) -> Sequence[SentResume]:
    """Every file of theirs, those that wait first and then the newest, without its content."""
    query = select(SentResume).filter_by(candidate_id=candidate_id)
    query = query.options(joinedload(SentResume.settled_by))
    is_settled = SentResume.state != SentResumeState.pending
    return session.scalars(query.order_by(is_settled, SentResume.id.desc())).all()


def how_many_wait(session: Session, candidate_id: int) -> int:
    return session.scalar(_how_many_wait(), {"person": candidate_id}) or 0


@cache
def _how_many_wait() -> Select[int]:
    is_theirs = SentResume.candidate_id == bindparam("person", type_=Integer)
    return select(func.count()).where(is_theirs, SentResume.state == SentResumeState.pending)


def accept(sent: SentResume, now: datetime, by_id: int) -> None:
    """It is theirs, and may be read. Raises ``NotPending``."""
    _settle(sent, SentResumeState.accepted, now, by_id)


def set_aside(sent: SentResume, now: datetime, by_id: int) -> None:
    """It is not theirs, or of no use; it is kept and counts for nothing. Raises ``NotPending``."""
    _settle(sent, SentResumeState.set_aside, now, by_id)


def text_of(sent: SentResume) -> str:
    """The text of a file that is nothing else; of any other nothing, for nobody opens it here."""
    if sent.kind != "txt":
        return ""
    return _decoded(sent.content).replace("\0", "")[:LONGEST]


def _settle(sent: SentResume, state: SentResumeState, now: datetime, by_id: int) -> None:
    if sent.state is not SentResumeState.pending:
        raise NotPending(sent.id)
    sent.state, sent.settled_at, sent.settled_by_id = state, now, by_id


def _is_text(content: bytes) -> bool:
    """No controls but tabs and line ends, and no markup that a browser would run."""
    controls = set(content) & set(range(32)) - {9, 10, 12, 13}
    begins = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return not controls and begins != b"<" and not content.startswith(b"%!PS")


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
