"""The strip of stages over a role: how many have come how far, and their surnames."""

from dataclasses import dataclass
from datetime import date

from agency import words as formatting
from agency.languages.speaking import _
from agency.portal.role_words import STAGES, SURFACED
from agency.recontact.role_board import RoleBoard
from agency.submissions.models import Stage, Submission
from agency.web import filters

NAMES = 3
"""Surnames that fit under a stage."""


@dataclass(frozen=True)
class StageShown:
    """One stage: everybody who has come this far or further."""

    label: str
    count: int
    note: str
    value: str = ""
    """What a stage select calls it."""


def stages_of(board: RoleBoard, today: date) -> list[StageShown]:
    surfaced = StageShown(
        _("Surfaced"),
        board.surfaced,
        _("%(count)s may be contacted", count=board.may_be_contacted) if board.surfaced else "",
        SURFACED,
    )
    pipeline = [one.submission for one in board.in_process]
    steps: list[Stage] = [stage for stage in Stage if stage is not Stage.not_going_on]
    reached = {
        stage: [one for one in pipeline if steps.index(one.stage) >= at]
        for at, stage in enumerate(steps)
    }
    return [
        surfaced,
        *(
            StageShown(STAGES[stage], len(people), _note(people, stage, today), stage.value)
            for stage, people in reached.items()
        ),
    ]


def _note(people: list[Submission], stage: Stage, today: date) -> str:
    """ "Desai, Roy", and for one person who stands here since when."""
    surnames = [one.candidate.full_name.split()[-1] for one in people]
    if len(people) == 1 and people[0].stage is stage:
        since = formatting.near_day(filters.local(people[0].staged_at).date(), today)
        return f"{surnames[0]}, {since}"
    names, more = ", ".join(surnames[:NAMES]), len(surnames) - NAMES
    return _("%(names)s and %(count)s more", names=names, count=more) if more > 0 else names
