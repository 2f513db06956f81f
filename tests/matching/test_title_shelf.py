"""Titles on record, and what is alike to them."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.database import db
from agency.matching import title_shelf
from agency.matching.learning_titles import learn_titles
from agency.matching.models import JobTitle, TitleSpaceLearned
from agency.matching.title_shelf import (
    FAR,
    likeness,
    near_titles,
    remember_titles,
    spelled,
    titles_on_record,
)
from agency.skills.models import RelationKind, TermKind, TermRelation
from tests.factories import NOON, TermFactory


def teach(session: Session) -> None:
    """Two occupations with a skill each."""
    for names, skill in (
        (("Bookkeeper", "Ledger keeper"), "Ledgers"),
        (("Florist", "Flower seller"), "Flowers"),
    ):
        title = TermFactory(kind=TermKind.title, name=names[0], synonyms=list(names[1:]))
        held = TermFactory(name=skill)
        session.add(TermRelation(term_id=title.id, kind=RelationKind.essential, other_id=held.id))
    assert learn_titles(session, NOON)


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_before_anything_is_learned_nothing_is_alike(session: Session) -> None:
    remember_titles(session, ["Bookkeeper"])
    assert near_titles(session, "Bookkeeper") == {}
    assert likeness(session, ["Bookkeeper"], ["Bookkeeper"]) == {}


def test_titles_of_one_trade_are_found_by_their_words_before_anything_is_learned(
    session: Session,
) -> None:
    titles = ["Bookkeeper (payroll)", "Senior bookkeeper", "Florist", "BOOKKEEPER"]
    numbers = remember_titles(session, titles)
    tied = titles_on_record(session).tied("Bookkeeper", {}, 0.3)
    assert tied.keys() == {numbers[spelled(title)] for title in titles} - {numbers["florist"]}
    assert tied[numbers["bookkeeper"]] == 1.0


def test_titles_of_one_trade_are_found_by_what_was_learned(session: Session) -> None:
    teach(session)
    numbers = remember_titles(session, ["Ledger keeper", "Florist"])
    learned = near_titles(session, "Bookkeeper")
    assert set(titles_on_record(session).tied("Bookkeeper", learned, 0.3)) == {
        numbers["ledger keeper"]
    }


def test_titles_remembered_before_get_their_vectors_when_titles_are_learned(
    session: Session,
) -> None:
    remember_titles(session, ["Ledger keeper"])
    near_titles(session, "Bookkeeper")
    teach(session)
    assert session.scalar(select(func.count(JobTitle.vector))) == count(session, JobTitle)
    assert near_titles(session, "Bookkeeper")["ledger keeper"] > 0.4


def test_with_no_title_on_record_none_is_near(session: Session) -> None:
    teach(session)
    assert near_titles(session, "Bookkeeper") == {}
    assert titles_on_record(session).tied("Bookkeeper", {}, 0.3) == {}


def test_titles_on_record_are_found_by_likeness(session: Session) -> None:
    teach(session)
    remember_titles(session, ["Ledger Keeper (0.8)", "Florist", "", "ledger keeper"])
    near = near_titles(session, "Bookkeeper")
    assert near["ledger keeper"] > 0.4
    assert near.get("florist", 0.0) < near["ledger keeper"]
    assert all(how_far >= FAR for how_far in near.values())
    assert near_titles(session, "Florist")["florist"] == pytest.approx(1, abs=0.002)
    assert near_titles(session, " ") == {}


def test_both_directions_say_the_same(session: Session) -> None:
    teach(session)
    titles = ["Ledger keeper", "Florist", "Lighthouse keeper"]
    remember_titles(session, titles)
    near = near_titles(session, "Bookkeeper")
    alike = likeness(session, titles, ["Bookkeeper", "  "])["Bookkeeper"]
    assert {title: near[title] for title in alike} == alike


def test_a_title_that_another_process_added_is_found(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    teach(session)
    remember_titles(session, ["Florist"])
    assert "ledger keeper" not in near_titles(session, "Bookkeeper")
    here = title_shelf._kept.copy()
    monkeypatch.setattr(title_shelf, "_kept", {})
    remember_titles(session, ["Ledger keeper"])
    monkeypatch.setattr(title_shelf, "_kept", here)
    assert near_titles(session, "Bookkeeper")["ledger keeper"] > 0.4


def test_titles_that_were_rolled_back_do_no_harm(session: Session) -> None:
    teach(session)
    with session.begin_nested() as step:
        remember_titles(session, ["Ledger keeper", "Flower seller"])
        assert "ledger keeper" in near_titles(session, "Bookkeeper")
        step.rollback()
    assert count(session, JobTitle) == 0
    near_titles(session, "Bookkeeper")
    remember_titles(session, ["Florist", "Ledger keeper"])
    assert count(session, JobTitle) == 2
    assert {"florist", "flower seller"} >= near_titles(session, "Florist").keys() - {
        "ledger keeper"
    }
    assert near_titles(session, "Bookkeeper")["ledger keeper"] > 0.4


def test_a_space_that_was_rolled_back_is_forgotten(session: Session) -> None:
    with session.begin_nested() as step:
        teach(session)
        remember_titles(session, ["Ledger keeper"])
        assert near_titles(session, "Bookkeeper")
        step.rollback()
    session.expire_all()
    assert near_titles(session, "Bookkeeper") == {}


def test_learning_anew_keeps_one_space_and_brings_the_titles_along(session: Session) -> None:
    teach(session)
    assert not learn_titles(session, NOON)
    first = session.scalar(select(TitleSpaceLearned.id))
    remember_titles(session, ["Ledger keeper"])
    TermFactory(kind=TermKind.title, name="Roofer")
    assert learn_titles(session, NOON)
    assert session.scalars(select(TitleSpaceLearned.id)).all() != [first]
    assert count(session, TitleSpaceLearned) == 1
    remember_titles(session, ["Ledger keeper"])
    assert near_titles(session, "Bookkeeper")["ledger keeper"] > 0.4


def test_two_sessions_may_remember_the_same_title(session: Session) -> None:
    teach(session)
    remember_titles(session, ["Florist"])
    remember_titles(db.session(), ["Florist", "florist"])
    assert count(session, JobTitle) == 1
