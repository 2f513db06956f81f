"""What a process keeps of everybody and of open roles is never staler than the question."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, delete, func, select, text, update
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Client, Role, RoleRequirement, RoleState
from agency.embedded_postgres import Server
from agency.matching import crowd as keeping
from agency.matching import look as looking
from agency.matching.crowd import Crowd, crowd_of
from agency.matching.facts import PersonFacts
from agency.matching.look import looking_once
from agency.matching.models import MatchProfile
from agency.matching.open_roles import facts_of, open_roles, roles_in_the_net
from agency.matching.profiles import refresh_profiles
from agency.places.models import Place
from agency.recruiters.models import Agency, Recruiter
from tests.conftest import settings_for
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    RequirementFactory,
    RoleFactory,
    TermFactory,
)
from tests.matching.cases import jane
from tests.matching.stored import FIRST_ID, prepare, store_people
from tests.support.queries import count_queries
from tests.support.whole import migrated_app, own_database, wait_until


def notices(crowd: Crowd) -> dict[int, int]:
    """Days of notice by person, of everybody who is on record."""
    found: dict[int, int] = {}
    for people, stands in crowd.parts:
        known = zip(people.ids[stands].tolist(), people.notice_days[stands].tolist(), strict=True)
        found.update(known)
    return found


def write(session: Session, days: int) -> None:
    session.execute(update(MatchProfile).values(notice_days=days))


@pytest.fixture
def people(session: Session) -> list[int]:
    prepare(session, 3)
    store_people(session, [jane(id=FIRST_ID + n, notice_days=30) for n in range(3)])
    return [FIRST_ID + n for n in range(3)]


def test_a_change_is_seen_at_once_and_gone_when_it_is_taken_back(
    session: Session, people: list[int]
) -> None:
    assert notices(crowd_of(session)) == dict.fromkeys(people, 30)
    with session.begin_nested() as step:
        write(session, 60)
        assert notices(crowd_of(session)) == dict.fromkeys(people, 60)
        step.rollback()
    assert notices(crowd_of(session)) == dict.fromkeys(people, 30)


def test_one_piece_holds_what_two_held(session: Session, people: list[int]) -> None:
    crowd = crowd_of(session)
    settled = Crowd(crowd.rest, crowd.stands, crowd.beside, crowd.marks, crowd.seen)
    as_one = settled.made_one()
    assert len(as_one.beside) == 0
    assert notices(as_one) == notices(crowd)
    for number in people:
        [at] = (as_one.rest.ids == number).nonzero()[0]
        [before] = (crowd.beside.ids == number).nonzero()[0]
        for name in ("terms", "titles", "wish_titles", "marks"):
            one, other = getattr(as_one.rest, name), getattr(crowd.beside, name)
            held = one.flat[one.starts[at] : one.starts[at + 1]].tolist()
            assert held == other.flat[other.starts[before] : other.starts[before + 1]].tolist()


@pytest.fixture
def engine(server: Server, tmp_path: Path, worker_id: str) -> Iterator[Engine]:
    """A database of its own, with three people whose transactions are over."""
    with (
        own_database(server, f"crowd_{worker_id}") as url,
        migrated_app(settings_for(url, tmp_path)),
    ):
        engine = create_engine(url)
        with Session(engine) as session:
            _three_people(session)
            session.commit()
        yield engine
        engine.dispose()


def _three_people(session: Session) -> None:
    session.add(
        Agency(
            id=1,
            name="A",
            postal_address="1 Road",
            mail_from="a@example.com",
            zone="UTC",
            currency="CAD",
        )
    )
    owner = Recruiter(name="R", email="r@example.com", zone="UTC")
    session.add(owner)
    session.flush()
    session.add_all(
        Candidate(id=n, full_name=f"Person {n}", owner_id=owner.id, notice_days=30)
        for n in (1, 2, 3)
    )
    refresh_profiles(session, [1, 2, 3])


def test_what_commits_late_is_not_missed(engine: Engine) -> None:
    """A transaction begun before we looked may end after one that began later."""
    with Session(engine) as early, Session(engine) as late, Session(engine) as reader:
        early.execute(update(MatchProfile).filter_by(candidate_id=1).values(notice_days=1))
        assert notices(crowd_of(reader)) == {1: 30, 2: 30, 3: 30}
        late.execute(update(MatchProfile).filter_by(candidate_id=2).values(notice_days=2))
        late.commit()
        assert notices(crowd_of(reader)) == {1: 30, 2: 2, 3: 30}
        early.commit()
        assert notices(crowd_of(reader)) == {1: 1, 2: 2, 3: 30}
        early.execute(update(MatchProfile).filter_by(candidate_id=3).values(notice_days=3))
        assert notices(crowd_of(early)) == {1: 1, 2: 2, 3: 3}
        assert notices(crowd_of(reader)) == {1: 1, 2: 2, 3: 30}
        early.rollback()
        assert notices(crowd_of(early)) == {1: 1, 2: 2, 3: 30}


def test_counting_from_the_newest_row_would_miss_it(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = "(SELECT max(written_in) + 1 FROM match_profiles)"
    for module, name in ((keeping, "_OLDEST"), (keeping, "_WRITTEN_SINCE"), (looking, "_LOOK")):
        told = text(str(getattr(module, name)).replace(looking.RUNNING, newest))
        monkeypatch.setattr(module, name, told)
    with pytest.raises(AssertionError):
        test_what_commits_late_is_not_missed(engine)


def test_what_commits_between_the_look_and_the_first_reading_is_not_missed(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_kept", {})
    with Session(engine) as early, Session(engine) as late, Session(engine) as reader:
        early.execute(update(MatchProfile).filter_by(candidate_id=1).values(notice_days=1))
        with looking_once(reader):
            late.execute(update(MatchProfile).filter_by(candidate_id=2).values(notice_days=2))
            late.commit()
            assert notices(crowd_of(reader)) == {1: 30, 2: 2, 3: 30}


def test_nothing_is_asked_of_everybody_where_nobody_changed(engine: Engine) -> None:
    with Session(engine) as session:
        wait_until(lambda: not crowd_of(session).unsettled, 60, "changes that nobody takes back")
        with looking_once(session), count_queries(session) as counted:
            crowd_of(session)
        assert counted.queries == 0


def test_many_changes_become_one_piece(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_BESIDE", 1)
    with Session(engine) as session:
        assert notices(crowd_of(session)) == {1: 30, 2: 30, 3: 30}
        write(session, 60)
        session.commit()
        # Whatever runs on the server at this moment may still write; then it is waited for.
        wait_until(lambda: not crowd_of(session).beside, 60, "changes that nobody takes back")
        crowd = crowd_of(session)
        assert len(crowd.rest) == 3
        assert notices(crowd) == {1: 60, 2: 60, 3: 60}
        write(session, 90)
        crowd = crowd_of(session)
        assert len(crowd.beside) == 3, "what may be taken back stays beside the rest"
        assert notices(crowd) == {1: 90, 2: 90, 3: 90}
        session.rollback()
        assert notices(crowd_of(session)) == {1: 60, 2: 60, 3: 60}


@pytest.fixture
def role(session: Session) -> Role:
    AgencyFactory()
    role = RoleFactory(client=ClientFactory(name="Cedar Loop"))
    RequirementFactory(role=role, term=TermFactory(name="Energy"))
    session.flush()
    return role


def found(session: Session, person: PersonFacts) -> list[int]:
    return roles_in_the_net(session, person, open_roles(session))


def test_a_role_is_kept_as_it_is_now(session: Session, role: Role) -> None:
    nobody = jane(title=None, wishes=(), skills={}, designations={})
    energy = role.requirements[0].term_id
    assert energy is not None
    can = jane(title=None, wishes=(), skills={energy: 3}, designations={})
    assert (found(session, nobody), found(session, can)) == ([], [role.id])
    with session.begin_nested() as step:
        session.execute(delete(RoleRequirement))
        assert found(session, can) == []
        step.rollback()
    assert found(session, can) == [role.id]
    session.execute(update(Role).values(state=RoleState.on_hold))
    assert found(session, can) == []


@pytest.mark.parametrize("changed", ["requirement", "client", "place", "role"])
def test_whatever_says_what_a_role_is_marks_it_as_written(engine: Engine, changed: str) -> None:
    with Session(engine) as session:
        owner = session.scalars(select(Recruiter)).one()
        place = Place(name="Here", region="", country="CA", latitude=1, longitude=1, zone="UTC")
        role = Role(client=Client(name="Firm"), owner=owner, title="Lead", place=place)
        role.requirements = [RoleRequirement(words="calm", is_must=True)]
        session.add(role)
        session.commit()
        before = open_roles(session)
        assert open_roles(session).written_in == before.written_in
        session.execute({
            "requirement": update(RoleRequirement).values(words="quick"),
            "client": update(Client).values(name="Company"),
            "place": update(Place).values(latitude=2).where(Place.id == place.id),
            "role": update(Role).values(title="Head"),
        }[changed])  # fmt: skip
        session.commit()
        after = open_roles(session)
        assert after.written_in[role.id] > before.written_in[role.id]
        [facts] = facts_of(session, after, [role.id])
        told = (facts.requirements[0].name, facts.client_name, facts.title)
        assert told != ("calm", "Firm", "Lead") or changed == "place"
        assert session.scalar(select(func.count()).select_from(Role)) == 1


def test_a_candidate_without_a_profile_is_nobody_in_the_crowd(session: Session) -> None:
    AgencyFactory()
    CandidateFactory()
    assert notices(crowd_of(session)) == {}
