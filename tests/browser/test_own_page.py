"""A candidate's own page in a browser: on a phone and a wide screen, in both themes, by keyboard."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.links import make_link
from agency.candidates.models import (
    Candidate,
    DesignationHeld,
    LinkPurpose,
    SkillHeld,
    WayKind,
    WayToReach,
)
from agency.contact.models import ContactTerms
from agency.preferences.models import Preference, PreferenceKind
from tests.browser.conftest import Live, Visits
from tests.support.browser import lay_out, sideways, violations

SCREENS = [(390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")]


@dataclass
class Theirs:
    """Somebody of the demo agency, and a link that they have just asked for."""

    id: int
    path: str


@pytest.fixture
def theirs(live: Live) -> Theirs:
    def make(session: Session) -> Theirs:
        candidate = session.scalars(_somebody()).first()
        assert candidate
        address = next(way.value for way in candidate.ways if way.kind is WayKind.email)
        new = make_link(session, candidate.id, address, clock.now(), LinkPurpose.profile)
        return Theirs(candidate.id, f"/c/{new.token}")

    return live.ask(make)


def _somebody() -> Select[Candidate]:
    """With a date, a limit, skills and a designation."""
    here = Candidate.id
    return (
        select(Candidate)
        .join(ContactTerms, ContactTerms.candidate_id == here)
        .where(
            exists().where(WayToReach.candidate_id == here, WayToReach.kind == WayKind.email),
            exists().where(SkillHeld.candidate_id == here),
            exists().where(DesignationHeld.candidate_id == here),
            exists().where(
                Preference.candidate_id == here, Preference.kind == PreferenceKind.timing
            ),
            ContactTerms.limit_count == 2,
            ContactTerms.stopped_at.is_(None),
        )
        .order_by(here)
    )


def opened(page: Page, theirs: Theirs) -> Page:
    page.goto(theirs.path)
    page.get_by_role("button", name="Open my profile").click()
    page.wait_for_url("**/profile")
    return page


def test_every_page_is_fit_for_everybody(visits: Visits, theirs: Theirs) -> None:
    page = visits.by_stranger()

    def check() -> None:
        for width, theme in SCREENS:
            lay_out(page, width, theme)
            assert violations(page) == []
            assert sideways(page) == 0

    page.goto(theirs.path)
    check()
    page.goto(f"{theirs.path}/code")
    check()
    page.goto("/c/new-link")
    check()
    opened(page, theirs)
    page.get_by_text("Change: ").first.click()
    check()
    page.get_by_label("Their name").fill("Ben Ito")
    page.get_by_role("button", name="Save my answers").click()
    expect(page.get_by_role("alert")).to_contain_text("Write their email address")
    check()
    page.get_by_label("Their name").fill("")
    page.get_by_role("button", name="Save my answers").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("That is saved.")
    check()
    page.goto(f"{theirs.path}/profile/erasure")
    check()


def test_month_shows_once_a_date_is_chosen(visits: Visits, theirs: Theirs) -> None:
    page = opened(visits.by_stranger(width=390), theirs)
    page.get_by_label("I could move now").check()
    expect(page.get_by_label("From", exact=True)).to_be_hidden()
    page.get_by_label("Not before a date").check()
    expect(page.get_by_label("From", exact=True)).to_be_visible()


def test_by_keyboard_alone(visits: Visits, theirs: Theirs) -> None:
    page = visits.by_stranger()
    page.goto(theirs.path)
    page.get_by_role("button", name="Open my profile").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/profile")
    page.get_by_label("What would make you move?").focus()
    page.keyboard.type("A garden and a river. ")
    page.get_by_label("Anything you would never do?").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("That is saved.")
    expect(page.get_by_text("A garden and a river.")).to_be_visible()


def test_pause_in_the_middle_keeps_what_was_typed(visits: Visits, theirs: Theirs) -> None:
    page = opened(visits.by_stranger(width=390), theirs)
    page.get_by_label("Best time to call").fill("Only on Tuesdays")
    page.get_by_role("button", name="One month").click()
    expect(page.get_by_role("status")).to_contain_text("Paused until")
    expect(page.get_by_label("Best time to call")).to_have_value("Only on Tuesdays")
    page.get_by_role("button", name="End the pause").click()
    expect(page.get_by_role("status")).to_contain_text("The pause is over.")


def test_without_a_script(visits: Visits, theirs: Theirs) -> None:
    page = opened(visits.by_stranger(java_script_enabled=False), theirs)
    page.get_by_role("button", name="Save my answers").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("That is saved.")
