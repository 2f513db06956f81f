"""What our own post must be and show (R14, R16, G7, G8), and the duties every letter carries."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from agency.contact import wording
from agency.contact.case import Case, Finding, Obligation, Refusal, Wait
from agency.contact.days import days_after, start_of
from agency.contact.law import STATES, Basis
from agency.contact.snapshot import Channel


def sender_not_ready(case: Case) -> Finding:
    """R14: a letter says who writes and from where (CASL s. 6(2), CAN-SPAM § 7704(a)(5))."""
    lacks = case.facts.sender.lacks
    if case.request.channel != Channel.email or not lacks:
        return None
    sentence = "No letter can leave: the agency’s {what} is missing. An administrator can add it in Settings."
    return Refusal(case.say(sentence, what=wording.listed(lacks)))


def sending_paused(case: Case) -> Finding:
    """R16: too much of what went lately came back or was called unwanted (`mail.stops` counts)."""
    why = case.facts.sender.paused
    if case.request.channel != Channel.email or not case.request.at_hand_over or not why:
        return None
    return Refusal(f"The post rests. {why} An administrator can look into it.")


def shared_address(case: Case) -> Finding:
    """G7: one proactive letter a day to an address, whoever shares it."""
    at = case.facts.shared_address_at
    if at is None or case.request.channel != Channel.email:
        return None
    until = at + timedelta(hours=24)
    sentence = (
        "Somebody who shares {their} address was written to {on}; one letter a day is the most."
    )
    return Wait(until, case.say(sentence, on=case.on(at))) if case.at < until else None


def day_is_full(case: Case) -> Finding:
    """G8, R16: the whole agency sends so many proactive letters a day."""
    sender = case.facts.sender
    leaves = case.request.at_hand_over and case.request.channel == Channel.email
    if not leaves or sender.counted_on is None or sender.sent < sender.ceiling:
        return None
    until = start_of(days_after(sender.counted_on, 1), ZoneInfo(case.policy.zone))
    sentence = (
        f"The agency’s {sender.ceiling} letters of that day have left; this one waits for the next."
    )
    return Wait(until, sentence) if case.at < until else None


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
