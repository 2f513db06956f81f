"""Work history and résumé on the person's own page: shown, corrected, taken away, erased."""

import json

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import EarlierJob, Resume
from agency.candidates.resumes import newest_resume
from agency.matching.models import MatchFacts
from agency.recontact.models import Suggestion
from agency.touches.models import Touch
from tests.candidate_pages.own_pages import Person, hannah, open_whole_page
from tests.factories import EarlierJobFactory, ResumeFactory
from tests.support.pages import AuditedClient

JOBS = "Payroll Clerk, Acme, 2019-2022"


@pytest.fixture
def person(client: AuditedClient, session: Session) -> Person:
    found = hannah(session)
    EarlierJobFactory(candidate=found.candidate)
    ResumeFactory(candidate_id=found.candidate.id, text="An older text.")
    ResumeFactory(candidate_id=found.candidate.id, text="Ten years of payroll.")
    session.commit()
    open_whole_page(client, session, found)
    return found


def seen(client: AuditedClient, person: Person) -> str:
    page = client.get(f"{person.path}/profile/work").text
    return page.partition('name="known"')[2].partition('value="')[2].partition('"')[0]


def save(client: AuditedClient, person: Person, jobs: str, resume: str, known: str = ""):
    url = f"{person.path}/profile/work"
    known = known or seen(client, person)
    return client.post_form(url, {"jobs": jobs, "resume": resume, "known": known}, page=url)


def test_page_says_that_we_hold_them_and_shows_them(client, person: Person):
    page = client.get(f"{person.path}/profile").text
    assert "one earlier job, your résumé, and these answers" in page
    work = client.get(f"{person.path}/profile/work").text
    assert f"{JOBS}</textarea>" in work
    assert "Ten years of payroll.</textarea>" in work


def test_download_holds_every_version(client, person: Person):
    held = json.loads(client.get(f"{person.path}/profile/data").data)
    assert held["earlier_jobs"][0]["title"] == "Payroll Clerk"
    texts = [version["text"] for version in held["versions_of_your_resume"]]
    assert texts == ["An older text.", "Ten years of payroll."]


def test_a_correction_is_saved_and_the_owner_hears_of_it(client, session, person: Person):
    answer = save(client, person, "Payroll Lead, Acme, 2019-2022", "Eleven years of payroll.")
    assert answer.status_code == 302
    assert session.scalars(select(EarlierJob.title)).all() == ["Payroll Lead"]
    assert newest_resume(session, person.candidate.id).text == "Eleven years of payroll."
    touch = session.scalars(select(Touch).order_by(Touch.id.desc())).first()
    assert touch.note == "Hannah brought her work history and résumé up to date."
    assert "payroll" not in touch.note
    assert session.scalars(select(Suggestion.why)).all() == [touch.note]
    facts = session.get(MatchFacts, person.candidate.id).facts
    assert facts["previous_titles"] == ["Payroll Lead"]


def test_nothing_changed_tells_nobody(client, session, person: Person):
    before = len(session.scalars(select(Touch.id)).all())
    save(client, person, JOBS, "Ten years of payroll.")
    assert len(session.scalars(select(Touch.id)).all()) == before


def test_what_was_changed_meanwhile_is_not_overwritten(client, session, person: Person):
    known = seen(client, person)
    EarlierJobFactory(candidate=person.candidate, title="Cashier", position=1)
    session.commit()
    answer = save(client, person, "Picker", "Ten years of payroll.", known)
    assert answer.status_code == 409
    assert "changed while this page was open" in answer.text
    assert "Picker</textarea>" in answer.text
    assert len(session.scalars(select(EarlierJob)).all()) == 2


def test_a_line_that_cannot_be_read_is_kept_as_typed(client, session, person: Person):
    answer = save(client, person, "Cashier, Corner, 2019-20", "x" * 100_001)
    assert answer.status_code == 422
    assert "write the years as 2019-2022" in answer.text
    assert "this has 100,001" in answer.text
    assert "Cashier, Corner, 2019-20</textarea>" in answer.text


def test_it_opens_only_for_who_has_shown_who_they_are(app, person: Person):
    stranger = app.test_client()
    assert stranger.get(f"{person.path}/profile/work").location == person.path
    answer = stranger.post_form(f"{person.path}/profile/work", {"jobs": "x"}, page=person.path)
    assert answer.status_code == 403


def test_erased_nothing_of_them_is_left(client, session, person: Person):
    save(client, person, "", "")
    answer = client.post_form(
        f"{person.path}/profile/erasure", page=f"{person.path}/profile/erasure"
    )
    assert "versions of your résumé" in answer.text
    assert session.scalars(select(Resume)).all() == []
    assert session.scalars(select(EarlierJob)).all() == []
