"""Generates an agency of any size: seeded, skewed as real ones are, written with COPY."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from agency.matching.profiles import refresh_profiles
from agency.places.models import Place
from agency.places.seeding import seed_places
from agency.recruiters.models import Agency, Recruiter
from agency.skills.models import TermKind, VocabularyTerm
from agency.skills.seeding import seed_vocabulary

RECRUITERS = 100
_BATCH = 2_000
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


class Agency100:
    """An agency of ``people`` candidates, a hundred recruiters, and roles to match."""

    def __init__(self, session: Session, people: int) -> None:
        self.session, self.people = session, people
        self.draw = random.Random(people)
        self.now = datetime.now(UTC)

    def build(self) -> None:
        seed_vocabulary(self.session)
        seed_places(self.session)
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
        self._look_up()
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
        self.session.commit()
        self.session.execute(text("ANALYZE"))
        for start in range(1, self.people + 1, _BATCH):
            refresh_profiles(self.session, range(start, min(start + _BATCH, self.people + 1)))
            self.session.commit()
        self.session.execute(text("ANALYZE"))
        self.session.commit()

    def _look_up(self) -> None:
        self.owners = list(self.session.scalars(select(Recruiter.id).order_by(Recruiter.id)))
        self.places = list(self.session.scalars(select(Place.id).order_by(Place.id)))
        self.skills = self._terms_of(TermKind.skill)
        self.titles = [name for _, name in self._terms_of(TermKind.title)]
        self.industries = [name for _, name in self._terms_of(TermKind.industry)]

    def _terms_of(self, kind: TermKind) -> list[tuple[int, str]]:
        query = (
            select(VocabularyTerm.id, VocabularyTerm.name)
            .where(VocabularyTerm.kind == kind)
            .order_by(VocabularyTerm.id)
        )
        return list(self.session.execute(query).all())  # type: ignore[arg-type]

    def _skewed(self, things: list[Any]) -> Any:
        """Few are common and many are rare."""
        return things[
            min(int(self.draw.paretovariate(0.9)) - 1, len(things) - 1)
            if self.draw.random() < 0.4
            else self.draw.randrange(len(things))
        ]

    def _candidates(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            name = f"{self.draw.choice(_FIRST)} {self.draw.choice(_LAST)} {n}"
            pay = self.draw.randrange(50, 220) * 1000
            yield (
                n,
                name,
                "",
                "",
                self._skewed(self.titles),
                f"Employer {self.draw.randrange(5000)}",
                self._skewed(self.places),
                self.owners[n % RECRUITERS],
                "America/Toronto",
                self.draw.choice([None, 14, 28, 60]),
                pay,
                "CAD",
                "year",
                [],
                "",
                "bench",
            )

    def _ways(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            yield (n, "email", f"person{n}@example.com", "", 1, "ok")
            yield (n, "mobile", f"+1416555{n % 10000:04}", "", 0, "ok")

    def _terms(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            luck = self.draw.random()
            yield (
                n,
                [],
                2 if luck < 0.3 else None,
                91 if luck < 0.3 else None,
                luck > 0.9,
                False,
                self.now if 0.5 < luck < 0.55 else None,
                self.now if 0.55 < luck < 0.6 else None,
                1,
            )

    def _consent(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            yield (n, "contact", "yes", "{}", "call", "", "", self.now - timedelta(days=400))

    def _skills(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            held = {self._skewed(self.skills)[0] for _ in range(self.draw.randrange(5, 14))}
            yield from ((n, skill, self.draw.choice([None, 2, 5, 9])) for skill in held)

    def _wishes(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            said = (self.now - timedelta(days=self.draw.randrange(600))).date()
            title, industry = self._skewed(self.titles), self._skewed(self.industries)
            later = self.draw.random() < 0.3
            day = said + timedelta(days=self.draw.randrange(30, 500)) if later else None
            yield (
                n,
                "later" if later else "now",
                "title",
                "nice",
                title,
                title,
                None,
                None,
                day,
                "",
                f"I’d move for a {title.lower()} job.",
                said,
                "call",
            )
            yield (
                n,
                "now",
                "industry",
                "nice",
                industry,
                industry,
                None,
                None,
                None,
                "",
                "",
                said,
                "call",
            )
            if self.draw.random() < 0.2:
                yield (
                    n,
                    "now",
                    "remote",
                    "must",
                    "Remote only",
                    "remote",
                    None,
                    0,
                    None,
                    "",
                    "",
                    said,
                    "form",
                )

    def _touches(self) -> Iterator[tuple[Any, ...]]:
        for n in range(1, self.people + 1):
            for _ in range(self.draw.randrange(2, 7)):
                when = self.now - timedelta(days=self.draw.randrange(35, 800))
                talk = self.draw.random() < 0.6
                yield (
                    n,
                    self.owners[n % RECRUITERS],
                    self.draw.choice(["call", "email", "meeting"]),
                    "ours" if self.draw.random() < 0.7 else "theirs",
                    "conversation" if talk else "attempt",
                    "talked" if talk else "no_answer",
                    when,
                    "Spoke about the market.",
                    "",
                    [],
                    [],
                    [],
                    "",
                )

    def _copy(self, table: str, columns: str, rows: Iterator[tuple[Any, ...]]) -> None:
        connection: psycopg.Connection = self.session.connection().connection.driver_connection  # type: ignore[assignment]
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)
        self.session.commit()
