"""The answers of Insights as sentences: first yes or no, then the numbers that say so."""

from agency.contact.limits import LimitsUsed, Used
from agency.fairness.asking import BY_NAME
from agency.fairness.auditing import Audit
from agency.insights.cold import GoingCold
from agency.insights.promises import Promises
from agency.insights.remembering import Reason, Replies
from agency.insights.surfaced import Funnel
from agency.languages.speaking import _
from agency.portal.insight_rows import REASON_WORDS, Compared
from agency.portal.insight_words import PlotRow, in_100
from agency.recontact.occasions import Surfaced
from agency.words import capital, count_words, inside, number

LEAST_PROMISES = 5
LEAST_REPLIES = 20
LEAST_COMPARED = 10
"""People a reason must have been tried on before it is compared."""
LEAST_IN_GROUP = 30
"""Groups of fewer are not drawn."""


def promises(found: Promises) -> str:
    if not found.due:
        return _("No promise fell due in these weeks.")
    told = _("%(kept)s of %(due)s were kept", kept=found.kept, due=found.due)
    if found.due < LEAST_PROMISES:
        return _("Too few to say: %(told)s.", told=told)
    if found.kept and not found.late:
        told = _("%(told)s, all of them on time", told=told)
    elif found.kept:
        told = _("%(told)s, %(count)s of them on time", told=told, count=found.on_time)
    said = [_how_often(found.kept / found.due), f"{told}."]
    if found.still_open:
        others = (
            _("%(count)s of the others is still open.")
            if found.still_open == 1
            else _("%(count)s of the others are still open.")
        )
        said.append(others % {"count": capital(number(found.still_open))})
    return " ".join(said)


def surfaced(found: Funnel, before: Funnel) -> str:
    if not found.surfaced:
        return _("Nobody was surfaced in these weeks.")
    if not found.placed:
        return _(
            "%(people)s surfaced: %(reached)s reached, %(replied)s replied, nobody placed yet.",
            people=capital(count_words(found.surfaced, "person", "people")),
            reached=number(found.reached),
            replied=number(found.replied),
        )
    said = [_("Each placement took %(people)s reached.", people=_people_reached(found))]
    if before.placed:
        said.append(_("A year ago it took %(count)s.", count=number(_each(before), up_to=99)))
    return " ".join(said)


def remembering(found: list[Replies]) -> str:
    by_reason = {one.reason: one for one in found}
    own, title = by_reason.get(Reason.own_words), by_reason.get(Reason.title_only)
    if sum(one.people for one in found) < LEAST_REPLIES:
        return _("Too few to say. Ask again after twenty touches.")
    if own is None or title is None or min(own.people, title.people) < LEAST_COMPARED:
        return _(
            "It cannot be said yet: too few were contacted for their own words, or for a title only."
        )
    numbers = _(
        "When the reason was their own words, %(own)s in 100 replied. "
        "When it was only a matching title, %(title)s did.",
        own=in_100(own.share.value),
        title=in_100(title.share.value),
    )
    if own.share.low > title.share.high:
        return _("Yes. %(numbers)s", numbers=numbers)
    if own.share.high < title.share.low:
        return _("No, rather the other way round. %(numbers)s", numbers=numbers)
    return _("Not that one could tell. %(numbers)s That may be chance.", numbers=numbers)


def cold(found: GoingCold) -> str:
    if not found.people:
        return _("Nobody. Whoever used to hear from us often has heard in time.")
    people = capital(count_words(found.people, "person", "people"))
    longest = found.longest[0].candidate.full_name
    return _(
        "%(people)s who used to hear from us often. %(longest)s has waited longest against what is usual.",
        people=people,
        longest=longest,
    )


def often(found: LimitsUsed) -> str:
    over, at = found.people[Used.over_limit], found.people[Used.at_limit]
    if not found.with_limit:
        return _("Nobody has told us a limit, so everybody has the house’s.")
    if over:
        people = capital(count_words(over, "person", "people"))
        said = _("Yes. %(people)s heard from us more often than they allow.", people=people)
    else:
        said = _("No. Nobody is over the limit they set.")
    return f"{said} {_at_the_limit(at)}"


def _at_the_limit(people: int) -> str:
    if not people:
        return _("Nobody is at it.")
    said = (
        _("%(count)s is at it, and stays quiet until it resets.")
        if people == 1
        else _("%(count)s are at it, and stay quiet until it resets.")
    )
    return said % {"count": capital(number(people))}


def groups(audit: Audit) -> list[Compared]:
    """The groups that are large enough to be drawn, with how they were surfaced."""
    return [
        (_group_words(one.question, group.answer), group, step)
        for one in audit.questions
        for group in one.groups
        for step in group.steps
        if step.name == "surfaced" and group.in_net >= LEAST_IN_GROUP and step.ratio is not None
    ]


def fair(audit: Audit | None) -> str:
    drawn = groups(audit) if audit else []
    if not drawn:
        return _(
            "It cannot be said yet: no group of %(number)s people has told us.",
            number=number(LEAST_IN_GROUP, up_to=99),
        )
    behind = [
        (name, step) for name, _group, step in drawn if step.is_flagged and step.ratio is not None
    ]
    if not behind:
        return _("As far as can be told. No group falls behind beyond what chance allows.")
    name, step = min(behind, key=lambda one: one[1].ratio or 0.0)
    return _(
        "Not for “%(name)s”. They are surfaced %(times)s times where the highest group’s rate would be 100.",
        name=name,
        times=in_100(step.ratio or 0.0),
    )


def put_on_today(done: Surfaced) -> str:
    there = done.new + done.refreshed
    said = [_("Nobody was put on Today.")]
    if there:
        on = _("%(people)s is on Today.") if there == 1 else _("%(people)s are on Today.")
        said = [on % {"people": capital(count_words(there, "person", "people"))}]
    if done.held_back:
        count = capital(count_words(done.held_back))
        said.append(_("%(count)s may not be contacted now.", count=count))
    if done.over_budget:
        count = capital(count_words(done.over_budget))
        said.append(_("%(count)s must wait: a list holds only so many a day.", count=count))
    return " ".join(said)


def reply_rows(found: list[Replies]) -> list[PlotRow]:
    return [
        (REASON_WORDS[one.reason], count_words(one.people, "person", "people"), *one.share)
        for one in found
    ]


def _group_words(question: str, answer: str) -> str:
    """ "Under 30", but "Yes: disability": an answer that says nothing alone is told with its heading."""
    words, heading = _(BY_NAME[question].answers[answer]), _(BY_NAME[question].heading)
    if answer not in ("yes", "no"):
        return words
    return _("%(label)s: %(words)s", label=words, words=inside(heading))


def _people_reached(found: Funnel) -> str:
    return count_words(_each(found), "person", "people", up_to=99)


def _each(found: Funnel) -> int:
    return round(found.reached / found.placed)


def _how_often(share: float) -> str:
    steps = ((0.95, _("Yes.")), (0.75, _("Mostly.")), (0.5, _("Not always.")))
    return next((words for least, words in steps if share >= least), _("No."))
