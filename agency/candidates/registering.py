"""Adding a person by hand, and correcting what we hold. Terms and consent are the contact room's."""

from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.addresses import email_address, linkedin_profile, phone_number
from agency.candidates.models import Candidate, PayPeriod, WayKind, WayToReach
from agency.candidates.suppression import refuse_suppressed
from agency.places.models import Place

PHONES = (WayKind.mobile, WayKind.phone, WayKind.work_phone)
EMAILS = (WayKind.email, WayKind.work_email)


class AlreadyKnown(Exception):
    """Somebody with this address is on record."""

    def __init__(self, candidate: Candidate) -> None:
        super().__init__(candidate.id)
        self.candidate = candidate


@dataclass(frozen=True, kw_only=True)
class CandidateDetails:
    """What a form says of a person. ``ways`` are as typed; an empty one takes the address away."""

    full_name: str
    owner_id: int
    goes_by: str = ""
    pronouns: str = ""
    title: str = ""
    employer: str = ""
    place_id: int | None = None
    notice_days: int | None = None
    pay_now: Decimal | None = None
    pay_wanted: Decimal | None = None
    pay_currency: str | None = None
    pay_period: PayPeriod | None = None
    languages: tuple[str, ...] = ()
    best_time: str = ""
    ways: dict[WayKind, str] = field(default_factory=dict)


def register_candidate(session: Session, details: CandidateDetails, source: str) -> Candidate:
    """A new candidate with their addresses.

    Raises ``AddressNotValid``, ``AlreadyKnown`` or ``AddressSuppressed``.
    """
    ways = _ways(session, details)
    refuse_known(session, ways)
    refuse_suppressed(session, own_addresses(ways))
    candidate = Candidate(full_name=details.full_name, owner_id=details.owner_id, source=source)
    session.add(candidate)
    _write(session, candidate, details, ways)
    return candidate


def correct_candidate(session: Session, candidate: Candidate, details: CandidateDetails) -> None:
    """Correct what we hold. Raises ``AddressNotValid``, ``AlreadyKnown`` or ``AddressSuppressed``."""
    ways = _ways(session, details)
    refuse_known(session, ways, apart_from=candidate)
    theirs = {way.value for way in candidate.ways}
    refuse_suppressed(session, [one for one in own_addresses(ways) if one not in theirs])
    _write(session, candidate, details, ways)


def normalised(kind: WayKind, text: str, region: str = "CA") -> str:
    """An address in the form it is kept in. Raises ``AddressNotValid``."""
    if kind in PHONES:
        return phone_number(text, region)
    return email_address(text) if kind in EMAILS else linkedin_profile(text)


def own_addresses(ways: dict[WayKind, str]) -> list[str]:
    """Those that tell who it is; colleagues share a work phone."""
    return [value for kind, value in ways.items() if value and kind is not WayKind.work_phone]


def refuse_known(
    session: Session, ways: dict[WayKind, str], apart_from: Candidate | None = None
) -> None:
    """Raise ``AlreadyKnown`` if somebody else has one of these addresses."""
    values = own_addresses(ways)
    query = select(Candidate).join(Candidate.ways).where(WayToReach.value.in_(values))
    if apart_from is not None:
        query = query.where(Candidate.id != apart_from.id)
    other = session.scalars(query.order_by(Candidate.id).limit(1)).first() if values else None
    if other is not None:
        raise AlreadyKnown(other)


def _ways(session: Session, details: CandidateDetails) -> dict[WayKind, str]:
    place = session.get(Place, details.place_id) if details.place_id else None
    region = place.country if place else "CA"
    return {
        kind: normalised(kind, text, region) if text.strip() else ""
        for kind, text in details.ways.items()
    }


def _write(
    session: Session, candidate: Candidate, details: CandidateDetails, ways: dict[WayKind, str]
) -> None:
    for name in details.__dataclass_fields__:
        if name not in ("ways", "languages"):
            _set(candidate, name, getattr(details, name))
    _set(candidate, "languages", list(details.languages))
    place = session.get(Place, details.place_id) if details.place_id else None
    if place is not None:
        _set(candidate, "zone", place.zone)
    _write_ways(session, candidate, ways)
    session.flush()
    session.expire(candidate, ["place", "owner", "ways"])


def _set(candidate: Candidate, name: str, value: object) -> None:
    """Only what differs, so that the history shows what was changed."""
    if getattr(candidate, name) != value:
        setattr(candidate, name, value)


def _write_ways(session: Session, candidate: Candidate, ways: dict[WayKind, str]) -> None:
    held = {way.kind: way for way in candidate.ways}
    for kind, value in ways.items():
        way = held.get(kind)
        if way is None and value:
            position = list(WayKind).index(kind)
            candidate.ways.append(WayToReach(kind=kind, value=value, position=position))
        elif way is not None and not value:
            session.delete(way)
        elif way is not None and way.value != value:
            way.value = value
