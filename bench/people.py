"""Generates an agency of any size: seeded, skewed as real ones are, written with COPY."""

import random
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from multiprocessing import get_context
from typing import Any, TypeVar

import psycopg
from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.orm import Session

from agency.matching.profiles import PEOPLE_AT_A_TIME, refresh_profiles
from agency.places.models import Place
from agency.places.seeding import seed_places
from agency.recruiters.models import Agency, Recruiter
from agency.skills.models import RelationKind, TermKind, TermRelation, VocabularyTerm
from agency.skills.seeding import seed_vocabulary

RECRUITERS = 100
WITH_RESUME = 0.5
"""Half have a résumé; the other half came by a call."""
_FIRST = [
    "Ada",
    "Bao",
    "Chidi",
    "Dina",
    "Emil",
    "Farah",
    "Goran",
    "Hana",
    "Ines",
    "Jonas",
    "Kofi",
    "Lena",
    "Milo",
    "Nadia",
    "Omar",
    "Pia",
    "Quinn",
    "Rosa",
    "Sami",
    "Tove",
]
_LAST = [
    "Abara",
    "Berg",
    "Costa",
    "Diallo",
    "Evans",
    "Fournier",
    "Gill",
    "Haddad",
    "Ito",
    "Jensen",
    "Kaur",
    "Lopez",
    "Moreau",
    "Novak",
    "Okoro",
    "Patel",
    "Roy",
    "Silva",
    "Tran",
    "Weiss",
]
_DID = [
    "Ran",
    "Built",
    "Reviewed",
    "Planned",
    "Improved",
    "Documented",
    "Led",
    "Taught",
    "Repaired",
    "Measured",
]
_FOR = (
    "a plant of two hundred people", "the largest customer", "three regional offices", "a new product line",
    "the finance team", "a public authority", "a hospital group", "the night shift", "a start-up of nine",
)  # fmt: skip

T = TypeVar("T")


@dataclass(frozen=True)
class Trade:
    """A job title of the vocabulary with the ids of the skills it needs."""

    title: str
    skills: tuple[int, ...]


@dataclass(frozen=True)
class Person:
    """What several tables tell of one person, always the same for the same number."""

    trade: Trade
    before: Trade
    skills: tuple[int, ...]


def trades_of(session: Session) -> list[Trade]:
    """Every title that names skills, shuffled once so that common ones come from all sectors."""
    names = dict(
        session.execute(
            select(VocabularyTerm.id, VocabularyTerm.name).where(
                VocabularyTerm.kind == TermKind.title
            )
        ).all()
    )
    needs: dict[int, list[int]] = {}
    relations = select(TermRelation.term_id, TermRelation.other_id).where(
        TermRelation.kind == RelationKind.essential
    )
    for title, skill in session.execute(relations.order_by(TermRelation.id)):
        needs.setdefault(title, []).append(skill)
    trades = [Trade(names[title], tuple(skills)) for title, skills in sorted(needs.items())]
    random.Random(7).shuffle(trades)
    return trades


def skewed(draw: random.Random, things: Sequence[T]) -> T:
    """A few are common and many are rare: the nth is drawn in proportion to 1 / (n + 10).

    Of 500 titles the most common is had by one person in forty, of 4,000 skills by one in sixty.
    """
    heap = _piled_up(len(things))
    return things[bisect(heap, draw.random() * heap[-1])]


@cache
def _piled_up(number: int) -> list[float]:
    return list(accumulate(1 / (rank + 10) for rank in range(number)))


@cache
def _engine(url: str) -> Engine:
    return create_engine(url)


def _write_profiles(part: tuple[str, int, int]) -> None:
    url, start, end = part
    with Session(_engine(url)) as session:
        refresh_profiles(session, range(start, end))
        session.commit()


class Generated:
    """An agency of ``people`` candidates and a hundred recruiters."""

    def __init__(self, session: Session, people: int) -> None:
        self.session, self.people = session, people
        self.draw = random.Random(people)
        self.now = datetime.now(UTC)

    def build(self, tell: Callable[[str], None]) -> None:
        seed_vocabulary(self.session)
        seed_places(self.session)
        self._house()
        self._look_up()
        tell("copying")
        self._copy(
            "candidates",
            "id, full_name, goes_by, pronouns, title, employer, place_id, owner_id, zone, notice_days, pay_wanted, pay_currency, pay_period, languages, best_time, source",
            self._candidates(),
        )
        self._copy(
            "ways_to_reach", "candidate_id, kind, value, note, position, state", self._ways()
        )
        self._copy(
            "contact_terms",
            "candidate_id, channels, limit_count, limit_days, only_when_fits, never_at_work, paused_at, stopped_at, version",
            self._terms(),
        )
        self._copy(
            "consent_entries",
            "candidate_id, kind, answer, details, how, words, wording_version, at",
            self._consent(),
        )
        self._copy("skills_held", "candidate_id, skill_id, years", self._skills())
        self._copy("earlier_jobs", "candidate_id, title, employer, position", self._jobs())
        self._copy("resumes", "candidate_id, text, source, added_at", self._resumes())
        self._copy(
            "preferences",
            "candidate_id, horizon, kind, weight, label, value, place_id, office_days, not_before, condition, words, said_on, said_by",
            self._wishes(),
        )
        self._copy(
            "touches",
            "candidate_id, recruiter_id, channel, direction, kind, outcome, happened_at, note, quote, gave, asked, learned, next_step",
            self._touches(),
        )
        self.session.execute(text("SELECT setval('candidates_id_seq', :n)"), {"n": self.people})
        self._analyse()
        self._profiles(tell)

    def _profiles(self, tell: Callable[[str], None]) -> None:
        """By one process for each processor."""
        url = self.session.connection().engine.url.render_as_string(hide_password=False)
        self.session.commit()
        starts = range(1, self.people + 1, PEOPLE_AT_A_TIME)
        parts = [(url, start, min(start + PEOPLE_AT_A_TIME, self.people + 1)) for start in starts]
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
            for number, _ in enumerate(processes.map(_write_profiles, parts)):
                if not number % 25:
                    tell(f"profiles from {parts[number][1]:,}")

    def _house(self) -> None:
        self.session.add(
            Agency(
                id=1,
                name="Bench & Co",
                postal_address="1 Bench Road",
                mail_from="bench@example.com",
                zone="America/Toronto",
                currency="CAD",
            )
        )
        self.session.add_all(
            Recruiter(
                name=f"Recruiter {n}",
                email=f"recruiter{n}@example.com",
                zone="America/Toronto",
                created_at=self.now - timedelta(days=365),
            )
            for n in range(RECRUITERS)
        )
        self.session.commit()

    def _look_up(self) -> None:
        self.owners = list(self.session.scalars(select(Recruiter.id).order_by(Recruiter.id)))
        self.places = list(self.session.scalars(select(Place.id).order_by(Place.id)))
        self.trades = trades_of(self.session)
        names = select(VocabularyTerm.id, VocabularyTerm.name, VocabularyTerm.kind)
        rows = self.session.execute(names.order_by(VocabularyTerm.id)).all()
        self.skills = [row.id for row in rows if row.kind is TermKind.skill]
        self.names = {row.id: row.name for row in rows}
        self.industries = [row.name for row in rows if row.kind is TermKind.industry]

    def _person(self, n: int) -> Person:
        draw = random.Random(n)
        trade = skewed(draw, self.trades)
        before = trade if draw.random() < 0.6 else skewed(draw, self.trades)
        own = draw.sample(trade.skills, min(len(trade.skills), draw.randrange(3, 9)))
        others = (skewed(draw, self.skills) for _ in range(draw.randrange(2, 7)))
        return Person(trade, before, tuple(dict.fromkeys([*own, *others])))

    def _candidates(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            name = f"{self.draw.choice(_FIRST)} {self.draw.choice(_LAST)} {n}"
            employer = f"Employer {self.draw.randrange(5000)}"
            place, owner = skewed(self.draw, self.places), self.owners[n % RECRUITERS]
            notice = self.draw.choice([None, 14, 28, 60])
            pay = self.draw.randrange(50, 220) * 1000
            title = self._person(n).trade.title
            yield (
                n, name, "", "", title, employer, place, owner, "America/Toronto", notice, pay, "CAD", "year",
                [], "", "bench",
            )  # fmt: skip

    def _ways(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            yield (n, "email", f"person{n}@example.com", "", 1, "ok")
            yield (n, "mobile", f"+1416555{n % 10000:04}", "", 0, "ok")

    def _terms(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            luck = self.draw.random()
            often = (2, 91) if luck < 0.3 else (None, None)
            paused = self.now if 0.5 < luck < 0.55 else None
            stopped = self.now if 0.55 < luck < 0.6 else None
            yield (n, [], *often, luck > 0.9, False, paused, stopped, 1)

    def _consent(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            yield (n, "contact", "yes", "{}", "call", "", "", self.now - timedelta(days=400))

    def _skills(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            for skill in self._person(n).skills:
                yield (n, skill, self.draw.choice([None, 2, 5, 9]))

    def _jobs(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            employer = f"Employer {self.draw.randrange(5000)}"
            yield (n, self._person(n).before.title, employer, 0)

    def _resumes(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            if self.draw.random() >= WITH_RESUME:
                continue
            person = self._person(n)
            told = [*person.trade.skills, *person.before.skills, *person.skills]
            lines = [
                f"{self.draw.choice(_DID)} {self.names[self.draw.choice(told)].lower()} for {self.draw.choice(_FOR)}."
                for _ in range(self.draw.randrange(6, 18))
            ]
            yield (n, " ".join(lines), "bench", self.now)

    def _wishes(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            said = (self.now - timedelta(days=self.draw.randrange(600))).date()
            trade = self._person(n).trade
            title = (trade if self.draw.random() < 0.6 else skewed(self.draw, self.trades)).title
            industry = skewed(self.draw, self.industries)
            later = self.draw.random() < 0.3
            day = said + timedelta(days=self.draw.randrange(30, 500)) if later else None
            horizon = "later" if later else "now"
            words = f"I’d move for a {title.lower()} job."
            yield (
                n, horizon, "title", "nice", title, title, None, None, day, "", words, said, "call",
            )  # fmt: skip
            yield (
                n, "now", "industry", "nice", industry, industry, None, None, None, "", "", said, "call",
            )  # fmt: skip
            if self.draw.random() < 0.2:
                yield (
                    n, "now", "remote", "must", "Remote only", "remote", None, 0, None, "", "", said, "form",
                )  # fmt: skip

    def _touches(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            for _ in range(self.draw.randrange(2, 7)):
                when = self.now - timedelta(days=self.draw.randrange(35, 800))
                talk = self.draw.random() < 0.6
                channel = self.draw.choice(["call", "email", "meeting"])
                direction = "ours" if self.draw.random() < 0.7 else "theirs"
                kind, outcome = ("conversation", "talked") if talk else ("attempt", "no_answer")
                yield (
                    n, self.owners[n % RECRUITERS], channel, direction, kind, outcome, when,
                    "Spoke about the market.", "", [], [], [], "",
                )  # fmt: skip

    def _analyse(self) -> None:
        self.session.execute(text("ANALYZE"))
        self.session.commit()

    def _copy(self, table: str, columns: str, rows: Iterator[tuple[Any, ...]]) -> None:
        connection: psycopg.Connection = self.session.connection().connection.driver_connection  # type: ignore[assignment]
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)
        self.session.commit()
