"""Making two terms one: everything that named the one names the other, and the history says so."""

from collections.abc import Iterable

from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session

from agency.candidates.models import DesignationHeld, SkillHeld, Standing
from agency.clients.models import RoleRequirement
from agency.history import note_change
from agency.preferences.models import Preference
from agency.skills.models import ImportedName, TermRelation, VocabularyTerm
from agency.skills.queries import guides_of
from agency.vocabulary.spellings import rename_where_written
from agency.vocabulary.uses import uses_of

_FURTHEST = (Standing.held, Standing.in_progress, Standing.considering)

_MOVE_NAMES = text(
    """INSERT INTO imported_names (import_id, term_id, text)
    SELECT import_id, :into, text FROM imported_names WHERE term_id = :gone ON CONFLICT DO NOTHING"""
)
_MOVE_RELATIONS = text(
    """INSERT INTO term_relations (term_id, kind, other_id, import_id)
    SELECT CASE term_id WHEN :gone THEN :into ELSE term_id END, kind,
        CASE other_id WHEN :gone THEN :into ELSE other_id END, import_id
    FROM term_relations WHERE (term_id = :gone AND other_id <> :into)
        OR (other_id = :gone AND term_id <> :into) ON CONFLICT DO NOTHING"""
)


class CannotMerge(Exception):
    """A term with itself, or two of different kinds."""


def merge(session: Session, gone: VocabularyTerm, into: VocabularyTerm) -> None:
    """Move everything from one term to another of its kind, and delete it. Never commits.

    Its name and synonyms become synonyms. Who had both keeps one, with the more years or the
    further standing; a role that asked for both asks once, as a must if either was.
    """
    if gone.id == into.id or gone.kind is not into.kind:
        raise CannotMerge
    session.execute(
        select(VocabularyTerm.id)
        .where(VocabularyTerm.id.in_([gone.id, into.id]))
        .order_by(VocabularyTerm.id)
        .with_for_update()
    )
    moved = uses_of(session, [gone.id])[gone.id]
    _move_skills(session, gone, into)
    _move_designations(session, gone, into)
    _move_requirements(session, gone, into)
    _move_wishes(session, gone, into)
    where = {"gone": gone.id, "into": into.id}
    session.execute(_MOVE_NAMES, where)
    session.execute(_MOVE_RELATIONS, where)
    session.execute(delete(TermRelation).where(TermRelation.term_id == gone.id))
    session.execute(delete(TermRelation).where(TermRelation.other_id == gone.id))
    session.execute(delete(ImportedName).where(ImportedName.term_id == gone.id))
    _move_guide(session, gone, into)
    name, spellings = gone.name, _spellings(gone)
    session.delete(gone)
    session.flush()
    into.synonyms = list(
        dict.fromkeys(said for said in (*into.synonyms, *spellings) if said != into.name)
    )
    into.import_id = None
    note_change(
        session,
        into,
        {"merged": ""},
        {"merged": f"{name} ({moved.people} people, {moved.roles} roles, {moved.wishes} wishes)"},
    )
    rename_where_written(session, into, name)
    session.flush()


def _move_guide(session: Session, gone: VocabularyTerm, into: VocabularyTerm) -> None:
    """What we say of a designation goes along where nothing is said of the other."""
    guides = guides_of(session, [gone.id, into.id])
    if gone.id in guides and into.id not in guides:
        guides[gone.id].term_id = into.id


def _spellings(term: VocabularyTerm) -> Iterable[str]:
    """A brought term gives its name; its imported names move by themselves."""
    full_name = [term.level] if term.kind == "designation" and term.level else []
    return [term.name, *full_name, *term.synonyms]


def _move_skills(session: Session, gone: VocabularyTerm, into: VocabularyTerm) -> None:
    has = dict(
        session.execute(select(SkillHeld.candidate_id, SkillHeld).filter_by(skill_id=into.id)).all()
    )
    moving = []
    for held in session.scalars(select(SkillHeld).filter_by(skill_id=gone.id)):
        both = has.get(held.candidate_id)
        if both is None:
            moving.append(held)
            continue
        if held.years is not None and held.years > (both.years or 0):
            both.years = held.years
        session.delete(held)
    session.flush()
    _move(session, moving, SkillHeld, "skill_id", "skill", gone, into)


def _move_designations(session: Session, gone: VocabularyTerm, into: VocabularyTerm) -> None:
    query = select(DesignationHeld.candidate_id, DesignationHeld)
    has = dict(session.execute(query.filter_by(designation_id=into.id)).all())
    moving = []
    for held in session.scalars(select(DesignationHeld).filter_by(designation_id=gone.id)):
        both = has.get(held.candidate_id)
        if both is None:
            moving.append(held)
            continue
        if _FURTHEST.index(held.standing) < _FURTHEST.index(both.standing):
            both.standing, both.expected_on = held.standing, held.expected_on
        session.delete(held)
    session.flush()
    _move(session, moving, DesignationHeld, "designation_id", "designation", gone, into)


def _move_requirements(session: Session, gone: VocabularyTerm, into: VocabularyTerm) -> None:
    query = select(RoleRequirement.role_id, RoleRequirement).filter_by(term_id=into.id)
    has = dict(session.execute(query).all())
    moving = []
    for asked in session.scalars(select(RoleRequirement).filter_by(term_id=gone.id)):
        both = has.get(asked.role_id)
        if both is None:
            moving.append(asked)
            has[asked.role_id] = asked
            continue
        both.is_must = both.is_must or asked.is_must
        if asked.years is not None and asked.years > (both.years or 0):
            both.years = asked.years
        session.delete(asked)
    session.flush()
    _move(session, moving, RoleRequirement, "term_id", "term", gone, into)


def _move_wishes(session: Session, gone: VocabularyTerm, into: VocabularyTerm) -> None:
    """The line keeps its words; an industry's name follows in ``rename_where_written``."""
    moving = list(session.scalars(select(Preference).filter_by(term_id=gone.id)))
    _move(session, moving, Preference, "term_id", "term", gone, into)


def _move(
    session: Session,
    moving: list[SkillHeld] | list[DesignationHeld] | list[RoleRequirement] | list[Preference],
    model: type[SkillHeld | DesignationHeld | RoleRequirement | Preference],
    column: str,
    called: str,
    gone: VocabularyTerm,
    into: VocabularyTerm,
) -> None:
    """One statement for all; the history says it with names, for the old number means nothing then."""
    for record in moving:
        note_change(session, record, {called: gone.name}, {called: into.name})
    session.execute(
        update(model)
        .where(model.id.in_([record.id for record in moving]))
        .values({column: into.id}),
        execution_options={"synchronize_session": False},
    )
    for record in moving:
        session.expire(record)
