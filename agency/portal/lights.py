"""The etiquette light of a person, as the portal asks for it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from agency.contact import wording
from agency.contact.answer import Decision
from agency.contact.decisions import Judge, decisions_for
from agency.contact.house import ContactPolicy
from agency.contact.light import light_request
from agency.contact.policy import decide
from agency.contact.snapshot import Channel, ContactFacts, ContactRequest, Limit, PastContact
from agency.languages.speaking import N_, Words, _
from agency.portal.policy_words import BASES
from agency.words import capital, short_day

_WAYS = Words(
    {
        Channel.call: N_("phone"),
        Channel.email: N_("email"),
        Channel.text: N_("text"),
        Channel.linkedin: N_("LinkedIn"),
    }
)
DUTIES = {
    "art14_text": N_(
        "Where we have %(their)s details from, what for, and that %(they)s may object."
    ),
    "referrer_names": N_("The full name of whoever named %(them)s to us."),
    "ad_sign": N_("That it is an advertisement."),
}


@dataclass(frozen=True)
class Etiquette:
    """The light with what stands under it: how, how often, and what today's contact would use up."""

    light: Decision
    rows: list[tuple[str, str]]


def light_of(
    session: Session,
    candidate_id: int,
    actor_id: int,
    now: datetime,
    channel: str | None = None,
    role_id: int | None = None,
) -> Decision:
    """The same for one person, and by one channel where it is known."""
    known = Channel(channel) if channel and channel in Channel.__members__ else None
    request = replace(light_request(candidate_id, actor_id), channel=known, role_id=role_id)
    return decisions_for(session, [request], now)[0]


def etiquette_of(judge: Judge, candidate_id: int, actor_id: int) -> Etiquette:
    """The light of a person's page, from a judge who knows them."""
    policy, facts, now = judge.policy, judge.facts[candidate_id], judge.now
    request = light_request(candidate_id, actor_id)
    light = judge.decide(request)
    rows = [(_("How"), _how(facts)), (_("Limit"), _limit(facts, policy, now))]
    rows += [(_("Not about"), refused)] if (refused := _refused(facts)) else []
    if light.basis is not None:
        rows.append((_("Rests on"), _ground(light)))
    rows += duties_of(light)
    after = _after_today(request, facts, policy, now) if light.may_contact else ""
    return Etiquette(light, [*rows, (_("After that"), after)] if after else rows)


def duties_of(light: Decision) -> list[tuple[str, str]]:
    """What whoever writes has to put into the words themselves; the rest is done for them."""
    voice = wording.voice(light.facts)
    said = [_(DUTIES[name], **voice) for name in light.obligations if name in DUTIES]
    return [(_("Say in it"), " ".join(said))] if said else []


def _how(facts: ContactFacts) -> str:
    named = facts.allowed_channels
    ways = [words for way, words in _WAYS.items() if named is None or way in named]
    how = _("Any way we have") if named is None else capital(wording.listed(ways))
    if facts.call_hours is not None:
        hours = wording.call_hours(facts.call_hours)
        how = _("%(ways)s. Calls %(hours)s", ways=how, hours=hours)
    return _("%(how)s. Never at work.", how=how) if facts.never_at_work else f"{how}."


def _refused(facts: ContactFacts) -> str:
    """ "News and advice."."""
    topics = {opt_out.purpose for opt_out in facts.opt_outs}
    named = [words for topic, words in wording.TOPICS.items() if topic in topics]
    return f"{capital(wording.listed(named))}." if named else ""


def _ground(light: Decision) -> str:
    """ "A yes, until 12 Mar 2028."."""
    assert light.basis is not None, "asked only where there is one"
    ends = light.basis_expires_on
    if not ends:
        return f"{BASES[light.basis]}."
    until = short_day(ends, light.decided_at.date())
    return _("%(basis)s, until %(day)s.", basis=BASES[light.basis], day=until)


def _limit(facts: ContactFacts, policy: ContactPolicy, now: datetime) -> str:
    said = _limit_named(facts, facts.limit, now) if facts.limit else _limit_of_house(policy)
    return _("%(said)s Only when a job fits.", said=said) if facts.only_when_fits else said


def _limit_of_house(policy: ContactPolicy) -> str:
    return _(
        "None named; we keep to %(times)s a year, %(days)s days apart.",
        times=wording.number(policy.per_year),
        days=policy.gap_days,
    )


def _limit_named(facts: ContactFacts, limit: Limit, now: datetime) -> str:
    since = now - timedelta(days=limit.per_days)
    used = [past for past in facts.history if past.from_us and past.proactive and past.at > since]
    return _(
        "%(rate)s, %(number)s used.",
        rate=capital(wording.rate(limit)),
        number=wording.number(len(used)),
    )


def _after_today(
    request: ContactRequest, facts: ContactFacts, policy: ContactPolicy, now: datetime
) -> str:
    """What the light would be had they been called and answered a moment ago: decided, not guessed."""
    called = PastContact(at=now, channel=Channel.call, both_spoke=True, by_id=request.actor)
    later = now + timedelta(minutes=1)
    then = decide(request, replace(facts, history=(*facts.history, called)), policy, later)
    if then.allowed_from is None:
        return (
            "" if then.may_contact else _("If you call today: %(sentence)s", sentence=then.sentence)
        )
    day = short_day(then.allowed_from.date(), then.decided_at.date())
    return _("If you call today, the next date is %(day)s.", day=day)
