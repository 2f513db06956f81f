"""Who replied, by what they were contacted for."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from agency.insights.remembering import Reason, replies_by_reason
from agency.insights.scope import Scope
from agency.recontact.models import Suggestion, SuggestionKind, SuggestionState
from tests.factories import NOON, TODAY, SuggestionFactory, TouchFactory
from tests.support.queries import count_queries

WEEKS = Scope(TODAY, 12, "America/Toronto")
DAY = timedelta(days=1)


def surfaced(**given: Any) -> Suggestion:
    made: Suggestion = SuggestionFactory(
        **{"surfaced_at": NOON - 40 * DAY, "words": "A lead job.", **given}
    )
    return made


def tried(suggestion: Suggestion, days_ago: int = 38, **given: Any) -> None:
    TouchFactory(
        candidate=suggestion.candidate,
        happened_at=NOON - days_ago * DAY,
        **{"attempt": True, **given},
    )


def found(session: Session, scope: Scope = WEEKS) -> dict[Reason, tuple[int, int]]:
    return {one.reason: (one.people, one.replied) for one in replies_by_reason(session, scope)}


def test_nobody_contacted_gives_no_rows(session: Session) -> None:
    surfaced()
    assert found(session) == {}


def test_each_kind_of_reason_is_a_row(session: Session) -> None:
    tried(surfaced())
    tried(surfaced(words=""))
    tried(surfaced(kind=SuggestionKind.date))
    tried(surfaced(kind=SuggestionKind.cold))
    tried(surfaced(kind=SuggestionKind.reply))
    assert found(session) == dict.fromkeys(Reason, (1, 0))


def test_an_answer_within_two_weeks_counts_and_a_later_one_does_not(session: Session) -> None:
    soon, late = surfaced(), surfaced()
    for suggestion, days_ago in ((soon, 38 - 14), (late, 38 - 15)):
        tried(suggestion)
        tried(suggestion, days_ago, attempt=False, from_them=True)
    assert found(session) == {Reason.own_words: (2, 1)}


def test_somebody_who_picks_up_has_replied(session: Session) -> None:
    suggestion = surfaced(state=SuggestionState.contacted, settled_at=NOON - 38 * DAY)
    tried(suggestion, attempt=False)
    assert found(session) == {Reason.own_words: (1, 1)}


def test_whoever_has_time_yet_is_left_out(session: Session) -> None:
    tried(surfaced(), days_ago=13)
    assert found(session) == {}


def test_a_touch_before_it_surfaced_or_after_it_was_settled_is_about_something_else(
    session: Session,
) -> None:
    tried(surfaced(), days_ago=41)
    tried(surfaced(state=SuggestionState.expired, settled_at=NOON - 39 * DAY), days_ago=38)
    assert found(session) == {}


def test_only_ones_own_are_counted_when_asked_and_one_query_suffices(session: Session) -> None:
    mine = surfaced()
    tried(mine)
    tried(surfaced())
    with count_queries(session) as counted:
        assert found(session, Scope(TODAY, 12, "UTC", mine.owner_id)) == {Reason.own_words: (1, 0)}
    assert counted.queries == 1


def test_the_range_is_wide_where_few_were_asked(session: Session) -> None:
    tried(surfaced())
    (one,) = replies_by_reason(session, WEEKS)
    assert one.share.value == 0
    assert one.share.high > 0.75
