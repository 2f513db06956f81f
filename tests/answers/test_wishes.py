"""What people write on their page, read with care: what they plainly want, and nothing beside it."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.answers.told import Answers
from agency.answers.wishes import Pen, facts_in, write_move, write_refusals
from agency.preferences.changing import Evidence
from agency.preferences.models import Horizon, Preference, PreferenceKind
from agency.touches.models import Channel
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    PreferenceFactory,
    TermFactory,
)


@pytest.fixture
def pen(session: Session) -> Pen:
    AgencyFactory()
    for name in ("Climate tech", "Oil and gas", "Travel"):
        TermFactory(name=name, industry=True)
    for name in ("Product Lead", "Product Manager"):
        TermFactory(name=name, title=True)
    evidence = Evidence(said_on=TODAY, said_by=Channel.form)
    return Pen(session, CandidateFactory(), evidence, NOON)


def current(pen: Pen) -> list[Preference]:
    query = select(Preference).filter_by(ended_at=None).order_by(Preference.id)
    return list(pen.session.scalars(query))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Product Lead in climate tech", ["Product Lead", "Climate tech"]),
        ("I want a product lead job", ["Product Lead"]),
        ("Product lead. Climate tech. Remote.", ["Product Lead", "Climate tech", "remote"]),
        ("Climate tech next", ["Climate tech"]),
        ("I left oil and gas last year", []),
        ("I am a Product Manager in oil and gas and want out", []),
        ("A bigger team, more pay, less travel", []),
        ("Nothing in particular", []),
        ("", []),
    ],
)
def test_what_is_read_as_wanted(pen: Pen, text: str, wanted: list[str]):
    assert [fact.value for fact in facts_in(pen, text, with_dates=False)] == wanted


def test_dates_in_the_words_count_only_where_the_question_beside_them_is_open(pen: Pen):
    text = "I want a product lead job from September 2026"
    read = {fact.kind: fact for fact in facts_in(pen, text, with_dates=True)}
    assert read["available_from"].on == date(2026, 9, 1)
    undated = facts_in(pen, text, with_dates=False)
    assert [(fact.kind, fact.horizon, fact.on) for fact in undated] == [("title", "now", None)]


def test_what_is_taken_out_of_the_words_ends_and_the_rest_stays(pen: Pen):
    old = "I want a product lead job. A garden would be nice."
    said = {"candidate": pen.candidate, "words": "A garden would be nice."}
    garden = PreferenceFactory(kind=PreferenceKind.other, label="Garden", value="garden", **said)
    lead = PreferenceFactory(
        label="Product lead",
        value="Product Lead",
        words="I want a product lead job.",
        candidate=pen.candidate,
    )
    hidden = PreferenceFactory(
        kind=PreferenceKind.place,
        label="Halifax",
        value="Halifax",
        words="Halifax",
        candidate=pen.candidate,
    )
    write_move(pen, Answers(move=old), Answers(move="A garden would be nice. Climate tech."))
    pen.session.flush()
    assert garden.ended_at is None
    assert lead.ended_at == NOON
    assert hidden.ended_at is None
    assert [line.value for line in current(pen)] == ["garden", "Halifax", "Climate tech"]


def test_clearing_the_words_ends_the_wishes_they_held(pen: Pen):
    line = PreferenceFactory(candidate=pen.candidate)
    write_move(pen, Answers(move=line.words), Answers(move=""))
    assert current(pen) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Oil and gas. Saltmarsh Energy.", ["Oil and gas", "Saltmarsh Energy"]),
        ("No oil and gas, never Saltmarsh Energy", ["Oil and gas", "Saltmarsh Energy"]),
        ("Being on call; weekends", ["Being on call", "Weekends"]),
        ("working for my ex in St. John’s", ["Working for my ex in St. John’s"]),
        ("", []),
    ],
)
def test_each_refusal_is_a_line(pen: Pen, text: str, lines: list[str]):
    write_refusals(pen, text)
    assert [line.label for line in current(pen)] == lines
    assert {line.horizon for line in current(pen)} <= {Horizon.never}


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("Oil and gas", PreferenceKind.industry),
        ("Saltmarsh Energy", PreferenceKind.employer),
        ("Contract work", PreferenceKind.contract_form),
        ("Travel", PreferenceKind.other),
        ("Night shifts", PreferenceKind.other),
    ],
)
def test_what_the_agency_has_a_word_for_can_be_matched(pen: Pen, item: str, kind: PreferenceKind):
    write_refusals(pen, item)
    assert [line.kind for line in current(pen)] == [kind]


def test_a_refusal_ends_the_wish_it_contradicts(pen: Pen):
    wish = PreferenceFactory(
        kind=PreferenceKind.industry,
        label="Oil and gas",
        value="Oil and gas",
        candidate=pen.candidate,
    )
    write_refusals(pen, "Oil and gas")
    assert wish.ended_at == NOON
