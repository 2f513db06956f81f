"""Mail to file and the drop address, as a recruiter sees and presses them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import Candidate
from agency.config import Imap
from agency.contact.consent import Told
from agency.contact.quiet import hush
from agency.inbox.models import Fate, InboxHealth, MailAttachment, MailFiling, ReceivedMail
from agency.recruiters.models import Recruiter
from agency.touches.models import Direction
from tests.browser.conftest import Live, Visits
from tests.browser.test_pages import ALL, audit

IMAP = Imap("imap.example.com", 993, "drop", "x", "tls", "INBOX")
LONG = "j.okafor-with-a-very-long-name-that-goes-on@a-very-long-domain-of-somebody.example"


def bring_mail(session: Session) -> None:
    """One of each kind for Nadine, with names and subjects as long as they come."""
    now = clock.now()
    nadine = session.scalars(select(Recruiter).where(Recruiter.name.startswith("Nadine"))).one()
    person = session.scalars(select(Candidate).order_by(Candidate.id).limit(1)).one()
    kinds = {
        Fate.waiting: ("Re: " + "A lead role in Halifax " * 6, "Not before June.\n\nJane", False),
        Fate.filed: ("Re: A role", "Please stop writing to me.", True),
        Fate.unreadable: ("", "", False),
    }
    for uid, (fate, (subject, words, asked)) in enumerate(kinds.items()):
        mail = ReceivedMail(
            mailbox="x", uidvalidity=1, uid=uid, arrived_at=now - timedelta(hours=uid), raw=b"Subject: x\n\nHi",
            sha256=b"", size=1, fate=fate, recruiter_id=nadine.id,
            direction=Direction.theirs, happened_at=now, subject=subject, words=words,
            parties=[{"name": "Jane Okafor", "address": LONG}], asked_to_stop=asked,
            why="Its header is longer than 64 KB." if fate is Fate.unreadable else "",
        )  # fmt: skip
        session.add(mail)
        session.flush()
        if asked:
            session.add(MailFiling(mail_id=mail.id, candidate_id=person.id))
            hush(session, person.id, now.date(), Told(how="email", at=now))
        if fate is Fate.waiting:
            session.add(
                MailAttachment(
                    mail_id=mail.id, name="Résumé of Jane Okafor, newest version.pdf", content=b"x",
                    media_type="application/pdf", size=1, offered_at=now,
                )
            )  # fmt: skip
    session.add(
        InboxHealth(
            mailbox=IMAP.name, polled_at=now, failed_at=now, error="The line to the server broke."
        )
    )


@pytest.fixture(scope="module", autouse=True)
def mailbox(live: Live) -> None:
    settings = live.app.extensions["settings"]
    live.app.extensions["settings"] = replace(
        settings, drop_address="drop@agency.example", imap=IMAP
    )
    live.ask(bring_mail)


def test_mail_to_file_is_readable_and_one_press_answers_each(visits: Visits, live: Live) -> None:
    page = visits.by("nadine")
    page.goto("/today")
    page.get_by_role("link", name="Two mails wait").click()
    audit(page, ALL)
    page.get_by_role("button", name="No, they did not").click()
    expect(page.get_by_text("It was no stop.")).to_be_visible()
    page.get_by_role("link", name="Choose who it is").click()
    audit(page, ALL)
    page.get_by_role("button", name="Add as a candidate").click()
    expect(page.get_by_role("heading", name="Jane Okafor", exact=True)).to_be_visible()


def test_drop_address_is_copied_with_one_press(visits: Visits) -> None:
    page = visits.by("nadine")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/settings")
    audit(page, ALL)
    address = page.get_by_role("textbox", name="Your drop address").input_value()
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#live")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.get_by_role("button", name="Have a new address").click()
    assert page.get_by_role("textbox", name="Your drop address").input_value() != address


def test_health_of_the_mailbox_is_readable(visits: Visits) -> None:
    page = visits.by("nadine")
    page.goto("/settings/mailbox")
    expect(page.get_by_text("The last look failed")).to_be_visible()
    audit(page, ALL)
