"""What a page asks and shows of a role that is heard of: when it is expected, how sure, who told us."""

from collections.abc import Iterable
from dataclasses import dataclass
from secrets import token_urlsafe

from sqlalchemy import select
from sqlalchemy.orm import Session
from wtforms import BooleanField, HiddenField, IntegerField
from wtforms.validators import Optional

from agency.candidates.models import Candidate
from agency.clients.models import Role, RoleState
from agency.languages.speaking import N_
from agency.web.fields import Between, Form, LineField, TextField, needed
from agency.web.months import MonthField


class HeardForm(Form):
    """When we expect it, how sure that is, and who said so."""

    expected_on = MonthField(N_("Expected in"), [needed(N_("Say in which month you expect it."))])
    confidence = IntegerField(
        N_("How sure, in per cent"), [Optional(), Between(1, 100, N_("From 1 to 100, please."))]
    )
    heard_from = LineField(
        N_("Heard from"), description=N_("Somebody at the client, or whoever or whatever told you.")
    )


class AnticipatedForm(HeardForm):
    """A role that we hear of, in a few words; everything else can come later."""

    title = LineField(N_("Title"), [needed(N_("Give the role a title."))])
    client = LineField(N_("Client"), [needed(N_("Say who the role would be with."))])
    new_client = BooleanField(N_("This is a new client"))
    place = LineField(N_("Place"), description=N_("A town. Leave it empty if it is not known."))
    must = TextField(N_("Must have"), most=2_000, description=N_("One a line, as far as you know."))
    candidate_id = HiddenField()
    once_key = HiddenField(default=lambda: token_urlsafe(16))


@dataclass(frozen=True)
class HeardBy:
    """Who told us: a name, and the candidate it is where it was one."""

    name: str
    candidate_id: int | None = None


def heard_by(session: Session, roles: Iterable[Role]) -> dict[int, HeardBy]:
    """Who told us of each of these roles, as far as it is known; one query."""
    told = [role for role in roles if role.state is RoleState.anticipated]
    ids = {role.heard_candidate_id for role in told if role.heard_candidate_id}
    query = select(Candidate).where(Candidate.id.in_(ids), Candidate.erased_at.is_(None))
    people = {person.id: person.full_name for person in session.scalars(query)} if ids else {}
    by = {role.id: _by(role, people) for role in told}
    return {number: one for number, one in by.items() if one.name}


def _by(role: Role, people: dict[int, str]) -> HeardBy:
    if role.heard_candidate_id in people:
        return HeardBy(people[role.heard_candidate_id], role.heard_candidate_id)
    return HeardBy(role.heard_from or (role.contact.name if role.contact else ""))
