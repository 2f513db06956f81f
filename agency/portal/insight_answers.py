"""The answers of Insights as sentences: first yes or no, then the numbers that say so."""

from agency.contact.limits import LimitsUsed, Used
from agency.fairness.asking import BY_NAME
from agency.fairness.auditing import Audit
from agency.insights.cold import GoingCold
from agency.insights.promises import Promises
from agency.insights.remembering import Reason, Replies
from agency.insights.surfaced import Funnel
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
        return "No promise fell due in these weeks."
    told = f"{found.kept} of {found.due} were kept"
    if found.due < LEAST_PROMISES:
        return f"Too few to say: {told}."
    on_time = f", {'all' if not found.late else found.on_time} of them on time" * bool(found.kept)
    can_be = ""
    if found.still_open:
        are = "is" if found.still_open == 1 else "are"
        can_be = f" {capital(number(found.still_open))} of the others {are} still open."
    return f"{_how_often(found.kept / found.due)} {told}{on_time}.{can_be}"


def surfaced(found: Funnel, before: Funnel) -> str:
    if not found.surfaced:
        return "Nobody was surfaced in these weeks."
    if not found.placed:
        people = count_words(found.surfaced, "person", "people")
        return (
            f"{capital(people)} surfaced: {number(found.reached)} reached, "
            f"{number(found.replied)} replied, nobody placed yet."
        )
    took = f"Each placement took {_people_reached(found)} reached."
    ago = f" A year ago it took {number(_each(before), up_to=99)}." if before.placed else ""
    return took + ago


def remembering(found: list[Replies]) -> str:
    by_reason = {one.reason: one for one in found}
    own, title = by_reason.get(Reason.own_words), by_reason.get(Reason.title_only)
    if sum(one.people for one in found) < LEAST_REPLIES:
        return "Too few to say. Ask again after twenty touches."
    if own is None or title is None or min(own.people, title.people) < LEAST_COMPARED:
        return "It cannot be said yet: too few were contacted for their own words, or for a title only."
    numbers = (
        f"When the reason was their own words, {in_100(own.share.value)} in 100 replied. "
        f"When it was only a matching title, {in_100(title.share.value)} did."
    )
    if own.share.low > title.share.high:
        return f"Yes. {numbers}"
    if own.share.high < title.share.low:
        return f"No, rather the other way round. {numbers}"
    return f"Not that one could tell. {numbers} That may be chance."


def cold(found: GoingCold) -> str:
    if not found.people:
        return "Nobody. Whoever used to hear from us often has heard in time."
    people = capital(count_words(found.people, "person", "people"))
    longest = found.longest[0].candidate.full_name
    return f"{people} who used to hear from us often. {longest} has waited longest against what is usual."


def often(found: LimitsUsed) -> str:
    over, at = found.people[Used.over_limit], found.people[Used.at_limit]
    if not found.with_limit:
        return "Nobody has told us a limit, so everybody has the house’s."
    at_it = {0: "Nobody is at it."}.get(
        at,
        f"{capital(number(at))} {'is' if at == 1 else 'are'} at it, and {'stays' if at == 1 else 'stay'} quiet until it resets.",
    )
    if over:
        return f"Yes. {capital(count_words(over, 'person', 'people'))} heard from us more often than they allow. {at_it}"
    return f"No. Nobody is over the limit they set. {at_it}"


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
        return f"It cannot be said yet: no group of {number(LEAST_IN_GROUP, up_to=99)} people has told us."
    behind = [(name, step) for name, _, step in drawn if step.is_flagged and step.ratio is not None]
    if not behind:
        return "As far as can be told. No group falls behind beyond what chance allows."
    name, step = min(behind, key=lambda one: one[1].ratio or 0.0)
    return f"Not for “{name}”. They are surfaced {in_100(step.ratio or 0.0)} times where the highest group’s rate would be 100."


def put_on_today(done: Surfaced) -> str:
    there = done.new + done.refreshed
    people = capital(count_words(there, "person", "people"))
    told = (
        f"{people} {'is' if there == 1 else 'are'} on Today."
        if there
        else "Nobody was put on Today."
    )
    if done.held_back:
        told += f" {capital(count_words(done.held_back))} may not be contacted now."
    if done.over_budget:
        told += (
            f" {capital(count_words(done.over_budget))} must wait: a list holds only so many a day."
        )
    return told


def reply_rows(found: list[Replies]) -> list[PlotRow]:
    return [
        (REASON_WORDS[one.reason], count_words(one.people, "person", "people"), *one.share)
        for one in found
    ]


def _group_words(question: str, answer: str) -> str:
    """ "Under 30", but "Yes: disability": an answer that says nothing alone is told with its heading."""
    words = BY_NAME[question].answers[answer]
    return f"{words}: {inside(BY_NAME[question].heading)}" if answer in ("yes", "no") else words


def _people_reached(found: Funnel) -> str:
    each = _each(found)
    return f"{number(each, up_to=99)} {'person' if each == 1 else 'people'}"


def _each(found: Funnel) -> int:
    return round(found.reached / found.placed)


def _how_often(share: float) -> str:
    steps = ((0.95, "Yes."), (0.75, "Mostly."), (0.5, "Not always."))
    return next((words for least, words in steps if share >= least), "No.")
