"""Bringing in a file over HTTP: four steps, what waits for a person, and the way back."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, WayKind
from agency.candidates.suppression import suppress
from agency.contact import terms
from agency.contact.consent import Told, current_consent
from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.database import keyed_hash
from agency.imports import applying, undoing_people
from agency.imports.models import ImportJob, ImportRow, JobState, RowState
from agency.preferences.models import Preference
from agency.recruiters.models import Recruiter
from agency.touches.models import Touch
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    RecruiterFactory,
    SkillHeldFactory,
    TouchFactory,
    WayFactory,
)
from tests.support.jobs import run_waiting_jobs
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

pytestmark = pytest.mark.seeded

EXPORT = (
    "First Name,Last Name,Email Address,Cell Phone,Position,Company,Last Contacted,Comments,Legacy ID\n"
    'Ana,Brook,ana@example.com,416-555-0142,Estimator,Cedar Loop,12 Mar 2026,"wants remote, not before September",L-1\n'
    "Bob,Hale,,,Foreman,Acme,2026-02-02,met at trade show,L-2\n"
    "Jane,Okafor,jane@example.com,,Product Lead,Fernhill Power,2026-01-05,PMP in progress,L-3\n"
    "Cy,,not an address,,,,,,=1+1\n"
    ",,x@example.com,,,,,,\n"
)


@pytest.fixture
def maya(session: Session, client: AuditedClient) -> Iterator[Recruiter]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        maya = RecruiterFactory(name="Maya Lindqvist", email="maya@harbourpike.example")
        session.commit()
        sign_in(client, maya)
        yield maya


def upload(client: AuditedClient, data: str | bytes, name: str = "contacts.csv") -> str:
    """The address of the import's columns."""
    told = data.encode() if isinstance(data, str) else data
    answer = client.post_form("/imports", {"file": (BytesIO(told), name)}, page="/imports")
    assert answer.status_code == 302, answer.text[:3000]
    return str(answer.location)


def job_of(session: Session) -> ImportJob:
    return session.scalars(select(ImportJob).order_by(ImportJob.id.desc()).limit(1)).one()


def check(client: AuditedClient, app: Flask, session: Session, data: str, **chosen: str) -> str:
    """Upload, take the columns as they were guessed, and run the check; the import's address."""
    columns = upload(client, data)
    job = job_of(session)
    told = {f"column-{at}": field for at, field in enumerate(job.mapping)}
    told |= {"owner": job.options["owner"], "notes_on": "2026-06-18", **chosen}
    answer = client.post_form(columns, told)
    assert answer.status_code == 302, answer.text
    run_waiting_jobs(app)
    return str(answer.location)


def save(client: AuditedClient, app: Flask, at: str, **chosen: str) -> None:
    answer = client.post_form(f"{at}/saving", {"basis": "unsure", **chosen})
    assert answer.status_code == 302, answer.text
    run_waiting_jobs(app)


def counts(session: Session) -> dict[str, int]:
    query = select(ImportRow.state, func.count()).filter_by(job_id=job_of(session).id)
    return {str(state): count for state, count in session.execute(query.group_by(ImportRow.state))}


def people(session: Session) -> set[str]:
    return set(session.scalars(select(Candidate.full_name)))


def test_four_steps_bring_a_file_in_and_take_it_back(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    columns = upload(client, EXPORT)
    page = client.get(columns).text
    assert "UTF-8, comma between the cells" in page
    assert "ana@example.com" in page
    at = check(client, app, session, EXPORT)
    assert people(session) == set()
    assert counts(session) == {"new": 2, "aside": 2, "refused": 1}
    page = client.get(at).text
    assert "2 are ready" in page
    assert "2 need a decision" in page
    assert "No email, no phone" in page
    assert "in progress" in client.get(f"{at}/notes").text
    save(client, app, at)
    assert people(session) == {"Ana Brook", "Jane Okafor"}
    ana = session.scalars(select(Candidate).filter_by(full_name="Ana Brook")).one()
    assert (ana.title, ana.employer, ana.owner_id) == ("Estimator", "Cedar Loop", maya.id)
    touch = session.scalars(select(Touch).filter_by(candidate_id=ana.id)).one()
    assert touch.happened_at.date().isoformat() == "2026-03-12"
    assert touch.note == "wants remote, not before September\nLegacy ID: L-1"
    wishes = session.scalars(select(Preference).filter_by(candidate_id=ana.id)).all()
    assert {str(wish.said_on) for wish in wishes} == {"2026-03-12"}
    assert session.scalars(select(ConsentEntry)).all() == []
    assert "2 went in" in client.get(at).text
    answer = client.post_form(f"{at}/undoing")
    assert answer.status_code == 302
    assert "Taking the import back" in client.get(at).text
    run_waiting_jobs(app)
    assert people(session) == set()
    assert session.scalars(select(Touch)).all() == []
    assert "2 taken back" in client.get(at).text


def test_progress_page_tells_how_far_and_hands_over_at_the_end(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    at = check(client, app, session, EXPORT)
    client.post_form(f"{at}/saving", {"basis": "unsure"})
    page = client.get(at).text
    assert "Saving the rows" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "0 of 2 rows" in client.get(f"{at}/progress").text
    run_waiting_jobs(app)
    over = client.get(f"{at}/progress")
    assert over.headers["HX-Redirect"] == at


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty"),
        (b"%PDF-1.7", "This is not a table"),
        (b"name" + b",x" * 10_000, "10001 columns; 200 is the most"),
    ],
)
def test_file_that_cannot_be_read_is_refused_on_its_own_page(
    client: AuditedClient, session: Session, maya: Recruiter, data: bytes, said: str
) -> None:
    answer = client.post_form("/imports", {"file": (BytesIO(data), "x.csv")}, page="/imports")
    assert answer.status_code == 422
    assert said in answer.text
    assert session.scalars(select(ImportJob)).all() == []


def test_a_hundred_megabytes_are_turned_away(client: AuditedClient, maya: Recruiter) -> None:
    client.get("/imports")
    said = {"CONTENT_LENGTH": str(100 * 1024 * 1024)}
    file = {"file": (BytesIO(b"name\nAna\n"), "huge.csv")}
    answer = client.post_form("/imports", file, environ_overrides=said)
    assert answer.status_code == 413
    assert "at most 50 MB" in answer.text


def test_days_are_asked_about_once_when_nothing_tells(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    data = "Name,Email,Last Contacted,Notes\nAna B,ana@example.com,03/06/2026,hello\n"
    columns = upload(client, data)
    page = client.get(columns).text
    assert "Which way round" in page
    told = {f"column-{at}": one for at, one in enumerate(job_of(session).mapping)}
    told |= {"owner": maya.email, "notes_on": "2026-06-18"}
    refused = client.post_form(columns, told)
    assert refused.status_code == 422
    assert "Say which way round" in refused.text
    at = client.post_form(columns, {**told, "day_first": "yes"}).location
    run_waiting_jobs(app)
    save(client, app, at)
    touch = session.scalars(select(Touch)).one()
    assert touch.happened_at.date().isoformat() == "2026-06-03"
    assert "Which way round" not in client.get(upload(client, data.replace("03/06", "23/06"))).text


def test_columns_are_matched_as_they_were_last_time(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    data = "Name,Email,Odd\nAna B,ana@example.com,Python\n"
    check(client, app, session, data, **{"column-2": "skills"})
    upload(client, "Name,Email,Odd\nBo C,bo@example.com,SQL\n")
    assert job_of(session).mapping == ["name", "email", "skills"]


def test_two_columns_for_one_field_are_refused_by_name(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    columns = upload(client, "Name,Email,Odd\nAna B,ana@example.com,x\n")
    told = {"column-0": "name", "column-1": "email", "column-2": "email", "owner": maya.email}
    refused = client.post_form(columns, told)
    assert refused.status_code == 422
    assert "Both “Email” and “Odd” become Email" in refused.text


def test_other_letters_and_cells_can_be_chosen(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    columns = upload(client, "Name,Email\nÉlan B,e@example.com\n".encode("mac_roman"))
    client.get(columns)
    reading = columns.replace("columns", "reading")
    client.post_form(reading, {"encoding": "mac_roman", "delimiter": ","})
    assert "Élan B" in client.get(columns).text


def test_bought_lists_are_not_imported_and_a_yes_needs_its_day(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    at = check(client, app, session, EXPORT)
    refused = client.post_form(f"{at}/saving", {"basis": "bought"}, follow_redirects=True)
    assert "imports no bought or scraped lists" in refused.text
    assert client.post_form(f"{at}/saving", {"basis": "yes"}).status_code == 422
    assert people(session) == set()
    save(client, app, at, basis="yes", agreed_on="2026-05-01")
    lines = session.scalars(select(ConsentEntry)).all()
    assert {(line.kind, line.answer, line.at.date().isoformat()) for line in lines} == {
        (ConsentKind.contact, "yes", "2026-05-01")
    }
    assert len(lines) == 2


def test_somebody_known_is_added_to_and_their_refusal_stands(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    jane = CandidateFactory(full_name="Jane Okafor", title="Chief", employer="", reachable=False)
    WayFactory(candidate=jane, value="jane@example.com")
    terms.stop(session, jane.id, Told(how="email", at=NOON))
    session.commit()
    at = check(client, app, session, EXPORT)
    assert counts(session)["changed"] == 1
    ledger = session.scalar(select(func.count()).select_from(ConsentEntry))
    save(client, app, at, basis="yes", agreed_on="2026-05-01")
    session.refresh(jane)
    assert (jane.title, jane.employer) == ("Chief", "Fernhill Power")
    assert session.get_one(ContactTerms, jane.id).stopped_at == NOON
    after = session.scalar(select(func.count()).select_from(ConsentEntry))
    assert (after or 0) - (ledger or 0) == 1, "one line, of the one who is new"
    client.post_form(f"{at}/undoing")
    run_waiting_jobs(app)
    session.refresh(jane)
    assert (jane.title, jane.employer) == ("Chief", "")
    assert session.get_one(ContactTerms, jane.id).stopped_at == NOON


def test_years_of_a_skill_are_filled_in_and_taken_back(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    jane = CandidateFactory(full_name="Jane Okafor", reachable=False)
    WayFactory(candidate=jane, value="jane@example.com")
    python = SkillHeldFactory(candidate=jane, skill__name="Python", years=None)
    sql = SkillHeldFactory(candidate=jane, skill__name="SQL", years=9)
    session.commit()
    told = 'name,email,skills\nJane Okafor,jane@example.com,"Python:5, SQL:3, dbt: 2"\n'
    at = check(client, app, session, told)
    save(client, app, at)
    session.expire_all()
    held = {one.skill.name: one.years for one in jane.skills}
    assert held == {"Python": 5, "SQL": 9, "dbt": 2}
    client.post_form(f"{at}/undoing")
    run_waiting_jobs(app)
    session.expire_all()
    assert {one.skill.name: one.years for one in jane.skills} == {"Python": None, "SQL": 9}
    assert {python.years, sql.years} == {None, 9}


def test_whoever_looks_alike_waits_for_a_person(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    hale = CandidateFactory(full_name="Robert Hale", employer="Acme", reachable=False)
    WayFactory(candidate=hale, kind=WayKind.mobile, value="+14165550199")
    other = CandidateFactory(full_name="Jane Okafor", employer="Fernhill Power", reachable=False)
    session.commit()
    at = check(client, app, session, EXPORT)
    rows = {row.row_no: row for row in session.scalars(select(ImportRow))}
    assert rows[2].conflict == "You have Robert Hale: name and employer alike"
    assert rows[3].like_ids == [other.id]
    page = client.get(at).text
    assert "Same person, add to Robert Hale" in page
    save(client, app, at, **{"row-2": "same", "row-3": "new"})
    assert sorted(session.scalars(select(Candidate.full_name))) == [
        "Ana Brook", "Jane Okafor", "Jane Okafor", "Robert Hale",
    ]  # fmt: skip
    session.refresh(hale)
    assert (
        session.scalars(select(Touch.note).filter_by(candidate_id=hale.id)).one().startswith("met")
    )


def test_rows_may_be_decided_after_the_rest_is_saved(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    at = check(client, app, session, EXPORT)
    save(client, app, at)
    assert "Bob Hale" not in people(session)
    assert "Decide later" in client.get(at).text
    save(client, app, at, **{"row-2": "keep", "row-4": "leave_out"})
    assert "Bob Hale" in people(session)
    assert counts(session) == {"added": 3, "left_out": 1, "refused": 1}


def test_stop_in_a_note_is_heeded_and_outlives_the_undo(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    data = "Name,Email,Notes\nAna B,ana@example.com,Do not contact me again.\nBo C,bo@example.com,hello\n"
    at = check(client, app, session, data)
    save(client, app, at)
    ana = session.scalars(select(Candidate).filter_by(full_name="Ana B")).one()
    assert session.get_one(ContactTerms, ana.id).stopped_at is not None
    client.post_form(f"{at}/undoing")
    run_waiting_jobs(app)
    assert people(session) == {"Ana B"}
    assert ConsentKind.stop in current_consent(session, ana.id)
    assert undoing_people.REFUSED in client.get(at).text


def test_erased_people_stay_out(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    suppress(session, [keyed_hash(session(), "ana@example.com")], NOON)
    session.commit()
    at = check(client, app, session, EXPORT)
    assert counts(session)["left_out"] == 1
    save(client, app, at)
    assert "Ana Brook" not in people(session)


def test_whoever_was_worked_with_stays_when_the_import_is_taken_back(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    at = check(client, app, session, EXPORT)
    save(client, app, at)
    ana = session.scalars(select(Candidate).filter_by(full_name="Ana Brook")).one()
    TouchFactory(candidate=ana)
    session.commit()
    client.post_form(f"{at}/undoing")
    run_waiting_jobs(app)
    assert people(session) == {"Ana Brook"}
    page = client.get(at).text
    assert "1 taken back" in page
    assert undoing_people.TOUCHED in page


def test_undo_ends_after_seven_days(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    at = check(client, app, session, EXPORT)
    save(client, app, at)
    assert "Take the whole import back" in client.get(at).text
    job = job_of(session)
    job.applied_at = NOON - timedelta(days=7)
    session.commit()
    assert "Take the whole import back" not in client.get(at).text
    refused = client.post_form(f"{at}/undoing", follow_redirects=True)
    assert "can no longer be taken back" in refused.text


def test_rows_that_stay_out_can_be_downloaded_and_run_no_formula(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    at = check(client, app, session, EXPORT)
    left = client.get(f"{at}/left-out.csv").get_data(as_text=True)
    lines = left.lstrip("\ufeff").splitlines()
    assert lines[0].endswith("Legacy ID,Line,Why it stayed out")
    assert "not an address,,,,,,'=1+1,5," in lines[2]
    assert lines[3].endswith('6,"name: it is empty, and every row needs it"')


def test_the_same_file_again_says_so_and_adds_nobody(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    save(client, app, check(client, app, session, EXPORT))
    before = len(people(session))
    columns = upload(client, EXPORT)
    assert "already imported on 18 Jun 2026" in client.get(columns).text
    at = check(client, app, session, EXPORT)
    assert counts(session)["unchanged"] == 2
    save(client, app, at)
    assert len(people(session)) == before


def test_every_row_is_applied_or_reported(
    app: Flask,
    client: AuditedClient,
    session: Session,
    maya: Recruiter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(applying, "ROWS_AT_A_TIME", 3)
    rows = "".join(f"Person {n},p{n % 9}@example.com,Firm\n" for n in range(20)) + '"broken,x\n'
    at = check(client, app, session, "Name,Email,Company\n" + rows)
    save(client, app, at)
    assert sum(counts(session).values()) == 21
    assert job_of(session).state is JobState.applied
    assert not {"new", "changed"} & set(counts(session))
    assert (
        session.scalar(
            select(func.count()).select_from(ImportRow).filter_by(state=RowState.refused)
        )
        == 1
    )


def test_throwing_a_file_away_leaves_nothing(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    columns = upload(client, EXPORT)
    client.post_form(columns.replace("columns", "discarding"))
    assert session.scalars(select(ImportJob)).all() == []
