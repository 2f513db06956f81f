"""The log of a touch while it is written: what is read, what is removed, what is saved."""

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session

from agency.recontact.models import Suggestion, SuggestionState
from agency.recruiters.models import FormDraft, Recruiter, RecruiterSession
from agency.touches.models import Outcome, Touch
from tests.browser.conftest import NOW, Live, Visits

NOTE = "Not now, open to a lead role after August, remote only, 120k, PMP in progress"


@pytest.fixture
def today(visits: Visits) -> Page:
    page = visits.by("saoirse")
    page.goto("/today")
    return page


@pytest.fixture
def drawer(today: Page, live: Live) -> Locator:
    """Opened from the first slip, with no draft of another test in it."""
    live.ask(lambda session: session.execute(delete(FormDraft)))
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
    chip(drawer, "120k").get_by_role("button", name="Remove").press("Enter")
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


def slip_names(page: Page) -> list[str]:
    return page.locator("[data-slip] h3").all_inner_texts()


def test_by_keyboard_alone_from_today_a_chip_is_removed_the_touch_saved_and_taken_back(
    drawer: Locator, today: Page, live: Live
) -> None:
    before = slip_names(today)
    touches = live.ask(lambda session: len(session.scalars(select(Touch)).all()))
    today.evaluate("window.stays = true; window.scrollTo(0, 40)")
    today.keyboard.type("Called, not now, remote only, 120k")
    expect(chip(drawer, "120k")).to_be_visible()
    while not today.evaluate("document.activeElement.innerText?.includes('Remove $120,000')"):
        today.keyboard.press("Tab")
    today.keyboard.press("Enter")
    expect(chip(drawer, "120k")).to_have_count(0)
    expect(drawer.get_by_role("radio", name="Not now", exact=True)).to_be_checked()
    drawer.get_by_role("checkbox", name="Market brief").press("Space")
    today.keyboard.press("Control+Enter")
    expect(drawer).to_be_hidden()
    toast = today.locator("#toast")
    expect(toast).to_contain_text("Saved: call with")
    expect(toast).not_to_contain_text("120")
    expect(today.locator("[data-slip] h3")).to_have_count(len(before) - 1)
    assert today.evaluate("window.stays"), "the page was not loaded anew"
    assert today.evaluate("!!document.activeElement.closest('[data-slip]')")
    assert before[0] not in slip_names(today)
    today.keyboard.press("z")
    expect(toast).to_contain_text("Taken back: the touch with")
    expect(today.locator("[data-slip] h3")).to_have_count(len(before))
    assert slip_names(today) == before
    assert today.evaluate("window.stays")
    assert live.ask(lambda session: len(session.scalars(select(Touch)).all())) == touches


def test_a_chip_is_put_right_where_it_stands(drawer: Locator, today: Page, live: Live) -> None:
    today.keyboard.type("Not now, remote only, 120k")
    pay = chip(drawer, "“120k”")
    pay.locator("summary").press("Enter")
    field = pay.get_by_label("What", exact=True)
    field.fill("130k")
    field.press("Enter")
    expect(pay.locator("summary")).to_contain_text("$130,000 a year")
    expect(pay).not_to_have_class("cb-chip-unsure")
    expect(pay.get_by_label("What", exact=True)).to_be_focused()
    pay.get_by_label("What", exact=True).fill("a lot")
    pay.get_by_role("button", name="Use this").press("Enter")
    expect(pay.get_by_role("alert")).to_contain_text("Write the pay as a number")
    pay.get_by_label("What", exact=True).fill("135k")
    pay.get_by_role("button", name="Use this").press("Enter")
    expect(pay.locator("summary")).to_be_focused()
    remote = chip(drawer, "“remote only”")
    remote.locator("summary").press("Enter")
    remote.get_by_label("Wanted").select_option("never")
    expect(remote.locator("summary")).to_contain_text("Not remote only")
    drawer.get_by_text("Nothing this time").click()
    today.keyboard.press("Control+Enter")
    expect(today.locator("#toast")).to_contain_text("$135,000 a year")
    learned = live.ask(lambda session: newest(session).learned)
    assert "Not remote only" in learned


def test_the_words_of_a_chip_are_shown_in_the_note(drawer: Locator, today: Page) -> None:
    today.keyboard.type("  Été 🎉 talk, remote only, please")
    chip(drawer, "remote only").get_by_role("button", name="show these words").press("Enter")
    selected = "document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"
    assert today.evaluate(selected) == "remote only"


def test_three_tries_are_three_keystrokes_each_with_a_way_back(
    today: Page, visits: Visits, live: Live
) -> None:
    person = live.ask(
        lambda session: session.scalars(
            select(Suggestion).where(Suggestion.kind == "role", Suggestion.state == "new")
        ).first().candidate_id  # type: ignore[union-attr]
    )  # fmt: skip
    page = visits.by("rafael")
    page.goto(f"/candidates/{person}")
    count = "select count(*) from touches where candidate_id = :id and outcome in ('no_answer', 'left_message')"

    def tries() -> int:
        return live.ask(lambda session: session.scalar(text(count), {"id": person}) or 0)

    before = tries()
    for number, key in enumerate("nnv", start=1):
        page.keyboard.press(key)
        expect(page.locator("#toast")).to_contain_text("Saved: call with")
        expect(page.locator(".cb-tl li", has_text="Take back")).to_have_count(number)
        assert tries() == before + number
    page.keyboard.press("z")
    expect(page.locator("#toast")).to_contain_text("Taken back")
    expect(page.locator(".cb-tl li", has_text="Take back")).to_have_count(2)
    assert tries() == before + 2


def test_what_was_typed_last_is_kept_when_the_page_is_left(
    drawer: Locator, today: Page, live: Live
) -> None:
    today.keyboard.type("Half a sentence that nobody has read yet")
    today.goto("/candidates")
    today.goto("/today")
    today.keyboard.press("l")
    expect(note_of(drawer)).to_have_value("Half a sentence that nobody has read yet")
    kept = "JSON.stringify([...Object.entries(sessionStorage), ...Object.entries(localStorage)])"
    assert "sentence" not in today.evaluate(kept)


def test_where_the_session_ends_while_they_write_nothing_is_lost_and_they_go_on(
    visits: Visits, live: Live
) -> None:
    visits.watch.expected += ("Response Status Error Code 401",)
    page = visits.by_stranger()
    visits.sign_in(page, "theo")
    page.keyboard.press("l")
    note = page.get_by_label("What happened?")
    note.type("Not now, ")
    expect(page.locator("[data-draft-kept]")).to_be_visible()
    ended = update(RecruiterSession).values(ended_at=NOW)
    theo = select(Recruiter.id).where(Recruiter.email == visits.address("theo"))
    live.ask(lambda s: s.execute(ended.where(RecruiterSession.recruiter_id.in_(theo))))
    note.type("remote only")
    expect(page.locator("#problem")).to_contain_text(
        "You are signed out. What you wrote is still here."
    )
    with page.context.expect_page() as opened:
        page.locator("#problem").get_by_role("link").click()
    visits.sign_in(opened.value, "theo")
    opened.value.close()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("#problem")).to_be_empty()
    note.press("End")
    note.type(", 120k")
    expect(page.locator("#read-facts .cb-chip", has_text="120k")).to_be_visible()
    expect(note).to_have_value("Not now, remote only, 120k")
    assert visits.watch.refused == [401]
