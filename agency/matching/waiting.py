"""What a person named that has not come yet and that stands between them and a role. Pure.

A wish for later holds the whole role back where the role meets it: whoever would move to Bremen
from August is not to be asked about a job in Bremen that starts in May.
"""

from collections.abc import Mapping
from datetime import date

from agency.matching.asked import Asked, is_waiting
from agency.matching.facts import PersonFacts, RoleFacts, Wish
from agency.matching.matches import MET
from agency.matching.parts.pay import YEARLY, in_terms_of
from agency.matching.parts.place import NEAR_KM
from agency.matching.parts.want import LEAST_MATCH
from agency.places.gazetteer import distance_km


def what_is_waited_for(
    role: RoleFacts, person: PersonFacts, asked: Asked, rates: Mapping[str, float], today: date
) -> Wish | None:
    """The first wish whose day comes after the start, or whose condition is open.

    Wishes of a kind are alternatives: one that is met today leaves nothing to wait for.
    """
    for kind, wishes in asked.wanted.items():
        if kind == "place" and is_at_home(role, person):
            continue
        best = max(
            (_met(role, one, rates) for one in wishes if not is_waiting(one, role, today)),
            default=0.0,
        )
        for wish in wishes:
            if is_waiting(wish, role, today) and (
                kind == "timing" or _met(role, wish, rates) > max(best, LEAST_MATCH)
            ):
                return wish
    return None


def is_at_home(role: RoleFacts, person: PersonFacts) -> bool:
    """Whether they can take the role from where they live, so that no move is waited for."""
    home, there = person.location, role.location
    if role.office_days == 0:
        return True
    return home is not None and there is not None and distance_km(home, there) <= NEAR_KM


def _met(role: RoleFacts, wish: Wish, rates: Mapping[str, float]) -> float:
    if wish.kind == "pay":
        return float(_is_paid(role, wish, rates))
    measure = MET.get(wish.kind)
    return (measure(role, wish) or 0.0) if measure else 0.0


def _is_paid(role: RoleFacts, wish: Wish, rates: Mapping[str, float]) -> bool:
    if wish.pay is None or role.pay is None:
        return False
    least = in_terms_of(wish.pay, role.pay, rates)
    return least is not None and least <= role.pay.high * YEARLY[role.pay.period]
