"""Every address of the house: guarded, changing nothing when opened, and refusing forged forms."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from agency.imports.models import ImportJob, ImportKind, JobState
from agency.inbox.models import MailAttachment, ReceivedMail
from agency.lists.models import LetterBatch
from agency.mail.models import LocalMail
from agency.recruiters.models import RecruiterSession
from agency.skills.models import VocabularyImport
from agency.web.access import OPEN_PORTAL_PAGES
from tests import factories
from tests.factories import NOON
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

FILES = {"static", "bootstrap.static", "static_htmx"}
OPEN_CANDIDATE_PAGES = {
    "candidate_pages.link_page",
    "candidate_pages.enter_code",
    "candidate_pages.new_link",
    "candidate_pages.unsubscribe_page",
    "client_pages.cover",
    "client_pages.unsubscribe_page",
    "candidate_pages.introduction",
    "candidate_pages.introduction_help",
}
"""The candidates' and clients' pages that are the same whatever link they are opened with, or with none."""
WITHOUT_TOKEN = {"candidate_pages.unsubscribe", "client_pages.unsubscribe"}
"""One-click unsubscribing (RFC 8058) is pressed by mail programs, which cannot know a token."""
COUNTED_ON_READING = ("rate_counters", "recruiter_sessions")
"""Tables that opening a page may write: tries are counted, and when a browser was last seen."""
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"}
SAFE = {"GET", "HEAD", "OPTIONS"}


@pytest.fixture(autouse=True)
def broken_pages_answer_with_500(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in production, so that one broken page does not hide what is wrong with the others."""
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)


@pytest.fixture
def records(session: Session) -> dict[str, Any]:
    return one_of_everything(session)


def one_of_everything(session: Session) -> dict[str, Any]:
    """One of everything that an address can name, so that pages have something to show."""
    factories.AgencyFactory()
    suggestion = factories.SuggestionFactory()
    person, role = suggestion.candidate, suggestion.role
    letter = LocalMail(received_at=NOON, to_address="x@example.com", raw=b"Subject: x\n\nHello.")
    brought = VocabularyImport(source="esco", edition="1", acknowledgement="x", started_at=NOON)
    batch = factories.ResumeBatchFactory()
    job = ImportJob(
        kind=ImportKind.candidates, state=JobState.checked, file_name="people.csv",
        file_sha256="x", file_size=1, columns=["name"], mapping=["name"], written={"format": "csv"},
    )  # fmt: skip
    mail = ReceivedMail(
        mailbox="x", uidvalidity=1, uid=1, arrived_at=NOON, raw=b"Subject: x", sha256=b"", size=1,
        fate="waiting", asked_to_stop=True,
    )  # fmt: skip
    session.add_all([letter, brought, mail, job])
    session.flush()
    draft = factories.LetterDraftFactory(candidate=person)
    there = factories.ClientContactFactory(client=role.client)
    introduction = factories.IntroductionFactory(people=[there, person])
    interview = factories.InterviewFactory(candidate=person, role=role)
    factories.PackFactory(interview=interview, questions=["Why us?"], sent_at=NOON)
    factories.DebriefFactory(interview=interview, asked=["Why us?", "Why now?"])
    tip = factories.TipFactory(review=factories.ReviewFactory(candidate=person, sent_at=NOON))
    document = MailAttachment(
        mail_id=mail.id, candidate_id=person.id, name="x.txt", media_type="text/plain", content=b"x",
        size=1, offered_at=NOON,
    )  # fmt: skip
    session.add(document)
    session.flush()
    return {
        "candidate_id": person.id,
        "role_id": role.id,
        "client_id": role.client_id,
        "suggestion_id": suggestion.id,
        "touch_id": factories.TouchFactory(candidate=person).id,
        "promise_id": factories.PromiseFactory(candidate=person).id,
        "preference_id": factories.PreferenceFactory(candidate=person).id,
        "submission_id": factories.SubmissionFactory(candidate=person).id,
        "recruiter_id": factories.RecruiterFactory().id,
        "introduction_id": introduction.id,
        "side_id": introduction.sides[0].id,
        "letter_id": letter.id,
        "term_id": factories.TermFactory(designation=True).id,
        "import_id": brought.id,
        "mail_id": mail.id,
        "document_id": document.id,
        "job_id": job.id,
        "hotlist_id": factories.HotlistFactory().id,
        "search_id": factories.SavedSearchFactory().id,
        "letters_id": draft.batch_id,
        "draft_id": draft.id,
        "batch_id": batch.id,
        "showing_id": factories.ShowingFactory(
            marketing=factories.MarketingFactory(candidate=person)
        ).id,
        "question_id": factories.QuestionFactory().id,
        "interview_id": interview.id,
        "practice_id": factories.PracticeFactory(candidate=person).id,
        "review_id": tip.review_id,
        "tip_id": tip.id,
        "story": "now",
        "desk_id": factories.DeskFactory().id,
        "schedule": "tidy",
        "referral_id": factories.ReferralFactory(referrer=person).id,
        "link_id": factories.ReferralLinkFactory(referrer=person).id,
        "file_id": factories.ResumeFileFactory(batch_id=batch.id).id,
    }


@pytest.fixture
def inside(client: AuditedClient, records: dict[str, Any], session: Session) -> AuditedClient:
    """An administrator's browser."""
    me = factories.RecruiterFactory(administrator=True)
    sign_in(client, me)
    session.get_one(LetterBatch, records["letters_id"]).recruiter_id = me.id
    records["session_id"] = session.query(RecruiterSession).one().id
    return client


def rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint not in FILES]


def path_of(app: Flask, rule: Rule, records: dict[str, Any]) -> str:
    values = {name: records.get(name, _made_up(rule, name)) for name in rule.arguments}
    values.update(rule.defaults or {})
    return app.url_map.bind("localhost").build(rule.endpoint, values, method=_a_method(rule))


def test_every_page_is_guarded_or_listed_as_open(
    app: Flask, client: AuditedClient, records: dict[str, Any]
) -> None:
    wrong = []
    for rule in rules(app):
        if rule.endpoint in OPEN_PORTAL_PAGES | OPEN_CANDIDATE_PAGES:
            continue
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            path = path_of(app, rule, records)
            answer = client.get(path) if method == "GET" else client.post_form(path)
            if rule.endpoint.startswith("portal."):
                guarded = answer.status_code == 302 and answer.location.startswith("/sign-in")
            else:
                guarded = answer.status_code in (400, 404, 410)
            if not guarded:
                wrong.append(f"{method} {rule.endpoint}: {answer.status_code}")
    assert wrong == []


def test_open_pages_exist_and_show_nobody(
    app: Flask, client: AuditedClient, records: dict[str, Any]
) -> None:
    endpoints = {rule.endpoint for rule in rules(app)}
    assert endpoints >= OPEN_PORTAL_PAGES | OPEN_CANDIDATE_PAGES
    for rule in rules(app):
        if rule.endpoint in OPEN_PORTAL_PAGES and "GET" in (rule.methods or set()):
            page = client.get(path_of(app, rule, records)).get_data(as_text=True)
            assert "Okafor" not in page
            assert "Lindqvist" not in page


def test_opening_a_page_writes_nothing(
    app: Flask, inside: AuditedClient, records: dict[str, Any]
) -> None:
    wrong = []
    for rule in rules(app):
        for method in sorted((rule.methods or set()) & SAFE):
            with writes() as written:
                answer = inside.open(
                    path_of(app, rule, records), method=method, audit=_is_ours(rule)
                )
            wrong += [f"{method} {rule.endpoint}: {statement}" for statement in written]
            if answer.status_code >= 500:
                wrong.append(f"{method} {rule.endpoint}: {answer.status_code}")
    assert wrong == []


def test_form_without_its_token_changes_nothing(
    app: Flask, inside: AuditedClient, records: dict[str, Any]
) -> None:
    wrong = []
    for rule in rules(app):
        if rule.endpoint in WITHOUT_TOKEN:
            continue
        for method in sorted((rule.methods or set()) - SAFE):
            path = path_of(app, rule, records)
            forged = {"csrf_token": "forged"}
            with writes() as written:
                answers = [
                    inside.open(path, method=method),
                    inside.open(path, method=method, data=forged),
                    inside.open(path, method=method, data="{}", content_type="text/plain"),
                ]
            if [answer.status_code for answer in answers] != [400] * 3 or written:
                wrong.append(f"{method} {rule.endpoint}: {answers} {written}")
    assert wrong == []


def test_form_of_another_session_changes_nothing(
    app: Flask, inside: AuditedClient, records: dict[str, Any]
) -> None:
    stranger = app.test_client()
    stranger.get("/sign-in")
    forged = {"csrf_token": stranger.csrf_token}
    for rule in rules(app):
        if "POST" in (rule.methods or set()) and rule.endpoint not in WITHOUT_TOKEN:
            answer = inside.post(path_of(app, rule, records), data=forged)
            assert answer.status_code == 400, rule.endpoint


def test_form_from_another_site_changes_nothing(
    app: Flask, inside: AuditedClient, records: dict[str, Any]
) -> None:
    inside.get("/settings")
    for rule in rules(app):
        if "POST" in (rule.methods or set()):
            path, headers = path_of(app, rule, records), {"Sec-Fetch-Site": "cross-site"}
            with writes() as written:
                answer = inside.post_form(path, headers=headers)
            assert (answer.status_code, written) == (403, []), rule.endpoint


def test_other_methods_than_declared_are_refused(
    app: Flask, inside: AuditedClient, records: dict[str, Any]
) -> None:
    adapter, wrong = app.url_map.bind("localhost"), []
    for rule in rules(app):
        path = path_of(app, rule, records)
        for method in sorted(METHODS - set(adapter.allowed_methods(path))):
            status = inside.open(path, method=method).status_code
            if status != 405:
                wrong.append(f"{method} {path}: {status}")
    assert wrong == []


def test_every_cookie_is_out_of_reach_of_scripts_and_other_sites(
    app: Flask, inside: AuditedClient, records: dict[str, Any]
) -> None:
    for rule in rules(app):
        if "GET" in (rule.methods or set()):
            answer = inside.get(path_of(app, rule, records), audit=_is_ours(rule))
            for cookie in answer.headers.getlist("Set-Cookie"):
                assert "HttpOnly" in cookie
                assert "SameSite=Lax" in cookie
                assert cookie.startswith("callback=")


@contextmanager
def writes() -> Iterator[list[str]]:
    """The statements that changed something meanwhile."""
    found: list[str] = []

    def look(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        words = statement.split()
        changes = words[0].upper() in ("INSERT", "UPDATE", "DELETE") or "_defer_jobs" in statement
        if changes and not any(table in statement for table in COUNTED_ON_READING):
            found.append(" ".join(words[:4]))

    event.listen(Engine, "before_cursor_execute", look)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", look)


def _a_method(rule: Rule) -> str:
    return "GET" if "GET" in (rule.methods or set()) else "POST"


def _made_up(rule: Rule, name: str) -> Any:
    is_number = type(rule._converters[name]).__name__ in ("IntegerConverter", "FloatConverter")
    return 987_654 if is_number else "made-up"


def _is_ours(rule: Rule) -> bool:
    return rule.endpoint != "portal.local_letter_html"
