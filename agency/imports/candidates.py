"""A row of a people file, read into a ``CandidateRow`` or refused. Pure: no database, no clock."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from agency.candidates import resumes
from agency.candidates.addresses import email_address, linkedin_profile, phone_number
from agency.candidates.earlier_jobs import JobLine
from agency.candidates.models import PayPeriod
from agency.imports import cells
from agency.imports.cells import DesignationCell
from agency.imports.files import Row, RowRefused
from agency.imports.reading import Reader, Refused

COLUMNS = (
    "name goes_by pronouns title employer city region country email mobile linkedin skills"
    " designations previous_titles resume notice pay_now pay_wanted currency period owner_email languages best_time source"
    " agreed_to_contact agreed_on agreed_how limit channels note said_on said_by wants not_before"
)
KNOWN = tuple(name.replace("_", " ") for name in COLUMNS.split())
REQUIRED = ("name",)
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
    mobile: str
    linkedin: str
    skills: tuple[str, ...]
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
    said_on: date | None
    said_by: str
    wants: str
    not_before: date | None


def read_candidate(row: Row, today: date, usual_currency: str) -> CandidateRow | RowRefused:
    """The row as a person, or the first thing that is wrong with it."""
    try:
        return _read(Reader(row), row.line, today, usual_currency)
    except Refused as refused:
        return RowRefused(row.line, refused.column, refused.reason)


def _read(cell: Reader, line: int, today: date, usual_currency: str) -> CandidateRow:
    name = cell.needed("name", 120)
    email = cell("email", lambda text: email_address(text) if text else "")
    mobile = cell("mobile", lambda text: phone_number(text) if text else "")
    employer = cell.words("employer")
    agreed, agreed_on = _agreed(cell, today)
    said_on = _said_on(cell, today)
    return CandidateRow(
        line=line,
        key=import_key(email, mobile, name, employer),
        name=name,
        goes_by=cell.words("goes by", 60),
        pronouns=cell.words("pronouns", 40),
        title=cell.words("title"),
        employer=employer,
        city=cell.words("city", 80),
        region=cell.words("region", 80),
        country=cell.words("country", 80),
        email=email,
        mobile=mobile,
        linkedin=cell("linkedin", lambda text: linkedin_profile(text) if text else ""),
        skills=cell("skills", cells.list_in),
        designations=cell("designations", cells.designations_in),
        previous_titles=cell("previous titles", cells.jobs_in),
        resume=cell.raw("resume"),
        notice_days=cell("notice", cells.days_of_notice),
        pay_now=cell("pay now", cells.money_in),
        pay_wanted=cell("pay wanted", cells.money_in),
        currency=cell("currency", lambda text: cells.currency_in(text, usual_currency)),
        period=cell("period", cells.period_in),
        owner_email=cell.words("owner email").casefold(),
        languages=cell("languages", lambda text: cells.list_in(text.replace(",", ";"))),
        best_time=cell.words("best time"),
        source=cell.words("source") or "import",
        agreed=agreed,
        agreed_on=agreed_on,
        agreed_how=cell.words("agreed how", 60) or "import",
        limit=cell("limit", cells.limit_in),
        channels=cell("channels", _channels),
        note=cell.raw("note"),
        said_on=said_on,
        said_by=cell("said by", lambda text: cells.choice_in(text, SAID_BY, "a way of talking")),
        wants=cell.raw("wants"),
        not_before=cell("not before", cells.day_in),
    )


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


def _said_on(cell: Reader, today: date) -> date | None:
    day = cell.past_day("said on", today)
    if day is None and (cell.raw("note") or cell.raw("wants") or cell.raw("not before")):
        raise Refused("said on", "note, wants and not before need the day they were said")
    return day


def _channels(text: str) -> tuple[str, ...]:
    named = cells.list_in(text.replace(",", ";"))
    return tuple(
        dict.fromkeys(cells.choice_in(one, CHANNELS, "a way to reach people") for one in named)
    )
