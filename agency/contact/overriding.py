"""Which refusals somebody may set aside for one letter, and who. Never the person's own terms.

The owner of a person may write in spite of a colleague's process or of off-limits (R12), a manager in
spite of the house's caps (R13), each with a reason that is kept and shown to the person on request.
"""

from agency.contact.answer import Decision

LEAST_REASON = 20
"""Characters: enough to say why, too many to type in passing."""
CAPS = "caps"
HOUSE_CAPS = frozenset({"gap", "per_year", "unanswered"})
SET_ASIDE = {
    CAPS: HOUSE_CAPS,
    "active_process": frozenset({"active_process"}),
    "off_limits": frozenset({"off_limits"}),
}
"""What may be set aside, with the rules of the decision it stands for."""


def may_set_aside(decision: Decision, is_owner: bool, is_manager: bool) -> str:
    """What this colleague may set aside of a refusal, or nothing.

    After too long a silence only the person can begin again: that is a refusal, not a wait.
    """
    if decision.rule in HOUSE_CAPS and decision.allowed_from is not None:
        return CAPS if is_manager else ""
    if decision.rule in SET_ASIDE:
        return decision.rule if is_owner else ""
    return ""
