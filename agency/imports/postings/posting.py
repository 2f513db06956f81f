"""A posting as any of the formats tells it, and the cells of a file of roles that it becomes."""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from agency.candidates.addresses import AddressNotValid, email_address

COLUMNS = (
    "reference", "client", "industries", "title", "city", "region", "country", "office days", "pay low", "pay high",
    "currency", "period", "contract", "hours", "starts", "openings", "opened", "valid until", "must have", "contact",
    "contact email", "advertisement",
)  # fmt: skip
REFERENCE = "posting:"
"""How the reference of a posting begins; the same one again is the same role, brought up to date."""
LONGEST_TEXT = 20_000
_PERIODS = {
    "hour": "hour", "hourly": "hour", "hr": "hour", "day": "day", "daily": "day", "week": "week", "weekly": "week",
    "month": "month", "monthly": "month", "year": "year", "yearly": "year", "annual": "year", "annually": "year",
    "annum": "year", "yr": "year",
}  # fmt: skip
_FORMS = {
    "permanent": "permanent", "regular": "permanent", "direct hire": "permanent", "cdi": "permanent",
    "contractor": "contract", "contract": "contract", "freelance": "contract", "fixed term": "fixed term",
    "cdd": "fixed term", "temporary": "temporary", "temp": "temporary", "seasonal": "temporary", "intern": "temporary",
    "internship": "temporary", "per diem": "temporary", "part time": "part-time",
}  # fmt: skip
_WEEKS = 52
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_AMOUNT = re.compile(r"\d+(?:\.\d+)?")
_LISTED = re.compile(r"\s*(?:[;\n•]|,(?!\d))\s*")
MOST_SKILLS, LONGEST_SKILL = 30, 60


@dataclass(kw_only=True)
class Posting:
    """One vacancy. Texts are as the file has them; ``cells`` makes them fit a file of roles."""

    client: str = ""
    title: str = ""
    identifier: str = ""
    url: str = ""
    industries: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    is_remote: bool = False
    pay_low: str = ""
    pay_high: str = ""
    currency: str = ""
    period: str = ""
    forms: tuple[str, ...] = ()
    starts: str = ""
    openings: str = ""
    opened: str = ""
    valid_until: str = ""
    skills: str = ""
    asks: tuple[str, ...] = ()
    """What it asks for beside skills, in its own words."""
    contact: str = ""
    contact_email: str = ""
    text: str = ""

    def cells(self) -> list[str]:
        """In the order of ``COLUMNS``."""
        low, high, period = self._pay()
        listed = self._skills_listed()
        return [
            self._reference(), self.client[:120], self.industries if len(self.industries) < 200 else "",
            self.title[:160], self.city[:80], self.region[:80], self.country[:80], "0" if self.is_remote else "",
            low, high, self.currency[:3].upper() if low or high else "", period, self._form(), "", day_in(self.starts),
            _whole(self.openings), day_in(self.opened), day_in(self.valid_until), "; ".join(listed), self.contact[:120],
            _email(self.contact_email), self._advertisement(bool(listed)),
        ]  # fmt: skip

    def _reference(self) -> str:
        """Its own number at its firm, else its address; without either, what it says makes the key."""
        own = self.identifier or self.url
        if not own:
            return ""
        told = f"{self.client.casefold()}|{own}"
        if len(told) > 100:
            told = sha256(told.encode()).hexdigest()
        return REFERENCE + told

    def _pay(self) -> tuple[str, str, str]:
        """Amounts and period; a week's pay is given by the year."""
        low, high = _amount(self.pay_low), _amount(self.pay_high)
        if low is not None and high is not None and low > high:
            low, high = high, low
        period = _PERIODS.get(self.period.strip().casefold(), "year")
        if period == "week":
            low, high = (None if one is None else one * _WEEKS for one in (low, high))
            period = "year"
        said = [f"{one:.2f}" if one else "" for one in (low, high)]
        return said[0], said[1], period if any(said) else ""

    def _form(self) -> str:
        said = [re.sub(r"[_-]+", " ", form).strip().casefold() for form in self.forms]
        return next((_FORMS[form] for form in said if form in _FORMS), "")

    def _skills_listed(self) -> list[str]:
        """Skills that are a list of names; sentences stay in the advertisement, where they are read."""
        parts = [part.replace(":", " ") for part in _LISTED.split(self.skills) if part]
        is_list = (
            parts and len(parts) <= MOST_SKILLS and all(len(one) <= LONGEST_SKILL for one in parts)
        )
        return (
            [part for part in dict.fromkeys(parts) if any(map(str.isalnum, part))]
            if is_list
            else []
        )

    def _advertisement(self, has_list: bool) -> str:
        asks = [*self.asks, *([] if has_list or not self.skills else [self.skills])]
        whole = "\n\n".join([self.text, *(["Requirements\n" + "\n".join(asks)] if asks else [])])
        return whole.strip()[:LONGEST_TEXT]


def day_in(text: str) -> str:
    """The day of an ISO moment, as a cell has it; nothing where it is none."""
    found = _DAY.match(text.strip())
    if found is None:
        return ""
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return ""


def _amount(text: str) -> float | None:
    found = _AMOUNT.search(text.replace(",", "").replace(" ", ""))
    value = float(found[0]) if found and len(found[0]) < 12 else None
    return value if value and value < 90_000_000 else None


def _email(text: str) -> str:
    """The address, if it is one: a posting is not refused for somebody's telephone number in its place."""
    try:
        return email_address(text) if text else ""
    except AddressNotValid:
        return ""


def _whole(text: str) -> str:
    return text.strip() if text.strip().isdecimal() and 1 <= int(text.strip()[:9]) <= 500 else ""
