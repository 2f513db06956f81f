"""A role while its people are being found, and a stage chosen in place."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.clients.models import Role, RoleState
from agency.recontact.models import Suggestion, SuggestionState
from agency.submissions.models import Stage, Submission
from tests.browser.conftest import Live, Visits


@pytest.fixture
def page(visits: Visits) -> Page:
    return visits.by("nadine")


def surfaced(session: Session) -> tuple[int, int, str]:
    """Role, candidate and name of whoever fits an open role best."""
    query = select(Suggestion).join(Role).where(Role.state == RoleState.open)
    query = query.where(Suggestion.state == SuggestionState.new)
    found = session.scalars(query.order_by(Suggestion.fit_total.desc())).first()
    assert found
    assert found.role_id
    return found.role_id, found.candidate_id, found.candidate.full_name


def test_people_appear_by_themselves_as_soon_as_they_are_found(page: Page, live: Live) -> None:
    role_id, _, name = live.ask(surfaced)
    page.goto(f"/roles/{role_id}/edit")
    page.get_by_label("Openings").fill("3")
    page.get_by_role("button", name="Save role").click()
    looking = page.get_by_role("status").filter(has_text="Looking for people…")
    expect(looking).to_be_visible()
    assert "surface_role" in live.run_jobs()
    expect(looking).to_be_hidden()
    expect(page.get_by_role("article", name=name)).to_be_visible()
    expect(page.locator("#live")).to_contain_text("found.")


def test_a_stage_is_saved_as_soon_as_it_is_chosen_and_keeps_the_focus(
    page: Page, live: Live
) -> None:
    role_id, candidate_id, name = live.ask(surfaced)
    page.goto(f"/roles/{role_id}")
    stage = page.get_by_label(f"Stage of {name}")
    expect(stage).to_have_value("surfaced")
    stage.focus()
    page.keyboard.type("Cont")
    expect(page.locator("#live")).to_have_text(f"{name} moved to Contacted.")
    expect(page.get_by_label(f"Stage of {name}")).to_be_focused()
    expect(page.get_by_role("heading", name="In process")).to_be_visible()

    def chosen(session: Session) -> Stage:
        wanted = {"role_id": role_id, "candidate_id": candidate_id}
        return session.scalars(select(Submission.stage).filter_by(**wanted)).one()

    assert live.ask(chosen) is Stage.contacted


def test_nobody_is_submitted_before_they_agreed(page: Page, live: Live) -> None:
    role_id, _, name = live.ask(surfaced)
    page.goto(f"/roles/{role_id}")
    page.get_by_label(f"Stage of {name}").select_option(label="Submitted")
    question = page.get_by_role("form", name=f"Submitted: {name}")
    expect(question).to_be_focused()
    question.get_by_role("button", name="Move to Submitted").click()
    expect(page.get_by_role("alert").filter(has_text="Nothing was moved.")).to_be_visible()
    page.get_by_role("checkbox", name="agreed that we represent them").check()
    page.get_by_role("button", name="Move to Submitted").click()
    expect(page.get_by_text(f"{name} moved to Submitted.").first).to_be_visible()
