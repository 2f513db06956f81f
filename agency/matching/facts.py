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
    "place",
    "remote",
    "pay",
    "contract_form",
    "hours",
    "industry",
    "employer",
    "company_size",
    "skill",
    "course",
    "timing",
    "other",
]
RequirementKind: TypeAlias = Literal["skill", "designation", "place", "other"]
Pronoun: TypeAlias = Literal["she", "he", "they"]
Period: TypeAlias = Literal["year", "month", "day", "hour"]
Standing: TypeAlias = Literal["held", "in_progress", "considering"]


@dataclass(frozen=True, slots=True)
class Location:
    """A town, in degrees. Nothing finer than a town is ever given to the scorer."""

    name: str
    latitude: float
    longitude: float
    country: str = ""


@dataclass(frozen=True, slots=True)
class Pay:
    """An amount somebody wants: the least they would take."""

    amount: float
    currency: str
    period: Period = "year"


@dataclass(frozen=True, slots=True)
class PayBand:
    """What a role pays."""

    low: float
    high: float
    currency: str
    period: Period = "year"


@dataclass(frozen=True, slots=True)
class RelatedSkill:
    """A skill near the required one; closeness is above 0 and below 1."""

    term_id: int
    name: str
    closeness: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What holding a person's masked record against a role's text said: 0 to 1, and rare shared words."""

    alike: float
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of what the client asks for.

    `weight` lets rare skills count more. `related` skills are close to it and met halfway;
    `together` are those the same people often have, which leaves it missing but likelier. Kind "other" cannot be checked against fields: it is
    never counted for or against anybody.
    """

    id: int
    kind: RequirementKind
    name: str
    is_must: bool = True
    term_id: int | None = None
    years: float | None = None
    related: tuple[RelatedSkill, ...] = ()
    together: tuple[RelatedSkill, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class HeldDesignation:
    """How far somebody is with a designation, and what it is called where that is known."""

    standing: Standing
    expected_on: date | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """One stated preference with its evidence.

    `text` is the value in the agency's words ("Product lead", "Halifax", "four days a week");
    `words` is what the person said, quoted only letter by letter. `number` is office days a week
    for "remote", per cent of full time for "hours", the most employees for "company_size".
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
    condition: str | None = None
    location: Location | None = None
    pay: Pay | None = None
    term_id: int | None = None
    number: float | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person as the scorer sees them. `skills` gives years by term, None where unsaid.

    `reading` belongs to the role at hand: the net sets it, and no profile keeps it.
    `previous_titles` are those of earlier jobs, the newest first as they are written.
    """

    id: int
    first_name: str
    pronoun: Pronoun | None = None
    title: str | None = None
    employer: str | None = None
    location: Location | None = None
    skills: Mapping[int, float | None] = field(default_factory=dict)
    designations: Mapping[int, HeldDesignation] = field(default_factory=dict)
    notice_days: int | None = None
    wanted_pay: Pay | None = None
    wishes: tuple[Wish, ...] = ()
    previous_titles: tuple[str, ...] = ()
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """A vacancy as the scorer sees it.

    `office_days` is days a week on site: 0 is remote, 5 is on site, None is unknown. `text` is all
    that is written of it: what it asks for line by line, the client's words, the advertisement.
    `titles_alike` are other titles, as `meaning.title_space.plain` writes them, with how alike the
    work is, 0.2 to 1.
    """

    id: int
    title: str
    client_name: str
    industries: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    location: Location | None = None
    office_days: int | None = None
    pay: PayBand | None = None
    contract_form: str | None = None
    hours_percent: int = 100
    starts_on: date | None = None
    is_anticipated: bool = False
    company_size: int | None = None
    text: str = ""
    titles_alike: Mapping[str, float] = field(default_factory=dict)
