"""On a phone: tabs under the thumb, targets that a finger hits, a menu that opens."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visits

FINGER = 44
WIDTH, HEIGHT = 390, 844


@pytest.fixture
def phone(visits: Visits) -> Page:
    page = visits.by(
        "rafael", width=WIDTH, height=HEIGHT, has_touch=True, is_mobile=True, device_scale_factor=2
    )
    page.goto("/today")
    return page


def too_small(targets: Locator) -> list[str]:
    """Targets that a finger may miss."""
    assert targets.count()
    boxes = [(target.inner_text(), target.bounding_box()) for target in targets.all()]
    return [
        f"{words!r} {box['width']:.0f} by {box['height']:.0f}"
        for words, box in boxes
        if box and min(box["width"], box["height"]) < FINGER - 0.5
    ]


def test_five_tabs_stand_at_the_bottom_instead_of_the_sidebar(phone: Page) -> None:
    tabs = phone.get_by_role("navigation", name="Main, short").get_by_role("link")
    assert tabs.all_inner_texts() == ["Today", "People", "Log", "Roles", "Clients"]
    box = tabs.first.bounding_box()
    assert box
    assert box["y"] + box["height"] > HEIGHT - 20
    expect(tabs.first).to_have_attribute("aria-current", "page")
    expect(phone.get_by_role("navigation", name="Main", exact=True)).to_be_hidden()
    expect(phone.locator(".cb-kbd:visible")).to_have_count(0)
    tabs.nth(1).tap()
    expect(phone.get_by_role("heading", level=1, name="Candidates")).to_be_visible()
    expect(tabs.nth(1)).to_have_attribute("aria-current", "page")


def test_the_main_targets_of_today_are_as_large_as_a_finger(phone: Page) -> None:
    for selector in (".cb-tabs a", ".cb-top .cb-iconbtn", ".cb-slip.is-current .cb-act"):
        assert too_small(phone.locator(selector)) == []


def test_the_main_targets_of_a_person_are_as_large_as_a_finger(phone: Page) -> None:
    phone.locator("[data-slip] h3 a").first.tap()
    expect(phone.get_by_role("link", name="Call", exact=True)).to_be_visible()
    for selector in (".cb-person .cb-row .btn", ".cb-tabs a"):
        assert too_small(phone.locator(selector)) == []


def test_the_menu_opens_and_leads_on_and_esc_closes_it(phone: Page) -> None:
    menu = phone.get_by_role("navigation", name="Main", exact=True)
    phone.get_by_role("button", name="Menu", exact=True).tap()
    expect(menu).to_be_visible()
    assert too_small(menu.get_by_role("link")) == []
    phone.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    phone.get_by_role("button", name="Menu", exact=True).tap()
    menu.get_by_role("link", name="Roles").tap()
    expect(phone.get_by_role("heading", level=1, name="Roles")).to_be_visible()


def test_the_log_tab_opens_the_drawer_over_the_whole_width(phone: Page) -> None:
    phone.get_by_role("navigation", name="Main, short").get_by_role("link", name="Log").tap()
    drawer = phone.get_by_role("dialog", name="Log a touch")
    expect(drawer).to_be_visible()
    box = drawer.bounding_box()
    assert box
    assert (box["x"], box["width"]) == (0, WIDTH)
    save = drawer.get_by_role("button", name=re.compile("^Save")).locator("visible=true")
    expect(save.last).to_be_in_viewport(ratio=1)
    assert too_small(save.last) == []


def test_a_slips_menu_comes_up_from_the_bottom_and_works_by_thumb(phone: Page) -> None:
    slip = phone.locator("[data-slip]").first
    name = slip.locator("h3").inner_text()
    slip.locator("summary", has_text="Snooze").tap()
    sheet = slip.locator(".cb-menu:visible")
    expect(sheet).to_be_in_viewport(ratio=1)
    box = sheet.bounding_box()
    assert box
    assert (box["x"], round(box["y"] + box["height"])) == (0, HEIGHT)
    assert too_small(sheet.locator(".form-check").filter(has_text="Next week")) == []
    sheet.get_by_text("Next week").tap()
    sheet.get_by_role("button", name="Snooze").tap()
    expect(phone.locator("[data-undo]")).to_contain_text(name)
    phone.get_by_role("button", name="Undo").tap()
    expect(phone.locator("[data-slip]").first.locator("h3")).to_have_text(name)
