"""Everything that advice for one person needs, from one pass over the roles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from agency.advice.brief import Brief, TooFew, brief_about
from agency.advice.steps import Step, short_of_filled, steps_to
from agency.candidates.models import Candidate, DesignationHeld, Standing
from agency.clients.queries import roles_by_id
from agency.matching.queries import roles_for_person
from agency.preferences.models import Horizon, PreferenceKind
from agency.preferences.queries import current_preferences
from agency.skills.models import DesignationGuide
from agency.skills.queries import guides_of


@dataclass(frozen=True)
class Advice:
    """Which steps would open what, and what is known of the designations among them, by number."""

    steps: Sequence[Step]
    fits: int
    """Roles that may be had now, as they are."""
    guides: Mapping[int, DesignationGuide]
    standings: Mapping[int, DesignationHeld]
    """Designations they are on the way to."""


def advice_for(session: Session, candidate: Candidate, today: date) -> Advice:
    """From open and expected roles, and those filled in the last two years."""
    found = roles_for_person(session, candidate.id, today, most=0)
    short = [*found.one_step_short, *short_of_filled(session, candidate.id, today)]
    steps = steps_to(short, roles_by_id(session, [role_id for role_id, _ in short]))
    terms = [one.missing.term_id for one in steps if one.missing.term_id]
    under_way = {
        one.designation_id: one
        for one in candidate.designations
        if one.standing is not Standing.held
    }
    return Advice(steps, found.fits_in_all, guides_of(session, terms), under_way)


def trade_of(session: Session, candidate: Candidate) -> str:
    """The title whose market is theirs: what they want now, otherwise what they do."""
    wants = current_preferences(session, candidate.id)[Horizon.now]
    titles = [one.value or one.label for one in wants if one.kind is PreferenceKind.title]
    return titles[0] if titles else candidate.title


def brief_for(session: Session, candidate: Candidate, today: date) -> Brief | TooFew:
    """The market of somebody's trade."""
    return brief_about(session, trade_of(session, candidate), today)
