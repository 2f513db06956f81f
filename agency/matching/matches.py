"""Does a role meet one wish? One small measure per kind of wish: 0 to 1, None where unknown."""

from collections.abc import Callable

from agency.matching.distances import km_between
from agency.matching.facts import Requirement, RoleFacts, Wish
from agency.matching.industries import industry_match
from agency.matching.titles import level_of, names_this_title, title_similarity, tokens

SAME_TOWN_KM = 60.0
SIZE_TOLERANCE = 1.25
DAYS_TOLERANCE = 0.5


def title_met(role: RoleFacts, wish: Wish) -> float | None:
    return title_similarity(wish.text, role.title)


def seniority_met(role: RoleFacts, wish: Wish) -> float | None:
    wanted, offered = level_of(wish.text), level_of(role.title)
    if wanted is None:
        return None
    if offered is None:
        return 0.0
    return (1.0, 0.6)[abs(wanted - offered)] if abs(wanted - offered) < 2 else 0.0


def industry_met(role: RoleFacts, wish: Wish) -> float | None:
    return industry_match(role.industries, wish.text) if role.industries else None


def employer_met(role: RoleFacts, wish: Wish) -> float | None:
    if wish.client_id is not None:
        return 1.0 if wish.client_id == role.client_id else 0.0
    return 1.0 if wish.text.casefold() == role.client_name.casefold() else 0.0


def skill_met(role: RoleFacts, wish: Wish) -> float | None:
    for requirement in role.requirements:
        if _is_named(requirement, wish):
            return 1.0
    return 1.0 if names_this_title(wish.text, role.title) else 0.0


def place_met(role: RoleFacts, wish: Wish) -> float | None:
    """Whether the role is in the town the wish names; a country is matched by its name."""
    if role.location is None:
        return None
    if wish.location is None:
        said = wish.text.casefold()
        names = (role.location.name.casefold(), (role.location.country or "").casefold())
        return 1.0 if said in names else 0.0
    return 1.0 if km_between(wish.location, role.location) <= SAME_TOWN_KM else 0.0


def remote_met(role: RoleFacts, wish: Wish) -> float | None:
    """Remote, hybrid or on site; a number of office days is met by as many or fewer."""
    wanted = arrangement_named(wish)
    if wanted is None or wanted == role.arrangement:
        return office_days_met(role, wish)
    if wanted == "hybrid":
        return 0.9 if role.arrangement == "remote" else 0.0
    if wanted == "on_site":
        return 0.5 if role.arrangement == "hybrid" else 0.0
    return 0.3 if role.arrangement == "hybrid" else 0.0


def office_days_met(role: RoleFacts, wish: Wish) -> float | None:
    if wish.number is None:
        return 1.0
    asked = office_days(role)
    if asked is None:
        return None
    return 1.0 if asked <= wish.number else max(0.0, 0.6 - 0.2 * (asked - wish.number - 1))


def office_days(role: RoleFacts) -> float | None:
    if role.arrangement == "remote":
        return 0.0
    return 5.0 if role.office_days is None and role.arrangement == "on_site" else role.office_days


def arrangement_named(wish: Wish) -> str | None:
    said = wish.text.casefold().replace("-", " ").replace("_", " ")
    for form in ("remote", "hybrid", "on site"):
        if form in said:
            return form.replace(" ", "_")
    return None


def contract_met(role: RoleFacts, wish: Wish) -> float | None:
    if role.contract is None:
        return None
    return 1.0 if _form(role.contract) == _form(wish.text) else 0.0


def hours_met(role: RoleFacts, wish: Wish) -> float | None:
    """Days a week; a role that names none is a full week."""
    if wish.number is None:
        return None
    offered = 5.0 if role.days_a_week is None else role.days_a_week
    return 1.0 if abs(offered - wish.number) <= DAYS_TOLERANCE else 0.0


def company_size_met(role: RoleFacts, wish: Wish) -> float | None:
    if wish.number is None or role.company_size is None:
        return None
    if role.company_size <= wish.number:
        return 1.0
    return 0.5 if role.company_size <= wish.number * SIZE_TOLERANCE else 0.0


def _is_named(requirement: Requirement, wish: Wish) -> bool:
    if wish.skill_id is not None:
        return requirement.skill_id == wish.skill_id
    return requirement.kind == "skill" and requirement.name.casefold() == wish.text.casefold()


def _form(contract: str) -> frozenset[str]:
    words = tokens(contract.replace("_", " "))
    return words - {"role", "work", "position", "only"} or words


MET: dict[str, Callable[[RoleFacts, Wish], float | None]] = {
    "title": title_met,
    "seniority": seniority_met,
    "industry": industry_met,
    "employer": employer_met,
    "skill": skill_met,
    "place": place_met,
    "remote": remote_met,
    "contract": contract_met,
    "hours": hours_met,
    "company_size": company_size_met,
}
