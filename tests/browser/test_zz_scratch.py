from tests.browser.test_own_page import *  # noqa
from tests.browser.test_own_page import theirs, opened
import pytest
for n in [n for n in list(globals()) if n.startswith("test_")]: del globals()[n]

@pytest.mark.parametrize(("width","scheme"), SCREENS)
def test_shots(visits, theirs, width, scheme):
    page = visits.by_stranger(width=width, color_scheme=scheme)
    d=f"/tmp/own/{width}-{scheme}"
    page.goto(theirs.path); page.screenshot(path=f"{d}-link.png", full_page=True)
    page.goto(theirs.path+"/code"); page.screenshot(path=f"{d}-code.png", full_page=True)
    opened(page, theirs); page.screenshot(path=f"{d}-form.png", full_page=True)
    page.get_by_text("Change: ").first.click()
    page.get_by_label("Their name").fill("Ben Ito")
    page.get_by_label("I could move now").check()
    page.get_by_role("button", name="Save my answers").click()
    page.screenshot(path=f"{d}-error.png", full_page=True)
    page.get_by_label("Their name").fill("")
    page.get_by_role("button", name="Save my answers").click()
    page.screenshot(path=f"{d}-thanks.png", full_page=True)
    page.goto(theirs.path+"/profile/erasure"); page.screenshot(path=f"{d}-erase.png", full_page=True)
    if width==1440:
        p=visits.by("rafael", width=1440)
        p.goto(f"/candidates/{theirs.id}/profile-link"); p.screenshot(path=f"{d}-ask.png", full_page=True)
