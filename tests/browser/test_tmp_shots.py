from tests.browser.conftest import Live, Visits
from tests.browser.test_import import spreadsheet


def test_shots(visits: Visits, live: Live) -> None:
    page = visits.by("nadine")

    def shot(name):
        for w, h in ((1440, 900), (390, 844)):
            page.set_viewport_size({"width": w, "height": h})
            page.screenshot(path=f"/tmp/w/shot-{name}-{w}.png", full_page=True)
        page.set_viewport_size({"width": 1440, "height": 900})

    page.goto("/imports")
    shot("1choose")
    page.get_by_label("The file").set_input_files(spreadsheet(live))
    page.get_by_role("button", name="Upload the file").click()
    page.wait_for_url("**/columns")
    shot("2columns")
    page.get_by_text("Day first").click()
    page.get_by_role("button", name="Check every row").click()
    page.wait_for_url("**/imports/*")
    shot("3progress")
    live.run_jobs()
    page.goto(page.url)
    shot("4check")
    page.emulate_media(color_scheme="dark")
    shot("4dark")
    page.emulate_media(color_scheme="light")
    page.get_by_role("button", name="Save 2 ready people").click()
    page.wait_for_timeout(500)
    live.run_jobs()
    page.goto(page.url)
    shot("5done")
