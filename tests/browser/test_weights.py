"""What pages weigh on their way to the browser, compressed as they travel."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Live, Visits
from tests.browser.test_pages import Known, find_known, own_link

FIRST, AFTER = 120_000, 30_000
"""Bytes for the first page of a browser that holds nothing of ours, and for every page after it."""
NEXT = {
    "Today again": "/today",
    "a candidate": "/candidates/{candidate}",
    "candidates": "/candidates",
    "a role": "/roles/{role}",
    "insights": "/insights",
}


@pytest.fixture(scope="module")
def known(live: Live) -> Known:
    return live.ask(find_known)


@contextmanager
def weighing(page: Page) -> Iterator[list[float]]:
    """What arrives meanwhile, heads included, in bytes."""
    arrived: list[float] = []

    def note(finished: dict[str, Any]) -> None:
        arrived.append(finished["encodedDataLength"])

    network = page.context.new_cdp_session(page)
    network.on("Network.loadingFinished", note)
    network.send("Network.enable")
    yield arrived
    page.evaluate("new Promise((done) => setTimeout(done, 100))")  # the last heads are counted late
    network.detach()


def weight(page: Page, path: str) -> float:
    with weighing(page) as arrived:
        page.goto(path)
    return sum(arrived)


def test_a_first_page_is_light_and_the_next_ones_lighter(
    visits: Visits, known: Known, live: Live
) -> None:
    page = visits.by_stranger()
    value: Any = {
        "name": "callback",
        "value": live.cookie_of(visits.address("rafael"), visits.browsers_name),
        "url": live.origin,
    }
    page.context.add_cookies([value])
    assert weight(page, "/today") < FIRST
    weights = {name: weight(page, path.format(**vars(known))) for name, path in NEXT.items()}
    assert {name: one for name, one in weights.items() if one >= AFTER} == {}


def test_a_candidates_page_is_light(visits: Visits, live: Live, known: Known) -> None:
    page = visits.by_stranger(width=390)
    link = live.ask(lambda session: own_link(session, known.candidate))
    assert weight(page, f"/c/{link}") < FIRST
    with weighing(page) as arrived:
        page.get_by_role("button", name="Open my profile").click()
        page.wait_for_url("**/profile")
        page.wait_for_load_state()
    assert sum(arrived) < AFTER
