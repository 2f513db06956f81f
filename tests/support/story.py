"""One story for several rooms: an agency, a recruiter, a person who asked for a product-lead job, and such a job."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.matching.profiles import refresh_profiles
from agency.preferences.models import Preference
from agency.recontact.models import Suggestion
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    PlaceFactory,
    PreferenceFactory,
    RequirementFactory,
    RoleFactory,
    SkillHeldFactory,
    TermFactory,
)


@dataclass
class Story:
    """Jane would move for a product-lead job from June; Cedar Loop opened one."""

    session: Session
    jane: Candidate
    wish: Preference
    role: Role

    def suggestions(self) -> list[Suggestion]:
        self.session.expire_all()
        return list(self.session.scalars(select(Suggestion).order_by(Suggestion.id)))

    def changed(self) -> None:
        refresh_profiles(self.session, [self.jane.id])


def tell_story(session: Session) -> Story:
    AgencyFactory()
    place, skill = PlaceFactory(), TermFactory(name="Product management")
    jane = CandidateFactory(place=place, pay_wanted=135_000, pay_currency="CAD", pay_period="year")
    SkillHeldFactory(candidate=jane, skill=skill, years=9)
    wish = PreferenceFactory(candidate=jane, not_before=date(2026, 6, 1), recorded_by=jane.owner)
    role = RoleFactory(
        client=ClientFactory(name="Cedar Loop"), place=place, title="Product Lead", owner=jane.owner
    )
    RequirementFactory(role=role, term=skill)
    refresh_profiles(session, [jane.id])
    return Story(session, jane, wish, role)
