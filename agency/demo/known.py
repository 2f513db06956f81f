"""What the scripts name and the database numbers: terms, places, recruiters, roles; and new phones."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.clients.models import Role
from agency.demo.days import Days
from agency.demo.scripts import read
from agency.places.models import Place
from agency.recruiters.models import Recruiter
from agency.skills.models import TermKind, VocabularyTerm

ZONE = ZoneInfo("America/Toronto")


class Known:
    """Looks things up by the name a script gives them. Raises ``KeyError`` for an unknown one."""

    def __init__(self, session: Session, days: Days, now: datetime, draw: Random) -> None:
        self.days = days
        self.now = now
        self.draw = draw
        self.recruiters: dict[str, Recruiter] = {}
        self.roles: dict[str, Role] = {}
        terms = session.scalars(select(VocabularyTerm).order_by(VocabularyTerm.id))
        self._terms = {(term.kind, term.name): term for term in terms}
        places = session.scalars(select(Place).where(Place.country == "CA"))
        self._places = {place.name: place for place in places}
        self._phones: Counter[str] = Counter({"416": 5})

    def term(self, kind: TermKind, name: str) -> VocabularyTerm:
        return self._terms[kind, name]

    def term_id(self, kind: TermKind, name: str) -> int | None:
        term = self._terms.get((kind, name))
        return term.id if term else None

    def requirement(self, name: str) -> VocabularyTerm:
        """A designation of that name, else a skill."""
        return self._terms.get((TermKind.designation, name)) or self.term(TermKind.skill, name)

    def place(self, name: str) -> Place:
        return self._places[name]

    def phone(self, place: str) -> str:
        """The next number of a town among those kept for fiction, 555-0100 to 555-0199."""
        codes = read("crowd/everyone")["codes"].get(place, ["416"])
        code = next(code for code in [*codes, "343", "365"] if self._phones[code] < 100)
        self._phones[code] += 1
        return f"+1{code}55501{self._phones[code] - 1:02d}"

    def moment(self, days_ago: int) -> datetime:
        """A working hour so many days ago; for today, a little while ago."""
        if days_ago == 0:
            return self.now - timedelta(minutes=self.draw.randint(12, 90))
        day = _working_day(self.days.today - timedelta(days=days_ago), days_ago)
        minutes = self.draw.randint(9 * 60, 17 * 60 + 20)
        return min(_at(day, minutes), self.now - timedelta(minutes=5))

    def morning(self, day: date) -> datetime:
        return min(_at(day, 9 * 60 + self.draw.randint(0, 120)), self.now - timedelta(minutes=5))


def _working_day(day: date, days_ago: int) -> date:
    """Nobody rings on a Sunday; what was long enough ago moves to the Friday before."""
    return day - timedelta(days=day.weekday() - 4) if day.weekday() > 4 and days_ago > 9 else day


def _at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time(minutes // 60, minutes % 60), ZONE)
