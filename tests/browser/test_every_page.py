"""Every address of the house as anybody can read it: axe in both themes, no sideways scroll, 400 % zoom."""

from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from agency.candidates.models import Candidate
from agency.candidates.sent_resumes import keep_sent
from agency.exports.models import Export, ExportForm, ExportKind, ExportState
from agency.lists.models import LetterBatch
from agency.marketing.models import ProfileShowing, ShowingState
from agency.recruiters.queries import recruiter_by_email
from agency.recruiters.sessions import new_token, token_hash
from agency.referrals.arriving import Stranger, knock
from agency.referrals.links import Topic, make_link
from agency.touches.models import Touch
from tests.browser.conftest import NOW, TODAY, Live, Visits
from tests.browser.test_pages import audit, find_known, own_link
from tests.factories import InterviewFactory, PackFactory, ReviewFactory, TipFactory, bind
from tests.house.test_routes import one_of_everything, path_of, rules

ROOMS = ("/candidates", "/settings", "/roles", "/imports", "/c", "/sign-in")
"""Addresses that are walked by themselves; the rest goes together."""
NOT_OURS = {"portal.local_letter_html", "portal.next_letter_html"}
"""Letters, which are made for mail programs and shown in a frame."""
SHUT = {
    "portal.first_administrator",
    "candidate_pages.groups",
    "candidate_pages.logo",
    "portal.calendar_feed",
}
"""What the demo has no use for: an agency without anybody, questions that are not asked, no logo."""
OF_ANOTHER_KIND = {
    "/c/friends/<token>/yes": "friends_key",
    "/c/friends/": "friends_token",
    "/p/": "clients_token",
}
"""Addresses behind a token that is no candidate's own."""
AS_THEY_SHOW_MOST = {
    "/today": ["/today", "/today?team="],
    "/candidates": ["/candidates", "/candidates?q=zzz", "/candidates?q=an"],
    "/find": ["/find?q=an", "/find?q=zzz"],
    "/log/quick": [
        "/log/quick?address=https://www.linkedin.com/in/nobody&title=Salma%20Birkeland&text=Remote%20only&cut=1"
    ],
    "/touches/new": [
        "/touches/new",
        "/touches/new?candidate={candidate_id}&suggestion={suggestion_id}",
    ],
    "/candidates/ticked": [],
    "/introductions/new": [
        "/introductions/new?first=candidate-{candidate_id}",
        "/introductions/new?first=candidate-{candidate_id}&second=candidate-{other_id}",
    ],
}
"""Addresses that show more with a question; the others are opened as they are."""


@pytest.fixture(scope="module")
def records(live: Live) -> dict[str, Any]:
    """What the demo has, where it has one, and otherwise one of everything."""

    def find(session: Session) -> dict[str, Any]:
        bind(session)
        records = one_of_everything(session)
        known = find_known(session)
        nadine = recruiter_by_email(session, "nadine@alderquay.example")
        assert nadine
        session.get_one(LetterBatch, records["letters_id"]).recruiter_id = nadine.id
        touch = session.get_one(Touch, records["touch_id"])
        touch.recruiter_id, touch.next_on = nadine.id, TODAY
        export = Export(
            recruiter_id=nadine.id, kind=ExportKind.clients, form=ExportForm.csv, rows=1,
            state=ExportState.waiting, asked_at=NOW,
        )  # fmt: skip
        session.add(export)
        sent = keep_sent(session, known.candidate, None, "resume.pdf", b"%PDF-1.7", NOW)
        assert sent
        interview = InterviewFactory(candidate=session.get_one(Candidate, known.candidate))
        PackFactory(interview=interview, questions=["Why us?"], sent_at=NOW)
        review = ReviewFactory(candidate=interview.candidate, sent_at=NOW)
        TipFactory(review=review)
        TipFactory(review=review, done_at=NOW, thanked_at=NOW)
        shown = session.scalars(select(ProfileShowing).filter_by(state=ShowingState.sent)).first()
        assert shown
        clients_token = new_token()
        shown.token_hash = token_hash(clients_token)
        topic = Topic("Product Lead")
        friends = make_link(session, known.candidate, nadine.id, topic, True, NOW)
        friend = Stranger(name="Ben Ito", email="ben@example.org", country="CA")
        _referral, friends_key = knock(session, friends.link, friend, NOW)
        session.flush()
        return records | {
            **{f"{name}_id": number for name, number in vars(known).items()},
            "other_id": known.candidate + 1,
            "export_id": export.id,
            "sent_id": sent.id,
            "interview_id": interview.id,
            "review_id": review.id,
            "friends_token": friends.token,
            "friends_key": friends_key,
            "clients_token": clients_token,
            "token": own_link(session, known.candidate),
        }

    return live.ask(find)


def is_in(room: str, rule: Rule) -> bool:
    return rule.rule == room or rule.rule.startswith(f"{room}/")


def addresses(app: Flask, room: str, records: dict[str, Any]) -> list[str]:
    """What can be opened under one address, or under none that is walked by itself."""
    found = []
    for rule in rules(app):
        theirs = is_in(room, rule) if room else not any(is_in(one, rule) for one in ROOMS)
        if theirs and "GET" in (rule.methods or set()) and rule.endpoint not in NOT_OURS | SHUT:
            kinds = (
                name for begins, name in OF_ANOTHER_KIND.items() if rule.rule.startswith(begins)
            )
            token = records[next(kinds, "token")]
            path = path_of(app, rule, records | {"token": token})
            found += [one.format(**records) for one in AS_THEY_SHOW_MOST.get(path, [path])]
    return found


def walk(page: Page, paths: list[str]) -> tuple[int, list[str]]:
    """How many of them are pages, and what is wrong with those."""
    walked, wrong = 0, []
    for path in paths:
        answer = page.request.get(path)
        if not answer.ok:
            wrong.append(f"{path}: {answer.status}")
        if "<html" not in answer.text()[:400]:
            continue  # a file, or a part of a page
        walked += 1
        page.goto(path)
        try:
            audit(page)
        except AssertionError as found:
            wrong.append(f"{path}:\n{found}")
    return walked, wrong


@pytest.mark.parametrize("room", [*ROOMS, ""])
def test_every_page_is_readable_by_everybody(
    visits: Visits, live: Live, records: dict[str, Any], room: str
) -> None:
    page = visits.by_stranger() if room in ("/c", "/sign-in") else visits.by("nadine")
    if room == "/c":
        page.goto(f"/c/{records['token']}")
        page.get_by_role("button", name="Open my profile").click()
        page.wait_for_url("**/profile")
    walked, wrong = walk(page, addresses(live.app, room, records))
    assert not wrong, "\n".join(wrong)
    assert walked
