"""Clients a candidate is never shown to: their employers, those they refuse, those that are off limits."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, WayKind
from agency.clients.firms import is_part_of_firm
from agency.clients.models import Client, ClientContact, OffLimits, Role
from agency.languages.speaking import _
from agency.months import months_after
from agency.preferences.models import Horizon, PreferenceKind
from agency.preferences.queries import current_preferences
from agency.submissions.models import IN_PROCESS, DeclaredSubmission, Stage, Submission
from agency.words import month

RECENT_MONTHS = 24
"""A firm they left within these is as good as their employer."""
EVERYBODYS = frozenset(
    ("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com",
     "me.com", "aol.com", "gmx.net", "gmx.de", "web.de", "proton.me", "protonmail.com", "orange.fr", "free.fr")
)  # fmt: skip
"""Where anybody may have a mailbox: sharing it says nothing of a firm."""


class Never:
    """Why each client is never shown one candidate, as it was loaded; the number of queries does not grow."""

    def __init__(self, session: Session, person: Candidate, today: date) -> None:
        self._person, self._today = person, today
        wishes = current_preferences(session, person.id)[Horizon.never]
        self.refused = [one for one in wishes if one.kind is PreferenceKind.employer]
        self._industries = {
            (one.value or one.label).casefold(): one
            for one in wishes
            if one.kind is PreferenceKind.industry
        }
        self._domains = _domains(session, person)
        self._off_limits = _off_limits(session, today)
        self._known_there = _known_there(session, person.id)

    def why(self, client: Client) -> str:
        """The sentence, or nothing where they may be shown."""
        return next(self._reasons(client), "")

    def _reasons(self, client: Client) -> Iterator[str]:
        name = self._person.first_name
        if _is_firm(self._person.employer, client.name):
            yield _("%(name)s works there.", name=name)
        if client.id in self._domains:
            yield _("%(name)s has an address of theirs.", name=name)
        for job in self._person.earlier_jobs:
            is_recent = job.until_on is None or job.until_on >= months_after(
                self._today, -RECENT_MONTHS
            )
            if is_recent and _is_firm(job.employer, client.name):
                yield (
                    _(
                        "%(name)s worked there until %(month)s.",
                        name=name,
                        month=month(job.until_on),
                    )
                    if job.until_on
                    else _("%(name)s worked there lately.", name=name)
                )
        for wish in self.refused:
            if _is_firm(wish.value or wish.label, client.name):
                yield _("%(name)s does not want to be shown there.", name=name)
        for industry in client.industries:
            if industry.casefold() in self._industries:
                yield _(
                    "%(name)s wants nothing in %(industry)s.", name=name, industry=industry.lower()
                )
        if client.id in self._off_limits:
            yield _("We agreed to leave this client’s people alone.")
        if client.id in self._known_there:
            yield self._known_there[client.id]


def _is_firm(named: str, client: str) -> bool:
    """Either way round: a group's name begins those of its firms."""
    return bool(named.strip()) and (
        is_part_of_firm(named, client) or is_part_of_firm(client, named)
    )


def _domain(address: str) -> str:
    domain = address.rpartition("@")[2].strip().casefold()
    return "" if domain in EVERYBODYS else domain


def _domains(session: Session, person: Candidate) -> set[int]:
    """Clients whose people have addresses at a domain of theirs."""
    own = {
        _domain(way.value) for way in person.ways if way.kind in (WayKind.work_email, WayKind.email)
    } - {""}
    if not own:
        return set()
    domain = ClientContact.email
    there = select(ClientContact.client_id).where(or_(*(domain.ilike(f"%@{one}") for one in own)))
    return set(session.scalars(there))


def _off_limits(session: Session, today: date) -> set[int]:
    holds = or_(OffLimits.ends_on.is_(None), OffLimits.ends_on > today)
    clients = select(OffLimits.client_id).where(OffLimits.client_id.is_not(None), holds)
    return {one for one in session.scalars(clients) if one is not None}


def _known_there(session: Session, candidate_id: int) -> dict[int, str]:
    """Where somebody has put them forward: there they have a name already."""
    ours = select(Role.client_id).join(Submission, Submission.role_id == Role.id)
    ours = ours.where(Submission.candidate_id == candidate_id)
    ours = ours.where(Submission.stage.in_((*IN_PROCESS, Stage.placed)))
    others = select(DeclaredSubmission.client_id, DeclaredSubmission.agency_name)
    others = others.filter_by(candidate_id=candidate_id)
    told = {
        client: _("%(agency)s has put them forward there.", agency=agency)
        for client, agency in session.execute(others)
    }
    return told | dict.fromkeys(
        session.scalars(ours), _("This client knows them from a role of ours.")
    )
