"""May we contact this person now? One pure function decides, by a table of rules, with a reason.

The first refusal wins; waits are collected and the latest counts.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from agency.contact import clocks, lawful, marketing, refusals, repeating, sending
from agency.contact.answer import Decision, Outcome
from agency.contact.case import Case, Finding, Obligation, Refusal, Wait
from agency.contact.fingerprint import facts_hash
from agency.contact.house import ContactPolicy, LooserThanHouse, LooserThanLaw, ZoneUnknown
from agency.contact.law import TO_CANDIDATES, Basis
from agency.contact.reasons import reason
from agency.contact.snapshot import (
    ANY,
    BEGUN_BY_US,
    BOUND_BY_CHANNELS,
    BY_MAIL_TO_PEOPLE,
    PROACTIVE,
    RECONTACT,
    SPEC,
    STOPPABLE,
    Address,
    AddressState,
    CallHours,
    Channel,
    Consent,
    ContactFacts,
    ContactRequest,
    FactNotDated,
    Gone,
    Limit,
    LimitNotPossible,
    OffLimits,
    OptOut,
    Origin,
    PastContact,
    Pause,
    Placed,
    Process,
    Purpose,
    Relation,
    RelationKind,
    Sender,
    Stop,
    Subject,
    is_instant,
)
from agency.languages.speaking import _


@dataclass(frozen=True)
class Rule:
    """A named test, and the purposes it is asked for (nothing: all, even an unknown one)."""

    number: str
    name: str
    purposes: frozenset[Purpose] | None
    test: Callable[[Case], Finding]


Kind = TypeVar("Kind")
Named = tuple[str, Kind]
"""A finding with the name of its rule."""

OFFER = frozenset({Purpose.recontact_role})
ASKING = frozenset({Purpose.consent_request})

RULES = (
    Rule("R00", "missing", None, refusals.unknown),
    Rule("R01", "gone", ANY, refusals.gone),
    Rule("R03", "suppressed", PROACTIVE | {Purpose.process_update}, lawful.suppressed),
    Rule("R04", "restricted", STOPPABLE, lawful.restricted),
    Rule("R05", "stopped", STOPPABLE, refusals.stopped),
    Rule("R05", "opted_out", STOPPABLE, refusals.opted_out_of_purpose),
    Rule("R05", "opted_out", PROACTIVE, refusals.opted_out),
    Rule("R05", "their_channels", BOUND_BY_CHANNELS, refusals.their_channels),
    # After the refusals above: nobody should go looking for the address of a person who said stop.
    Rule("R02", "address", ANY, refusals.address),
    Rule("R06", "nothing_to_answer", frozenset({Purpose.reply}), refusals.nothing_to_answer),
    Rule("R07", "retention", BEGUN_BY_US, lawful.retention),
    Rule("R00", "missing_origin", BEGUN_BY_US, lawful.origin_unknown),
    Rule("R08", "notice_overdue", BEGUN_BY_US, lawful.notice_overdue),
    Rule("R09", "needs_human", PROACTIVE, lawful.needs_human),
    Rule("R10", "no_basis", PROACTIVE, lawful.no_basis),
    Rule("R11", "subject", SPEC, marketing.subject),
    Rule("R11", "blocked_client", SPEC, marketing.blocked_client),
    Rule("R12", "only_when_fits", PROACTIVE, refusals.only_when_fits),
    Rule("R12", "not_in_process", frozenset({Purpose.process_update}), refusals.not_in_process),
    Rule("R12", "active_process", RECONTACT, refusals.active_process),
    Rule("R12", "off_limits", PROACTIVE, refusals.off_limits),
    Rule("R12", "paused", STOPPABLE, clocks.paused),
    Rule("R12", "snoozed", PROACTIVE, clocks.snoozed),
    Rule("R12", "not_before", PROACTIVE, clocks.not_before),
    Rule("R13", "their_limit", PROACTIVE, clocks.their_limit),
    Rule("R13", "gap", TO_CANDIDATES, clocks.gap),
    Rule("R13", "per_year", TO_CANDIDATES, clocks.per_year),
    Rule("R13", "unanswered", TO_CANDIDATES, clocks.unanswered),
    Rule("R13", "same_role", OFFER, repeating.same_role),
    Rule("R13", "balance", BOUND_BY_CHANNELS, repeating.balance),
    Rule("R13", "referral_gap", BOUND_BY_CHANNELS, repeating.referral_gap),
    Rule("R13", "referred_once", TO_CANDIDATES, repeating.referred_once),
    Rule("R13", "reminder", OFFER, repeating.reminder),
    Rule("R13", "consent_requests", ASKING, repeating.consent_requests),
    Rule("R13", "consent_gap", ASKING, repeating.consent_gap),
    Rule("R13", "spec_gap", SPEC, marketing.spec_gap),
    Rule("R13", "spec_month", SPEC, marketing.spec_month),
    Rule("R13", "spec_same", SPEC, marketing.spec_same),
    Rule("R13", "shared_address", PROACTIVE, sending.shared_address),
    Rule("R14", "sender_not_ready", BY_MAIL_TO_PEOPLE, sending.sender_not_ready),
    Rule("R16", "sending_paused", PROACTIVE, sending.sending_paused),
    Rule("R16", "day_is_full", PROACTIVE, sending.day_is_full),
    Rule("R15", "quiet_hours", PROACTIVE, clocks.quiet_hours),
    Rule("R15", "call_hours", PROACTIVE, clocks.call_hours),
    Rule("R18", "art14_text", STOPPABLE, lawful.told_in_letter),
    Rule("R16", "post_rests", PROACTIVE, sending.post_rests),
    Rule("R16", "day_is_full", PROACTIVE, sending.day_was_full),
    Rule("R18", "unsub_header", PROACTIVE, sending.unsubscribe),
    Rule("R18", "postal_address", PROACTIVE, sending.postal_address),
    Rule("R18", "ad_sign", PROACTIVE, sending.named_as_advertising),
    Rule("R18", "referrer_names", PROACTIVE, lawful.referrer_named),
    Rule("R18", "never_at_work", BOUND_BY_CHANNELS, clocks.never_at_work),
    Rule("R18", "their_hours", BOUND_BY_CHANNELS, clocks.their_hours),
    Rule("R18", "tell_owner", frozenset({Purpose.process_update}), clocks.tell_owner),
)


_RULES_FOR = {
    purpose: [rule for rule in RULES if rule.purposes is None or purpose in rule.purposes]
    for purpose in Purpose
}
_RULES_FOR_ALL = [rule for rule in RULES if rule.purposes is None]


def decide(
    request: ContactRequest, facts: ContactFacts, policy: ContactPolicy, now: datetime
) -> Decision:
    """The answer for this moment. Never raises; the same inputs always give the same answer."""
    if not is_instant(now):
        return Decision(
            outcome=Outcome.refuse,
            rule="missing",
            sentence=_("Nobody has said when this is asked."),
            decided_at=now,
            policy_version=policy.version,
            facts=facts,
        )
    asked_at = now.astimezone(UTC)
    case = Case(request, facts, policy, asked_at, asked_at)
    found = list(_up_to_a_refusal(case))
    refusal = next(_only(Refusal, found), None)
    if refusal is not None:
        return _refused(case, *refusal)
    wait = _latest_wait(found)
    if wait is None:
        return _allowed(case, found)
    then, found = _without_waits(case, wait)
    refusal = next(_only(Refusal, found), None)
    if refusal is not None:  # R17: a date at which they would be refused is no promise
        return _refused_before_allowed(case, wait[1], *refusal)
    return _allowed_after(case, *wait, then, found)


def _findings(case: Case) -> Iterator[Named[Refusal | Wait | Obligation]]:
    for rule in _RULES_FOR.get(case.request.purpose, _RULES_FOR_ALL):
        if rule.name in case.request.set_aside:
            continue
        finding = rule.test(case)
        if finding is not None:
            yield rule.name, finding


def _up_to_a_refusal(case: Case) -> Iterator[Named[Refusal | Wait | Obligation]]:
    """Whoever is refused is not asked about any further."""
    for name, finding in _findings(case):
        yield name, finding
        if isinstance(finding, Refusal):
            return


def _only(kind: type[Kind], found: Iterable[Named[Any]]) -> Iterator[Named[Kind]]:
    return ((name, finding) for name, finding in found if isinstance(finding, kind))


def _latest_wait(found: Iterable[Named[Any]]) -> Named[Wait] | None:
    """The wait that names the reason."""
    return max(_only(Wait, found), key=lambda named: named[1].until, default=None)


def _without_waits(case: Case, wait: Named[Wait]) -> tuple[Case, list[Named[Any]]]:
    """The case at the moment when no wait is left, and what is found then.

    Trying again at each promised moment moves a morning into mail hours; it ends because every
    wait is for a fixed moment, and mail hours leave none behind.
    """
    latest: Named[Wait] | None = wait
    found: list[Named[Any]] = []
    while latest is not None:
        case = case.moved_to(latest[1].until)
        found = list(_findings(case))
        latest = _latest_wait(found)
    return case, found


def _refused(case: Case, rule: str, refusal: Refusal) -> Decision:
    return _decision(case, Outcome.refuse, rule, refusal.sentence)


def _refused_before_allowed(case: Case, wait: Wait, rule: str, refusal: Refusal) -> Decision:
    sentence = f"{wait.sentence} {refusal.sentence}"
    return _decision(case, Outcome.refuse, f"{rule}_before_allowed", sentence)


def _allowed_after(
    case: Case, rule: str, wait: Wait, then: Case, found: Iterable[Named[Any]]
) -> Decision:
    return _decision(
        case,
        Outcome.allow_after,
        rule,
        wait.sentence,
        allowed_from=then.at.astimezone(case.zone),
        **_grounds(then, found),
    )


def _allowed(case: Case, found: Iterable[Named[Any]]) -> Decision:
    ways = tuple(case.grounds) if case.is_proactive else case.channels
    channels = tuple(way for way in case.channels if way in ways)
    return _decision(
        case, Outcome.allow, "allowed", reason(case), channels=channels, **_grounds(case, found)
    )


def _grounds(case: Case, found: Iterable[Named[Any]]) -> dict[str, Any]:
    """What a yes rests on and is bound to."""
    ground = case.ground if case.is_proactive else None
    return {
        "obligations": tuple(obligation.name for _name, obligation in _only(Obligation, found)),
        "basis": ground and ground.basis,
        "evidence": ground and ground.evidence,
        "basis_expires_on": ground and ground.ends_on,
    }


def _decision(case: Case, outcome: Outcome, rule: str, sentence: str, **more: Any) -> Decision:
    return Decision(
        outcome=outcome,
        rule=rule,
        sentence=sentence,
        decided_at=case.asked_at.astimezone(case.zone),
        policy_version=case.policy.version,
        facts=case.facts,
        **more,
    )


__all__ = [
    "RULES",
    "Address",
    "AddressState",
    "Basis",
    "CallHours",
    "Channel",
    "Consent",
    "ContactFacts",
    "ContactPolicy",
    "ContactRequest",
    "Decision",
    "FactNotDated",
    "Gone",
    "Limit",
    "LimitNotPossible",
    "LooserThanHouse",
    "LooserThanLaw",
    "OffLimits",
    "OptOut",
    "Origin",
    "Outcome",
    "PastContact",
    "Pause",
    "Placed",
    "Process",
    "Purpose",
    "Relation",
    "RelationKind",
    "Rule",
    "Sender",
    "Stop",
    "Subject",
    "ZoneUnknown",
    "decide",
    "facts_hash",
]
