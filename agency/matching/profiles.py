"""Keeps `match_profiles` in step: one row a person, rewritten by the transaction that changes them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import Row, delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, DesignationHeld, EarlierJob, SkillHeld
from agency.clients.firms import firm_key
from agency.matching.facts import HeldDesignation, Location, Pay, PersonFacts, Pronoun, Wish
from agency.matching.models import MatchProfile
from agency.matching.numbers_said import most_people, percent_of_full_time
from agency.matching.reading_alike import Record
from agency.matching.records import records_of
from agency.matching.stored_facts import as_json
from agency.matching.title_shelf import remember_titles, title_token
from agency.matching.titles import title_keys
from agency.places.models import Place
from agency.preferences.models import Preference, PreferenceKind, Weight
from agency.recruiters.models import Agency
from agency.skills.models import VocabularyTerm
from agency.touches.models import Channel
from agency.words import day

PEOPLE_AT_A_TIME = 2_000
"""Bounds memory and the number of values in one statement; PostgreSQL takes 65,535."""

CHANNELS = {Channel.linkedin: "LinkedIn", Channel.form: "Profile form"}
PRONOUNS = {"she": "she", "he": "he", "they": "they"}


def refresh_profiles(session: Session, candidate_ids: Iterable[int]) -> None:
    """Rewrite these people's rows from their records; an erased person loses theirs.

    Call it in the transaction that changed them. At most thirteen queries, however many people;
    beyond 2,000, as many for every 2,000.
    """
    session.flush()
    wanted = sorted(set(candidate_ids))
    for start in range(0, len(wanted), PEOPLE_AT_A_TIME):
        _refresh(session, wanted[start : start + PEOPLE_AT_A_TIME])


def _refresh(session: Session, candidate_ids: Sequence[int]) -> None:
    people = people_facts(session, candidate_ids)
    records = records_of(session, people)
    remember_titles(session, (title for person in people for title in titles_of(person)))
    gone = set(candidate_ids) - {person.id for person in people}
    if gone:
        session.execute(delete(MatchProfile).where(MatchProfile.candidate_id.in_(gone)))
    if not people:
        return
    rows = insert(MatchProfile).values(
        [profile_row(person, records.get(person.id)) for person in people]
    )
    kept = {
        column.name: rows.excluded[column.name]
        for column in MatchProfile.__table__.columns
        if column.name not in ("candidate_id", "written_at")
    }
    session.execute(
        rows.on_conflict_do_update(
            index_elements=["candidate_id"], set_={**kept, "written_at": func.now()}
        )
    )


def profile_row(person: PersonFacts, record: Record | None = None) -> dict[str, Any]:
    """The row that the net searches; what its tokens promise is told in `pool`."""
    home = person.location
    return {
        "candidate_id": person.id,
        "term_ids": sorted({*person.skills, *_designations(person)}),
        "wish_tokens": sorted(wish_tokens(person)),
        "title_tokens": sorted(title_tokens(person)),
        "latitude": home.latitude if home else None,
        "longitude": home.longitude if home else None,
        "available_on": _available_on(person),
        "facts": as_json(person),
        "words": record.words if record else None,
        "meaning": record.meaning if record else None,
    }


def titles_of(person: PersonFacts) -> list[str]:
    """Titles they have, had and want."""
    wished = [
        wish.text for wish in person.wishes if wish.kind == "title" and wish.horizon != "never"
    ]
    return [person.title or "", *person.previous_titles, *wished]


def title_tokens(person: PersonFacts) -> set[str]:
    """Words of the titles they have and had, and these titles whole."""
    return _tokens_of(person.title, *person.previous_titles)


def _tokens_of(*titles: str | None) -> set[str]:
    words = {word for title in titles for word in title_keys(title)}
    return words | {title_token(title) for title in titles if title}


def wish_tokens(person: PersonFacts) -> set[str]:
    """Words of wished titles, and marks for employers named, the present one and a move."""
    tokens: set[str] = set()
    for wish in person.wishes:
        if wish.horizon == "never":
            continue
        if wish.kind == "title":
            tokens |= _tokens_of(wish.text)
        elif wish.kind == "employer":
            tokens.add(f"firm:{firm_key(wish.text)}")
        elif wish.kind == "place":
            tokens.add("moves:")
    if person.employer:
        tokens.add(f"at:{firm_key(person.employer)}")
    return tokens


def people_facts(session: Session, candidate_ids: Sequence[int]) -> list[PersonFacts]:
    """What the scorer reads of these people, from their records; erased people are left out."""
    currency = session.scalar(select(Agency.currency)) or "CAD"
    skills = _by_candidate(
        session,
        select(SkillHeld.candidate_id, SkillHeld.skill_id, SkillHeld.years).where(
            SkillHeld.candidate_id.in_(candidate_ids)
        ),
    )
    designations = _by_candidate(
        session,
        select(
            DesignationHeld.candidate_id,
            DesignationHeld.designation_id,
            DesignationHeld.standing,
            DesignationHeld.expected_on,
            VocabularyTerm.name,
        )
        .join(VocabularyTerm, VocabularyTerm.id == DesignationHeld.designation_id)
        .where(DesignationHeld.candidate_id.in_(candidate_ids)),
    )
    wishes = _by_candidate(session, _current_wishes(candidate_ids))
    jobs = _by_candidate(session, _earlier_jobs(candidate_ids))
    return [
        _person(row, skills[row.id], designations[row.id], wishes[row.id], jobs[row.id], currency)
        for row in session.execute(_candidates(candidate_ids))
    ]


def _candidates(candidate_ids: Sequence[int]) -> Any:
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
        .where(Candidate.id.in_(candidate_ids), Candidate.erased_at.is_(None))
        .order_by(Candidate.id)
    )


def _earlier_jobs(candidate_ids: Sequence[int]) -> Any:
    return (
        select(EarlierJob.candidate_id, EarlierJob.title)
        .where(EarlierJob.candidate_id.in_(candidate_ids))
        .order_by(EarlierJob.position, EarlierJob.id)
    )


def _current_wishes(candidate_ids: Sequence[int]) -> Any:
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
        .where(Preference.candidate_id.in_(candidate_ids), Preference.ended_at.is_(None))
        .order_by(Preference.id)
    )


_PLACE = (
    Place.name.label("place"),
    Place.latitude.label("latitude"),
    Place.longitude.label("longitude"),
    Place.country.label("country"),
)


def _by_candidate(session: Session, query: Any) -> defaultdict[int, list[Row[Any]]]:
    found: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in session.execute(query):
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


def _designations(person: PersonFacts) -> set[int]:
    held = person.designations.items()
    return {term for term, one in held if one.standing in ("held", "in_progress")}


def _available_on(person: PersonFacts) -> date | None:
    named = [
        wish.from_on
        for wish in person.wishes
        if wish.kind == "timing" and wish.horizon != "never" and wish.from_on is not None
    ]
    return max(named, default=None)
