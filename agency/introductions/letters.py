"""Which letter one of the two may be written now, how it begins, and what it may not tell of the other."""

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.consent import current_consent
from agency.contact.models import ConsentKind
from agency.contact.snapshot import Purpose
from agency.introductions.models import (
    Introduction,
    IntroductionSide,
    IntroductionState,
    SideAnswer,
)
from agency.introductions.standing import note_asked
from agency.languages.speaking import Language, _, speaking
from agency.recruiters.models import Agency, Recruiter

_BEFORE_BOTH = (IntroductionState.proposed, IntroductionState.asked)


class LetterKind(StrEnum):
    """What a letter to one of them is about."""

    ask = "ask"
    over = "over"
    """It did not come about."""
    help = "help"


PURPOSES: Mapping[LetterKind, Purpose] = {
    LetterKind.ask: Purpose.keep_in_touch,
    LetterKind.over: Purpose.reply,
    LetterKind.help: Purpose.keep_in_touch,
}


def letter_due(side: IntroductionSide) -> LetterKind | None:
    """The letter that may be written to this one now, if any. Who only said no is told nothing more."""
    one = side.introduction
    if one.state in _BEFORE_BOTH and side.asked_at is None and side.answer is None:
        return LetterKind.ask
    if one.is_over and side.answer is SideAnswer.yes and side.told_over_at is None:
        return LetterKind.over
    is_unsaid = side.helped is None and side.help_asked_at is None
    if one.state is IntroductionState.introduced and is_unsaid:
        return LetterKind.help
    return None


def note_written(
    side: IntroductionSide, kind: LetterKind, letter_id: int | None, now: datetime
) -> None:
    """That letter is in the post."""
    if kind is LetterKind.ask:
        note_asked(side, letter_id, now)
    elif kind is LetterKind.over:
        side.told_over_at = now
    else:
        side.help_asked_at, side.help_letter_id = now, letter_id


def other_side(side: IntroductionSide) -> IntroductionSide | None:
    """Nobody, once the other was erased."""
    return next((one for one in side.introduction.sides if one.id != side.id), None)


def reads(side: IntroductionSide, agency: Agency) -> Language:
    """In which we write to this one."""
    return side.candidate.reads(agency) if side.candidate else agency.language


def language_of_both(one: Introduction, agency: Agency) -> Language:
    """Of both, where they read the same; otherwise the agency's."""
    spoken = {reads(side, agency) for side in one.sides}
    return spoken.pop() if len(spoken) == 1 else agency.language


def described(session: Session, side: IntroductionSide) -> str:
    """How this one is spoken of before both said yes: "Ana, Data Engineer", or without the name.

    A first name only of a candidate who lets us show them to employers under their name; of
    somebody at a client never, and the client only if it may be named.
    """
    if side.candidate:
        title = side.candidate.title
        parts = [side.candidate.first_name] if _may_be_named(session, side) else []
        return ", ".join([*parts, *([title] if title else [])]) or _("somebody we know")
    assert side.contact is not None
    client, title = side.contact.client, side.contact.title or _("somebody we know")
    if client.may_be_named:
        return _("%(title)s at %(client)s", title=title, client=client.name)
    return _("%(title)s at a client of ours", title=title)


def beginning(
    session: Session, side: IntroductionSide, kind: LetterKind, by: Recruiter, agency: Agency
) -> tuple[str, str]:
    """Subject and words to begin with, in the language that this one reads."""
    other = other_side(side)
    with speaking(reads(side, agency)):
        hello = _("Hello %(name)s,", name=side.first_name)
        if kind is LetterKind.over:
            subject = _("An introduction that did not come about")
            lines = [
                hello,
                _("The introduction I wrote to you about did not come about."),
                _("Thank you for being willing. I will think of you when there is another."),
            ]
        elif kind is LetterKind.help:
            subject = _("Did the introduction help?")
            name = other.first_name if other else _("somebody")
            lines = [
                hello,
                _("A while ago I introduced you to %(name)s. Did it help?", name=name),
                _("A yes or a no is enough, and tells me whom to introduce next."),
            ]
        else:
            who = described(session, other) if other else _("somebody we know")
            subject = _("May I introduce you to somebody?")
            lines = [hello, _("I would like to introduce you to somebody: %(who)s.", who=who)]
            lines += [side.why] if side.why else []
            lines += [_for_whom(side), _("I introduce people only when both would like it.")]
    return subject, "\n\n".join([*lines, by.name])


def both_introduced(one: Introduction, by: Recruiter, agency: Agency) -> tuple[str, str]:
    """The letter to both, to begin with: in the language of both, otherwise in the agency's."""
    first, second = one.sides
    with speaking(language_of_both(one, agency)):
        names = {"first": first.name, "second": second.name}
        lines = [
            _("Hello %(first)s and %(second)s,", first=first.first_name, second=second.first_name),
            _("You both said that you would like to meet, so here you are."),
            "\n".join(_presented(side) for side in one.sides),
            _("I leave you to it. Answer all, and find a time that suits you both."),
            by.name,
        ]
        subject = _("%(first)s, meet %(second)s", **names)
    return subject, "\n\n".join(lines)


def told_too_much(session: Session, side: IntroductionSide, text: str) -> list[str]:
    """What a letter to this one would tell of the other before both said yes."""
    other = other_side(side)
    return [] if other is None else [one for one in _secrets(session, other) if _says(text, one)]


def _for_whom(side: IntroductionSide) -> str:
    if side.is_gift:
        return _("I think that it would help you; it obliges you to nothing.")
    return _("They would be glad of half an hour of your time.")


def _presented(side: IntroductionSide) -> str:
    if side.candidate:
        work = [side.candidate.title, side.candidate.employer]
    else:
        assert side.contact is not None
        work = [side.contact.title, side.contact.client.name]
    return ", ".join([side.name, *(part for part in work if part)])


def _may_be_named(session: Session, side: IntroductionSide) -> bool:
    assert side.candidate_id is not None
    line = current_consent(session, side.candidate_id).get(ConsentKind.market)
    return line is not None and line.answer == "yes"


def _secrets(session: Session, other: IntroductionSide) -> list[str]:
    """Names, numbers and addresses, and where they work."""
    person = other.candidate or other.contact
    parts = other.name.split()
    if isinstance(person, Candidate):
        named = {person.first_name, parts[0]} if _may_be_named(session, other) else set()
        ways = [person.employer, *(way.value for way in person.ways)]
        parts = [one for one in {*parts, person.goes_by} - named if _is_a_name(one)]
        return [one for one in (*sorted(parts), *ways) if one]
    assert person is not None
    client = "" if person.client.may_be_named else person.client.name
    parts = [one for one in parts if _is_a_name(one)]
    return [one for one in (*parts, person.email, person.phone, client) if one]


def _is_a_name(part: str) -> bool:
    """Not "de" or "van", nor an initial."""
    return len(part) > 2 and part[0].isupper()


def _says(text: str, secret: str) -> bool:
    """Words as they stand, names with their capitals; numbers however they are written."""
    if sum(letter.isdigit() for letter in secret) > 6 and "@" not in secret:
        return _digits(secret)[-9:] in _digits(text)
    if "@" in secret:
        return secret.casefold() in text.casefold()
    return re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", text) is not None


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
