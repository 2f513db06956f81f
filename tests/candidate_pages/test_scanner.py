"""A mail filter opens, fetches and presses everything behind a link, before and after the person."""

import re
from html.parser import HTMLParser

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from agency.candidates.models import ProfileCode
from agency.contact.models import ConsentEntry, ContactTerms
from tests.candidate_pages.own_pages import (
    Person,
    as_shown,
    code_in,
    hannah,
    letters,
    open_whole_page,
    press,
)
from tests.support.pages import AuditedClient

THEIRS = (
    "candidates", "ways_to_reach", "preferences", "skills_held", "designations_held",
    "earlier_jobs", "resumes", "promises", "referrals", "audit_groups_declared", "suppressions",
)  # fmt: skip


class _Forms(HTMLParser):
    """Each button of each form, with the fields as the page shows them."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str], list[tuple[str, str]]]] = []
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.add(found.get("href", "").partition("#")[0])
        elif tag == "form":
            self.forms.append((found.get("action", ""), {}, []))
        elif tag in ("input", "textarea") and self.forms:
            if found.get("type") not in ("radio", "checkbox") or "checked" in found:
                self.forms[-1][1][found.get("name", "")] = found.get("value", "")
        elif tag == "button" and self.forms:
            self.forms[-1][2].append((found.get("name", ""), found.get("value", "")))


class Scanner:
    """Follows every link and presses every button it can see, like a browser nobody sits at."""

    def __init__(self, client: AuditedClient, path: str, spares: tuple[str, ...] = ()) -> None:
        self.client, self.path, self.spares = client, path, spares
        self.pressed: set[str] = set()

    def scan(self) -> None:
        waiting, seen = [self.path, f"{self.path}/unsubscribe"], set()
        while waiting:
            page = waiting.pop()
            seen.add(page)
            for method in ("HEAD", "GET", "GET"):
                answer = self.client.open(page, method=method, follow_redirects=True)
                assert answer.status_code < 500
            forms = _Forms()
            forms.feed(answer.get_data(as_text=True))
            found = [link for link in forms.links if link.startswith("/c/")]
            found += self._press_all(forms)
            waiting += found
            waiting = [link for link in dict.fromkeys(waiting) if link not in seen]

    def _press_all(self, forms: _Forms) -> list[str]:
        """Where the presses led."""
        led_to = []
        for action, fields, buttons in forms.forms:
            if action.endswith(self.spares) and self.spares:
                continue
            for name, value in buttons:
                data = {**fields, **({name: value} if name else {})}
                answer = self.client.post(action, data=data)
                assert answer.status_code < 500
                self.pressed.add(action.rpartition("/")[2])
                led_to += [answer.location] if answer.location else []
        return led_to


def theirs(session: Session) -> dict[str, list[str]]:
    """Everything that is theirs and only they change."""
    return {
        table: list(session.scalars(text(f"SELECT to_jsonb(t)::text FROM {table} t ORDER BY 1")))  # noqa: S608
        for table in THEIRS
    }


@pytest.fixture
def person(session: Session) -> Person:
    return hannah(session)


def test_it_changes_nothing_of_theirs_and_spends_no_code(app: Flask, session, person: Person):
    human, robot = app.test_client(), app.test_client()
    press(human, person, "opening")
    code = code_in(letters(session)[0])
    before = theirs(session)
    scanner = Scanner(robot, person.path, spares=("/stop",))
    scanner.scan()
    assert scanner.pressed >= {"opening", "answers", "date", "facts", "pause", "end", "code"}
    assert theirs(session) == before
    assert (
        session.scalars(select(ProfileCode.used_at).where(ProfileCode.used_at.isnot(None))).all()
        == []
    )
    assert robot.get(f"{person.path}/profile").location == person.path
    typed = human.post_form(f"{person.path}/code", {"code": code}, page=f"{person.path}/code")
    assert typed.location == f"{person.path}/profile"


def test_what_it_can_do_is_what_the_link_alone_may_do(app: Flask, session, person: Person):
    Scanner(app.test_client(), person.path, spares=("/stop",)).scan()
    terms = session.get_one(ContactTerms, person.candidate.id)
    assert (terms.stopped_at, terms.paused_at) == (None, None), "the last button ends the pause"
    kinds = set(session.scalars(select(ConsentEntry.kind).where(ConsentEntry.how == "form")))
    assert kinds <= {"pause"}


def test_after_the_person_it_leaves_their_answers_alone(app: Flask, session, person: Person):
    human = app.test_client()
    open_whole_page(human, session, person)
    answers = {**as_shown(human, person), "move": "Only a night train"}
    human.post_form(f"{person.path}/profile", answers)
    before = theirs(session)
    Scanner(app.test_client(), person.path, spares=("/stop",)).scan()
    assert theirs(session) == before
    assert "Only a night train" in human.get(f"{person.path}/profile").get_data(as_text=True)


def test_even_its_stop_fails_towards_silence_and_the_person_takes_it_back(
    app: Flask, session, person: Person
):
    before = theirs(session)
    Scanner(app.test_client(), person.path).scan()
    assert theirs(session) == before
    assert session.get_one(ContactTerms, person.candidate.id).stopped_at
    human = app.test_client()
    assert human.get(person.path).status_code == 200
    assert press(human, person, "opening").status_code == 410
    human.post_form("/c/new-link", {"email": person.candidate.ways[0].value}, page="/c/new-link")

    fresh = re.search(r"http://localhost(/c/[\w-]{43})", letters(session)[0].text)
    assert fresh
    human.get(fresh[1])
    assert human.post_form(f"{fresh[1]}/opening").location == f"{fresh[1]}/profile"
    human.post_form(f"{fresh[1]}/profile/return")
    assert session.get_one(ContactTerms, person.candidate.id).stopped_at is None


@pytest.mark.parametrize("page", ["", "/code"])
def test_same_length_and_headers_for_a_good_and_an_invented_token(app: Flask, person, page: str):
    good = app.test_client().get(person.path + page)
    invented = app.test_client().get(f"/c/{'A' * 43}{page}")
    assert good.status_code == invented.status_code == 200
    assert len(good.data) == len(invented.data)
    assert set(good.headers.keys()) == set(invented.headers.keys())
