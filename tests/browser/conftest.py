"""The demo agency in a real browser: one browser a session, one database a module, one page a test."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
import time_machine
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    expect,
    sync_playwright,
)
from sqlalchemy import update
from sqlalchemy.orm import Session

from agency import clock
from agency.app import create_app
from agency.database import db
from agency.demo.making import DemoSummary, build_demo
from agency.demo.surfacing import surface_demo
from agency.embedded_postgres import Server
from agency.queue import later
from agency.recruiters.models import Recruiter
from agency.recruiters.queries import recruiter_by_email
from agency.recruiters.sessions import start_session
from agency.web.browsers import browser_named
from tests.conftest import settings_for
from tests.support.browser import PATIENCE_MS, Watch, served, start_browser
from tests.support.jobs import run_waiting_jobs
from tests.support.whole import migrated_app, own_database

NOW = datetime(2026, 11, 25, 15, 30, tzinfo=UTC)
"""A Wednesday, half past ten in Toronto: nobody's quiet hours."""
TODAY = date(2026, 11, 25)
Answer = TypeVar("Answer")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Demo:
    """The database that is copied for each module."""

    name: str
    made: DemoSummary


@dataclass
class Live:
    """The demo agency's server, for one module."""

    app: Flask
    origin: str
    made: DemoSummary
    signed_in: dict[str, str] = field(default_factory=dict)
    """The cookies of recruiters who are here already."""

    def ask(self, question: Callable[[Session], Answer]) -> Answer:
        """Ask or change the database in a transaction that commits."""
        with self.app.app_context():
            answer = question(db.session())
            db.session.commit()
            return answer

    def run_jobs(self) -> list[str]:
        return run_waiting_jobs(self.app)

    def cookie_of(self, email: str, browser: str) -> str:
        """What the door would give this recruiter's browser; the door is tested, and takes its time."""

        def begin(session: Session) -> str:
            recruiter = recruiter_by_email(session, email)
            assert recruiter
            return start_session(session, recruiter, browser, clock.now())[1]

        if email not in self.signed_in:
            held = {"_user_id": self.ask(begin), "_fresh": True}
            signer = SecureCookieSessionInterface().get_signing_serializer(self.app)
            assert signer
            self.signed_in[email] = str(signer.dumps(held))
        return self.signed_in[email]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = start_browser(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def browsers_name(browser: Browser) -> str:
    """As the list of signed-in browsers calls this one."""
    page = browser.new_page()
    name = browser_named(page.evaluate("navigator.userAgent"))
    page.close()
    return name


@pytest.fixture(scope="session")
def demo(
    server: Server, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Demo]:
    """The demo agency as it is on its first visit, and one letter that lies in the mailbox."""
    name = f"browser_{worker_id}_{os.getpid()}"
    with own_database(server, name) as url:
        settings = settings_for(url, tmp_path_factory.mktemp("demo"))
        with time_machine.travel(NOW), migrated_app(settings) as app:
            made = build_demo(db.session(), TODAY, NOW)
            surface_demo(db.session(), made, NOW)
            # The database's own clock does not travel with ours.
            db.session.execute(update(Recruiter).values(created_at=NOW - timedelta(days=400)))
            later(db.session(), "write_digests")
            db.session.commit()
            run_waiting_jobs(app)
        yield Demo(name, made)


@pytest.fixture(scope="module")
def live(server: Server, demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """The server on a copy of the demo agency. Its clock stands at half past ten and goes on."""
    with own_database(server, f"{demo.name}_copy", like=demo.name) as url:
        settings = settings_for(url, tmp_path_factory.mktemp("live"))
        app = create_app(settings)
        with time_machine.travel(NOW), served(app) as origin:
            app.extensions["settings"] = replace(settings, base_url=origin)
            yield Live(app, origin, demo.made)
        with app.app_context():
            db.engine.dispose()


@dataclass
class Visits:
    """Opens pages: ``visits.by("rafael").goto("/today")``. Every context is watched.

    A recruiter's context serves a whole module, for a cold one costs a second; each test has its own
    page in it. A stranger's is new every time.
    """

    browser: Browser
    browsers_name: str
    live: Live
    watch: Watch
    kept: dict[str, BrowserContext] = field(default_factory=dict)
    passing: list[BrowserContext] = field(default_factory=list)

    def by(self, key: str, **how: Any) -> Page:
        """A page of a recruiter who is signed in, by the beginning of their address."""
        name = f"{key} {sorted(how.items())}"
        if name not in self.kept:
            self.kept[name] = self._context(**how)
            value = self.live.cookie_of(self.address(key), self.browsers_name)
            cookie: Any = {"name": "callback", "value": value, "url": self.live.origin}
            self.kept[name].add_cookies([cookie])
        return self.kept[name].new_page()

    def by_stranger(self, **how: Any) -> Page:
        """A page of somebody whom we do not know; ``how`` goes to the browser's context."""
        self.passing.append(self._context(**how))
        return self.passing[-1].new_page()

    def sign_in(self, page: Page, key: str) -> None:
        page.goto("/sign-in")
        page.get_by_label("Work email").fill(key if "@" in key else self.address(key))
        page.get_by_label("Password").fill(self.live.made.password)
        # The cookie of a kept session would live by the browser's own clock.
        page.get_by_label("Keep me signed in").uncheck()
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url("**/today")

    def address(self, key: str) -> str:
        return next(one.email for one in self.live.made.recruiters if one.email.startswith(key))

    def leave(self) -> None:
        """After a test: its pages and strangers are gone."""
        for context in self.passing:
            context.close()
        self.passing.clear()
        for context in self.kept.values():
            for page in context.pages:
                page.close()

    def _context(self, width: int = 1440, height: int = 900, **how: Any) -> BrowserContext:
        options = {"reduced_motion": "reduce", "color_scheme": "light", **how}
        context = self.browser.new_context(
            base_url=self.live.origin, viewport={"width": width, "height": height}, **options
        )
        context.set_default_timeout(PATIENCE_MS)
        self.watch.over(context)
        return context


@pytest.fixture(scope="module")
def visits_of_module(browser: Browser, browsers_name: str, live: Live) -> Iterator[Visits]:
    visits = Visits(browser, browsers_name, live, Watch(live.origin))
    yield visits
    for context in visits.kept.values():
        context.close()


@pytest.fixture
def visits(visits_of_module: Visits) -> Iterator[Visits]:
    """Afterwards no page may have complained, reached elsewhere or broken the policy."""
    watch = visits_of_module.watch
    watch.begin()
    yield visits_of_module
    visits_of_module.leave()
    assert watch.problems == []
