"""Whom a client saw for a similar role and did not take."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from agency.contact import terms
from agency.contact.consent import Told
from agency.recontact.silver import silver_medallists
from agency.submissions.models import Stage, Submission
from tests.factories import NOON, AgencyFactory, RecruiterFactory, RoleFactory, SubmissionFactory


def came_close(title: str, days_ago: int = 100, **facts: object) -> Submission:
    usual = {
        "role": RoleFactory(title=title),
        "stage": Stage.not_going_on,
        "right_to_represent_on": date(2026, 2, 1),
        "staged_at": NOON - timedelta(days=days_ago),
    }
    return SubmissionFactory(**{**usual, **facts})


def test_similar_roles_bring_their_runners_up_the_newest_first(session: Session) -> None:
    AgencyFactory()
    role = RoleFactory(title="Product Lead, Home Energy")
    older, newer = came_close("Product Lead", 200), came_close("Product Lead, Energy", 30)
    came_close("Welder")
    came_close("Product Lead", right_to_represent_on=None)
    came_close("Product Lead", stage=Stage.interview)
    session.flush()
    found = silver_medallists(session, role, role.owner, NOON)
    assert [one.submission for one in found] == [newer, older]


def test_nobody_of_the_roles_own_pipeline_is_among_them(session: Session) -> None:
    AgencyFactory()
    role = RoleFactory(title="Product Lead")
    before = came_close("Product Lead")
    SubmissionFactory(role=role, candidate=before.candidate)
    session.flush()
    assert silver_medallists(session, role, role.owner, NOON) == []


def test_whoever_refused_contact_is_named_only_to_their_owner(session: Session) -> None:
    AgencyFactory()
    role = RoleFactory(title="Product Lead")
    before = came_close("Product Lead")
    session.flush()
    terms.stop(session, before.candidate_id, Told(how="call", at=NOON))
    session.flush()
    stranger = RecruiterFactory()
    session.flush()
    assert silver_medallists(session, role, stranger, NOON) == []
    assert len(silver_medallists(session, role, before.candidate.owner, NOON)) == 1
