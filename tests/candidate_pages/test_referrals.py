"""Whom somebody sent and who sent them, on their own page: what they may know, and what others may."""

import pytest
from sqlalchemy.orm import Session

from agency.referrals.models import Referral, ReferralLink
from tests.candidate_pages.own_pages import Person, hannah, open_whole_page
from tests.factories import CandidateFactory, ReferralFactory, ReferralLinkFactory
from tests.referrals.sending import answered, placed
from tests.support.pages import AuditedClient


@pytest.fixture
def person(client: AuditedClient, session: Session) -> Person:
    found = hannah(session)
    open_whole_page(client, session, found)
    return found


def shown(client: AuditedClient, person: Person) -> str:
    answer = client.get(f"{person.path}/profile/referrals")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_it_is_behind_the_code(client: AuditedClient, session: Session) -> None:
    stranger = hannah(session)
    assert client.get(f"{stranger.path}/profile/referrals").status_code == 302


@pytest.mark.parametrize(
    ("news", "says"),
    [
        ([], "So far there is nothing we may tell you."),
        (["in_touch"], "We are in touch."),
        (["in_process"], "So far there is nothing we may tell you."),
        (["in_touch", "placed"], "They found work through us."),
    ],
)
def test_a_referrer_reads_what_is_allowed_and_no_more(client, session, person, news, says) -> None:
    placed(session, referrer=person.candidate, name="Ben as typed", news=news)
    session.commit()
    page = shown(client, person)
    assert says in page
    assert "Ben as typed" in page
    assert "Ben Ito" not in page


def test_who_came_by_their_link_is_not_there_unless_they_let_it_be_known(
    client, session, person
) -> None:
    referral = answered(session, referrer=person.candidate, name="", news=[])
    referral.link_id = ReferralLinkFactory(referrer=person.candidate).id
    session.commit()
    assert "Ben Ito" not in shown(client, person)
    session.get_one(Referral, referral.id).news = ["in_touch"]
    session.commit()
    assert "Ben Ito" in shown(client, person)


def test_they_choose_what_whoever_sent_them_may_hear(client, session, person) -> None:
    referral = ReferralFactory(
        referrer=CandidateFactory(full_name="Jane Okafor"), candidate=person.candidate
    )
    session.commit()
    url = f"{person.path}/profile/referrals"
    assert "Jane Okafor sent you to us" in shown(client, person)
    field = f"r{referral.id}-news"
    client.post_form(f"{url}/{referral.id}/news", {field: ["placed", "in_touch"]}, page=url)
    assert session.get_one(Referral, referral.id).news == ["in_touch", "placed"]
    client.post_form(f"{url}/{referral.id}/news", {}, page=url)
    assert session.get_one(Referral, referral.id).news == []
    assert client.post_form(f"{url}/{referral.id}/news", {field: ["all"]}).status_code == 422


def test_nobody_chooses_for_another_person(client, session, person) -> None:
    referral = answered(session)
    session.commit()
    url = f"{person.path}/profile/referrals"
    client.post_form(f"{url}/{referral.id}/news", {f"r{referral.id}-news": ["placed"]}, page=url)
    assert session.get_one(Referral, referral.id).news == []


def test_their_link_names_them_only_as_they_wish_and_ends_when_they_say(
    client, session, person
) -> None:
    link, other = ReferralLinkFactory(referrer=person.candidate), ReferralLinkFactory()
    link.expires_at = other.expires_at = link.expires_at.replace(year=2100)
    session.commit()
    url = f"{person.path}/profile/referrals"
    client.post_form(f"{url}/links/{link.id}/name", {f"l{link.id}-names_me": "y"}, page=url)
    assert session.get_one(ReferralLink, link.id).names_referrer
    client.post_form(f"{url}/links/{link.id}/name", {}, page=url)
    assert not session.get_one(ReferralLink, link.id).names_referrer
    client.post_form(f"{url}/links/{link.id}/end", page=url)
    assert session.get_one(ReferralLink, link.id).revoked_at is not None
    assert client.post_form(f"{url}/links/{other.id}/end", page=url).status_code == 404
    assert session.get_one(ReferralLink, other.id).revoked_at is None
