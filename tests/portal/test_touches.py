"""Logging a touch: the drawer, the reading of the note, and saving exactly what was shown."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, DesignationHeld, Standing
from agency.contact.models import ContactTerms
from agency.preferences.models import Horizon, PreferenceKind
from agency.preferences.queries import current_preferences
from agency.recontact.models import SuggestionState
from agency.recruiters.models import Recruiter
from agency.touches.models import Channel, Direction, Outcome, Promise, Touch
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    RecruiterFactory,
    RoleFactory,
    SuggestionFactory,
    TermFactory,
    TouchFactory,
    WayFactory,
)
from tests.support.signing_in import sign_in

NOTE = "Called Jane, not now, open to a lead role after August, remote only, 120k, PMP in progress"
READING = {"HX-Request": "true", "HX-Target": "read-facts"}
DRAWER = {"HX-Request": "true", "HX-Target": "drawer"}


@pytest.fixture
def maya(session: Session, client: FlaskClient) -> Iterator[Recruiter]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        TermFactory(designation=True, name="PMP")
        maya = RecruiterFactory(name="Maya Lindqvist")
        sign_in(client, maya)
        yield maya


@pytest.fixture
def jane(maya: Recruiter) -> Candidate:
    return CandidateFactory(owner=maya)


def typed(jane: Candidate | None, **more: Any) -> dict[str, Any]:
    who = {"candidate_id": jane.id} if jane else {}
    usual = {
        "note": NOTE,
        "channel": "call",
        "direction": "ours",
        "happened_on": TODAY.isoformat(),
        "outcome": "not_now",
        "gave": ["course_advice"],
        "once_key": "one",
    }
    return {**who, **usual, **more}


def hidden(html: str, name: str) -> list[str]:
    return re.findall(rf'type="hidden" name="{name}" value="([^"]*)"', html)


def key_of(html: str, label: str) -> str:
    """The key of the chip that says ``label``."""
    found = re.search(
        rf'value="([0-9a-f]+)"[^>]*>(?:(?!</button>).)*Remove {re.escape(label)}<', html, re.S
    )
    assert found, f"no chip says {label}"
    return found[1]


def read(client: FlaskClient, data: dict[str, Any]) -> str:
    answer = client.post_form("/touches/reading", data, headers=READING)
    assert answer.status_code == 200
    return answer.text


def labels(session: Session, jane: Candidate, horizon: str = "now") -> set[str]:
    current = current_preferences(session, jane.id)
    return (
        {line.label for horizon_lines in current.values() for line in horizon_lines}
        if horizon == "any"
        else {line.label for line in current[Horizon(horizon)]}
    )


def test_the_drawer_is_a_fragment_and_the_page_a_page(client: FlaskClient, jane: Candidate) -> None:
    url = f"/touches/new?candidate={jane.id}&channel=call"
    page = client.get(url).text
    drawer = client.get(url, headers=DRAWER).text
    assert "<h1>Log a touch</h1>" in page
    assert "<html" not in drawer
    for html in (page, drawer):
        assert "Jane Okafor, Senior Product Manager, Fernhill Power" in html
        assert "What did Jane get out of it?" in html


def test_the_note_is_read_into_chips_with_their_words(client: FlaskClient, jane: Candidate) -> None:
    html = read(client, typed(jane, outcome=""))
    for words in (
        "“remote only”",
        "“after August”",
        "“120k”",
        "PMP, in progress",
        "From 1 Sep 2026",
    ):
        assert words in html
    assert "cb-chip-unsure" in html
    assert "<html" not in html


def test_the_light_after_saving_is_shown_and_nothing_is_saved(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    html = read(client, typed(jane))
    assert "From 1 Sep" in html
    assert "Until then Jane is on nobody’s list." in html
    assert not session.scalars(select(Touch)).all()
    assert labels(session, jane, "any") == set()


def test_plain_outcomes_are_guessed_and_choices_are_left_alone(
    client: FlaskClient, jane: Candidate
) -> None:
    guessed = read(client, typed(jane, outcome=""))
    assert 'id="field-outcome" hx-swap-oob="true"' in guessed
    assert hidden(guessed, "guessed_outcome") == ["not_now"]
    chosen = read(client, typed(jane, outcome="interested"))
    assert "field-outcome" not in chosen


def test_a_guess_is_taken_back_with_its_words(client: FlaskClient, jane: Candidate) -> None:
    html = read(
        client,
        typed(
            jane,
            note="Called Jane",
            next_step="call_back",
            next_on="2026-09-01",
            guessed_next_step="call_back",
            guessed_next_on="2026-09-01",
        ),
    )
    assert 'id="field-next_on" hx-swap-oob="true"' in html
    assert hidden(html, "guessed_next_on") == [""]


def test_saving_uses_exactly_the_chips_that_were_left(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    first = read(client, typed(jane))
    removed = [key_of(first, "Remote only")]
    second = read(client, typed(jane, removed=removed))
    assert "“remote only”" not in second
    chips = {
        "shown": hidden(second, "shown"),
        "read_mark": hidden(second, "read_mark")[0],
        "removed": hidden(second, "removed"),
    }
    answer = client.post_form("/touches", typed(jane, **chips))
    assert answer.status_code == 302
    touch = session.scalars(select(Touch)).one()
    assert "Remote only" not in touch.learned
    assert "From 1 Sep 2026" in touch.learned
    kinds = {
        line.kind
        for line in [
            *current_preferences(session, jane.id)[Horizon.now],
            *current_preferences(session, jane.id)[Horizon.later],
        ]
    }
    assert PreferenceKind.remote not in kinds
    assert {PreferenceKind.pay, PreferenceKind.timing} <= kinds
    held = session.scalars(select(DesignationHeld)).one()
    assert held.standing is Standing.in_progress


def test_without_a_script_the_plain_facts_are_taken_and_shown(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    answer = client.post_form("/touches", typed(jane))
    assert answer.location == f"/candidates/{jane.id}"
    touch = session.scalars(select(Touch)).one()
    assert "Remote only" in touch.learned
    assert not any("120,000" in fact for fact in touch.learned), "doubtful, and nobody confirmed it"
    page = client.get(f"/candidates/{jane.id}").text
    assert "Check what they want" in page


def test_without_a_script_a_chip_is_removed_by_reloading_the_page(
    client: FlaskClient, jane: Candidate
) -> None:
    first = client.post_form("/touches/reading", typed(jane)).text
    assert "<h1>Log a touch</h1>" in first
    second = client.post_form(
        "/touches/reading", typed(jane, removed=[key_of(first, "Remote only")])
    ).text
    assert "“remote only”" not in second
    assert NOTE in second


@pytest.mark.parametrize("role", [10**6, -1, 2**31, 2**70])
def test_role_that_is_not_here_is_said_and_the_note_is_kept(
    session: Session, client: FlaskClient, jane: Candidate, role: int
) -> None:
    answer = client.post_form("/touches", typed(jane, role_id=role))
    assert answer.status_code == 422
    assert "The role this was about is not here" in answer.text
    assert NOTE in answer.text
    assert f'value="{role}"' not in answer.text
    assert session.scalars(select(Touch)).all() == []
    assert client.post_form("/touches/reading", typed(jane, role_id=role)).status_code == 200


def test_everything_told_is_on_the_touch(
    session: Session, client: FlaskClient, jane: Candidate, maya: Recruiter
) -> None:
    slip = SuggestionFactory(candidate=jane)
    told = typed(
        jane,
        suggestion_id=slip.id,
        role_id=slip.role_id,
        quote="“Not before September.”",
        next_step="call_back",
        next_on="2026-09-01",
        promise="send the market brief",
        promise_due="2026-06-19",
    )
    client.post_form("/touches", told)
    touch = session.scalars(select(Touch)).one()
    assert (touch.channel, touch.direction, touch.outcome) == (
        Channel.call,
        Direction.ours,
        Outcome.not_now,
    )
    assert (touch.quote, touch.gave, touch.asked) == (
        "Not before September.",
        ["course_advice"],
        ["time"],
    )
    assert (touch.next_step, touch.next_on) == ("Call Jane back", date(2026, 9, 1))
    assert (touch.recruiter_id, touch.role_id, touch.happened_at) == (maya.id, slip.role_id, NOON)
    promise = session.scalars(select(Promise)).one()
    assert (promise.what, promise.due_on) == ("send the market brief", date(2026, 6, 19))
    session.refresh(slip)
    assert slip.state is SuggestionState.contacted


def test_the_same_form_sent_twice_is_saved_once(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    for _ in range(2):
        assert client.post_form("/touches", typed(jane)).status_code == 302
    assert len(session.scalars(select(Touch)).all()) == 1


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"note": ""}, "Write a line about what happened."),
        ({"outcome": ""}, "Choose how it ended."),
        ({"outcome": "bogus"}, "Choose how it ended."),
        ({"gave": []}, "Choose what they got"),
        ({"gave": ["bogus"]}, "is not a valid choice"),
        ({"happened_on": "2026-06-19"}, "That day is still to come."),
        ({"happened_on": "yesterday"}, "Write the day as year-month-day"),
        ({"next_step": "call_back"}, "Choose the day of the next step."),
        ({"promise": "call"}, "Choose the day by which you will keep it."),
        ({"channel": "pigeon"}, "Not a valid choice."),
    ],
)
def test_what_is_missing_is_said_and_everything_typed_is_kept(
    session: Session, client: FlaskClient, jane: Candidate, wrong: dict[str, Any], says: str
) -> None:
    told = typed(jane, quote="My own words", **wrong)
    for headers in ({}, DRAWER):
        answer = client.post_form("/touches", told, headers=headers)
        assert answer.status_code == 422
        assert says in answer.text
        assert "My own words" in answer.text
        assert ("<html" in answer.text) is not bool(headers)
    assert client.post_form("/touches/reading", told, headers=READING).status_code == 200
    assert not session.scalars(select(Touch)).all()


def test_an_attempt_needs_nothing_given(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    slip = SuggestionFactory(candidate=jane)
    client.post_form("/touches", typed(jane, note="No answer", outcome="no_answer", gave=[]))
    session.refresh(slip)
    assert slip.state is SuggestionState.new


def test_nobody_chosen_asks_who_and_keeps_the_note(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    answer = client.post_form("/touches", typed(None))
    assert answer.status_code == 422
    assert "Who was this?" in answer.text
    assert NOTE in answer.text
    assert f'name="candidate_id" value="{jane.id}"' in answer.text, "the note names a Jane"


def test_people_are_found_by_name_inside_the_form(client: FlaskClient, jane: Candidate) -> None:
    CandidateFactory(full_name="Erased Okafor", erased_at=NOON)
    found = client.get("/touches/who?who=okafro").text
    assert f'value="{jane.id}"' in found
    assert "Erased" not in found
    assert "Nobody is called that" in client.get("/touches/who?who=Zoe").text


def test_somebody_else_can_be_chosen_with_the_note_kept(
    client: FlaskClient, jane: Candidate
) -> None:
    told = typed(jane, note="Called her about the lead role", someone_else="1")
    page = client.post_form("/touches/reading", told).text
    assert "Who was this?" in page
    assert "Called her about the lead role" in page


def test_a_note_that_names_somebody_else_asks_whom_it_is_about(
    client: FlaskClient, jane: Candidate
) -> None:
    petra, role = CandidateFactory(full_name="Petra Pham"), RoleFactory()
    told = typed(jane, note="Called Petra. Please take her off the list.", role_id=role.id)
    read = client.post_form("/touches/reading", told, headers={"HX-Target": "read-facts"}).text
    assert "The note does not name Jane." in read
    assert f'name="instead" value="{petra.id}"' in read
    page = client.post_form("/touches/reading", {**told, "instead": str(petra.id)}).text
    assert f'name="candidate_id" value="{petra.id}"' in page
    assert "The note does not name" not in page
    assert f'value="{role.id}"' not in page.partition('name="role_id"')[2].partition(">")[0]


@pytest.mark.parametrize("note", ["Called Jane about Petra", "Called, wants Toronto", "Called her"])
def test_a_note_that_may_well_be_about_them_does_not_ask(
    client: FlaskClient, jane: Candidate, note: str
) -> None:
    CandidateFactory(full_name="Petra Pham")
    read = client.post_form("/touches/reading", typed(jane, note=note)).text
    assert "The note does not name" not in read


def test_after_saving_the_drawer_closes_and_word_of_it_offers_the_way_back(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    answer = client.post_form("/touches", typed(jane), headers=DRAWER)
    assert answer.headers["HX-Trigger"] == "touch-saved"
    assert "HX-Refresh" not in answer.headers
    touch = session.scalars(select(Touch)).one()
    assert f'action="/touches/{touch.id}/undo"' in answer.text
    assert "<html" not in answer.text
    on = client.post_form("/touches", typed(jane, once_key="two", then="next"), headers=DRAWER)
    assert on.headers["HX-Redirect"] == "/today"
    here = {**DRAWER, "HX-Current-URL": "http://localhost/today"}
    stays = client.post_form("/touches", typed(jane, once_key="three", then="next"), headers=here)
    assert "HX-Redirect" not in stays.headers


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [
        ("/today", "/today"),
        ("https://evil.example/", None),
        ("//evil.example", None),
        ("/\\evil.example", None),
        ("javascript:alert(1)", None),
    ],
)
def test_saving_leads_back_but_never_out_of_the_portal(
    client: FlaskClient, jane: Candidate, back: str, leads_to: str | None
) -> None:
    answer = client.post_form("/touches", typed(jane, back=back))
    assert answer.location == (leads_to or f"/candidates/{jane.id}")


def test_a_call_the_light_refuses_is_said_before_it_is_placed(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    session.get_one(ContactTerms, jane.id).stopped_at = NOON
    session.flush()
    drawer = client.get(f"/touches/new?candidate={jane.id}&channel=call", headers=DRAWER).text
    assert "data-refused" in drawer
    assert "Nobody was contacted." in drawer
    assert "We contacted them" not in drawer
    plain = client.get(f"/touches/new?candidate={jane.id}", headers=DRAWER).text
    assert "data-refused" not in plain


def test_whoever_calls_second_reads_who_was_first(client: FlaskClient, jane: Candidate) -> None:
    ana = RecruiterFactory(name="Ana Sousa")
    WayFactory(candidate=jane, kind="mobile", value="+14165550142")
    TouchFactory(candidate=jane, recruiter=ana, happened_at=NOON - timedelta(seconds=4))
    drawer = client.get(f"/touches/new?candidate={jane.id}&channel=call", headers=DRAWER).text
    assert "Ana called her 4 seconds ago; next possible date 20 July." in drawer


def test_a_touch_that_broke_etiquette_is_saved_and_said_plainly(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    session.get_one(ContactTerms, jane.id).stopped_at = NOON
    session.flush()
    client.post_form("/touches", typed(jane))
    assert session.scalars(select(Touch)).one()
    assert "This contact was not allowed:" in client.get("/today").text


def test_what_they_write_can_not_become_markup(client: FlaskClient, jane: Candidate) -> None:
    note = "<script>alert(1)</script> after August"
    html = read(client, typed(jane, note=note))
    assert "<script>alert" not in html
    client.post_form("/touches", typed(jane, note=note, quote="<b>x</b>"))
    page = client.get(f"/candidates/{jane.id}").text
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page


def test_a_chip_can_be_put_right_and_that_is_what_is_saved(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    html = read(client, typed(jane))
    pay, day = key_of(html, "$120,000 a year"), key_of(html, "From 1 Sep 2026")
    assert f'name="fix-{pay}-value"' in html
    told = typed(jane, **{f"fix-{pay}-value": "130k", f"fix-{day}-on": "2026-10-01"})
    html = read(client, told)
    assert "$130,000 a year" in html
    assert "From 1 Oct 2026" in html
    assert 'value="2026-10-01"' in html
    assert key_of(html, "$130,000 a year") == pay, "it is the same chip"
    told |= {"shown": hidden(html, "shown"), "read_mark": hidden(html, "read_mark")[0]}
    client.post_form("/touches", told)
    assert "$130,000 or more" in labels(session, jane, "any")
    days = [
        one.not_before for lines in current_preferences(session, jane.id).values() for one in lines
    ]
    assert date(2026, 10, 1) in days


def test_a_wish_put_right_to_never_is_saved_as_refused(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    html = read(client, typed(jane))
    remote = key_of(html, "Remote only")
    told = typed(jane, **{f"fix-{remote}-horizon": "never"}, shown=hidden(html, "shown"))
    client.post_form("/touches", {**told, "read_mark": hidden(html, "read_mark")[0]})
    never = current_preferences(session, jane.id)[Horizon.never]
    assert [one.kind for one in never] == [PreferenceKind.remote]


def test_a_chip_corrected_to_what_cannot_be_is_not_saved_and_says_why(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    pay = key_of(read(client, typed(jane)), "$120,000 a year")
    told = typed(jane, **{f"fix-{pay}-value": "a lot"})
    for headers in ({}, DRAWER):
        answer = client.post_form("/touches", told, headers=headers)
        assert answer.status_code == 422
        assert "Write the pay as a number" in answer.text
        assert 'value="a lot"' in answer.text
    assert not session.scalars(select(Touch)).all()


def test_a_corrected_industry_is_the_agencys_own_where_it_has_the_word(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    mining, energy = (TermFactory(kind="industry", name=name) for name in ("Mining", "Energy"))
    html = read(client, typed(jane, note="Wants to work in mining"))
    key = key_of(html, "Mining")
    told = typed(jane, note="Wants to work in mining", **{f"fix-{key}-value": "energy"})
    client.post_form("/touches", told)
    (wish,) = current_preferences(session, jane.id)[Horizon.now]
    assert (wish.term_id, wish.value) == (energy.id, "Energy")
    assert mining.id != energy.id


def test_a_call_opens_with_its_beginning_and_its_minutes_are_counted(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    page = client.get(f"/touches/new?candidate={jane.id}&channel=call").text
    assert 'value="12:00"' in page
    with time_machine.travel(NOON + timedelta(minutes=7, seconds=10), tick=False):
        client.post_form("/touches", typed(jane, began_at="12:00"))
    touch = session.scalars(select(Touch)).one()
    assert (touch.happened_at, touch.minutes) == (NOON, 8)


@pytest.mark.parametrize(
    ("told", "minutes"),
    [
        ({"began_at": "11:30", "minutes": "5"}, 5),
        ({"began_at": "11:30", "outcome": "no_answer"}, None),
        ({"began_at": "11:30", "channel": "linkedin"}, None),
        ({"began_at": "08:00"}, None),
        ({"began_at": "11:30", "happened_on": "2026-06-17"}, None),
        ({}, None),
    ],
    ids=[
        "as written",
        "nobody answered",
        "nobody spoke",
        "left open for hours",
        "yesterday",
        "unknown",
    ],
)
def test_minutes_are_counted_only_where_they_can_be(
    session: Session,
    client: FlaskClient,
    jane: Candidate,
    told: dict[str, str],
    minutes: int | None,
) -> None:
    client.post_form("/touches", typed(jane, **told))
    assert session.scalars(select(Touch)).one().minutes == minutes


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"began_at": "12:01"}, "That time is still to come."),
        ({"began_at": "soon"}, "Write the time as hours and minutes"),
        ({"minutes": "1000"}, "From 0 to 600"),
        ({"minutes": "-1"}, "From 0 to 600"),
    ],
)
def test_a_wrong_time_is_said(
    session: Session, client: FlaskClient, jane: Candidate, wrong: dict[str, str], says: str
) -> None:
    told = typed(jane, **wrong)
    assert says in client.post_form("/touches", told).text
    assert client.post_form("/touches/reading", told, headers=READING).status_code == 200
    assert not session.scalars(select(Touch)).all()


def test_who_they_named_is_a_chip_and_stands_in_the_log(
    client: FlaskClient, session: Session, jane: Candidate
) -> None:
    note = "Called Jane. Her colleague Lena Roth might look. Two months notice."
    html = read(client, typed(jane, note=note))
    assert key_of(html, "Named Lena Roth")
    shown = {"shown": hidden(html, "shown"), "read_mark": hidden(html, "read_mark")[0]}
    saved = client.post_form("/touches", typed(jane, note=note, outcome="talked", **shown))
    assert saved.status_code == 302
    touch = session.scalars(select(Touch)).one()
    assert set(touch.learned) == {"Named Lena Roth", "2 months of notice"}
    assert jane.notice_days == 60


def test_tomorrow_is_the_day_after_the_touch_where_the_person_is(
    client: FlaskClient, session: Session, jane: Candidate
) -> None:
    jane.zone = "Asia/Tokyo"
    session.flush()
    with time_machine.travel(NOON.replace(hour=22), tick=False):
        html = read(client, typed(jane, note="Spoke, call her tomorrow", outcome=""))
    there = TODAY + timedelta(2)
    assert f"Call back {there.day} {there:%b} {there.year}" in html
