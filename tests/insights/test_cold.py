"""Who is going cold, the quietest against their own usual gap first."""

from datetime import timedelta

from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.insights.cold import SHOWN, going_cold
from agency.insights.scope import Scope
from agency.recontact.models import SuggestionKind
from tests.factories import NOON, TODAY, CandidateFactory, SuggestionFactory, TouchFactory
from tests.support.queries import count_queries

WEEKS = Scope(TODAY, 12, "America/Toronto")


def quiet(weeks: int, usual: int = 4, **given: object) -> Candidate:
    person: Candidate = CandidateFactory(**given)
    for n in range(3):
        TouchFactory(candidate=person, happened_at=NOON - timedelta(weeks=weeks + n * usual))
    return person


def test_nobody_is_cold_where_everybody_was_spoken_with(session: Session) -> None:
    quiet(2)
    found = going_cold(session, WEEKS, NOON)
    assert (found.people, list(found.longest)) == (0, [])


def test_they_stand_by_how_far_past_their_own_usual_they_are(session: Session) -> None:
    seldom, often = quiet(30, usual=14), quiet(20)
    found = going_cold(session, WEEKS, NOON)
    assert [(one.candidate.id, one.usual, one.quiet) for one in found.longest] == [
        (often.id, 4, 20),
        (seldom.id, 14, 30),
    ]


def test_a_pause_a_stop_and_an_erasure_are_no_neglect(session: Session) -> None:
    quiet(20, terms={"paused_at": NOON})
    quiet(20, terms={"stopped_at": NOON})
    quiet(20, erased_at=NOON)
    assert going_cold(session, WEEKS, NOON).people == 0


def test_whoever_is_on_a_list_already_is_marked(session: Session) -> None:
    person = quiet(20)
    SuggestionFactory(candidate=person, kind=SuggestionKind.cold, role=None, occasion="cold:1")
    (one,) = going_cold(session, WEEKS, NOON).longest
    assert one.is_on_today


def test_only_ones_own_people_when_asked(session: Session) -> None:
    mine = quiet(20)
    quiet(20)
    found = going_cold(session, Scope(TODAY, 12, "UTC", mine.owner_id), NOON)
    assert [one.candidate.id for one in found.longest] == [mine.id]


def test_a_few_are_named_all_are_counted_and_queries_do_not_grow(session: Session) -> None:
    for _ in range(SHOWN + 3):
        quiet(20)
    with count_queries(session) as counted:
        found = going_cold(session, WEEKS, NOON)
    assert (found.people, len(found.longest), counted.queries) == (SHOWN + 3, SHOWN, 3)
