"""What an answer to a suggestion is, for learning: interested, not interested, or not counted and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from agency.languages.speaking import N_, Words
from agency.matching.weights import PARTS
from agency.recontact.models import DismissReason, SuggestionState
from agency.submissions.models import Stage
from agency.touches.models import Outcome

INTERESTED = frozenset(
    {Stage.interested, Stage.submitted, Stage.interview, Stage.offer, Stage.placed}
)
"""Stages that somebody reaches only by wanting the job."""


class LeftOut(StrEnum):
    """Why an answered suggestion says nothing about fit."""

    wrong_time = "wrong_time"
    already_talking = "already_talking"
    facts_out_of_date = "facts_out_of_date"
    reason_wrong = "reason_wrong"
    no_answer_yet = "no_answer_yet"


WHY_LEFT_OUT = Words(
    {
        LeftOut.wrong_time: N_("Bad moment, or put off: the role may suit, another day"),
        LeftOut.already_talking: N_("A colleague was talking to them already: nobody was asked"),
        LeftOut.facts_out_of_date: N_(
            "What we knew was out of date: fit judged somebody else, in a way"
        ),
        LeftOut.reason_wrong: N_("The reason was wrong: a slip of ours, not their answer"),
        LeftOut.no_answer_yet: N_("Spoken with, but nothing written down about this role yet"),
    }
)
_DISMISSED: Mapping[DismissReason, bool | LeftOut] = {
    DismissReason.not_this_role: False,
    DismissReason.wrong_pay: False,
    DismissReason.bad_moment: LeftOut.wrong_time,
    DismissReason.already_talking: LeftOut.already_talking,
    DismissReason.out_of_date: LeftOut.facts_out_of_date,
    DismissReason.reason_wrong: LeftOut.reason_wrong,
}
_SAID: Mapping[Outcome, bool | LeftOut] = {
    Outcome.interested: True,
    Outcome.not_for_them: False,
    Outcome.not_now: LeftOut.wrong_time,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One suggestion that was answered: each part's share of its points, 0 to 1, the total, and what came of it.

    A part that was ignored when the suggestion was made has no share.
    """

    shares: Mapping[str, float | None]
    total: int
    is_interested: bool
    at: datetime


def shares_of(parts: Sequence[Mapping[str, Any]]) -> dict[str, float | None]:
    """The share of its points that each part got."""
    kept = {part["name"]: part for part in parts}
    return {
        name: kept[name]["points"] / kept[name]["weight"]
        if name in kept and kept[name]["weight"]
        else None
        for name in PARTS
    }


def meaning(
    state: SuggestionState,
    dismissed_why: DismissReason | None,
    outcome: Outcome | None,
    has_been_interested: bool,
) -> bool | LeftOut:
    """Whether they were interested, or why it is not counted.

    What happened weighs more than what was said: somebody who got as far as "interested" in the
    role's pipeline was, whatever was clicked before.
    """
    if has_been_interested:
        return True
    if state is SuggestionState.dismissed and dismissed_why is not None:
        return _DISMISSED[dismissed_why]
    if outcome is not None and outcome in _SAID:
        return _SAID[outcome]
    put_off = state is SuggestionState.snoozed
    return LeftOut.wrong_time if put_off else LeftOut.no_answer_yet
