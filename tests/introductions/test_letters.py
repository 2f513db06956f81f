"""Which letter is due to whom, and what none of them may tell."""

import pytest
from sqlalchemy.orm import Session

from agency.introductions.letters import (
    LetterKind,
    beginning,
    described,
    letter_due,
    note_written,
    told_too_much,
)
from agency.introductions.models import Introduction, IntroductionState, SideAnswer
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientContactFactory,
    ClientFactory,
    ConsentFactory,
    IntroductionFactory,
    RecruiterFactory,
)

State = IntroductionState


def introduction(**client: bool) -> Introduction:
    AgencyFactory()
    ana = CandidateFactory(full_name="Ana Duarte", title="Data Engineer", employer="Quay Works")
    ana.ways[0].value = "ana@example.org"
    there = ClientContactFactory(
        client=ClientFactory(name="Fernwood", **client), phone="+14165550147"
    )
    return IntroductionFactory(people=[ana, there])


@pytest.mark.parametrize(
    ("consent", "said"),
    [
        (None, "Data Engineer"),
        ("no", "Data Engineer"),
        ("without_name", "Data Engineer"),
        ("ask_each_time", "Data Engineer"),
        ("yes", "Ana, Data Engineer"),
    ],
)
def test_candidate_is_named_only_who_lets_us_show_their_name(
    session: Session, consent: str | None, said: str
) -> None:
    hers, _his = introduction().sides
    if consent:
        ConsentFactory(candidate_id=hers.candidate_id, kind="market", answer=consent)
    assert described(session, hers) == said


def test_client_is_named_only_if_it_may_be(session: Session) -> None:
    _hers, his = introduction().sides
    assert described(session, his) == "Head of Data at a client of ours"
    his.person.client.may_be_named = True
    assert described(session, his) == "Head of Data at Fernwood"


def test_draft_to_each_tells_nothing_too_much(session: Session) -> None:
    one, by = introduction(), RecruiterFactory()
    agency = AgencyFactory()
    for side in one.sides:
        text = "\n".join(beginning(session, side, LetterKind.ask, by, agency))
        assert told_too_much(session, side, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You will like Duarte.", ["Duarte"]),
        ("Ana is great.", ["Ana"]),
        ("Write to ANA@example.org", ["ana@example.org"]),
        ("She is at Quay Works now.", ["Quay Works"]),
        ("Analysts work on the quay.", []),
    ],
)
def test_what_would_tell_who_a_candidate_is_is_found(
    session: Session, text: str, told: list[str]
) -> None:
    _hers, his = introduction().sides
    assert told_too_much(session, his, text) == told


def test_numbers_are_found_however_they_are_written(session: Session) -> None:
    hers, _his = introduction().sides
    assert told_too_much(session, hers, "Call 416 555-0147, at Fernwood.") == [
        "+14165550147", "Fernwood",
    ]  # fmt: skip


def test_each_is_asked_once(session: Session) -> None:
    hers, his = introduction().sides
    assert (letter_due(hers), letter_due(his)) == (LetterKind.ask, LetterKind.ask)
    note_written(hers, LetterKind.ask, None, NOON)
    his.answer = SideAnswer.yes
    assert (letter_due(hers), letter_due(his)) == (None, None)


@pytest.mark.parametrize("state", [State.declined, State.lapsed, State.ended, State.withdrawn])
def test_only_who_said_yes_hears_that_it_did_not_come_about(
    session: Session, state: IntroductionState
) -> None:
    one = introduction()
    hers, his = one.sides
    one.state, hers.answer, his.answer = state, SideAnswer.yes, SideAnswer.no
    assert (letter_due(hers), letter_due(his)) == (LetterKind.over, None)
    subject, words = beginning(session, hers, LetterKind.over, RecruiterFactory(), AgencyFactory())
    assert told_too_much(session, hers, subject + words) == []
    note_written(hers, LetterKind.over, None, NOON)
    assert letter_due(hers) is None


def test_whether_it_helped_is_asked_once(session: Session) -> None:
    one = introduction()
    one.state = State.introduced
    hers, his = one.sides
    his.helped = False
    assert (letter_due(hers), letter_due(his)) == (LetterKind.help, None)
    note_written(hers, LetterKind.help, None, NOON)
    assert letter_due(hers) is None
