"""A row of a people file, read into a ``CandidateRow`` or refused. Pure: no database, no clock."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from agency.candidates import resumes
from agency.candidates.abilities import SkillLine
from agency.candidates.addresses import email_address, linkedin_profile, phone_number
from agency.candidates.earlier_jobs import JobLine
from agency.candidates.models import PayPeriod, WayKind
from agency.imports import cells
from agency.imports.cells import DesignationCell
from agency.imports.faults import RowRefused
from agency.imports.files import Row
from agency.imports.reading import Reader, Refused

COLUMNS = (
    "name first_name last_name goes_by pronouns title employer city region country location"
    " email work_email mobile phone work_phone linkedin skills"
    " designations previous_titles resume notice pay_now pay_wanted currency period owner_email languages best_time source"
    " agreed_to_contact agreed_on agreed_how limit channels note said_on said_by wants not_before"
)
KNOWN = tuple(name.replace("_", " ") for name in COLUMNS.split())
REQUIRED = (("name", "first name", "last name"),)
"""One of each."""
OPTIONAL = frozenset(
    [
        "goes by",
        "pronouns",
        "title",
        "employer",
        "city",
        "region",
        "country",
        "location",
        "email",
        "work email",
        "mobile",
        "phone",
        "work phone",
        "linkedin",
        "skills",
        "designations",
        "previous titles",
        "notice",
        "pay now",
        "pay wanted",
        "currency",
        "period",
        "languages",
        "best time",
        "source",
        "said on",
        "said by",
        "not before",
    ]
)
"""What cannot be read in these may be kept in the note instead. Never what they agreed to."""
LONG = {"resume": resumes.LONGEST}
ANSWERS = {"yes": "yes", "y": "yes", "no": "no", "n": "no", "unknown": "unknown", "": "unknown"}
SAID_BY = {
    name: name for name in ("call", "email", "linkedin", "text", "meeting", "event", "form")
} | {"": "event", "phone": "call", "linkedin message": "linkedin"}
CHANNELS = {
    "call": "call",
    "phone": "call",
    "email": "email",
    "linkedin": "linkedin",
    "text": "text",
}


@dataclass(frozen=True, kw_only=True)
class CandidateRow:
    """One person as the file tells them; places, owners and terms are still names."""

    line: int
    key: str
    """What makes importing the same person twice add nothing."""
    name: str
    goes_by: str
    pronouns: str
    title: str
    employer: str
    city: str
    region: str
    country: str
    email: str
    work_email: str
    mobile: str
    phone: str
    work_phone: str
    linkedin: str
    skills: tuple[SkillLine, ...]
    designations: tuple[DesignationCell, ...]
    previous_titles: tuple[JobLine, ...]
    resume: str
    notice_days: int | None
    pay_now: Decimal | None
    pay_wanted: Decimal | None
    currency: str
    period: PayPeriod
    owner_email: str
    languages: tuple[str, ...]
    best_time: str
    source: str
    agreed: str
    """``yes``, ``no`` or ``unknown``; nothing is ever read as a yes but the word."""
    agreed_on: date | None
    agreed_how: str
    limit: tuple[int, int] | None
    channels: tuple[str, ...]
    note: str
    """As it was written; read for wishes and days."""
    kept: str
    """Columns kept under their own names, and what could not be read; not read any further."""
    said_on: date | None
    said_by: str
    wants: str
    not_before: date | None

    @property
    def ways(self) -> list[tuple[WayKind, str]]:
        """Every way to reach them, in the order they are shown."""
        told = (
            (WayKind.mobile, self.mobile),
            (WayKind.phone, self.phone),
            (WayKind.work_phone, self.work_phone),
            (WayKind.email, self.email),
            (WayKind.work_email, self.work_email),
            (WayKind.linkedin, self.linkedin),
        )
        return [(kind, value) for kind, value in told if value]

    @property
    def own_addresses(self) -> frozenset[str]:
        """What tells who it is; colleagues share a work phone."""
        return frozenset(value for kind, value in self.ways if kind is not WayKind.work_phone)

    @property
    def marks(self) -> frozenset[str]:
        """What tells that two rows are of the same person."""
        return self.own_addresses | {self.key}

    @property
    def has_pay(self) -> bool:
        return self.pay_now is not None or self.pay_wanted is not None

    @property
    def tells(self) -> bool:
        """Whether there is something to keep as a conversation."""
        return bool(self.note or self.wants or self.kept or self.not_before)


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How the rows of one file are read; the command is strict, the portal keeps what it can."""

    today: date
    currency: str
    day_first: bool | None = None
    notes_on: date | None = None
    keeps_unread: bool = False


def read_candidate(row: Row, manner: Manner) -> CandidateRow | RowRefused:
    """The row as a person, or the first thing that is wrong with it."""
    optional = OPTIONAL if manner.keeps_unread else frozenset[str]()
    try:
        return _read(Reader(row, manner.day_first, optional), row, manner)
    except Refused as refused:
        return RowRefused(row.line, refused.column, refused.reason, doubt=_doubt(refused))


def _doubt(refused: Refused) -> tuple[date, date] | None:
    doubt = refused.doubt
    return (doubt.day_first, doubt.month_first) if doubt else None


def _read(cell: Reader, row: Row, manner: Manner) -> CandidateRow:
    name = _name(cell)
    email = cell("email", lambda text: email_address(text) if text else "")
    mobile = _phone(cell, "mobile")
    employer = cell.words("employer")
    city, region, country = _place(cell)
    agreed, agreed_on = _agreed(cell, manner.today)
    said_on = _said_on(cell, manner)
    found: dict[str, Any] = {
        "goes_by": cell.words("goes by", 60),
        "pronouns": cell.words("pronouns", 40),
        "title": cell.words("title"),
        "work_email": cell("work email", lambda text: email_address(text) if text else ""),
        "phone": _phone(cell, "phone"),
        "work_phone": _phone(cell, "work phone"),
        "linkedin": cell("linkedin", lambda text: linkedin_profile(text) if text else ""),
        "skills": cell("skills", lambda text: cells.skills_in(_listed(text, manner))),
        "designations": cell("designations", cells.designations_in),
        "previous_titles": cell("previous titles", cells.jobs_in),
        "resume": cell.raw("resume"),
        "notice_days": cell("notice", cells.days_of_notice),
        "pay_now": cell("pay now", cells.money_in),
        "pay_wanted": cell("pay wanted", cells.money_in),
        "currency": cell("currency", lambda text: cells.currency_in(text, manner.currency)),
        "period": cell("period", cells.period_in),
        "owner_email": cell.words("owner email").casefold(),
        "languages": cell("languages", lambda text: cells.list_in(text.replace(",", ";"))),
        "best_time": cell.words("best time"),
        "source": cell.words("source") or "import",
        "agreed": agreed,
        "agreed_on": agreed_on,
        "agreed_how": cell.words("agreed how", 60) or "import",
        "limit": cell("limit", cells.limit_in),
        "channels": cell("channels", _channels),
        "note": cell.raw("note"),
        "said_on": said_on,
        "said_by": cell("said by", lambda text: cells.choice_in(text, SAID_BY, "a way of talking")),
        "wants": cell.raw("wants"),
        "not_before": cell.day("not before"),
    }
    return CandidateRow(
        line=row.line,
        key=import_key(email, mobile, name, employer),
        name=name,
        employer=employer,
        city=city,
        region=region,
        country=country,
        email=email,
        mobile=mobile,
        kept="\n".join((*row.kept, *(f"{one}: {said}" for one, said in cell.unread.items()))),
        **found,
    )


def _name(cell: Reader) -> str:
    """The whole name, or first and last."""
    if cell.raw("name") or not (cell.raw("first name") or cell.raw("last name")):
        return cell.needed("name", 120)
    return " ".join(filter(None, (cell.words("first name", 60), cell.words("last name", 60))))


def _phone(cell: Reader, column: str) -> str:
    return cell(column, lambda text: phone_number(text) if text else "")


def _place(cell: Reader) -> tuple[str, str, str]:
    """Town, region and country; each from its own column, or all from one: "Halifax, NS, Canada"."""
    said = (cell.words("city", 80), cell.words("region", 80), cell.words("country", 80))
    if any(said):
        return said
    town, *rest = (part.strip() for part in cell.words("location").split(","))
    if len(rest) == 1 and len(rest[0]) > 3:
        return town, "", rest[0]
    return town, "".join(rest[:1]), "".join(rest[1:2])


def _listed(text: str, manner: Manner) -> str:
    """Other programs write lists with commas."""
    return text.replace(",", ";") if manner.keeps_unread and ";" not in text else text


def import_key(email: str, mobile: str, name: str, employer: str) -> str:
    """Their email, else their mobile, else their name and employer."""
    if email:
        return f"email:{email}"
    if mobile:
        return f"phone:{mobile}"
    told = f"{' '.join(name.casefold().split())}|{' '.join(employer.casefold().split())}"
    return f"name:{sha256(told.encode()).hexdigest()}"


def _agreed(cell: Reader, today: date) -> tuple[str, date | None]:
    """Yes needs the day it was said, because consent without one proves nothing."""
    answer = cell(
        "agreed to contact", lambda text: cells.choice_in(text, ANSWERS, "an answer we know")
    )
    day = cell.past_day("agreed on", today)
    if answer == "yes" and day is None:
        raise Refused("agreed on", "a yes needs the day it was given; without it write unknown")
    return answer, day


def _said_on(cell: Reader, manner: Manner) -> date | None:
    day = cell.past_day("said on", manner.today) or manner.notes_on
    if day is None and (cell.raw("note") or cell.raw("wants") or cell.raw("not before")):
        raise Refused("said on", "note, wants and not before need the day they were said")
    return day


def _channels(text: str) -> tuple[str, ...]:
    named = cells.list_in(text.replace(",", ";"))
    return tuple(
        dict.fromkeys(cells.choice_in(one, CHANNELS, "a way to reach people") for one in named)
    )
