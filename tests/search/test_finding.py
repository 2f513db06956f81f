"""Who meets a search, in which order, and what each tick would leave."""

from datetime import date, timedelta

import pytest

from agency.candidates import names as names_of_people
from agency.candidates.models import Standing, WayKind
from agency.matching.profiles import people_without_rows, refresh_profiles
from agency.preferences.models import Horizon, PreferenceKind
from agency.search import finding, shapes
from agency.search.boolean import read
from agency.search.finding import find_people, loosened
from agency.search.models import SearchDocument
from agency.search.shapes import Near, Search
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    DesignationHeldFactory,
    EarlierJobFactory,
    PlaceFactory,
    PreferenceFactory,
    RecruiterFactory,
    ResumeFactory,
    SkillHeldFactory,
    TermFactory,
    TouchFactory,
    WayFactory,
)
from tests.support.queries import count_queries


@pytest.fixture(autouse=True)
def agency(session):
    AgencyFactory()


def somebody(name: str = "Somebody Else", **more):
    return CandidateFactory(full_name=name, **{"title": "", "employer": "", **more})


def names(session, search: Search, today: date = TODAY) -> list[str]:
    from agency.candidates.models import Candidate

    session.flush()
    refresh_profiles(session, [one.id for one in session.query(Candidate)])
    found = find_people(session, search, today)
    people = {one.id: one.full_name for one in session.query(Candidate)}
    return [people[id_] for id_ in found.ids]


def words(asked: str, **more) -> Search:
    return Search(words=read(asked), **more)


@pytest.mark.usefixtures("people")
class TestWords:
    @pytest.fixture
    def people(self):
        said = somebody("Said It")
        PreferenceFactory(candidate=said, words="a product-lead job in climate tech", label="Lead")
        noted = somebody("Noted So")
        TouchFactory(candidate=noted, note="asked about product leads in climate and rail")
        written = somebody("Wrote It")
        ResumeFactory(candidate_id=written.id, text="Product lead, climate adaptation")
        somebody("Is It", title="Product Lead", employer="Climate Works")
        EarlierJobFactory(candidate=somebody("Was It"), title="Product Lead", employer="Oil Inc")

    def test_are_looked_for_everywhere_and_their_own_words_come_first(self, session):
        assert names(session, words('"product lead" AND climate'))[0] == "Said It"
        assert set(names(session, words('"product lead" AND climate'))) == {
            "Said It", "Noted So", "Wrote It", "Is It",
        }  # fmt: skip

    def test_without_and_either(self, session):
        found = names(session, words('"product lead" NOT climate'))
        assert found == ["Was It"]
        assert set(names(session, words("rail OR oil"))) == {"Noted So", "Was It"}

    def test_a_field_looks_in_the_record_alone(self, session):
        assert set(names(session, words('title:"product lead"'))) == {"Is It", "Was It"}

    def test_a_phrase_does_not_reach_from_one_text_into_the_next(self, session):
        somebody("Two Texts", title="Product", employer="Lead Works")
        assert "Two Texts" not in names(session, words('"product lead"'))

    def test_skills_designations_towns_and_spellings_are_found(self, session):
        one = somebody("Élodie Gagnon", place=PlaceFactory(halifax=True))
        SkillHeldFactory(candidate=one, skill=TermFactory(name="C++"))
        DesignationHeldFactory(
            candidate=one, designation=TermFactory(name="P.Eng.", designation=True)
        )
        for asked in ("c++", "p.eng.", "halifax", "elodie", "GAGNON*"):
            assert names(session, words(asked)) == ["Élodie Gagnon"], asked

    @pytest.mark.parametrize(
        ("kind", "wish", "asked"),
        [
            ("remote", {"value": "remote", "label": "Remote only"}, "à distance"),
            ("contract_form", {"value": "contract", "label": "Contract"}, "contrat"),
            ("contract_form", {"value": "part_time", "label": "Part time"}, '"temps partiel"'),
            ("timing", {"value": "", "label": "Could move now"}, "dès maintenant"),
            ("hours", {"value": "4_days", "label": "Four days a week"}, "quatre jours"),
        ],
    )
    def test_of_a_wish_are_found_in_either_language(self, session, kind, wish, asked):
        PreferenceFactory(
            candidate=somebody("Noor Aziz"), kind=PreferenceKind(kind), words="", **wish
        )
        assert names(session, words(asked)) == ["Noor Aziz"]
        assert names(session, words(wish["label"])) == ["Noor Aziz"]

    def test_what_was_taken_back_is_not_found_any_more(self, session):
        wish = PreferenceFactory(candidate=somebody(), words="gardening")
        assert names(session, words("gardening")) == ["Somebody Else"]
        wish.end(NOON)
        assert names(session, words("gardening")) == []


class TestNamesAndAddresses:
    def test_a_slip_in_a_name_is_forgiven_and_the_closest_comes_first(self, session):
        somebody("Jane Okafor")
        somebody("Janet Okaforson")
        found = names(session, words("jane okafor", name="jane okafor"))
        assert found[0] == "Jane Okafor"
        assert names(session, words("jane okafar", name="jane okafar"))[0] == "Jane Okafor"

    def test_an_address_finds_whoever_has_it(self, session):
        one = somebody("Has It")
        WayFactory(candidate=one, kind=WayKind.mobile, value="+14165550123")
        assert names(session, words("4165550123", addresses=("+14165550123",))) == ["Has It"]


class TestNarrowing:
    def test_by_a_circle_or_a_wish_to_move_or_remote(self, session):
        toronto, halifax = PlaceFactory(), PlaceFactory(halifax=True)
        somebody("In Town", place=toronto)
        somebody("By The Sea", place=halifax)
        mover = somebody("Would Move", place=halifax)
        PreferenceFactory(candidate=mover, kind=PreferenceKind.place, place_id=toronto.id)
        distant = somebody("Works Remotely", place=halifax)
        PreferenceFactory(candidate=distant, kind=PreferenceKind.remote, value="remote")
        near = {"place_id": toronto.id, "latitude": 43.65, "longitude": -79.38, "km": 50}
        assert names(session, Search(near=Near(**near))) == ["In Town"]
        both = Near(**near, or_would_move=True, or_remote=True)
        assert set(names(session, Search(near=both))) == {"In Town", "Would Move", "Works Remotely"}

    def test_ticks_of_a_group_are_alternatives_and_groups_narrow_each_other(self, session):
        pmp = TermFactory(name="PMP", designation=True)
        both, lead, remote = somebody("Both"), somebody("Lead"), somebody("Remote")
        for one in (both, lead):
            PreferenceFactory(candidate=one, kind=PreferenceKind.seniority, value="lead")
        PreferenceFactory(candidate=remote, kind=PreferenceKind.remote, value="remote")
        DesignationHeldFactory(candidate=both, designation=pmp, standing=Standing.held)
        DesignationHeldFactory(candidate=lead, designation=pmp, standing=Standing.in_progress)
        wants = {"wants": frozenset({"lead", "remote"})}
        assert set(names(session, Search(ticks=wants))) == {"Both", "Lead", "Remote"}
        held = {**wants, "designation": frozenset({f"held:{pmp.id}"})}
        assert names(session, Search(ticks=held)) == ["Both"]

    @pytest.mark.parametrize(
        ("tick", "days"), [("now", 0), ("soon", 1), ("soon", 91), ("later", 92)]
    )
    def test_by_the_day_they_named(self, session, tick, days):
        one = somebody("Named It")
        PreferenceFactory(
            candidate=one, kind=PreferenceKind.timing, not_before=TODAY + timedelta(days=days)
        )
        somebody("Named None")
        assert names(session, Search(free=frozenset({tick}))) == ["Named It"]

    def test_what_they_never_want_is_no_wish(self, session):
        PreferenceFactory(candidate=somebody(), kind=PreferenceKind.remote, value="remote", horizon=Horizon.never)  # fmt: skip
        assert names(session, Search(ticks={"wants": frozenset({"remote"})})) == []

    def test_by_the_last_touch_and_by_owner(self, session):
        maya = RecruiterFactory()
        quiet, fresh = somebody("Quiet", owner=maya), somebody("Fresh")
        somebody("Never")
        TouchFactory(candidate=quiet, happened_at=NOON - timedelta(days=91))
        TouchFactory(candidate=fresh, happened_at=NOON - timedelta(days=89))
        assert names(session, Search(touched=frozenset({"quiet"}))) == ["Quiet"]
        assert set(names(session, Search(touched=frozenset({"quiet", "never"})))) == {
            "Quiet",
            "Never",
        }
        assert names(session, Search(owners=frozenset({maya.id}))) == ["Quiet"]
        assert names(session, Search(order="quiet")) == ["Never", "Quiet", "Fresh"]


class TestCounts:
    def test_say_what_each_tick_would_leave(self, session):
        pmp = TermFactory(name="PMP", designation=True)
        for at in range(3):
            one = somebody(f"Person {at}", title="climate")
            if at:
                PreferenceFactory(candidate=one, kind=PreferenceKind.remote, value="remote")
        DesignationHeldFactory(candidate=one, designation=pmp)
        names(session, Search())
        found = find_people(session, words("climate"), TODAY, size=1)
        assert (len(found.ids), found.total) == (1, 3)
        assert found.counts["marks"] == {"remote": 2, f"held:{pmp.id}": 1}
        for tick, people in found.counts["marks"].items():
            narrowed = words("climate", ticks={"wants": frozenset({tick})})
            assert find_people(session, narrowed, TODAY).total == people

    def test_what_would_bring_somebody_to_a_search_that_finds_nobody(self, session):
        somebody("One", title="rail")
        somebody("Two", title="rail and climate")
        names(session, Search())
        asked = words('rail climate "head of product"')
        assert find_people(session, asked, TODAY).total == 0
        assert loosened(session, asked, TODAY) == [("head of product", 1)]

    def test_take_the_same_number_of_queries_whoever_is_found(self, session):
        def asked() -> int:
            with count_queries(session) as counted:
                find_people(session, words("climate", name="climate"), TODAY)
            return counted.queries

        somebody("One", title="climate")
        names(session, Search())
        one = asked()
        for at in range(5):
            somebody(f"Person {at}", title="climate")
        names(session, Search())
        assert asked() == one <= 3


class TestManyPeople:
    """More than are counted: here more than three."""

    @pytest.fixture(autouse=True)
    def few_are_many(self, monkeypatch):
        for room in (finding, shapes):
            monkeypatch.setattr(room, "COUNTED", 3)

    @pytest.fixture
    def people(self, session):
        """Spoken with on one day after the other, the last on the list first; of the first two nothing is known."""
        people = [somebody(f"Jane Number {at}", title="climate") for at in range(7)]
        for at, person in enumerate(people[2:]):
            TouchFactory(candidate=person, happened_at=NOON - timedelta(days=90 - at))
        names(session, Search())
        return people

    def test_are_said_to_be_more_and_nobody_counts_them(self, session, people):
        found = find_people(session, words("climate"), TODAY)
        assert (found.total, found.everybody) == (4, None)
        few = find_people(session, words('climate AND "number 2"'), TODAY)
        assert (few.total, few.everybody) == (1, [people[2].id])

    @pytest.mark.parametrize("looked_at", [25_000, 2])
    @pytest.mark.parametrize("read_one_by_one", [2_500, 5])
    def test_come_in_the_order_of_an_index_and_page_by_page_each_once(
        self, session, people, monkeypatch, read_one_by_one, looked_at
    ):
        monkeypatch.setattr(finding, "LOOKED_AT", looked_at)
        monkeypatch.setattr(names_of_people, "MOST_CALLED", read_one_by_one)
        newest = [*(one.id for one in people[:1:-1]), people[0].id, people[1].id]
        asked = {
            "reason": newest,
            "quiet": newest[::-1],
            "name": [one.id for one in people],
        }
        for order, right in asked.items():
            asking = (
                Search(order=order),
                *(words(word, name="jane", order=order) for word in ("climate", "glaciology")),
            )
            for search in asking:
                pages = [find_people(session, search, TODAY, page, 3).ids for page in (1, 2, 3, 4)]
                assert [one for page in pages for one in page] == right, (order, search)

    def test_are_those_who_meet_the_search_whatever_it_narrows_by(self, session, people):
        maya, place = RecruiterFactory(), PlaceFactory(halifax=True)
        for person in people[1:]:
            person.owner, person.place = maya, place
        names(session, Search())
        near = Near(place_id=place.id, latitude=place.latitude, longitude=place.longitude, km=10)
        theirs = {one.id for one in people[1:]}
        by_name = words("glaciology", name="jane", near=near)
        for search in (Search(owners=frozenset({maya.id})), Search(near=near), words("climate", near=near), by_name):  # fmt: skip
            assert set(find_people(session, search, TODAY).ids) == theirs

    @pytest.mark.usefixtures("people")
    def test_that_would_be_brought_are_counted_as_far_as_any(self, session):
        asked = words("climate glaciology")
        assert loosened(session, asked, TODAY) == [("glaciology", 4)]


def test_people_without_a_row_are_found_by_name_and_get_one(session):
    one = somebody("No Row Yet")
    session.flush()
    assert find_people(session, words("no row", name="no row"), TODAY).ids == [one.id]
    assert people_without_rows(session, 10) == [one.id]
    refresh_profiles(session, [one.id])
    assert people_without_rows(session, 10) == []
    assert session.get(SearchDocument, one.id)
