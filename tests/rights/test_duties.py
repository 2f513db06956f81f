"""Duties are found, ring, are closed; a record whose time is over goes, and none that still lives."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.consent import Told, current_consent
from agency.contact.models import ConsentKind
from agency.jobs import tasks
from agency.jobs.tasks import keep_duties, ring
from agency.mail.models import MailClass, OutboxMessage
from agency.rights import overdue
from agency.rights.alarms import level_at
from agency.rights.duties import ask, close_duty, find_duties, open_duty
from agency.rights.models import DutyClosed, DutyKind, DutyState, Obligation
from agency.rights.retention import kept_until
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ConsentFactory,
    PlaceFactory,
    RecruiterFactory,
    SubmissionFactory,
    TouchFactory,
)

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def agency(session: Session):
    return AgencyFactory()


def paris():
    return PlaceFactory(name="Paris", region="Île-de-France", country="FR", zone="Europe/Paris")


def elsewhere(**more) -> Candidate:
    """Somebody from a list, who never spoke with us."""
    return CandidateFactory(place=paris(), agreed=False, source="a bought list", **more)


def duties(session: Session, kind: DutyKind) -> list[Obligation]:
    session.flush()
    session.expire_all()
    return list(session.scalars(select(Obligation).filter_by(kind=kind).order_by(Obligation.id)))


class TestNotices:
    def test_somebody_from_elsewhere_is_told_within_28_days(self, session):
        person = elsewhere(created_at=NOON)
        for _ in range(2):
            keep_duties(session, NOON + DAY)
        [duty] = duties(session, DutyKind.notice)
        assert (duty.candidate_id, duty.due_at) == (person.id, NOON + 28 * DAY)

    def test_nobody_who_spoke_with_us_agreed_or_lives_outside_is_owed_one(self, session):
        TouchFactory(candidate=elsewhere(created_at=NOON))
        TouchFactory(candidate=elsewhere(created_at=NOON), kind="attempt", from_them=True)
        CandidateFactory(place=paris(), created_at=NOON)
        CandidateFactory(agreed=False, created_at=NOON)
        keep_duties(session, NOON + DAY)
        assert duties(session, DutyKind.notice) == []

    def test_an_attempt_of_ours_tells_nobody_anything(self, session):
        TouchFactory(candidate=elsewhere(created_at=NOON), attempt=True)
        keep_duties(session, NOON + DAY)
        assert len(duties(session, DutyKind.notice)) == 1

    def test_unknown_place_is_owed_one(self, session):
        CandidateFactory(place=None, agreed=False, created_at=NOON)
        keep_duties(session, NOON + DAY)
        assert len(duties(session, DutyKind.notice)) == 1


class TestRequests:
    def test_each_has_twenty_days_and_the_laws_month(self, session):
        person = CandidateFactory()
        duty = ask(session, DutyKind.access, person.id, "Everything", Told(how="call", at=NOON))
        assert duty.due_at == NOON + 20 * DAY
        assert duty.legal_on == date(2026, 7, 18)

    def test_asking_twice_is_one_duty_with_both_sayings(self, session):
        person = CandidateFactory()
        for words in ("My title", "My title", "My pay"):
            ask(session, DutyKind.rectification, person.id, words, Told(how="call", at=NOON))
        [duty] = duties(session, DutyKind.rectification)
        assert duty.note == "My title\nMy pay"

    def test_objection_silences_marketing_in_the_same_breath(self, session):
        person = CandidateFactory()
        ask(session, DutyKind.objection, person.id, "", Told(how="form", at=NOON))
        now = current_consent(session, person.id)
        assert (now[ConsentKind.contact].answer, now[ConsentKind.market].answer) == ("no", "no")

    def test_correction_is_told_to_the_clients_who_know(self, session):
        submission = SubmissionFactory()
        by = RecruiterFactory(privacy_lead=True)
        duty = open_duty(session, DutyKind.rectification, submission.candidate_id, NOON)
        close_duty(session, duty, by.id, "Title corrected", NOON + DAY)
        [told] = duties(session, DutyKind.tell_recipients)
        assert submission.role.client.name in told.note
        with pytest.raises(DutyClosed):
            close_duty(session, duty, by.id, "again", NOON + DAY)

    def test_breach_has_72_hours(self, session):
        duty = open_duty(session, DutyKind.breach, None, NOON)
        assert duty.due_at - NOON == timedelta(hours=72)


class TestAlarms:
    @pytest.mark.parametrize(
        ("hours", "level"), [(0, 0), (35, 0), (36, 50), (58, 80), (72, 100), (900, 100)]
    )
    def test_levels(self, hours: int, level: int):
        assert level_at(NOON, NOON + timedelta(hours=72), NOON + timedelta(hours=hours)) == level

    def test_each_level_rings_once_and_names_nobody(self, session):
        lead = RecruiterFactory(privacy_lead=True)
        RecruiterFactory(administrator=True)
        person = CandidateFactory(full_name="Zenobia Quill")
        open_duty(session, DutyKind.erasure, person.id, NOON, "Zenobia asked")
        rung = [ring(session, NOON + days * DAY)["alarms"] for days in (9, 10, 11, 16, 20, 21)]
        assert rung == [0, 1, 0, 1, 1, 0]
        letters = session.scalars(select(OutboxMessage)).all()
        assert {letter.recruiter_id for letter in letters} == {lead.id}
        assert {letter.mail_class for letter in letters} == {MailClass.service}
        assert not any(b"Zenobia" in letter.raw for letter in letters)

    def test_without_a_privacy_lead_the_administrators_hear(self, session):
        administrator = RecruiterFactory(administrator=True)
        RecruiterFactory(privacy_lead=True, disabled=True)
        open_duty(session, DutyKind.breach, None, NOON)
        ring(session, NOON + 2 * DAY)
        assert session.scalars(select(OutboxMessage.recruiter_id)).all() == [administrator.id]

    def test_several_at_once_are_one_letter(self, session):
        RecruiterFactory(privacy_lead=True)
        for _ in range(3):
            open_duty(session, DutyKind.access, CandidateFactory().id, NOON)
        assert ring(session, NOON + 20 * DAY) == {"alarms": 3}
        assert len(session.scalars(select(OutboxMessage)).all()) == 1


@pytest.mark.usefixtures("agency")
class TestRetention:
    SPOKE = datetime(2026, 1, 31, 15, tzinfo=UTC)
    END = date(2028, 1, 31)

    def at(self, day: date) -> datetime:
        return datetime.combine(day, time(3), tzinfo=UTC)

    def spoken(self, **more) -> Candidate:
        person = CandidateFactory(created_at=self.SPOKE - 100 * DAY, **more)
        TouchFactory(candidate=person, happened_at=self.SPOKE)
        TouchFactory(candidate=person, happened_at=self.SPOKE + 200 * DAY, attempt=True)
        return person

    def test_counts_from_the_last_time_both_spoke(self, session):
        assert kept_until(session, self.spoken().id) == self.END

    def test_who_never_spoke_is_counted_from_the_first_day(self, session):
        person = CandidateFactory(created_at=self.SPOKE)
        assert kept_until(session, person.id) == self.END

    def test_their_word_may_shorten_and_never_lengthens(self, session):
        person = self.spoken()
        ConsentFactory(candidate_id=person.id, kind="keep", expires_on=date(2030, 1, 1))
        assert kept_until(session, person.id) == self.END
        ConsentFactory(candidate_id=person.id, kind="keep", expires_on=date(2027, 1, 1))
        assert kept_until(session, person.id) == date(2027, 1, 1)

    def test_agency_may_keep_less(self, session, agency):
        agency.retention_months = 1
        assert kept_until(session, self.spoken().id) == date(2026, 2, 28)

    def test_announced_for_thirty_days_and_then_gone(self, session):
        person = self.spoken()
        keep_duties(session, self.at(self.END - 31 * DAY))
        assert duties(session, DutyKind.retention) == []
        keep_duties(session, self.at(self.END - 29 * DAY))
        [duty] = duties(session, DutyKind.retention)
        assert duty.is_open
        counts = [keep_duties(session, self.at(self.END + days * DAY)) for days in (0, 2, 3)]
        assert [one["erased"] for one in counts] == [0, 1, 0]
        assert session.get_one(Candidate, person.id).erased_at
        [duty] = duties(session, DutyKind.retention)
        assert duty.state is DutyState.done

    def test_long_overdue_on_the_first_night_is_announced_all_the_same(self, session):
        person = self.spoken()
        late = self.at(self.END + 900 * DAY)
        assert keep_duties(session, late)["erased"] == 0
        assert keep_duties(session, late + 29 * DAY)["erased"] == 0
        assert keep_duties(session, late + 30 * DAY)["erased"] == 1
        assert session.get_one(Candidate, person.id).erased_at

    def test_a_word_from_them_begins_the_time_anew(self, session):
        person = self.spoken()
        keep_duties(session, self.at(self.END - 20 * DAY))
        TouchFactory(candidate=person, happened_at=self.at(self.END - 10 * DAY), from_them=True)
        keep_duties(session, self.at(self.END + 60 * DAY))
        assert session.get_one(Candidate, person.id).erased_at is None
        assert duties(session, DutyKind.retention)[0].state is DutyState.dropped

    def test_nobody_in_process_is_announced_or_erased(self, session):
        person = self.spoken()
        SubmissionFactory(candidate=person, stage="interview", staged_at=self.SPOKE)
        keep_duties(session, self.at(self.END))
        keep_duties(session, self.at(self.END + 60 * DAY))
        assert session.get_one(Candidate, person.id).erased_at is None

    def test_oldest_first_and_one_that_fails_holds_up_nobody(self, session, monkeypatch):
        people = [self.spoken().id for _ in range(3)]
        keep_duties(session, self.at(self.END))
        order = []

        def erase(held: Session, person: Candidate, told: Told) -> None:
            order.append(person.id)
            if person.id == people[1]:
                raise RuntimeError

        monkeypatch.setattr(overdue, "erase", erase)
        counts = keep_duties(session, self.at(self.END + 40 * DAY))
        assert order == people
        assert (counts["erased"], counts["failed"]) == (2, 1)


@pytest.mark.usefixtures("agency")
class TestConsentEnding:
    def test_seen_coming_thirty_days_before(self, session):
        person = CandidateFactory(agreed=False)
        ConsentFactory(candidate_id=person.id, expires_on=date(2026, 7, 18))
        find_duties(session, NOON - DAY)
        assert duties(session, DutyKind.consent_ending) == []
        find_duties(session, NOON)
        [duty] = duties(session, DutyKind.consent_ending)
        assert duty.due_at.date() == date(2026, 7, 18)

    def test_dropped_once_they_said_yes_again(self, session):
        person = CandidateFactory(agreed=False)
        ConsentFactory(candidate_id=person.id, expires_on=date(2026, 7, 1))
        find_duties(session, NOON)
        ConsentFactory(candidate_id=person.id)
        find_duties(session, NOON + DAY)
        assert duties(session, DutyKind.consent_ending)[0].state is DutyState.dropped

    def test_a_message_of_theirs_lets_us_write_for_six_months_and_its_end_is_seen_coming(
        self, session
    ):
        """Canada: NOON is 18 June, so the right ends on 15 July."""
        person = CandidateFactory(agreed=False)
        TouchFactory(
            candidate=person, direction="theirs", happened_at=datetime(2026, 1, 15, 16, tzinfo=UTC)
        )
        find_duties(session, datetime(2026, 6, 12, 16, tzinfo=UTC))
        assert duties(session, DutyKind.consent_ending) == []
        for _ in range(2):
            find_duties(session, NOON)
        [duty] = duties(session, DutyKind.consent_ending)
        assert (duty.candidate_id, duty.due_at.date()) == (person.id, date(2026, 7, 15))
        ConsentFactory(candidate_id=person.id)
        find_duties(session, NOON + DAY)
        assert duties(session, DutyKind.consent_ending)[0].state is DutyState.dropped

    @pytest.mark.parametrize("last_word", [date(2025, 12, 1), date(2026, 3, 1)])
    def test_a_ground_that_is_over_or_lasts_is_nobodys_duty(self, session, last_word):
        person = CandidateFactory(agreed=False)
        at = datetime.combine(last_word, time(16), UTC)
        TouchFactory(candidate=person, direction="theirs", happened_at=at)
        find_duties(session, NOON)
        assert duties(session, DutyKind.consent_ending) == []

    def test_nobody_who_stopped_us_is_asked(self, session):
        person = CandidateFactory(agreed=False, terms={"stopped_at": NOON})
        ConsentFactory(candidate_id=person.id, expires_on=date(2026, 7, 1))
        find_duties(session, NOON)
        assert duties(session, DutyKind.consent_ending) == []


def test_a_whole_old_agency_is_announced_in_one_night(session, agency, monkeypatch):
    """More people than a statement may have parameters."""
    owner, first = RecruiterFactory().id, datetime(2020, 1, 1, tzinfo=UTC)
    session.execute(
        text(
            "INSERT INTO candidates (full_name, goes_by, pronouns, title, employer, owner_id, languages,"
            " best_time, source, created_at) SELECT 'N', '', '', '', '', :owner, '{}', '', '', :at"
            " FROM generate_series(1, 9000)"
        ),
        {"owner": owner, "at": first},
    )
    assert find_duties(session, NOON)["retention"] == 9_000
    assert find_duties(session, NOON + DAY)["retention"] == 0
    for module in (overdue, tasks):
        monkeypatch.setattr(module, "AT_A_TIME", 3)
    assert keep_duties(session, NOON + 31 * DAY)["erased"] == 3
    waiting = text("SELECT task_name FROM procrastinate_jobs WHERE status = 'todo'")
    assert session.scalars(waiting).all() == ["keep_duties"], "the rest goes on the same night"
