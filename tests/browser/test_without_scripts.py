"""Everything that matters without a single script: forms, links and pages that load anew."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.recontact.models import Suggestion, SuggestionState
from agency.submissions.models import Stage, Submission
from agency.touches.models import Promise, Touch
from tests.browser.conftest import Live, Visits


@pytest.fixture
def page(visits: Visits) -> Page:
    return visits.by("nadine", java_script_enabled=False)


@pytest.fixture
def today(page: Page) -> Page:
    page.goto("/today")
    return page


def first_slip(page: Page) -> Locator:
    return page.locator("[data-slip]").first


def state_of(live: Live, slip_id: str) -> SuggestionState:
    number = int(slip_id.removeprefix("slip-s"))
    return live.ask(lambda session: session.get_one(Suggestion, number).state)


def test_the_door_opens_and_closes(visits: Visits) -> None:
    page = visits.by_stranger(java_script_enabled=False)
    visits.sign_in(page, "nadine")
    expect(page.get_by_role("heading", level=1, name="Today")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    page.goto("/today")
    expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()


def test_snoozing_and_taking_it_back(today: Page, live: Live) -> None:
    slip = first_slip(today)
    slip_id, name = str(slip.get_attribute("id")), slip.locator("h3").inner_text()
    slip.locator("summary", has_text="Snooze").click()
    slip.get_by_text("Next week").click()
    slip.get_by_role("button", name="Snooze").click()
    notice = today.get_by_role("status").filter(has_text="snoozed until Monday 30 November")
    expect(notice).to_contain_text(name)
    expect(today.locator(f"#{slip_id}")).to_have_count(0)
    assert state_of(live, slip_id) is SuggestionState.snoozed
    notice.get_by_role("button", name="Undo").click()
    expect(today.get_by_role("status").first).to_contain_text("That is back on your list.")
    expect(today.locator(f"#{slip_id}")).to_have_count(1)
    assert state_of(live, slip_id) is SuggestionState.new


def test_dismissing_and_taking_it_back(today: Page, live: Live) -> None:
    slip = first_slip(today)
    slip_id = str(slip.get_attribute("id"))
    slip.locator("summary", has_text="Dismiss").click()
    slip.get_by_role("button", name="Dismiss").click()
    expect(today.get_by_role("status").first).to_contain_text("dismissed.")
    assert state_of(live, slip_id) is SuggestionState.dismissed
    today.get_by_role("button", name="Undo").click()
    expect(today.locator(f"#{slip_id}")).to_have_count(1)


def test_keeping_a_promise_and_taking_that_back(today: Page, live: Live) -> None:
    slip = today.locator("[data-slip][id^=slip-p]").first
    number = int(str(slip.get_attribute("id")).removeprefix("slip-p"))

    def is_open(session: Session) -> bool:
        return session.get_one(Promise, number).is_open

    slip.get_by_role("button", name="Mark kept").click()
    expect(today.get_by_role("heading", level=1, name="Today")).to_be_visible()
    expect(today.get_by_role("status").first).to_contain_text("kept.")
    assert not live.ask(is_open)
    today.get_by_role("button", name="Undo").click()
    expect(today.locator(f"#slip-p{number}")).to_have_count(1)
    assert live.ask(is_open)


def test_logging_a_touch_with_its_reading(today: Page, live: Live) -> None:
    slip = first_slip(today)
    name = slip.locator("h3").inner_text()
    slip.get_by_role("link", name=re.compile("^Log")).click()
    expect(today.get_by_role("heading", level=1, name="Log a touch")).to_be_visible()
    expect(today.get_by_text(name).first).to_be_visible()
    today.get_by_label("What happened?").fill("Not now. Remote only, 120k, PMP in progress")
    today.get_by_text("Not now", exact=True).click()
    today.get_by_text("Course advice").click()
    today.get_by_role("button", name=re.compile("^Save")).locator("visible=true").first.click()
    expect(today.get_by_role("status").first).to_contain_text("Saved: call with")
    touch = live.ask(
        lambda session: session.scalars(select(Touch.learned).order_by(Touch.id.desc())).first()
    )
    assert touch
    assert any("PMP" in words for words in touch)


def test_a_fit_is_a_page(today: Page) -> None:
    first_slip(today).locator("[data-fit]").click()
    expect(today.get_by_role("heading", level=1)).to_contain_text("Fit of")
    expect(today.get_by_role("row")).to_have_count(6)


def test_a_stage_is_chosen_and_saved_with_a_button(page: Page, live: Live) -> None:
    role_id, candidate_id = live.ask(somebody_surfaced)
    page.goto(f"/roles/{role_id}")
    select_ = page.locator(f"#stage-{candidate_id}")
    select_.select_option(label="Interested")
    select_.locator("xpath=..").get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_contain_text("moved to Interested.")
    wanted = {"role_id": role_id, "candidate_id": candidate_id}
    stage = live.ask(lambda s: s.scalars(select(Submission.stage).filter_by(**wanted)).one())
    assert stage is Stage.interested


def somebody_surfaced(session: Session) -> tuple[int, int]:
    found = session.scalars(
        select(Suggestion)
        .where(Suggestion.role_id.is_not(None), Suggestion.state == SuggestionState.new)
        .order_by(Suggestion.fit_total.desc())
    ).first()
    assert found
    assert found.role_id
    return found.role_id, found.candidate_id


def test_the_theme_is_switched_where_one_stands(page: Page) -> None:
    page.goto("/candidates")
    page.get_by_role("button", name="Use the light theme").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")
    page.get_by_role("button", name="Use the dark theme").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(page.get_by_role("heading", level=1, name="Candidates")).to_be_visible()
    page.get_by_role("button", name="Follow the device’s theme").click()
    expect(page.get_by_role("button", name="Use the light theme")).to_be_visible()


def test_the_menu_of_a_phone_opens(visits: Visits) -> None:
    page = visits.by("nadine", width=390, java_script_enabled=False)
    page.goto("/today")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation", name="Main", exact=True).get_by_role(
        "link", name="Clients"
    ).click()
    expect(page.get_by_role("heading", level=1, name="Clients")).to_be_visible()
