"""Insights, fit: what answers say about fit, in words, a plot, a table and a file; and taking a proposal."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.insights.proposing import propose
from agency.insights.queries import answers_to_suggestions
from agency.matching.choosing import current_weights
from agency.matching.models import FitWeights, WeightsSource
from agency.matching.weights import PARTS, STANDARD
from agency.recontact.models import Suggestion
from agency.recruiters.models import Recruiter
from agency.submissions.models import Submission
from tests.factories import NOON, AgencyFactory, CandidateFactory, RecruiterFactory, RoleFactory
from tests.insights.answering import drawn
from tests.support.jobs import run_waiting_jobs
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in

URL = "/insights/fit"
ACCEPT = "/insights/fit/proposal"


@pytest.fixture
def admin(client: AuditedClient, session: Session) -> Recruiter:
    AgencyFactory()
    who: Recruiter = RecruiterFactory(administrator=True)
    sign_in(client, who)
    return who


def answered(session: Session, people: int, truth: tuple[float, ...], level: float) -> None:
    """That many suggestions for one role, dismissed or begun, by drawn answers."""
    role, owner = RoleFactory(), RecruiterFactory()
    first = session.execute(
        insert(Candidate).returning(Candidate.id),
        [{"full_name": f"Person {n}", "owner_id": owner.id} for n in range(people)],
    ).scalars().all()  # fmt: skip
    session.execute(
        insert(Suggestion),
        [
            _row(role, owner, candidate_id, answer)
            for candidate_id, answer in zip(first, drawn(people, truth, level), strict=True)
        ],
    )
    interested = [
        {"candidate_id": c, "role_id": role.id, "recruiter_id": owner.id, "stage": "interested", "staged_at": NOON}
        for c, answer in zip(first, drawn(people, truth, level), strict=True)
        if answer.is_interested
    ]  # fmt: skip
    if interested:
        session.execute(insert(Submission), interested)
    session.commit()


def _row(role: Role, owner: Recruiter, candidate_id: int, answer: Any) -> dict[str, Any]:
    weights = dict(zip(PARTS, STANDARD.points, strict=True))
    return {
        "candidate_id": candidate_id, "owner_id": owner.id, "kind": "role", "role_id": role.id,
        "occasion": f"role:{role.id}:1", "state": "dismissed", "dismissed_why": "not_this_role",
        "why": "Fits.", "words": "", "due_on": NOON.date(), "surfaced_at": NOON - timedelta(days=1),
        "settled_at": answer.at, "fit_total": answer.total, "fit_version": "2-sssss",
        "fit_parts": [
            {"name": name, "label": name, "points": round(answer.shares[name] * weight), "weight": weight, "sentence": ""}
            for name, weight in weights.items()
        ],
    }  # fmt: skip


PAY_DECIDES = (0.0, 0.0, 0.0, 0.0, 6.0)


def proposal_form(session: Session) -> dict[str, str]:
    found = propose(answers_to_suggestions(session).counted, STANDARD)
    points = zip(PARTS, found.weights.points, strict=True)  # type: ignore[union-attr]
    return {"seen": "0", **{f"{part}_points": str(count) for part, count in points}}


def test_an_empty_agency_is_told_there_are_too_few_answers(
    client: AuditedClient, admin: Recruiter
) -> None:
    page = client.get(URL).text
    assert "Too few answers to say: none so far." in page
    assert "Too few answers to learn from: 0 so far, of 60 needed." in page
    assert '<svg class="cb-plot"' not in page
    assert "Use these points" not in page


def test_it_says_whether_fit_predicts_and_draws_it(
    client: AuditedClient, session: Session, admin: Recruiter
) -> None:
    answered(session, 120, (2.5, 2.0, 1.0, 1.0, 1.0), -3.5)
    page = client.get(URL).text
    assert "Yes. Of two people, one interested and one not" in page
    assert page.count('<svg class="cb-plot"') == 2
    assert "In 100, who were interested, by their points" in page
    assert "What they want: tells apart" in page


def test_chance_is_called_chance(client: AuditedClient, session: Session, admin: Recruiter) -> None:
    answered(session, 40, (0.0,) * 5, 0.0)
    assert "Not that one could tell." in client.get(URL).text


def test_the_numbers_are_a_file(client: AuditedClient, session: Session, admin: Recruiter) -> None:
    answered(session, 80, PAY_DECIDES, -3)
    answer = client.get(f"{URL}.csv")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    lines = answer.text.splitlines()
    assert lines[0] == "part,measure,from,to,answers,interested,value,low,high"
    assert sum("tells apart" in line for line in lines) == 6
    assert "Person" not in answer.text


@pytest.mark.parametrize("level", ["recruiter", "team_lead", "privacy_lead"])
def test_everybody_reads_and_only_an_administrator_takes_the_proposal(
    client: AuditedClient, session: Session, level: str
) -> None:
    AgencyFactory()
    sign_in(client, RecruiterFactory(access_level=level))
    answered(session, 120, PAY_DECIDES, -3)
    page = client.get(URL).text
    assert "These do better on answers they have not seen" in page
    assert "Use these points" not in page
    assert client.post_form(ACCEPT, proposal_form(session)).status_code == 403
    assert current_weights(session) == STANDARD


def test_nothing_changes_until_an_administrator_takes_the_proposal(
    app: Flask, client: AuditedClient, session: Session, admin: Recruiter
) -> None:
    answered(session, 120, PAY_DECIDES, -3)
    page = client.get(URL).text
    assert "Use these points" in page
    assert "Their ranges overlap, so that may be chance." in page
    assert current_weights(session) == STANDARD
    form = proposal_form(session)
    assert client.post_form(ACCEPT, form).location == "/settings/fit"
    (row,) = session.scalars(select(FitWeights)).all()
    assert (row.source, row.chosen_by_id) == (WeightsSource.proposal, admin.id)
    assert row.note.startswith("Learned from 84 answers and tried on 36")
    assert row.weights.points[4] == int(form["pay_points"]) > 10
    assert "surface_role" in run_waiting_jobs(app)
    assert "proposed from answers" in client.get("/settings/fit").text


@pytest.mark.parametrize(
    "changed",
    [{"pay_points": "99"}, {"seen": "7"}, {"seen": "x"}, {"want_points": ""}],
    ids=["other points", "stale", "no number", "nothing"],
)
def test_a_proposal_that_is_not_the_one_of_now_is_refused(
    client: AuditedClient, session: Session, admin: Recruiter, changed: dict[str, str]
) -> None:
    answered(session, 120, PAY_DECIDES, -3)
    answer = client.post_form(ACCEPT, {**proposal_form(session), **changed})
    assert answer.status_code == 409
    assert "Nothing was changed" in answer.text
    assert current_weights(session) == STANDARD


def test_taking_a_proposal_where_there_is_none_is_refused(
    client: AuditedClient, session: Session, admin: Recruiter
) -> None:
    form = {"seen": "0", **{f"{part}_points": "20" for part in PARTS}}
    assert client.post_form(ACCEPT, form).status_code == 409


def test_what_was_left_out_is_said_with_its_reason(
    client: AuditedClient, session: Session, admin: Recruiter
) -> None:
    answered(session, 12, PAY_DECIDES, -3)
    left_out = session.scalars(select(Suggestion).order_by(Suggestion.id)).first()
    assert left_out is not None
    left_out.dismissed_why = "already_talking"  # type: ignore[assignment]
    for submission in session.scalars(select(Submission)):
        session.delete(submission)
    session.commit()
    page = client.get(URL).text
    assert "One suggestion left out, and why" in page
    assert "A colleague was talking to them already" in page


def test_questions_do_not_grow_with_answers(
    client: AuditedClient, session: Session, admin: Recruiter
) -> None:
    def asked() -> int:
        with count_queries(session) as counted:
            assert client.get(URL).status_code == 200
        return counted.queries

    CandidateFactory()
    answered(session, 12, PAY_DECIDES, -3)
    first = asked()
    answered(session, 120, PAY_DECIDES, -3)
    assert asked() == first <= 12
