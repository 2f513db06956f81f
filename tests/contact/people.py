"""Jane and the questions asked about her; a test spells only what it is about."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from agency.contact.policy import (
    Address,
    Channel,
    Consent,
    ContactFacts,
    ContactPolicy,
    ContactRequest,
    Decision,
    Limit,
    PastContact,
    Process,
    Purpose,
    decide,
)

TORONTO = ZoneInfo("America/Toronto")
NOW = datetime(2026, 6, 18, 16, tzinfo=UTC)
"""Thursday 18 June 2026, noon in Toronto."""
YOU, ANA, TOM = 1, 2, 3
HOUSE = ContactPolicy(zone="America/Toronto", home="CA")
EVERY_WAY = (
    Address(channel=Channel.call, value="+14165550101"),
    Address(channel=Channel.text, value="+14165550101"),
    Address(channel=Channel.email, value="jane@example.com"),
    Address(channel=Channel.linkedin, value="in/jane"),
)
CEDAR_WITH_TOM = Process(
    role_id=41, client="Cedar Loop", role_title="Product Lead", owner_id=TOM, owner="Tom"
)
CEDAR_WITH_YOU = Process(
    role_id=41, client="Cedar Loop", role_title="Product Lead", owner_id=YOU, owner="Maya"
)
WORK_PHONE = Address(channel=Channel.call, value="+14165550199", is_work=True)
QUARTERLY = Limit(count=2, per_days=91)
MONTHLY = Limit(count=1, per_days=30)
YES = Consent(answer="yes", at=datetime(2026, 3, 12, 15, tzinfo=UTC), evidence="consent:1")


def local(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=TORONTO)


def jane(**facts: Any) -> ContactFacts:
    usual: dict[str, Any] = {
        "person_id": 7,
        "name": "Jane",
        "pronouns": "she/her",
        "zone": "America/Toronto",
        "addresses": EVERY_WAY,
        "consent": YES,
        "countries": frozenset({"CA"}),
    }
    return ContactFacts(**{**usual, **facts})


def ask(**request: Any) -> ContactRequest:
    usual: dict[str, Any] = {
        "person_id": 7,
        "purpose": Purpose.recontact_role,
        "role_id": 40,
        "actor": YOU,
        "approved_by": YOU,
    }
    return ContactRequest(**{**usual, **request})


def judge(
    request: ContactRequest | None = None,
    facts: ContactFacts | None = None,
    policy: ContactPolicy | None = None,
    now: datetime = NOW,
) -> Decision:
    return decide(request or ask(), facts or jane(), policy or HOUSE, now)


def ours(when: date | datetime, by: str = "Ana", by_id: int = ANA, **more: Any) -> PastContact:
    """A mail of ours, at three in the afternoon of that day unless said otherwise."""
    return PastContact(at=_moment(when), by=by, by_id=by_id, **more)


def theirs(when: date | datetime, **more: Any) -> PastContact:
    return PastContact(at=_moment(when), from_us=False, **more)


def _moment(when: date | datetime) -> datetime:
    return when if isinstance(when, datetime) else local(when.year, when.month, when.day, 15)
