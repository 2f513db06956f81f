"""The pack: the client's words, what it asked before others, and what of theirs shows each must."""

import pytest
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.coaching.interviews import call_off
from agency.coaching.models import QuestionKind, Shown
from agency.coaching.packing import (
    Packed,
    begin_pack,
    evidence_in,
    evidence_written,
    pack_for_them,
    packs_for_them,
    released,
    save_pack,
)
from agency.matching.profiles import refresh_profiles
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    DebriefFactory,
    InterviewFactory,
    PackFactory,
    QuestionFactory,
    RequirementFactory,
    ResumeFactory,
    RoleFactory,
    SkillHeldFactory,
    StoryFactory,
    TermFactory,
)


@pytest.fixture
def jane(session: Session) -> Candidate:
    AgencyFactory()
    person = CandidateFactory()
    SkillHeldFactory(candidate=person, skill=TermFactory(name="Product management"), years=9)
    ResumeFactory(
        candidate_id=person.id,
        text="Fernhill Power\nBrought the Snowflake bill down by a third in one year.\nSnow.",
    )
    StoryFactory(
        candidate_id=person.id,
        words="I began in support. Product management came when nobody else wanted the roadmap.",
    )
    return person


@pytest.fixture
def role(session: Session, jane: Candidate) -> Role:
    role = RoleFactory(words="I need somebody who can say no.")
    for name in ("Product management", "Snowflake", "Kafka"):
        RequirementFactory(role=role, term=TermFactory(name=name))
    RequirementFactory(role=role, term=TermFactory(name="Figma"), is_must=False)
    refresh_profiles(session, [jane.id])
    session.flush()
    return role


def test_each_must_has_what_fit_says_and_the_sentence_of_theirs_that_names_it(
    session: Session, jane: Candidate, role: Role
) -> None:
    shown = {one.must: one.words for one in begin_pack(session, jane, role, TODAY).evidence}
    assert list(shown) == ["Product management", "Snowflake", "Kafka"]
    assert shown["Product management"] == (
        "Nine years. “Product management came when nobody else wanted the roadmap.”"
    )
    assert shown["Snowflake"] == "“Brought the Snowflake bill down by a third in one year.”"
    assert shown["Kafka"] == ""


def test_the_clients_words_and_what_it_asked_before_come_first(
    session: Session, jane: Candidate, role: Role
) -> None:
    QuestionFactory(words="Anybody?")
    QuestionFactory(words="Taught?", client_id=role.client_id, role_id=role.id, kind=QuestionKind.client)  # fmt: skip
    other = InterviewFactory(role=RoleFactory(client=role.client))
    DebriefFactory(interview=other, asked=["Asked of another?", "Taught?"])
    begun = begin_pack(session, jane, role, TODAY)
    assert begun.client_words == "I need somebody who can say no."
    assert list(begun.questions) == ["Asked of another?", "Taught?", "Anybody?"]


def test_somebody_off_the_list_still_has_their_own_sentences(
    session: Session, jane: Candidate, role: Role
) -> None:
    from agency.preferences.models import Horizon, PreferenceKind
    from tests.factories import PreferenceFactory

    PreferenceFactory(candidate=jane, kind=PreferenceKind.employer, horizon=Horizon.never, value=role.client.name, label=role.client.name)  # fmt: skip
    refresh_profiles(session, [jane.id])
    shown = {one.must: one.words for one in begin_pack(session, jane, role, TODAY).evidence}
    assert shown["Snowflake"] == "“Brought the Snowflake bill down by a third in one year.”"


def test_evidence_is_written_a_line_each_and_read_back() -> None:
    shown = [Shown("PMP", "Sat it in May: passed"), Shown("Kafka", "")]
    assert evidence_written(shown) == "PMP: Sat it in May: passed\nKafka: "
    assert evidence_in(evidence_written(shown)) == shown
    assert evidence_in("\nKafka\n") == [Shown("Kafka", "")]


def test_a_pack_is_changed_in_its_place(session: Session, jane: Candidate, role: Role) -> None:
    interview = InterviewFactory(candidate=jane, role=role)
    first = save_pack(session, interview, Packed("", ["Why us?"], []), jane.owner_id)
    again = save_pack(session, interview, Packed("No.", [], [Shown("PMP", "Yes")]), jane.owner_id)
    assert again is first
    assert (again.client_words, again.questions, again.shown) == ("No.", [], [Shown("PMP", "Yes")])
    assert interview.pack is first


def test_they_read_a_pack_once_it_was_sent_and_only_their_own(
    session: Session, jane: Candidate, role: Role
) -> None:
    pack = PackFactory(interview=InterviewFactory(candidate=jane, role=role))
    assert pack_for_them(session, jane.id, pack.interview_id) is None
    assert packs_for_them(session, jane.id) == []
    released(pack, NOON)
    session.flush()
    assert pack_for_them(session, jane.id, pack.interview_id) is pack
    assert packs_for_them(session, jane.id) == [pack]
    assert pack_for_them(session, CandidateFactory().id, pack.interview_id) is None
    call_off(pack.interview, NOON)
    session.flush()
    assert packs_for_them(session, jane.id) == []
