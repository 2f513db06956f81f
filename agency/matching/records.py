"""What people's records say, masked: titles, skills and the newest résumé.

Notes are not read here: they tell what somebody wants, and a wish never adds to skills.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from sqlalchemy import Select, any_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, Resume
from agency.database import columns
from agency.matching.facts import PersonFacts
from agency.matching.masking import masked
from agency.matching.reading_alike import Record, record_of
from agency.search.documents import IDS
from agency.skills.models import VocabularyTerm


def records_of(session: Session, people: Sequence[PersonFacts]) -> dict[int, Record]:
    """By person, of those who have a résumé; three queries."""
    texts = _newest_resumes(session, [person.id for person in people])
    if not texts:
        return {}
    names = _names(session, list(texts))
    skills = _skill_names(session, [person for person in people if person.id in texts])
    found: dict[int, Record] = {}
    for person in people:
        if person.id in texts:
            titles = [person.title or "", *person.previous_titles]
            said = ". ".join([*titles, ", ".join(skills[person.id]), texts[person.id]])
            record = record_of(masked(said, names[person.id]))
            if record is not None:
                found[person.id] = record
    return found


def _newest_resumes(session: Session, candidate_ids: Sequence[int]) -> dict[int, str]:
    newest = columns(session, _newest(), {"ids": list(candidate_ids)})
    return {person: text for person, text in newest if text.strip()}


@cache
def _newest() -> Select[int, str]:
    return (
        select(Resume.candidate_id, Resume.text)
        .where(Resume.candidate_id == any_(IDS))
        .ext(distinct_on(Resume.candidate_id))
        .order_by(Resume.candidate_id, Resume.id.desc())
    )


def _names(session: Session, candidate_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    query = select(Candidate.id, Candidate.full_name, Candidate.goes_by)
    rows = session.execute(query.where(Candidate.id.in_(candidate_ids)))
    return {person: (full_name, goes_by) for person, full_name, goes_by in rows}


def _skill_names(session: Session, people: Sequence[PersonFacts]) -> defaultdict[int, list[str]]:
    terms = {term for person in people for term in person.skills}
    query = select(VocabularyTerm.id, VocabularyTerm.name).where(VocabularyTerm.id.in_(terms))
    names = dict(session.execute(query).all())
    found: defaultdict[int, list[str]] = defaultdict(list)
    for person in people:
        found[person.id] = [names[term] for term in sorted(person.skills)]
    return found
