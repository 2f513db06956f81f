"""Acts out of many ledgers in one order, narrowed, a page at a time."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from agency import history
from agency.audit.ledger import THINGS, Act, Wanted, acts
from agency.contact.models import PolicyChoice
from agency.database import Base
from agency.exports.models import Export, ExportForm, ExportKind, ExportState
from agency.history import Change
from agency.merging.models import Merge
from agency.recruiters.models import Recruiter, RecruiterSession
from tests.factories import NOON, CandidateFactory, ConsentFactory, RecruiterFactory, RoleFactory
from tests.support.queries import count_queries

HOUR = timedelta(hours=1)


@pytest.fixture
def ana(session: Session) -> Recruiter:
    return RecruiterFactory(name="Ana Duarte")


def changed(session: Session, hours_ago: int, who: int | None, **given: Any) -> None:
    values = {
        "table_name": "candidates", "row_id": 7, "before": {}, "after": {"employer": "Acme"},
        "actor_kind": "recruiter" if who else "system", "actor_id": who, **given,
    }  # fmt: skip
    session.add(Change(at=NOON - hours_ago * HOUR, **values))
    session.flush()


def told(session: Session, **wanted: Any) -> list[tuple[str, str, int | None]]:
    return [(one.what, one.thing, one.thing_id) for one in acts(session, Wanted(**wanted), 50)]


def test_an_agency_in_which_nobody_did_anything_has_no_acts(session: Session) -> None:
    assert acts(session, Wanted(), 50) == []


def test_a_change_names_its_fields_and_not_what_was_written(
    session: Session, ana: Recruiter
) -> None:
    changed(session, 1, ana.id, after={"employer": "Acme", "owner_id": 4})
    (act,) = acts(session, Wanted(), 50)
    assert (act.what, act.who_id, act.thing, act.thing_id) == ("changed", ana.id, "candidates", 7)
    assert set(act.details) == {"employer", "owner"}


def test_a_deletion_is_called_so_and_a_level_of_access_is_told_with_its_value(
    session: Session,
) -> None:
    changed(session, 1, None, after={})
    changed(
        session,
        2,
        None,
        table_name="recruiters",
        after={"access_level": "administrator", "password_hash": "x"},
    )
    gone, raised = acts(session, Wanted(), 50)
    assert (gone.what, gone.who_kind) == ("deleted", "system")
    assert set(raised.details) == {"access level: administrator", "password hash"}


def test_every_ledger_has_its_lines_in_order_of_time(session: Session, ana: Recruiter) -> None:
    person, role = CandidateFactory(agreed=False), RoleFactory()
    session.add_all([
        RecruiterSession(token_hash=b"x", recruiter_id=ana.id, started_at=NOON - 9 * HOUR, seen_at=NOON, browser="Firefox"),
        Export(
            recruiter_id=ana.id, kind=ExportKind.candidates, form=ExportForm.csv, rows=80, state=ExportState.ready,
            asked_at=NOON - 8 * HOUR, decided_by_id=ana.id, decided_at=NOON - 7 * HOUR, taken_at=NOON - 6 * HOUR,
        ),
        PolicyChoice(number=1, settings={}, note="", chosen_at=NOON - 5 * HOUR, chosen_by_id=ana.id),
        Merge(candidate_id=person.id, gone_id=99, kept_for_undo={}, merged_at=NOON - 4 * HOUR, merged_by_id=ana.id),
    ])  # fmt: skip
    ConsentFactory(candidate_id=person.id, at=NOON - 3 * HOUR)
    changed(session, 2, ana.id, table_name="roles", row_id=role.id)
    session.flush()
    since = NOON - 10 * HOUR
    assert [what for what, _, _ in told(session, since=since, until=NOON)] == [
        "changed", "wrote down", "made two records one", "chose a policy",
        "took a file", "agreed", "asked for a file", "signed in",
    ]  # fmt: skip


def test_who_wrote_down_consent_is_the_person_where_no_recruiter_did(session: Session) -> None:
    ConsentFactory(at=NOON - HOUR)
    assert [one.who_kind for one in acts(session, Wanted(), 50)] == ["candidate"]


def test_it_is_narrowed_to_whom_what_and_when(session: Session, ana: Recruiter) -> None:
    changed(session, 1, ana.id)
    changed(session, 2, None, table_name="roles")
    changed(session, 30, ana.id, table_name="roles")
    assert len(told(session, who_kind="recruiter", who_id=ana.id)) == 2
    assert [thing for _, thing, _ in told(session, thing="roles", since=NOON - 3 * HOUR)] == [
        "roles"
    ]
    assert len(told(session, until=NOON - 3 * HOUR)) == 1
    assert told(session, who_kind="candidate") == []


def test_pages_hold_every_act_once_even_those_of_one_moment(
    session: Session, ana: Recruiter
) -> None:
    for number in range(23):
        changed(session, 5 if number < 15 else number, ana.id, row_id=number)
    seen: list[Act] = []
    after = None
    while page := acts(session, Wanted(after=after), 4):
        seen += page
        after = page[-1].place
    assert sorted(one.thing_id or 0 for one in seen) == list(range(23))
    assert [one.at for one in seen] == sorted((one.at for one in seen), reverse=True)


def test_one_query_and_every_thing_is_a_table(session: Session, ana: Recruiter) -> None:
    history.act_as(session, "recruiter", ana.id)
    with count_queries(session) as counted:
        acts(session, Wanted(), 50)
    assert counted.queries == 1
    assert set(THINGS) <= set(Base.metadata.tables)
