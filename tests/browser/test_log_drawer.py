"""The log of a touch while it is written: what is read, what is removed, what is saved."""

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.recontact.models import Suggestion, SuggestionState
from agency.touches.models import Outcome, Touch
from tests.browser.conftest import Live, Visits

NOTE = "Not now, open to a lead role after August, remote only, 120k, PMP in progress"


@pytest.fixture
def today(visits: Visits) -> Page:
    page = visits.by("saoirse")
    page.goto("/today")
    return page


@pytest.fixture
def drawer(today: Page) -> Locator:
    """Opened from the first slip."""
    today.keyboard.press("l")
    drawer = today.get_by_role("dialog", name="Log a touch")
    expect(drawer.get_by_label("What happened?")).to_be_focused()
    return drawer


def note_of(drawer: Locator) -> Locator:
    return drawer.get_by_label("What happened?")


def chip(drawer: Locator, words: str) -> Locator:
    return drawer.locator("#read-facts .cb-chip", has_text=words)


def newest(session: Session) -> Touch:
    touch = session.scalars(select(Touch).order_by(Touch.id.desc())).first()
    assert touch
    return touch


def test_the_note_is_read_while_it_is_written_and_the_caret_stays(
    drawer: Locator, today: Page
) -> None:
    today.keyboard.type(NOTE)
    for words in ("“after August”", "“remote only”", "“120k”", "PMP, in progress"):
        expect(chip(drawer, words)).to_be_visible()
    for _ in range(len(", PMP in progress")):
        today.keyboard.press("ArrowLeft")
    today.keyboard.type(", wants a garden in Halifax")
    expect(chip(drawer, "Halifax").first).to_be_visible()
    expect(note_of(drawer)).to_be_focused()
    at = today.evaluate("document.activeElement.selectionStart")
    assert at == len(NOTE) - len(", PMP in progress") + len(", wants a garden in Halifax")
    today.keyboard.type("!")
    expect(note_of(drawer)).to_have_value(
        NOTE.replace(", PMP", ", wants a garden in Halifax!, PMP")
    )


def test_it_is_read_only_after_a_pause(drawer: Locator, today: Page) -> None:
    asked: list[str] = []
    today.on("request", lambda request: asked.append(request.url))
    note_of(drawer).evaluate(
        """(note) => {
            for (const letter of "Remote only, please") {
                note.value += letter;
                note.dispatchEvent(new Event("input", { bubbles: true }));
            }
        }"""
    )
    expect(chip(drawer, "Remote only")).to_be_visible()
    assert len([url for url in asked if url.endswith("/touches/reading")]) == 1


def test_what_is_plain_in_the_note_is_guessed_into_the_empty_fields(
    drawer: Locator, today: Page
) -> None:
    expect(drawer.get_by_role("radio", name="Not now", exact=True)).not_to_be_checked()
    today.keyboard.type(NOTE)
    expect(drawer.get_by_role("radio", name="Not now", exact=True)).to_be_checked()
    drawer.get_by_text("Nothing this time").click()
    expect(note_of(drawer)).to_have_value(NOTE)


def test_a_removed_chip_stays_removed_and_is_not_saved(
    drawer: Locator, today: Page, live: Live
) -> None:
    today.keyboard.type(NOTE)
    expect(chip(drawer, "120k")).to_be_visible()
    chip(drawer, "120k").get_by_role("button").press("Enter")
    expect(chip(drawer, "120k")).to_have_count(0)
    assert today.evaluate("!!document.activeElement.closest('.cb-chip')")
    note_of(drawer).press("End")
    today.keyboard.type(". Wants Halifax")
    expect(chip(drawer, "Halifax").first).to_be_visible()
    expect(chip(drawer, "120k")).to_have_count(0)
    drawer.get_by_text("Nothing this time").click()
    drawer.get_by_role("button", name="Save", exact=False).locator("visible=true").first.click()
    saved = today.get_by_role("status").filter(has_text="Saved: call with")
    expect(saved).to_contain_text("PMP")
    expect(saved).not_to_contain_text("120")
    learned = live.ask(lambda session: newest(session).learned)
    assert any("PMP" in words for words in learned)
    assert not any("120" in words for words in learned)


def test_saving_logs_the_touch_and_the_slip_is_dealt_with(
    drawer: Locator, today: Page, live: Live
) -> None:
    slip = today.locator("[data-slip].is-current")
    slip_id, name = str(slip.get_attribute("id")), slip.locator("h3").inner_text()
    today.keyboard.type("Called, we talked about the course. Not now")
    expect(drawer.get_by_role("radio", name="Not now", exact=True)).to_be_checked()
    drawer.get_by_text("Course advice").click()
    today.keyboard.press("Control+Enter")
    expect(drawer).to_be_hidden()
    expect(today.get_by_role("status").filter(has_text="Saved: call with")).to_contain_text(name)
    expect(today.locator(f"#{slip_id}")).to_have_count(0)

    def check(session: Session) -> None:
        touch = newest(session)
        assert (touch.candidate.full_name, touch.outcome) == (name, Outcome.not_now)
        assert [str(value) for value in touch.gave] == ["course_advice"]
        suggestion = session.get_one(Suggestion, int(slip_id.removeprefix("slip-s")))
        assert suggestion.state is SuggestionState.contacted

    live.ask(check)


def test_what_is_missing_is_said_in_the_drawer_and_nothing_is_lost(
    drawer: Locator, today: Page, visits: Visits
) -> None:
    today.keyboard.type("A word")
    today.keyboard.press("Control+Enter")
    expect(drawer.get_by_role("alert")).to_contain_text("Choose how it ended.")
    expect(drawer.get_by_role("alert")).to_be_focused()
    expect(note_of(drawer)).to_have_value("A word")
    assert visits.watch.refused == [422]


def test_somebody_is_found_from_the_name_in_the_note(today: Page, live: Live) -> None:
    today.goto("/candidates")
    today.keyboard.press("l")
    drawer = today.get_by_role("dialog", name="Log a touch")
    expect(note_of(drawer)).to_be_focused()
    today.keyboard.type("Salma Birkeland called, we talked")
    expect(drawer.get_by_role("radio", name="Salma Birkeland")).to_be_visible()
    drawer.get_by_role("radio", name="Salma Birkeland").check()
    drawer.get_by_text("Nothing this time").click()
    drawer.get_by_text("We talked", exact=True).click()
    note_of(drawer).press("Control+Enter")
    saved = today.get_by_role("status").filter(has_text="Saved:")
    expect(saved).to_contain_text("Salma Birkeland")
    assert live.ask(lambda session: newest(session).candidate.full_name) == "Salma Birkeland"


def test_without_a_network_the_drawer_stays_and_nothing_is_lost(
    drawer: Locator, today: Page, visits: Visits
) -> None:
    visits.watch.expected += ("Failed to load resource: net::ERR_INTERNET_DISCONNECTED", "htmx:")
    today.keyboard.type("A word")
    today.context.set_offline(True)
    today.keyboard.press("Control+Enter")
    expect(today.locator("#problem")).to_contain_text("That was not saved. Nobody was contacted.")
    expect(drawer).to_be_visible()
    expect(note_of(drawer)).to_have_value("A word")
    today.context.set_offline(False)
    today.keyboard.press("Control+Enter")
    expect(drawer.get_by_role("alert").first).to_contain_text("Choose how it ended.")
