"""What the agency's market asks for, against who has it."""

from datetime import timedelta

from sqlalchemy.orm import Session

from agency.advice.market import wanted_most
from agency.candidates.models import Standing
from agency.clients.models import RoleState
from agency.skills.models import DesignationGuide, TermKind
from agency.skills.queries import guides_of
from agency.vocabulary.merging import merge
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    DesignationHeldFactory,
    RequirementFactory,
    RoleFactory,
    TermFactory,
)


def test_roles_and_people_are_counted_by_designation(session: Session) -> None:
    AgencyFactory()
    pmp, cpa = (TermFactory(name=name, designation=True) for name in ("PMP", "CPA"))
    for state, closed in (
        (RoleState.open, None),
        (RoleState.anticipated, None),
        (RoleState.filled, NOON - timedelta(days=30)),
        (RoleState.filled, NOON - timedelta(days=900)),
        (RoleState.withdrawn, NOON),
    ):
        role = RoleFactory(state=state, closed_at=closed)
        RequirementFactory(role=role, term=pmp, is_must=state is not RoleState.anticipated)
    RequirementFactory(role=RoleFactory(), term=cpa)
    DesignationHeldFactory(designation=pmp)
    DesignationHeldFactory(designation=pmp, standing=Standing.considering)
    DesignationHeldFactory(designation=pmp, candidate=CandidateFactory(erased_at=NOON))
    first, second = wanted_most(session, TermKind.designation, TODAY, 10)
    assert first.term is pmp
    assert (first.open, first.expected, first.filled, first.musts) == (1, 1, 1, 2)
    assert (first.have, first.under_way) == (1, 1)
    assert (second.term, second.roles, second.have) == (cpa, 1, 0)


def test_merged_designations_keep_what_was_said_of_one(session: Session) -> None:
    AgencyFactory()
    gone, into = (TermFactory(name=name, designation=True) for name in ("P.M.P.", "PMP"))
    session.add(DesignationGuide(term_id=gone.id, advice="Sit it in winter."))
    session.flush()
    merge(session, gone, into)
    assert guides_of(session, [into.id])[into.id].advice == "Sit it in winter."


def test_what_was_said_of_both_stays_as_it_was_of_the_one_that_is_kept(session: Session) -> None:
    AgencyFactory()
    gone, into = (TermFactory(name=name, designation=True) for name in ("P.M.P.", "PMP"))
    session.add_all(
        [
            DesignationGuide(term_id=gone.id, advice="x"),
            DesignationGuide(term_id=into.id, advice="y"),
        ]
    )
    session.flush()
    merge(session, gone, into)
    assert guides_of(session, [into.id])[into.id].advice == "y"
