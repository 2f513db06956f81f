"""What our own post must be and show (R14, R16, G7, G8), and the duties every letter carries."""

from zoneinfo import ZoneInfo

from agency.contact import wording
from agency.contact.case import Case, Finding, Obligation, Refusal, Wait
from agency.contact.days import days_after, local_day, start_of
from agency.contact.house import PER_ADDRESS
from agency.contact.law import STATES, Basis
from agency.contact.snapshot import Channel
from agency.languages.speaking import N_, _


def sender_not_ready(case: Case) -> Finding:
    """R14: a letter says who writes and from where (CASL s. 6(2), CAN-SPAM § 7704(a)(5))."""
    lacks = case.facts.sender.lacks
    if case.request.channel != Channel.email or not lacks:
        return None
    sentence = N_(
        "No letter can leave: the agency’s %(what)s is missing. An administrator can add it in Settings."
    )
    return Refusal(case.say(sentence, what=wording.listed(map(_, lacks))))


def sending_paused(case: Case) -> Finding:
    """R16: too much of what went lately came back or was called unwanted (`mail.stops` counts)."""
    why = case.facts.sender.paused
    if case.request.channel != Channel.email or not case.request.at_hand_over or not why:
        return None
    return Refusal(_("The post rests. %(why)s An administrator can look into it.", why=why))


def shared_address(case: Case) -> Finding:
    """G7: one proactive letter a day to an address, whoever shares it."""
    address, request = case.mailbox, case.request
    if request.channel != Channel.email or address is None or address.written_at is None:
        return None
    until = address.written_at + PER_ADDRESS
    if case.at >= until or address.written_by in request.own_evidence:
        return None
    is_own = any(past.evidence == address.written_by for past in case.past)
    sentence = (
        N_("%(Their)s address was written to %(on)s; one letter a day is the most.")
        if is_own
        else N_(
            "Somebody who shares %(their)s address was written to %(on)s; one letter a day is the "
            "most."
        )
    )
    return Wait(until, case.say(sentence, on=case.on(address.written_at)))


def day_is_full(case: Case) -> Finding:
    """G8, R16: the whole agency sends so many proactive letters a day."""
    sender = case.facts.sender
    leaves = case.request.at_hand_over and case.request.channel == Channel.email
    if not leaves or sender.counted_on is None or sender.sent < sender.ceiling:
        return None
    until = start_of(days_after(sender.counted_on, 1), ZoneInfo(case.policy.zone))
    sentence = _(
        "The agency’s %(count)s letters of that day have left; this one waits for the next.",
        count=sender.ceiling,
    )
    return Wait(until, sentence) if case.at < until else None


def post_rests(case: Case) -> Finding:
    """R16, before a letter leaves: it may be written, and will wait."""
    return Obligation("post_rests") if case.facts.sender.paused and _may_write(case) else None


def day_was_full(case: Case) -> Finding:
    """G8, before a letter leaves: one that is written now leaves tomorrow."""
    return Obligation("day_is_full") if _is_full(case) and _may_write(case) else None


def _may_write(case: Case) -> bool:
    """Whether a light is asked for, and a letter is one of the ways it leaves open."""
    asked = case.request.channel in (None, Channel.email)
    return asked and not case.request.at_hand_over and Channel.email in case.channels


def _is_full(case: Case) -> bool:
    sender = case.facts.sender
    day = local_day(case.at, ZoneInfo(case.policy.zone))
    return sender.counted_on == day and sender.sent >= sender.ceiling


def unsubscribe(case: Case) -> Finding:
    """CASL s. 11, CAN-SPAM § 7704(a)(3), RFC 8058: a way out in every letter, of one press."""
    return Obligation("unsub_header") if case.request.channel == Channel.email else None


def postal_address(case: Case) -> Finding:
    """CASL s. 6(2)(b), CAN-SPAM § 7704(a)(5): who writes, and where from."""
    return Obligation("postal_address") if case.request.channel == Channel.email else None


def named_as_advertising(case: Case) -> Finding:
    """CAN-SPAM § 7704(a)(5)(A)(i): clear that it is one, unless they said yes before."""
    in_states = not case.facts.countries.isdisjoint(STATES)
    by_mail = case.request.channel == Channel.email
    rests_on_a_yes = case.ground is not None and case.ground.basis == Basis.express
    return Obligation("ad_sign") if in_states and by_mail and not rests_on_a_yes else None
