"""Today by the keys alone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.recontact.models import DismissReason, Suggestion, SuggestionState
from agency.recruiters.models import Recruiter
from agency.touches.models import Promise, Touch
from tests.browser.conftest import Live, Visits

NOTE = "What happened?"


@pytest.fixture
def today(visits: Visits) -> Page:
    page = visits.by("rafael")
    page.goto("/today")
    return page


def current(page: Page) -> Locator:
    slip = page.locator("[data-slip].is-current")
    expect(slip).to_have_count(1)
    return slip


def name_of(slip: Locator) -> str:
    return slip.locator("h3").inner_text()


def focus_is_in(page: Page, selector: str) -> bool:
    return bool(page.evaluate("(inside) => !!document.activeElement.closest(inside)", selector))


def undo_row(page: Page) -> Locator:
    row = page.locator("[data-undo]")
    expect(row).to_have_count(1)
    return row


def suggestion_of(session: Session, slip_id: str) -> Suggestion:
    return session.get_one(Suggestion, int(slip_id.removeprefix("slip-s")))


def test_j_and_k_move_the_current_slip_and_stop_at_the_ends(today: Page) -> None:
    names = today.locator("[data-slip] h3").all_inner_texts()
    today.keyboard.press("k")
    assert name_of(current(today)) == names[0]
    for name in names[1:]:
        today.keyboard.press("j")
        assert name_of(current(today)) == name
        expect(current(today)).to_be_focused()
        expect(current(today)).to_be_in_viewport(ratio=0.3)
    today.keyboard.press("j")
    assert name_of(current(today)) == names[-1]
    today.keyboard.press("k")
    assert name_of(current(today)) == names[-2]


def test_enter_opens_the_person(today: Page) -> None:
    today.keyboard.press("j")
    name = name_of(current(today))
    today.keyboard.press("Enter")
    expect(today.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_f_opens_what_the_fit_is_made_of_and_closes_it(today: Page) -> None:
    today.keyboard.press("f")
    panel = current(today).locator(".cb-fitpanel")
    expect(panel).to_be_visible()
    expect(panel.get_by_role("row")).to_have_count(6)
    expect(panel).to_contain_text("decides nothing")
    expect(current(today).locator("[data-fit]")).to_have_attribute("aria-expanded", "true")
    today.keyboard.press("f")
    expect(panel).to_be_hidden()


def test_s_and_enter_snooze_and_z_brings_the_slip_back_under_the_focus(
    today: Page, live: Live
) -> None:
    slip, following = current(today), today.locator("[data-slip]").nth(1)
    slip_id, name, next_name = str(slip.get_attribute("id")), name_of(slip), name_of(following)
    count = today.locator(".cb-group .cb-count").first.inner_text()
    today.keyboard.press("s")
    expect(slip.get_by_role("radio", name="Tomorrow")).to_be_focused()
    today.keyboard.press("ArrowDown")
    today.keyboard.press("Enter")
    until = re.compile(rf"{name} snoozed until \w+day \d+ (Nov|Dec)ember\.")
    expect(undo_row(today)).to_contain_text(until)
    expect(today.locator("#live")).to_contain_text(f"{name} snoozed")
    assert name_of(current(today)) == next_name
    expect(current(today)).to_be_focused()
    assert today.locator(".cb-group .cb-count").first.inner_text() == str(int(count) - 1)
    assert live.ask(lambda s: suggestion_of(s, slip_id).state) is SuggestionState.snoozed
    today.keyboard.press("z")
    expect(today.locator(f"#{slip_id}")).to_be_focused()
    expect(today.locator("[data-undo]")).to_have_count(0)
    assert name_of(current(today)) == name
    assert live.ask(lambda s: suggestion_of(s, slip_id).state) is SuggestionState.new


def test_esc_closes_the_menu_and_gives_the_focus_back(today: Page) -> None:
    today.keyboard.press("s")
    expect(current(today).get_by_role("radio", name="Tomorrow")).to_be_focused()
    today.keyboard.press("Escape")
    expect(current(today).get_by_role("radio", name="Tomorrow")).to_be_hidden()
    expect(current(today).locator("summary[data-key=s]")).to_be_focused()


def test_x_and_a_reason_dismiss_and_the_slip_is_gone_after_a_reload(
    today: Page, live: Live
) -> None:
    today.keyboard.press("j")
    slip_id, name = str(current(today).get_attribute("id")), name_of(current(today))
    today.keyboard.press("x")
    expect(current(today).get_by_role("radio").first).to_be_focused()
    today.keyboard.press("Enter")
    expect(undo_row(today)).to_contain_text(f"{name} dismissed.")
    today.reload()
    expect(today.locator(f"#{slip_id}")).to_have_count(0)
    dismissed = live.ask(lambda s: suggestion_of(s, slip_id).dismissed_why)
    assert dismissed is DismissReason.not_this_role


def test_d_keeps_a_promise_and_z_takes_that_back(today: Page, live: Live) -> None:
    promise = today.locator("[data-slip][id^=slip-p]").first
    name, number = name_of(promise), int(str(promise.get_attribute("id")).removeprefix("slip-p"))

    def is_open(session: Session) -> bool:
        return session.get_one(Promise, number).is_open

    while name_of(current(today)) != name:
        today.keyboard.press("j")
    today.keyboard.press("d")
    expect(undo_row(today)).to_contain_text(f"{name}: promise to")
    assert not live.ask(is_open)
    today.keyboard.press("z")
    expect(today.locator(f"#slip-p{number}")).to_be_focused()
    assert live.ask(is_open)


def test_l_opens_the_log_of_this_person_and_esc_gives_the_focus_back(today: Page) -> None:
    today.keyboard.press("j")
    name = name_of(current(today))
    today.keyboard.press("l")
    drawer = today.get_by_role("dialog", name="Log a touch")
    expect(drawer.get_by_label(NOTE)).to_be_focused()
    expect(drawer).to_contain_text(name)
    for _ in range(60):  # Tab goes round inside, and past the browser's own bar
        today.keyboard.press("Tab")
        assert focus_is_in(today, "#drawer") or today.evaluate(
            "document.activeElement === document.body"
        )
    today.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(current(today)).to_be_focused()
    current(today).locator("[data-key=l]").press("Enter")
    expect(drawer.get_by_label(NOTE)).to_be_focused()
    today.keyboard.press("Escape")
    expect(current(today).locator("[data-key=l]")).to_be_focused()


def test_on_a_persons_page_l_opens_the_log_of_that_person(today: Page) -> None:
    name = name_of(current(today))
    today.keyboard.press("Enter")
    expect(today.get_by_role("heading", level=1, name=name)).to_be_visible()
    today.keyboard.press("l")
    drawer = today.get_by_role("dialog", name="Log a touch")
    expect(drawer.get_by_label(NOTE)).to_be_focused()
    expect(drawer).to_contain_text(name)


def test_c_opens_the_log_with_the_channel_filled_in(today: Page) -> None:
    today.keyboard.press("c")
    drawer = today.get_by_role("dialog", name="Log a touch")
    expect(drawer.get_by_label("How", exact=True)).to_have_value("call")
    expect(drawer).to_contain_text(name_of(current(today)))


def test_e_opens_a_letter_to_this_person(today: Page) -> None:
    name = name_of(current(today))
    today.keyboard.press("e")
    expect(today.get_by_label("Letter", exact=True)).to_be_visible()
    expect(today.get_by_role("heading", level=1)).to_contain_text(name)


def test_shortcuts_do_nothing_while_somebody_types(today: Page) -> None:
    first = name_of(current(today))
    find = today.get_by_role("searchbox", name="Find people and roles").first
    find.focus()
    today.keyboard.type("jslxz?g")
    expect(find).to_have_value("jslxz?g")
    assert name_of(current(today)) == first
    expect(today.locator("dialog[open], [data-menu][open]")).to_have_count(0)
    today.locator("body").click(position={"x": 700, "y": 5})
    today.keyboard.press("Control+j")
    today.keyboard.press("Alt+s")
    assert name_of(current(today)) == first


def test_a_draft_survives_a_reload_and_ctrl_enter_saves_it(
    today: Page, visits: Visits, live: Live
) -> None:
    name = name_of(current(today))
    today.keyboard.press("l")
    today.get_by_label(NOTE).type("We talked about the bridge. ")
    today.locator("#drawer").get_by_text("Market brief", exact=True).click()
    today.keyboard.press("Escape")
    today.reload()
    today.keyboard.press("l")
    note = today.get_by_label(NOTE)
    expect(note).to_have_value("We talked about the bridge.")
    expect(today.get_by_label("Market brief")).to_be_checked()
    expect(today.locator("[data-draft-kept]")).to_be_visible()
    today.locator("#drawer").get_by_text("We talked", exact=True).click()
    note.focus()
    today.keyboard.press("Control+Enter")
    expect(today.get_by_role("status").get_by_text("Saved: call with")).to_contain_text(name)
    said = live.ask(lambda s: s.scalars(select(Touch.note).order_by(Touch.id.desc())).first())
    assert said == "We talked about the bridge."
    today.keyboard.press("l")
    expect(today.get_by_label(NOTE)).to_have_value("")


def test_slash_finds_and_g_then_a_letter_goes_there(today: Page) -> None:
    today.keyboard.press("/")
    expect(today.get_by_role("searchbox", name="Find people and roles").first).to_be_focused()
    today.keyboard.type("salma")
    today.keyboard.press("Enter")
    expect(today.get_by_role("link", name="Salma Birkeland")).to_be_visible()
    for key, heading in (("c", "Candidates"), ("r", "Roles"), ("t", "Today")):
        today.keyboard.press("g")
        today.keyboard.press(key)
        expect(today.get_by_role("heading", level=1, name=heading)).to_be_visible()


def test_a_question_mark_shows_the_shortcuts_and_esc_closes_them(today: Page) -> None:
    today.keyboard.press("?")
    shortcuts = today.get_by_role("dialog", name="Keyboard shortcuts")
    expect(shortcuts).to_be_visible()
    first = name_of(current(today))
    today.keyboard.press("j")
    assert name_of(current(today)) == first
    today.keyboard.press("Escape")
    expect(shortcuts).to_be_hidden()


def test_single_letters_can_be_switched_off(visits: Visits, live: Live) -> None:
    page = visits.by("theo")
    page.goto("/settings#keys")
    page.get_by_label("Single-letter keys").uncheck()
    page.get_by_role("button", name="Save settings").click()
    expect(page.get_by_role("status").first).to_contain_text("Your settings are saved.")
    page.goto("/today")
    first = name_of(current(page))
    for key in ("j", "s", "l", "f", "?", "/"):
        page.keyboard.press(key)
    assert name_of(current(page)) == first
    expect(page.locator("dialog[open], [data-menu][open], .cb-fitpanel:visible")).to_have_count(0)
    expect(page.locator(".cb-acts .cb-kbd:visible")).to_have_count(0)
    current(page).get_by_role("link", name=re.compile("^Log")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label(NOTE)).to_be_focused()
    page.keyboard.press("Control+Enter")  # no single letter, so still on
    expect(page.get_by_role("alert").first).to_contain_text("That was not saved.")
    live.ask(lambda s: switch_on(s, visits.address("theo")))


def switch_on(session: Session, email: str) -> None:
    session.scalars(select(Recruiter).filter_by(email=email)).one().keys_on = True


def test_tab_and_enter_alone_reach_every_action_of_a_slip(today: Page) -> None:
    current(today).focus()
    reached = []
    for _ in range(12):
        today.keyboard.press("Tab")
        if focus_is_in(today, "[data-slip].is-current"):
            reached.append(
                str(today.evaluate("document.activeElement.innerText.trim().split(':')[0]"))
            )
    words = " ".join(" ".join(reached).split())
    for action in ("Fit", "Call", "Email", "Log", "Snooze", "Dismiss"):
        assert action in words
