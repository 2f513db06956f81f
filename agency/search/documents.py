"""Writes what is searched: the words of a person with their weights, and what the facets count."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from functools import cache
from typing import Any, cast

from sqlalchemy import ARRAY, Integer, Select, Table, any_, bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlalchemy.orm import Session, joinedload, selectinload

from agency.candidates.models import (
    Candidate,
    DesignationHeld,
    Resume,
    SkillHeld,
    Standing,
)
from agency.preferences.models import Horizon, Preference, PreferenceKind
from agency.preferences.telling import told_in_each
from agency.search.models import SearchDocument
from agency.search.tokens import MOST_POSITION, quoted, stems_of
from agency.touches.models import Touch

SAID, RECORD, NOTE, RESUME = "A", "B", "C", "D"
LEAD, REMOTE, FEWER_DAYS = "lead", "remote", "fewer days"
FIELD, MOVE, HELD, STARTED, ANYWHERE = "field", "move", "held", "started", "anywhere"
LEADING = frozenset({"lead", "supervisor", "manager", "head", "director", "vp", "executive"})
FULL_WEEK = 100
"""Per cent: who wants less asks for fewer days."""
IDS = bindparam("ids", type_=ARRAY(Integer))
"""The people that a statement built once is told of."""
_MOST_TOUCHES = 100
"""The newest; what was noted before them is still on the person's page."""
Text = tuple[str, str]
"""A weight and what is said."""


def write_documents(session: Session, candidate_ids: Sequence[int]) -> None:
    """Rewrite these people's rows from their records; an erased person loses theirs. Seven queries."""
    people = _people(session, candidate_ids)
    gone = set(candidate_ids) - {person.id for person in people}
    if gone:
        session.execute(delete(SearchDocument).where(SearchDocument.candidate_id.in_(gone)))
    if not people:
        return
    asked = {"ids": list(candidate_ids)}
    wishes = _by_person(session.scalars(_wishes(), asked))
    touches = _by_person(session.scalars(newest_touches(), asked))
    resumes = {one.candidate_id: one.text for one in session.scalars(newest_resumes(), asked)}
    rows = [
        _row(person, wishes[person.id], touches[person.id], resumes.get(person.id, ""))
        for person in people
    ]
    table = cast(Table, SearchDocument.__table__)
    written = insert(table)
    kept = {name: written.excluded[name] for name in rows[0] if name != "candidate_id"}
    session.connection().execute(
        written.on_conflict_do_update(index_elements=["candidate_id"], set_=kept), rows
    )


def tsvector(texts: Iterable[Text]) -> str:
    """The texts as PostgreSQL's ``tsvector`` is written; no phrase reaches from one into the next."""
    positions: defaultdict[str, list[str]] = defaultdict(list)
    at = 1
    for weight, text in texts:
        for stem in stems_of(text):
            positions[stem].append(f"{min(at, MOST_POSITION)}{weight}")
            at += 1
        at += 1
    return " ".join(f"{quoted(stem)}:{','.join(where[:255])}" for stem, where in positions.items())


def texts_of(
    person: Candidate, wishes: Iterable[Preference], touches: Iterable[Touch], resume: str
) -> Iterator[Text]:
    """What is searched of a person, their own words first."""
    for wish in wishes:
        said = wish.words, *told_in_each(wish), wish.condition
        yield from ((SAID, text) for text in said if text)
    yield from ((SAID, touch.quote) for touch in touches if touch.quote)
    yield from ((RECORD, text) for text in _record_of(person) if text)
    yield from ((NOTE, touch.note) for touch in touches if touch.note)
    if resume:
        yield RESUME, resume


def _record_of(person: Candidate) -> Iterator[str]:
    yield from (person.full_name, person.goes_by, person.title, person.employer)
    yield from (text for job in person.earlier_jobs for text in (job.title, job.employer))
    yield from (held.skill.name for held in person.skills)
    yield from (held.designation.name for held in person.designations)
    yield person.place.name if person.place else ""
    yield from person.languages


def _row(
    person: Candidate, wishes: Sequence[Preference], touches: Sequence[Touch], resume: str
) -> dict[str, Any]:
    place = person.place
    return {
        "candidate_id": person.id,
        "words": tsvector(texts_of(person, wishes, touches, resume)),
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "marks": sorted({*_held(person), *(mark for wish in wishes for mark in _wants(wish))}),
        "free_on": max(
            (
                one.not_before
                for one in wishes
                if one.kind is PreferenceKind.timing and one.not_before
            ),
            default=None,
        ),
        "last_touch_on": touches[0].happened_at.astimezone(UTC).date() if touches else None,
    }


def _held(person: Candidate) -> Iterator[str]:
    for one in person.designations:
        if one.standing is not Standing.considering:
            yield f"{HELD if one.standing is Standing.held else STARTED}:{one.designation_id}"


def _wants(wish: Preference) -> Iterator[str]:
    if wish.horizon is Horizon.never:
        return
    if wish.kind is PreferenceKind.seniority and wish.value in LEADING:
        yield LEAD
    elif wish.kind is PreferenceKind.remote and wish.value == "remote":
        yield REMOTE
    elif (wish.kind is PreferenceKind.hours and wish.amount and wish.amount < FULL_WEEK) or (
        wish.kind is PreferenceKind.contract_form and wish.value == "part_time"
    ):
        yield FEWER_DAYS
    elif wish.kind is PreferenceKind.place:
        yield f"{MOVE}:{wish.place_id or ANYWHERE}"
    elif wish.kind is PreferenceKind.industry:
        yield f"{FIELD}:{wish.label}"
    elif wish.kind is PreferenceKind.title and LEADING & set(wish.value.lower().split()):
        yield LEAD


def _people(session: Session, ids: Sequence[int]) -> Sequence[Candidate]:
    return session.scalars(_with_record(), {"ids": list(ids)}).all()


@cache
def _with_record() -> Select[Candidate]:
    query = select(Candidate).where(Candidate.id == any_(IDS), Candidate.erased_at.is_(None))
    query = query.options(
        joinedload(Candidate.place),
        selectinload(Candidate.skills).joinedload(SkillHeld.skill),
        selectinload(Candidate.designations).joinedload(DesignationHeld.designation),
        selectinload(Candidate.earlier_jobs),
    )
    return query.execution_options(populate_existing=True)


def _by_person(records: Iterable[Any]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for record in records:
        found[record.candidate_id].append(record)
    return found


@cache
def _wishes() -> Select[Preference]:
    of_them = Preference.candidate_id == any_(IDS)
    wish = select(Preference).where(of_them, Preference.ended_at.is_(None))
    return wish.order_by(Preference.id.desc())


@cache
def newest_touches() -> Select[Touch]:
    """The newest hundred of each person, newest first."""
    newest = func.row_number().over(
        partition_by=Touch.candidate_id, order_by=(Touch.happened_at.desc(), Touch.id.desc())
    )
    ranked = (
        select(Touch.id, newest.label("place")).where(Touch.candidate_id == any_(IDS)).subquery()
    )
    query = select(Touch).join(ranked, ranked.c.id == Touch.id)
    return query.where(ranked.c.place <= _MOST_TOUCHES).order_by(Touch.happened_at.desc())


@cache
def newest_resumes() -> Select[Resume]:
    """The newest version of each person, an empty one too."""
    query = select(Resume).where(Resume.candidate_id == any_(IDS))
    query = query.order_by(Resume.candidate_id, Resume.id.desc())
    return query.ext(distinct_on(Resume.candidate_id))
