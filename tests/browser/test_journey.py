"""The main job in a browser: a touch in November, the right call in January, and the last word is hers."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.links import email_addresses, make_link
from agency.candidates.models import LinkPurpose
from agency.jobs.running import run_task
from agency.jobs.ticking import tick
from agency.mail.numbers import PACE
from agency.matching.profiles import refresh_profiles
from agency.preferences.models import Preference
from agency.recontact.models import Suggestion, SuggestionState
from agency.recruiters.passwords import hash_password
from tests import factories
from tests.browser.conftest import Live, Visits
from tests.support.smtp import Postbox, Received

THURSDAY = datetime(2027, 1, 14, 15, 30, tzinfo=UTC)
MONDAY_SEVEN = datetime(2027, 1, 18, 12, 0, 30, tzinfo=UTC)
"""Seven in the morning in Toronto."""
MONDAY_TEN = datetime(2027, 1, 18, 15, tzinfo=UTC)
make: Any = factories
MAYA = "maya@alderquay.example"
QUOTE = "I’d move for a product-lead job in climate tech, just not before January."


@dataclass(frozen=True)
class People:
    """Jane, and Sam who is just like her and will pause."""

    jane: int
    jane_at: str
    sam: int
    sams_link: str


@pytest.fixture
def postbox(live: Live) -> Iterator[Postbox]:
    """A real SMTP server on loopback, and the application told to use it."""
    settings = live.app.extensions["settings"]
    with Postbox() as postbox:
        live.app.extensions["settings"] = replace(settings, smtp=postbox.smtp)
        yield postbox
        live.app.extensions["settings"] = settings


@pytest.fixture
def people(live: Live) -> People:
    return live.ask(lambda session: invite(session, live.made.password))


def invite(session: Session, password: str) -> People:
    """A new colleague with two people of her own."""
    factories.bind(session)
    maya = make.RecruiterFactory(
        name="Maya Lindqvist", email=MAYA, password_hash=hash_password(password)
    )
    skill, toronto = make.TermFactory(name="Product management"), make.PlaceFactory()
    pay = {"pay_wanted": 135_000, "pay_currency": "CAD", "pay_period": "year"}
    jane, sam = (
        make.CandidateFactory(full_name=name, owner=maya, place=toronto, **pay)
        for name in ("Jane Okafor", "Sam Whitfield")
    )
    for person in (jane, sam):
        make.SkillHeldFactory(candidate=person, skill=skill, years=9)
    session.expire_all()
    refresh_profiles(session, [jane.id, sam.id])
    link = make_link(session, sam.id, email_addresses(sam)[0], clock.now(), LinkPurpose.letter)
    return People(jane.id, email_addresses(jane)[0], sam.id, f"/c/{link.token}")


def log_not_now(page: Page, candidate_id: int) -> None:
    """By the keys, from the person's own page."""
    page.goto(f"/candidates/{candidate_id}")
    page.keyboard.press("l")
    drawer = page.get_by_role("dialog", name="Log a touch")
    expect(drawer.get_by_label("What happened?")).to_be_focused()
    page.keyboard.insert_text(f"Called, not now. “{QUOTE}”")
    expect(drawer.locator(".cb-chip", has_text="not before January")).to_be_visible()
    expect(drawer.locator(".cb-chip", has_text="climate tech").first).to_be_visible()
    expect(drawer.get_by_role("radio", name="Not now", exact=True)).to_be_checked()
    drawer.get_by_text("Nothing this time").click()
    drawer.get_by_label("In their own words").fill(QUOTE)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status").filter(has_text="Saved: call with")).to_be_visible()
    expect(page.locator(".cb-wants", has_text="Product Lead").first).to_contain_text(QUOTE)


def pause(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Until I say so").click()
    expect(page.get_by_role("status")).to_contain_text("Paused until you say otherwise.")


def open_the_role(page: Page) -> None:
    page.goto("/roles/new")
    page.get_by_label("Title").fill("Product Lead, Home Energy")
    page.get_by_label("Client", exact=True).fill("Emberline Grid")
    page.get_by_label("Place").fill("Toronto")
    page.get_by_label("Office days").select_option("2")
    page.get_by_label("Pay from").fill("130k")
    page.get_by_label("Pay to").fill("150k")
    page.get_by_label("Must have").fill("Product management")
    page.get_by_role("button", name="Save and look for people").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Product Lead, Home Energy")


def slip_of(page: Page, name: str) -> Locator:
    return page.get_by_role("article", name=name, exact=True)


def suggestion_about(
    session: Session, candidate_id: int
) -> tuple[str, int | None, SuggestionState]:
    """The one for the role that was opened last; roles of before may suit them too."""
    query = select(Suggestion).filter_by(candidate_id=candidate_id)
    of_roles = query.where(Suggestion.role_id.is_not(None))
    found = session.scalars(of_roles.order_by(Suggestion.role_id.desc()).limit(1)).one()
    return found.why, found.fit_total, found.state


def words_of(letter: Received, kind: str) -> str:
    """On one line, however they were wrapped."""
    return " ".join(letter.body(kind).replace("&#39;", "'").split()).replace(" > ", " ")


def wait_for_letter_to(live: Live, postbox: Postbox, address: str) -> None:
    """One letter leaves every two seconds for each domain, and colleagues share one."""
    for _ in range(10):
        if postbox.sent_to(address):
            return
        time.sleep(PACE.total_seconds() + 0.1)
        run_task(live.app, "deliver_mail")


def test_a_touch_in_november_is_the_right_call_in_january(
    visits: Visits, live: Live, people: People, postbox: Postbox
) -> None:
    maya = visits.by_stranger()
    visits.sign_in(maya, MAYA)
    log_not_now(maya, people.jane)
    log_not_now(maya, people.sam)
    candidate = visits.by_stranger(width=390)
    pause(candidate, people.sams_link)
    live.run_jobs()
    maya.goto("/today")
    expect(slip_of(maya, "Sam Whitfield")).to_contain_text("Sam paused contact")
    expect(slip_of(maya, "Sam Whitfield")).to_contain_text("Do not contact")
    expect(slip_of(maya, "Jane Okafor")).to_have_count(0)
    maya.keyboard.press("x")
    expect(maya.locator("[data-undo]")).to_contain_text("Sam Whitfield acknowledged.")
    maya.reload()
    expect(maya.get_by_role("heading", name="That is everyone for today")).to_be_visible()

    with time_machine.travel(THURSDAY):
        visits.sign_in(maya, MAYA)
        open_the_role(maya)
        expect(maya.get_by_role("status").filter(has_text="Looking for people…")).to_be_visible()
        assert "surface_role" in live.run_jobs()
        maya.get_by_role("link", name="Look again").click()
        expect(slip_of(maya, "Jane Okafor")).to_be_visible()
        expect(slip_of(maya, "Sam Whitfield")).to_have_count(0)
        expect(maya.get_by_role("heading", name=re.compile("^Held back"))).to_be_visible()

        why, fit, _ = live.ask(lambda session: suggestion_about(session, people.jane))
        maya.keyboard.press("g")
        maya.keyboard.press("t")
        slip = slip_of(maya, "Jane Okafor")
        expect(slip).to_contain_text(why)
        expect(slip).to_contain_text("Emberline Grid")
        expect(slip.get_by_role("blockquote")).to_have_text(f"“{QUOTE}”")
        expect(slip).to_contain_text("Call with you, 25 Nov 2026")
        expect(slip).to_contain_text("May contact now")
        expect(slip.locator("[data-fit]")).to_contain_text(str(fit))
        expect(slip_of(maya, "Sam Whitfield")).to_have_count(0)

    with time_machine.travel(MONDAY_SEVEN):
        tick(live.app)
        live.run_jobs()
        wait_for_letter_to(live, postbox, MAYA)
        (letter,) = postbox.sent_to(MAYA)
        for kind in ("plain", "html"):
            assert why in words_of(letter, kind)
            assert QUOTE in words_of(letter, kind)
            assert "Sam Whitfield" not in words_of(letter, kind)
        assert str(letter.message["Subject"]).startswith(
            "Week of 18 January: call Jane Okafor first"
        )
        tick(live.app)
        live.run_jobs()
        assert len(postbox.sent_to(MAYA)) == 1

    with time_machine.travel(MONDAY_TEN):
        visits.sign_in(maya, MAYA)
        expect(slip_of(maya, "Jane Okafor")).to_be_visible()
        candidate.goto("/c/new-link")
        candidate.get_by_label("Your email address").fill(people.jane_at)
        candidate.get_by_role("button", name="Send me a new link").click()
        expect(candidate.get_by_role("heading", name="Look in your inbox")).to_be_visible()
        live.run_jobs()
        wait_for_letter_to(live, postbox, people.jane_at)
        (answer,) = postbox.sent_to(people.jane_at)
        link = re.search(rf"{live.origin}/c/\S+", answer.body())
        assert link
        candidate.goto(link[0])
        candidate.get_by_role("button", name="Open my profile").click()
        expect(candidate.get_by_label("What would make you move?")).to_have_value(
            re.compile("climate tech")
        )
        candidate.get_by_label("Not before a date").check()
        candidate.get_by_label("From", exact=True).fill("2027-09")
        candidate.get_by_role("button", name="Save my answers").click()
        expect(candidate.get_by_role("heading", level=1)).to_contain_text("Thank you, Jane.")
        live.run_jobs()

        maya.goto("/today")
        expect(slip_of(maya, "Jane Okafor")).to_contain_text("free from September 2027")
        expect(maya.get_by_text(why)).to_have_count(0)
        *_, state = live.ask(lambda session: suggestion_about(session, people.jane))
        assert state is SuggestionState.expired
        dates = live.ask(lambda session: dates_of(session, people.jane))
        assert dates == {date(2027, 9, 1)}


def dates_of(session: Session, candidate_id: int) -> set[date]:
    query = select(Preference.not_before).filter_by(candidate_id=candidate_id, ended_at=None)
    return {found for found in session.scalars(query) if found}
