"""The whole page: filled with what we know, saved with its evidence, and nothing half."""

from datetime import time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import DesignationHeld, SkillHeld, Standing
from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.history import Change
from agency.matching.models import MatchProfile
from agency.preferences.models import Horizon, Preference, PreferenceKind
from agency.recontact.models import Suggestion, SuggestionState
from agency.recontact.surfacing import rematch_candidate, surface_role
from agency.referrals.models import Referral
from agency.touches.models import Channel, Direction, Touch, TouchKind
from tests.candidate_pages.own_pages import (
    WORDS,
    Person,
    as_shown,
    hannah,
    month_ahead,
    open_whole_page,
)
from tests.factories import PlaceFactory, RoleFactory, TermFactory
from tests.support.pages import AuditedClient


@pytest.fixture
def person(client: AuditedClient, session: Session) -> Person:
    found = hannah(session)
    open_whole_page(client, session, found)
    return found


def save(client: AuditedClient, person: Person, **changes: object):
    """The form as it opened, with some answers changed."""
    typed = {**as_shown(client, person), **changes}
    return client.post_form(f"{person.path}/profile", typed)


def current(session: Session, kind: str | None = None) -> list[Preference]:
    query = select(Preference).filter_by(ended_at=None).order_by(Preference.id)
    return list(session.scalars(query.filter_by(kind=kind) if kind else query))


def form_touch(session: Session) -> Touch:
    return session.scalars(select(Touch).filter_by(channel=Channel.form)).one()


def reply(session: Session) -> Suggestion:
    return session.scalars(select(Suggestion).filter_by(kind="reply")).one()


def terms(session: Session, person: Person) -> ContactTerms:
    return session.get_one(ContactTerms, person.candidate.id)


class TestFilled:
    def test_with_what_we_know(self, client, person: Person):
        shown = as_shown(client, person)
        assert shown["move"] == WORDS
        assert shown["never"] == "Oil and gas."
        assert (shown["when"], shown["month"]) == ("date", f"{month_ahead(4):%Y-%m}")
        assert shown["best_time"] == "After 16:30"

    def test_how_often_shows_what_was_used(self, client, session, person: Person):
        from tests.factories import TouchFactory

        held = terms(session, person)
        held.limit_count, held.limit_days = 2, 91
        TouchFactory(candidate=person.candidate, happened_at=clock.now() - timedelta(20))
        session.commit()
        page = client.get(f"{person.path}/profile").text
        assert as_shown(client, person)["often"] == "quarter"
        assert "You are on this now. We have used two of two." in page

    def test_a_limit_of_their_own_stays_a_choice(self, client, session, person: Person):
        held = terms(session, person)
        held.limit_count, held.limit_days = 4, 365
        session.commit()
        assert as_shown(client, person)["often"] == "as_is"
        assert "What you told us: at most four a year" in client.get(f"{person.path}/profile").text

    def test_names_the_address_only_in_part(self, client, person: Person):
        page = client.get(f"{person.path}/profile").text
        assert person.candidate.ways[0].value not in page
        assert "j•••@example.com" in page


class TestSaved:
    def test_untouched_nothing_changes_and_the_owner_hears_that_it_is_right(
        self, client, session, person: Person
    ):
        before = current(session)
        ledger = session.scalars(select(ConsentEntry.id)).all()
        assert save(client, person).location == f"{person.path}/profile/thanks"
        assert current(session) == before
        assert session.scalars(select(ConsentEntry.id)).all() == ledger
        assert (
            reply(session).why == "Hannah looked at everything she told us, and it is still right."
        )
        assert (
            "Nothing: everything is as you told us before."
            in client.get(f"{person.path}/profile/thanks").text
        )

    def test_one_touch_in_their_words(self, client, session, person: Person):
        save(client, person, move="A role as Product Lead in climate tech, in Halifax only.")
        touch = form_touch(session)
        assert touch.direction is Direction.theirs
        assert touch.kind is TouchKind.conversation
        assert touch.recruiter_id is None
        assert touch.quote == "A role as Product Lead in climate tech, in Halifax only."
        assert (reply(session).touch_id, reply(session).words) == (touch.id, touch.quote)

    def test_a_date_moved_forward_ends_the_old_line(self, client, session, person: Person):
        old = current(session, "timing")[0]
        day = month_ahead(1)
        save(client, person, when="date", month=f"{day:%Y-%m}")
        new = current(session, "timing")[0]
        assert new.not_before == day
        assert (new.said_by, new.touch_id) == (Channel.form, form_touch(session).id)
        assert new.said_on == clock.today("America/Toronto")
        assert new.recorded_by_id is None
        session.refresh(old)
        assert old.ended_at
        assert (old.not_before, old.replaced_by_id) == (month_ahead(4), new.id)
        assert reply(session).why.startswith("Hannah moved her own date forward: free from ")

    def test_date_of_a_wish_moves_with_it_and_keeps_who_said_it(
        self, client, session, person: Person
    ):
        wish = current(session, "title")[0]
        wish.horizon, wish.not_before = Horizon.later, month_ahead(4)
        session.commit()
        save(client, person, when="now", month="")
        moved = current(session, "title")[0]
        assert (moved.horizon, moved.not_before) == (Horizon.now, None)
        assert (moved.words, moved.said_by, moved.said_on) == (WORDS, Channel.call, wish.said_on)
        assert current(session, "timing")[0].label == "Could move now"

    def test_new_words_are_read_and_kept_as_written(self, client, session, person: Person):
        words = "Product Lead in climate tech. Also happy in Halifax."
        PlaceFactory(halifax=True)
        session.commit()
        save(client, person, move=words)
        wished = {line.kind: line for line in current(session) if line.horizon is not Horizon.never}
        assert wished[PreferenceKind.title].words == words
        assert wished[PreferenceKind.industry].value == "Climate tech"
        assert as_shown(client, person)["move"] == words

    def test_words_nothing_is_recognised_in_are_a_wish_all_the_same(
        self, client, session, person: Person
    ):
        save(client, person, move="Somewhere with a garden")
        line = current(session, "other")[0]
        assert (line.label, line.words) == ("Somewhere with a garden",) * 2
        assert not current(session, "title")

    def test_ticks_add_a_wish_and_taking_them_off_ends_it(self, client, session, person: Person):
        save(client, person, matters=["leading", "helps", "course"])
        assert current(session, "seniority")[0].value == "lead"
        assert current(session, "course")[0].words == ""
        session.expire_all()
        shown = as_shown(client, person)
        assert shown["matters"] == ["leading", "helps", "course"]
        client.post_form(f"{person.path}/profile", {**shown, "matters": ["leading"]})
        assert not current(session, "course")
        assert current(session, "seniority")

    def test_never_is_a_line_for_each_thing(self, client, session, person: Person):
        kept = [line.id for line in current(session) if line.horizon is Horizon.never]
        save(client, person, never="Oil and gas. Saltmarsh Energy. Being on call.")
        never = [line for line in current(session) if line.horizon is Horizon.never]
        assert [line.label for line in never] == [
            "Oil and gas",
            "Saltmarsh Energy",
            "Being on call",
        ]
        assert never[0].id == kept[0]
        assert never[1].kind is PreferenceKind.employer
        save_again = {**as_shown(client, person), "never": "Saltmarsh Energy."}
        client.post_form(f"{person.path}/profile", save_again)
        left = [line.label for line in current(session) if line.horizon is Horizon.never]
        assert left == ["Saltmarsh Energy"]

    def test_terms_are_on_the_ledger_with_the_wording(self, client, session, person: Person):
        save(
            client,
            person,
            channels=["call", "email"],
            often="quarter",
            market="without_name",
            best_time="After 17:00, never at work",
        )
        held = terms(session, person)
        assert held.channels == ["call", "email"]
        assert (held.limit_count, held.limit_days, held.never_at_work) == (2, 91, True)
        session.refresh(person.candidate)
        assert person.candidate.best_time == "After 17:00, never at work"
        lines = session.scalars(
            select(ConsentEntry).filter_by(touch_id=form_touch(session).id)
        ).all()
        assert {line.kind for line in lines} == {ConsentKind.contact, ConsentKind.market}
        assert {line.wording_version for line in lines} == {"profile-form 2026-1"}

    def test_hours_for_calls_and_topics_refused_are_terms(self, client, session, person: Person):
        typed = {"call_from": "17:00", "call_until": "20:00", "call_days": ["1", "3"]}
        save(client, person, **typed, refused=["newsletter"])
        held = terms(session, person)
        assert (held.call_from, held.call_until) == (time(17), time(20))
        assert (held.call_days, list(held.refused)) == ([1, 3], ["newsletter"])
        assert {key: as_shown(client, person)[key] for key in typed} == typed
        note = form_touch(session).note
        assert "Calls: From 17:00 to 20:00, Tuesday or Thursday" in note
        assert "Not about: News and advice" in note
        client.post_form(
            f"{person.path}/profile",
            {
                **as_shown(client, person),
                "call_from": "",
                "call_until": "",
                "call_days": [],
                "refused": [],
            },
        )
        session.expire_all()
        held = terms(session, person)
        assert (held.call_from, held.call_until, held.call_days) == (None, None, None)
        assert held.refused == {}

    def test_hours_that_end_before_they_begin_are_asked_about(self, client, session, person):
        answer = save(client, person, call_from="19:00", never="Saltmarsh Energy.")
        assert answer.status_code == 422
        assert "Choose a time after 19:00, when calls may begin." in answer.text
        assert "Saltmarsh Energy." in answer.text
        assert terms(session, person).call_from is None

    def test_choosing_a_way_is_a_yes_where_there_was_none(self, client, session: Session):
        person = hannah(session, agreed=False)
        open_whole_page(client, session, person)
        assert "By ticking one you agree that" in client.get(f"{person.path}/profile").text
        save(client, person, channels=["email"])
        yes = select(ConsentEntry).filter_by(kind=ConsentKind.contact, answer="yes")
        assert session.scalars(yes).one().touch_id == form_touch(session).id

    def test_not_looking_is_quiet_until_they_say_otherwise(self, client, session, person):
        save(client, person, when="not_looking", month="")
        assert terms(session, person).paused_at
        assert terms(session, person).paused_until is None
        assert (
            "You hear nothing from us until you say so"
            in client.get(f"{person.path}/profile/thanks").text
        )
        client.post_form(f"{person.path}/profile", {**as_shown(client, person), "when": "now"})
        assert terms(session, person).paused_at is None

    def test_skills_and_designations(self, client, session, person: Person):
        cpa = TermFactory(name="CPA", designation=True)
        session.commit()
        skill = session.scalars(select(SkillHeld)).one()
        pmp = session.scalars(select(DesignationHeld)).one()
        save(
            client,
            person,
            **{
                f"skill-{skill.id}-years": "10",
                f"designation-{pmp.id}-standing": "held",
                "add": "CPA, beekeeping",
            },
        )
        session.expire_all()
        assert skill.years == 10
        assert (pmp.standing, pmp.expected_on) == (Standing.held, None)
        held = select(DesignationHeld).filter_by(designation_id=cpa.id)
        assert session.scalars(held).one()
        assert "Not among our words yet: beekeeping" in form_touch(session).note

    def test_taken_off_the_list(self, client, session, person: Person):
        skill = session.scalars(select(SkillHeld)).one()
        save(client, person, **{f"skill-{skill.id}-gone": "y"})
        assert session.scalars(select(SkillHeld)).all() == []

    def test_a_referral(self, client, session, person: Person):
        friend = {"friend_name": "Ben Ito", "friend_email": "ben@example.org", "friend_knows": "y"}
        save(client, person, **friend)
        referral = session.scalars(select(Referral)).one()
        assert (referral.referrer_id, referral.email) == (person.candidate.id, "ben@example.org")
        assert "Ben Ito" in reply(session).why

    def test_history_says_the_candidate_did_it(self, client, session, person: Person):
        save(client, person, when="now", month="")
        who = session.execute(select(Change.actor_kind, Change.actor_id).distinct()).all()
        assert ("candidate", person.candidate.id) in who

    def test_profile_and_matching_follow(self, client, session, person: Person):
        save(client, person, when="date", month=f"{month_ahead(2):%Y-%m}")
        assert session.scalars(select(MatchProfile.earliest_day)).one() == month_ahead(2)

    def test_thank_you_says_what_changed_and_asks_nothing(self, client, person: Person):
        save(client, person, when="now", month="")
        page = client.get(f"{person.path}/profile/thanks").text
        assert "Thank you, Hannah. That is saved." in page
        assert "<dt>When</dt><dd>I could move now (was: not before " in page
        assert "<form" not in page


class TestNotSaved:
    @pytest.mark.parametrize(
        ("changes", "says"),
        [
            ({"when": "date", "month": ""}, "Choose the month from which you would move."),
            ({"when": "date", "month": "2001-01"}, "That month is over."),
            ({"when": "someday"}, "Not a valid choice"),
            ({"friend_name": "Ben"}, "Write their email address"),
            (
                {"friend_name": "Ben", "friend_email": "ben@example.org"},
                "Ask them first, then tick this.",
            ),
            ({"friend_name": "Ben", "friend_email": "ben at home"}, "not a complete address"),
            ({"best_time": "x" * 121}, "At most 120 characters"),
            ({"never": "y" * 501}, "At most 500 characters"),
        ],
    )
    def test_everything_typed_is_kept_and_nothing_half_saved(
        self, client, session, person: Person, changes, says
    ):
        before = [line.id for line in current(session)]
        typed = {"move": "My own <b>new</b> words", "matters": ["helps"], **changes}
        answer = save(client, person, **typed)
        assert answer.status_code == 422
        assert "That was not saved." in answer.text
        assert says in answer.text
        assert "My own &lt;b&gt;new&lt;/b&gt; words" in answer.text
        assert 'value="helps" checked' in answer.text.replace('checked=""', "checked")
        for value in changes.values():
            assert value == "someday" or str(value) in answer.text
        assert [line.id for line in current(session)] == before
        assert not session.scalars(select(Touch).filter_by(channel=Channel.form)).all()

    def test_error_of_a_list_item_is_linked(self, client, session, person: Person):
        skill = session.scalars(select(SkillHeld)).one()
        answer = save(client, person, **{f"skill-{skill.id}-years": "900"})
        assert answer.status_code == 422
        assert f'href="#skill-{skill.id}-years">Product management, years</a>' in answer.text

    def test_one_way_must_stay_open(self, client, session, person: Person):
        terms(session, person).channels = ["call"]
        session.commit()
        answer = save(client, person, channels=[])
        assert answer.status_code == 422
        assert terms(session, person).channels == ["call"]

    def test_what_a_colleague_changed_meanwhile_is_not_overwritten(
        self, client, session, person: Person
    ):
        shown = as_shown(client, person)
        terms(session, person).limit_count, terms(session, person).limit_days = 1, 30
        session.commit()
        answer = client.post_form(f"{person.path}/profile", {**shown, "move": "Kept as typed"})
        assert answer.status_code == 409
        assert "Kept as typed" in answer.text
        assert terms(session, person).limit_count == 1
        assert not session.scalars(select(Touch).filter_by(channel=Channel.form)).all()

    def test_not_without_the_forms_token(self, client, session, person: Person):
        shown = as_shown(client, person)
        answer = client.post(f"{person.path}/profile", data={**shown, "when": "now"})
        assert answer.status_code == 400
        assert current(session, "timing")[0].not_before


class TestPauseWithin:
    def test_starts_at_once_and_keeps_what_was_typed(self, client, session, person: Person):
        typed = {**as_shown(client, person), "move": "Half a sentence", "months": "1"}
        answer = client.post_form(f"{person.path}/profile/pause", typed)
        assert answer.status_code == 200
        assert "Half a sentence" in answer.text
        assert "Nothing else on this page was saved yet." in answer.text
        assert "End the pause" in answer.text
        assert terms(session, person).paused_until
        assert current(session, "title")[0].words == WORDS

    def test_ends_in_the_same_place(self, client, session, person: Person):
        client.post_form(f"{person.path}/profile/pause", {"months": "0"})
        client.post_form(f"{person.path}/profile/pause/end")
        assert terms(session, person).paused_at is None

    def test_saving_afterwards_works(self, client, person: Person):
        typed = {**as_shown(client, person), "months": "1"}
        client.post_form(f"{person.path}/profile/pause", typed)
        assert client.post_form(f"{person.path}/profile", typed).status_code == 302

    def test_stop_closes_the_page(self, client, session, person: Person):
        client.post_form(f"{person.path}/profile/stop", as_shown(client, person))
        assert terms(session, person).stopped_at
        assert client.get(f"{person.path}/profile").status_code == 410


class TestSuggestionGoes:
    def test_after_the_date_was_moved_away(self, client, session: Session):
        person = hannah(session)
        timing = current(session, "timing")[0]
        timing.not_before = clock.today("America/Toronto").replace(day=1)
        role = RoleFactory(title="Product Lead", opened_at=clock.now())
        from agency.matching.profiles import refresh_profiles

        refresh_profiles(session, [person.candidate.id])
        session.commit()
        surface_role(session, role.id, clock.now())
        session.commit()
        suggestion = session.scalars(select(Suggestion).filter_by(kind="role")).one()
        assert suggestion.state is SuggestionState.new
        open_whole_page(client, session, person)
        save(client, person, when="date", month=f"{month_ahead(9):%Y-%m}")
        for _ in range(2):
            rematch_candidate(session, person.candidate.id, clock.now())
            session.commit()
        session.refresh(suggestion)
        assert suggestion.state is SuggestionState.expired
