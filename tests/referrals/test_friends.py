"""A forwarded link: a public page that tells nothing, a letter that proves the address, and their own yes."""

from datetime import timedelta
from re import search

import pytest
import time_machine
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact import terms
from agency.contact.consent import Told, current_consent
from agency.contact.decisions import decision_for
from agency.contact.facts import facts_for
from agency.contact.models import ConsentKind
from agency.contact.snapshot import ContactRequest, Purpose
from agency.mail.models import OutboxMessage
from agency.referrals.forgetting import forget_unwritten
from agency.referrals.links import Topic, make_link
from agency.referrals.models import Referral, ReferralLink
from agency.referrals.news import Came
from agency.referrals.queries import sent_by, who_sent
from agency.rights.erasing import erase
from tests.candidate_pages.own_pages import letters
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    RecruiterFactory,
    RoleFactory,
)
from tests.support.pages import AuditedClient

BEN = {"name": "Ben Ito", "email": "Ben@Example.org", "work": "Site engineer", "country": "CA"}


@pytest.fixture(autouse=True)
def noon():  # type: ignore[no-untyped-def]
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def jane(session: Session) -> Candidate:
    AgencyFactory()
    return CandidateFactory(full_name="Jane Okafor", owner=RecruiterFactory(name="Maya Lindqvist"))


def link_of(session: Session, jane: Candidate, named: bool = False, **topic: object) -> str:
    about = Topic("Site engineering", **topic)
    new = make_link(session, jane.id, jane.owner_id, about, named, NOON)
    session.commit()
    return f"/c/friends/{new.token}"


def text(client: AuditedClient, path: str) -> str:
    return client.get(path).get_data(as_text=True)


def come(client: AuditedClient, session: Session, path: str, **more: str) -> str:
    """Leave the details, read the letter; the address its button leads to."""
    answer = client.post_form(path, {**BEN, **more}, page=path)
    assert answer.status_code == 200
    found = search(r"http://localhost(/c/friends/\S+/yes)", letters(session)[0].text)
    assert found
    return found[1]


def agree(client: AuditedClient, key: str, *news: str):  # type: ignore[no-untyped-def]
    return client.post_form(key, {"agrees": "y", "news": [*news]}, page=key)


class TestThePage:
    def test_it_names_the_agency_and_the_work_and_nobody_else(self, client, session, jane) -> None:
        page = text(client, link_of(session, jane))
        assert "Harbour &amp; Pike" in page
        assert "Site engineering" in page
        assert "Okafor" not in page

    def test_it_says_who_sent_it_where_they_agreed(self, client, session, jane) -> None:
        assert "Jane Okafor thought of you." in text(client, link_of(session, jane, named=True))

    @pytest.mark.parametrize(("may", "shown"), [(False, False), (True, True)])
    def test_a_client_is_named_only_with_leave(self, client, session, jane, may, shown) -> None:
        role = RoleFactory(
            title="Site Engineer", client=ClientFactory(name="Cedar Loop", may_be_named=may)
        )
        page = text(client, link_of(session, jane, role=role))
        assert "Site Engineer" in page
        assert ("Cedar Loop" in page) is shown

    def test_no_reward_is_promised_where_the_agency_set_none(self, client, session, jane) -> None:
        path = link_of(session, jane)
        assert "first day" not in text(client, path)
        AgencyFactory().referral_reward = 500
        session.commit()
        assert "$500 from us, 90 days after their first day" in text(client, path)

    def test_a_link_that_is_over_or_taken_back_or_invented_is_one_page(
        self, client, session, jane
    ) -> None:
        taken, over = link_of(session, jane), link_of(session, jane)
        first, second = session.scalars(select(ReferralLink).order_by(ReferralLink.id))
        first.revoked_at, second.expires_at = NOON, NOON
        session.commit()
        pages = [client.get(path) for path in (taken, over, "/c/friends/made-up")]
        assert {page.status_code for page in pages} == {410}
        assert len({page.data.replace(b"made-up", b"") for page in pages}) == 1
        assert client.post_form(taken, BEN, page="/c/new-link").status_code == 410

    @pytest.mark.parametrize("email", ["jösé@example.org", "ben@", ""])
    def test_an_address_that_no_letter_reaches_is_said_to_be_wrong(
        self, client, session, jane, email
    ) -> None:
        path = link_of(session, jane)
        assert client.post_form(path, {**BEN, "email": email}, page=path).status_code == 422
        assert session.scalar(select(func.count(Referral.id))) == 0

    def test_a_form_without_its_token_is_refused(self, client, session, jane) -> None:
        assert client.post(link_of(session, jane), data=BEN).status_code == 400

    def test_one_address_is_written_to_three_times_an_hour(self, client, session, jane) -> None:
        path = link_of(session, jane)
        codes = [client.post_form(path, BEN, page=path).status_code for _ in range(4)]
        assert codes == [200, 200, 200, 429]


class TestWhetherWeKnowThem:
    def test_nobody_can_tell(self, client, session, jane) -> None:
        path = link_of(session, jane)
        CandidateFactory(full_name="Known Already")
        known = session.scalars(select(Candidate).filter_by(full_name="Known Already")).one()
        gone = CandidateFactory()
        address = gone.ways[0].value
        erase(session, gone, Told(how="form", at=NOON))
        session.commit()
        tried = ("new@example.org", known.ways[0].value, address)
        pages = [
            client.post_form(path, {**BEN, "email": email}, page=path).get_data(as_text=True)
            for email in tried
        ]
        assert len({_without_token(page) for page in pages}) == 1

    def test_an_erased_person_is_not_written_to_and_nothing_is_kept(
        self, client, session, jane
    ) -> None:
        path, gone = link_of(session, jane), CandidateFactory()
        address = gone.ways[0].value
        erase(session, gone, Told(how="form", at=NOON))
        session.commit()
        client.post_form(path, {**BEN, "email": address}, page=path)
        assert session.scalar(select(func.count(Referral.id))) == 0
        assert session.scalar(select(func.count(OutboxMessage.id))) == 0

    def test_somebody_known_is_linked_and_keeps_their_record(self, client, session, jane) -> None:
        known = CandidateFactory(
            full_name="Benjamin Ito", title="Foreman", created_at=NOON - timedelta(days=9)
        )
        key = come(client, session, link_of(session, jane), email=known.ways[0].value)
        agree(client, key)
        session.expire_all()
        (sent,) = sent_by(session, jane.id)
        assert (sent.referral.candidate_id, sent.was_known) == (known.id, True)
        assert (known.full_name, known.title) == ("Benjamin Ito", "Foreman")
        assert session.scalar(select(func.count(Candidate.id))) == 2


class TestTheirYes:
    def test_nothing_is_kept_of_them_before_they_say_yes(self, client, session, jane) -> None:
        key = come(client, session, link_of(session, jane))
        text(client, key)
        assert session.scalar(select(func.count(Candidate.id))) == 1
        assert client.post_form(key, {}, page=key).status_code == 422
        assert session.scalar(select(func.count(Candidate.id))) == 1

    def test_their_yes_stands_on_the_ledger_under_the_wording_of_where_they_live(
        self, client, session, jane
    ) -> None:
        key = come(client, session, link_of(session, jane), country="GB")
        assert "the Information Commissioner’s Office" in text(client, key)
        assert agree(client, key).status_code == 302
        ben = session.scalars(select(Candidate).filter_by(full_name="Ben Ito")).one()
        lines = current_consent(session, ben.id)
        assert lines[ConsentKind.contact].answer == "yes"
        assert lines[ConsentKind.contact].wording_version == "referral 2026-1 GB"
        assert lines[ConsentKind.origin].answer == "from_them"
        assert lines[ConsentKind.residence].details == {"country": "GB"}
        facts = facts_for(session, [ben.id], NOON)[ben.id]
        assert facts.consent is not None
        assert facts.consent.confirmed
        assert (ben.title, ben.owner_id) == ("Site engineer", jane.owner_id)

    def test_whoever_asked_hears_of_it_and_the_referrer_does_not(
        self, client, session, jane
    ) -> None:
        agree(client, come(client, session, link_of(session, jane)))
        ben = session.scalars(select(Candidate).filter_by(full_name="Ben Ito")).one()
        (sent,) = who_sent(session, ben.id)
        assert (sent.came, sent.is_first, sent.to_tell) == (Came.answered, True, None)
        request = ContactRequest(person_id=ben.id, purpose=Purpose.reply, actor=jane.owner_id)
        assert decision_for(session, request, NOON).may_contact

    def test_a_second_press_changes_nothing(self, client, session, jane) -> None:
        key = come(client, session, link_of(session, jane))
        agree(client, key)
        assert client.post_form(key, {"agrees": "y"}, page="/c/new-link").status_code == 410
        assert session.scalar(select(func.count(Candidate.id))) == 2

    def test_the_letter_leads_on_for_a_week(self, client, session, jane) -> None:
        key = come(client, session, link_of(session, jane))
        with time_machine.travel(NOON + timedelta(days=7), tick=False):
            assert client.get(key).status_code == 410

    def test_what_nobody_answered_is_forgotten_with_its_letter(self, client, session, jane) -> None:
        come(client, session, link_of(session, jane))
        assert forget_unwritten(session, NOON + timedelta(days=8)) == 1
        assert session.scalar(select(func.count(Referral.id))) == 0
        assert session.scalar(select(func.count(OutboxMessage.id))) == 0

    def test_a_stop_is_not_lifted_by_it(self, client, session, jane) -> None:
        known = CandidateFactory()
        terms.stop(session, known.id, Told(how="form", at=NOON))
        key = come(client, session, link_of(session, jane), email=known.ways[0].value)
        agree(client, key)
        request = ContactRequest(person_id=known.id, purpose=Purpose.keep_in_touch)
        assert decision_for(session, request, NOON).rule == "stopped"


def _without_token(page: str) -> str:
    found = search(r'name="csrf-token" content="([^"]+)"', page)
    assert found
    return page.replace(found[1], "")
