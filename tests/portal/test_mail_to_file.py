"""Mail to file: one press adds somebody, chooses who it is, sets it aside, or says what a stop meant."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import Candidate, WayKind, WayToReach
from agency.candidates.suppression import suppress
from agency.clients.models import ClientContact
from agency.config import Imap
from agency.contact.consent import Told, current_consent, terms_of
from agency.contact.models import ConsentKind
from agency.contact.quiet import hush
from agency.contact.terms import pause
from agency.database import keyed_hash
from agency.inbox.models import (
    AttachmentState,
    Fate,
    InboxHealth,
    MailAttachment,
    MailFiling,
    ReceivedMail,
)
from agency.recruiters.models import Recruiter
from agency.touches.models import Direction, Touch
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    RecruiterFactory,
    WayFactory,
)
from tests.support.jobs import run_waiting_jobs
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in

PAGE = "/mail"
THEN = datetime(2026, 6, 15, 14, 3, tzinfo=UTC)


@pytest.fixture
def maya(session: Session, client: AuditedClient) -> Recruiter:
    AgencyFactory()
    maya = RecruiterFactory()
    sign_in(client, maya)
    return maya


def a_mail(session: Session, of: Recruiter | None, **given: Any) -> ReceivedMail:
    number = session.query(ReceivedMail).count() + 1
    values = {
        "mailbox": "x", "uidvalidity": 1, "uid": number, "arrived_at": THEN, "raw": b"Subject: x\n\nHi",
        "sha256": b"", "size": 1, "fate": Fate.waiting, "recruiter_id": of.id if of else None,
        "direction": Direction.theirs, "happened_at": THEN, "subject": f"A note {number}",
        "words": "Not before June.", "parties": [{"name": "Bo Berg", "address": "bo@example.com"}],
        "mentioned": ["bo@example.com"], "message_key": bytes([number]), "content_hash": bytes([number]),
    }  # fmt: skip
    mail = ReceivedMail(**{**values, **given})
    session.add(mail)
    session.commit()
    return mail


def touches(session: Session) -> list[Touch]:
    return list(session.scalars(select(Touch).order_by(Touch.id)))


def test_waiting_mail_is_shown_to_whom_it_came_and_counted_on_today(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    a_mail(session, maya)
    a_mail(session, RecruiterFactory(), subject="Somebody else's")
    page = client.get(PAGE).get_data(as_text=True)
    assert "Bo Berg" in page
    assert "Somebody else" not in page
    assert "One mail waits" in client.get("/today").get_data(as_text=True)


def test_nothing_to_file_says_so(client: AuditedClient, maya: Recruiter) -> None:
    assert "Every mail is filed" in client.get(PAGE).get_data(as_text=True)
    assert "mail waits" not in client.get("/today").get_data(as_text=True)


def test_what_is_nobodys_or_of_somebody_who_left_is_an_administrators(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    nobodys = a_mail(session, None, fate=Fate.unreadable, why="Its header is longer than 64 KB.")
    left = a_mail(session, RecruiterFactory(disabled=True), subject="Of one who left")
    assert client.get(f"{PAGE}/{nobodys.id}").status_code == 404
    sign_in(client, RecruiterFactory(administrator=True))
    page = client.get(PAGE).get_data(as_text=True)
    assert "Of one who left" in page
    assert "Its header is longer than 64 KB." in page
    assert client.get(f"{PAGE}/{left.id}").status_code == 200


def test_mail_of_a_colleague_is_out_of_reach(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    theirs = a_mail(session, RecruiterFactory())
    for path in ("", "/original"):
        assert client.get(f"{PAGE}/{theirs.id}{path}").status_code == 404
    for path in ("candidate", "person", "setting-aside", "stop", "stop/denial"):
        assert client.post_form(f"{PAGE}/{theirs.id}/{path}").status_code == 404
    assert (theirs.fate, touches(session)) == (Fate.waiting, [])


def test_one_press_adds_a_candidate_with_the_mail_and_no_consent(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    mail = a_mail(session, maya)
    answer = client.post_form(f"{PAGE}/{mail.id}/candidate")
    person = session.scalars(select(Candidate)).one()
    assert answer.location == f"/candidates/{person.id}"
    assert (person.full_name, person.owner_id, person.source) == ("Bo Berg", maya.id, "their email")
    assert [(way.kind, way.value) for way in person.ways] == [(WayKind.email, "bo@example.com")]
    assert current_consent(session, person.id) == {}
    [touch] = touches(session)
    assert (touch.candidate_id, touch.happened_at, touch.quote) == (
        person.id,
        THEN,
        "Not before June.",
    )
    assert (mail.fate, mail.settled_at is not None) == (Fate.filed, True)


def test_adding_twice_adds_once(client: AuditedClient, session: Session, maya: Recruiter) -> None:
    mail = a_mail(session, maya)
    client.post_form(f"{PAGE}/{mail.id}/candidate")
    client.post_form(f"{PAGE}/{mail.id}/candidate")
    assert session.query(Candidate).count() == 1
    assert "dealt with that mail meanwhile" in client.get(PAGE).get_data(as_text=True)


def test_address_of_somebody_erased_is_refused_and_nothing_is_stored(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    suppress(session, [keyed_hash(session, "bo@example.com")], clock.now())
    mail = a_mail(session, maya)
    answer = client.post_form(f"{PAGE}/{mail.id}/candidate", follow_redirects=True)
    assert "nothing was stored" in answer.get_data(as_text=True)
    assert (session.query(Candidate).count(), mail.fate) == (0, Fate.waiting)


@pytest.mark.parametrize(
    ("parties", "sentence"),
    [([{"name": "Bo", "address": ""}], "gives no address"), ([], "gives no address"),
     ([{"name": "Bo", "address": "bo@@example"}], "not an email address")],
)  # fmt: skip
def test_mail_without_a_good_address_cannot_add_anybody(
    client: AuditedClient, session: Session, maya: Recruiter, parties: Any, sentence: str
) -> None:
    mail = a_mail(session, maya, parties=parties)
    answer = client.post_form(f"{PAGE}/{mail.id}/candidate", follow_redirects=True)
    assert sentence in answer.get_data(as_text=True)
    assert session.query(Candidate).count() == 0


def test_person_is_found_by_name_and_chosen_and_the_address_kept(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    person = CandidateFactory(full_name="Bo Bergström", reachable=False)
    mail = a_mail(session, maya)
    assert "Bo Bergström" in client.get(f"{PAGE}/{mail.id}?who=bergstrom").get_data(as_text=True)
    client.post_form(f"{PAGE}/{mail.id}/person", data={"candidate": person.id, "keep": "1"})
    assert "The address is theirs now." in client.get(PAGE).get_data(as_text=True)
    session.expire_all()
    assert [(way.kind, way.value) for way in person.ways] == [(WayKind.email, "bo@example.com")]
    assert [touch.candidate_id for touch in touches(session)] == [person.id]


def test_address_is_kept_as_that_at_work_where_they_have_one_and_not_at_all_where_they_have_two(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    person = CandidateFactory(reachable=False)
    WayFactory(candidate=person, kind=WayKind.email, value="one@example.com")
    for address in ("bo@example.com", "third@example.com"):
        mail = a_mail(session, maya, parties=[{"name": "", "address": address}])
        client.post_form(f"{PAGE}/{mail.id}/person", data={"candidate": person.id, "keep": "1"})
    kinds = session.execute(select(WayToReach.kind, WayToReach.value)).all()
    assert set(map(tuple, kinds)) == {
        (WayKind.email, "one@example.com"), (WayKind.work_email, "bo@example.com"),
    }  # fmt: skip


def test_address_is_not_kept_unless_it_is_asked_for(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    person, mail = CandidateFactory(reachable=False), a_mail(session, maya)
    client.post_form(f"{PAGE}/{mail.id}/person", data={"candidate": person.id})
    assert session.query(WayToReach).count() == 0


@pytest.mark.parametrize("typed", ["", "0", "x", "99999999999999", "424242"])
def test_person_who_is_nobody_is_not_found(
    client: AuditedClient, session: Session, maya: Recruiter, typed: str
) -> None:
    mail = a_mail(session, maya)
    answer = client.post_form(f"{PAGE}/{mail.id}/person", data={"candidate": typed})
    assert (answer.status_code, mail.fate) == (404, Fate.waiting)


def test_people_who_share_the_address_and_a_clients_contact_are_proposed(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    for name in ("Ann Berg", "Cy Berg"):
        WayFactory(
            candidate=CandidateFactory(full_name=name, reachable=False), value="bo@example.com"
        )
    client_of_ours = ClientFactory(name="Cedar Loop")
    session.add(
        ClientContact(client_id=client_of_ours.id, name="Bea Buyer", email="BO@example.com")
    )
    page = client.get(f"{PAGE}/{a_mail(session, maya).id}?who=nobody").get_data(as_text=True)
    assert "It is Ann" in page
    assert "It is Cy" in page
    assert "Bea Buyer is a contact at" in page


def test_mail_set_aside_waits_no_more(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    mail = a_mail(session, maya)
    client.post_form(f"{PAGE}/{mail.id}/setting-aside")
    assert (mail.fate, touches(session)) == (Fate.set_aside, [])
    assert "Every mail is filed" in client.get(PAGE).get_data(as_text=True)


def test_original_is_taken_away_and_never_opened(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    mail = a_mail(session, maya, raw=b"Subject: <script>\n\nHi")
    answer = client.get(f"{PAGE}/{mail.id}/original", audit=False)
    assert answer.data == b"Subject: <script>\n\nHi"
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def asked_to_stop(session: Session, maya: Recruiter, person: Candidate) -> ReceivedMail:
    mail = a_mail(session, maya, fate=Fate.filed, words="Please stop.", asked_to_stop=True)
    session.add(MailFiling(mail_id=mail.id, candidate_id=person.id))
    hush(session, person.id, clock.today("America/Toronto"), Told(how="email", at=clock.now()))
    session.commit()
    return mail


def test_stop_that_was_meant_is_a_stop_with_their_words(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    person = CandidateFactory()
    mail = asked_to_stop(session, maya, person)
    assert "Please stop." in client.get(PAGE).get_data(as_text=True)
    client.post_form(f"{PAGE}/{mail.id}/stop")
    line = current_consent(session, person.id)[ConsentKind.stop]
    assert (line.answer, line.words, line.recorded_by_id) == ("yes", "Please stop.", maya.id)
    assert terms_of(session, person.id).stopped_at is not None
    assert "Did they mean stop?" not in client.get(PAGE).get_data(as_text=True)


def test_stop_is_asked_about_of_the_owner_too_though_a_colleague_wrote_the_letter(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    mail = asked_to_stop(session, RecruiterFactory(), CandidateFactory(owner=maya))
    assert "Did they mean stop?" in client.get(PAGE).get_data(as_text=True)
    client.post_form(f"{PAGE}/{mail.id}/stop")
    assert mail.stop_settled_at is not None


def test_stop_that_was_not_meant_ends_the_quiet(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    person = CandidateFactory()
    mail = asked_to_stop(session, maya, person)
    client.post_form(f"{PAGE}/{mail.id}/stop/denial")
    held = terms_of(session, person.id)
    assert (held.stopped_at, held.paused_at) == (None, None)
    client.post_form(f"{PAGE}/{mail.id}/stop")  # too late
    assert terms_of(session, person.id).stopped_at is None


def test_pause_of_their_own_outlives_a_stop_that_was_not_meant(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    person = CandidateFactory()
    until = clock.today("UTC") + timedelta(days=90)
    pause(session, person.id, until, Told(how="form", at=clock.now()))
    mail = asked_to_stop(session, maya, person)
    client.post_form(f"{PAGE}/{mail.id}/stop/denial")
    assert terms_of(session, person.id).paused_until == until


def a_document(
    session: Session, mail: ReceivedMail, person: Candidate | None, **given: Any
) -> MailAttachment:
    values = {"name": "Résumé.txt", "media_type": "text/plain", "content": b"Ten years of ships.",
              "size": 19, "offered_at": clock.now()}  # fmt: skip
    document = MailAttachment(
        mail_id=mail.id, candidate_id=person.id if person else None, **{**values, **given}
    )
    session.add(document)
    session.commit()
    return document


def test_document_is_offered_on_the_resume_page_and_used(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    person = CandidateFactory()
    document = a_document(session, a_mail(session, maya, fate=Fate.filed), person)
    resume = f"/candidates/{person.id}/resume"
    assert "Résumé.txt" in client.get(resume).get_data(as_text=True)
    assert client.get(f"{PAGE}/documents/{document.id}", audit=False).data == b"Ten years of ships."
    assert client.post_form(f"{PAGE}/documents/{document.id}/use").location == resume
    run_waiting_jobs(app)
    page = client.get(resume).get_data(as_text=True)
    assert "Ten years of ships." in page
    assert "Came by mail" not in page
    assert document.state is AttachmentState.used


def test_document_may_be_set_aside_and_is_not_used_after_that(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    person = CandidateFactory()
    mail = a_mail(session, maya, fate=Fate.filed)
    document = a_document(session, mail, person, name="cv.pdf", media_type="application/pdf")
    client.post_form(f"{PAGE}/documents/{document.id}/setting-aside")
    assert document.state is AttachmentState.set_aside
    assert client.post_form(f"{PAGE}/documents/{document.id}/use").status_code == 404


def test_document_of_a_colleagues_waiting_mail_is_out_of_reach(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    document = a_document(session, a_mail(session, RecruiterFactory()), None)
    assert client.get(f"{PAGE}/documents/{document.id}").status_code == 404


def test_page_asks_no_more_for_more_mails(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    def asked() -> int:
        with count_queries(session) as counted:
            client.get(PAGE)
        return counted.queries

    a_mail(session, maya)
    asked_to_stop(session, maya, CandidateFactory())
    few = asked()
    for _ in range(4):
        a_mail(session, maya)
        asked_to_stop(session, maya, CandidateFactory())
    assert asked() == few


def test_settings_show_the_address_and_a_new_one_on_request(
    client: AuditedClient, session: Session, maya: Recruiter, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Your drop address" not in client.get("/settings").get_data(as_text=True)
    _with_mailbox(client, monkeypatch)
    first = _address(client)
    assert first.startswith(f"drop+{maya.id}.")
    client.post_form("/settings/drop-address")
    assert _address(client) != first
    assert maya.drop_edition == 2


def test_settings_show_the_health_of_the_mailbox(
    client: AuditedClient, session: Session, maya: Recruiter, monkeypatch: pytest.MonkeyPatch
) -> None:
    imap = _with_mailbox(client, monkeypatch)
    sign_in(client, RecruiterFactory(administrator=True))
    assert "has not been looked into yet" in client.get("/settings/mailbox").get_data(as_text=True)
    a_mail(session, maya)
    session.add(
        InboxHealth(
            mailbox=imap.name, polled_at=THEN, failed_at=THEN, error="The line to the server broke."
        )
    )
    page = client.get("/settings/mailbox").get_data(as_text=True)
    assert "The last look failed" in page
    assert "The line to the server broke." in page
    assert "1 to file" in page
    assert imap.user not in page


def _with_mailbox(client: AuditedClient, monkeypatch: pytest.MonkeyPatch) -> Imap:
    imap = Imap("imap.example.com", 993, "drop-user", "x", "tls", "INBOX")
    app = client.application
    settings = replace(app.extensions["settings"], drop_address="drop@agency.example", imap=imap)
    monkeypatch.setitem(app.extensions, "settings", settings)
    return imap


def _address(client: AuditedClient) -> str:
    page = client.get("/settings").get_data(as_text=True)
    found = re.search(r'value="(drop\+[^"]+)"', page)
    assert found
    return found[1]
