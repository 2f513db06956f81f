"""Warnings and refusals as they are read: putting somebody forward, and a letter over a cap."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from agency import clock
from agency.clients.models import Role
from agency.recruiters.models import AccessLevel
from agency.recruiters.queries import recruiter_by_email
from agency.submissions.models import DeclaredSubmission
from agency.touches.models import Channel, Outcome, Touch, TouchKind
from tests.browser.conftest import TODAY, Live, Visits
from tests.browser.test_pages import audit
from tests.browser.test_role_page import surfaced

WORDS = "Hello, and something only I know."


@pytest.fixture
def page(visits: Visits) -> Page:
    return visits.by("nadine")


def test_an_earlier_submission_is_read_before_the_next(page: Page, live: Live) -> None:
    role_id, candidate_id, name = live.ask(surfaced)

    def declare(session: Session) -> None:
        client_id = session.get_one(Role, role_id).client_id
        told = DeclaredSubmission(
            candidate_id=candidate_id,
            client_id=client_id,
            agency_name="Acme Staffing",
            submitted_on=TODAY.replace(day=3),
        )
        session.add(told)

    live.ask(declare)
    page.goto(f"/roles/{role_id}")
    page.get_by_label(f"Stage of {name}").select_option(label="Submitted")
    question = page.get_by_role("form", name=f"Submitted: {name}")
    expect(question).to_contain_text("Acme Staffing did on 3 Nov 2026")
    audit(page)
    question.get_by_role("checkbox", name="agreed that we represent them").check()
    question.get_by_label("In their words").fill("Go ahead.")
    question.get_by_role("button", name="Move to Submitted").click()
    expect(page.get_by_text("Read what came before, then tick the box.")).to_be_visible()
    expect(page.get_by_label("In their words")).to_have_value("Go ahead.")
    page.get_by_role("checkbox", name="I have read this").check()
    page.get_by_role("button", name="Move to Submitted").click()
    expect(page.get_by_text(f"{name} moved to Submitted.").first).to_be_visible()


def test_who_comes_second_reads_who_wrote_and_a_manager_may_say_why_all_the_same(
    page: Page, visits: Visits, live: Live
) -> None:
    _, candidate_id, _ = live.ask(surfaced)
    page.goto(f"/candidates/{candidate_id}/email")
    page.get_by_role("textbox", name="Letter", exact=True).fill(WORDS)

    def a_colleague_calls(session: Session) -> None:
        nadine = recruiter_by_email(session, visits.address("nadine"))
        rafael = recruiter_by_email(session, visits.address("rafael"))
        assert nadine
        assert rafael
        nadine.access_level = AccessLevel.team_lead
        touch = Touch(
            candidate_id=candidate_id,
            recruiter_id=rafael.id,
            channel=Channel.call,
            kind=TouchKind.attempt,
            outcome=Outcome.left_message,
            happened_at=clock.now(),
        )
        session.add(touch)

    live.ask(a_colleague_calls)
    page.get_by_role("button", name="Send", exact=True).click()
    lost = page.get_by_text("ago; next possible date")
    expect(lost).to_contain_text("Rafael called")
    expect(page.get_by_role("textbox", name="Letter", exact=True)).to_have_value(WORDS)
    page.get_by_text("Send it all the same, with a reason").click()
    audit(page)
    page.get_by_label("Why this letter goes all the same").fill("Because")
    page.get_by_role("button", name="Send all the same").click()
    expect(page.get_by_text("Say why in at least 20 characters.").first).to_be_visible()
    expect(page.get_by_role("textbox", name="Letter", exact=True)).to_have_value(WORDS)
    reason = "The client asked for this person by name this morning."
    page.get_by_label("Why this letter goes all the same").fill(reason)
    page.get_by_role("button", name="Send all the same").click()
    expect(page.get_by_text("is in the post.").first).to_be_visible()
