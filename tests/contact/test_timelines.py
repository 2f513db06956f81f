"""Three years of a person's life, day by day: whatever happens, we keep to what we said.

Every working morning a colleague would write if the light let them, so that every cap is met.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from agency.contact.policy import (
    Channel,
    Consent,
    ContactFacts,
    ContactPolicy,
    ContactRequest,
    Decision,
    Limit,
    Origin,
    Outcome,
    PastContact,
    Pause,
    Placed,
    Purpose,
    Relation,
    RelationKind,
    Stop,
    decide,
)
from tests.contact.people import ask, jane

START = datetime(2026, 1, 5, 15, tzinfo=UTC)
"""Monday 5 January 2026, ten in the morning in Toronto."""
DAYS = 3 * 365
HOUSE = ContactPolicy(zone="America/Toronto", home="CA")
LETTER = ask(channel=Channel.email, at_hand_over=True, role_id=None)


def wrote(facts: ContactFacts, at: datetime) -> ContactFacts:
    return replace(facts, history=(*facts.history, PastContact(at=at, from_us=False)))


def spoke(facts: ContactFacts, at: datetime) -> ContactFacts:
    call = PastContact(at=at, channel=Channel.call, both_spoke=True, proactive=False)
    return replace(facts, history=(*facts.history, call))


def said_yes(facts: ContactFacts, at: datetime) -> ContactFacts:
    return replace(facts, consent=Consent(answer="yes", at=at))


def said_yes_for_half_a_year(facts: ContactFacts, at: datetime) -> ContactFacts:
    ends = at.date() + timedelta(days=180)
    return replace(facts, consent=Consent(answer="yes", at=at, expires_on=ends))


def said_no(facts: ContactFacts, at: datetime) -> ContactFacts:
    return replace(facts, consent=Consent(answer="no", at=at))


def stopped(facts: ContactFacts, at: datetime) -> ContactFacts:
    return replace(facts, stopped=Stop(at=at))


def came_back(facts: ContactFacts, at: datetime) -> ContactFacts:
    return replace(said_yes(facts, at), stopped=None, restricted_since=None)


def paused(facts: ContactFacts, at: datetime) -> ContactFacts:
    return replace(facts, paused=Pause(since=at, until=at.date() + timedelta(days=90)))


def disputed(facts: ContactFacts, at: datetime) -> ContactFacts:
    return replace(facts, restricted_since=at)


def named_a_day(facts: ContactFacts, at: datetime) -> ContactFacts:
    return replace(facts, not_before=at.date() + timedelta(days=120))


def named_a_limit(facts: ContactFacts, at: datetime) -> ContactFacts:
    return replace(facts, limit=Limit(count=1, per_days=91))


def asked_for_work(facts: ContactFacts, at: datetime) -> ContactFacts:
    line = Relation(kind=RelationKind.registered, on=at.date())
    return replace(facts, relations=(*facts.relations, line))


def placed(facts: ContactFacts, at: datetime) -> ContactFacts:
    return replace(facts, placements=(*facts.placements, Placed(on=at.date(), client="Cedar Loop")))


def to_be_erased(facts: ContactFacts, at: datetime) -> ContactFacts:
    return replace(facts, retention_ends_on=at.date() + timedelta(days=200))


Event = Callable[[ContactFacts, datetime], ContactFacts]
EVENTS: list[Event] = [
    wrote, wrote, spoke, said_yes, said_yes, said_yes_for_half_a_year, said_no, stopped, came_back,
    paused, disputed, named_a_day, named_a_limit, asked_for_work, placed, to_be_erased,
]  # fmt: skip
lives = st.lists(st.tuples(st.integers(0, DAYS - 1), st.sampled_from(EVENTS)), max_size=14)
people = st.builds(
    lambda countries, from_them: jane(
        consent=None,
        countries=countries,
        origin=Origin(from_them=from_them, on=START.date()),
        sender=jane().sender,
    ),
    st.sampled_from([frozenset({each}) for each in ("CA", "GB", "DE", "US", "IN")]),
    st.booleans(),
)


@dataclass
class Life:
    """One person's three years: what is true today, what was sent, and what was promised."""

    facts: ContactFacts
    policy: ContactPolicy = HOUSE
    letters: list[datetime] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    promised: datetime | None = None

    def happens(self, event: Event, at: datetime) -> None:
        self.facts = event(self.facts, at)
        self.promised = None

    def morning(self, at: datetime) -> Decision:
        """Ask, and write if the light is green. A promise that nothing has overtaken must hold."""
        decision = self.asked(LETTER, at)
        if self.promised is not None and at >= self.promised:
            assert decision.outcome == Outcome.allow, (self.promised, decision)
        self.promised = decision.allowed_from
        self.decisions.append(decision)
        if decision.may_contact:
            self.letters.append(at)
            letter = PastContact(at=at, purpose=Purpose.recontact_role)
            self.facts = replace(self.facts, history=(*self.facts.history, letter))
            self.promised = None
        return decision

    def asked(self, request: ContactRequest, at: datetime) -> Decision:
        return decide(request, self.facts, self.policy, at)


def live(
    facts: ContactFacts, events: list[tuple[int, Event]], policy: ContactPolicy = HOUSE
) -> Life:
    life = Life(facts, policy)
    for day in range(DAYS):
        at = START + timedelta(days=day)
        for when, event in events:
            if when == day:
                life.happens(event, at - timedelta(hours=1))
        decision = life.morning(at)
        _keeps_to_what_we_said(life, decision, at)
    return life


def _keeps_to_what_we_said(life: Life, decision: Decision, at: datetime) -> None:
    facts, today = life.facts, at.date()
    if not decision.may_contact:
        return
    assert facts.stopped is None
    assert facts.restricted_since is None
    assert facts.consent is None or facts.consent.answer == "yes"
    assert facts.retention_ends_on is None or today < facts.retention_ends_on
    assert facts.not_before is None or today >= facts.not_before
    assert facts.paused is None or facts.paused.until is None or today >= facts.paused.until
    assert decision.basis is not None
    assert decision.basis_expires_on is None or today < decision.basis_expires_on
    assert at.weekday() < 5
    _keeps_the_gap(life, at)


def _keeps_the_gap(life: Life, at: datetime) -> None:
    earlier = life.letters[:-1]
    assert not earlier or (at.date() - earlier[-1].date()).days >= life.policy.gap_days
    within_a_year = [sent for sent in earlier if (at.date() - sent.date()).days < 365]
    assert len(within_a_year) < life.policy.per_year
    signs = [past.at for past in life.facts.history if past.both_spoke or not past.from_us]
    unanswered = [sent for sent in earlier if not signs or sent > max(signs)]
    assert len(unanswered) < life.policy.unanswered_stop_after
    if len(unanswered) >= life.policy.unanswered_quiet_after:
        rest = (at.date() - earlier[-1].date()).days
        assert rest >= life.policy.unanswered_quiet_days


@settings(max_examples=60, deadline=None)
@given(people, lives)
def test_three_years_whatever_happens(facts: ContactFacts, events: list[tuple[int, Event]]) -> None:
    live(facts, events)


@settings(max_examples=25, deadline=None)
@given(people, lives)
def test_three_years_in_a_gentler_agency(
    facts: ContactFacts, events: list[tuple[int, Event]]
) -> None:
    gentle = ContactPolicy(zone="America/Toronto", home="CA", gap_days=90, per_year=2)
    life = live(facts, events, gentle)
    assert len(life.letters) <= 6


def days_of(life: Life) -> list[date]:
    return [sent.date() for sent in life.letters]


def test_silent_person_with_a_yes_hears_from_us_four_times_and_never_again() -> None:
    life = live(jane(consent=None), [(0, said_yes)])
    assert days_of(life) == [
        date(2026, 1, 5), date(2026, 2, 4), date(2026, 8, 3), date(2027, 2, 1),
    ]  # fmt: skip
    assert life.decisions[-1].rule == "unanswered"


def test_applicant_who_never_said_yes_is_left_alone_after_half_a_year() -> None:
    life = live(jane(consent=None), [(0, wrote)])
    assert days_of(life) == [date(2026, 1, 5), date(2026, 2, 4)]
    after = [each.rule for each in life.decisions if each.decided_at.date() >= date(2026, 7, 6)]
    assert set(after) == {"no_basis"}


def test_person_who_answers_every_letter_hears_four_times_a_year() -> None:
    answers: list[tuple[int, Event]] = [(day, wrote) for day in range(1, DAYS, 5)]
    life = live(jane(consent=None), [(0, said_yes), *answers])
    assert len(life.letters) == 12
    assert life.letters[4].date() == date(2027, 1, 5)


def test_person_told_by_nobody_is_never_written_to_after_four_weeks() -> None:
    imported: dict[str, Any] = {
        "countries": frozenset({"GB"}), "zone": "Europe/London",
        "origin": Origin(from_them=False, on=START.date()), "consent": None,
    }  # fmt: skip
    life = live(jane(**imported), [(40, said_yes)])
    assert life.letters == []
    assert life.decisions[-1].rule == "notice_overdue"
