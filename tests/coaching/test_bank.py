"""The bank: which questions suit a role and a level, what a client asked first, and what is weak again."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.coaching.bank import (
    Asked,
    bank,
    bring_back,
    for_role,
    for_title,
    level_in,
    likely,
    question_told,
    retire,
    seed_questions,
    teach,
    to_practise,
)
from agency.coaching.models import Level, Question, QuestionKind
from agency.languages.speaking import Language
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    PracticeAnswerFactory,
    PracticeFactory,
    QuestionFactory,
    RequirementFactory,
    RoleFactory,
    TermFactory,
)


@pytest.fixture
def jane(session: Session) -> Candidate:
    AgencyFactory()
    return CandidateFactory()


@pytest.fixture
def role(jane: Candidate) -> Role:
    return RoleFactory(title="Senior Data Engineer")


def asked_of(session: Session, asked: Asked) -> set[str]:
    return {one.words for one in likely(session, asked)}


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Junior Accountant", Level.starting),
        ("Accountant", Level.experienced),
        ("Senior Accountant", Level.experienced),
        ("Lead Accountant", Level.leading),
        ("Director of Finance", Level.leading),
    ],
)
def test_the_level_is_the_one_that_the_title_names(title: str, level: Level) -> None:
    assert level_in(title) is level


def test_a_question_without_a_trade_suits_everybody_and_one_of_another_trade_nobody_else(
    session: Session, jane: Candidate, role: Role
) -> None:
    QuestionFactory(words="Anybody?")
    QuestionFactory(words="Data?", about="Data")
    QuestionFactory(words="Engineer?", about="Data Engineer")
    QuestionFactory(words="Nurse?", about="Registered Nurse")
    assert asked_of(session, for_role(jane, role)) == {"Anybody?", "Data?", "Engineer?"}


def test_a_designation_that_the_role_asks_for_brings_its_questions(
    session: Session, jane: Candidate, role: Role
) -> None:
    QuestionFactory(words="Risks?", about="PMP")
    assert asked_of(session, for_role(jane, role)) == set()
    RequirementFactory(role=role, term=TermFactory(name="PMP", designation=True))
    session.refresh(role)
    assert asked_of(session, for_role(jane, role)) == {"Risks?"}


def test_a_question_of_another_level_is_left_out(session: Session, jane: Candidate) -> None:
    QuestionFactory(words="Why this trade?", level=Level.starting)
    QuestionFactory(words="Whom did you let go?", level=Level.leading)
    asked = for_title(jane, "Head of Payroll")
    assert asked_of(session, asked) == {"Whom did you let go?"}
    assert asked_of(session, asked.at(Level.starting)) == {"Why this trade?"}


def test_what_was_asked_for_the_role_stands_first_then_what_its_client_asked(
    session: Session, jane: Candidate, role: Role
) -> None:
    QuestionFactory(words="Anybody?")
    QuestionFactory(words="The client?", client_id=role.client_id)
    QuestionFactory(words="Another client?", client=RoleFactory().client)
    QuestionFactory(words="The role?", client_id=role.client_id, role_id=role.id, about="Nurse")
    found = [one.words for one in likely(session, for_role(jane, role))]
    assert found == ["The role?", "The client?", "Anybody?"]


def test_the_weak_ones_of_last_time_are_asked_first_and_good_ones_are_not(
    session: Session, jane: Candidate, role: Role
) -> None:
    QuestionFactory(words="Why us?", kind=QuestionKind.client)
    older = PracticeFactory(candidate=jane, happened_on=date(2026, 5, 1))
    PracticeAnswerFactory(practice=older, words="Weak long ago", clear=1)
    newest = PracticeFactory(candidate=jane, happened_on=TODAY)
    PracticeAnswerFactory(practice=newest, words="Weak", clear=2, evidence=2, length=2)
    PracticeAnswerFactory(practice=newest, words="Weakest", clear=1, evidence=1, length=2)
    PracticeAnswerFactory(practice=newest, words="Good", clear=3, evidence=3, length=3)
    asked = to_practise(session, jane.id, for_role(jane, role), 6)
    assert asked == ["Weakest", "Weak", "Why us?"]


def test_a_short_session_has_one_of_each_kind_before_the_second_of_any(
    session: Session, jane: Candidate, role: Role
) -> None:
    for kind in (QuestionKind.history, QuestionKind.history, QuestionKind.client):
        QuestionFactory(kind=kind, words=f"{kind} {session.query(Question).count()}")
    assert to_practise(session, jane.id, for_role(jane, role), 2) == ["history 0", "client 2"]


def test_what_a_client_asked_is_taught_once_and_brought_back_where_it_was_retired(
    session: Session, jane: Candidate, role: Role
) -> None:
    (first,) = teach(session, role, ["Why us?"], QuestionKind.client, TODAY)
    retire(first, NOON)
    (again,) = teach(session, role, ["Why us?"], QuestionKind.client, date(2026, 6, 1))
    assert again is first
    assert again.is_in_use
    assert again.asked_on == TODAY
    assert (again.client_id, again.role_id) == (role.client_id, role.id)


def test_a_retired_question_is_asked_of_nobody_until_it_is_brought_back(
    session: Session, jane: Candidate, role: Role
) -> None:
    question = QuestionFactory(words="Why us?")
    retire(question, NOON)
    session.flush()
    assert asked_of(session, for_role(jane, role)) == set()
    bring_back(question)
    session.flush()
    assert asked_of(session, for_role(jane, role)) == {"Why us?"}


def test_a_new_agency_begins_with_questions_of_every_kind_and_level(session: Session) -> None:
    assert seed_questions(session) >= 40
    known = bank(session)
    assert {one.kind for one in known} == set(QuestionKind)
    assert {one.level for one in known} == {None, *Level}
    assert len({one.words for one in known}) == len(known)


def test_an_agency_with_questions_keeps_to_its_own(session: Session) -> None:
    QuestionFactory(words="Why us?")
    assert seed_questions(session) == 0
    assert [one.words for one in bank(session)] == ["Why us?"]


def test_the_trades_of_the_starter_questions_are_trades_that_titles_have(
    session: Session, jane: Candidate
) -> None:
    seed_questions(session)
    abouts = {one.about for one in bank(session) if one.about}
    from agency.skills.seeds import load_seed_terms

    known = load_seed_terms()
    functions = {term.field for term in known["title"]}
    assert abouts <= functions | {term.name for term in known["designation"]}


def test_whoever_reads_french_practises_the_starter_questions_in_french(
    session: Session, jane: Candidate, role: Role
) -> None:
    seed_questions(session)
    QuestionFactory(words="Who hired you?", kind=QuestionKind.history)
    weak = "Pourquoi nous\N{NARROW NO-BREAK SPACE}?"
    practice = PracticeFactory(candidate=jane, happened_on=TODAY)
    PracticeAnswerFactory(practice=practice, words=weak, clear=1, evidence=1, length=2)
    asked = to_practise(session, jane.id, for_role(jane, role), 40, Language.fr)
    assert asked[0] == weak
    assert len(asked) == len(set(asked))
    assert [one for one in asked if "what" in one.lower() or "who" in one.lower()] == [
        "Who hired you?"
    ]
    assert question_told(weak, Language.en) == "Why us?"
