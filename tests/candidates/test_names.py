"""A name is looked for word by word, among words that are never stale."""

import random

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates import names
from agency.candidates.models import Candidate, NameWord
from agency.candidates.names import called
from tests.factories import NOON, CandidateFactory

FIRST = ("Jane", "Søren", "Annamaria", "Jean-Luc", "Nadia", "Katherine", "Oluwaseun", "Élodie")
LAST = ("Okafor", "O'Brien", "MacDonald", "Ångström", "Moreau", "de la Cruz", "Whitlock", "Nguyen")
AS_ALIKE = 0.45
"""How alike (pg_trgm) a whole name was to be while whole names were looked through."""


def found(session: Session, name: str) -> set[str]:
    session.flush()
    numbers = [int(one) for one in called(session, name).ids.strip("{}").split(",") if one]
    return set(session.scalars(select(Candidate.full_name).where(Candidate.id.in_(numbers))))


def words(session: Session) -> set[str]:
    session.flush()
    return set(session.scalars(select(NameWord.word)))


def with_a_slip(name: str, draw: random.Random) -> str:
    """A letter wrong, missing, twice, or changed with its neighbour; not the first of a word."""
    at = draw.choice([n for n in range(1, len(name) - 1) if name[n - 1 : n + 2].isalpha()])
    before, letter, after = name[:at], name[at], name[at + 1 :]
    return draw.choice(
        [
            f"{before}{draw.choice('aeiou')}{after}",
            f"{before}{after}",
            f"{before}{letter}{letter}{after}",
            f"{before}{after[0]}{letter}{after[1:]}",
        ]
    )


@pytest.mark.parametrize("seed", range(4))
def test_whoever_was_alike_enough_as_a_whole_is_found_word_by_word(
    session: Session, seed: int
) -> None:
    draw = random.Random(seed)
    people = [f"{first} {last}" for first in FIRST for last in draw.sample(LAST, 2)]
    for name in people:
        CandidateFactory(full_name=name)
    session.flush()
    for name in people:
        typed = with_a_slip(name, draw)
        alike = session.scalar(
            select(func.word_similarity(func.plain(typed), func.plain(name)) >= AS_ALIKE)
        )
        if alike:
            assert name in found(session, typed), typed


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        pytest.param("moraeu", {"Nadia Moreau"}, id="two letters swapped"),
        pytest.param("whitl", {"Jane Whitlock"}, id="begun"),
        pytest.param("macdonald", {"Ian Mac Donald"}, id="written together"),
        pytest.param("obrien", {"Una O'Brien"}, id="without its apostrophe"),
        pytest.param("jane margaret whitlock", {"Jane Whitlock"}, id="with a name we do not know"),
        pytest.param("ANGSTROM soren", {"Søren Ångström"}, id="without accents, the other way"),
        pytest.param("w", {"Jane Whitlock"}, id="one letter"),
        pytest.param("%'&!:*\\", set(), id="signs that mean something elsewhere"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_words_of_a_name_are_forgiven_their_slips(
    session: Session, typed: str, who: set[str]
) -> None:
    for name in (
        "Nadia Moreau",
        "Jane Whitlock",
        "Ian Mac Donald",
        "Una O'Brien",
        "Søren Ångström",
    ):
        CandidateFactory(full_name=name)
    assert found(session, typed) == who


def test_whoever_has_every_word_is_not_hidden_among_those_who_have_some(session: Session) -> None:
    for name in ("Jane Okafor", "Jane Whitlock", "Ben Okafor"):
        CandidateFactory(full_name=name)
    assert found(session, "jane okafor") == {"Jane Okafor"}
    assert found(session, "petra okafor") == {"Jane Okafor", "Ben Okafor"}, (
        "the most of what was typed"
    )


def test_of_a_name_that_more_people_have_some_are_read(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "MOST_CALLED", 3)
    for number in range(6):
        CandidateFactory(full_name=f"Jane Okafor {number}")
    session.flush()
    like = called(session, "jane okafor")
    assert (like.people, like.is_everybody) == (4, False)


def test_words_come_with_a_name_and_leave_with_the_last_who_has_it(session: Session) -> None:
    one = CandidateFactory(full_name="Zenobia Quill 7")
    other = CandidateFactory(full_name="Quill Adeyemi")
    assert {"zenobia", "quill", "adeyemi"} <= words(session)
    assert "7" not in words(session)
    one.full_name = "Zoe Adler"
    assert {"zoe", "adler", "quill"} <= words(session)
    assert "zenobia" not in words(session)
    other.erased_at = NOON
    assert not {"quill", "adeyemi"} & words(session)
    other.erased_at = None
    assert {"quill", "adeyemi"} <= words(session)
    third = Candidate(full_name="Ines Varga", owner_id=other.owner_id)
    session.add(third)
    assert "varga" in words(session)
    session.delete(third)
    assert "varga" not in words(session)
