"""What opens on a page, and what it says to somebody else, as anybody can read it; ``test_every_page`` walks the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Page
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.links import email_addresses, make_link
from agency.candidates.models import Candidate, LinkPurpose
from agency.candidates.sent_resumes import keep_sent
from agency.clients.models import Role
from agency.mail.models import LocalMail
from agency.preferences.models import Preference
from agency.recontact.models import Suggestion, SuggestionKind
from agency.recruiters.models import Recruiter
from agency.rights.models import DutyKind, Obligation, SealedRecord
from tests.browser.conftest import Live, Visits
from tests.support.browser import (
    hidden_from_the_focus,
    lay_out,
    shorten_lists,
    sideways,
    violations,
)

DESK, PHONE, NARROW = 1440, 390, 320
SHORT = 256
"""A desk of 1280 by 1024 at 400 % zoom shows 320 by 256."""
BOTH = ((DESK, "light"), (PHONE, "dark"))
ALL = (*BOTH, (PHONE, "light"), (DESK, "dark"))


@dataclass(frozen=True)
class Known:
    """Rows of the demo that have much to show."""

    candidate: int
    role: int
    client: int
    preference: int
    suggestion: int
    letter: int


@pytest.fixture(scope="module")
def known(live: Live) -> Known:
    return live.ask(find_known)


def find_known(session: Session) -> Known:
    suggestion = session.scalars(
        select(Suggestion)
        .join(Recruiter, Suggestion.owner_id == Recruiter.id)
        .where(Suggestion.kind == SuggestionKind.role, Recruiter.name.startswith("Rafael"))
        .order_by(Suggestion.fit_total.desc())
    ).first()
    busiest = session.scalars(
        select(Suggestion.role_id)
        .where(Suggestion.role_id.is_not(None))
        .group_by(Suggestion.role_id)
        .order_by(func.count().desc())
    ).first()
    assert suggestion
    assert busiest
    preference = session.scalars(
        select(Preference.id).filter_by(candidate_id=suggestion.candidate_id)
    ).first()
    letter = session.scalars(select(LocalMail.id)).first()
    assert preference
    assert letter
    return Known(
        candidate=suggestion.candidate_id,
        role=busiest,
        client=session.get_one(Role, busiest).client_id,
        preference=preference,
        suggestion=suggestion.id,
        letter=letter,
    )


def audit(page: Page, layouts: tuple[tuple[int, str], ...] = BOTH) -> None:
    """Nothing for axe to say in any of the layouts, nothing that sticks out of the page, and at 400 % zoom
    nothing that takes the focus where nobody can see it."""
    found = []
    for width in (NARROW, PHONE, DESK):
        lay_out(page, width)
        if over := sideways(page):
            found.append(f"{width}: can be scrolled {over} px sideways")
    shorten_lists(page)
    for width, theme in layouts:
        lay_out(page, width, theme)
        found += [f"{width} {theme} {one}" for one in violations(page)]
    lay_out(page, NARROW, height=SHORT)
    found += [f"400 %: {one} has the focus out of sight" for one in hidden_from_the_focus(page)]
    assert not found, "\n".join(found)


def test_duties_of_every_kind_are_readable_by_everybody(
    visits: Visits, live: Live, known: Known
) -> None:
    def owe(session: Session) -> None:
        now = clock.now()
        for kind in DutyKind:
            due = now + timedelta(days=len(kind) - 8)
            person = None if kind is DutyKind.breach else known.candidate
            note = "Cedar Loop: Product Lead, 2026-06-01" if kind.startswith("tell") else ""
            duty = Obligation(kind=kind, candidate_id=person, opened_at=now, due_at=due, note=note)
            session.add(duty)
        session.add(
            SealedRecord(
                candidate_id=known.candidate, sealed_at=now, until=now.date(), contents={},
                openings=[],
            )
        )  # fmt: skip

    live.ask(owe)
    page = visits.by("nadine")
    page.goto("/settings/duties")
    audit(page, ALL)


def test_what_is_held_is_readable_on_a_persons_own_page(
    visits: Visits, live: Live, known: Known
) -> None:
    page = visits.by_stranger(width=PHONE)
    page.goto(f"/c/{live.ask(lambda session: own_link(session, known.candidate))}")
    page.get_by_role("button", name="Open my profile").click()
    page.get_by_role("link", name="Read, correct or restrict it").click()
    page.wait_for_url("**/held")
    audit(page)


def test_the_door_is_readable_by_everybody_also_when_it_stays_shut(visits: Visits) -> None:
    page = visits.by_stranger()
    page.goto("/sign-in")
    audit(page, ALL)
    page.get_by_label("Work email").fill("nobody@alderquay.example")
    page.get_by_label("Password").fill("not this one")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_text("do not belong together").wait_for()
    audit(page)
    assert visits.watch.refused == [400]


def test_a_page_that_belongs_to_an_administrator_says_so_readably(visits: Visits) -> None:
    page = visits.by("theo")
    page.goto("/settings/agency")
    audit(page)
    assert visits.watch.refused == [403]


def open_snooze(page: Page) -> None:
    page.keyboard.press("s")
    page.get_by_role("radio", name="Next week").first.wait_for()


def open_dismissal(page: Page) -> None:
    page.keyboard.press("x")
    page.get_by_text("this time?").first.wait_for()


def open_fit(page: Page) -> None:
    page.keyboard.press("f")
    page.locator(".cb-fitpanel table").wait_for()


def open_shortcuts(page: Page) -> None:
    page.keyboard.press("?")
    page.get_by_role("heading", name="Keyboard shortcuts").wait_for()


def open_drawer(page: Page) -> None:
    page.keyboard.press("l")
    note = page.get_by_label("What happened?")
    note.fill("Not now, open to a lead role after June, remote only, 120k, PMP in progress")
    page.locator("#drawer .cb-chip", has_text="PMP").wait_for()


def open_tries(page: Page) -> None:
    page.locator("[data-slip].is-current summary", has_text="Tried").click()
    page.get_by_role("button", name="No answer").first.wait_for()


def correct_chips(page: Page) -> None:
    open_drawer(page)
    for words in ("120k", "after June"):
        page.locator("#drawer .cb-chip", has_text=words).locator("summary").click()
    amount = page.locator("#drawer .cb-chip", has_text="120k").get_by_label("What", exact=True)
    amount.fill("a lot")
    amount.press("Enter")
    page.locator("#drawer .cb-chip [role=alert]").wait_for()


def log_a_try(page: Page) -> None:
    page.keyboard.press("n")
    page.locator("#toast", has_text="Saved").wait_for()


def snooze(page: Page) -> None:
    open_snooze(page)
    page.keyboard.press("Enter")
    page.locator(".cb-undo").wait_for()


STATES: dict[str, Callable[[Page], None]] = {
    "the snooze menu": open_snooze,
    "the dismissal menu": open_dismissal,
    "what a fit is made of": open_fit,
    "the shortcuts": open_shortcuts,
    "the drawer that has read a note": open_drawer,
    "the chips of a note being corrected": correct_chips,
    "the menu of tries": open_tries,
    "a try that was logged": log_a_try,
    "a slip that was snoozed": snooze,
}


@pytest.mark.parametrize("reach", STATES.values(), ids=STATES)
def test_what_opens_on_today_is_readable_by_everybody(
    visits: Visits, reach: Callable[[Page], None]
) -> None:
    page = visits.by("saoirse")
    page.goto("/today")
    reach(page)
    audit(page)


def test_errors_in_the_log_are_named_beside_their_fields_and_readable(
    visits: Visits, known: Known
) -> None:
    page = visits.by("rafael")
    page.goto(f"/touches/new?candidate={known.candidate}")
    page.get_by_role("button", name="Save", exact=False).last.click()
    page.get_by_role("alert").get_by_role("link", name="What happened?").click()
    assert page.evaluate("document.activeElement.id") == "note"
    described = page.get_by_label("What happened?").get_attribute("aria-describedby") or ""
    assert "note-error" in described.split()
    audit(page)
    assert visits.watch.refused == [422]


def test_a_candidates_pages_fit_the_narrowest_phone(
    visits: Visits, live: Live, known: Known
) -> None:
    """What else is asked of them is in ``test_own_page``."""
    page = visits.by_stranger(width=NARROW)
    page.goto(f"/c/{live.ask(lambda session: own_link(session, known.candidate))}")
    assert sideways(page) == 0
    page.get_by_role("button", name="Open my profile").click()
    page.wait_for_url("**/profile")
    assert sideways(page) == 0
    page.get_by_role("button", name="Save my answers").click()
    page.wait_for_url("**/thanks")
    assert sideways(page) == 0


def test_stopping_from_a_mail_program_is_readable_by_everybody(visits: Visits) -> None:
    page = visits.by_stranger()
    page.goto("/c/any-link/unsubscribe")
    audit(page)


def test_a_file_sent_through_a_link_is_readable_by_everybody(
    visits: Visits, live: Live, known: Known
) -> None:
    live.ask(lambda session: keep_file(session, known.candidate))
    page = visits.by("rafael", width=NARROW)
    page.goto(f"/candidates/{known.candidate}/resume")
    page.get_by_text("Sent through a link, not confirmed").wait_for()
    assert sideways(page) == 0
    audit(page)


def keep_file(session: Session, candidate_id: int) -> None:
    keep_sent(session, candidate_id, None, "resume.pdf", b"%PDF-1.7", clock.now())


def test_a_link_that_has_run_out_says_so_readably(visits: Visits) -> None:
    page = visits.by_stranger()
    page.goto("/c/never-was-one")
    page.get_by_role("button", name="Open my profile").click()
    page.get_by_role("heading", name="This link has run out").wait_for()
    audit(page)
    assert visits.watch.refused == [410]


def own_link(session: Session, candidate_id: int) -> str:
    """A link that the person asked for a moment ago, which opens their page by itself."""
    address = email_addresses(session.get_one(Candidate, candidate_id))[0]
    return make_link(session, candidate_id, address, clock.now(), LinkPurpose.profile).token


def test_correcting_a_touch_and_a_calendar_address_are_readable(
    visits: Visits, live: Live, known: Known
) -> None:
    page = visits.by("rafael")
    page.goto(f"/candidates/{known.candidate}")
    page.keyboard.press("n")
    page.locator("#toast", has_text="Saved").wait_for()
    page.get_by_role("link", name="Correct what was written").first.click()
    page.get_by_label("What happened?").fill("She was in a meeting")
    audit(page)
    page.get_by_role("button", name="Save the correction").click()
    page.locator(".cb-edited summary").first.click()
    audit(page)
    page.goto("/settings")
    page.get_by_role("button", name="Make my calendar address").click()
    page.get_by_label("Calendar address").wait_for()
    audit(page)
