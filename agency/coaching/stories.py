"""The three stories everybody must be able to tell, each in the person's own version; every version is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate
from agency.coaching.models import Story, StoryVersion
from agency.contact.consent import terms_of
from agency.languages.speaking import _, speaking
from agency.touches.logging import NewTouch, log_touch, written_by_them

LONGEST = 5_000


class ToldMeanwhile(Exception):
    """A newer version was written since the page was opened; nothing was saved."""


@dataclass(frozen=True)
class Telling:
    """A version as it is written: their words, our note, and the version that was on the page (0: none)."""

    story: Story
    words: str
    note: str
    seen: int


def stories_of(session: Session, candidate_id: int) -> Mapping[Story, StoryVersion]:
    """The version that counts of each story that was told."""
    query = (
        select(StoryVersion)
        .filter_by(candidate_id=candidate_id)
        .ext(distinct_on(StoryVersion.story))
        .order_by(StoryVersion.story, StoryVersion.id.desc())
        .options(joinedload(StoryVersion.written_by))
    )
    return {one.story: one for one in session.scalars(query)}


def versions_of(session: Session, candidate_id: int, story: Story) -> list[StoryVersion]:
    """All of one story, the newest first."""
    query = select(StoryVersion).filter_by(candidate_id=candidate_id, story=story)
    query = query.order_by(StoryVersion.id.desc()).options(joinedload(StoryVersion.written_by))
    return list(session.scalars(query))


def tell(
    session: Session, candidate_id: int, told: Telling, by_id: int, now: datetime
) -> StoryVersion | None:
    """A recruiter writes down how somebody tells it; nothing where nothing is new. Raises ``ToldMeanwhile``."""
    terms_of(session, candidate_id)  # two hands at one person are one after the other
    newest = next(iter(versions_of(session, candidate_id, told.story)), None)
    if newest and (newest.words, newest.note) == (told.words, told.note):
        return None
    if (newest.id if newest else 0) != told.seen:
        raise ToldMeanwhile
    version = StoryVersion(
        candidate_id=candidate_id,
        story=told.story,
        words=told.words,
        note=told.note,
        written_by_id=by_id,
        written_at=now,
    )
    session.add(version)
    session.flush()
    return version


def tell_own(
    session: Session, person: Candidate, told: Mapping[Story, str], seen: Mapping[Story, int],
    now: datetime, today: date,
) -> int:  # fmt: skip
    """They wrote their own; how many are new. What they left as they read it is left alone.

    A touch of theirs tells whoever looks after them. Raises ``ToldMeanwhile``.
    """
    terms_of(session, person.id)
    held = stories_of(session, person.id)
    new = {
        story: words
        for story, words in told.items()
        if words != (held[story].words if story in held else "")
    }
    if any((held[story].id if story in held else 0) != seen.get(story, 0) for story in new):
        raise ToldMeanwhile
    for story, words in new.items():
        note = held[story].note if story in held else ""
        session.add(
            StoryVersion(
                candidate_id=person.id, story=story, words=words, note=note, written_at=now
            )
        )
    if new:
        session.flush()
        log_touch(session, _touch(person, now, today), now)
    return len(new)


def _touch(person: Candidate, now: datetime, today: date) -> NewTouch:
    with speaking(person.owner.reads):
        note = _("Wrote their stories on their own page.")
    once_key = f"stories:{person.id}:{today}"
    return written_by_them(person.id, note, now, today, once_key=once_key)
