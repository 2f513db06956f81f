"""Every letter of class contact carries what the law wants; a new template has to be put on a list."""

from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.emails import post_profile_link, profile_link_words
from agency.candidates.links import make_link
from agency.candidates.models import Candidate, LinkPurpose
from agency.contact.client_links import make_contact_link
from agency.introductions.emails import copy_of_letter_to_both, letter_to_contact
from agency.languages.speaking import Language
from agency.mail.message import Mailbox
from agency.mail.models import MailClass, OutboxMessage
from agency.mail.outbox import post
from agency.marketing.emails import letter_to_client
from agency.marketing.profiles import newest_profile
from agency.recruiters.models import Agency, Recruiter
from agency.recruiters.sessions import new_token
from agency.touches.emails import letter_to_candidate
from agency.web.links import external_url
from tests.conftest import ROOT
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    ClientContactFactory,
    IntroductionFactory,
    MarketingFactory,
)

NOW = datetime(2026, 6, 22, 15, tzinfo=UTC)
Posting = Callable[[Session, Agency, Candidate, Recruiter], None]


def post_to_candidate(session: Session, agency: Agency, jane: Candidate, by: Recruiter) -> None:
    new = make_link(session, jane.id, jane.ways[0].value, NOW, LinkPurpose.letter)
    message = letter_to_candidate(
        agency,
        by,
        Mailbox(jane.ways[0].value, jane.full_name),
        "A role",
        "Shall we talk?",
        token=new.token,
        unsubscribe_url=_unsubscribe(new.token),
        language=Language.en,
    )
    post(session, message, "one", MailClass.contact, "recontact_role", NOW, candidate_id=jane.id)


def post_link(session: Session, agency: Agency, jane: Candidate, by: Recruiter) -> None:
    new = make_link(session, jane.id, jane.ways[0].value, NOW, LinkPurpose.letter)
    words = profile_link_words(
        agency, jane, by, {"now": [], "later": [], "never": []}, "Still right?", new.token, NOW
    )
    post_profile_link(session, agency, jane, by, new, words, _unsubscribe(new.token), NOW)


def post_to_contact(session: Session, agency: Agency, jane: Candidate, by: Recruiter) -> None:
    side = IntroductionFactory(people=[jane, ClientContactFactory()]).sides[1]
    token = make_contact_link(session, side.contact, by.id, NOW).token
    message = letter_to_contact(
        agency, by, side, "Somebody to meet", "Shall I?", token, _unsubscribe(token), ""
    )
    post(session, message, "one", MailClass.contact, "keep_in_touch", NOW)


def post_to_both(session: Session, agency: Agency, jane: Candidate, by: Recruiter) -> None:
    new = make_link(session, jane.id, jane.ways[0].value, NOW, LinkPurpose.unsubscribe)
    her = Mailbox(jane.ways[0].value, jane.full_name)
    message = copy_of_letter_to_both(
        agency, by, her, (her, Mailbox("tom@example.com", "Tom Reid")), "You two should meet",
        "Here you are.", _unsubscribe(new.token), Language.en,
    )  # fmt: skip
    post(session, message, "one", MailClass.contact, "reply", NOW, candidate_id=jane.id)


def post_to_client(session: Session, agency: Agency, jane: Candidate, by: Recruiter) -> None:
    profile = newest_profile(session, MarketingFactory(candidate=jane).id)
    token = new_token()
    message = letter_to_client(
        agency, by, Mailbox("tom@example.com", "Tom Reid"), "Somebody to meet", "Shall I?", profile,
        (), token, external_url("client_pages.unsubscribe", token=token),
    )  # fmt: skip
    post(session, message, "one", MailClass.contact, "spec_marketing", NOW)


def _unsubscribe(token: str) -> str:
    return external_url("candidate_pages.unsubscribe", token=token)


CONTACT: dict[str, Posting] = {
    "to_candidate": post_to_candidate,
    "profile_link": post_link,
    "to_contact": post_to_contact,
    "to_both": post_to_both,
    "to_client": post_to_client,
}
READ_BY_TWO = {"to_both"}
"""Nobody's own link is in it, for whoever answers quotes it to the other; it says where to write instead."""
SERVICE = {
    "digest",
    "duties",
    "export_waiting",
    "invitation",
    "mail_paused",
    "notice",
    "password_changed",
    "profile_code",
    "profile_new_link",
    "referral_key",
    "second_step_changed",
    "sign_in_link",
}


def test_every_template_is_known_to_be_contact_or_service_mail() -> None:
    folders = {path.parent.name for path in (ROOT / "templates" / "email").glob("*/subject.txt")}
    assert folders == CONTACT.keys() | SERVICE


@pytest.mark.parametrize("name", CONTACT)
def test_contact_letter_says_who_writes_from_where_and_how_to_stop_it(
    app: Flask, session: Session, name: str
) -> None:
    agency, jane = AgencyFactory(), CandidateFactory()
    with app.test_request_context():
        CONTACT[name](session, agency, jane, jane.owner)
    letter = session.scalars(select(OutboxMessage)).one()
    assert letter.mail_class is MailClass.contact
    mail = message_from_bytes(letter.raw, policy=default)
    link = mail["List-Unsubscribe"].strip("<>")
    assert link.startswith("http://localhost/")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] is None  # a person wrote it and pressed send
    assert agency.name in mail["From"]
    assert jane.owner.email in mail["Reply-To"]
    for kind in ("plain", "html"):
        words = " ".join(_part(mail, kind).split()).replace("&amp;", "&")
        assert f"{agency.name}, {agency.postal_address}" in words
        assert jane.owner.name in words
        has_own_link = link.split("/")[-1] in words or _token_of(link) in words
        assert has_own_link is (name not in READ_BY_TWO)
        assert has_own_link or f"To have us stop, write to {jane.owner.email}." in words
        assert "stop" in words.lower()
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


def _part(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def _token_of(link: str) -> str:
    return max(link.split("/"), key=len)
