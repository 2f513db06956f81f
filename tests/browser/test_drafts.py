"""A form that is being written, in a browser that is reloaded, left, and signed out."""

from playwright.sync_api import Page, expect
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.recruiters.models import Recruiter, RecruiterSession
from tests.browser.conftest import NOW, Live, Visits
from tests.browser.test_pages import audit

WORDS = "Hello, and something only I know."


def somebody(session: Session) -> int:
    return session.scalars(select(Candidate.id).order_by(Candidate.id)).first() or 0


def letter_of(page: Page) -> str:
    return page.get_by_role("textbox", name="Letter", exact=True).input_value()


def test_a_letter_survives_a_reload_and_leaving_the_page_at_once(
    visits: Visits, live: Live
) -> None:
    page = visits.by("nadine")
    url = f"/candidates/{live.ask(somebody)}/email"
    page.goto(url)
    letter = page.get_by_role("textbox", name="Letter", exact=True)
    with page.expect_response("**/drafts") as kept:
        letter.fill(WORDS)
    assert kept.value.status == 204
    page.reload()
    assert letter_of(page) == WORDS
    expect(page.get_by_role("status").filter(has_text="is back")).to_be_visible()
    audit(page)
    letter.fill(f"{WORDS} And more.")
    page.goto("/roles")
    page.goto(url)
    assert letter_of(page) == f"{WORDS} And more."
    held = "JSON.stringify([...Object.entries(sessionStorage), ...Object.entries(localStorage)])"
    assert "only I know" not in page.evaluate(held)
    page.get_by_role("link", name="Begin anew").click()
    assert "only I know" not in letter_of(page)


def test_whoever_is_signed_out_meanwhile_reads_so_and_finds_the_draft_again(
    visits: Visits, live: Live
) -> None:
    visits.watch.expected += ("Response Status Error Code 401",)
    page = visits.by_stranger()
    visits.sign_in(page, "theo")
    page.goto("/clients/new")
    note = page.get_by_label("Note")
    with page.expect_response("**/drafts"):
        note.fill(WORDS)
    ended = update(RecruiterSession).values(ended_at=NOW)
    theo = select(Recruiter.id).where(Recruiter.email == visits.address("theo"))
    live.ask(lambda s: s.execute(ended.where(RecruiterSession.recruiter_id.in_(theo))))
    note.press_sequentially(" More.")
    expect(page.locator("#problem")).to_contain_text("You are signed out.")
    visits.sign_in(page, "theo")
    page.goto("/clients/new")
    expect(page.get_by_label("Note")).to_have_value(WORDS)
    assert visits.watch.refused == [401]
