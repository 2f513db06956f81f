"""The lights of people at clients from what the database holds."""

from datetime import timedelta

from sqlalchemy.orm import Session

from agency.clients.models import Client, ClientAnswer, ClientContact, ClientTouch
from agency.contact import terms
from agency.contact.client_lights import lights_of_clients
from agency.contact.consent import Told
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    RecruiterFactory,
    RoleFactory,
)
from tests.support.queries import count_queries


def contact(session: Session, client: Client, name: str, **facts: object) -> ClientContact:
    one = ClientContact(client_id=client.id, name=name, email=f"{name}@example.com", **facts)
    session.add(one)
    session.flush()
    return one


def touch(session: Session, client: Client, days_ago: int, **facts: object) -> None:
    session.add(
        ClientTouch(
            client_id=client.id, recruiter_id=RecruiterFactory().id, channel="call",
            happened_at=NOON - timedelta(days=days_ago), **facts,
        )
    )  # fmt: skip
    session.flush()


def light(session: Session, one: ClientContact) -> str:
    lights = lights_of_clients(session, [one.client_id], NOON, "America/Toronto")
    return next(lit.light.label for lit in lights.of(one.client_id) if lit.contact is one)


def firm(session: Session) -> Client:
    AgencyFactory()
    client = ClientFactory()
    session.flush()
    return client


def test_the_newest_answer_counts_and_the_firms_holds_for_all(session: Session) -> None:
    client = firm(session)
    ada, bo = contact(session, client, "ada"), contact(session, client, "bo")
    touch(session, client, 40, contact_id=ada.id, answer=ClientAnswer.stop)
    touch(session, client, 20, contact_id=ada.id, answer=ClientAnswer.welcome)
    assert light(session, ada) == "Welcomes a profile"
    assert light(session, bo) == "Do not contact"
    touch(session, client, 10, answer=ClientAnswer.no_profiles)
    RoleFactory(client=client)
    session.flush()
    assert light(session, ada) == light(session, bo) == "May contact now"


def test_profile_shown_to_one_leaves_the_others_alone_for_a_week_too_only_if_it_went_to_the_firm(
    session: Session,
) -> None:
    client = firm(session)
    RoleFactory(client=client)
    ada, bo = contact(session, client, "ada"), contact(session, client, "bo")
    touch(session, client, 2, contact_id=ada.id, is_profile=True)
    assert light(session, ada).startswith("From ")
    assert light(session, bo) == "May contact now"


def test_same_human_who_stopped_as_a_candidate_is_not_contacted_as_a_client(
    session: Session,
) -> None:
    client = firm(session)
    RoleFactory(client=client)
    person = CandidateFactory()
    session.flush()
    ada = contact(session, client, "ada", candidate_id=person.id)
    assert light(session, ada) == "May contact now"
    terms.stop(session, person.id, Told(how="call", at=NOON))
    session.flush()
    assert light(session, ada) == "Do not contact"


def test_best_of_a_client_is_whoever_may_be_contacted(session: Session) -> None:
    client = firm(session)
    RoleFactory(client=client)
    ada, bo = contact(session, client, "ada"), contact(session, client, "bo")
    touch(session, client, 3, contact_id=ada.id, answer=ClientAnswer.stop)
    lights = lights_of_clients(session, [client.id], NOON, "America/Toronto")
    best = lights.best(client.id)
    assert best is not None
    assert best.contact is bo
    assert lights.best(client.id + 1) is None


def test_queries_do_not_grow_with_clients(session: Session) -> None:
    AgencyFactory()
    counts, ids = [], []
    for _ in range(2):
        for number in range(3):
            client = ClientFactory()
            session.flush()
            ids.append(client.id)
            person = CandidateFactory()
            session.flush()
            contact(session, client, f"p{number}", candidate_id=person.id)
            touch(session, client, 5, answer=ClientAnswer.welcome)
        with count_queries(session) as counted:
            lights_of_clients(session, ids, NOON, "America/Toronto")
        counts.append(counted.queries)
    assert counts[0] == counts[1]
