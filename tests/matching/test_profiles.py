"""One row a person, in step with their records."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, PayPeriod, Standing
from agency.matching.facts import HeldDesignation, Location, Pay, Wish
from agency.matching.learning import learn
from agency.matching.models import JobTitle, MatchFacts, MatchProfile
from agency.matching.numbers_said import most_people, percent_of_full_time
from agency.matching.profiles import MOVES, ONLY_REMOTE, marks_of, people_facts, refresh_profiles
from agency.matching.stored_facts import as_json, from_json
from agency.preferences.models import Horizon, PreferenceKind, Weight
from agency.touches.models import Channel
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    DesignationHeldFactory,
    EarlierJobFactory,
    PlaceFactory,
    PreferenceFactory,
    ResumeFactory,
    SkillHeldFactory,
)
from tests.matching import cases
from tests.matching.cases import JANE, WORDS, wish


@pytest.fixture
def jane(session: Session) -> Candidate:
    AgencyFactory()
    return CandidateFactory(
        notice_days=30, pay_wanted=135_000, pay_currency="CAD", pay_period=PayPeriod.year
    )


def stored(session: Session, person: Candidate) -> MatchProfile | None:
    refresh_profiles(session, [person.id])
    session.expire_all()
    return session.get(MatchProfile, person.id)


def read(session: Session, person: Candidate) -> dict[str, Any]:
    """What the scorer reads of a person whose row is there."""
    return session.get_one(MatchFacts, person.id).facts


def texts(session: Session, numbers: list[int]) -> set[str]:
    return set(session.scalars(select(JobTitle.text).where(JobTitle.id.in_(numbers))))


def test_person_becomes_one_row(session: Session, jane: Candidate) -> None:
    skill = SkillHeldFactory(candidate=jane, years=9)
    pmp = DesignationHeldFactory(
        candidate=jane, standing=Standing.in_progress, expected_on=date(2026, 9, 12)
    )
    thinking_of = DesignationHeldFactory(candidate=jane, standing=Standing.considering)
    row = stored(session, jane)
    assert row is not None
    assert row.term_ids == sorted([skill.skill_id, pmp.designation_id])
    assert texts(session, row.titles) == {"senior product manager"}
    assert row.wish_titles == []
    assert row.marks == ["at:fernhill power", "in:CA", "pays:CAD"]
    person = from_json(jane.id, read(session, jane))
    assert person.first_name == "Jane"
    assert person.pronoun == "she"
    assert person.location == Location("Toronto", 43.6532, -79.3832, "CA")
    assert person.wanted_pay == Pay(135_000, "CAD", "year")
    assert person.skills == {skill.skill_id: 9}
    assert person.designations == {
        pmp.designation_id: HeldDesignation("in_progress", date(2026, 9, 12), pmp.designation.name),
        thinking_of.designation_id: HeldDesignation(
            "considering", name=thinking_of.designation.name
        ),
    }


def test_earlier_titles_are_in_the_row_and_the_resume_is_not(
    session: Session, jane: Candidate
) -> None:
    for position, title in enumerate(("Payroll Lead", "Payroll Clerk", "Payroll Clerk")):
        EarlierJobFactory(candidate=jane, title=title, position=position)
    ResumeFactory(candidate_id=jane.id, text="Never in the row.")
    row = stored(session, jane)
    assert row is not None
    assert from_json(jane.id, read(session, jane)).previous_titles == (
        "Payroll Lead",
        "Payroll Clerk",
    )
    assert [from_json(jane.id, read(session, jane))] == people_facts(session, [jane.id])
    assert "Never" not in str(read(session, jane))


def test_what_is_stored_is_what_the_records_say(session: Session, jane: Candidate) -> None:
    SkillHeldFactory(candidate=jane)
    PreferenceFactory(candidate=jane, kind=PreferenceKind.place, place=PlaceFactory(halifax=True))
    row = stored(session, jane)
    assert row is not None
    assert [from_json(jane.id, read(session, jane))] == people_facts(session, [jane.id])


def test_json_keeps_every_fact() -> None:
    kept = JANE
    assert from_json(kept.id, as_json(kept)) == kept


WISHES: dict[str, Any] = {
    "title with its words and date": (
        {"not_before": date(2026, 6, 1), "weight": Weight.must},
        {
            "kind": "title",
            "text": "Product lead",
            "is_must": True,
            "words": WORDS,
            "source": "Call, 12 Mar 2026",
            "from_on": date(2026, 6, 1),
        },
    ),
    "written in the form, nobody quoted": (
        {"said_by": Channel.form, "words": "", "horizon": Horizon.later},
        {"words": None, "source": "Profile form, 12 Mar 2026", "horizon": "later"},
    ),
    "label where no value was read": (
        {"kind": PreferenceKind.seniority, "value": "", "label": "Lead"},
        {"kind": "seniority", "text": "Lead"},
    ),
    "office days": (
        {"kind": PreferenceKind.remote, "value": "hybrid", "office_days": 2},
        {"kind": "remote", "text": "hybrid", "number": 2},
    ),
    "hours as an amount": (
        {"kind": PreferenceKind.hours, "value": "4_days", "amount": Decimal(80)},
        {"number": 80.0},
    ),
    "hours in words": (
        {"kind": PreferenceKind.hours, "value": "", "label": "Four days a week"},
        {"number": 80.0, "text": "Four days a week"},
    ),
    "company size in words": (
        {"kind": PreferenceKind.company_size, "value": "under 200 people"},
        {"number": 200.0},
    ),
    "pay without a currency": (
        {"kind": PreferenceKind.pay, "amount": Decimal(95), "period": PayPeriod.hour},
        {"pay": Pay(95, "CAD", "hour")},
    ),
    "a condition": (
        {"kind": PreferenceKind.timing, "condition": "after my bonus"},
        {"kind": "timing", "condition": "after my bonus"},
    ),
}


@pytest.mark.parametrize(("given", "expected"), WISHES.values(), ids=WISHES.keys())
def test_preference_becomes_a_wish(
    session: Session, jane: Candidate, given: dict[str, Any], expected: dict[str, Any]
) -> None:
    PreferenceFactory(candidate=jane, **given)
    [said] = people_facts(session, [jane.id])[0].wishes
    assert {name: getattr(said, name) for name in expected} == expected


def test_place_wish_carries_its_town(session: Session, jane: Candidate) -> None:
    PreferenceFactory(
        candidate=jane, kind=PreferenceKind.place, value="", place=PlaceFactory(halifax=True)
    )
    row = stored(session, jane)
    assert row is not None
    assert MOVES in row.marks
    assert from_json(jane.id, read(session, jane)).wishes[0].text == "Halifax"


def test_ended_preference_is_gone(session: Session, jane: Candidate) -> None:
    said = PreferenceFactory(candidate=jane)
    row = stored(session, jane)
    assert row is not None
    assert texts(session, row.wish_titles) == {"product lead"}
    said.end(NOON)
    row = stored(session, jane)
    assert row is not None
    assert row.wish_titles == []
    assert not from_json(jane.id, read(session, jane)).wishes


def test_refusal_leaves_no_word_to_be_found_by(session: Session, jane: Candidate) -> None:
    PreferenceFactory(candidate=jane, horizon=Horizon.never, value="Data engineer")
    row = stored(session, jane)
    assert row is not None
    assert row.marks == ["at:fernhill power", "in:CA", "pays:CAD"]
    assert row.wish_titles == []


def test_the_first_day_that_a_wish_names_is_kept(session: Session, jane: Candidate) -> None:
    for day in (date(2026, 6, 1), date(2026, 9, 1)):
        PreferenceFactory(candidate=jane, kind=PreferenceKind.timing, not_before=day)
    row = stored(session, jane)
    assert row is not None
    assert row.earliest_day == date(2026, 6, 1)


def test_erased_person_loses_the_row(session: Session, jane: Candidate) -> None:
    assert stored(session, jane) is not None
    jane.erased_at = NOON
    assert stored(session, jane) is None


def test_refreshing_twice_changes_nothing(session: Session, jane: Candidate) -> None:
    first = stored(session, jane)
    assert first is not None
    before = (first.term_ids, first.marks, first.titles, read(session, jane))
    again = stored(session, jane)
    assert again is not None
    assert (again.term_ids, again.marks, again.titles, read(session, jane)) == before


def test_queries_do_not_grow_with_people(session: Session, jane: Candidate) -> None:
    several = [jane, *(CandidateFactory(owner=jane.owner) for _ in range(5))]
    for person in several:
        SkillHeldFactory(candidate=person)
        PreferenceFactory(candidate=person)
    refresh_profiles(session, [jane.id])  # its titles are on record now
    with counted(session) as for_one:
        refresh_profiles(session, [jane.id])
    with counted(session) as for_all:
        refresh_profiles(session, [person.id for person in several])
    assert len(for_all) == len(for_one) == 18


def test_queries_do_not_grow_with_resumes_and_titles(session: Session, jane: Candidate) -> None:
    """Once titles are learned they are put on record, and résumés are read."""
    learn(session, NOON)
    several = [jane, *(CandidateFactory(owner=jane.owner) for _ in range(5))]
    for number, person in enumerate(several):
        SkillHeldFactory(candidate=person)
        EarlierJobFactory(candidate=person, title=f"Keeper of lighthouse {number}")
        ResumeFactory(candidate_id=person.id, text="Kept the lamps, the lens and the fog horn.")
    refresh_profiles(session, [jane.id])  # this process reads what was learned
    for number, person in enumerate(several):
        person.title = f"Harbour pilot {number}"
    session.flush()
    with counted(session) as for_one:
        refresh_profiles(session, [jane.id])
    with counted(session) as for_all:
        refresh_profiles(session, [person.id for person in several])
    assert len(for_all) == len(for_one) <= 24


@contextmanager
def counted(session: Session) -> Iterator[list[str]]:
    said: list[str] = []
    connection = session.connection()

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        said.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    yield said
    event.remove(connection, "before_cursor_execute", note)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Four days a week", 80),
        ("4_days", 80),
        ("three-day week", 60),
        ("30 hours", 75),
        ("60 %", 60),
        ("full-time", 100),
        ("fewer hours", None),
    ],
)
def test_hours_said(text: str, percent: float | None) -> None:
    assert percent_of_full_time(text) == percent


def test_company_size_said() -> None:
    assert most_people("somewhere under 1,200 people") == 1200
    assert most_people("small") is None


def test_wish_in_json_has_every_field_in_order() -> None:
    said = wish("pay", "$140k", pay=Pay(140_000, "CAD"), number=3, term_id=4, condition="x")
    kept = from_json(1, as_json(type(JANE)(1, "Jane", wishes=(said,))))
    assert kept.wishes == (said,)


def test_a_designation_keeps_its_name_for_conditions(session: Session, jane: Candidate) -> None:
    held = DesignationHeldFactory(candidate=jane, standing=Standing.held)
    row = stored(session, jane)
    assert row is not None
    kept = from_json(jane.id, read(session, jane)).designations[held.designation_id]
    assert kept == HeldDesignation("held", None, held.designation.name)
    older = {**read(session, jane), "designations": [[held.designation_id, "held", None]]}
    assert from_json(jane.id, older).designations[held.designation_id] == HeldDesignation("held")


MUST = wish("remote", "remote", is_must=True)
REMOTE = {
    "a must": ((MUST,), True),
    "a must beside the same wish": ((MUST, wish("remote", "remote")), True),
    "a must and a refusal": ((MUST, wish("remote", "on_site", horizon="never")), True),
    "a wish": ((wish("remote", "remote"),), False),
    "a must for later": ((wish("remote", "remote", is_must=True, horizon="later"),), False),
    "a must beside another way": ((MUST, wish("remote", "hybrid")), False),
    "a must beside a refusal that may become a wish": (
        (MUST, wish("remote", "hybrid", horizon="never", condition="until the PMP")),
        False,
    ),
}


@pytest.mark.parametrize(("wishes", "is_marked"), REMOTE.values(), ids=REMOTE.keys())
def test_who_works_from_home_alone_is_marked(wishes: tuple[Wish, ...], is_marked: bool) -> None:
    assert (ONLY_REMOTE in marks_of(cases.jane(wishes=wishes))) is is_marked


def test_a_wish_for_a_country_marks_a_move_too(session: Session, jane: Candidate) -> None:
    PreferenceFactory(candidate=jane, kind=PreferenceKind.place, value="Germany", place=None)
    row = stored(session, jane)
    assert row is not None
    assert MOVES in row.marks
