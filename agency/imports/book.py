"""What the rows name and the database numbers: owners, places, terms, clients. Loaded once a run."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel import Locale
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from agency.clients.models import Client
from agency.imports.options import Options
from agency.places.models import Place
from agency.places.queries import place_names
from agency.places.seeding import seed_places
from agency.recruiters.models import Recruiter
from agency.recruiters.queries import the_agency
from agency.skills.models import TermKind, VocabularyTerm
from agency.skills.queries import term_called, terms_called
from agency.skills.seeding import seed_vocabulary
from agency.skills.terms import Vocabulary
from agency.skills.vocabulary import vocabulary
from agency.words import unaccented

PROVINCES = {
    "ab": "alberta", "bc": "british columbia", "mb": "manitoba", "nb": "new brunswick",
    "nl": "newfoundland and labrador", "ns": "nova scotia", "nt": "northwest territories",
    "nu": "nunavut", "on": "ontario", "pe": "prince edward island", "qc": "quebec",
    "sk": "saskatchewan", "yt": "yukon",
}  # fmt: skip
COUNTRIES = {"usa": "US", "uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB"}


class OwnerUnknown(Exception):
    """No active recruiter signs in with this address; the message says so."""


class Book:
    """Names to numbers. Holds plain values only, so that it outlives every commit of the run."""

    def __init__(self, session: Session, usual_owner: str = "") -> None:
        agency = the_agency(session)
        self.currency, self.zone = agency.currency, ZoneInfo(agency.zone)
        self.usual_owner = usual_owner.strip().casefold()
        query = select(Recruiter.id, Recruiter.email, Recruiter.name).filter_by(disabled_at=None)
        self._owners: dict[str, int] = {}
        for id_, email, name in session.execute(query.order_by(Recruiter.id.desc())):
            self._owners |= {name.casefold(): id_, email.casefold(): id_}
        self._terms: dict[tuple[TermKind, str], int | None] = {}
        self._places = _places(session)
        clients = select(Client.id, Client.name)
        self.clients = {plain(name): id_ for id_, name in session.execute(clients)}
        self.vocabulary: Vocabulary = vocabulary(session, place_names(session), self.currency)
        self.new_terms: list[str] = []
        """Skills and designations that the files brought with them."""

    def owner(self, email: str) -> int:
        """The recruiter of that address or name, or the run's usual owner. Raises ``OwnerUnknown``."""
        wanted = email.strip().casefold() or self.usual_owner
        if not wanted:
            raise OwnerUnknown("it is empty, and no --owner was given")
        if wanted not in self._owners:
            raise OwnerUnknown(f"no recruiter signs in as {wanted}")
        return self._owners[wanted]

    def look_up(self, session: Session, kind: TermKind, names: Iterable[str]) -> None:
        """Find the terms of many names at once, so that ``term`` need not ask for each."""
        unknown = {name for name in names if (kind, name) not in self._terms}
        if not unknown:
            return
        # After ten batches PostgreSQL would plan for a list of any length, and read every term.
        session.execute(text("SET LOCAL plan_cache_mode = force_custom_plan"))
        found = terms_called(session, kind, unknown)
        for name in unknown:
            self._terms[kind, name] = found[name].id if name in found else None

    def term(self, session: Session, kind: TermKind, name: str) -> int | None:
        self.look_up(session, kind, [name])
        return self._terms[kind, name]

    def known(self, kind: TermKind, name: str) -> int | None:
        """The same for a name that has been looked up."""
        return self._terms[kind, name]

    def learn_term(self, session: Session, kind: TermKind, name: str) -> int:
        """The term of that name; the agency's vocabulary gains it if it has none."""
        known = self.term(session, kind, name)
        if known is None:
            # Another way of writing it may have been learned since it was looked up.
            found = term_called(session, kind, name)
            known = found.id if found else self._new_term(session, kind, name)
            self._terms[kind, name] = known
        return known

    def _new_term(self, session: Session, kind: TermKind, name: str) -> int:
        term = VocabularyTerm(kind=kind, name=name)
        session.add(term)
        session.flush()
        self.new_terms.append(name)
        return term.id

    def place(self, city: str, region: str, country: str) -> tuple[int, str] | None:
        """A place's number and zone. Region and country narrow it where they are given."""
        wanted = PROVINCES.get(plain(region), plain(region))
        code = country_code(country)
        for place in self._places.get(plain(city), ()):
            if wanted in ("", plain(place.region)) and code in ("", place.country):
                return place.id, place.zone
        return None

    def noon(self, day: date) -> datetime:
        """A day without an hour, as an instant."""
        return datetime.combine(day, time(12), self.zone)


def open_book(session: Session, options: Options) -> Book:
    """The book for one file, with the vocabulary and the places in place. Raises ``OwnerUnknown``."""
    seed_vocabulary(session)
    seed_places(session)
    book = Book(session, options.owner)
    if options.owner:
        book.owner("")
    return book


def plain(text: str) -> str:
    """One case, no accents, single spaces."""
    return unaccented(" ".join(text.casefold().split()))


def country_code(text: str) -> str:
    """ "Canada" or "ca" as "CA"; what nobody knows as it was written."""
    said = plain(text)
    if not said or len(said) == 2:
        return {"uk": "GB"}.get(said, said.upper())
    names = {plain(name): code for code, name in Locale("en").territories.items()}
    return COUNTRIES.get(said) or names.get(said, text)


def _places(session: Session) -> dict[str, list[Place]]:
    known: dict[str, list[Place]] = {}
    for place in session.scalars(select(Place).order_by(Place.id)):
        for spelling in dict.fromkeys((place.name, *place.synonyms)):
            known.setdefault(plain(spelling), []).append(place)
        session.expunge(place)
    return known
