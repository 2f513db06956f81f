"""Keeps `match_profiles` and `match_facts` in step: a row a person, rewritten by the transaction that changes them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, cast

from sqlalchemy import Row, Table, any_, delete, func, or_, select
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, DesignationHeld, EarlierJob, SkillHeld
from agency.clients.firms import firm_key
from agency.database import columns
from agency.matching.asked import sort_wishes
from agency.matching.facts import HeldDesignation, Location, Pay, PersonFacts, Pronoun, Wish
from agency.matching.models import MatchFacts, MatchProfile
from agency.matching.numbers_said import most_people, percent_of_full_time
from agency.matching.parts.pay import YEARLY, wanted_pay
from agency.matching.parts.want import CONDITIONS
from agency.matching.reading_alike import Record
from agency.matching.records import records_of
from agency.matching.stored_facts import as_json
from agency.matching.title_shelf import remember_titles, spelled
from agency.places.models import Place
from agency.preferences.models import Preference, PreferenceKind, Weight
from agency.recruiters.models import Agency
from agency.search.documents import IDS, write_documents
from agency.search.models import SearchDocument
from agency.skills.models import VocabularyTerm
from agency.touches.models import Channel
from agency.words import day

PEOPLE_AT_A_TIME = 2_000
"""Bounds memory and the number of values in one statement; PostgreSQL takes 65,535."""

MOVES = "moves"
TITLE_NOW = "title now"
"""Among the titles they want is one for now, and"""
FIELD_NOW = "field now"
"""among the fields of work one for now: either counts whether a role meets it or not."""
SKILL_NAMED = "skill named"
"""They said which skill they would like to use."""
TERMS_NAMED = "terms named"
"""They said on which terms they would work."""
ONLY_REMOTE = "only remote"
"""They must work from home, now, and named no other way."""
SOME_DAY = date(9999, 1, 1)
"""For later, and they did not say when."""
STARTED = ("held", "in_progress")
CHANNELS = {Channel.linkedin: "LinkedIn", Channel.form: "Profile form"}
PRONOUNS = {"she": "she", "he": "he", "they": "they"}


def refresh_profiles(session: Session, candidate_ids: Iterable[int]) -> None:
    """Rewrite these people's rows from their records; an erased person loses theirs.

    Call it in the transaction that changed them: what the search reads of them is rewritten too.
    At most twenty-four queries, however many people;
    beyond 2,000, as many for every 2,000.
    """
    session.flush()
    wanted = sorted(set(candidate_ids))
    for start in range(0, len(wanted), PEOPLE_AT_A_TIME):
        some = wanted[start : start + PEOPLE_AT_A_TIME]
        _refresh(session, some)
        write_documents(session, some)


def people_without_rows(session: Session, most: int) -> Sequence[int]:
    """The first `most` by number; an update of the product may leave everybody without."""
    query = (
        select(Candidate.id)
        .outerjoin(MatchProfile, MatchProfile.candidate_id == Candidate.id)
        .outerjoin(SearchDocument, SearchDocument.candidate_id == Candidate.id)
        .where(
            Candidate.erased_at.is_(None),
            or_(MatchProfile.candidate_id.is_(None), SearchDocument.candidate_id.is_(None)),
        )
    )
    return session.scalars(query.order_by(Candidate.id).limit(most)).all()


def _refresh(session: Session, candidate_ids: Sequence[int]) -> None:
    people = people_facts(session, candidate_ids)
    records = records_of(session, people)
    numbers = remember_titles(session, (title for person in people for title in titles_of(person)))
    gone = set(candidate_ids) - {person.id for person in people}
    if gone:
        session.execute(delete(MatchProfile).where(MatchProfile.candidate_id.in_(gone)))
    if not people:
        return
    write_rows(session, people, numbers, records)


def write_rows(
    session: Session,
    people: Sequence[PersonFacts],
    numbers: Mapping[str, int],
    records: Mapping[int, Record],
) -> None:
    """Both rows of each; `numbers` are those of their titles, as `title_shelf.spelled` writes them."""
    narrow = [
        {**profile_row(person, numbers), "has_record": person.id in records} for person in people
    ]
    wide = [facts_row(person, records.get(person.id)) for person in people]
    for model, rows in ((MatchProfile, narrow), (MatchFacts, wide)):
        session.connection().execute(_written(model, tuple(rows[0])), rows)


@cache
def _written(model: type[MatchProfile | MatchFacts], names: Sequence[str]) -> Insert:
    table = cast(Table, model.__table__)
    statement = insert(table)
    kept: dict[str, Any] = {
        name: statement.excluded[name] for name in names if name != "candidate_id"
    }
    if "written_at" in table.columns:
        kept["written_at"] = func.now()
    return statement.on_conflict_do_update(index_elements=["candidate_id"], set_=kept)


def profile_row(person: PersonFacts, numbers: Mapping[str, int]) -> dict[str, Any]:
    """The row that the net searches; what it promises is told in `pool`."""
    home = person.location
    return {
        "candidate_id": person.id,
        "term_ids": sorted(terms_of(person)),
        "titles": _numbers_of(titles_done(person), numbers),
        "wish_titles": _numbers_of(titles_wanted(person), numbers),
        "marks": sorted(marks_of(person)),
        "latitude": home.latitude if home else None,
        "longitude": home.longitude if home else None,
        "notice_days": person.notice_days,
        **_as_loud_as_it_gets(person),
    }


def _as_loud_as_it_gets(person: PersonFacts) -> dict[str, Any]:
    """Of several wishes the day that makes most of them, so that a row never promises too little."""
    asked = sort_wishes(person.wishes)
    titles = asked.wanted.get("title", [])
    said = [wish.said_on for wish in (*titles, *asked.wanted.get("industry", ()))]
    known = [day for day in said if day is not None]
    named = [wish.from_on for wish in person.wishes if wish.horizon != "never" and wish.from_on]
    pay = wanted_pay(person, asked)
    return {
        "wished_on": max(known) if known and len(known) == len(said) else None,
        "wished_from": _first_of([_wished_from(wish) for wish in titles]),
        "earliest_day": min(named, default=None),
        "pay_yearly": pay.amount * YEARLY[pay.period] if pay else None,
    }


def _first_of(days: Sequence[date | None]) -> date | None:
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def _wished_from(wish: Wish) -> date | None:
    if wish.horizon == "now" or wish.condition:
        return None
    return wish.from_on or SOME_DAY


def facts_row(person: PersonFacts, record: Record | None) -> dict[str, Any]:
    """The row that the scorer reads."""
    return {
        "candidate_id": person.id,
        "facts": as_json(person),
        "words": record.words if record else None,
        "meaning": record.meaning if record else None,
    }


def titles_of(person: PersonFacts) -> list[str]:
    """Titles they have, had and want."""
    return [*titles_done(person), *titles_wanted(person)]


def titles_done(person: PersonFacts) -> list[str]:
    return [title for title in (person.title, *person.previous_titles) if title]


def titles_wanted(person: PersonFacts) -> list[str]:
    return [wish.text for wish in person.wishes if wish.kind == "title" and wish.horizon != "never"]


def _numbers_of(titles: Iterable[str], numbers: Mapping[str, int]) -> list[int]:
    return sorted({numbers[spelled(title)] for title in titles if title.strip()})


def marks_of(person: PersonFacts) -> set[str]:
    """Employers they named and the present one, fields of work, where they live, how they are paid, and more."""
    marks = {mark for wish in person.wishes if wish.horizon != "never" for mark in _marks_in(wish)}
    if _only_remote(person.wishes):
        marks.add(ONLY_REMOTE)
    if person.employer:
        marks.add(f"at:{firm_key(person.employer)}")
    if person.location and person.location.country:
        marks.add(f"in:{person.location.country}")
    pay = wanted_pay(person, sort_wishes(person.wishes))
    if pay:
        marks.add(f"pays:{pay.currency}")
    return marks


def _only_remote(wishes: Iterable[Wish]) -> bool:
    """A refusal whose condition comes may turn into a wish, so it counts as one."""
    named = [one for one in wishes if one.kind == "remote"]
    named = [one for one in named if one.horizon != "never" or one.condition]
    is_must = any(one.is_must and one.horizon == "now" for one in named)
    return is_must and all(one.text.casefold() == "remote" for one in named)


def _marks_in(wish: Wish) -> Iterator[str]:
    if wish.kind == "employer":
        yield f"firm:{firm_key(wish.text)}"
    elif wish.kind in CONDITIONS:
        yield TERMS_NAMED
    elif wish.kind == "skill":
        yield SKILL_NAMED
    elif wish.kind == "industry":
        yield f"field:{wish.text.casefold()}"
    if wish.kind == "place":
        yield MOVES
    if wish.horizon == "now" and wish.kind in ("title", "industry"):
        yield TITLE_NOW if wish.kind == "title" else FIELD_NOW


def people_facts(session: Session, candidate_ids: Sequence[int]) -> list[PersonFacts]:
    """What the scorer reads of these people, from their records; erased people are left out."""
    asked = {"ids": list(candidate_ids)}
    currency = session.scalar(_CURRENCY) or "CAD"
    skills = _by_candidate(columns(session, _skills(), asked))
    designations = _by_candidate(columns(session, _designations(), asked))
    wishes = _by_candidate(columns(session, _current_wishes(), asked))
    jobs = _by_candidate(columns(session, _earlier_jobs(), asked))
    return [
        _person(row, skills[row.id], designations[row.id], wishes[row.id], jobs[row.id], currency)
        for row in columns(session, _candidates(), asked)
    ]


_CURRENCY = select(Agency.currency)
_PLACE = (
    Place.name.label("place"),
    Place.latitude.label("latitude"),
    Place.longitude.label("longitude"),
    Place.country.label("country"),
)


@cache
def _skills() -> Any:
    held = SkillHeld
    query = select(held.candidate_id, held.skill_id, held.years)
    return query.where(held.candidate_id == any_(IDS))


@cache
def _designations() -> Any:
    held = DesignationHeld
    return (
        select(
            held.candidate_id,
            held.designation_id,
            held.standing,
            held.expected_on,
            VocabularyTerm.name,
        )
        .join(VocabularyTerm, VocabularyTerm.id == held.designation_id)
        .where(held.candidate_id == any_(IDS))
    )


@cache
def _candidates() -> Any:
    return (
        select(
            Candidate.id,
            Candidate.full_name,
            Candidate.goes_by,
            Candidate.pronouns,
            Candidate.title,
            Candidate.employer,
            Candidate.notice_days,
            Candidate.pay_wanted,
            Candidate.pay_currency,
            Candidate.pay_period,
            *_PLACE,
        )
        .outerjoin(Place, Place.id == Candidate.place_id)
        .where(Candidate.id == any_(IDS), Candidate.erased_at.is_(None))
        .order_by(Candidate.id)
    )


@cache
def _earlier_jobs() -> Any:
    return (
        select(EarlierJob.candidate_id, EarlierJob.title)
        .where(EarlierJob.candidate_id == any_(IDS))
        .order_by(EarlierJob.position, EarlierJob.id)
    )


@cache
def _current_wishes() -> Any:
    return (
        select(
            Preference.candidate_id,
            Preference.id,
            Preference.horizon,
            Preference.kind,
            Preference.weight,
            Preference.label,
            Preference.value,
            Preference.term_id,
            Preference.office_days,
            Preference.amount,
            Preference.currency,
            Preference.period,
            Preference.not_before,
            Preference.condition,
            Preference.words,
            Preference.said_on,
            Preference.said_by,
            *_PLACE,
        )
        .outerjoin(Place, Place.id == Preference.place_id)
        .where(Preference.candidate_id == any_(IDS), Preference.ended_at.is_(None))
        .order_by(Preference.id)
    )


def _by_candidate(rows: Iterable[Row[Any]]) -> defaultdict[int, list[Row[Any]]]:
    found: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.candidate_id].append(row)
    return found


def _person(
    row: Row[Any],
    skills: list[Row[Any]],
    designations: list[Row[Any]],
    wishes: list[Row[Any]],
    jobs: list[Row[Any]],
    currency: str,
) -> PersonFacts:
    return PersonFacts(
        id=row.id,
        first_name=row.goes_by or row.full_name.split()[0],
        pronoun=cast(Pronoun | None, PRONOUNS.get(row.pronouns.partition("/")[0])),
        title=row.title or None,
        employer=row.employer or None,
        location=_location(row),
        skills={held.skill_id: held.years for held in skills},
        designations={
            held.designation_id: HeldDesignation(held.standing.value, held.expected_on, held.name)
            for held in designations
        },
        notice_days=row.notice_days,
        wanted_pay=_pay(row.pay_wanted, row.pay_currency, row.pay_period, currency),
        wishes=tuple(_wish(wish, currency) for wish in wishes),
        previous_titles=tuple(dict.fromkeys(job.title for job in jobs)),
    )


def _wish(row: Row[Any], currency: str) -> Wish:
    text = row.place if row.kind is PreferenceKind.place and row.place else row.value or row.label
    is_pay = row.kind is PreferenceKind.pay
    return Wish(
        id=row.id,
        horizon=row.horizon.value,
        kind=row.kind.value,
        text=text,
        is_must=row.weight is Weight.must,
        words=row.words or None,
        source=_source(row.said_by, row.said_on),
        said_on=row.said_on,
        from_on=row.not_before,
        condition=row.condition or None,
        location=_location(row),
        pay=_pay(row.amount, row.currency, row.period, currency) if is_pay else None,
        term_id=row.term_id,
        number=_number(row),
    )


def _number(row: Row[Any]) -> float | None:
    if row.kind is PreferenceKind.remote:
        return cast(float | None, row.office_days)
    if row.kind is PreferenceKind.hours:
        return float(row.amount) if row.amount else percent_of_full_time(f"{row.value} {row.label}")
    if row.kind is PreferenceKind.company_size:
        return float(row.amount) if row.amount else most_people(f"{row.value} {row.label}")
    return None


def _pay(amount: Any, currency: str | None, period: Any, usual_currency: str) -> Pay | None:
    if not amount:
        return None
    return Pay(float(amount), currency or usual_currency, period.value if period else "year")


def _location(row: Row[Any]) -> Location | None:
    if row.place is None:
        return None
    return Location(row.place, row.latitude, row.longitude, row.country)


def _source(channel: Channel, said_on: date) -> str:
    """ "Call, 12 Mar 2026", as evidence is dated."""
    name = CHANNELS.get(channel, channel.value.capitalize())
    return f"{name}, {day(said_on)}"


def terms_of(person: PersonFacts) -> set[int]:
    """Skills, and designations held or in progress."""
    held = person.designations.items()
    return {*person.skills, *(term for term, one in held if one.standing in STARTED)}
