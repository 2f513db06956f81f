"""Does a role meet one wish? One small measure per kind of wish: 0 to 1, None where unknown."""

from collections.abc import Callable

from agency.clients.firms import is_same_firm
from agency.matching.facts import Location, RoleFacts, Wish
from agency.matching.industries import industry_match
from agency.matching.steps import is_within, step_met
from agency.matching.titles import level_of, names_this_title, title_alike
from agency.places.gazetteer import Area, areas_named, distance_km, region_of

SAME_TOWN_KM = 60.0
ITSELF_KM = 20.0
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
    """The rung, or the number on a scale that both name: "Band 7 or above" and "Staff Nurse, Band 5"."""
    numbered = step_met(wish.text, role.title)
    if numbered is not None:
        return numbered
    wanted, offered = level_of(wish.text), level_of(role.title)
    if wanted is None:
        return None
    if offered is None:
        return 0.0
    if is_within(wish.text, wanted, offered):
        return 1.0
    return NEXT_RUNG if abs(wanted - offered) <= 1 else 0.0


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
    """Whether the role is near a town, or in a region or country, that the wish names."""
    return _in_place(role, wish, SAME_TOWN_KM)


def place_refused(role: RoleFacts, wish: Wish) -> bool:
    """The same for a refusal, which leaves the neighbouring towns."""
    return _in_place(role, wish, ITSELF_KM) == 1.0


def _in_place(role: RoleFacts, wish: Wish, km: float) -> float | None:
    there = role.location
    if there is None:
        return None
    if wish.location is not None:
        return 1.0 if distance_km(wish.location, there) <= km else 0.0
    said = wish.text.casefold()
    if said in (there.name.casefold(), there.country.casefold()):
        return 1.0
    areas = areas_named(wish.text)
    return 1.0 if any(_is_in(there, area, km) for area in areas) else 0.0


def _is_in(there: Location, area: Area, km: float) -> bool:
    if area.town is not None:
        return distance_km(area.town, there) <= km
    if area.country != there.country:
        return False
    return not area.region or area.region == region_of(there.name, there.country)


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
