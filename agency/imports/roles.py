"""A row of a roles file, read into a ``RoleRow`` or refused. Pure: no database, no clock."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from agency.candidates.addresses import email_address
from agency.candidates.models import ContractForm, PayPeriod
from agency.clients.models import RoleState
from agency.imports import cells
from agency.imports.candidates import Manner
from agency.imports.cells import CellRefused
from agency.imports.faults import RowRefused
from agency.imports.files import Row
from agency.imports.postings.posting import REFERENCE
from agency.imports.reading import Reader, Refused
from agency.languages.speaking import _

COLUMNS = (
    "reference client title city region country office_days pay_low pay_high currency period"
    " contract hours starts openings state opened expected confidence must_have nice_to_have"
    " owner_email words words_on advertisement contact contact_email exclusive_until shortlist industries people valid_until"
)
KNOWN = tuple(name.replace("_", " ") for name in COLUMNS.split())
REQUIRED = (("client",), ("title",))
"""One of each."""
LONG = {"advertisement": 20_000}
STATES = {"": "open", **{str(state).replace("_", " "): str(state) for state in RoleState}}
FORMS = {
    "": "permanent",
    "part time": "part_time",
    **{str(form).replace("_", " "): str(form) for form in ContractForm},
}
OFFICE_WORDS = {"remote": 0, "on site": 5, "onsite": 5, "office": 5}


@dataclass(frozen=True)
class RequirementCell:
    """ "Python:5": what is asked for, as written, and for how many years."""

    name: str
    years: int | None
    is_must: bool


@dataclass(frozen=True, kw_only=True)
class RoleRow:
    """One role as the file tells it; client, place, owner and terms are still names."""

    line: int
    key: str
    client: str
    industries: tuple[str, ...]
    people: int | None
    title: str
    city: str
    region: str
    country: str
    office_days: int | None
    pay_low: Decimal | None
    pay_high: Decimal | None
    currency: str
    period: PayPeriod
    contract: str
    hours_percent: int
    starts_on: date | None
    openings: int
    state: RoleState
    opened_on: date | None
    expected_on: date | None
    confidence: int | None
    requirements: tuple[RequirementCell, ...]
    owner_email: str
    words: str
    words_on: date | None
    advertisement: str
    contact: str
    contact_email: str
    exclusive_until: date | None
    shortlist_on: date | None

    @property
    def is_posting(self) -> bool:
        """It comes from a careers page, which goes on changing it."""
        return self.key.startswith(f"ref:{REFERENCE}")


def read_role(row: Row, manner: Manner) -> RoleRow | RowRefused:
    """The row as a role, or the first thing that is wrong with it."""
    try:
        return _read(Reader(row, manner.day_first), row.line, manner)
    except Refused as refused:
        return RowRefused(row.line, refused.column, refused.reason)


def _read(cell: Reader, line: int, manner: Manner) -> RoleRow:
    client, title = cell.needed("client", 120), cell.needed("title", 160)
    opened = cell.past_day("opened", manner.today)
    valid_until = cell.day("valid until")
    if valid_until is not None and valid_until < manner.today:
        raise Refused("valid until", _("it was open until %(day)s", day=valid_until.isoformat()))
    low, high = _band(cell)
    return RoleRow(
        line=line,
        key=import_key(cell.words("reference", 120), client, title, opened),
        client=client,
        industries=cell("industries", cells.list_in),
        people=cell(
            "people", lambda text: cells.whole_number_in(text, 1, 5_000_000, "a number of people")
        ),
        title=title,
        city=cell.words("city", 80),
        region=cell.words("region", 80),
        country=cell.words("country", 80),
        office_days=cell("office days", _office_days),
        pay_low=low,
        pay_high=high,
        currency=cell("currency", lambda text: cells.currency_in(text, manner.currency)),
        period=cell("period", cells.period_in),
        contract=cell(
            "contract",
            lambda text: cells.choice_in(text.replace("-", " "), FORMS, "a contract form"),
        ),
        hours_percent=cell("hours", _hours),
        starts_on=cell.day("starts"),
        openings=cell("openings", lambda text: cells.whole_number_in(text, 1, 500, "a number"))
        or 1,
        state=RoleState(cell("state", lambda text: cells.choice_in(text, STATES, "a state"))),
        opened_on=opened,
        expected_on=cell.day("expected"),
        confidence=cell(
            "confidence",
            lambda text: cells.whole_number_in(text.rstrip(" %"), 0, 100, "a per cent"),
        ),
        requirements=_requirements(cell),
        owner_email=cell.words("owner email").casefold(),
        words=cell.words("words", 2000),
        words_on=cell.past_day("words on", manner.today),
        advertisement=cell.raw("advertisement"),
        contact=cell.words("contact", 120),
        contact_email=cell("contact email", lambda text: email_address(text) if text else ""),
        exclusive_until=cell.day("exclusive until"),
        shortlist_on=cell.day("shortlist"),
    )


def import_key(reference: str, client: str, title: str, opened: date | None) -> str:
    """The agency's own reference, else client, title and the day it opened."""
    if reference:
        return f"ref:{reference.casefold()}"
    told = "|".join((client.casefold(), title.casefold(), opened.isoformat() if opened else ""))
    return f"role:{sha256(told.encode()).hexdigest()}"


def _band(cell: Reader) -> tuple[Decimal | None, Decimal | None]:
    low, high = cell("pay low", cells.money_in), cell("pay high", cells.money_in)
    if low is not None and high is not None and low > high:
        raise Refused("pay high", "it is less than pay low")
    return low, high


def _office_days(text: str) -> int | None:
    said = " ".join(text.casefold().replace("-", " ").split())
    if said in OFFICE_WORDS:
        return OFFICE_WORDS[said]
    return cells.whole_number_in(text, 0, 7, "days a week in the office")


def _hours(text: str) -> int:
    """Per cent of full time; "4 days" is 80."""
    if not text:
        return 100
    days = re.fullmatch(r"([1-5])\s*days?(?:\s*a\s*week)?", text.casefold())
    if days:
        return int(days[1]) * 20
    return cells.whole_number_in(text.rstrip(" %"), 5, 100, "a per cent of full time") or 100


def _requirements(cell: Reader) -> tuple[RequirementCell, ...]:
    musts = cell("must have", lambda text: _lines(text, is_must=True))
    nices = cell("nice to have", lambda text: _lines(text, is_must=False))
    return (*musts, *nices)


def _lines(text: str, is_must: bool) -> tuple[RequirementCell, ...]:
    return tuple(_requirement(part, is_must) for part in cells.list_in(text, longest=200))


def _requirement(part: str, is_must: bool) -> RequirementCell:
    name, _other, years = part.rpartition(":")
    if not name:
        return RequirementCell(part, None, is_must)
    if not years.strip().isdigit() or int(years) > 60:
        raise CellRefused(_("“%(part)s”: after a colon comes a number of years", part=part[:40]))
    return RequirementCell(name.strip(), int(years), is_must)
