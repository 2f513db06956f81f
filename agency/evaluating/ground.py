"""What everything that is loaded rests on: an owner, the vocabulary, the places, the day."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from agency.evaluating.places import Places
from agency.imports.book import Book, plain
from agency.recruiters.models import Agency, Recruiter
from agency.skills.models import TermKind, VocabularyTerm
from agency.skills.queries import terms_called


class Ground:
    """Made in an empty database that has a vocabulary and places. ``now`` is noon of the day."""

    def __init__(self, session: Session, today: date, currency: str, zone: str) -> None:
        agency = Agency(
            id=1,
            name="Evaluation",
            postal_address="",
            phone="",
            mail_from="evaluation@example.com",
            zone=zone,
            currency=currency,
        )
        owner = Recruiter(name="Evaluation", email="evaluation@example.com", zone=zone)
        session.add_all([agency, owner])
        session.flush()
        self.session, self.today, self.currency = session, today, currency
        self.now = datetime.combine(today, time(12), ZoneInfo(zone))
        self.owner_id = owner.id
        self.places = Places(session, Book(session))
        self._terms: dict[tuple[TermKind, str], int | None] = {}

    def look_up(self, kind: TermKind, names: Iterable[str]) -> None:
        """Find the terms of many names at once."""
        unknown = {name for name in names if (kind, name) not in self._terms}
        found = terms_called(self.session, kind, unknown)
        for name in unknown:
            self._terms[kind, name] = found[name].id if name in found else None

    def learn(self, kind: TermKind, names: Iterable[str]) -> None:
        """The same; what the vocabulary lacks it gains, as it does by an import."""
        wanted = [name for name in dict.fromkeys(names) if name]
        self.look_up(kind, wanted)
        lacking = {plain(name): name for name in reversed(wanted) if not self._terms[kind, name]}
        self.session.add_all(VocabularyTerm(kind=kind, name=name) for name in lacking.values())
        self.session.flush()
        for name in wanted:
            if not self._terms[kind, name]:
                del self._terms[kind, name]
        self.look_up(kind, wanted)

    def term(self, kind: TermKind, name: str) -> int | None:
        """The term that the name means, if there is one."""
        self.look_up(kind, [name])
        return self._terms[kind, name]

    def learned(self, kind: TermKind, name: str) -> int:
        """The term of a name that has been learned."""
        term_id = self._terms[kind, name]
        assert term_id is not None, "it was learned"
        return term_id
