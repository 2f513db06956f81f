"""Roles from a file written as records, with their clients."""

from collections.abc import Iterator, Mapping, Sequence

from agency.clients.models import Client
from agency.clients.opening import NewRole, open_role
from agency.clients.registering import ClientExists, NewClient, add_client
from agency.clients.requirements import asked_in, known_terms, named_in
from agency.evaluating.ground import Ground
from agency.evaluating.roles import RoleTold
from agency.evaluating.wordings import Wordings
from agency.skills.models import TermKind


class Clients:
    """Clients by name. ``told_otherwise`` gathers those that two roles tell different things of."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._known: dict[str, tuple[int, tuple[object, ...]]] = {}
        self.told_otherwise: list[str] = []

    def number_of(self, role: RoleTold) -> int:
        said = (role.industries, role.company_size)
        if role.client not in self._known:
            self._known[role.client] = (self._added(role).id, said)
        number, first = self._known[role.client]
        if said != first:
            self.told_otherwise.append(role.client)
        return number

    def _added(self, role: RoleTold) -> Client:
        new = NewClient(name=role.client, industries=role.industries, people=role.company_size)
        try:
            return add_client(self._ground.session, new)
        except ClientExists as exists:
            return exists.client


def load_roles(
    ground: Ground, clients: Clients, roles: Sequence[RoleTold], wordings: Wordings
) -> Iterator[tuple[int, str]]:
    """Open these roles one by one; each one's number with the name the file has for it. Never commits."""
    terms = _terms(ground, roles)
    wordings.note_asked(ground.session, _words_of(roles, terms))
    for told in roles:
        role = open_role(ground.session, _new_role(ground, clients, told, terms), ground.now)
        yield role.id, told.key


def _words_of(
    roles: Sequence[RoleTold], terms: Mapping[str, int]
) -> Iterator[tuple[str, int, str]]:
    for told in roles:
        for words in (*told.must, *told.nice):
            for one in asked_in(_in_lines([words]), "", terms):
                if one.term_id is not None:
                    yield told.key, one.term_id, words


def _terms(ground: Ground, roles: Sequence[RoleTold]) -> dict[str, int]:
    """Every term a line names. A must that the vocabulary lacks becomes one, as a person's skill does."""
    session = ground.session
    lines = [_in_lines(lines) for told in roles for lines in (told.must, told.nice)]
    terms = known_terms(session, lines)
    musts = [one for told in roles for one in asked_in(_in_lines(told.must), "", terms)]
    ground.learn(TermKind.skill, [named_in(one.words) for one in musts if one.words])
    return known_terms(session, lines)


def _in_lines(lines: Sequence[str]) -> str:
    return "\n".join(" ".join(line.split()) for line in lines)


def _new_role(
    ground: Ground, clients: Clients, told: RoleTold, terms: Mapping[str, int]
) -> NewRole:
    place = ground.places.found(told.place)
    has_pay = told.pay_min is not None or told.pay_max is not None
    return NewRole(
        title=told.title,
        client_id=clients.number_of(told),
        owner_id=ground.owner_id,
        place_id=place[0] if place else None,
        office_days=told.office_days,
        pay_low=told.pay_min,
        pay_high=told.pay_max,
        pay_currency=(told.currency or ground.currency) if has_pay else None,
        pay_period=told.period if has_pay else None,
        contract_form=told.contract_form,
        hours_percent=told.hours_percent,
        starts_on=told.start_on,
        words=told.words,
        words_said_on=ground.today if told.words else None,
        advertisement=told.text,
        asks=asked_in(_in_lines(told.must), _in_lines(told.nice), terms),
    )
