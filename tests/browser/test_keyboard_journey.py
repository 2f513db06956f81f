"""A morning by the keys alone, on a desk and on a narrow screen: whoever works so never loses their place."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visits
from tests.browser.test_keyboard import current, name_of

FIND = "Find people and roles"
NOTE = "What happened?"


def focused(page: Page) -> str:
    """What has the focus, as it is told to whoever cannot see it."""
    words = "(document.activeElement.ariaLabel ?? document.activeElement.innerText).trim()"
    return str(page.evaluate(f"document.activeElement === document.body ? '' : {words}"))


def tab_to(page: Page, target: Locator) -> None:
    """By Tab, as often as it takes; a target that Tab never reaches fails."""
    for _ in range(80):
        if target.evaluate("(one) => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {target}")


@pytest.mark.parametrize("width", [1440, 390])
def test_from_todays_first_slip_to_a_list_of_people(visits: Visits, width: int) -> None:
    page = visits.by("saoirse", width=width)
    keys = page.keyboard
    page.goto("/today")
    name = name_of(current(page))

    keys.press("s")
    expect(current(page).get_by_role("radio", name="Tomorrow")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#live")).to_contain_text(f"{name} snoozed")
    expect(current(page)).to_be_focused()
    assert name_of(current(page)) != name
    keys.press("z")
    expect(current(page).locator("h3")).to_have_text(name)
    expect(current(page)).to_be_focused()

    keys.press("/")
    find = page.get_by_role("searchbox", name=FIND).locator("visible=true")
    expect(find).to_be_focused()
    keys.type("salma birkeland")
    keys.press("Enter")
    expect(page.get_by_role("link", name="Salma Birkeland")).to_be_visible()
    keys.press("j")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Salma Birkeland")).to_be_visible()

    keys.press("l")
    drawer = page.get_by_role("dialog", name="Log a touch")
    expect(drawer.get_by_label(NOTE)).to_be_focused()
    keys.type("Called, not now, remote only")
    expect(drawer.locator("#read-facts .cb-chip", has_text="remote only")).to_be_visible()
    expect(drawer.get_by_label(NOTE)).to_be_focused()
    expect(drawer.get_by_role("radio", name="Not now", exact=True)).to_be_checked()
    given = drawer.get_by_role("checkbox", name="Nothing this time")
    tab_to(page, given)
    keys.press("Space")
    keys.press("Control+Enter")
    expect(page.locator("#toast")).to_contain_text("Saved: call with")
    expect(drawer).to_be_hidden()
    assert focused(page), "the focus is lost after saving"

    keys.press("g")
    keys.press("r")
    expect(page.get_by_role("heading", level=1, name="Roles")).to_be_visible()
    keys.press("j")
    row = current(page)
    expect(row).to_be_focused()
    expect(row).to_be_in_viewport(ratio=0.9)
    title = row.locator("[data-open]").inner_text()
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)

    keys.press("g")
    keys.press("c")
    expect(page.get_by_role("heading", level=1, name="Candidates")).to_be_visible()
    for _ in range(2):
        keys.press("j")
        keys.press("x")
        expect(current(page).get_by_role("checkbox")).to_be_checked()
    expect(current(page)).to_be_focused()
    bar = page.locator("#ticked-bar")
    expect(bar).to_contain_text(re.compile("2 (people|ticked)|Email"))
    expect(current(page)).to_be_focused()

    keys.press("?")
    help_ = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(help_).to_be_visible()
    keys.press("Escape")
    expect(help_).to_be_hidden()
    expect(current(page)).to_be_focused()
