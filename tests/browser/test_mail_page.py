"""Mail in trouble, as an administrator sees it."""

from datetime import timedelta

from playwright.sync_api import expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import Candidate
from agency.mail.models import MailLine, MailState, StopKind
from agency.mail.stops import stop
from tests.browser.conftest import Live, Visits
from tests.browser.test_pages import ALL, audit
from tests.contact.mails import waiting_mail

SHOWN = {
    MailState.unknown: "TimeoutError: timed out",
    MailState.failed: "550 5.1.1 <x>: Recipient address rejected: User unknown in virtual mailbox table",
    MailState.bounced: "250 2.0.0 kept",
    MailState.expired: "451 4.3.0 later",
    MailState.queued: "It is 21:10 on Thursday where she lives; mail waits for working hours.",
}


def bring_trouble(session: Session) -> None:
    now = clock.now()
    people = session.scalars(select(Candidate).order_by(Candidate.id).limit(len(SHOWN))).all()
    for person, (state, reply) in zip(people, SHOWN.items(), strict=True):
        waiting_mail(
            session, person.id, now, state=state, reply=reply, attempts=2,
            begun_at=now if state is not MailState.queued else None,
        )  # fmt: skip
    stop(session, StopKind.bounces, "10 of the last 200 letters to candidates came back.", now)
    rests_until = now + timedelta(minutes=2)
    session.add(
        MailLine(
            id=1, faults=5, refusals=0, rests=2, rests_until=rests_until, why="Connection refused"
        )
    )


def test_mail_in_trouble_is_readable_and_one_press_settles_a_letter(
    visits: Visits, live: Live
) -> None:
    live.ask(bring_trouble)
    page = visits.by("nadine")
    page.goto("/settings/mailbox")
    audit(page, ALL)
    page.get_by_role("button", name="Treat as sent").click()
    expect(page.get_by_text("It counts as sent.")).to_be_visible()
    page.get_by_role("button", name="Resume sending").click()
    expect(page.get_by_text("Letters go out again.")).to_be_visible()
    expect(page.get_by_text("Letters to candidates are paused.")).to_have_count(0)
