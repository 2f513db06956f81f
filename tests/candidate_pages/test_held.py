"""What we hold: taken away whole, and erased so that nothing of the person is left."""

import json
from datetime import date

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import Candidate, ProfileLink, WayToReach
from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.database import Base
from agency.digest.models import DigestEdition, DigestItem
from agency.matching.profiles import refresh_profiles
from agency.preferences.models import Preference
from agency.touches.models import Touch
from tests.candidate_pages.own_pages import WORDS, Person, hannah, open_whole_page, press
from tests.factories import (
    ConsentFactory,
    EarlierJobFactory,
    PromiseFactory,
    ResumeFactory,
    SubmissionFactory,
    SuggestionFactory,
    TouchFactory,
)
from tests.support.pages import AuditedClient

PERSONAL = ("Hannah", "Sørby", "After 16:30", "climate tech", "Fernhill", "jane", "secret note")


@pytest.fixture
def person(client: AuditedClient, session: Session) -> Person:
    found = hannah(session)
    who = found.candidate
    TouchFactory(candidate=who, note="A secret note about Hannah")
    PromiseFactory(candidate=who, what="send Hannah notes")
    ConsentFactory(candidate_id=who.id, kind=ConsentKind.keep, expires_on=date(2028, 3, 14))
    SubmissionFactory(candidate=who, ended_why="Hannah took another job")
    suggestion = SuggestionFactory(candidate=who, words=WORDS)
    edition = DigestEdition(
        recruiter_id=who.owner_id, iso_year=2026, iso_week=25, due_at=clock.now(), state="posted"
    )
    session.add(edition)
    session.flush()
    session.add(
        DigestItem(edition_id=edition.id, recruiter_id=who.owner_id, suggestion_id=suggestion.id)
    )
    job = EarlierJobFactory(candidate=who, title="Hannah’s first job")
    ResumeFactory(candidate_id=who.id, text="The life of Hannah Sørby")
    job.employer = "Fernhill of Hannah"
    session.flush()
    session.delete(job)
    who.title = "Chief of Hannah’s things"
    session.flush()
    session.delete(who.skills[0])
    refresh_profiles(session, [who.id])
    session.commit()
    open_whole_page(client, session, found)
    return found


def test_page_says_how_much_and_until_when(client, person: Person):
    page = client.get(f"{person.path}/profile").text
    assert "what you told us in two conversations" in page
    assert "Kept until 14 Mar 2028" in page


def test_download_holds_all_of_it(client, person: Person):
    answer = client.get(f"{person.path}/profile/data")
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    held = json.loads(answer.data)
    assert held["you"]["full_name"] == "Hannah Sørby"
    assert held["you"]["owner"].startswith("Maya Lindqvist")
    assert WORDS in {wish["words"] for wish in held["what_you_want"]}
    notes = {touch["note"] for touch in held["conversations_and_attempts"]}
    assert "A secret note about Hannah" in notes
    assert held["roles_you_were_put_forward_for"][0]["client"].startswith("Cedar Loop")
    assert held["letters_to_you"][0]["purpose"] == "transactional"
    assert held["designations"][0]["name"] == "PMP"
    for inside in ("token_hash", "raw", '"id"', "code_hash"):
        assert inside not in answer.text


def test_erasing_asks_once_more(client, session, person: Person):
    page = client.get(f"{person.path}/profile/erasure").text
    assert "It cannot be undone." in page
    assert session.scalars(select(Candidate.erased_at)).one() is None


def test_erased_nothing_of_them_is_left_in_any_table(client, session, person: Person):
    answer = client.post_form(
        f"{person.path}/profile/erasure", page=f"{person.path}/profile/erasure"
    )
    assert answer.status_code == 200
    assert "Two conversations and attempts" in answer.text
    left = {
        (table.name, word)
        for table in Base.metadata.sorted_tables
        if table.name not in ("rate_counters", "vocabulary_terms", "clients", "roles")
        for row in session.execute(text(f"SELECT to_jsonb(t)::text FROM {table.name} t")).scalars()  # noqa: S608
        for word in PERSONAL
        if word in row
    }
    assert left == set()
    assert session.scalars(select(WayToReach)).all() == []
    assert session.scalars(select(Touch)).all() == []
    assert session.scalars(select(Preference)).all() == []


def test_erased_one_line_stays_that_says_not_to_contact(client, session, person: Person):
    client.post_form(f"{person.path}/profile/erasure", page=f"{person.path}/profile/erasure")
    line = session.scalars(select(ConsentEntry)).one()
    assert (line.kind, line.answer, line.words, line.how) == (ConsentKind.stop, "yes", "", "form")
    assert session.scalars(select(ContactTerms.stopped_at)).one()
    assert session.scalars(select(Candidate.erased_at)).one()


def test_erased_the_page_is_closed_and_an_old_letter_may_still_say_stop(client, session, person):
    client.post_form(f"{person.path}/profile/erasure", page=f"{person.path}/profile/erasure")
    assert client.get(f"{person.path}/profile").status_code == 410
    assert press(client, person, "opening").status_code == 410
    assert press(client, person, "stop").status_code == 302
    assert session.scalars(select(ProfileLink.address).distinct()).all() == [""]


def test_erasing_somebody_leaves_everybody_else(client, session, person: Person):
    other = TouchFactory(note="About somebody else").candidate
    session.commit()
    client.post_form(f"{person.path}/profile/erasure", page=f"{person.path}/profile/erasure")
    assert inspect(other).persistent
    assert (other.full_name, other.erased_at) == ("Jane Okafor", None)
    assert session.scalars(select(Touch.note)).all() == ["About somebody else"]


@pytest.mark.parametrize("page", ["profile/data", "profile/erasure", "profile/thanks"])
def test_none_of_it_opens_without_the_code(app, person: Person, page: str):
    assert app.test_client().get(f"{person.path}/{page}").location == person.path


def test_nothing_is_erased_without_the_code(app, session, person: Person):
    client = app.test_client()
    answer = client.post_form(f"{person.path}/profile/erasure", page=person.path)
    assert answer.status_code == 403
    assert session.scalars(select(Candidate.erased_at)).one() is None
