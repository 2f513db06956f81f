"""One evaluation from the records read to the people ranked, step by step, so that progress can be shown."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from agency.clients.models import Role
from agency.evaluating.files import counted
from agency.evaluating.ground import Ground
from agency.evaluating.loading_people import batches, load_people, words_of
from agency.evaluating.loading_roles import Clients, load_roles
from agency.evaluating.people import PersonTold
from agency.evaluating.roles import RoleTold
from agency.evaluating.wordings import Wordings
from agency.matching.fit import DealBreaker
from agency.matching.learning import learn
from agency.matching.queries import Everybody, Placed, judge_pair
from agency.matching.scoring import Weighed


class Ranking(NamedTuple):
    """One role: who is placed, best first, and who is out; each with the name the files have for them."""

    role: str
    placed: list[tuple[str, Placed]]
    out: list[tuple[str, Placed]]


class Evaluation:
    """In a database that holds a vocabulary, places and nothing else. Nothing is ever committed.

    ``wordings`` tells how the files write what a ranking names as the vocabulary does.
    """

    def __init__(self, session: Session, today: date, currency: str, zone: str) -> None:
        self._session, self._today = session, today
        self._ground = Ground(session, today, currency, zone)
        self._clients = Clients(self._ground)
        self.wordings = Wordings()
        self._people: dict[int, str] = {}
        self._roles: dict[int, str] = {}

    def load_people(self, people: Sequence[PersonTold]) -> Iterator[int]:
        """Load them; says after every batch how many it was."""
        for batch in batches(people):
            self._people |= load_people(self._ground, batch)
            self.wordings.note_said(self._session, words_of(self._ground, batch))
            yield len(batch)
        # The planner has never seen these rows, and fit reads how common a term is.
        self._session.execute(text("ANALYZE"))
        learn(self._session, self._ground.now)

    def load_roles(self, roles: Sequence[RoleTold]) -> Iterator[int]:
        for number, key in load_roles(self._ground, self._clients, roles, self.wordings):
            self._roles[number] = key
            yield 1

    def rank(self, limit: int) -> Iterator[Ranking]:
        """Everybody for every role, in the order of the file."""
        everybody = Everybody(self._session, self._today)
        for number, key in self._roles.items():
            role = self._session.get_one(Role, number)
            found = everybody.rank(role, limit)
            named = [(self._people[one.person_id], one) for one in found]
            yield Ranking(
                key,
                [pair for pair in named if not isinstance(pair[1].found, DealBreaker)],
                [pair for pair in named if isinstance(pair[1].found, DealBreaker)],
            )

    def judge(self, role: str, person: str, today: date) -> Weighed | DealBreaker:
        """One pair on a day of its own. Raises ``KeyError`` for names no file has."""
        numbers = {key: number for number, key in self._roles.items()}
        people = {key: number for number, key in self._people.items()}
        found = judge_pair(
            self._session, self._session.get_one(Role, numbers[role]), people[person], today
        )
        assert found is not None, "nobody is erased here"
        return found

    @property
    def warnings(self) -> list[str]:
        """What was taken otherwise than it was told."""
        told = []
        if unknown := self._ground.places.unknown:
            told.append(f"Not among the places, and ranked as unknown: {counted(unknown)}.")
        if otherwise := self._clients.told_otherwise:
            told.append(
                "Roles tell different industries or sizes of these clients; what the first says "
                f"counts: {counted(otherwise)}."
            )
        return told
