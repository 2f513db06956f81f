"""Reviews: versions of either kind, tips that keep their state, and a list to begin from."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.coaching.models import Review, ReviewKind, Tip
from agency.coaching.reviews import (
    BegunMeanwhile,
    NewReview,
    begin_review,
    correct_review,
    mark_done,
    newest_reviews,
    open_again,
    review_for_them,
    review_sent,
    starter_tips,
    thank,
)
from agency.languages.speaking import Language
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ResumeFactory,
    ReviewFactory,
    TipFactory,
)


@pytest.fixture
def jane(session: Session) -> Candidate:
    AgencyFactory()
    return CandidateFactory()


def begin(
    session: Session, jane: Candidate, *tips: str, seen: int = 0, kind: str = "resume"
) -> tuple[Review, bool]:
    new = NewReview(ReviewKind(kind), tips, "", seen)
    return begin_review(session, jane.id, new, jane.owner_id, NOON)


@pytest.mark.parametrize(("kind", "count"), [(ReviewKind.resume, 12), (ReviewKind.linkedin, 8)])
def test_the_list_has_every_tip_in_both_languages(kind: ReviewKind, count: int) -> None:
    lists = [starter_tips(kind, language) for language in Language]
    assert [len(set(one)) for one in lists] == [count, count]
    assert not set(lists[0]) & set(lists[1])


def test_a_review_of_a_resume_says_which_version_it_looked_at(
    session: Session, jane: Candidate
) -> None:
    resume = ResumeFactory(candidate_id=jane.id)
    assert begin(session, jane, "Cut 1998.")[0].resume_id == resume.id
    assert begin(session, jane, "A clear photo.", kind="linkedin")[0].resume_id is None


def test_the_newest_of_a_kind_counts(session: Session, jane: Candidate) -> None:
    first, _new = begin(session, jane, "Cut 1998.", "Cut 1998.")
    assert [one.words for one in first.tips] == ["Cut 1998."]
    second, is_new = begin(session, jane, "Cut 1998.", seen=first.id)
    assert is_new
    profile, _new = begin(session, jane, "A clear photo.", kind="linkedin")
    found = newest_reviews(session, jane.id)
    assert found == {ReviewKind.resume: second, ReviewKind.linkedin: profile}


def test_the_same_sent_twice_is_one_and_another_is_not_begun_unseen(
    session: Session, jane: Candidate
) -> None:
    first, _new = begin(session, jane, "Cut 1998.")
    assert begin(session, jane, "Cut 1998.") == (first, False)
    with pytest.raises(BegunMeanwhile):
        begin(session, jane, "Name a number.")
    assert session.scalars(select(Review)).all() == [first]


def test_a_tip_that_stays_keeps_its_state_when_the_review_is_corrected(
    session: Session, jane: Candidate
) -> None:
    review, _new = begin(session, jane, "Cut 1998.", "Name a number.")
    mark_done(review.tips[1], None, NOON)
    correct_review(session, review, ["Name a number.", "One page."], "Good.")
    assert [(one.words, one.is_done) for one in review.tips] == [
        ("Name a number.", True),
        ("One page.", False),
    ]
    assert (review.done, review.note) == (1, "Good.")


def test_thanks_are_for_what_is_done_and_end_with_it(session: Session, jane: Candidate) -> None:
    tip: Tip = TipFactory(review=ReviewFactory(candidate=jane))
    assert not thank(tip, NOON)
    assert mark_done(tip, None, NOON)
    assert not mark_done(tip, jane.owner_id, NOON + timedelta(days=1))
    assert (tip.done_at, tip.done_by_id) == (NOON, None)
    assert thank(tip, NOON)
    assert not thank(tip, NOON + timedelta(days=1))
    assert open_again(tip)
    assert tip.thanked_at is None
    assert not open_again(tip)


def test_they_read_the_newest_that_was_sent(session: Session, jane: Candidate) -> None:
    first, _new = begin(session, jane, "Cut 1998.")
    second, _new = begin(session, jane, "Name a number.", seen=first.id)
    assert review_for_them(session, jane.id, first.id) is None
    review_sent(first, NOON)
    session.flush()
    assert review_for_them(session, jane.id, first.id) is first
    assert review_for_them(session, CandidateFactory().id, first.id) is None
    review_sent(second, NOON)
    review_sent(second, NOON + timedelta(days=1))
    session.flush()
    assert second.sent_at == NOON
    assert review_for_them(session, jane.id, first.id) is None
    assert review_for_them(session, jane.id, second.id) is second
