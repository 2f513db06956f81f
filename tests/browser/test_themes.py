"""Light, dark, or as the device: kept with the recruiter, and right before anything is painted."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits

FIRST_PAINT = """async () => {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
    const script = performance.getEntriesByType('resource').find((one) => one.name.includes('theme.js'));
    const [paint] = performance.getEntriesByType('paint');
    return [script.responseEnd, paint.startTime];
}"""


def shown(page: Page) -> Any:
    """The theme in which the page is painted, and the browser's own fields and bars with it."""
    return page.evaluate("getComputedStyle(document.documentElement).colorScheme")


def test_a_theme_is_kept_with_the_recruiter_and_nobody_else(visits: Visits) -> None:
    page = visits.by("theo", color_scheme="dark")
    page.goto("/roles")
    page.get_by_role("button", name="Use the light theme").click()
    expect(page.get_by_role("heading", level=1, name="Roles")).to_be_visible()
    assert shown(page) == "light"
    page.get_by_role("button", name="Use the dark theme").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")

    elsewhere = visits.by_stranger(color_scheme="light")
    visits.sign_in(elsewhere, "theo")
    assert shown(elsewhere) == "dark"
    colleague = visits.by("rafael", color_scheme="light")
    colleague.goto("/today")
    assert shown(colleague) == "light"

    page.get_by_role("button", name="Follow the device’s theme").click()
    expect(page.get_by_role("button", name="Use the light theme")).to_be_visible()
    assert shown(page) == "dark"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/today", "/sign-in", "/c/any-link"])
def test_the_devices_theme_is_settled_before_the_first_paint(
    visits: Visits, address: str, scheme: Any
) -> None:
    open_page = visits.by if address == "/today" else lambda _key, **how: visits.by_stranger(**how)
    page = open_page("rafael", color_scheme=scheme)
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-bs-theme", scheme)
    assert shown(page) == scheme
    settled, painted = page.evaluate(FIRST_PAINT)
    assert 0 < settled <= painted


def test_a_page_follows_the_device_while_it_is_open(visits: Visits) -> None:
    page = visits.by("rafael")
    page.goto("/today")
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("html")).to_have_attribute("data-bs-theme", scheme)
        assert shown(page) == scheme


def test_a_chosen_theme_does_not_follow_the_device(visits: Visits) -> None:
    page = visits.by("saoirse")
    page.goto("/settings")
    page.get_by_text("Light", exact=True).click()
    page.get_by_role("button", name="Save settings").click()
    expect(page.get_by_role("status").first).to_contain_text("Your settings are saved.")
    page.emulate_media(color_scheme="dark")
    page.goto("/today")
    assert shown(page) == "light"
