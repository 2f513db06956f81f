"""How long somebody is signed in."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from agency.recruiters.models import Recruiter
from agency.recruiters.sessions import (
    IDLE_LIMIT,
    SEEN_EVERY,
    WHOLE_LIMIT,
    end_sessions_of,
    living_session,
    living_sessions_of,
    new_token,
    note_seen,
    start_session,
)
from tests.factories import NOON, RecruiterFactory

BROWSER = "Firefox on Linux"
A_SECOND = timedelta(seconds=1)


@pytest.fixture
def maya(session: Session) -> Recruiter:
    return RecruiterFactory()


def test_session_lives_behind_its_token_only(session: Session, maya: Recruiter) -> None:
    begun, token = start_session(session, maya, BROWSER, NOON)
    assert living_session(session, token, BROWSER, NOON) is begun
    for other in ("", token[:-1], token + "x", token.upper(), begun.token_hash.hex()):
        assert living_session(session, other, BROWSER, NOON) is None
    assert living_session(session, token, "Chrome on Linux", NOON) is None


@pytest.mark.parametrize(
    ("seen_before", "begun_before", "lives"),
    [
        (IDLE_LIMIT - A_SECOND, IDLE_LIMIT, True),
        (IDLE_LIMIT, IDLE_LIMIT, False),
        (A_SECOND, WHOLE_LIMIT - A_SECOND, True),
        (A_SECOND, WHOLE_LIMIT, False),
    ],
    ids=["nearly idle", "idle", "nearly too old", "too old"],
)
def test_limits(
    session: Session, maya: Recruiter, seen_before: timedelta, begun_before: timedelta, lives: bool
) -> None:
    begun, token = start_session(session, maya, BROWSER, NOON - begun_before)
    begun.seen_at = NOON - seen_before
    assert (living_session(session, token, BROWSER, NOON) is not None) == lives


def test_last_seen_is_written_now_and_then_only(session: Session, maya: Recruiter) -> None:
    begun, _ = start_session(session, maya, BROWSER, NOON)
    assert not note_seen(begun, NOON + SEEN_EVERY - A_SECOND)
    assert begun.seen_at == NOON
    assert note_seen(begun, NOON + SEEN_EVERY)
    assert begun.seen_at == NOON + SEEN_EVERY


def test_all_or_all_but_one_are_ended(session: Session, maya: Recruiter) -> None:
    kept, _ = start_session(session, maya, BROWSER, NOON)
    ended = [start_session(session, maya, BROWSER, NOON)[1] for _ in range(2)]
    _, colleagues = start_session(session, RecruiterFactory(), BROWSER, NOON)
    end_sessions_of(session, maya, NOON, but=kept)
    session.expire_all()
    assert living_sessions_of(session, maya, NOON) == [kept]
    assert [living_session(session, token, BROWSER, NOON) for token in ended] == [None, None]
    assert living_session(session, colleagues, BROWSER, NOON)
    end_sessions_of(session, maya, NOON)
    session.expire_all()
    assert living_sessions_of(session, maya, NOON) == []


def test_tokens_are_long_and_never_alike() -> None:
    tokens = {new_token() for _ in range(10_000)}
    assert len(tokens) == 10_000
    assert min(len(token) for token in tokens) == 43, "256 bits"
