"""What one of the two answers through the link of a letter about an introduction: a touch, and where it stands.

Neither learns anything of the other by it. Every answer may be repeated, and the last word counts. Nothing
here commits.
"""

from collections.abc import Callable
from datetime import date, datetime
from hashlib import blake2s

from sqlalchemy.orm import Session

from agency.answers import by_link
from agency.answers.at_clients import tell
from agency.answers.sentences import said_sentence
from agency.candidates.links import LinkOver
from agency.candidates.models import ProfileLink
from agency.clients.models import ContactLink
from agency.contact.snapshot import ContactFacts
from agency.contact.wording import voice
from agency.introductions.models import IntroductionSide, SideAnswer
from agency.introductions.queries import side_of_letter
from agency.introductions.standing import (
    NotSoAnyMore,
    bring_up_to_date,
    held,
    note_answer,
    note_helped,
)
from agency.languages.speaking import speaking

Link = ProfileLink | ContactLink


def answer_introduction(
    session: Session, link: Link, answer: SideAnswer, words: str, now: datetime, today: date
) -> None:
    """Yes, no or not now. Raises ``LinkOver`` for a letter that asked something else."""

    def move(side: IntroductionSide) -> None:
        bring_up_to_date(session, side.introduction, now)
        note_answer(side, answer, words, now)

    side = side_of_letter(session, link.letter_id)
    if side is None or side.ask_letter_id != link.letter_id:
        raise LinkOver
    _answer(session, link, side, f"introduction_{answer}", words, move, now, today)


def answer_whether_it_helped(
    session: Session, link: Link, helped: bool, words: str, now: datetime, today: date
) -> None:
    """Raises ``LinkOver`` for a letter that asked something else."""
    kind = "introduction_helped" if helped else "introduction_did_not_help"
    asked = side_of_letter(session, link.letter_id)
    if asked is None or asked.help_letter_id != link.letter_id:
        raise LinkOver
    _answer(
        session,
        link,
        asked,
        kind,
        words,
        lambda side: note_helped(session, side, helped, now),
        now,
        today,
    )


def _answer(
    session: Session,
    link: Link,
    side: IntroductionSide,
    kind: str,
    words: str,
    move: Callable[[IntroductionSide], None],
    now: datetime,
    today: date,
) -> None:
    if isinstance(link, ProfileLink):
        by_link.say(session, link, kind, words, now, today)
    else:
        _told_at_client(session, link, kind, words, now, today)
    held(session, side.introduction_id)
    try:
        move(side)
    except NotSoAnyMore:
        return  # what they said is written down, and it is too late to change anything else


def _told_at_client(
    session: Session, link: ContactLink, kind: str, words: str, now: datetime, today: date
) -> None:
    with speaking(link.recruiter.reads):
        facts = ContactFacts(person_id=link.contact_id, name=link.contact.name)
        note = said_sentence(voice(facts), kind)
    said = blake2s(words.encode(), digest_size=12).hexdigest()
    tell(session, link, note, words, f"contact-link:{link.id}:{kind}:{today}:{said}", now)
