"""Two records of one person: nothing is lost, nobody is easier to contact, and they can be parted."""

import json
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from agency.candidates.models import (
    Candidate,
    DesignationHeld,
    SkillHeld,
    Standing,
    WayKind,
    WayToReach,
)
from agency.contact import terms
from agency.contact.consent import Told, current_consent, record_consent, terms_of
from agency.contact.decisions import decision_for
from agency.contact.models import ConsentKind, ContactReservation, ContactTerms
from agency.contact.snapshot import CallHours, ContactRequest, Limit, Purpose
from agency.database import Base
from agency.digest.models import DigestEdition, DigestItem, EditionState
from agency.history import Change
from agency.mail.models import MailState, OutboxMessage
from agency.matching.models import MatchProfile
from agency.merging.merging import WORKED_OUT, NotTwoRecords, merge
from agency.merging.models import AlikePair, Merge
from agency.merging.parting import (
    UNDONE_FOR,
    CannotPart,
    forget_what_cannot_be_undone,
    part,
)
from agency.merging.queries import now_known_as
from agency.recontact.models import Suggestion, SuggestionState
from agency.rights.erasing import erase
from agency.submissions.models import Stage, Submission
from agency.touches.models import Touch
from tests.contact.reserving import letter_to
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ConsentFactory,
    DesignationHeldFactory,
    EarlierJobFactory,
    PreferenceFactory,
    PromiseFactory,
    RecruiterFactory,
    ResumeFactory,
    RoleFactory,
    SkillHeldFactory,
    SubmissionFactory,
    SuggestionFactory,
    TermFactory,
    TouchFactory,
    WayFactory,
)

BOOKKEEPING = {"changed_at", "version"}


@pytest.fixture
def maya(session: Session):
    AgencyFactory()
    return RecruiterFactory()


@pytest.fixture
def jane(maya) -> Candidate:
    return CandidateFactory(full_name="Jane Okafor", owner=maya, employer="Fernhill Power")


@pytest.fixture
def twin(maya) -> Candidate:
    return CandidateFactory(full_name="J. Okafor", owner=maya, employer="", title="Head of Product")


def told(**more) -> Told:
    return Told(how="call", at=NOON, **more)


def joined(session, kept, gone, *from_gone, now=NOON) -> Merge:
    merged = merge(session, kept, gone, from_gone, None, now)
    session.expire_all()
    return merged


def rows_of(session: Session, *people: int) -> dict[str, list[str]]:
    """Every row that names one of these people, as text; without what only counts changes."""
    found = {}
    for table in Base.metadata.sorted_tables:
        naming = [c.name for c in table.columns if c.name in ("candidate_id", "other_id")]
        naming += ["id"] if table.name == "candidates" else []
        if table.name in WORKED_OUT | {"merges"} or not naming:
            continue
        named = " OR ".join(f"{one} = ANY(:people)" for one in naming)
        query = text(f"SELECT to_jsonb(t) FROM {table.name} t WHERE {named}")  # noqa: S608
        rows = session.execute(query, {"people": list(people)}).scalars()
        found[table.name] = sorted(
            json.dumps({k: v for k, v in row.items() if k not in BOOKKEEPING}) for row in rows
        )
    return found


def light(session, person, now=NOON) -> str:
    request = ContactRequest(person_id=person.id, purpose=Purpose.recontact_role)
    return decision_for(session, request, now).rule


@pytest.fixture
def full(session, maya, jane, twin):
    """Two records with something in every room, much of it twice."""
    role, skill, pmp = RoleFactory(owner=maya), TermFactory(), TermFactory(designation=True)
    other = RoleFactory(owner=maya)
    for one, years, standing, stage in (
        (jane, 3, Standing.in_progress, Stage.interested),
        (twin, 8, Standing.held, Stage.interview),
    ):
        SkillHeldFactory(candidate=one, skill=skill, years=years)
        DesignationHeldFactory(candidate=one, designation=pmp, standing=standing)
        SubmissionFactory(candidate=one, role=role, stage=stage)
        TouchFactory(candidate=one, note=f"spoke with {one.full_name}")
        PromiseFactory(candidate=one)
        PreferenceFactory(candidate=one)
        ResumeFactory(candidate_id=one.id)
        EarlierJobFactory(candidate=one)
        WayFactory(candidate=one, kind=WayKind.mobile, value="+14165550123")
        letter_to(session, one, role_id=other.id)
        edition = DigestEdition(
            recruiter_id=RecruiterFactory().id, iso_year=2026, iso_week=20,
            due_at=NOON, state=EditionState.posted,
        )  # fmt: skip
        suggestion = SuggestionFactory(candidate=one, role=role, occasion=f"role:{role.id}:1")
        session.add(edition)
        session.flush()
        session.add(
            DigestItem(
                edition_id=edition.id,
                recruiter_id=edition.recruiter_id,
                suggestion_id=suggestion.id,
            )
        )
    theirs = session.scalars(select(Suggestion).filter_by(candidate_id=twin.id)).one()
    theirs.state, theirs.settled_at = SuggestionState.dismissed, NOON
    low, high = sorted((jane.id, twin.id))
    third = CandidateFactory(owner=maya)
    for pair in ((low, high), (high, third.id)):
        session.add(AlikePair(candidate_id=pair[0], other_id=pair[1], how="email", score=1, found_at=NOON))  # fmt: skip
    session.flush()
    return jane, twin


class TestOneRecord:
    def test_has_both_histories(self, session, full):
        jane, twin = full
        there = twin.id
        joined(session, jane, twin)
        notes = session.scalars(select(Touch.note).filter_by(candidate_id=jane.id)).all()
        assert sorted(notes) == ["spoke with J. Okafor", "spoke with Jane Okafor"]
        assert session.get(Candidate, there) is None
        assert now_known_as(session, there) == jane.id
        assert len(jane.ways) == 3
        assert session.query(MatchProfile).filter_by(candidate_id=jane.id).count() == 1

    def test_keeps_of_two_equal_things_the_one_that_says_more(self, session, full):
        jane, twin = full
        joined(session, jane, twin)
        assert session.query(SkillHeld).filter_by(candidate_id=jane.id).one().years == 8
        held = session.query(DesignationHeld).filter_by(candidate_id=jane.id).one()
        assert held.standing is Standing.held
        assert (
            session.query(Submission).filter_by(candidate_id=jane.id).one().stage is Stage.interview
        )
        suggestion = session.query(Suggestion).filter_by(candidate_id=jane.id).one()
        assert suggestion.state is SuggestionState.dismissed

    def test_counts_the_letters_to_both(self, session, full):
        jane, twin = full
        joined(session, jane, twin)
        reservations = session.query(ContactReservation).filter_by(candidate_id=jane.id).all()
        assert sorted(one.step or 0 for one in reservations) == [0, 1]
        assert session.query(OutboxMessage).filter_by(candidate_id=jane.id).count() == 2

    def test_is_filled_where_it_was_empty_and_follows_the_choice_where_they_differ(
        self, session, jane, twin
    ):
        jane.employer = ""
        twin.employer, twin.best_time = "Northwind", "after 17:00"
        joined(session, jane, twin, "title")
        assert (jane.full_name, jane.title) == ("Jane Okafor", "Head of Product")
        assert (jane.employer, jane.best_time) == ("Northwind", "after 17:00")

    def test_is_noted_in_the_history(self, session, jane, twin):
        joined(session, jane, twin)
        noted = session.query(Change).filter_by(table_name="candidates", row_id=jane.id).all()
        assert {"merged with": "J. Okafor"} in [one.after for one in noted]

    def test_needs_two_living_records(self, session, jane, twin):
        with pytest.raises(NotTwoRecords):
            merge(session, jane, jane, (), None, NOON)
        erase(session, twin, told())
        with pytest.raises(NotTwoRecords):
            merge(session, jane, session.get_one(Candidate, twin.id), (), None, NOON)


class TestRefusals:
    def test_a_stop_of_either_is_the_stop_of_both_and_takes_back_what_waits(
        self, session, jane, twin
    ):
        letter, _ = letter_to(session, jane)
        terms.stop(session, twin.id, told(words="take me off your list"))
        assert light(session, jane) != "stopped"
        joined(session, jane, twin)
        assert light(session, jane) == "stopped"
        assert session.get_one(OutboxMessage, letter.id).state is MailState.cancelled
        assert current_consent(session, jane.id)[ConsentKind.stop].words == "take me off your list"

    @pytest.mark.parametrize("refused_by_the_one_that", ["stays", "goes"])
    def test_an_old_no_is_not_hidden_by_the_other_records_newer_yes(
        self, session, jane, twin, refused_by_the_one_that
    ):
        first, second = (jane, twin) if refused_by_the_one_that == "stays" else (twin, jane)
        record_consent(session, first.id, ConsentKind.contact, "no", told())
        ConsentFactory(candidate_id=second.id)
        joined(session, jane, twin)
        assert current_consent(session, jane.id)[ConsentKind.contact].answer == "no"

    def test_the_stricter_terms_hold(self, session, jane, twin):
        terms.set_limit(session, jane.id, Limit(count=2, per_days=91), told())
        terms.set_limit(session, twin.id, Limit(count=1, per_days=91), told(), only_when_fits=True)
        terms.set_channels(session, jane.id, ["call", "email"], told())
        terms.set_channels(session, twin.id, ["email"], told(), never_at_work=True)
        terms.pause(session, jane.id, date(2026, 8, 1), told())
        terms.pause(session, twin.id, None, told())
        joined(session, jane, twin)
        held = session.get_one(ContactTerms, jane.id)
        assert (held.limit_count, held.limit_days, held.only_when_fits) == (1, 91, True)
        assert (held.channels, held.never_at_work) == (["email"], True)
        assert (held.paused_at is not None, held.paused_until) == (True, None)

    def test_hours_that_both_allow_hold_and_what_either_refused(self, session, jane, twin):
        week = CallHours(opens=time(12), closes=time(20))
        some = CallHours(opens=time(17), closes=time(21), days=frozenset({3, 4, 5}))
        terms.set_hours(session, jane.id, week, told())
        terms.set_hours(session, twin.id, some, told())
        terms.refuse_topics(session, jane.id, [Purpose.newsletter], told())
        terms.refuse_topics(session, twin.id, [Purpose.keep_in_touch], told())
        joined(session, jane, twin)
        held = session.get_one(ContactTerms, jane.id)
        hours = (held.call_from, held.call_until, held.call_days)
        assert hours == (time(17), time(20), [3, 4])
        assert sorted(held.refused) == ["keep_in_touch", "newsletter"]

    @pytest.mark.parametrize("named_by_the_one_that", ["stays", "goes", "both, and never at once"])
    def test_hours_that_one_named_hold(self, session, jane, twin, named_by_the_one_that):
        mornings = CallHours(closes=time(12))
        theirs = [] if named_by_the_one_that == "goes" else [jane]
        for one in theirs or [twin]:
            terms.set_hours(session, one.id, mornings, told())
        if named_by_the_one_that == "both, and never at once":
            terms.set_hours(session, twin.id, CallHours(opens=time(17), closes=time(20)), told())
        joined(session, jane, twin)
        held = session.get_one(ContactTerms, jane.id)
        assert (held.call_from, held.call_until) == (time(9), time(12))

    def test_a_contact_with_one_record_was_a_contact_with_the_person(self, session, jane, twin):
        TouchFactory(candidate=twin, happened_at=NOON - timedelta(days=2))
        terms_of(session, jane.id)
        before = light(session, jane)
        joined(session, jane, twin)
        assert light(session, jane) != before


class TestParting:
    def test_puts_every_row_back_as_it_was(self, session, full):
        jane, twin = full
        here, there = jane.id, twin.id
        before = rows_of(session, here, there)
        merged = joined(session, jane, twin, "title")
        assert rows_of(session, here, there) != before
        part(session, merged, None, NOON + timedelta(days=29))
        session.expire_all()
        after = rows_of(session, here, there)
        assert {name: rows for name, rows in after.items() if rows != before[name]} == {}
        assert session.query(MatchProfile).filter(MatchProfile.candidate_id.in_([here, there])).count() == 2  # fmt: skip

    def test_gives_each_their_own_terms_and_answers_back(self, session, jane, twin):
        terms.stop(session, twin.id, told())
        record_consent(session, twin.id, ConsentKind.contact, "no", told())
        ConsentFactory(candidate_id=jane.id)
        there = twin.id
        merged = joined(session, jane, twin)
        part(session, merged, None, NOON)
        session.expire_all()
        assert light(session, jane) != "stopped"
        assert current_consent(session, jane.id)[ConsentKind.contact].answer == "yes"
        assert session.get_one(ContactTerms, there).stopped_at is not None
        assert current_consent(session, there)[ConsentKind.contact].answer == "no"

    def test_leaves_what_came_since_with_the_one_that_stayed(self, session, jane, twin):
        there = twin.id
        merged = joined(session, jane, twin, "title")
        TouchFactory(candidate=jane, note="since")
        jane.title = "Vice President"
        part(session, merged, None, NOON)
        session.expire_all()
        assert session.scalars(select(Touch.candidate_id).filter_by(note="since")).one() == jane.id
        assert jane.title == "Vice President"
        assert session.get_one(Candidate, there).title == "Head of Product"

    def test_a_refusal_since_holds_for_both(self, session, jane, twin):
        there = twin.id
        merged = joined(session, jane, twin)
        terms.stop(session, jane.id, told())
        part(session, merged, None, NOON)
        session.expire_all()
        for one in (jane.id, there):
            assert session.get_one(ContactTerms, one).stopped_at is not None

    def test_is_refused_after_thirty_days_twice_and_in_the_wrong_order(self, session, jane, twin):
        first = joined(session, jane, twin)
        second = joined(session, jane, CandidateFactory())
        with pytest.raises(CannotPart, match="undo that first"):
            part(session, first, None, NOON)
        part(session, second, None, NOON)
        with pytest.raises(CannotPart, match="already"):
            part(session, second, None, NOON)
        with pytest.raises(CannotPart, match="thirty days"):
            part(session, first, None, NOON + UNDONE_FOR + timedelta(minutes=1))

    def test_a_merged_record_that_is_merged_on_comes_back_with_its_own_merge(
        self, session, jane, twin
    ):
        third = CandidateFactory()
        numbers = twin.id, third.id
        first = joined(session, twin, third)
        second = joined(session, jane, twin)
        assert now_known_as(session, numbers[1]) == jane.id
        part(session, second, None, NOON)
        session.expire_all()
        assert now_known_as(session, numbers[1]) == numbers[0]
        part(session, first, None, NOON)
        assert session.get(Candidate, numbers[1]) is not None


class TestLeastData:
    def test_an_erasure_takes_what_was_kept_for_parting(self, session, jane, twin):
        twin.full_name = "Zenobia Quill"
        joined(session, jane, twin)
        erase(session, jane, told())
        assert session.query(Merge).count() == 0
        everything = session.execute(text("SELECT string_agg(t::text, '') FROM changes t")).scalar()
        assert "Zenobia" not in (everything or "")

    def test_what_can_no_longer_be_undone_is_not_kept(self, session, jane, twin):
        merged = joined(session, jane, twin)
        forget_what_cannot_be_undone(session, NOON + timedelta(days=29))
        session.expire_all()
        assert merged.kept_for_undo
        forget_what_cannot_be_undone(session, NOON + UNDONE_FOR + timedelta(minutes=1))
        session.expire_all()
        assert merged.kept_for_undo == {}


def test_doubled_addresses_are_kept_once(session, jane, twin):
    WayFactory(candidate=jane, kind=WayKind.linkedin, value="in/jane")
    WayFactory(candidate=twin, kind=WayKind.linkedin, value="in/jane")
    joined(session, jane, twin)
    assert session.query(WayToReach).filter_by(value="in/jane").count() == 1
