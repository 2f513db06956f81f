"""What takes a person off a role's list, whatever their points: stated refusals and broken musts."""

from collections.abc import Callable, Mapping
from datetime import date

from agency.clients.firms import is_part_of_firm, is_same_firm
from agency.languages.speaking import N_, Words, _
from agency.matching.asked import Asked, is_for_now_by
from agency.matching.conditions import role_meets
from agency.matching.facts import PersonFacts, RoleFacts, Wish
from agency.matching.fit import DealBreaker
from agency.matching.industries import is_refused_industry
from agency.matching.matches import MET, arrangement, place_refused
from agency.matching.parts.pay import YEARLY, band_words, in_terms_of
from agency.matching.parts.want import ARRANGEMENTS, CONTRACT_WORK, describe
from agency.matching.refused_work import (
    alternatives,
    manages_people,
    refuses_managing_people,
    refuses_title,
    said_of_work,
)
from agency.matching.steps import is_within, step_met
from agency.matching.titles import level_of
from agency.matching.wording import hours_a_week, lowered, money, office_days
from agency.words import capital

LEAST_MET = {"title": 0.35, "industry": 0.5, "seniority": 0.5, "remote": 0.65, "company_size": 0.4}
"""Below this a must is contradicted; for kinds not named, anything short of met."""

ROUNDING = 1.02
OFFERED = Words({"remote": N_("remote"), "hybrid": N_("hybrid"), "on_site": N_("on site")})


def find_deal_breaker(
    role: RoleFacts,
    person: PersonFacts,
    asked: Asked,
    today: date,
    rates: Mapping[str, float],
) -> DealBreaker | None:
    if person.employer and is_same_firm(person.employer, role.client_name):
        return DealBreaker(person.id, _("Works there: %(client)s", client=role.client_name), None)
    for wish in asked.refused:
        sentence = _refusal(role, wish)
        if sentence is not None:
            return DealBreaker(person.id, sentence, wish)
    for kind, wishes in asked.wanted.items():
        broken = _broken_must(role, kind, wishes, today, rates)
        if broken is not None:
            return DealBreaker(person.id, _must_sentence(role, broken), broken)
        only_if = _broken_condition(role, kind, wishes)
        if only_if is not None:
            return DealBreaker(person.id, _condition_sentence(role, only_if), only_if)
    return None


def _refusal(role: RoleFacts, wish: Wish) -> str | None:
    refused = REFUSED.get(wish.kind)
    if refused is None or not refused(role, wish):
        return None
    if wish.kind == "employer":
        return _never_the_firm(role, wish)
    if wish.kind == "place":
        return _("Said never %(place)s, where this role is", place=wish.text)
    if wish.kind == "remote":
        return _("Said never %(wish)s, which this role is", wish=ARRANGEMENTS[wish.text.casefold()])
    return _(
        "Said never %(wish)s: this is %(role)s",
        wish=lowered(_plain(wish.text)),
        role=_what_it_is(role, wish),
    )


def _what_it_is(role: RoleFacts, wish: Wish) -> str:
    if wish.kind == "industry":
        names = [name for name in role.industries if is_refused_industry((name,), wish.text)]
        return lowered(names[0])
    if wish.kind == "skill" and _is_must_skill(role, wish):
        return _("a must here, %(role)s", role=role.title)
    if wish.kind in ("skill", "other") and (said := _said_of(role, wish)):
        return role.title if said in role.title else f"{said}, {role.title}"
    if wish.kind == "contract_form" and wish.text.casefold() == "part_time":
        return hours_a_week(role.hours_percent)
    if wish.kind == "contract_form" and role.contract_form:
        return _form(role.contract_form)
    return role.title


def _never_the_firm(role: RoleFacts, wish: Wish) -> str:
    if is_same_firm(wish.text, role.client_name):
        return _("Said never %(client)s", client=role.client_name)
    return _("Said never %(wish)s: this is %(role)s", wish=wish.text, role=role.client_name)


def _refused_skill(role: RoleFacts, wish: Wish) -> bool:
    return _is_must_skill(role, wish) or _said_of(role, wish) is not None


def _said_of(role: RoleFacts, wish: Wish) -> str | None:
    """A skill that would only be nice to have is no reason to refuse."""
    return said_of_work(role, wish.text, everywhere=wish.kind == "other")


def _is_must_skill(role: RoleFacts, wish: Wish) -> bool:
    return wish.term_id is not None and any(
        requirement.is_must and requirement.term_id == wish.term_id
        for requirement in role.requirements
    )


def _refused_arrangement(role: RoleFacts, wish: Wish) -> bool:
    return wish.text.casefold() in ARRANGEMENTS and wish.text.casefold() == arrangement(role)


def _refused_contract(role: RoleFacts, wish: Wish) -> bool:
    if wish.text.casefold() == "part_time":
        return role.hours_percent < 100
    return role.contract_form is not None and wish.text.casefold() == role.contract_form.casefold()


def _refused_place(role: RoleFacts, wish: Wish) -> bool:
    return role.office_days != 0 and place_refused(role, wish)


def _refused_level(role: RoleFacts, wish: Wish) -> bool:
    if refuses_managing_people(wish.text):
        return manages_people(role.title)
    if step_met(wish.text, role.title):
        return True
    refused, offered = level_of(wish.text), level_of(role.title)
    if refused is None or offered is None:
        return False
    return is_within(wish.text, refused, offered) or any(
        level_of(one) == offered for one in alternatives(wish.text)
    )


REFUSED: dict[str, Callable[[RoleFacts, Wish], bool]] = {
    "title": lambda role, wish: refuses_title(wish.text, role.title),
    "seniority": _refused_level,
    "industry": lambda role, wish: is_refused_industry(role.industries, wish.text),
    "employer": lambda role, wish: is_part_of_firm(wish.text, role.client_name),
    "place": _refused_place,
    "remote": _refused_arrangement,
    "contract_form": _refused_contract,
    "skill": _refused_skill,
    "other": lambda role, wish: _said_of(role, wish) is not None,
}


def _broken_must(
    role: RoleFacts, kind: str, wishes: list[Wish], today: date, rates: Mapping[str, float]
) -> Wish | None:
    """The first must of a kind, where no wish of that kind is met: wishes are alternatives."""
    for must in wishes:
        if must.is_must and is_for_now_by(must, role, today):
            break
    else:
        return None
    if kind == "pay":
        return must if _is_underpaid(role, must, rates) else None
    if kind not in MET or (kind == "place" and role.office_days == 0):
        return None
    least = LEAST_MET.get(kind, 1.0)
    for wish in wishes:
        met = MET[kind](role, wish)
        if met is None or met >= least:
            return None
    return must


def _broken_condition(role: RoleFacts, kind: str, wishes: list[Wish]) -> Wish | None:
    """The wish that the role meets best, where it was tied to an "if" that the role contradicts."""
    if kind not in MET or all(wish.condition is None for wish in wishes):
        return None
    best = max(wishes, key=lambda wish: MET[kind](role, wish) or 0.0)
    is_contradicted = best.condition is not None and role_meets(best.condition, role) is False
    return best if is_contradicted and MET[kind](role, best) else None


def _condition_sentence(role: RoleFacts, wish: Wish) -> str:
    return _(
        "%(wish)s only %(condition)s: not so at %(client)s",
        wish=capital(describe(wish.kind, wish)),
        condition=(wish.condition or "").removeprefix("only "),
        client=role.client_name,
    )


def _is_underpaid(role: RoleFacts, must: Wish, rates: Mapping[str, float]) -> bool:
    if must.pay is None or role.pay is None:
        return False
    least = in_terms_of(must.pay, role.pay, rates)
    return least is not None and least > role.pay.high * YEARLY[role.pay.period] * ROUNDING


def _must_sentence(role: RoleFacts, wish: Wish) -> str:
    if wish.kind == "pay" and wish.pay is not None and role.pay is not None:
        differs = wish.pay.currency != role.pay.currency
        least = money(wish.pay.amount, wish.pay.currency, wish.pay.period, differs)
        band = band_words(role.pay, differs)
        return _("Will not move for less than %(pay)s; %(band)s", pay=least, band=band)
    wanted = describe(wish.kind, wish)
    if wish.kind == "remote":
        offered = _arrangement_offered(role)
        return _("Only %(wish)s; this role is %(role)s", wish=wanted, role=offered)
    if wish.kind == "place" and role.location is not None:
        town = role.location.name
        return _("Only %(wish)s; this role is in %(place)s", wish=wish.text, place=town)
    if wish.kind == "hours":
        hours = hours_a_week(role.hours_percent)
        return _("Only %(wish)s; this role is %(role)s", wish=wanted, role=hours)
    if wish.kind == "contract_form" and role.contract_form is not None:
        return _("Only %(wish)s; this is %(role)s", wish=wanted, role=_form(role.contract_form))
    if wish.kind == "industry":
        client = role.client_name
        return _("Only %(wish)s; %(client)s is in another field", wish=wanted, client=client)
    if wish.kind == "employer":
        client = role.client_name
        return _("Only %(wish)s; this role is at %(client)s", wish=wish.text, client=client)
    return _("Only %(wish)s; this role is %(role)s", wish=wanted, role=role.title)


def _arrangement_offered(role: RoleFacts) -> str:
    offered = arrangement(role) or "on_site"
    if offered == "hybrid" and role.office_days is not None:
        return _("hybrid with %(days)s", days=office_days(role.office_days))
    return OFFERED[offered]


def _form(contract_form: str) -> str:
    return CONTRACT_WORK.get(contract_form, _plain(contract_form))


def _plain(value: str) -> str:
    return value.replace("_", " ")
