"""A month after two people were introduced they surface, to be asked whether it helped."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate
from agency.contact.decisions import decisions_for
from agency.contact.snapshot import ContactRequest, Purpose
from agency.introductions.letters import other_side
from agency.introductions.models import Introduction, IntroductionSide, IntroductionState
from agency.introductions.standing import HELP_AFTER, help_occasion
from agency.languages.speaking import _, speaking
from agency.recontact.models import SuggestionKind
from agency.recontact.occasions import Occasion, Surfaced, one_at_a_time, write
from agency.words import local, named_day

_STILL_FRESH = HELP_AFTER * 2
"""Nobody remembers later than this."""


def surface_help_due(session: Session, now: datetime) -> Surfaced:
    """Whoever may be contacted about it, of those who have not said and were not asked."""
    one_at_a_time(session)
    query = (
        select(IntroductionSide)
        .join(Introduction)
        .where(
            Introduction.state == IntroductionState.introduced,
            Introduction.introduced_at <= now - HELP_AFTER,
            Introduction.introduced_at > now - HELP_AFTER - _STILL_FRESH,
            IntroductionSide.candidate_id.is_not(None),
            IntroductionSide.helped.is_(None),
            IntroductionSide.help_asked_at.is_(None),
        )
        .options(
            joinedload(IntroductionSide.candidate).joinedload(Candidate.owner),
            joinedload(IntroductionSide.introduction).selectinload(Introduction.sides),
        )
        .order_by(IntroductionSide.id)
    )
    due = [_occasion(side) for side in session.scalars(query)]
    requests = [
        ContactRequest(
            person_id=one.candidate_id, purpose=Purpose.keep_in_touch, actor=one.owner_id
        )
        for one in due
    ]
    answers = decisions_for(session, requests, now)
    allowed = [one for one, answer in zip(due, answers, strict=True) if answer.may_contact]
    return write(session, allowed, now) + Surfaced(held_back=len(due) - len(allowed))


def _occasion(side: IntroductionSide) -> Occasion:
    person, at, other = side.candidate, side.introduction.introduced_at, other_side(side)
    assert person is not None
    assert at is not None
    with speaking(person.owner.reads):
        why = _(
            "%(name)s was introduced to %(other)s on %(day)s, and nobody has asked whether it helped.",
            name=person.first_name,
            other=other.name if other else _("somebody"),
            day=named_day(local(at, person.owner.zone).date()),
        )
    return Occasion(
        candidate_id=person.id,
        owner_id=person.owner_id,
        kind=SuggestionKind.date,
        key=help_occasion(side),
        why=why,
        due_on=(at + HELP_AFTER).astimezone(ZoneInfo(person.owner.zone)).date(),
    )
