"""A line of a candidates file, read into a ``PersonTold`` or refused. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from agency.candidates.models import PayPeriod, Standing
from agency.candidates.resumes import LONGEST
from agency.evaluating.places import PlaceTold, place_in
from agency.evaluating.told import Told, choices_of
from agency.evaluating.wishes import WishTold, wishes_in

_STANDINGS = choices_of(Standing)
_PERIODS = choices_of(PayPeriod)


@dataclass(frozen=True)
class SkillTold:
    """A skill by name, with its years where they are told."""

    name: str
    years: int | None


@dataclass(frozen=True)
class DesignationTold:
    """A designation by name, and how far it is."""

    name: str
    standing: Standing
    expected_on: date | None


@dataclass(frozen=True, kw_only=True)
class PersonTold:
    """One person as the file tells them; places and terms are still names."""

    key: str
    name: str
    pronouns: str
    title: str
    previous_titles: tuple[str, ...]
    employer: str
    text: str
    skills: tuple[SkillTold, ...]
    designations: tuple[DesignationTold, ...]
    wishes: tuple[WishTold | str, ...]
    said_on: date | None
    place: PlaceTold | None
    notice_days: int | None
    pay_wanted: Decimal | None
    currency: str | None
    period: PayPeriod


def read_person(told: Told) -> PersonTold:
    """The line as a person. Raises ``FieldWrong``."""
    return PersonTold(
        key=told.key("id"),
        name=" ".join(told.text("name", 120).split()),
        pronouns=told.text("pronouns", 40),
        title=told.text("title"),
        previous_titles=told.texts("previous_titles"),
        employer=told.text("employer"),
        text=told.text("text", LONGEST),
        skills=tuple(_skill(one) for one in told.objects("skills", plain="name")),
        designations=tuple(_designation(one) for one in told.objects("designations", plain="name")),
        wishes=wishes_in(told),
        said_on=told.day("said_on"),
        place=place_in(told, "place"),
        notice_days=told.whole("notice_days", 0, 730),
        pay_wanted=told.amount("pay_wanted"),
        currency=told.currency("currency"),
        period=PayPeriod(told.choice("period", _PERIODS, "year")),
    )


def _skill(told: Told) -> SkillTold:
    return SkillTold(_name(told), told.whole("years", 0, 80))


def _designation(told: Told) -> DesignationTold:
    standing = Standing(told.choice("standing", _STANDINGS, "held"))
    return DesignationTold(_name(told), standing, told.day("expected_on"))


def _name(told: Told) -> str:
    name = " ".join(told.text("name").split())
    if not name:
        raise told.wrong("name", "it is empty")
    return name
