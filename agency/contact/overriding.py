"""Which refusals somebody may set aside for one letter, and who. Never the person's own terms.

The owner of a person may write in spite of a colleague's process or of off-limits (R12), a manager in
spite of the house's caps (R13) and outside mail hours (R15), each with a reason that is kept and shown to
the person on request.
"""

from agency.contact.answer import Decision

LEAST_REASON = 20
"""Characters: enough to say why, too many to type in passing."""
CAPS = "caps"
HOURS = "quiet_hours"
HOUSE_CAPS = frozenset({"gap", "per_year", "unanswered"})
OWNERS = frozenset({"active_process", "off_limits"})
SET_ASIDE = {
    CAPS: HOUSE_CAPS,
    HOURS: frozenset({HOURS}),
    **{rule: frozenset({rule}) for rule in OWNERS},
}
"""What may be set aside, with the rules of the decision it stands for."""


def rules_set_aside(overrode: str) -> frozenset[str]:
    """The rules that were set aside for a letter: ``caps``, or ``caps,quiet_hours``."""
    return frozenset().union(*(SET_ASIDE.get(one, frozenset()) for one in overrode.split(",")))


def may_hurry(leaving: Decision, is_manager: bool) -> str:
    """Why a letter would wait for the morning if it left now, to whoever may let it leave at once."""
    return leaving.sentence if is_manager and leaving.rule == HOURS else ""


def may_set_aside(decision: Decision, is_owner: bool, is_manager: bool) -> str:
    """What this colleague may set aside of a refusal, or nothing.

    After too long a silence only the person can begin again: that is a refusal, not a wait.
    """
    if decision.rule in HOUSE_CAPS and decision.allowed_from is not None:
        return CAPS if is_manager else ""
    if decision.rule in OWNERS:
        return decision.rule if is_owner else ""
    return ""
