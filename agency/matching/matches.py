"""Does a role meet one wish? One small measure per kind of wish: 0 to 1, None where unknown."""

from collections.abc import Callable

from agency.clients.firms import is_same_firm
from agency.matching.facts import RoleFacts, Wish
from agency.matching.industries import industry_match
from agency.matching.titles import level_of, names_this_title, title_alike
from agency.places.gazetteer import distance_km

SAME_TOWN_KM = 60.0
SIZE_TOLERANCE = 1.25
HOURS_TOLERANCE = 10
NEXT_RUNG = 0.6
REMOTE_WANTED_HYBRID_OFFERED = 0.3
HYBRID_WANTED_REMOTE_OFFERED = 0.9
OFFICE_WANTED_HYBRID_OFFERED = 0.5
ONE_DAY_TOO_MANY = 0.6
EACH_FURTHER_DAY = 0.2


def title_met(role: RoleFacts, wish: Wish) -> float | None:
    return title_alike(wish.text, role.title, role.titles_alike)


def seniority_met(role: RoleFacts, wish: Wish) -> float | None:
    wanted, offered = level_of(wish.text), level_of(role.title)
    if wanted is None:
        return None
    if offered is None or abs(wanted - offered) > 1:
        return 0.0
    return 1.0 if wanted == offered else NEXT_RUNG


def industry_met(role: RoleFacts, wish: Wish) -> float | None:
    return industry_match(role.industries, wish.text) if role.industries else None


def employer_met(role: RoleFacts, wish: Wish) -> float | None:
    return 1.0 if is_same_firm(wish.text, role.client_name) else 0.0


def skill_met(role: RoleFacts, wish: Wish) -> float | None:
    for requirement in role.requirements:
        if requirement.kind == "skill" and wish.term_id == requirement.term_id is not None:
            return 1.0
    return 1.0 if names_this_title(wish.text, role.title) else 0.0


def place_met(role: RoleFacts, wish: Wish) -> float | None:
    """Whether the role is in the town the wish names; a country is matched by its code."""
    if role.location is None:
        return None
    if wish.location is None:
        said = wish.text.casefold()
        return (
            1.0
            if said in (role.location.name.casefold(), role.location.country.casefold())
            else 0.0
        )
    return 1.0 if distance_km(wish.location, role.location) <= SAME_TOWN_KM else 0.0


def remote_met(role: RoleFacts, wish: Wish) -> float | None:
    """Remote, hybrid or on site; a number of office days is met by as many or fewer."""
    offered = arrangement(role)
    if offered is None:
        return None
    wanted = wish.text.casefold()
    if wanted == "remote":
        return {"remote": 1.0, "hybrid": REMOTE_WANTED_HYBRID_OFFERED}.get(offered, 0.0)
    if wanted == "on_site":
        return {"on_site": 1.0, "hybrid": OFFICE_WANTED_HYBRID_OFFERED}.get(offered, 0.0)
    if wanted == "hybrid" and offered == "remote":
        return HYBRID_WANTED_REMOTE_OFFERED
    if wanted == "hybrid" and offered == "on_site":
        return 0.0
    return office_days_met(role, wish)


def office_days_met(role: RoleFacts, wish: Wish) -> float | None:
    if wish.number is None:
        return 1.0
    if role.office_days is None:
        return None
    too_many = role.office_days - wish.number
    if too_many <= 0:
        return 1.0
    return max(0.0, ONE_DAY_TOO_MANY - EACH_FURTHER_DAY * (too_many - 1))


def arrangement(role: RoleFacts) -> str | None:
    """ "remote", "hybrid" or "on_site", as the office days say; None where they say nothing."""
    if role.office_days is None:
        return None
    return {0: "remote", 5: "on_site"}.get(role.office_days, "hybrid")


def contract_form_met(role: RoleFacts, wish: Wish) -> float | None:
    if role.contract_form is None:
        return None
    if wish.text.casefold() == "part_time":
        return 1.0 if role.hours_percent < 100 else 0.0
    return 1.0 if wish.text.casefold() == role.contract_form.casefold() else 0.0


def hours_met(role: RoleFacts, wish: Wish) -> float | None:
    if wish.number is None:
        return None
    return 1.0 if abs(role.hours_percent - wish.number) <= HOURS_TOLERANCE else 0.0


def company_size_met(role: RoleFacts, wish: Wish) -> float | None:
    if wish.number is None or role.company_size is None:
        return None
    if role.company_size <= wish.number:
        return 1.0
    return 0.5 if role.company_size <= wish.number * SIZE_TOLERANCE else 0.0


MET: dict[str, Callable[[RoleFacts, Wish], float | None]] = {
    "title": title_met,
    "seniority": seniority_met,
    "industry": industry_met,
    "employer": employer_met,
    "skill": skill_met,
    "place": place_met,
    "remote": remote_met,
    "contract_form": contract_form_met,
    "hours": hours_met,
    "company_size": company_size_met,
}
