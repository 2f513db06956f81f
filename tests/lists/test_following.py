"""Saved searches are asked again by a worker, and the letter of the week tells once who is new."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from sqlalchemy import select

from agency.candidates.models import Candidate
from agency.database import db
from agency.digest.writing import write_due_editions
from agency.history import changes_of
from agency.jobs.running import run_task
from agency.jobs.tasks import follow_searches
from agency.lists.following import look_again, searches_to_follow
from agency.mail.models import OutboxMessage
from agency.matching.profiles import refresh_profiles
from agency.search.models import Alert, SearchFind, SearchWatch
from agency.search.saved import followed, save_search, set_alert
from tests.conftest import settings_for
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    PreferenceFactory,
    RecruiterFactory,
    SavedSearchFactory,
    bind,
)
from tests.support.whole import migrated_app, own_database

MONDAY_SEVEN = datetime(2026, 6, 22, 11, tzinfo=UTC)
CLIMATE = {"q": ["climate"]}


def who_wants_climate(session, **more) -> Candidate:
    person = CandidateFactory(owner=RecruiterFactory(digest_on=False), **more)
    PreferenceFactory(candidate=person, words="climate, please")
    session.flush()
    refresh_profiles(session, [person.id])
    return person


@pytest.fixture
def maya():
    return RecruiterFactory(name="Maya Lindqvist")


@pytest.fixture
def search(session, maya):
    who_wants_climate(session)
    search = save_search(session, maya, "Climate", CLIMATE, None)
    look_again(session, search.id, NOON)
    return search


def test_who_is_new_is_found_as_the_owner_would_find_them(session, search, maya):
    jane = who_wants_climate(session)
    assert look_again(session, search.id, NOON) == 1
    assert look_again(session, search.id, NOON) == 0
    assert followed(session, search.id, maya).new == 1
    newest = session.scalars(select(SearchFind).order_by(SearchFind.id.desc())).first()
    assert newest.candidate_id == jane.id
    assert search.people == 2


def test_looking_again_is_no_change_anybody_made(session, search, maya):
    who_wants_climate(session)
    look_again(session, search.id, NOON + timedelta(hours=1))
    assert search.people == 2
    assert changes_of(session, search) == []
    search.name = "Climate, all of it"
    session.flush()
    assert [change.after for change in changes_of(session, search)] == [{"name": search.name}]


def test_a_light_narrows_what_is_followed(session, maya):
    search = save_search(session, maya, "Climate", {**CLIMATE, "light": ["go"]}, None)
    look_again(session, search.id, NOON)
    who_wants_climate(session, terms={"stopped_at": NOON - timedelta(days=3)})
    assert look_again(session, search.id, NOON) == 0
    who_wants_climate(session)
    assert look_again(session, search.id, NOON) == 1


def test_every_search_of_somebody_who_works_here_is_asked_again(session, search):
    SavedSearchFactory(owner=RecruiterFactory(disabled=True))
    SavedSearchFactory(archived_at=NOON)
    assert searches_to_follow(session) == [search.id]
    assert follow_searches(session, NOON) == {"searches": 1}


def letters(session) -> list[str]:
    raw = session.scalars(select(OutboxMessage.raw).order_by(OutboxMessage.id))
    return [
        message_from_bytes(one, policy=policy.default).get_body(("plain",)).get_content()
        for one in raw
    ]


class TestLetter:
    def test_says_how_many_are_new_and_names_nobody(self, session, search):
        who_wants_climate(session, full_name="Zenobia Quill")
        look_again(session, search.id, NOON)
        assert write_due_editions(session, MONDAY_SEVEN) == {"posted": 1}
        [letter] = letters(session)
        assert "NEW IN YOUR SEARCHES" in letter
        assert "Climate: one new" in letter
        assert f"/candidates?saved={search.id}&q=climate" in letter
        assert "Zenobia" not in letter

    def test_tells_of_the_same_person_once(self, session, search):
        who_wants_climate(session)
        look_again(session, search.id, NOON)
        write_due_editions(session, MONDAY_SEVEN)
        assert write_due_editions(session, MONDAY_SEVEN + timedelta(weeks=1)) == {
            "nothing_to_say": 1
        }
        who_wants_climate(session)
        look_again(session, search.id, NOON)
        write_due_editions(session, MONDAY_SEVEN + timedelta(weeks=2))
        assert "Climate: one new" in letters(session)[-1]

    def test_that_could_not_be_kept_tells_of_them_the_next_time(self, session, search):
        who_wants_climate(session)
        look_again(session, search.id, NOON)
        kept = session.begin_nested()
        write_due_editions(session, MONDAY_SEVEN)
        kept.rollback()
        session.expire_all()
        assert letters(session) == []
        write_due_editions(session, MONDAY_SEVEN)
        assert "Climate: one new" in letters(session)[0]

    @pytest.mark.parametrize("alert", [Alert.never, Alert.daily])
    def test_is_silent_for_whoever_chose_otherwise(self, session, search, maya, alert):
        set_alert(session, search.id, maya, alert)
        who_wants_climate(session)
        look_again(session, search.id, NOON)
        assert write_due_editions(session, MONDAY_SEVEN) == {"nothing_to_say": 1}


def test_workers_at_once_and_one_that_fails_pass_nobody_over_and_tell_of_nobody_twice(
    server, tmp_path, worker_id
):
    with (
        own_database(server, f"following_{worker_id}") as url,
        migrated_app(settings_for(url, tmp_path)) as app,
    ):
        bind(db.session)
        AgencyFactory()
        maya = RecruiterFactory()
        search = save_search(db.session(), maya, "Climate", CLIMATE, None)
        number = search.id
        look_again(db.session(), number, NOON)
        db.session.commit()
        for _ in range(12):
            who_wants_climate(db.session())
        db.session.commit()
        db.session.remove()

        def worker(dies: bool) -> None:
            if not dies:
                run_task(app, "follow_search", search_id=number)
                return
            with app.app_context():
                look_again(db.session(), number, NOON)
                db.session.rollback()

        with ThreadPoolExecutor(6) as workers:
            list(workers.map(worker, [True, False, False, True, False, False]))
        finds = db.session.scalars(select(SearchFind.candidate_id)).all()
        assert len(finds) == len(set(finds)) == 12
        watch = db.session.scalars(select(SearchWatch)).one()
        assert watch.seen < min(db.session.scalars(select(SearchFind.id)))
