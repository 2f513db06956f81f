"""A candidate's page: everything needed while the phone rings."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, ProfileLink, Standing
from agency.contact.consent import ledger_of
from agency.contact.models import ContactTerms
from agency.history import last_change
from agency.mail.models import MailClass, OutboxMessage
from agency.matching.profiles import refresh_profiles
from agency.preferences.models import Horizon, Preference, PreferenceKind
from agency.preferences.queries import current_preferences, ended_preferences
from agency.recontact.models import SuggestionKind
from agency.recruiters.models import Recruiter
from agency.touches.models import Touch, TouchKind
from tests.factories import (
    NOON,
    TODAY,
    CandidateFactory,
    ConsentFactory,
    DesignationHeldFactory,
    PreferenceFactory,
    PromiseFactory,
    RecruiterFactory,
    RequirementFactory,
    RoleFactory,
    SuggestionFactory,
    TermFactory,
    TouchFactory,
    WayFactory,
)
from tests.support.queries import count_queries


@pytest.fixture
def jane(session: Session, maya: Recruiter) -> Candidate:
    jane = CandidateFactory(owner=maya, languages=["English", "Igbo"])
    WayFactory(candidate=jane, kind="mobile", value="+14165550142")
    session.expire(jane)
    return jane


def page_of(client: FlaskClient, person: Candidate, query: str = "") -> str:
    answer = client.get(f"/candidates/{person.id}{query}")
    assert answer.status_code == 200
    return answer.text


def test_facts_light_and_ways_are_shown(client: FlaskClient, jane: Candidate) -> None:
    page = page_of(client, jane)
    for words in (
        "Jane Okafor",
        "she/her",
        "Senior Product Manager, Fernhill Power · Toronto",
        "English, Igbo",
        "May contact now",
        "If you call today, the next date is",
    ):
        assert words in page
    assert 'href="tel:+14165550142"' in page
    assert ">416-555-0142<" in page


def test_an_empty_page_says_what_to_ask(client: FlaskClient, jane: Candidate) -> None:
    page = page_of(client, jane)
    assert "Jane has not told us yet" in page
    assert "Ask what would make her move." in page
    assert "No open role fits Jane right now." in page
    assert "No touches yet" in page


def test_a_red_light_turns_contact_off_and_leaves_what_they_began(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    session.get_one(ContactTerms, jane.id).stopped_at = NOON
    page = page_of(client, jane)
    assert "Do not contact" in page
    assert "tel:" not in page
    assert "mailto:" not in page
    assert "They contacted us" in page
    assert 'aria-disabled="true"' in page


def test_an_amber_light_turns_contact_off_and_logging_stays(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    terms = session.get_one(ContactTerms, jane.id)
    terms.paused_at, terms.paused_until = NOON, date(2026, 9, 1)
    page = page_of(client, jane)
    assert "From 1 Sep" in page
    assert "tel:" not in page
    assert "They contacted us" not in page


def test_wishes_show_their_words_source_and_age(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    touch = TouchFactory(candidate=jane)
    PreferenceFactory(candidate=jane, touch=touch)
    PreferenceFactory(
        candidate=jane, horizon=Horizon.later, label="Head of product", said_on=date(2025, 10, 9)
    )
    PreferenceFactory(
        candidate=jane,
        horizon=Horizon.never,
        kind=PreferenceKind.industry,
        label="Oil and gas",
        words="",
    )
    page = page_of(client, jane)
    assert "“I’d move for a product-lead job in climate tech, just not before June.”" in page
    assert f"#t-{touch.id}" in page
    assert "8 months old: ask again" in page
    assert "Not for her" in page


def test_touches_are_newest_first_and_can_be_narrowed(client: FlaskClient, jane: Candidate) -> None:
    TouchFactory(candidate=jane, note="Spoke of climate", gave=["salary_check"], minutes=18)
    TouchFactory(candidate=jane, attempt=True, note="Rang twice", happened_at=NOON)
    page = page_of(client, jane)
    assert page.index("Rang twice") < page.index("Spoke of climate")
    assert "Call, 18 min" in page
    assert "Gave: salary check" in page
    for narrowed in ("conversations", "value"):
        assert "Rang twice" not in page_of(client, jane, f"?touches={narrowed}")


def test_why_now_stands_at_the_top_with_its_menus(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    slip = SuggestionFactory(candidate=jane, words="Not before June.")
    page = page_of(client, jane)
    assert slip.why in page
    assert f"/suggestions/{slip.id}/dismissal" in page
    assert "Not right for this role" in page


def test_roles_that_fit_and_one_step_short(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    RoleFactory(title="Product Lead, Home Energy")
    pmp = TermFactory(designation=True, name="PMP")
    short = RoleFactory(title="Product Lead, Rail")
    RequirementFactory(role=short, term=pmp)
    DesignationHeldFactory(candidate=jane, designation=TermFactory(designation=True, name="CPA"))
    PreferenceFactory(candidate=jane)
    refresh_profiles(session, [jane.id])
    page = page_of(client, jane)
    assert "Product Lead, Home Energy" in page
    assert "PMP would open one more role." in page
    role = short.id
    assert client.get(f"/candidates/{jane.id}/roles/{role}/fit").status_code == 200
    panel = client.get(f"/candidates/{jane.id}/roles/{role}/fit", headers={"HX-Request": "true"})
    assert "It orders this list and decides nothing else." in panel.text
    assert "<html" not in panel.text


def test_promises_are_kept_from_here_by_who_made_them(
    session: Session, client: FlaskClient, jane: Candidate, maya: Recruiter
) -> None:
    mine = PromiseFactory(candidate=jane, recruiter=maya, what="send the brief")
    theirs = PromiseFactory(candidate=jane, recruiter=RecruiterFactory(name="Tom Ask"), what="call")
    page = page_of(client, jane)
    assert "Send the brief" in page
    assert "Tom, due today" in page
    here = f"/candidates/{jane.id}"
    pressed = {"Referer": f"http://localhost{here}"}
    answer = client.post_form(f"/promises/{mine.id}/kept", headers=pressed)
    assert answer.location == here
    assert mine.kept_at == NOON
    assert client.post_form(f"/promises/{theirs.id}/kept").status_code == 403
    assert "1 of 1 kept" in page_of(client, jane)


def test_a_kept_promise_can_be_taken_back(
    session: Session, client: FlaskClient, jane: Candidate, maya: Recruiter
) -> None:
    promise = PromiseFactory(candidate=jane, recruiter=maya)
    row = client.post_form(f"/promises/{promise.id}/kept", headers={"HX-Request": "true"})
    change = last_change(session, promise)
    assert change
    assert f'value="{change.id}"' in row.text
    client.post_form("/undo", {"token": change.id})
    session.refresh(promise)
    assert promise.is_open


def test_a_promise_can_be_put_off_but_not_into_the_past(
    session: Session, client: FlaskClient, jane: Candidate, maya: Recruiter
) -> None:
    promise = PromiseFactory(candidate=jane, recruiter=maya)
    client.post_form(f"/promises/{promise.id}/snooze", {"days": "7"})
    assert promise.hidden_until == TODAY + timedelta(days=7)
    assert promise.due_on == TODAY
    refused = client.post_form(
        f"/promises/{promise.id}/snooze",
        {"days": "", "until": "2020-01-01"},
        headers={"HX-Request": "true"},
    )
    assert refused.status_code == 422


def test_details_are_corrected_and_the_old_ones_kept(
    session: Session, client: FlaskClient, jane: Candidate, maya: Recruiter
) -> None:
    data = {
        "full_name": "Jane Okafor",
        "title": "Director",
        "owner_id": maya.id,
        "pay_period": "year",
        "mobile": "647-555-0100",
        "email": jane.ways[0].value,
    }
    client.post_form(f"/candidates/{jane.id}/edit", data, page=f"/candidates/{jane.id}/edit")
    assert jane.title == "Director"
    history = client.get(f"/candidates/{jane.id}/history").text
    assert "Senior Product Manager" in history
    assert "Maya Lindqvist" in history
    assert "+14165550142" in history


def test_what_they_wrote_is_acknowledged_not_dismissed(
    client: FlaskClient, jane: Candidate
) -> None:
    SuggestionFactory(
        candidate=jane, owner=jane.owner, kind=SuggestionKind.reply, occasion="reply:1"
    )
    html = client.get(f"/candidates/{jane.id}").text
    assert "They spoke last" in html
    assert "/acknowledgement" in html
    assert "/dismissal" not in html


def test_skills_and_designations_are_corrected_as_lines(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    url = f"/candidates/{jane.id}/abilities"
    refused = client.post_form(url, {"designations": "PMP held 2026-09", "skills": "SQL"}, page=url)
    assert refused.status_code == 422
    assert "only a designation in progress has a day" in refused.text
    assert "SQL</textarea>" in refused.text
    client.post_form(url, {"designations": "PMP in progress 2026-09", "skills": "SQL, 4 years"})
    html = client.get(f"/candidates/{jane.id}").text
    assert "PMP, in progress, 1 Sep 2026" in html
    assert "SQL, four years" in html


def test_an_edited_wish_begins_a_new_line(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    wish = PreferenceFactory(candidate=jane)
    url = f"/preferences/{wish.id}/edit"
    data = {
        "what": "Head of product",
        "horizon": "later",
        "weight": "nice",
        "said_by": "call",
        "words": "“The whole roadmap.”",
    }
    answer = client.post_form(url, data, page=url)
    assert answer.location == f"/candidates/{jane.id}#wants"
    (new,) = current_preferences(session, jane.id)[Horizon.later]
    assert (new.label, new.words, new.said_on) == ("Head of product", "The whole roadmap.", TODAY)
    assert ended_preferences(session, jane.id) == [wish]
    assert "Product lead" in client.get(f"/preferences/{new.id}/edit").text


def test_a_correction_keeps_the_day_a_wish_holds_from(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    wish = PreferenceFactory(candidate=jane, not_before=date(2026, 9, 1))
    assert "from September 2026" in client.get(f"/candidates/{jane.id}").text
    url = f"/preferences/{wish.id}/edit"
    editor = client.get(url).text
    assert 'value="2026-09-01"' in editor
    data = {"what": "Head of product", "horizon": "now", "weight": "nice", "said_by": "call"}
    client.post_form(url, {**data, "not_before": "2026-09-01"}, page=url)
    (new,) = current_preferences(session, jane.id)[Horizon.now]
    assert (new.label, new.not_before) == ("Head of product", date(2026, 9, 1))


def test_a_correction_keeps_the_words_and_the_touch_they_came_from(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    touch = TouchFactory(candidate=jane)
    wish = PreferenceFactory(candidate=jane, touch=touch)
    url = f"/preferences/{wish.id}/edit"
    form = client.get(url).text
    assert wish.words in form
    assert 'value="2026-03-12"' in form
    data = {
        "what": "Lead",
        "horizon": "now",
        "weight": "must",
        "said_by": "call",
        "said_on": "2026-03-12",
        "words": wish.words,
    }
    client.post_form(url, data)
    (new,) = current_preferences(session, jane.id)[Horizon.now]
    assert (new.touch, new.words, new.weight) == (touch, wish.words, "must")


def test_the_pencil_edits_in_place(session: Session, client: FlaskClient, jane: Candidate) -> None:
    wish = PreferenceFactory(candidate=jane)
    htmx = {"HX-Request": "true"}
    editor = client.get(f"/preferences/{wish.id}/edit", headers=htmx).text
    assert "<html" not in editor
    refused = client.post_form(f"/preferences/{wish.id}/edit", {"what": ""}, headers=htmx)
    assert refused.status_code == 422
    assert refused.headers["HX-Retarget"] == f"#want-{wish.id}"
    data = {"what": "Head of product", "horizon": "now", "weight": "must", "said_by": "call"}
    saved = client.post_form(f"/preferences/{wish.id}/edit", data, headers=htmx)
    assert 'id="wants-list"' in saved.text
    assert "Head of product" in saved.text


@pytest.mark.parametrize(
    ("kind", "data", "label"),
    [
        ("title", {"what": "Product lead"}, "Product lead"),
        ("place", {"what": "Toronto"}, "Toronto"),
        ("pay", {"amount": "135000", "period": "year"}, "$135,000 or more"),
        ("pay", {"amount": "62.50", "period": "hour"}, "$62.50 an hour or more"),
        ("remote", {"arrangement": "hybrid", "office_days": "2"}, "Hybrid, two office days"),
        ("timing", {"not_before": "2026-09-01"}, "From September 2026"),
        ("timing", {"condition": "after my bonus"}, "After my bonus"),
        ("hours", {"percent": "80"}, "Four days a week"),
        ("seniority", {"level": "lead"}, "Lead"),
        ("contract_form", {"contract": "fixed_term"}, "Fixed term"),
        ("company_size", {"people": "200"}, "Up to 200 people"),
    ],
)
def test_each_kind_of_wish_can_be_added(
    session: Session,
    client: FlaskClient,
    jane: Candidate,
    kind: str,
    data: dict[str, str],
    label: str,
) -> None:
    url = f"/candidates/{jane.id}/preferences/new?kind={kind}"
    client.post_form(url, {"horizon": "now", "weight": "nice", "said_by": "call", **data}, page=url)
    (wish,) = session.scalars(select(Preference)).all()
    assert (wish.label, wish.kind, wish.recorded_by_id) == (
        label,
        PreferenceKind(kind),
        jane.owner_id,
    )


@pytest.mark.parametrize("kind", ["title", "pay", "timing", "company_size"])
def test_an_empty_wish_is_refused(
    session: Session, client: FlaskClient, jane: Candidate, kind: str
) -> None:
    url = f"/candidates/{jane.id}/preferences/new?kind={kind}"
    answer = client.post_form(url, {"said_by": "call"}, page=url)
    assert answer.status_code == 422
    assert not session.scalars(select(Preference)).all()


def test_a_wish_that_no_longer_holds_ends(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    wish = PreferenceFactory(candidate=jane)
    client.post_form(f"/preferences/{wish.id}/end")
    assert wish.ended_at == NOON
    assert "Jane has not told us yet" in page_of(client, jane)


def test_consent_is_shown_and_lines_are_added(
    session: Session, client: FlaskClient, jane: Candidate, maya: Recruiter
) -> None:
    url = f"/candidates/{jane.id}/consent"
    client.post_form(
        url, {"said": "market:without_name", "how": "call", "words": "Without my name."}, page=url
    )
    client.post_form(url, {"said": "pause:yes", "how": "call", "until": "2026-09-01"})
    assert "Without her name only" in page_of(client, jane)
    assert [line.kind for line in ledger_of(session, jane.id)] == ["pause", "market", "contact"]
    assert session.get_one(ContactTerms, jane.id).paused_until == date(2026, 9, 1)
    assert "“Without my name.”" in client.get(url).text
    client.post_form(url, {"said": "pause:ended", "how": "email"})
    again = client.post_form(url, {"said": "pause:ended", "how": "email"})
    assert again.status_code == 422
    assert "Jane has no pause that could end." in again.text


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"said": "registered:yes"}, "Asked us for work"),
        ({"said": "restrict:yes"}, "Details not to be used"),
        ({"said": "origin:elsewhere"}, "From somebody else"),
        ({"said": "notice:given"}, "Told where we have them from"),
        ({"said": "residence:told", "country": "DE"}, "Germany"),
        ({"said": "gone:deceased"}, "Has died"),
        ({"said": "gone:under_age"}, "Is under age"),
    ],
    ids=lambda value: value["said"] if isinstance(value, dict) else "",
)
def test_what_the_law_asks_about_is_a_line_of_the_ledger(
    session: Session, client: FlaskClient, jane: Candidate, said: dict[str, str], answer: str
) -> None:
    url = f"/candidates/{jane.id}/consent"
    client.post_form(url, {"how": "email", **said}, page=url)
    assert ledger_of(session, jane.id)[0].kind == said["said"].partition(":")[0]
    assert answer in client.get(url).text


def test_where_they_live_needs_a_country(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    url = f"/candidates/{jane.id}/consent"
    answer = client.post_form(url, {"said": "residence:told", "how": "call", "words": "In Köln"})
    assert answer.status_code == 422
    assert "Choose the country they live in." in answer.text
    assert "In Köln" in answer.text
    assert len(ledger_of(session, jane.id)) == 1


def test_light_says_what_it_rests_on(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    ConsentFactory(candidate_id=jane.id, expires_on=date(2027, 3, 12))
    assert "A yes, until 12 Mar 2027." in page_of(client, jane)


def test_letter_to_somebody_from_elsewhere_says_what_it_must_say(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    url = f"/candidates/{jane.id}/consent"
    client.post_form(url, {"said": "residence:told", "how": "call", "country": "GB"}, page=url)
    client.post_form(url, {"said": "origin:elsewhere", "how": "call"}, page=url)
    jane.created_at = NOON
    session.flush()
    letter = f"/candidates/{jane.id}/email"
    duty = "Where we have her details from, what for, and that she may object."
    assert duty in client.get(letter).text
    assert duty in page_of(client, jane)
    client.post_form(url, {"said": "notice:given", "how": "email"}, page=url)
    assert duty not in client.get(letter).text


def test_a_letter_leaves_when_somebody_presses_send(
    session: Session, client: FlaskClient, jane: Candidate, maya: Recruiter
) -> None:
    slip = SuggestionFactory(candidate=jane, words="Not before June.")
    url = f"/candidates/{jane.id}/email?suggestion={slip.id}"
    draft = client.get(url).text
    assert slip.why in draft
    assert "You told us: “Not before June.”" in draft
    assert slip.role.client.name not in draft.split("<textarea")[1].split("</textarea>")[0]
    data = {"subject": "A role", "words": "Hello Jane,\n\nShall we talk?", "once_key": "k"}
    for _ in range(2):
        client.post_form(url, data)
    (letter,) = session.scalars(select(OutboxMessage)).all()
    assert (letter.mail_class, letter.purpose, letter.approved_by_id, letter.candidate_id) == (
        MailClass.contact,
        "recontact_role",
        maya.id,
        jane.id,
    )
    assert b"Shall we talk?" in letter.raw
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in letter.raw
    links = session.scalars(select(ProfileLink).order_by(ProfileLink.id)).all()
    assert [one.purpose for one in links] == ["role", "unsubscribe"]
    assert {one.letter_id for one in links} == set(session.scalars(select(OutboxMessage.id)))
    (touch,) = session.scalars(select(Touch)).all()
    assert (touch.kind, touch.channel) == (TouchKind.attempt, "email")


def test_the_light_is_asked_again_when_send_is_pressed(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    url = f"/candidates/{jane.id}/email"
    client.get(url)
    session.get_one(ContactTerms, jane.id).stopped_at = NOON
    session.flush()
    answer = client.post_form(url, {"subject": "A role", "words": "Hello", "once_key": "k"})
    assert answer.status_code == 422
    assert "That was not sent. Nobody was contacted." in answer.text
    assert "Hello" in answer.text
    assert not session.scalars(select(OutboxMessage)).all()


@pytest.mark.parametrize(
    "path", ["", "/edit", "/history", "/consent", "/email", "/wants", "/preferences/new"]
)
def test_nobody_lives_at_an_erased_or_unknown_address(
    session: Session, client: FlaskClient, jane: Candidate, path: str
) -> None:
    jane.erased_at = NOON
    session.flush()
    assert client.get(f"/candidates/{jane.id}{path}").status_code == 404
    assert client.get(f"/candidates/99999999999{path}").status_code == 404


def fill(jane: Candidate, number: int) -> None:
    """One more of everything a page may show."""
    role = RoleFactory(title=f"Product Lead {number}")
    touch = TouchFactory(
        candidate=jane, role=role, recruiter=RecruiterFactory(name=f"Colleague {number}")
    )
    wanted: dict[str, Any] = {"label": f"Lead {number}", "value": f"Lead {number}"}
    PreferenceFactory(candidate=jane, touch=touch, recorded_by=touch.recruiter, **wanted)
    PromiseFactory(candidate=jane, recruiter=touch.recruiter, touch=touch)
    SuggestionFactory(candidate=jane, role=role)
    DesignationHeldFactory(candidate=jane, standing=Standing.held)
    WayFactory(candidate=jane)


def test_the_number_of_queries_does_not_grow_with_what_is_shown(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    def queries() -> int:
        refresh_profiles(session, [jane.id])
        with count_queries(session) as counted:
            client.get(f"/candidates/{jane.id}")
        return counted.queries

    fill(jane, 0)
    queries()
    few = queries()
    for number in range(1, 6):
        fill(jane, number)
    assert queries() == few


def test_terms_told_on_the_phone_are_kept_with_the_words(
    session: Session, client: FlaskClient, jane: Candidate, maya: Recruiter
) -> None:
    url = f"/candidates/{jane.id}/terms"
    told = {
        "channels": ["call"],
        "call_from": "17:00",
        "call_until": "20:00",
        "refused": ["newsletter", "keep_in_touch"],
        "often": "month",
        "how": "call",
        "words": "Evenings, and only about jobs.",
    }
    assert client.post_form(url, told, page=url).status_code == 302
    held = session.get_one(ContactTerms, jane.id)
    assert (held.channels, held.call_from, held.call_until) == (["call"], time(17), time(20))
    assert (held.call_days, held.limit_count) == ([0, 1, 2, 3, 4], 1)
    lines = ledger_of(session, jane.id)
    assert [line.answer for line in lines] == ["terms"] * 4 + ["yes"]
    assert {(line.words, line.recorded_by_id) for line in lines[:4]} == {(told["words"], maya.id)}
    ledger = client.get(f"/candidates/{jane.id}/consent").text
    assert "calls from 17:00 to 20:00, Monday to Friday" in ledger
    assert "not about a word without a job or news and advice" in ledger
    page = page_of(client, jane)
    assert "Phone. Calls from 17:00 to 20:00, Monday to Friday." in page
    assert "A word without a job or news and advice." in page


def test_terms_open_with_what_holds_and_need_their_words(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    url = f"/candidates/{jane.id}/terms"
    client.post_form(url, {"call_from": "16:00", "how": "call", "words": "After four."}, page=url)
    assert 'value="16:00"' in client.get(url).text
    answer = client.post_form(url, {"call_from": "18:30", "how": "call", "words": ""}, page=url)
    assert answer.status_code == 422
    assert "Write what they said." in answer.text
    assert "Choose a time after 18:30, when calls may begin." in answer.text
    assert session.get_one(ContactTerms, jane.id).call_from == time(16)
