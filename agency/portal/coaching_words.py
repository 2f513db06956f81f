"""Progress over practice sessions in a sentence, and coaching in a line."""

from collections.abc import Sequence
from datetime import date

from agency.coaching.in_brief import CoachingInBrief
from agency.coaching.practising import Step
from agency.coaching.rubric import MEASURE_WORDS, POINTS, point_of
from agency.languages.speaking import _
from agency.words import all_of, capital, count_words, inside, near_day


def progress_words(steps: Sequence[Step], sessions: int) -> str:
    """ "Over three sessions: clarity went from “not yet” to “good” and length stays at “good”."."""
    if not steps:
        return ""
    told = [_moved(step) if sessions > 1 else _stands(step) for step in steps]
    over = count_words(sessions, "session")
    if sessions == 1:
        return _("After one session: %(told)s.", told=all_of(told))
    return _("Over %(sessions)s: %(told)s.", sessions=over, told=all_of(told))


def brief_words(told: CoachingInBrief, today: date) -> str:
    """ "Two of three stories told, one session. Interview on 3 December: nothing prepared yet."."""
    count, every = count_words(told.stories), count_words(told.of_stories)
    parts = [
        _("all %(count)s stories told", count=every)
        if told.stories == told.of_stories
        else _("%(told)s of %(all)s stories told", told=count, all=every)
    ]
    if told.practices:
        parts.append(count_words(told.practices, "practice session"))
    said = [capital(f"{', '.join(parts)}.")]
    if told.next_on:
        day = near_day(told.next_on, today)
        said.append(
            _("Interview %(day)s, prepared.", day=day)
            if told.is_prepared
            else _("Interview %(day)s: nothing prepared yet.", day=day)
        )
    return " ".join(said)


def _moved(step: Step) -> str:
    measure = inside(MEASURE_WORDS[step.measure])
    before, after = _point(step.first), _point(step.latest)
    if before == after:
        return _("%(measure)s stays at “%(point)s”", measure=measure, point=after)
    return _(
        "%(measure)s went from “%(before)s” to “%(after)s”",
        measure=measure, before=before, after=after,
    )  # fmt: skip


def _stands(step: Step) -> str:
    measure = inside(MEASURE_WORDS[step.measure])
    return _("%(measure)s is at “%(point)s”", measure=measure, point=_point(step.latest))


def _point(value: float) -> str:
    return inside(POINTS[point_of(value)])
