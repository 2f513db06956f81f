"""Interviews: noted for whoever is at that stage, prepared or not, told of once, and what they taught."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.coaching.debriefing import Told, ToldAlready, tell_debrief, told_of_client
from agency.coaching.in_brief import coaching_in_brief
from agency.coaching.interviews import (
    NotAtInterview,
    call_off,
    interviews_of,
    note_interview,
    prepared,
    roles_to_interview_for,
    takes_place,
    unprepared,
)
from agency.coaching.models import HowItWent, Interview
from agency.coaching.told import for_the_letter
from agency.submissions.models import Stage
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    InterviewFactory,
    PackFactory,
    PracticeFactory,
    RecruiterFactory,
    RoleFactory,
    StoryFactory,
    SubmissionFactory,
)
from tests.support.queries import count_queries

ON = date(2026, 6, 22)


@pytest.fixture
def jane(session: Session) -> Candidate:
    AgencyFactory()
    return CandidateFactory()


@pytest.fixture
def role(jane: Candidate) -> Role:
    role = RoleFactory()
    SubmissionFactory(candidate=jane, role=role, stage=Stage.interview)
    return role


def told(**more: object) -> Told:
    said = {"went": HowItWent.mixed, "words": "Long.", "asked": ["Why us?"], "cared_about": "", "client_words": ""}  # fmt: skip
    return Told(**{**said, **more})  # type: ignore[arg-type]


def test_only_whoever_is_at_that_stage_has_an_interview(session: Session, jane: Candidate) -> None:
    other = SubmissionFactory(candidate=jane, stage=Stage.submitted).role
    assert roles_to_interview_for(session, jane.id) == []
    with pytest.raises(NotAtInterview):
        note_interview(session, jane.id, other.id, ON, "", jane.owner_id)


def test_the_same_day_noted_twice_is_one_interview(
    session: Session, jane: Candidate, role: Role
) -> None:
    first, is_new = note_interview(session, jane.id, role.id, ON, "14:00", jane.owner_id)
    assert is_new
    again, is_new = note_interview(session, jane.id, role.id, ON, "15:00", jane.owner_id)
    assert (again, is_new, again.how) == (first, False, "14:00")
    note_interview(session, jane.id, role.id, ON + timedelta(days=7), "", jane.owner_id)
    assert len(interviews_of(session, jane.id)) == 2


def test_a_pack_or_practice_within_thirty_days_prepares_for_it(
    session: Session, jane: Candidate, role: Role
) -> None:
    packed = InterviewFactory(candidate=jane, role=role, happens_on=ON)
    bare = InterviewFactory(candidate=jane, role=role, happens_on=ON + timedelta(days=60))
    PackFactory(interview=packed)
    assert prepared(session, [packed.id, bare.id]) == {packed.id}
    PracticeFactory(candidate=jane, happened_on=bare.happens_on - timedelta(days=31))
    assert prepared(session, [bare.id]) == set()
    PracticeFactory(candidate=jane, happened_on=bare.happens_on - timedelta(days=30))
    assert prepared(session, [bare.id]) == {bare.id}


def test_practice_after_an_interview_prepared_nobody_for_it(
    session: Session, jane: Candidate, role: Role
) -> None:
    interview = InterviewFactory(candidate=jane, role=role, happens_on=ON)
    PracticeFactory(candidate=jane, happened_on=ON + timedelta(days=1))
    assert prepared(session, [interview.id]) == set()


class TestTheLetter:
    @pytest.fixture
    def interview(self, jane: Candidate, role: Role) -> Interview:
        return InterviewFactory(candidate=jane, role=role, happens_on=TODAY + timedelta(days=7))

    @pytest.mark.usefixtures("interview")
    def test_an_interview_within_a_week_that_nobody_prepared_for_is_named(
        self, session: Session, jane: Candidate, role: Role
    ) -> None:
        said = for_the_letter(session, jane.owner_id, TODAY)
        assert said == (
            f"Jane Okafor has an interview at {role.client.name} on Thursday 25 June, "
            "and nobody has practised or prepared it yet."
        )

    def test_of_several_the_nearest(
        self, session: Session, jane: Candidate, role: Role, interview: Interview
    ) -> None:
        near = InterviewFactory(candidate=jane, role=role, happens_on=TODAY)
        assert [one.interview_id for one in unprepared(session, jane.owner_id, TODAY)] == [
            near.id,
            interview.id,
        ]
        assert "Thursday 18 June" in for_the_letter(session, jane.owner_id, TODAY)

    @pytest.mark.parametrize("why", ["later", "over", "called off", "packed", "a colleague's", "erased"])  # fmt: skip
    def test_nothing_else_is_said(
        self, session: Session, jane: Candidate, interview: Interview, why: str
    ) -> None:
        reader = jane.owner_id
        if why == "later":
            interview.happens_on = TODAY + timedelta(days=8)
        elif why == "over":
            interview.happens_on = TODAY - timedelta(days=1)
        elif why == "called off":
            call_off(interview, NOON)
        elif why == "packed":
            PackFactory(interview=interview)
        elif why == "erased":
            jane.erased_at = NOON
        else:
            reader = RecruiterFactory().id
        session.flush()
        assert for_the_letter(session, reader, TODAY) == ""

    def test_one_that_takes_place_after_all_is_named_again(
        self, session: Session, jane: Candidate, interview: Interview
    ) -> None:
        call_off(interview, NOON)
        takes_place(interview)
        session.flush()
        assert for_the_letter(session, jane.owner_id, TODAY)


class TestADebrief:
    def test_is_saved_once_and_a_second_press_changes_nothing(
        self, session: Session, jane: Candidate, role: Role
    ) -> None:
        interview = InterviewFactory(candidate=jane, role=role)
        tell_debrief(session, interview, told(), jane.owner_id, False, NOON)
        with pytest.raises(ToldAlready):
            tell_debrief(session, interview, told(words="Short."), jane.owner_id, False, NOON)
        assert interview.debrief
        assert interview.debrief.words == "Long."

    def test_can_be_corrected(self, session: Session, jane: Candidate, role: Role) -> None:
        interview = InterviewFactory(candidate=jane, role=role)
        first = tell_debrief(session, interview, told(), jane.owner_id, False, NOON)
        again = tell_debrief(session, interview, told(asked=[]), jane.owner_id, True, NOON)
        assert again is first
        assert again.asked == []

    def test_is_told_of_the_client_for_all_its_roles_the_newest_first(
        self, session: Session, jane: Candidate, role: Role
    ) -> None:
        other = RoleFactory(client=role.client)
        for of, day in ((role, 1), (other, 8), (RoleFactory(), 3)):
            interview = InterviewFactory(candidate=jane, role=of, happens_on=date(2026, 6, day))
            tell_debrief(session, interview, told(words=str(day)), jane.owner_id, False, NOON)
        assert [one.words for one in told_of_client(session, role.client_id)] == ["8", "1"]


def test_a_line_for_the_persons_page_takes_one_query(
    session: Session, jane: Candidate, role: Role
) -> None:
    StoryFactory(candidate_id=jane.id)
    StoryFactory(candidate_id=jane.id)
    PracticeFactory(candidate=jane, happened_on=date(2026, 1, 5))
    InterviewFactory(candidate=jane, role=role, happens_on=TODAY - timedelta(days=1))
    InterviewFactory(candidate=jane, role=role, happens_on=ON)
    with count_queries(session) as counted:
        brief = coaching_in_brief(session, jane.id, TODAY)
    assert counted.queries == 1
    assert (brief.stories, brief.practices, brief.next_on, brief.is_prepared) == (1, 1, ON, False)


def test_somebody_of_whom_nothing_is_known_has_a_line_too(
    session: Session, jane: Candidate
) -> None:
    brief = coaching_in_brief(session, jane.id, TODAY)
    assert (brief.stories, brief.practices, brief.next_on, brief.is_prepared) == (0, 0, None, False)
