"""The numbers of Insights as their plots take them, and the same in words for whoever does not see them."""

from collections.abc import Sequence
from datetime import date

from agency.contact.limits import LimitsUsed, Used
from agency.fairness.measuring import Group, Step
from agency.insights.cold import Quiet
from agency.insights.promises import Promises, WeekOfPromises
from agency.insights.remembering import Reason
from agency.insights.surfaced import STEPS, Funnel
from agency.languages.speaking import N_, Words, _
from agency.portal.insight_words import in_100
from agency.words import capital, day, inside, short_day

Compared = tuple[str, Group, Step]
"""A group by its words, with how it was surfaced."""
STEP_WORDS = Words(
    {
        "surfaced": N_("Surfaced"),
        "reached": N_("Reached"),
        "replied": N_("Replied"),
        "submitted": N_("Submitted"),
        "placed": N_("Placed"),
    }
)
REASON_WORDS = Words(
    {
        Reason.own_words: N_("Their own words"),
        Reason.date: N_("A date they gave"),
        Reason.cold: N_("Going cold, no ask"),
        Reason.title_only: N_("Matching title only"),
    }
)
USED_WORDS = Words(
    {
        Used.none: (N_("none"), N_("used")),
        Used.up_to_half: (N_("up to"), N_("half")),
        Used.over_half: (N_("over"), N_("half")),
        Used.at_limit: (N_("at the"), N_("limit")),
        Used.over_limit: (N_("over the"), N_("limit")),
    }
)


def some_days(weeks: Sequence[WeekOfPromises], today: date) -> list[str]:
    """A label for four of the weeks or so; the others have none."""
    every = -(-len(weeks) // 4)
    return [short_day(week.first, today) if n % every == 0 else "" for n, week in enumerate(weeks)]


def promises_described(found: Promises) -> str:
    told = [
        _(
            "week from %(day)s: %(on_time)s on time, %(late)s late, %(not_kept)s not kept",
            day=day(week.first),
            on_time=week.on_time,
            late=week.late,
            not_kept=week.not_kept,
        )
        for week in found.weeks
        if week.due
    ]
    return _("Promises by the week they fell due. %(told)s.", told="; ".join(told))


def funnel_rows(found: Funnel, before: Funnel) -> list[tuple[str, int, int, str]]:
    """Name, people, people the year before, and the share of the step before it."""
    return [
        (STEP_WORDS[step], found[step], before[step], _share_of(found, step, earlier))
        for step, earlier in zip(STEPS, ("", *STEPS), strict=False)
    ]


def funnel_described(found: Funnel, before: Funnel) -> str:
    now, then = (
        ", ".join(f"{inside(STEP_WORDS[step])} {people[step]}" for step in STEPS)
        for people in (found, before)
    )
    return _("%(now)s. The same weeks a year before: %(then)s.", now=capital(now), then=then)


def gap_rows(found: Sequence[Quiet]) -> list[tuple[str, int, int]]:
    return [(one.candidate.full_name, one.usual, one.quiet) for one in found]


def gaps_described(found: Sequence[Quiet]) -> str:
    told = [
        _("%(name)s %(quiet)s weeks, usually %(usual)s", name=name, quiet=quiet, usual=usual)
        for name, usual, quiet in gap_rows(found)
    ]
    return _(
        "Weeks since the last conversation, and the usual gap. %(told)s.", told=". ".join(told)
    )


def limit_columns(found: LimitsUsed) -> list[tuple[str, str, int]]:
    return [(first, rest, found.people[used]) for used, (first, rest) in USED_WORDS.items()]


def limits_described(found: LimitsUsed) -> str:
    told = [f"{first} {second} {count}" for first, second, count in limit_columns(found)]
    return _("People by how much of their own limit is used: %(told)s.", told=", ".join(told))


def ratio_rows(drawn: Sequence[Compared]) -> list[tuple[str, float, float, float, bool]]:
    return [
        (name, step.ratio or 0.0, step.low or 0.0, step.high or 0.0, step.is_flagged)
        for name, _group, step in drawn
    ]


def ratios_described(drawn: Sequence[Compared]) -> str:
    told = [
        _(
            "%(name)s %(ratio)s, %(low)s to %(high)s",
            name=name,
            ratio=f"{ratio:.2f}",
            low=f"{low:.2f}",
            high=f"{high:.2f}",
        )
        for name, ratio, low, high, _flag in ratio_rows(drawn)
    ]
    return _(
        "Surfacing of each group against the highest group’s, which is 1. %(told)s.",
        told="; ".join(told),
    )


def _share_of(found: Funnel, step: str, earlier: str) -> str:
    """ "66% of surfaced", or nothing where there is nothing to take a share of."""
    whole = found[earlier] if earlier else 0
    if not whole:
        return ""
    share = in_100(found[step] / whole)
    return _("%(share)s%% of %(step)s", share=share, step=inside(STEP_WORDS[earlier]))
