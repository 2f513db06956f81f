from tests.browser.conftest import Visits
from playwright.sync_api import expect
def test_try(visits: Visits) -> None:
    page = visits.by("saoirse")
    page.goto("/today")
    page.on("request", lambda r: print("REQ", r.method, r.url, r.is_navigation_request()))
    page.on("console", lambda r: print("CON", r.text))
    page.on("requestfailed", lambda r: print("FAIL", r.method, r.url, r.failure))
    page.keyboard.press("l")
    expect(page.get_by_label("What happened?")).to_be_focused()
    print("typing")
    page.keyboard.type("A word")
    page.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(3000)
    print(page.url)
    visits.watch.problems.clear()
