"""The links into a candidate's own page, what each opens, and the codes that open all of it.

A token and a code leave this module once, in clear, for the letter that carries them; what is kept
is a hash. Nothing here commits.
"""

import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload, selectinload

from agency.candidates.models import (
    Candidate,
    LinkPurpose,
    ProfileCode,
    ProfileLink,
    WayKind,
    WayToReach,
)
from agency.mail.models import OutboxMessage
from agency.recruiters.passwords import hash_password, is_password
from agency.recruiters.sessions import new_token, token_hash

LINK_LIFETIME = timedelta(days=30)
FRESH = timedelta(minutes=10)
"""How long a link that the person asked for opens the whole page by itself."""
CODE_LIFETIME = timedelta(minutes=10)
MOST_TRIES = 5
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Thirty-two that are not mistaken for one another: no 0, 1, I or O."""
CODE_LENGTH = 8
EMAILS = (WayKind.email, WayKind.work_email)


class Door(StrEnum):
    """What a link may be used for, without showing who one is."""

    stop = "stop"
    """No contact any more."""
    unsubscribe = "unsubscribe"
    """The same, pressed by a mail program that knows no token of ours."""
    answer = "answer"
    """Answers, quiet, new facts and a résumé; and asking for the code that opens the page."""
    introduction = "introduction"
    """Yes or no to being introduced to somebody, and whether it helped."""
    page = "page"
    """The whole page without a code, while the link is fresh."""


_LETTERS = frozenset({Door.stop, Door.answer})
OPENS = {
    LinkPurpose.still_right: _LETTERS,
    LinkPurpose.role: _LETTERS,
    LinkPurpose.notice: _LETTERS,
    LinkPurpose.letter: _LETTERS | {Door.unsubscribe},  # one token did both before there were two
    LinkPurpose.profile: _LETTERS | {Door.page},
    LinkPurpose.introduction: _LETTERS | {Door.introduction},
    LinkPurpose.unsubscribe: frozenset({Door.stop, Door.unsubscribe}),
}
"""The doors of each purpose; every other is closed as if the link did not exist."""


class LinkOver(Exception):
    """The link has run out, was taken back, leads nowhere any more, opens another door, or never was one."""


class CodeOver(Exception):
    """There is no code to be tried: used, too old, tried too often, or asked for elsewhere."""


class CodeWrong(Exception):
    """Not the code. ``left`` says how many tries there still are."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left


class NewLink(NamedTuple):
    """A link and the token that stands in its address."""

    link: ProfileLink
    token: str


class NewCode(NamedTuple):
    """A code and the eight characters the letter carries."""

    code: ProfileCode
    text: str


def make_link(
    session: Session, candidate_id: int, address: str, now: datetime, purpose: LinkPurpose
) -> NewLink:
    """A new way in for 30 days. Links in earlier letters go on working."""
    token = new_token()
    link = ProfileLink(
        token_hash=token_hash(token),
        candidate_id=candidate_id,
        address=address,
        purpose=purpose,
        made_at=now,
        expires_at=now + LINK_LIFETIME,
    )
    session.add(link)
    session.flush()
    return NewLink(link, token)


def left_in(letter: OutboxMessage, *links: NewLink) -> None:
    """The letter that carries them, once it is written."""
    for new in links:
        new.link.letter_id = letter.id


def living_link(
    session: Session, token: str, now: datetime, door: Door = Door.answer
) -> ProfileLink:
    """The link behind a token, if it opens that door and its address is still theirs. Raises ``LinkOver``."""
    link = known_link(session, token, door)
    if link.revoked_at is not None or link.expires_at <= now or link.candidate.erased_at:
        raise LinkOver
    if link.address not in {way.value for way in link.candidate.ways if way.kind in EMAILS}:
        raise LinkOver
    return link


def known_link(session: Session, token: str, door: Door = Door.stop) -> ProfileLink:
    """The link behind a token, however old: enough to stop, for nothing else. Raises ``LinkOver``."""
    query = select(ProfileLink).filter_by(token_hash=token_hash(token))
    person = joinedload(ProfileLink.candidate)
    query = query.options(person.selectinload(Candidate.ways), person.joinedload(Candidate.owner))
    link = session.scalar(query)
    if link is None or door not in OPENS[link.purpose]:
        raise LinkOver
    return link


def is_fresh(link: ProfileLink, now: datetime) -> bool:
    """Whether they asked for it minutes ago, so that holding it proves the address."""
    return Door.page in OPENS[link.purpose] and now < link.made_at + FRESH


def revoke_links(session: Session, candidate_id: int, now: datetime) -> None:
    """Take back every link of theirs: they stopped, or they were erased."""
    theirs = update(ProfileLink).filter_by(candidate_id=candidate_id, revoked_at=None)
    session.execute(theirs.values(revoked_at=now))


def people_with_address(session: Session, address: str) -> list[Candidate]:
    """Everybody who is written to at this email address."""
    query = select(Candidate).where(Candidate.erased_at.is_(None))
    query = query.where(Candidate.ways.any(value=address.strip().lower()))
    query = query.options(selectinload(Candidate.ways)).order_by(Candidate.id)
    found = session.scalars(query).all()
    return [one for one in found if address.strip().lower() in email_addresses(one)]


def any_with_address(session: Session) -> Candidate | None:
    """Whoever has been here longest with an email address."""
    query = select(Candidate).where(Candidate.erased_at.is_(None))
    query = query.where(Candidate.ways.any(WayToReach.kind.in_(EMAILS)))
    return session.scalar(query.order_by(Candidate.id).limit(1))


def email_addresses(candidate: Candidate) -> list[str]:
    """Their email addresses, the preferred one first."""
    return [way.value for way in candidate.ways if way.kind in EMAILS]


def make_code(session: Session, link: ProfileLink, browser_key: str, now: datetime) -> NewCode:
    """A code for one browser. The code this browser asked for before no longer counts."""
    text = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    code = ProfileCode(
        link_id=link.id,
        code_hash=hash_password(text),
        browser_key=browser_key,
        made_at=now,
        expires_at=now + CODE_LIFETIME,
        tries=0,
    )
    session.add(code)
    session.flush()
    return NewCode(code, text)


def use_code(
    session: Session, link: ProfileLink, typed: str, browser_key: str, now: datetime
) -> None:
    """Spend the code. Raises ``CodeOver`` or ``CodeWrong``; commit then too, for the try counts."""
    query = select(ProfileCode).filter_by(link_id=link.id, browser_key=browser_key)
    query = query.order_by(ProfileCode.id.desc()).limit(1).with_for_update()
    code = session.scalar(query)
    if code is None or code.used_at or code.expires_at <= now or code.tries >= MOST_TRIES:
        raise CodeOver
    code.tries += 1
    session.flush()
    if not is_password(code.code_hash, _as_sent(typed)):
        raise CodeWrong(MOST_TRIES - code.tries)
    code.used_at = now
    session.flush()


def _as_sent(typed: str) -> str:
    """Capitals, and nothing that is not a letter or digit: "k7qm-4twx" is K7QM4TWX."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())
