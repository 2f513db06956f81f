"""A wish is never overwritten: the old line ends, the new one begins, and both stay."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from agency.candidates.models import PayPeriod
from agency.history import changes_of
from agency.preferences.changing import (
    Evidence,
    NewPreference,
    PreferenceEnded,
    add_preference,
    add_preferences,
    end_preference,
    replace_preference,
)
from agency.preferences.models import Horizon, PreferenceKind
from agency.preferences.queries import current_preferences, earlier_lines, ended_preferences
from agency.touches.models import Channel
from tests.factories import NOON, TODAY, CandidateFactory, PlaceFactory, PreferenceFactory
from tests.support.queries import count_queries

TOLD = Evidence(said_on=TODAY, said_by=Channel.call)


def wish(kind: str, value: str, horizon: str = "now", **more: Any) -> NewPreference:
    return NewPreference(
        horizon=Horizon(horizon), kind=PreferenceKind(kind), label=value, value=value, **more
    )


def now_labels(session: Session, person: int, horizon: str = "now") -> list[str]:
    return [line.label for line in current_preferences(session, person)[Horizon(horizon)]]


def test_replacing_keeps_the_old_line_and_points_to_the_new(session: Session) -> None:
    old = PreferenceFactory()
    new = replace_preference(session, old, wish("title", "Head of product"), TOLD, NOON)
    assert (old.ended_at, old.replaced_by_id) == (NOON, new.id)
    assert old.label == "Product lead"
    assert earlier_lines(session, new) == [old]


def test_an_ended_wish_cannot_end_again(session: Session) -> None:
    old = PreferenceFactory()
    end_preference(session, old, NOON)
    with pytest.raises(PreferenceEnded):
        end_preference(session, old, NOON)
    assert ended_preferences(session, old.candidate_id) == [old]


@pytest.mark.parametrize(
    ("before", "after", "holds"),
    [
        pytest.param(("pay", "120"), ("pay", "135"), ["135"], id="one pay at a time"),
        pytest.param(("remote", "remote"), ("remote", "hybrid"), ["hybrid"], id="one arrangement"),
        pytest.param(("title", "Lead"), ("title", "Head"), ["Lead", "Head"], id="several titles"),
        pytest.param(("title", "Lead"), ("title", "lead "), ["lead "], id="the same title renewed"),
        pytest.param(("place", "Oslo"), ("title", "Oslo"), ["Oslo", "Oslo"], id="kinds apart"),
    ],
)
def test_a_new_wish_takes_the_place_of_what_it_contradicts(
    session: Session, before: tuple[str, str], after: tuple[str, str], holds: list[str]
) -> None:
    jane = CandidateFactory()
    add_preference(session, jane.id, wish(*before), TOLD, NOON)
    add_preference(session, jane.id, wish(*after), TOLD, NOON)
    assert sorted(now_labels(session, jane.id)) == sorted(holds)


def test_wanting_what_was_refused_ends_the_refusal(session: Session) -> None:
    jane = CandidateFactory()
    refused = add_preference(session, jane.id, wish("industry", "Oil", "never"), TOLD, NOON)
    add_preference(session, jane.id, wish("industry", "oil", "later"), TOLD, NOON)
    assert refused.ended_at == NOON
    assert now_labels(session, jane.id, "later") == ["oil"]


def test_now_and_later_stand_beside_each_other(session: Session) -> None:
    jane = CandidateFactory()
    add_preference(session, jane.id, wish("pay", "135"), TOLD, NOON)
    add_preference(session, jane.id, wish("pay", "150", "later"), TOLD, NOON)
    assert now_labels(session, jane.id) == ["135"]
    assert now_labels(session, jane.id, "later") == ["150"]


def test_a_place_the_agency_knows_gets_its_coordinates(session: Session) -> None:
    montreal = PlaceFactory(name="Montréal", region="Quebec", synonyms=["MTL"])
    jane = CandidateFactory()
    for said in ("montreal", "mtl"):
        line = add_preference(session, jane.id, wish("place", said), TOLD, NOON)
        assert line.place_id == montreal.id


def test_evidence_is_kept_with_the_wish(session: Session) -> None:
    jane = CandidateFactory()
    told = Evidence(said_on=date(2026, 3, 12), said_by=Channel.email, recorded_by_id=jane.owner_id)
    pay = wish(
        "pay",
        "$135,000 or more",
        amount=Decimal(135_000),
        period=PayPeriod.year,
        words="135 would make it easy.",
    )
    line = add_preference(session, jane.id, pay, told, NOON)
    assert (line.said_on, line.said_by, line.recorded_by_id) == (
        date(2026, 3, 12),
        Channel.email,
        jane.owner_id,
    )
    assert line.words == "135 would make it easy."


def test_what_is_said_in_one_breath_takes_the_place_of_what_was_said_before(
    session: Session,
) -> None:
    jane = CandidateFactory()
    before = add_preferences(
        session, jane.id, [wish("pay", "120"), wish("title", "Lead")], TOLD, NOON
    )
    said = [
        wish("pay", "135"),
        wish("industry", "Oil"),
        wish("pay", "150"),
        wish("industry", "oil", "never"),
        wish("title", "lead"),
    ]
    first_pay, oil, pay, no_oil, title = add_preferences(session, jane.id, said, TOLD, NOON)
    assert [before[0].replaced_by_id, first_pay.replaced_by_id] == [first_pay.id, pay.id]
    assert (oil.ended_at, oil.replaced_by_id) == (NOON, None)
    assert before[1].replaced_by_id == title.id
    current = current_preferences(session, jane.id)
    assert current[Horizon.now] == [title, pay]
    assert current[Horizon.never] == [no_oil]


def test_a_line_that_another_takes_the_place_of_leaves_one_change(session: Session) -> None:
    jane = CandidateFactory()
    old = add_preference(session, jane.id, wish("pay", "120"), TOLD, NOON)
    new = add_preference(session, jane.id, wish("pay", "135"), TOLD, NOON)
    (change,) = changes_of(session, old)
    assert change.after == {"ended_at": NOON.isoformat(), "replaced_by_id": new.id}


def test_the_number_of_statements_does_not_grow_with_the_wishes(session: Session) -> None:
    def statements(*values: str) -> int:
        jane = CandidateFactory()
        said = [wish("industry", value) for value in values]
        add_preferences(session, jane.id, said, TOLD, NOON)
        with count_queries(session) as counted:
            add_preferences(session, jane.id, said, TOLD, NOON)
        return counted.queries

    assert statements("Oil") == statements("Oil", "Gas", "Coal", "Peat")
