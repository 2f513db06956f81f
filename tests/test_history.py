"""Nothing that matters is overwritten silently."""

import pytest
from sqlalchemy.orm import Session

from agency import history
from tests.factories import CandidateFactory, RecruiterFactory


def test_a_change_keeps_what_was_there_who_changed_it_and_when(session: Session) -> None:
    maya = RecruiterFactory()
    jane = CandidateFactory(title="Product Manager", owner=maya)
    history.act_as(session, "recruiter", maya.id)
    jane.title = "Senior Product Manager"
    session.flush()

    (change,) = history.changes_of(session, jane)
    assert change.before == {"title": "Product Manager"}
    assert change.after == {"title": "Senior Product Manager"}
    assert (change.actor_kind, change.actor_id) == ("recruiter", maya.id)
    assert change.at.tzinfo


def test_a_change_can_be_put_back(session: Session) -> None:
    jane = CandidateFactory(title="Product Manager")
    jane.title = "Director"
    change = history.last_change(session, jane)
    assert change
    history.put_back(jane, change)
    assert jane.title == "Product Manager"


def test_a_change_is_not_put_back_over_a_later_one(session: Session) -> None:
    jane = CandidateFactory(title="Product Manager")
    jane.title = "Director"
    change = history.last_change(session, jane)
    assert change
    jane.title = "Head of Product"
    session.flush()
    with pytest.raises(history.CannotUndo):
        history.put_back(jane, change)
