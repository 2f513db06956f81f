"""Reviews of a résumé or a LinkedIn profile: tips that are open until they are done; every version is kept."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, joinedload, selectinload

from agency.candidates.models import Candidate
from agency.candidates.resumes import newest_resume
from agency.coaching.models import Review, ReviewKind, Tip
from agency.contact.consent import terms_of
from agency.languages.speaking import Language
from agency.touches.giving import ValueGiven

GIFT = {
    ReviewKind.resume: ValueGiven.resume_tip,
    ReviewKind.linkedin: ValueGiven.linkedin_tip,
}
"""What whoever gets a review gets out of it."""


class BegunMeanwhile(Exception):
    """A newer review was begun since the page was opened; nothing was saved."""


@dataclass(frozen=True)
class NewReview:
    """A review as it is written: the tips in their order, and the review that was on the page (0: none)."""

    kind: ReviewKind
    tips: Sequence[str]
    note: str
    seen: int


def starter_tips(kind: ReviewKind, language: Language) -> list[str]:
    """What is often worth saying, in the language they read."""
    told = tomllib.loads(files("agency.coaching").joinpath("tips.toml").read_text("utf-8"))
    return [one[language] for one in told["tip"] if one["kind"] == kind]


def newest_reviews(
    session: Session, candidate_id: int, only_sent: bool = False
) -> Mapping[ReviewKind, Review]:
    """The review that counts of each kind; ``only_sent``: the one they can read."""
    query = select(Review).filter_by(candidate_id=candidate_id).options(*_WHOLE)
    if only_sent:
        query = query.where(Review.sent_at.is_not(None))
    query = query.ext(distinct_on(Review.kind)).order_by(Review.kind, Review.id.desc())
    found = {one.kind: one for one in session.scalars(query)}
    return {kind: found[kind] for kind in ReviewKind if kind in found}


def reviews_of(session: Session, candidate_id: int, kind: ReviewKind) -> list[Review]:
    """All of one kind, the newest first."""
    query = select(Review).filter_by(candidate_id=candidate_id, kind=kind)
    return list(session.scalars(query.order_by(Review.id.desc()).options(*_WHOLE)))


def review_shown(session: Session, review_id: int) -> Review | None:
    """One with its tips, unless the person was erased."""
    query = select(Review).join(Review.candidate).where(Review.id == review_id)
    return session.scalar(query.where(Candidate.erased_at.is_(None)).options(*_WHOLE))


def review_for_them(session: Session, candidate_id: int, review_id: int) -> Review | None:
    """The newest of its kind that was sent to them; an earlier one is not theirs to tick any more."""
    newest = newest_reviews(session, candidate_id, only_sent=True).values()
    return next((one for one in newest if one.id == review_id), None)


def begin_review(
    session: Session, candidate_id: int, new: NewReview, by_id: int, now: datetime
) -> tuple[Review, bool]:
    """The next version, and whether it is new: the same sent twice is one. Raises ``BegunMeanwhile``."""
    terms_of(session, candidate_id)  # two hands at one person are one after the other
    tips = list(dict.fromkeys(new.tips))
    newest = next(iter(reviews_of(session, candidate_id, new.kind)), None)
    if newest is not None and newest.id != new.seen:
        if newest.recruiter_id == by_id and _says(newest) == (tips, new.note):
            return newest, False
        raise BegunMeanwhile
    resume = newest_resume(session, candidate_id) if new.kind is ReviewKind.resume else None
    review = Review(
        candidate_id=candidate_id,
        recruiter_id=by_id,
        kind=new.kind,
        begun_at=now,
        resume_id=resume.id if resume else None,
        note=new.note,
    )
    session.add(review)
    session.flush()
    add_tips(session, review, tips)
    return review, True


def correct_review(session: Session, review: Review, tips: Iterable[str], note: str) -> None:
    """What was written wrongly, before it is sent. A tip that stays as it is keeps its state."""
    wanted = list(dict.fromkeys(tips))
    review.note = note
    for one in review.tips:
        if one.words in wanted:
            one.position = wanted.index(one.words)
        else:
            session.delete(one)
    _add(session, review, wanted)


def add_tips(session: Session, review: Review, tips: Iterable[str]) -> int:
    """More of them, below those that are there; how many are new."""
    new = [*(one.words for one in review.tips), *tips]
    return _add(session, review, list(dict.fromkeys(new)))


def review_sent(review: Review, now: datetime) -> None:
    """The letter about it is in the post; the person may read it."""
    review.sent_at = review.sent_at or now


def hold_tip(session: Session, tip_id: int) -> Tip | None:
    """As it is now; a second hand waits until the transaction ends."""
    query = select(Tip).filter_by(id=tip_id).with_for_update()
    return session.scalar(query.execution_options(populate_existing=True))


def mark_done(tip: Tip, by_id: int | None, now: datetime) -> bool:
    """By a recruiter, or by nobody: they did it themselves. Whether anything was changed."""
    if tip.is_done:
        return False
    tip.done_at, tip.done_by_id = now, by_id
    return True


def open_again(tip: Tip) -> bool:
    """It is not done after all, and there is nothing to thank for."""
    if not tip.is_done:
        return False
    tip.done_at = tip.done_by_id = tip.thanked_at = None
    return True


def thank(tip: Tip, now: datetime) -> bool:
    """For what is done; they read it on their own page."""
    if not tip.is_done or tip.thanked_at:
        return False
    tip.thanked_at = now
    return True


def take_thanks_back(tip: Tip) -> bool:
    if not tip.thanked_at:
        return False
    tip.thanked_at = None
    return True


_WHOLE = (
    joinedload(Review.recruiter),
    selectinload(Review.tips).joinedload(Tip.done_by),
)


def _says(review: Review) -> tuple[list[str], str]:
    return [one.words for one in review.tips], review.note


def _add(session: Session, review: Review, wanted: Sequence[str]) -> int:
    """Those of them that it does not have, each at its place."""
    known = {one.words for one in review.tips}
    new = [
        Tip(review_id=review.id, candidate_id=review.candidate_id, position=position, words=words)
        for position, words in enumerate(wanted)
        if words not in known
    ]
    session.add_all(new)
    session.flush()
    session.expire(review, ["tips"])
    return len(new)
