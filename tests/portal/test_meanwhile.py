"""Two people with one record open: the second to save sees what the first changed, and nobody's words are lost."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

import pytest
import time_machine
from flask import Flask
from lxml import html
from sqlalchemy.orm import Session

from agency.preferences.changing import end_preference
from agency.preferences.models import Horizon, Preference
from agency.preferences.queries import current_preferences
from agency.recruiters.models import Recruiter
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    PreferenceFactory,
    RecruiterFactory,
    RoleFactory,
)
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in


@dataclass
class Window:
    """Somebody's browser with one form open."""

    client: AuditedClient
    fields: dict[str, str] = field(default_factory=dict)
    action: str = ""
    said: str = ""

    def open(self, url: str) -> None:
        self._take(self.client.get(url).get_data(as_text=True), url)

    def save(self, **typed: str) -> int:
        """What the server answers; if with a page, its form is the one that is open now."""
        answer = self.client.post(self.action, data={**self.fields, **typed})
        if answer.status_code != 302:
            self._take(answer.get_data(as_text=True), self.action)
        return answer.status_code

    def _take(self, page: str, url: str) -> None:
        document = html.fromstring(page)
        form = next(one for one in document.forms if "seen" in one.fields)
        self.fields = {name: value for name, value in form.form_values() if value is not None}
        self.action = form.get("action") or url
        self.said = " ".join(unescape(document.text_content()).split())


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def maya(session: Session, client: AuditedClient) -> Recruiter:
    AgencyFactory()
    maya = RecruiterFactory(name="Maya Lindqvist")
    sign_in(client, maya)
    return maya


@pytest.fixture
def mine(client: AuditedClient, maya: Recruiter) -> Window:
    return Window(client)


@pytest.fixture
def theirs(app: Flask, maya: Recruiter) -> Window:
    client = app.test_client()
    sign_in(client, RecruiterFactory(name="Tom Ferreira"))
    return Window(client)


def test_a_role(session: Session, maya: Recruiter, mine: Window, theirs: Window) -> None:
    role = RoleFactory(owner=maya, title="Product Lead", client=ClientFactory(name="Cedar Loop"))
    for window in (mine, theirs):
        window.open(f"/roles/{role.id}/edit")
    assert theirs.save(must="French", title="Lead of Product", openings="3") == 302
    assert (
        mine.save(title="Head of Product", words="No agencies", words_said_on="2026-06-01") == 409
    )
    assert "Tom Ferreira changed this today at 12:00, while you were writing." in mine.said
    assert "Title: they wrote “Lead of Product”, you wrote “Head of Product”" in mine.said
    assert "Must have: now “French”" in mine.said
    assert role.title == "Lead of Product"
    assert mine.save() == 302
    assert (role.title, role.openings, role.words) == ("Head of Product", 3, "No agencies")
    assert [one.words for one in role.requirements] == ["French"]


def test_a_client(session: Session, maya: Recruiter, mine: Window, theirs: Window) -> None:
    firm = ClientFactory(name="Cedar Loop", industries=[], people=140, owner=maya)
    tom = RecruiterFactory(name="Tom Adeyemi")
    for window in (mine, theirs):
        window.open(f"/clients/{firm.id}/edit")
    assert theirs.save(people="150", note="Pays late.", owner_id=str(tom.id)) == 302
    assert mine.save(note="Met at the fair.") == 409
    assert "Note: they wrote “Pays late.”, you wrote “Met at the fair.”" in mine.said
    assert "Owner: now “Tom Adeyemi”" in mine.said
    assert mine.save(note="Pays late. Met at the fair.") == 302
    assert (firm.people, firm.owner, firm.note) == (150, tom, "Pays late. Met at the fair.")


def test_a_candidate(session: Session, maya: Recruiter, mine: Window, theirs: Window) -> None:
    jane = CandidateFactory(full_name="Jane Okafor", owner=maya, title="Lead", employer="Acme")
    for window in (mine, theirs):
        window.open(f"/candidates/{jane.id}/edit")
    assert theirs.save(title="Director", mobile="647-555-0100", notice_days="30") == 302
    assert mine.save(title="Head", employer="Cedar Works") == 409
    assert "Tom Ferreira changed this" in mine.said
    assert "Title: they wrote “Director”, you wrote “Head”" in mine.said
    assert "Mobile: now “+16475550100”" in mine.said
    assert mine.save() == 302
    assert (jane.title, jane.employer, jane.notice_days) == ("Head", "Cedar Works", 30)
    assert "+16475550100" in [way.value for way in jane.ways]


def test_a_wish_that_was_replaced(
    session: Session, maya: Recruiter, mine: Window, theirs: Window
) -> None:
    wish = PreferenceFactory(candidate__owner=maya)
    for window in (mine, theirs):
        window.open(f"/preferences/{wish.id}/edit")
    assert theirs.save(what="Head of product", weight="must") == 302
    assert mine.save(what="Chief of product", words="All of it.") == 409
    assert "Which title?: they wrote “Head of product”, you wrote “Chief of product”" in mine.said
    assert "How much does it matter?: now “A must”" in mine.said
    assert mine.save() == 302
    (line,) = current_preferences(session, wish.candidate_id)[Horizon.now]
    assert (line.label, line.weight, line.words) == ("Chief of product", "must", "All of it.")
    assert session.query(Preference).filter_by(candidate_id=wish.candidate_id).count() == 3


def test_a_wish_that_ended(session: Session, maya: Recruiter, mine: Window) -> None:
    wish = PreferenceFactory(candidate__owner=maya)
    mine.open(f"/preferences/{wish.id}/edit")
    end_preference(session, wish, NOON)
    assert mine.save(what="Chief of product") == 409
    assert "It no longer holds. Save to write it down anew" in mine.said
    assert mine.save() == 302
    (line,) = current_preferences(session, wish.candidate_id)[Horizon.now]
    assert line.label == "Chief of product"


def test_the_same_words_twice_and_a_change_of_something_else_hold_nobody_up(
    session: Session, maya: Recruiter, mine: Window, theirs: Window
) -> None:
    jane = CandidateFactory(full_name="Jane Okafor", owner=maya, title="Lead")
    for window in (mine, theirs):
        window.open(f"/candidates/{jane.id}/edit")
    assert theirs.save(title="Director") == 302
    jane.source = "An application"
    session.flush()
    assert mine.save(title="Director") == 302


def test_ones_own_other_window_is_named_so(session: Session, maya: Recruiter, mine: Window) -> None:
    firm = ClientFactory(name="Cedar Loop", industries=[])
    other = Window(mine.client)
    for window in (mine, other):
        window.open(f"/clients/{firm.id}/edit")
    assert other.save(note="One") == 302
    assert mine.save(note="Two") == 409
    assert "You, in another window, changed this" in mine.said
