"""What recruiters do: ask, write the one letter, thank, and write rewards down. Each once."""

from datetime import timedelta
from re import search

import pytest
import time_machine
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.consent import Told, current_consent
from agency.contact.invariants import broken_invariants
from agency.contact.keeping import keeping
from agency.contact.models import ConsentKind
from agency.contact.snapshot import Limit
from agency.contact.terms import set_limit
from agency.history import changes_of
from agency.mail.models import MailClass, OutboxMessage
from agency.referrals.models import Referral, ReferralLink
from agency.referrals.naming import match_by_address, name_someone
from agency.referrals.news import News
from agency.rights.erasing import erase
from agency.rights.holding import everything_held
from agency.submissions.models import Submission
from agency.touches.models import Touch
from tests.candidate_pages.own_pages import letters
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ConsentFactory,
    PlaceFactory,
    RecruiterFactory,
    ReferralFactory,
    ReferralLinkFactory,
    RoleFactory,
    TouchFactory,
)
from tests.referrals.sending import answered, in_process, placed
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in


@pytest.fixture(autouse=True)
def noon():  # type: ignore[no-untyped-def]
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def maya(session: Session, client: AuditedClient):  # type: ignore[no-untyped-def]
    AgencyFactory(currency="CAD")
    maya = RecruiterFactory(name="Maya Lindqvist", team_lead=True)
    sign_in(client, maya)
    return maya


@pytest.fixture
def jane(session: Session, maya) -> Candidate:  # type: ignore[no-untyped-def]
    """Of Maya's people, in Canada, who said yes a while ago."""
    jane = CandidateFactory(
        full_name="Jane Okafor", owner=maya, title="Product Lead", place=PlaceFactory()
    )
    ConsentFactory(candidate_id=jane.id)
    session.commit()
    return jane


def posted(session: Session) -> int:
    return session.scalar(select(func.count(OutboxMessage.id))) or 0


class TestAsking:
    def ask(self, client: AuditedClient, jane: Candidate, **more: str):  # type: ignore[no-untyped-def]
        url = f"/candidates/{jane.id}/email?names=&work=Product+Lead"
        form = {"subject": "Whom do you know?", "words": "Hello", "once_key": "k", **more}
        return client.post_form(url, form, page=url)

    def test_the_topic_is_one_they_know(self, client, jane) -> None:
        RoleFactory(title="Product Lead, Storage")
        RoleFactory(title="Welder")
        page = client.get(f"/candidates/{jane.id}/referrals").get_data(as_text=True)
        assert "Product Lead, Storage" in page
        assert "Welder" not in page

    def test_a_letter_leaves_with_a_link_of_their_own(self, client, session, jane) -> None:
        assert self.ask(client, jane).status_code == 302
        link = session.scalars(select(ReferralLink)).one()
        assert (link.referrer_id, link.work, link.names_referrer) == (
            jane.id,
            "Product Lead",
            False,
        )
        assert "http://localhost/c/friends/" in letters(session)[0].text
        touch = session.scalars(select(Touch)).one()
        assert touch.asked == ["referral"]
        assert "/c/friends/" not in touch.note

    def test_a_second_press_makes_no_second_link(self, client, session, jane) -> None:
        self.ask(client, jane)
        self.ask(client, jane)
        assert session.scalar(select(func.count(ReferralLink.id))) == 1
        assert posted(session) == 1

    def test_once_a_month_and_only_where_something_was_given(self, client, session, jane) -> None:
        TouchFactory(candidate=jane, asked=["referral"], happened_at=NOON - timedelta(days=29))
        session.commit()
        assert self.ask(client, jane).status_code == 422
        assert posted(session) == 0
        TouchFactory(candidate=jane, asked=["resume"], happened_at=NOON - timedelta(days=28))
        session.commit()
        assert "give first" in self.ask(client, jane).get_data(as_text=True)

    def test_a_recruiter_takes_a_link_back(self, client, session, jane) -> None:
        link = ReferralLinkFactory(referrer=jane)
        client.post_form(f"/candidates/{jane.id}/referrals/links/{link.id}/end")
        assert session.get_one(ReferralLink, link.id).revoked_at == NOON


class TestTheOneLetter:
    def send(self, client: AuditedClient, referral_id: int, country: str = "CA"):  # type: ignore[no-untyped-def]
        url = f"/referrals/{referral_id}/letter?country={country}"
        words = {"subject": "Jane thought of you", "words": "Hello Ben,\n\nshall we talk?"}
        return client.post_form(url, words, page=url)

    def test_it_says_who_and_why_in_the_law_of_where_they_live(self, client, session, jane) -> None:
        referral = ReferralFactory(referrer=jane, email="ben@example.org")
        assert self.send(client, referral.id).status_code == 302
        (letter,) = letters(session)
        text = " ".join(letter.text.split())
        assert "Jane Okafor, who knows you and has dealt with us, referred you to us." in text
        assert "you agreed to hear from us" not in text
        assert "you get no other" in text
        ben = session.scalars(select(Candidate).filter_by(full_name="Ben Ito")).one()
        lines = current_consent(session, ben.id)
        assert lines[ConsentKind.origin].answer == "elsewhere"
        assert lines[ConsentKind.notice].answer == "given"
        assert ConsentKind.contact not in lines
        assert broken_invariants(session) == {}

    @pytest.mark.parametrize(
        ("country", "says"),
        [
            ("GB", "the Information Commissioner’s Office"),
            ("DE", "your data protection authority"),
            ("", "GDPR Art. 6(1)(f)"),
        ],
    )
    def test_elsewhere_it_is_a_notice_that_offers_nothing(
        self, client, session, jane, country, says
    ) -> None:
        referral = ReferralFactory(referrer=jane, email="ben@example.org")
        assert self.send(client, referral.id, country).status_code == 302
        (letter,) = letters(session)
        text = " ".join(letter.text.split())
        assert says in text
        assert "shall we talk" not in text
        row = session.scalars(select(OutboxMessage)).one()
        assert (row.purpose, row.mail_class) == ("legal_notice", MailClass.contact)

    def test_there_is_no_second_letter(self, client, session, jane) -> None:
        referral = ReferralFactory(referrer=jane, email="ben@example.org")
        other = ReferralFactory(email="ben@example.org")
        self.send(client, referral.id)
        self.send(client, referral.id)
        answer = self.send(client, other.id)
        assert "They are with us already" in answer.get_data(as_text=True)
        assert posted(session) == 1

    def test_whoever_does_not_answer_hears_nothing_more_and_is_kept_two_months(
        self, client, session, jane
    ) -> None:
        referral = ReferralFactory(referrer=jane, email="ben@example.org")
        self.send(client, referral.id, "US")
        ben = session.get_one(Referral, referral.id).candidate
        url = f"/candidates/{ben.id}/email"
        with time_machine.travel(NOON + timedelta(days=40), tick=False):
            sign_in(client, jane.owner)
            form = {"subject": "Hello", "words": "A role", "once_key": "k"}
            page = client.post_form(url, form, page=url).get_data(as_text=True)
        assert "Only Ben can begin." in page
        assert posted(session) == 1
        row = session.execute(keeping().where(Candidate.id == ben.id)).one()
        assert row.until == (NOON + timedelta(days=60)).date()

    def test_an_erased_person_and_one_of_an_erased_referrer_get_none(
        self, client, session, jane
    ) -> None:
        gone = CandidateFactory()
        address = gone.ways[0].value
        erase(session, gone, Told(how="form", at=NOON))
        referral = ReferralFactory(referrer=jane, email=address)
        session.commit()
        assert self.send(client, referral.id).status_code == 422
        referrer = CandidateFactory()
        other = ReferralFactory(referrer=referrer, email="x@example.org").id
        erase(session, referrer, Told(how="form", at=NOON))
        session.commit()
        assert client.get(f"/referrals/{other}/letter").status_code == 404
        assert posted(session) == 0

    def test_letting_it_be_keeps_nobody_and_writes_to_nobody(self, client, session, jane) -> None:
        referral = ReferralFactory(referrer=jane, email="ben@example.org")
        client.post_form(f"/referrals/{referral.id}/let-be")
        row = session.get_one(Referral, referral.id)
        assert (row.name, row.email, row.handled_at) == ("", "", NOON)
        assert self.send(client, referral.id).status_code == 302
        assert posted(session) == 0


class TestMatching:
    def test_whoever_is_registered_later_is_theirs_who_named_them_first(
        self, session, jane
    ) -> None:
        first = ReferralFactory(
            referrer=jane, email="ben@example.org", made_at=NOON - timedelta(days=3)
        )
        second = ReferralFactory(email="ben@example.org")
        ben = CandidateFactory()
        ben.ways[0].value = "ben@example.org"
        session.flush()
        assert match_by_address(session, NOON) == 2
        assert match_by_address(session, NOON) == 0
        assert {first.candidate_id, second.candidate_id} == {ben.id}
        assert (first.email, first.handled_at) == ("", NOON)

    def test_the_referrer_cannot_tell_a_known_person_from_a_stranger(self, session, jane) -> None:
        """Neither in what they may take away, nor by a state of it."""
        CandidateFactory().ways[0].value = "known@example.org"
        session.flush()
        for email in ("known@example.org", "new@example.org"):
            name_someone(session, jane.id, "Ben", email, True, NOON)
        told = everything_held(session, jane, with_files=False)["people_you_named"]
        assert len(told) == 2
        assert told[0] == told[1]


class TestThanking:
    def thank(self, client: AuditedClient, referral: Referral):  # type: ignore[no-untyped-def]
        url = f"/candidates/{referral.referrer_id}/email?news={referral.id}"
        form = {"subject": "Thank you for Ben", "words": "They found work.", "once_key": "k"}
        return client.post_form(url, form, page="/today")

    def test_today_says_who_should_hear_what(self, client, session, jane) -> None:
        in_process(session, referrer=jane, news=["in_process"])
        session.commit()
        page = client.get("/today").get_data(as_text=True)
        assert "Thanks to give" in page
        assert "that they are being put forward" in page

    def test_nothing_allowed_is_nothing_said_anywhere(self, client, session, jane) -> None:
        placed(session, referrer=jane, news=[])
        session.commit()
        assert "Thanks to give" not in client.get("/today").get_data(as_text=True)

    def test_the_draft_tells_no_more_than_is_allowed(self, client, session, jane) -> None:
        referral = placed(session, referrer=jane, news=["in_touch"])
        session.commit()
        url = f"/candidates/{jane.id}/email?news={referral.id}"
        page = client.get(url).get_data(as_text=True)
        assert "we are in touch" in page
        assert "found work" not in page
        assert "This is a thank-you. No role." in page

    def test_the_letter_gives_news_and_is_told_once(self, client, session, jane) -> None:
        referral = answered(session, referrer=jane, news=["in_touch"])
        session.commit()
        assert self.thank(client, referral).status_code == 302
        assert list(session.get_one(Referral, referral.id).told) == ["in_touch"]
        touch = session.scalars(select(Touch).where(Touch.candidate_id == jane.id)).one()
        assert (touch.gave, touch.asked) == (["referral_news"], [])
        self.thank(client, referral)
        form = {"subject": "Again", "words": "Again.", "once_key": "other"}
        url = f"/candidates/{jane.id}/email?news={referral.id}"
        assert client.post_form(url, form, page="/today").status_code == 302
        assert posted(session) == 1

    def test_what_was_taken_back_meanwhile_is_not_sent(self, client, session, jane) -> None:
        referral = answered(session, referrer=jane, news=["in_touch"])
        session.commit()
        client.get(f"/candidates/{jane.id}/email?news={referral.id}")
        session.get_one(Referral, referral.id).news = []
        session.commit()
        self.thank(client, referral)
        assert posted(session) == 0

    def test_on_the_phone_it_is_logged_once(self, client, session, jane) -> None:
        referral = answered(session, referrer=jane, news=["in_touch"])
        session.commit()
        for _ in range(2):
            client.post_form(f"/referrals/{referral.id}/told")
        calls = session.scalars(select(Touch).where(Touch.candidate_id == jane.id)).all()
        assert [call.gave for call in calls] == [["referral_news"]]

    def test_the_persons_own_limit_holds_for_a_thank_you_too(self, client, session, jane) -> None:
        told = Told(how="form", at=NOON)
        set_limit(session, jane.id, Limit(count=1, per_days=91), told)
        TouchFactory(candidate=jane, happened_at=NOON - timedelta(days=60))
        referral = answered(session, referrer=jane, news=["in_touch"])
        session.commit()
        assert self.thank(client, referral).status_code == 422
        assert session.get_one(Referral, referral.id).told == {}


class TestRewards:
    FORM = {"amount": "500", "currency": "CAD", "why": "Ben works", "due_on": "2026-09-16"}

    def test_none_where_the_agency_set_none(self, client, session, jane) -> None:
        referral = placed(session, referrer=jane, news=["placed"])
        session.commit()
        url = f"/referrals/{referral.id}/reward"
        client.post_form(url, {**self.FORM, "seen": "None||||None"}, page="/today")
        assert session.get_one(Referral, referral.id).reward_amount is None
        assert "first day" not in client.get(
            f"/candidates/{jane.id}/email?names=&work=Lead"
        ).get_data(as_text=True)

    def test_none_that_would_tell_what_may_not_be_told(self, client, session, jane) -> None:
        AgencyFactory().referral_reward = 500
        referral = placed(session, referrer=jane, news=["in_touch"])
        session.commit()
        assert client.get(f"/referrals/{referral.id}/reward").status_code == 302

    def test_it_is_promised_due_paid_and_corrected_with_a_history(
        self, client, session, jane
    ) -> None:
        AgencyFactory().referral_reward = 500
        referral = placed(session, referrer=jane, news=[News.placed.value])
        submission = session.scalars(select(Submission)).one()
        submission.starts_on = NOON.date() - timedelta(days=90)
        session.commit()
        url = f"/referrals/{referral.id}/reward"
        page = client.get(url).get_data(as_text=True)
        assert 'value="2026-06-18"' in page
        self.save(client, url, due_on="2026-06-18")
        assert "Rewards due" in client.get("/today").get_data(as_text=True)
        self.save(client, url, due_on="2026-06-18", paid_on="2026-06-18")
        assert "Rewards due" not in client.get("/today").get_data(as_text=True)
        row = session.get_one(Referral, referral.id)
        assert (row.reward_amount, row.reward_paid_by_id) == (500, jane.owner_id)
        self.save(client, url, amount="400", due_on="2026-06-18")
        row = session.get_one(Referral, referral.id)
        assert (row.reward_amount, row.reward_paid_on, row.reward_paid_by_id) == (400, None, None)
        assert len(changes_of(session, row)) == 3

    def test_two_hands_at_one_reward(self, client, session, jane) -> None:
        AgencyFactory().referral_reward = 500
        referral = placed(session, referrer=jane, news=["placed"])
        session.commit()
        url = f"/referrals/{referral.id}/reward"
        seen = self.seen(client, url)
        self.save(client, url)
        late = client.post_form(url, {**self.FORM, "amount": "900", "seen": seen}, page=url)
        assert late.status_code == 409
        assert session.get_one(Referral, referral.id).reward_amount == 500

    def test_administrators_set_what_the_agency_gives(self, client, session, maya) -> None:
        assert maya.is_manager
        assert client.get("/settings/referrals").status_code == 403
        sign_in(client, RecruiterFactory(administrator=True))
        form = {
            "referral_reward": "500",
            "referral_reward_days": "90",
            "referral_reward_words": "Not for colleagues.",
        }
        client.post_form("/settings/referrals", form, page="/settings/referrals")
        agency = AgencyFactory()
        assert (agency.referral_reward, agency.referral_reward_days) == (500, 90)
        client.post_form(
            "/settings/referrals", {**form, "referral_reward": ""}, page="/settings/referrals"
        )
        session.expire_all()
        assert AgencyFactory().referral_reward is None

    def seen(self, client: AuditedClient, url: str) -> str:
        found = search(r'name="seen"[^>]*value="([^"]*)"', client.get(url).get_data(as_text=True))
        assert found
        return found[1]

    def save(self, client: AuditedClient, url: str, **more: str) -> None:
        answer = client.post_form(url, {**self.FORM, "seen": self.seen(client, url), **more})
        assert answer.status_code == 302, answer.get_data(as_text=True)[-2000:]


class TestThePage:
    def test_it_lists_every_stage_mine_or_everybodys(self, client, session, jane) -> None:
        ReferralFactory(referrer=jane, name="Named Only")
        placed(session, referrer=jane)
        ReferralFactory(name="Somebody Elses")
        session.commit()
        mine = client.get("/referrals").get_data(as_text=True)
        assert "Named Only" in mine
        assert "Placed" in mine
        assert "Somebody Elses" not in mine
        assert "Somebody Elses" in client.get("/referrals?all").get_data(as_text=True)

    def test_a_recruiter_writes_down_whom_they_named(self, client, session, jane) -> None:
        url = f"/candidates/{jane.id}/referrals"
        form = {"name": "Ben Ito", "email": "ben@example.org"}
        assert client.post_form(url, form, page=url).status_code == 422
        assert session.scalar(select(func.count(Referral.id))) == 0
        client.post_form(url, {**form, "they_know": "y"}, page=url)
        client.post_form(url, {**form, "they_know": "y"}, page=url)
        assert session.scalar(select(func.count(Referral.id))) == 1

    def test_topics_never_name_their_own_employer(self, client, session, jane) -> None:
        jane.employer = "Cedar Loop"
        role = RoleFactory(title="Product Lead")
        role.client.name = "Cedar Loop"
        session.commit()
        page = client.get(f"/candidates/{jane.id}/referrals").get_data(as_text=True)
        assert f"role:{role.id}" not in page
