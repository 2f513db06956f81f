"""Place: how far it is, whether it can be done from home, where they said they would go."""

from datetime import date
from typing import NamedTuple

from agency.languages.speaking import _
from agency.matching.asked import Asked, is_for_now
from agency.matching.facts import Location, PersonFacts, Requirement, RoleFacts, Wish
from agency.matching.matches import arrangement, office_days_met, place_met
from agency.matching.wording import number, office_days, office_days_at_most, time_named
from agency.places.gazetteer import distance_km
from agency.words import figure

NEAR_KM = 30.0
REACH_KM = 150.0
FEW_OFFICE_DAYS = 2.0
FEW_DAYS_STRETCH = 1.5
ABROAD_SHARE = 0.4
LATER_MOVE = 0.5
NEUTRAL_SHARE = 0.5
EDGE_SHARE = 0.1
PER_DAY_TOO_MANY = 0.2
LEAST_FOR_DAYS = 0.4


class PlaceFound(NamedTuple):
    """`case`: remote, abroad, near, moves, moves_later, far or unknown; far is out of reach."""

    share: float
    case: str
    km: float
    move: Wish | None
    days_wish: Wish | None


def find_place(role: RoleFacts, person: PersonFacts, asked: Asked, today: date) -> PlaceFound:
    found = _reach(role, person, asked, today)
    wish = _office_days_broken(role, asked)
    if wish is None or not found.share:
        return found
    too_many = (role.office_days or 0.0) - (wish.number or 0.0)
    kept = max(LEAST_FOR_DAYS, 1 - PER_DAY_TOO_MANY * too_many)
    return found._replace(share=found.share * kept, days_wish=wish)


def _reach(role: RoleFacts, person: PersonFacts, asked: Asked, today: date) -> PlaceFound:
    home, there = person.location, role.location
    if role.office_days == 0:
        share, case = (ABROAD_SHARE, "abroad") if _is_abroad(home, there) else (1.0, "remote")
        return PlaceFound(share, case, 0.0, None, None)
    if there is None:
        return PlaceFound(NEUTRAL_SHARE, "unknown", 0.0, None, None)
    km = None if home is None else distance_km(home, there)
    by_distance = 0.0 if km is None else _share_at(km, role)
    move = _move_to(role, asked, today) if by_distance < 1.0 else None
    if move is not None:
        if is_for_now(move, today) and not _is_ahead(move, today):
            return PlaceFound(1.0, "moves", km or 0.0, move, None)
        if by_distance < LATER_MOVE:
            return PlaceFound(LATER_MOVE, "moves_later", km or 0.0, move, None)
    if km is None:
        return PlaceFound(NEUTRAL_SHARE, "unknown", 0.0, None, None)
    return PlaceFound(by_distance, "near" if by_distance else "far", km, None, None)


def _is_abroad(home: Location | None, there: Location | None) -> bool:
    if home is None or there is None or not home.country or not there.country:
        return False
    return home.country != there.country


def _share_at(km: float, role: RoleFacts) -> float:
    """1 within 30 km, then falling to a tenth at 150; few office days make a road shorter."""
    if role.office_days is not None and role.office_days <= FEW_OFFICE_DAYS:
        km = km / FEW_DAYS_STRETCH
    if km <= NEAR_KM:
        return 1.0
    if km > REACH_KM:
        return 0.0
    return 1.0 - (1.0 - EDGE_SHARE) * (km - NEAR_KM) / (REACH_KM - NEAR_KM)


def _move_to(role: RoleFacts, asked: Asked, today: date) -> Wish | None:
    """The wish that names this town, one for now before one for later."""
    there = role.location
    later = None
    for wish in asked.wanted.get("place", ()):
        if there is not None and place_met(role, wish) == 1.0:
            if is_for_now(wish, today) and not _is_ahead(wish, today):
                return wish
            later = later or wish
    return later


def _is_ahead(wish: Wish, today: date) -> bool:
    return wish.from_on is not None and wish.from_on > today


def _office_days_broken(role: RoleFacts, asked: Asked) -> Wish | None:
    for wish in asked.wanted.get("remote", ()):
        if wish.number is not None:
            met = office_days_met(role, wish)
            if met is not None and met < 1.0:
                return wish
    return None


def place_step(role: RoleFacts, found: PlaceFound) -> Requirement | None:
    """Being out of reach is a must-have missing, like any other."""
    if found.case not in ("far", "moves_later") or role.location is None:
        return None
    return Requirement(
        id=0, kind="place", name=_("lives within reach of %(place)s", place=role.location.name)
    )


def place_sentence(role: RoleFacts, person: PersonFacts, found: PlaceFound, today: date) -> str:
    sentence = _where(role, person, found, today)
    if found.days_wish is None or found.days_wish.number is None:
        return sentence
    asks = number(role.office_days or 0)
    wanted = office_days_at_most(found.days_wish.number)
    said = _("Asked for %(wanted)s, the role asks %(asks)s", wanted=wanted, asks=asks)
    return f"{sentence}. {said}"


def _where(role: RoleFacts, person: PersonFacts, found: PlaceFound, today: date) -> str:
    home = person.location.name if person.location else None
    if found.case == "remote":
        return _("Remote, so %(home)s is fine", home=home) if home else _("Remote, from anywhere")
    if role.location is None:
        return _("The role names no place")
    there = role.location.name
    if found.case == "abroad":
        return _(
            "Remote, but from %(country)s; %(home)s is in another country",
            country=role.location.country,
            home=home,
        )
    if found.case == "moves":
        town = _near(found.move, there)
        if not home:
            return _("Would move to %(town)s", town=town)
        return _("Would move to %(town)s from %(home)s", town=town, home=home)
    if found.case == "moves_later":
        return _(
            "%(lives)s; would move to %(town)s %(when)s",
            lives=_at_home(home),
            town=_near(found.move, there),
            when=_later(found.move, today),
        )
    if found.case == "unknown":
        return _("No place on record: ask where home is")
    if home == there or found.km < 1:
        return f"{there}, {_days_there(role, found)}"
    km = _("%(home)s, %(km)s km from %(there)s", home=home, km=figure(round(found.km)), there=there)
    if found.case == "near":
        return f"{km}; {_days_there(role, found)}"
    return _("%(distance)s, and has not said they would move", distance=km)


def _near(move: Wish | None, there: str) -> str:
    """The town they named, which may be a neighbour of the role's."""
    if move is None or move.location is None or move.location.name == there:
        return there
    return _("%(town)s, next to %(there)s,", town=move.location.name, there=there)


def _at_home(home: str | None) -> str:
    return _("Lives in %(home)s", home=home) if home else _("Lives elsewhere")


def _later(move: Wish | None, today: date) -> str:
    if move is None or move.from_on is None:
        return _("later")
    return _("from %(when)s", when=time_named(move.from_on, today))


def _days_there(role: RoleFacts, found: PlaceFound) -> str:
    offered = arrangement(role)
    if offered is None:
        return _("office days not on record")
    if offered == "hybrid" and found.days_wish is None:
        return _("hybrid, %(days)s", days=office_days(role.office_days or 0))
    return _("hybrid") if offered == "hybrid" else _("on site")
