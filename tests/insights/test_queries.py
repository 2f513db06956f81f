"""What counts as an answer, and what is left out."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from agency.insights.answered import LeftOut
from agency.insights.queries import answers_to_suggestions
from agency.recontact.models import DismissReason, Suggestion, SuggestionState
from agency.submissions.models import Stage
from agency.touches.models import Outcome
from tests.factories import NOON, SubmissionFactory, SuggestionFactory, TouchFactory
from tests.support.queries import count_queries

WEIGHTS = {"want": 35, "skills": 25, "timing": 15, "place": 15, "pay": 10}


def parts(**points: int) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "label": name,
            "points": points.get(name, 0),
            "weight": weight,
            "sentence": "",
        }
        for name, weight in WEIGHTS.items()
    ]


def settled(**given: Any) -> Suggestion:
    kept: Suggestion = SuggestionFactory(
        fit_total=62, fit_parts=parts(want=28, skills=25), settled_at=NOON, **given
    )
    return kept


def dismissed(why: DismissReason) -> Suggestion:
    return settled(state=SuggestionState.dismissed, dismissed_why=why)


def spoke(outcome: Outcome | None, **more: Any) -> Suggestion:
    suggestion = settled(state=SuggestionState.contacted)
    about = {"role_id": suggestion.role_id, "happened_at": NOON + timedelta(hours=1), **more}
    TouchFactory(candidate=suggestion.candidate, outcome=outcome, **about)
    return suggestion


def test_an_agency_without_answers_has_none(session: Session) -> None:
    found = answers_to_suggestions(session)
    assert (found.counted, found.left_out.total(), found.interested) == ([], 0, 0)


@pytest.mark.parametrize("why", [DismissReason.not_this_role, DismissReason.wrong_pay])
def test_dismissed_as_not_fitting_is_a_no(session: Session, why: DismissReason) -> None:
    dismissed(why)
    (answer,) = answers_to_suggestions(session).counted
    assert answer.is_interested is False
    assert (answer.total, answer.shares["want"], answer.shares["skills"]) == (62, 0.8, 1.0)


@pytest.mark.parametrize(
    ("why", "left_out"),
    [
        (DismissReason.already_talking, LeftOut.already_talking),
        (DismissReason.out_of_date, LeftOut.facts_out_of_date),
        (DismissReason.reason_wrong, LeftOut.reason_wrong),
    ],
)
def test_dismissed_for_another_cause_is_left_out(
    session: Session, why: DismissReason, left_out: LeftOut
) -> None:
    dismissed(why)
    found = answers_to_suggestions(session)
    assert (found.counted, dict(found.left_out)) == ([], {left_out: 1})


def test_put_off_until_a_day_is_left_out_as_wrong_time(session: Session) -> None:
    settled(state=SuggestionState.snoozed, snoozed_until=NOON.date())
    assert dict(answers_to_suggestions(session).left_out) == {LeftOut.wrong_time: 1}


@pytest.mark.parametrize(
    ("outcome", "counts"),
    [(Outcome.interested, [True]), (Outcome.not_for_them, [False]), (Outcome.not_now, []), (Outcome.talked, [])],
)  # fmt: skip
def test_what_they_said_about_the_role_counts(
    session: Session, outcome: Outcome, counts: list[bool]
) -> None:
    spoke(outcome)
    found = answers_to_suggestions(session)
    assert [answer.is_interested for answer in found.counted] == counts
    assert found.left_out.total() == 1 - len(counts)


def test_what_they_said_about_another_role_or_before_does_not_count(session: Session) -> None:
    spoke(Outcome.interested, role_id=None)
    spoke(Outcome.interested, happened_at=NOON - timedelta(days=2))
    assert dict(answers_to_suggestions(session).left_out) == {LeftOut.no_answer_yet: 2}


def test_the_last_word_counts(session: Session) -> None:
    suggestion = spoke(Outcome.interested)
    TouchFactory(
        candidate=suggestion.candidate,
        role_id=suggestion.role_id,
        outcome=Outcome.not_for_them,
        happened_at=NOON + timedelta(days=1),
    )
    assert [one.is_interested for one in answers_to_suggestions(session).counted] == [False]


@pytest.mark.parametrize(
    "stage", [Stage.interested, Stage.submitted, Stage.interview, Stage.offer, Stage.placed]
)
def test_interested_or_further_in_the_pipeline_is_a_yes_whatever_was_clicked(
    session: Session, stage: Stage
) -> None:
    suggestion = dismissed(DismissReason.not_this_role)
    SubmissionFactory(role=suggestion.role, candidate=suggestion.candidate, stage=stage)
    assert [one.is_interested for one in answers_to_suggestions(session).counted] == [True]


def test_contacted_in_the_pipeline_is_no_answer_yet(session: Session) -> None:
    suggestion = settled(state=SuggestionState.contacted)
    SubmissionFactory(role=suggestion.role, candidate=suggestion.candidate, stage=Stage.contacted)
    assert dict(answers_to_suggestions(session).left_out) == {LeftOut.no_answer_yet: 1}


def test_somebody_who_went_far_before_it_ended_was_interested(session: Session) -> None:
    for first in (Stage.interview, Stage.contacted):
        suggestion = settled(state=SuggestionState.contacted)
        submission = SubmissionFactory(
            role=suggestion.role, candidate=suggestion.candidate, stage=first
        )
        submission.move_to(Stage.not_going_on, NOON)
        session.flush()
    found = answers_to_suggestions(session)
    assert [one.is_interested for one in found.counted] == [True]
    assert dict(found.left_out) == {LeftOut.no_answer_yet: 1}


def test_waiting_expired_and_other_kinds_of_suggestion_are_no_answers(session: Session) -> None:
    settled(state=SuggestionState.new)
    settled(state=SuggestionState.expired)
    SuggestionFactory(kind="cold", role=None, occasion="cold:1", state=SuggestionState.contacted)
    found = answers_to_suggestions(session)
    assert (found.counted, found.left_out.total()) == ([], 0)


def test_of_one_person_and_role_the_newest_counts(session: Session) -> None:
    first = dismissed(DismissReason.not_this_role)
    settled(
        candidate=first.candidate,
        role=first.role,
        occasion=f"role:{first.role_id}:2",
        state=SuggestionState.dismissed,
        dismissed_why=DismissReason.already_talking,
    ).settled_at = NOON + timedelta(days=3)
    session.flush()
    found = answers_to_suggestions(session)
    assert (found.counted, dict(found.left_out)) == ([], {LeftOut.already_talking: 1})


def test_answers_come_in_order_of_time_and_in_one_query(session: Session) -> None:
    for days in (3, 1, 2):
        dismissed(DismissReason.not_this_role).settled_at = NOON + timedelta(days=days)
    session.flush()
    with count_queries(session) as counted:
        found = answers_to_suggestions(session).counted
    assert [one.at for one in found] == [NOON + timedelta(days=n) for n in (1, 2, 3)]
    assert counted.queries == 1
