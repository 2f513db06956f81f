"""What the judgement of fit is told about a role, a person and what the person said.

Plain frozen values, with no database behind them. What a scorer must never read (age, sex,
photo, postcode, school years) has no field here; a first name and pronouns exist only so that
sentences can be written, and no number may depend on them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

Horizon: TypeAlias = Literal["now", "later", "never"]
WishKind: TypeAlias = Literal[
    "title",
    "seniority",
    "industry",
    "employer",
    "skill",
    "place",
    "remote",
    "contract",
    "hours",
    "company_size",
    "pay",
    "date",
    "course",
    "other",
]
RequirementKind: TypeAlias = Literal["skill", "designation", "experience", "place", "other"]
Arrangement: TypeAlias = Literal["on_site", "hybrid", "remote"]
Pronoun: TypeAlias = Literal["she", "he", "they"]
Period: TypeAlias = Literal["year", "month", "week", "day", "hour"]
DesignationStatus: TypeAlias = Literal["held", "in_progress", "considering"]


@dataclass(frozen=True, slots=True)
class Location:
    """A town, in degrees. Nothing finer than a town is ever given to the scorer."""

    name: str
    latitude: float
    longitude: float
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Pay:
    """An amount somebody wants; `amount` is the least they would take."""

    amount: float
    currency: str
    period: Period = "year"


@dataclass(frozen=True, slots=True)
class PayBand:
    low: float
    high: float
    currency: str
    period: Period = "year"


@dataclass(frozen=True, slots=True)
class RelatedSkill:
    """A skill that often stands beside the required one; closeness is 0 to 0.5."""

    skill_id: int
    name: str
    closeness: float


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of what the client asks for.

    `weight` lets rare skills count more. Kind "other" cannot be checked against fields: it is
    never counted for or against anybody, only mentioned as something to ask.
    """

    id: int
    kind: RequirementKind
    name: str
    is_must: bool = True
    skill_id: int | None = None
    designation_id: int | None = None
    years: float | None = None
    related: tuple[RelatedSkill, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class HeldDesignation:
    status: DesignationStatus
    expected_on: date | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """One stated preference with its evidence.

    `text` is the value in the agency's words ("Product lead", "Halifax", "four days a week");
    `words` is what the person said, quoted only letter by letter. `number` is office days for
    "remote", days a week for "hours", the most employees for "company_size".
    """

    id: int
    horizon: Horizon
    kind: WishKind
    text: str
    is_must: bool = False
    words: str | None = None
    source: str | None = None
    said_on: date | None = None
    from_on: date | None = None
    until_on: date | None = None
    condition: str | None = None
    location: Location | None = None
    pay: Pay | None = None
    client_id: int | None = None
    skill_id: int | None = None
    number: float | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person as the scorer sees them. `skills` gives years by skill id, None where unsaid."""

    id: int
    first_name: str
    pronoun: Pronoun | None = None
    title: str | None = None
    employer_client_id: int | None = None
    location: Location | None = None
    years_of_experience: float | None = None
    skills: Mapping[int, float | None] = field(default_factory=dict)
    designations: Mapping[int, HeldDesignation] = field(default_factory=dict)
    available_on: date | None = None
    notice_days: int | None = None
    wanted_pay: Pay | None = None
    wishes: tuple[Wish, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """A vacancy as the scorer sees it. `office_days` is days a week on site, None if unsaid."""

    id: int
    title: str
    client_id: int
    client_name: str
    industries: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    location: Location | None = None
    arrangement: Arrangement = "on_site"
    office_days: float | None = None
    pay: PayBand | None = None
    contract: str | None = None
    days_a_week: float | None = None
    starts_on: date | None = None
    is_anticipated: bool = False
    company_size: int | None = None
