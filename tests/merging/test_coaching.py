"""Two records of one person that were both coached: all of it is the one's, and parting gives it back."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.coaching.interviews import interviews_of
from agency.coaching.models import PracticeAnswer, ReviewKind, Story
from agency.coaching.practising import practices_of
from agency.coaching.reviews import reviews_of
from agency.coaching.stories import versions_of
from agency.merging.merging import merge
from agency.merging.parting import part
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    DebriefFactory,
    InterviewFactory,
    PackFactory,
    PracticeAnswerFactory,
    PracticeFactory,
    ReviewFactory,
    RoleFactory,
    StoryFactory,
    SubmissionFactory,
    TipFactory,
)


def test_what_was_practised_told_and_prepared_goes_with_them_and_comes_back(
    session: Session,
) -> None:
    AgencyFactory()
    kept, gone = CandidateFactory(full_name="Jane Okafor"), CandidateFactory(full_name="J. Okafor")
    role = RoleFactory()
    for person in (kept, gone):
        SubmissionFactory(candidate=person, role=role)
        StoryFactory(candidate_id=person.id, words=person.full_name)
        interview = InterviewFactory(candidate=person, role=role)
        PackFactory(interview=interview)
        DebriefFactory(interview=interview)
        PracticeAnswerFactory(practice=PracticeFactory(candidate=person))
        TipFactory(review=ReviewFactory(candidate=person))
    here, there = kept.id, gone.id
    merged = merge(session, kept, gone, [], None, NOON)
    assert len(versions_of(session, here, Story.now)) == 2
    assert len(practices_of(session, here)) == 2
    assert [one.candidate_id for one in session.scalars(select(PracticeAnswer))] == [here, here]
    interviews = interviews_of(session, here)
    assert len(interviews) == 2
    assert all(one.pack and one.debrief for one in interviews)
    reviews = reviews_of(session, here, ReviewKind.resume)
    assert [tip.candidate_id for one in reviews for tip in one.tips] == [here, here]
    part(session, merged, None, NOON)
    session.expire_all()
    for person in (here, there):
        (interview,) = interviews_of(session, person)
        assert interview.pack
        assert interview.debrief
        assert interview.pack.candidate_id == interview.debrief.candidate_id == person
        assert len(practices_of(session, person)) == 1
        assert len(versions_of(session, person, Story.now)) == 1
        (review,) = reviews_of(session, person, ReviewKind.resume)
        assert [one.candidate_id for one in review.tips] == [person]
