"""The numbers of Insights as their plots take them, and the same in words for whoever does not see them."""

from collections.abc import Sequence
from datetime import date

from agency.contact.limits import LimitsUsed, Used
from agency.fairness.measuring import Group, Step
from agency.insights.cold import Quiet
from agency.insights.promises import Promises, WeekOfPromises
from agency.insights.remembering import Reason
from agency.insights.surfaced import STEPS, Funnel
from agency.portal.insight_words import in_100
from agency.words import capital, day, short_day

Compared = tuple[str, Group, Step]
"""A group by its words, with how it was surfaced."""
STEP_WORDS = {
    "surfaced": "Surfaced",
    "reached": "Reached",
    "replied": "Replied",
    "submitted": "Submitted",
    "placed": "Placed",
}
REASON_WORDS = {
    Reason.own_words: "Their own words",
    Reason.date: "A date they gave",
    Reason.cold: "Going cold, no ask",
    Reason.title_only: "Matching title only",
}
USED_WORDS = {
    Used.none: ("none", "used"),
    Used.up_to_half: ("up to", "half"),
    Used.over_half: ("over", "half"),
    Used.at_limit: ("at the", "limit"),
    Used.over_limit: ("over the", "limit"),
}


def some_days(weeks: Sequence[WeekOfPromises], today: date) -> list[str]:
    """A label for four of the weeks or so; the others have none."""
    every = -(-len(weeks) // 4)
    return [short_day(week.first, today) if n % every == 0 else "" for n, week in enumerate(weeks)]


def promises_described(found: Promises) -> str:
    told = [
        f"week from {day(week.first)}: {week.on_time} on time, {week.late} late, {week.not_kept} not kept"
        for week in found.weeks
        if week.due
    ]
    return f"Promises by the week they fell due. {'; '.join(told)}."


def funnel_rows(found: Funnel, before: Funnel) -> list[tuple[str, int, int, str]]:
    """Name, people, people the year before, and the share of the step before it."""
    return [
        (STEP_WORDS[step], found[step], before[step], _share_of(found, step, earlier))
        for step, earlier in zip(STEPS, ("", *STEPS), strict=False)
    ]


def funnel_described(found: Funnel, before: Funnel) -> str:
    now, then = (
        ", ".join(f"{step} {people[step]}" for step in STEPS) for people in (found, before)
    )
    return f"{capital(now)}. The same weeks a year before: {then}."


def gap_rows(found: Sequence[Quiet]) -> list[tuple[str, int, int]]:
    return [(one.candidate.full_name, one.usual, one.quiet) for one in found]


def gaps_described(found: Sequence[Quiet]) -> str:
    told = [f"{name} {quiet} weeks, usually {usual}" for name, usual, quiet in gap_rows(found)]
    return f"Weeks since the last conversation, and the usual gap. {'. '.join(told)}."


def limit_columns(found: LimitsUsed) -> list[tuple[str, str, int]]:
    return [(*USED_WORDS[used], found.people[used]) for used in Used]


def limits_described(found: LimitsUsed) -> str:
    told = [f"{first} {second} {count}" for first, second, count in limit_columns(found)]
    return f"People by how much of their own limit is used: {', '.join(told)}."


def ratio_rows(drawn: Sequence[Compared]) -> list[tuple[str, float, float, float, bool]]:
    return [
        (name, step.ratio or 0.0, step.low or 0.0, step.high or 0.0, step.is_flagged)
        for name, _, step in drawn
    ]


def ratios_described(drawn: Sequence[Compared]) -> str:
    told = [
        f"{name} {ratio:.2f}, {low:.2f} to {high:.2f}"
        for name, ratio, low, high, _ in ratio_rows(drawn)
    ]
    return f"Surfacing of each group against the highest group’s, which is 1. {'; '.join(told)}."


def _share_of(found: Funnel, step: str, earlier: str) -> str:
    """ "66% of surfaced", or nothing where there is nothing to take a share of."""
    whole = found[earlier] if earlier else 0
    return f"{in_100(found[step] / whole)}% of {earlier}" if whole else ""
