"""A referral whole, from three sides: Jane forwards a link, Ben comes, and Maya thanks her when he has work."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from re import search

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.links import make_link
from agency.candidates.models import Candidate, LinkPurpose
from agency.clients.models import Role
from agency.jobs.running import run_task
from agency.mail.models import MailPace
from agency.recontact.putting_forward import put_forward
from agency.referrals.models import Referral
from agency.referrals.told import for_the_letter, referrals_told
from agency.submissions.models import Stage
from agency.submissions.moving import Move
from agency.touches.models import Touch
from tests.candidate_pages.own_pages import letters
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ConsentFactory,
    PlaceFactory,
    RecruiterFactory,
    RoleFactory,
)
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in
from tests.support.smtp import Postbox

LATER = NOON + timedelta(days=100)


@pytest.fixture
def postbox(app: Flask) -> Iterator[Postbox]:
    settings = app.extensions["settings"]
    with Postbox() as postbox:
        app.extensions["settings"] = replace(settings, smtp=postbox.smtp)
        yield postbox
        app.extensions["settings"] = settings


@pytest.fixture
def jane(session: Session) -> Candidate:
    AgencyFactory().referral_reward = 500
    maya = RecruiterFactory(name="Maya Lindqvist", team_lead=True)
    jane = CandidateFactory(
        full_name="Jane Okafor", owner=maya, title="Site Engineer", place=PlaceFactory()
    )
    ConsentFactory(candidate_id=jane.id)
    RoleFactory(title="Site Engineer")
    session.commit()
    return jane


def page_of(client: AuditedClient, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.get_data(as_text=True)


def deliver(app: Flask, session: Session) -> None:
    session.query(MailPace).delete()
    session.commit()
    run_task(app, "deliver_mail")


def own_pages(app: Flask, session: Session, person: Candidate) -> tuple[AuditedClient, str]:
    """A browser of theirs, in which their whole page is open."""
    browser: AuditedClient = app.test_client()
    new = make_link(session, person.id, person.ways[0].value, NOON, LinkPurpose.profile)
    new.link.made_at = session.info.get("now", NOON)
    session.commit()
    browser.post_form(f"/c/{new.token}/opening", page=f"/c/{new.token}")
    return browser, f"/c/{new.token}/profile"


def test_from_a_forwarded_link_to_a_thank_you(
    app: Flask, client: AuditedClient, session: Session, jane: Candidate, postbox: Postbox
) -> None:
    with time_machine.travel(NOON, tick=False):
        # Maya asks Jane whom she knows.
        sign_in(client, jane.owner)
        role = session.scalars(select(Role)).one()
        asked = page_of(client, f"/candidates/{jane.id}/referrals")
        assert f'value="role:{role.id}"' in asked
        url = f"/candidates/{jane.id}/email?names=&role={role.id}"
        assert "Whoever sends us somebody who then works gets $500" in page_of(client, url)
        words = {"subject": "Whom do you know?", "words": "Is there somebody?", "once_key": "a"}
        assert client.post_form(url, words, page=url).status_code == 302
        deliver(app, session)
        (to_jane,) = postbox.sent_to(jane.ways[0].value)
        assert "/c/friends/" in to_jane.body()
        found = search(r"http://localhost(/c/friends/\S+)", letters(session)[0].text)
        assert found

        # Jane forwards it; Ben opens it in a browser that nobody knows.
        ben_browser: AuditedClient = app.test_client()
        public = page_of(ben_browser, found[1])
        assert "Site Engineer" in public
        assert "Jane" not in public
        assert role.client.name not in public
        left = {"name": "Ben Ito", "email": "ben@example.org", "country": "CA"}
        assert ben_browser.post_form(found[1], left, page=found[1]).status_code == 200
        deliver(app, session)
        key = search(r"http://localhost(/c/friends/\S+/yes)", letters(session)[0].text)
        assert key
        assert "I can take that back at any time" in page_of(ben_browser, key[1])
        yes = {"agrees": "y", "news": ["placed"]}
        came = ben_browser.post_form(key[1], yes, page=key[1])
        assert came.status_code == 302
        ben = session.scalars(select(Candidate).filter_by(full_name="Ben Ito")).one()
        assert ben.owner_id == jane.owner_id

        # Maya sees him on her list; there is nothing she may tell Jane, and Jane's page says nothing of him.
        today = page_of(client, "/today")
        assert "came by a link that was forwarded" in today
        assert "Thanks to give" not in today
        jane_browser, own = own_pages(app, session, jane)
        told = page_of(jane_browser, f"{own}/referrals")
        assert "Ben" not in told
        assert "Nobody yet." in told

    with time_machine.travel(LATER, tick=False):
        # He is put forward and placed; of that he lets Jane hear.
        sign_in(client, jane.owner)
        for move in (
            Move(stage=Stage.interview, agreed_on=LATER.date(), agreed_how="call"),
            Move(stage=Stage.placed, starts_on=LATER.date()),
        ):
            put_forward(session, role, ben.id, move, jane.owner_id, LATER)
            session.commit()
            waits = "Thanks to give" in page_of(client, "/today")
            assert waits is (move.stage is Stage.placed)

        # The letter would say it tomorrow; she writes the thank-you, and it gives Jane news.
        tomorrow = LATER.date() + timedelta(days=1)
        assert for_the_letter(session, jane.owner_id, tomorrow) == (
            "Jane Okafor sent us Ben Ito and has not heard yet that it came to a job."
        )
        referral = session.scalars(select(Referral)).one()
        url = f"/candidates/{jane.id}/email?news={referral.id}"
        draft = page_of(client, url)
        assert "Ben Ito, whom you sent to us, has found work through us." in draft
        assert role.client.name not in draft
        words = {"subject": "Thank you for Ben Ito", "words": "He works.", "once_key": "b"}
        assert client.post_form(url, words, page=url).status_code == 302
        newest = session.scalars(
            select(Touch).filter_by(candidate_id=jane.id).order_by(Touch.id.desc())
        ).first()
        assert newest is not None
        assert newest.gave == ["referral_news"]
        assert for_the_letter(session, jane.owner_id, tomorrow) == ""

        # The reward is written down, and what was done is counted.
        reward = page_of(client, f"/referrals/{referral.id}/reward")
        assert 'value="500"' in reward
        seen = search(r'name="seen"[^>]*value="([^"]*)"', reward)
        assert seen
        form = {
            "amount": "500",
            "currency": "CAD",
            "why": "Ben Ito works",
            "due_on": str(LATER.date() + timedelta(days=90)),
            "seen": seen[1],
        }
        assert client.post_form(f"/referrals/{referral.id}/reward", form).status_code == 302
        counted = referrals_told(session, jane.owner_id, NOON, LATER + timedelta(days=200))
        assert (counted.asked, counted.named, counted.by_link) == (1, 0, 1)
        assert (counted.answered, counted.submitted, counted.placed) == (1, 1, 1)
        assert (counted.thanks_due, counted.thanked) == (1, 1)
        assert (counted.rewards_due, counted.rewards_paid) == (1, 0)
        nobodys = referrals_told(session, jane.owner_id + 1_000, NOON, LATER)
        assert (nobodys.asked, nobodys.sent, nobodys.rewards_due) == (0, 0, 0)
