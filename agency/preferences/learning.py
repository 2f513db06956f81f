"""Taking what somebody told us onto their record: wishes, designations, skills and notice."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, DesignationHeld, SkillHeld, Standing
from agency.preferences.changing import Evidence, add_preferences
from agency.preferences.from_facts import is_wish, wishes_in
from agency.preferences.models import Preference
from agency.touches.reading.facts import Fact


def learn(
    session: Session,
    candidate_id: int,
    facts: Sequence[Fact],
    evidence: Evidence,
    now: datetime,
    quote: str = "",
) -> list[Preference]:
    """Take confirmed facts onto the record; the wishes that were written, new or renewed."""
    for fact in facts:
        if fact.kind == "notice":
            _note_notice(session, candidate_id, fact)
        if fact.term_id is None or fact.negated:
            continue
        if fact.kind == "designation":
            _note_designation(session, candidate_id, fact.term_id, fact)
        elif fact.kind == "skill" and not is_wish(fact) and fact.standing is None:
            _note_skill(session, candidate_id, fact.term_id)
    return add_preferences(session, candidate_id, wishes_in(facts, quote), evidence, now)


def _note_notice(session: Session, candidate_id: int, fact: Fact) -> None:
    """How many days they are bound once they resign."""
    candidate = session.get_one(Candidate, candidate_id)
    candidate.notice_days = int(fact.amount) if fact.amount is not None else None
    session.flush()


def _note_designation(session: Session, candidate_id: int, term_id: int, fact: Fact) -> None:
    """A designation once held stays held, whatever a later note says of studying for it."""
    standing = Standing(fact.standing or "held")
    query = select(DesignationHeld).filter_by(candidate_id=candidate_id, designation_id=term_id)
    known = session.scalar(query)
    if known is None:
        session.add(
            DesignationHeld(
                candidate_id=candidate_id,
                designation_id=term_id,
                standing=standing,
                expected_on=fact.on,
            )
        )
    elif known.standing is not Standing.held:
        known.standing = standing
        known.expected_on = None if standing is Standing.held else fact.on or known.expected_on
    session.flush()


def _note_skill(session: Session, candidate_id: int, term_id: int) -> None:
    query = select(SkillHeld).filter_by(candidate_id=candidate_id, skill_id=term_id)
    if session.scalar(query) is None:
        session.add(SkillHeld(candidate_id=candidate_id, skill_id=term_id))
        session.flush()
