"""The letters about an introduction: which one is due to whom, and what it may not tell."""

from dataclasses import dataclass
from datetime import datetime

from flask import abort, flash, redirect, request, url_for

from agency import clock
from agency.candidates.models import Candidate
from agency.contact.snapshot import Purpose
from agency.database import db
from agency.introductions.letters import (
    PURPOSES,
    LetterKind,
    beginning,
    letter_due,
    note_written,
    told_too_much,
)
from agency.introductions.models import IntroductionSide
from agency.introductions.queries import side_numbered, side_of_letter
from agency.introductions.standing import bring_up_to_date, held
from agency.languages.speaking import N_, _
from agency.mail.models import OutboxMessage
from agency.portal.face import me
from agency.portal.introduction_words import names_of
from agency.portal.letter_about import LetterAbout
from agency.recruiters.queries import the_agency
from agency.touches.giving import Ask

MOVED_ON = N_(
    "That introduction has moved on meanwhile, so nothing was sent. This is how it stands now."
)
_PAGES = {
    LetterKind.ask: "candidate_pages.introduction",
    LetterKind.help: "candidate_pages.introduction_help",
}


@dataclass(frozen=True)
class AboutIntroduction:
    """One letter to one of the two."""

    side: IntroductionSide
    kind: LetterKind

    @property
    def names(self) -> str:
        return names_of(self.side.introduction)

    @property
    def purpose(self) -> Purpose:
        return PURPOSES[self.kind]

    @property
    def is_before_both(self) -> bool:
        """The two do not know each other by it."""
        return self.kind is not LetterKind.help

    @property
    def answer_at(self) -> str:
        """The page on which it is answered with one press; none where nothing is asked."""
        return _PAGES.get(self.kind, "")

    def beginning(self) -> tuple[str, str]:
        session = db.session()
        return beginning(session, self.side, self.kind, me(), the_agency(session))

    def note_written(self, letter_id: int, now: datetime) -> None:
        note_written(self.side, self.kind, letter_id, now)


def introduction_letter(person: Candidate) -> LetterAbout | None:
    """Named in the address: the letter that is due to this candidate. Sent on, where none is any more."""
    number = request.args.get("introduction", type=int)
    side = side_numbered(db.session(), number) if number and 0 < number < 2**31 else None
    return _as_letter(letter_about(side)) if side and side.candidate_id == person.id else None


def introduction_of(letter: OutboxMessage) -> LetterAbout | None:
    """What a letter that did not arrive was about, so that the one in its place carries the same question."""
    side = side_of_letter(db.session(), letter.id)
    if side is None:
        return None
    is_question = side.ask_letter_id == letter.id
    kind = LetterKind.ask if is_question else LetterKind.help
    return _as_letter(AboutIntroduction(side, kind))


def letter_about(side: IntroductionSide) -> AboutIntroduction:
    """The letter that is due to this one; a form that comes too late goes to where it stands now.

    A form that is sent holds the introduction; the person is held before it.
    """
    session = db.session()
    if request.method == "POST":
        bring_up_to_date(session, held(session, side.introduction_id), clock.now())
    kind = letter_due(side)
    if kind is None:
        session.commit()
        flash(_(MOVED_ON), "error")
        abort(redirect(url_for("portal.introduction", introduction_id=side.introduction_id)))
    return AboutIntroduction(side, kind)


def told_too_soon(about: AboutIntroduction, text: str) -> str:
    """What it tells of the other that it may not, as a sentence; nothing where it tells nothing."""
    told = told_too_much(db.session(), about.side, text) if about.is_before_both else []
    if not told:
        return ""
    return _("Before both said yes this would tell who it is: %(told)s.", told=", ".join(told))


def _as_letter(about: AboutIntroduction) -> LetterAbout:
    subject, words = about.beginning()
    is_ask = about.kind is LetterKind.ask and not about.side.is_gift
    return LetterAbout(
        subject,
        words,
        purpose=about.purpose,
        asked=(Ask.time,) if is_ask else (),
        answer_at=about.answer_at,
        aside="portal/letters/_about_introduction.html",
        shown=about,
        wrong=lambda text: told_too_soon(about, text),
        posted=lambda letter, now: about.note_written(letter.id, now),
    )
