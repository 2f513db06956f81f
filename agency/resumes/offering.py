"""What a résumé says beside what is on record: new, known already, or different."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from agency.candidates.addresses import spoken_number
from agency.candidates.earlier_jobs import JobLine, written_job
from agency.candidates.models import Candidate, WayKind
from agency.languages.speaking import N_, _
from agency.resumes.reading import Fact
from agency.words import unaccented

Standing = Literal["new", "known", "differs"]
KINDS = {
    "email": (WayKind.email, WayKind.work_email),
    "phone": (WayKind.mobile, WayKind.phone, WayKind.work_phone),
    "linkedin": (WayKind.linkedin,),
}
GROUPS = (
    (N_("Who, and how to reach them"), ("name", "email", "phone", "linkedin")),
    (N_("Work"), ("job",)),
    (N_("Designations"), ("designation",)),
    (N_("Skills"), ("skill",)),
    (N_("Languages"), ("language",)),
)


@dataclass(frozen=True)
class Offer:
    """A fact as it is shown: its label, its words, and how it stands to the record."""

    fact: Fact
    label: str
    words: str
    standing: Standing
    on_record: str = ""

    @property
    def key(self) -> str:
        return self.fact.key


def offers_of(
    text: str, facts: Iterable[Fact], person: Candidate | None
) -> list[tuple[str, list[Offer]]]:
    """By group, those with something in them. What a person said is never offered to be changed."""
    offers = [_offer(text, one, person) for one in facts]
    groups = [
        (heading, [one for one in offers if one.fact.kind in kinds]) for heading, kinds in GROUPS
    ]
    return [(_(heading), group) for heading, group in groups if group]


def line_of(job: Fact) -> JobLine:
    return JobLine(job.value, job.employer, job.from_on, job.until_on)


def present_job(facts: Iterable[Fact]) -> Fact | None:
    """What they do now: the first job that goes on."""
    return next((one for one in facts if one.kind == "job" and one.is_current), None)


def _offer(text: str, one: Fact, person: Candidate | None) -> Offer:
    words = " ".join(text[one.start : one.end].split())
    standing, on_record = _standing(one, person) if person else ("new", "")
    return Offer(one, label_of(one), words, standing, on_record)


def label_of(one: Fact) -> str:
    if one.kind == "phone":
        return spoken_number(one.value)
    if one.kind == "linkedin":
        return f"LinkedIn: {one.value}"
    if one.kind == "job":
        return written_job(line_of(one))
    if one.kind == "designation" and not one.is_held:
        return _("%(name)s, in progress", name=one.value)
    return (
        _("%(name)s, %(years)s years", name=one.value, years=one.years) if one.years else one.value
    )


def _standing(one: Fact, person: Candidate) -> tuple[Standing, str]:
    if one.kind == "name":
        return (
            ("known", "") if _same(one.value, person.full_name) else ("differs", person.full_name)
        )
    if one.kind in KINDS:
        held = [way.value for way in person.ways if way.kind in KINDS[one.kind]]
        return ("known", "") if one.value in held else ("differs", held[0]) if held else ("new", "")
    if one.kind == "job":
        return _standing_of_job(one, person)
    held_names = {
        "skill": [held.skill.name for held in person.skills],
        "designation": [held.designation.name for held in person.designations],
        "language": person.languages,
    }[one.kind]
    return ("known", "") if any(_same(one.value, name) for name in held_names) else ("new", "")


def _standing_of_job(one: Fact, person: Candidate) -> tuple[Standing, str]:
    now = JobLine(person.title, person.employer)
    if _same_job(one, now.title, now.employer):
        return "known", ""
    if one.is_current and (person.title or person.employer):
        return "differs", written_job(now)
    held = any(_same_job(one, job.title, job.employer) for job in person.earlier_jobs)
    return ("known", "") if held else ("new", "")


def _same_job(one: Fact, title: str, employer: str) -> bool:
    at_same = not employer or not one.employer or _same(one.employer, employer)
    return bool(title) and _same(one.value, title) and at_same


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return " ".join(unaccented(text).casefold().split())
