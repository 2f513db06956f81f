"""What two in three people did before, and the résumé they sent: drawn from phrases of their field.

Every person has a generator of their own, seeded by their name, so that nobody else's past depends
on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from sqlalchemy.orm import Session

from agency.candidates.models import EarlierJob, Resume
from agency.demo.known import Known
from agency.demo.people import Written
from agency.demo.scripts import Person, read
from agency.matching.wording import lowered
from agency.words import capital, number

SENT_ONE = 2 / 3
SOURCES = ("their email", "their application", "their email after the first call")
STEPS = {1: 3, 2: 5, 3: 2}
"""How many earlier jobs somebody tells of, and how many in ten do."""
_JUNIORS = ("junior", "associate", "coordinator", "clerk", "assistant", "technician")


@dataclass(frozen=True)
class Past:
    """The newest job first; since when they have had the present one."""

    jobs: tuple[EarlierJob, ...]
    since: int
    field: dict[str, Any]


def write_career(session: Session, known: Known, written: Written) -> None:
    """Earlier jobs and a résumé for two people in three, told when we first spoke."""
    person, draw = written.person, Random(f"career of {written.person.name}")
    if draw.random() > SENT_ONE:
        return
    past = _past(draw, person, known.days.today)
    here = written.candidate.id
    for position, job in enumerate(past.jobs):
        job.candidate_id, job.position = here, position
    session.add_all(past.jobs)
    session.add(
        Resume(
            candidate_id=here,
            text=_text(draw, person, past, known.days.today),
            source=draw.choice(SOURCES),
            added_at=written.first.happened_at,
            added_by_id=written.candidate.owner.id,
        )
    )


def field_of(title: str) -> dict[str, Any]:
    """The field of a title. Raises ``LookupError`` for one that belongs to none."""
    said = f"{title.casefold()} "
    for field in read("careers")["field"]:
        if any(word in said for word in field.get("not_for", ())):
            continue
        if any(word in said for word in field["words"]):
            found: dict[str, Any] = field
            return found
    raise LookupError(title)


def _past(draw: Random, person: Person, today: date) -> Past:
    field = field_of(person.title)
    is_junior = any(word in person.title.casefold() for word in _JUNIORS)
    steps = 1 if is_junior else draw.choices(list(STEPS), list(STEPS.values()))[0]
    able = [title for title in field["earlier"] if title != person.title]
    able = able[:3] if is_junior else able
    first_to_last = sorted(draw.sample(range(len(able)), steps))
    firms = [firm for firm in field.get("firms") or _firms() if firm != person.employer]
    firms = draw.sample(firms, steps)
    since = ends = today.year - draw.randint(1, 6)
    jobs = []
    for at, firm in zip(reversed(first_to_last), firms, strict=True):
        begins = ends - draw.randint(2, 5)
        jobs.append(_job(able[at], firm, begins, ends))
        ends = begins
    # Nobody has used anything for longer than they have worked.
    long_enough = date(today.year - _longest_use(person), 1, 1)
    jobs[-1].from_on = min(jobs[-1].from_on or long_enough, long_enough)
    return Past(tuple(jobs), since, field)


def _longest_use(person: Person) -> int:
    years = (part.rpartition(":")[2].strip() for part in person.skills.split(";"))
    return max((int(count) for count in years if count.isdigit()), default=0)


def _job(title: str, firm: str, begins: int, ends: int) -> EarlierJob:
    """In whole years, as people tell them."""
    return EarlierJob(
        title=title, employer=firm, from_on=date(begins, 1, 1), until_on=date(ends, 12, 31)
    )


def _text(draw: Random, person: Person, past: Past, today: date) -> str:
    """Two or three paragraphs: who they are and were, what they are proud of, what they can do."""
    can = [*_skills(draw, person), *_designations(person), *_languages(person)]
    did = draw.sample(past.field["did"], draw.randint(2, 3))
    paragraphs = ([_first(draw, person, past, today), *_before(draw, past)], did, can)
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences)


def _first(draw: Random, person: Person, past: Past, today: date) -> str:
    oldest = past.jobs[-1].from_on
    assert oldest is not None, "every job here has its years"
    years, lately = today.year - oldest.year, today.year - past.since
    sentences = read("careers")["first_sentences" if person.employer else "first_sentences_alone"]
    sentence: str = draw.choice(
        [one for one in sentences if lately > 1 or "{lately} years" not in one]
    )
    return sentence.format(
        Title=person.title,
        title_inside=lowered(person.title),
        employer=person.employer,
        years=number(years, up_to=99),
        years_capital=capital(number(years, up_to=99)),
        lately=number(lately) if lately > 1 else "year",
        before=number(years - lately),
        first_job=lowered(past.jobs[-1].title),
    )


def _before(draw: Random, past: Past) -> Iterator[str]:
    sentences = draw.sample(read("careers")["before_sentences"], len(past.jobs))
    for job, sentence in zip(past.jobs, sentences, strict=True):
        assert job.from_on is not None
        assert job.until_on is not None
        yield sentence.format(
            job=lowered(job.title),
            firm=job.employer,
            since=job.from_on.year,
            until=job.until_on.year,
        )


def _skills(draw: Random, person: Person) -> Iterator[str]:
    named = [_with_years(part.strip()) for part in person.skills.split(";") if part.strip()]
    if named:
        yield draw.choice(read("careers")["skills_sentences"]).format(skills=", ".join(named))


def _with_years(written: str) -> str:
    name, _, years = written.partition(":")
    return f"{name} ({years} {'year' if years == '1' else 'years'})" if years else name


def _designations(person: Person) -> Iterator[str]:
    """ "Certificates: PMP, CPA (in progress)."; what is only considered is not in a résumé."""
    named = []
    for written in filter(None, (part.strip() for part in person.designations.split(";"))):
        name, _, standing = written.removesuffix(written[written.find(" m+") :]).rpartition(" ")
        if standing == "held":
            named.append(name)
        elif standing == "in_progress":
            named.append(f"{name} (in progress)")
    if named:
        yield f"Certificates: {', '.join(named)}."


def _languages(person: Person) -> Iterator[str]:
    if len(person.languages) > 1:
        yield f"Languages: {', '.join(person.languages)}."


def _firms() -> list[str]:
    told = read("crowd/everyone")["employers"].replace("\n", "|")
    return [firm.strip() for firm in told.split("|") if firm.strip()]
