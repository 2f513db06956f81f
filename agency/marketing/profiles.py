"""The profile clients read: written from the record, corrected by a recruiter, kept in versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from secrets import randbelow

from sqlalchemy import ColumnElement, any_, func, literal, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, DesignationHeld, SkillHeld, Standing
from agency.languages.speaking import speaking
from agency.marketing.blinding import Secrets, blind, giveaways
from agency.marketing.models import BlindProfile, Marketing
from agency.marketing.record import (
    secrets_of,
    words_of_theirs,
    written_lines,
    written_terms,
    written_title,
)
from agency.matching.parts.want import A_TRADE
from agency.matching.titles import title_alike
from agency.recruiters.models import Agency


class GivesAway(ValueError):
    """The text names what it must not; ``words`` are those that do."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(len(words))
        self.words = list(dict.fromkeys(words))


class NotTheirWords(ValueError):
    """A profile quotes only what is on record as they said it."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """A profile before it is kept."""

    title: str
    terms: str
    lines: tuple[str, ...]
    quote: str = ""

    @property
    def text(self) -> str:
        return "\n".join((self.title, self.terms, *self.lines, self.quote))


def running_of(session: Session, candidate_id: int) -> Marketing | None:
    """How they are marketed now, if they are."""
    return session.scalar(select(Marketing).filter_by(candidate_id=candidate_id, ended_at=None))


def newest_profile(session: Session, marketing_id: int) -> BlindProfile:
    """The version that counts; one is written in the moment a marketing begins."""
    query = select(BlindProfile).filter_by(marketing_id=marketing_id)
    return session.scalars(query.order_by(BlindProfile.version.desc()).limit(1)).one()


def profile_numbered(session: Session, marketing_id: int, version: int | None) -> BlindProfile:
    """The version that somebody approved or was sent."""
    query = select(BlindProfile).filter_by(marketing_id=marketing_id, version=version)
    return session.scalars(query).one()


def begin(
    session: Session, person: Candidate, agency: Agency, by_id: int, today: date, now: datetime
) -> Marketing:
    """Begin to market somebody, or go on: one person is marketed once at a time. Never commits.

    The first profile is written from the record.
    """
    session.execute(select(Candidate.id).filter_by(id=person.id).with_for_update())
    running = running_of(session, person.id)
    if running is not None:
        return running
    marketing = Marketing(
        candidate_id=person.id,
        recruiter_id=by_id,
        reference=_reference(session, agency),
        began_at=now,
    )
    session.add(marketing)
    session.flush()
    secrets = secrets_of(session, person)
    with speaking(agency.language):
        draft, taken = from_record(session, person, agency, secrets, today)
    _keep(session, marketing, draft, taken, by_id, now)
    return marketing


def from_record(
    session: Session, person: Candidate, agency: Agency, secrets: Secrets, today: date
) -> tuple[Written, list[tuple[str, str]]]:
    """What the record says of somebody, blinded, and what was taken out."""
    wanted = [
        written_title(session, person),
        written_terms(session, person, today, agency.currency),
        *written_lines(person, today),
    ]
    blinded = [blind(text, secrets, today) for text in wanted]
    title, terms, *lines = [one.text for one in blinded]
    taken = [pair for one in blinded for pair in one.taken]
    kept = tuple(line for line in lines if line)
    return Written(title=title, terms=terms, lines=kept), taken


def write(
    session: Session,
    marketing: Marketing,
    draft: Written,
    taken: Sequence[tuple[str, str]],
    by_id: int,
    today: date,
    now: datetime,
) -> BlindProfile:
    """A new version, unless it says the same. Raises ``GivesAway`` and ``NotTheirWords``; never commits.

    ``taken`` are pairs of lines that were chosen from the résumé; what was taken out before stays listed.
    """
    person = marketing.candidate
    found = giveaways(draft.text, secrets_of(session, person), today)
    if found:
        raise GivesAway(found)
    if draft.quote and draft.quote not in words_of_theirs(session, person):
        raise NotTheirWords
    held = newest_profile(session, marketing.id)
    if draft == written(held):
        return held
    before = [(one["what"], one["instead"]) for one in held.taken_out]
    return _keep(session, marketing, draft, [*before, *taken], by_id, now)


def written(profile: BlindProfile) -> Written:
    """A version as it may be written anew."""
    return Written(
        title=profile.title, terms=profile.terms, lines=tuple(profile.lines), quote=profile.quote
    )


def _keep(
    session: Session,
    marketing: Marketing,
    draft: Written,
    taken: Sequence[tuple[str, str]],
    by_id: int,
    now: datetime,
) -> BlindProfile:
    last = select(func.max(BlindProfile.version)).filter_by(marketing_id=marketing.id)
    profile = BlindProfile(
        marketing_id=marketing.id,
        candidate_id=marketing.candidate_id,
        version=(session.scalar(last) or 0) + 1,
        title=draft.title,
        terms=draft.terms,
        lines=list(draft.lines),
        quote=draft.quote,
        taken_out=[{"what": what, "instead": instead} for what, instead in dict(taken).items()],
        made_by_id=by_id,
        made_at=now,
    )
    session.add(profile)
    session.flush()
    return profile


def _reference(session: Session, agency: Agency) -> str:
    """ "HP-2217", of the agency's initials and figures that tell nothing; not given out before."""
    initials = "".join(word[0] for word in agency.name.split() if word[0].isalnum())[:3].upper()
    for digits in count(4):
        reference = f"{initials or 'C'}-{10 ** (digits - 1) + randbelow(9 * 10 ** (digits - 1))}"
        if session.scalar(select(Marketing.id).filter_by(reference=reference)) is None:
            break
    return reference


def how_many_fit(session: Session, person: Candidate, draft: Written) -> int:
    """How many people on record have everything the text says: their trade, town, skills and designations.

    One is too few: the text would point at its person alone.
    """
    text = draft.text.casefold()
    query = select(Candidate.title, func.count()).where(
        Candidate.erased_at.is_(None), *_as_said(person, text)
    )
    rows = session.execute(query.group_by(Candidate.title))
    wanted = person.title or draft.title.partition(",")[0]
    return sum(
        people
        for title, people in rows
        if title == wanted or title_alike(wanted, title, {}) >= A_TRADE
    )


def _as_said(person: Candidate, text: str) -> list[ColumnElement[bool]]:
    """What others must have too: whatever of the person's record stands in the text."""
    said: list[ColumnElement[bool]] = []
    if person.place and person.place.name.casefold() in text:
        said.append(Candidate.place_id == person.place_id)
    for held in person.skills:
        if held.skill.name.casefold() in text:
            said.append(Candidate.skills.any(SkillHeld.skill_id == held.skill_id))
    for one in person.designations:
        if one.standing is Standing.held and one.designation.name.casefold() in text:
            theirs = DesignationHeld.designation_id == one.designation_id
            said.append(Candidate.designations.any(theirs))
    said += [
        literal(spoken) == any_(Candidate.languages)
        for spoken in person.languages
        if spoken.casefold() in text
    ]
    return said
