"""Making two terms one moves everything, once, and the history says so."""

import pytest
from sqlalchemy.orm import Session

from agency.candidates.models import DesignationHeld, SkillHeld, Standing
from agency.clients.models import RoleRequirement
from agency.history import changes_of
from agency.preferences.models import PreferenceKind
from agency.skills.models import (
    ImportedName,
    ImportSource,
    RelationKind,
    TermKind,
    TermRelation,
    VocabularyImport,
    VocabularyTerm,
)
from agency.skills.queries import relations_of, term_called
from agency.vocabulary.merging import CannotMerge, merge
from tests.factories import (
    NOON,
    CandidateFactory,
    ClientFactory,
    DesignationHeldFactory,
    PreferenceFactory,
    RoleFactory,
    SkillHeldFactory,
    TermFactory,
)


@pytest.fixture
def gone(session: Session) -> VocabularyTerm:
    return TermFactory(name="JS", synonyms=["ECMA"])


@pytest.fixture
def kept(session: Session) -> VocabularyTerm:
    return TermFactory(name="JavaScript", synonyms=["Ecma Script"])


def test_its_name_and_synonyms_become_synonyms(
    session: Session, gone: VocabularyTerm, kept: VocabularyTerm
) -> None:
    merge(session, gone, kept)
    assert kept.synonyms == ["Ecma Script", "JS", "ECMA"]
    assert term_called(session, TermKind.skill, "js") is kept


def test_people_move_and_who_held_both_keeps_the_more_years(
    session: Session, gone: VocabularyTerm, kept: VocabularyTerm
) -> None:
    moved, had_less, had_more = (CandidateFactory() for _ in range(3))
    SkillHeldFactory(candidate=moved, skill=gone, years=2)
    for person, theirs, other in ((had_less, 3, 5), (had_more, 7, 4)):
        SkillHeldFactory(candidate=person, skill=kept, years=theirs)
        SkillHeldFactory(candidate=person, skill=gone, years=other)
    merge(session, gone, kept)
    held = {one.candidate_id: (one.skill_id, one.years) for one in session.query(SkillHeld)}
    assert held == {
        moved.id: (kept.id, 2),
        had_less.id: (kept.id, 5),
        had_more.id: (kept.id, 7),
    }


def test_who_had_both_designations_keeps_the_further_standing(session: Session) -> None:
    gone, kept = (TermFactory(designation=True, name=name) for name in ("P.M.P.", "PMP"))
    jane = CandidateFactory()
    DesignationHeldFactory(candidate=jane, designation=kept, standing=Standing.considering)
    DesignationHeldFactory(candidate=jane, designation=gone, standing=Standing.held)
    merge(session, gone, kept)
    one = session.query(DesignationHeld).one()
    assert (one.designation_id, one.standing) == (kept.id, Standing.held)


def test_a_role_that_asked_for_both_asks_once_and_as_a_must(
    session: Session, gone: VocabularyTerm, kept: VocabularyTerm
) -> None:
    both, one = RoleFactory(), RoleFactory()
    for role, term, is_must, years in (
        (both, kept, False, 2),
        (both, gone, True, 4),
        (one, gone, False, None),
    ):
        session.add(RoleRequirement(role_id=role.id, term_id=term.id, is_must=is_must, years=years))
    session.flush()
    merge(session, gone, kept)
    asked = {
        one.role_id: (one.term_id, one.is_must, one.years) for one in session.query(RoleRequirement)
    }
    assert asked == {both.id: (kept.id, True, 4), one.id: (kept.id, False, None)}


def test_wishes_and_clients_follow_an_industry(session: Session) -> None:
    gone, kept = (TermFactory(industry=True, name=name) for name in ("Cleantech", "Climate tech"))
    client = ClientFactory(industries=["Cleantech", "Utilities"])
    wish = PreferenceFactory(kind=PreferenceKind.industry, value="Cleantech", term_id=gone.id)
    merge(session, gone, kept)
    session.refresh(client)
    session.refresh(wish)
    assert client.industries == ["Climate tech", "Utilities"]
    assert (wish.term_id, wish.value) == (kept.id, "Climate tech")


def test_relations_and_imported_names_move_and_none_leads_to_itself(
    session: Session, gone: VocabularyTerm, kept: VocabularyTerm
) -> None:
    react, html = TermFactory(name="React"), TermFactory(name="HTML")
    brought = VocabularyImport(
        source=ImportSource.esco, edition="", acknowledgement="", started_at=NOON
    )
    session.add(brought)
    session.flush()
    for term, kind, other in (
        (react, "needs", gone),
        (react, "needs", kept),
        (gone, "close_to", html),
        (gone, "close_to", kept),
    ):
        session.add(TermRelation(term_id=term.id, kind=RelationKind(kind), other_id=other.id))
    session.add(ImportedName(import_id=brought.id, term_id=gone.id, text="LiveScript"))
    session.flush()
    merge(session, gone, kept)
    related = relations_of(session, [react.id, kept.id])
    assert {(one.term, one.kind, one.other) for one in related} == {
        ("React", "needs", "JavaScript"),
        ("JavaScript", "close_to", "HTML"),
    }
    assert term_called(session, TermKind.skill, "livescript") is kept


def test_the_history_tells_what_was_merged_and_of_each_person_by_name(
    session: Session, gone: VocabularyTerm, kept: VocabularyTerm
) -> None:
    held = SkillHeldFactory(skill=gone)
    gone_id = gone.id
    merge(session, gone, kept)
    merged = [change.after.get("merged") for change in changes_of(session, kept)]
    assert "JS (1 people, 0 roles, 0 wishes)" in merged
    (change,) = changes_of(session, held)
    assert (change.before, change.after) == ({"skill": "JS"}, {"skill": "JavaScript"})
    deleted = VocabularyTerm(id=gone_id)
    assert changes_of(session, deleted)[0].before["synonyms"] == ["ECMA"]


def test_a_term_does_not_merge_with_itself_or_with_another_kind(
    session: Session, gone: VocabularyTerm
) -> None:
    for other in (gone, TermFactory(title=True)):
        with pytest.raises(CannotMerge):
            merge(session, gone, other)
