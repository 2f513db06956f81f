"""The duties' page: what to do and a button for each, for the privacy lead and administrators."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import Candidate, Suppression
from agency.candidates.suppression import suppressed_among
from agency.contact.consent import Told, current_consent
from agency.contact.days import months_after
from agency.contact.models import ConsentKind, ContactTerms
from agency.jobs.tasks import keep_duties
from agency.mail.models import MailClass, MailState, OutboxMessage
from agency.rights.duties import open_duty
from agency.rights.erasing import erase
from agency.rights.models import DutyKind, DutyState, Obligation, SealedRecord
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    PlaceFactory,
    RecruiterFactory,
    SubmissionFactory,
    TouchFactory,
)
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

PAGE = "/settings/duties"


@pytest.fixture
def lead(client: AuditedClient, session: Session):
    AgencyFactory()
    lead = RecruiterFactory(privacy_lead=True, name="Priya Lead")
    sign_in(client, lead)
    return lead


def owed(session: Session, kind: DutyKind, person: Candidate | None = None, note: str = "") -> int:
    duty = open_duty(session, kind, person.id if person else None, clock.now(), note)
    session.commit()
    return duty.id


@pytest.mark.usefixtures("lead")
class TestPage:
    def test_says_so_when_nothing_is_owed(self, client):
        assert "Nothing is owed" in client.get(PAGE).text

    @pytest.mark.parametrize("kind", list(DutyKind))
    def test_each_kind_has_its_day_what_to_do_and_a_button(self, client, session, kind):
        person = None if kind is DutyKind.breach else CandidateFactory(full_name="Ada Byron")
        if kind in (DutyKind.retention, DutyKind.consent_ending):
            now = clock.now()
            session.add(Obligation(kind=kind, candidate_id=person.id, opened_at=now, due_at=now))
            session.commit()
        else:
            owed(session, kind, person)
        page = client.get(PAGE).text
        assert "Due" in page or "Overdue" in page
        assert page.count("btn ") > 3
        assert ("Ada Byron" in page) is (person is not None)

    def test_done_needs_a_word_of_what_was_done(self, client, session, lead):
        duty = owed(session, DutyKind.access, CandidateFactory())
        assert client.post_form(f"{PAGE}/{duty}/closing", page=PAGE).status_code == 422
        answer = client.post_form(f"{PAGE}/{duty}/closing", {"outcome": "Sent by post"})
        assert answer.location == PAGE
        closed = session.get_one(Obligation, duty)
        assert (closed.state, closed.closed_by_id) == (DutyState.done, lead.id)
        assert "Sent by post" in client.get(PAGE).text

    def test_two_months_more_for_a_reason_they_were_told_and_only_once(self, client, session):
        duty = owed(session, DutyKind.access, CandidateFactory())
        more = {"outcome": "Eleven thousand letters to read"}
        first = session.get_one(Obligation, duty).legal_on
        for _ in range(2):
            client.post_form(f"{PAGE}/{duty}/extension", more, page=PAGE)
        held = session.get_one(Obligation, duty)
        assert held.legal_on == months_after(held.opened_at.date(), 3) > first
        assert held.due_at.date() == held.legal_on - timedelta(days=10)
        page = client.get(PAGE).text
        assert "Eleven thousand letters to read" in page
        assert "only within the first month" in page

    def test_only_what_somebody_asked_can_be_made_longer(self, client, session):
        duty = owed(session, DutyKind.breach)
        more = {"outcome": "Holidays"}
        answer = client.post_form(f"{PAGE}/{duty}/extension", more, page=PAGE)
        assert answer.status_code == 404

    def test_done_twice_says_that_a_colleague_was_faster(self, client, session):
        duty = owed(session, DutyKind.access, CandidateFactory())
        for _ in range(2):
            client.post_form(f"{PAGE}/{duty}/closing", {"outcome": "Sent"}, page=PAGE)
        assert "A colleague has closed that duty already." in client.get(PAGE).text


@pytest.mark.usefixtures("lead")
class TestNotice:
    def test_leaves_once_as_service_mail_and_ends_the_duty_when_it_has_gone(self, client, session):
        person = CandidateFactory(source="a bought list")
        duty = owed(session, DutyKind.notice, person)
        for _ in range(2):
            client.post_form(f"{PAGE}/{duty}/notice", page=PAGE)
        letter = session.scalars(select(OutboxMessage)).one()
        assert (letter.mail_class, letter.purpose) == (MailClass.service, "legal_notice")
        assert b"a bought list" in letter.raw
        assert session.get_one(Obligation, duty).is_open
        letter.state = MailState.sent
        session.commit()
        keep_duties(session, clock.now())
        assert session.get_one(Obligation, duty).state is DutyState.done

    def test_without_an_address_says_what_to_do_instead(self, client, session):
        duty = owed(session, DutyKind.notice, CandidateFactory(reachable=False))
        client.post_form(f"{PAGE}/{duty}/notice", page=PAGE)
        assert "Tell them by phone" in client.get(PAGE).text
        assert session.scalars(select(OutboxMessage)).all() == []


@pytest.mark.usefixtures("lead")
class TestLists:
    def test_breach_starts_72_hours(self, client, session):
        client.post_form(f"{PAGE}/breach", {"what": "A laptop was left on a train"}, page=PAGE)
        duty = session.scalars(select(Obligation)).one()
        assert duty.due_at - duty.opened_at == timedelta(hours=72)
        assert "A laptop was left on a train" in client.get(PAGE).text

    @pytest.mark.parametrize(("months", "kept"), [("12", 12), ("25", 24), ("0", 24), ("x", 24)])
    def test_retention_is_only_made_shorter(self, client, session, months, kept):
        client.post_form(f"{PAGE}/retention", {"months": months}, page=PAGE)
        session.expire_all()
        assert AgencyFactory().retention_months == kept

    def test_who_comes_back_is_taken_off_the_list(self, client, session):
        person = CandidateFactory()
        address = person.ways[0].value
        erase(session, person, Told(how="form", at=clock.now()))
        session.commit()
        wrong = client.post_form(f"{PAGE}/suppression", {"address": "no@example.com"}, page=PAGE)
        assert wrong.status_code == 422
        assert suppressed_among(session, [address])
        client.post_form(f"{PAGE}/suppression", {"address": address.upper()})
        assert session.scalar(select(func.count()).select_from(Suppression)) == 0

    def test_add_form_refuses_an_erased_address_and_keeps_what_was_typed(self, client, session):
        person = CandidateFactory()
        address, owner = person.ways[0].value, person.owner_id
        erase(session, person, Told(how="form", at=clock.now()))
        session.commit()
        typed = {"full_name": "Ada Byron", "email": address, "owner_id": str(owner)}
        answer = client.post_form("/candidates/new", typed, page="/candidates/new")
        assert answer.status_code == 422
        assert "nothing was stored" in answer.text
        assert 'value="Ada Byron"' in answer.text
        assert not session.scalars(select(Candidate).filter_by(full_name="Ada Byron")).all()


class TestSeal:
    @pytest.fixture
    def record(self, session) -> int:
        AgencyFactory()
        london = PlaceFactory(name="London", region="England", country="GB", zone="Europe/London")
        person = CandidateFactory(place=london, full_name="Ada Byron")
        erase(session, person, Told(how="form", at=clock.now()))
        session.commit()
        return session.scalars(select(SealedRecord.id)).one()

    @pytest.mark.usefixtures("lead")
    def test_privacy_lead_opens_it_with_a_reason_that_is_kept(self, client, session, record):
        assert "Ada Byron" not in client.get(PAGE).text
        assert client.post_form(f"{PAGE}/sealed/{record}", page=PAGE).status_code == 422
        opened = client.post_form(f"{PAGE}/sealed/{record}", {"why": "An inspector asked"})
        assert "Ada Byron" in opened.text
        [opening] = session.get_one(SealedRecord, record).openings
        assert (opening["by"], opening["why"]) == ("Priya Lead", "An inspector asked")

    def test_an_administrator_does_not(self, client, session, record):
        sign_in(client, RecruiterFactory(administrator=True))
        answer = client.post_form(f"{PAGE}/sealed/{record}", {"why": "Curious"}, page=PAGE)
        assert answer.status_code == 403
        assert session.get_one(SealedRecord, record).openings == []

    def test_it_goes_when_its_year_is_over(self, session, record):
        keep_duties(session, clock.now() + timedelta(days=300))
        assert session.get(SealedRecord, record)
        keep_duties(session, clock.now() + timedelta(days=370))
        session.expire_all()
        assert session.get(SealedRecord, record) is None


class TestPerson:
    def test_any_recruiter_takes_a_request_down(self, client, session):
        AgencyFactory()
        sign_in(client, RecruiterFactory())
        person = CandidateFactory()
        page = f"/candidates/{person.id}/rights"
        typed = {"kind": "access", "how": "call", "words": "What do you have on me?"}
        assert client.post_form(page, typed, page=page).location == page
        duty = session.scalars(select(Obligation)).one()
        assert (duty.kind, duty.note) == (DutyKind.access, "What do you have on me?")

    def test_recruiter_may_neither_read_everything_nor_erase(self, client, session):
        AgencyFactory()
        sign_in(client, RecruiterFactory())
        person = CandidateFactory()
        for path in ("held", "held.json"):
            assert client.get(f"/candidates/{person.id}/{path}").status_code == 403
        rights = f"/candidates/{person.id}/rights"
        assert client.post_form(f"/candidates/{person.id}/erasure", page=rights).status_code == 403
        assert client.get(PAGE).status_code == 403
        assert session.get_one(Candidate, person.id).erased_at is None

    @pytest.mark.usefixtures("lead")
    def test_lead_reads_downloads_and_erases(self, client, session):
        submission = SubmissionFactory(right_to_represent_on=date(2026, 6, 1))
        person = submission.candidate
        TouchFactory(candidate=person, note="She would move for climate work.")
        session.commit()
        assert (
            "She would move for climate work." in client.get(f"/candidates/{person.id}/held").text
        )
        whole = json.loads(client.get(f"/candidates/{person.id}/held.json").data)
        assert whole["clients_who_know_of_you"][0]["role"] == submission.role.title
        page = f"/candidates/{person.id}/rights"
        assert submission.role.client.name in client.get(page).text
        number = person.id
        client.post_form(f"/candidates/{number}/erasure", page=page)
        assert session.get_one(Candidate, number).erased_at
        assert "Tell the clients who know of them" in client.get(PAGE).text

    def test_restriction_is_on_the_ledger_and_plain_to_see(self, client, session):
        AgencyFactory()
        sign_in(client, RecruiterFactory())
        person = CandidateFactory()
        ledger = f"/candidates/{person.id}/consent"
        client.post_form(ledger, {"said": "restrict:yes", "how": "call"}, page=ledger)
        assert session.get_one(ContactTerms, person.id).restricted_at
        assert current_consent(session, person.id)[ConsentKind.restrict].answer == "yes"
        assert "Restricted." in client.get(f"/candidates/{person.id}").text
        client.post_form(ledger, {"said": "restrict:ended", "how": "call"}, page=ledger)
        assert session.get_one(ContactTerms, person.id).restricted_at is None
        again = client.post_form(ledger, {"said": "restrict:ended", "how": "call"}, page=ledger)
        assert "has no restriction that could end" in again.text
