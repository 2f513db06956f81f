"""Skills that the same people often have."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.matching.learning import learn
from agency.matching.models import SkillTogether
from agency.matching.nearness import together_with
from agency.matching.profiles import refresh_profiles
from agency.matching.together import (
    MOST_CLOSENESS,
    NEIGHBOURS,
    find_skills_together,
    pairs_together,
)
from tests.factories import NOON, CandidateFactory, SkillHeldFactory, TermFactory

WELDERS = [[1, 2]] * 6 + [[1, 2, 3]] * 2
NURSES = [[11, 12]] * 6 + [[11, 12, 3]] * 2


def test_what_the_same_people_have_goes_together_and_what_anybody_has_does_not() -> None:
    found = {(one, other): closeness for one, other, closeness in pairs_together(WELDERS + NURSES)}
    assert found[1, 2] == found[2, 1] == MOST_CLOSENESS
    assert found[11, 12] > 0
    assert not {(1, 11), (1, 12), (2, 11), (11, 1)} & found.keys()
    assert all(one != other for one, other in found)


def test_what_too_few_have_is_left_out() -> None:
    assert pairs_together([[1, 2], [1, 2]]) == []
    assert pairs_together([]) == []


def test_a_skill_has_few_neighbours() -> None:
    crowd = [list(range(40))] * 5 + [list(range(100, 140))] * 5
    of_one = [other for one, other, _ in pairs_together(crowd) if one == 0]
    assert len(of_one) == NEIGHBOURS


def test_pairs_are_found_in_profiles_kept_once_and_looked_up(session: Session) -> None:
    tig, mig, wards, charts = (
        TermFactory(name=name) for name in ("TIG", "MIG", "Ward rounds", "Charts")
    )
    people = []
    for pair in [(tig, mig)] * 4 + [(wards, charts)] * 4:
        person = CandidateFactory()
        people.append(person.id)
        for term in pair:
            SkillHeldFactory(candidate=person, skill=term)
    refresh_profiles(session, people)
    assert learn(session, NOON)["pairs"] == 4
    assert find_skills_together(session) == 4
    kept = session.execute(select(SkillTogether.term_id, SkillTogether.other_id)).all()
    assert set(kept) == {
        (tig.id, mig.id), (mig.id, tig.id), (wards.id, charts.id), (charts.id, wards.id),
    }  # fmt: skip
    found = together_with(session, [tig.id])
    assert [one.name for one in found[tig.id]] == ["MIG"]
    assert 0 < found[tig.id][0].closeness <= MOST_CLOSENESS
