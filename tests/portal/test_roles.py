"""Roles in the portal: the form, the page with its people, and the stages."""

from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from agency.candidates.models import Candidate
from agency.clients.models import Client, ClientContact, Role, RoleState
from agency.matching.ranking import Dropped
from agency.recontact.models import RoleFindings, Standing, StandingKind, Suggestion
from agency.recruiters.models import Recruiter
from agency.submissions.models import Stage, Submission
from agency.submissions.queries import submission_of
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    PlaceFactory,
    RecruiterFactory,
    RequirementFactory,
    RoleFactory,
    SubmissionFactory,
    SuggestionFactory,
    TermFactory,
    TouchFactory,
)
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in

HTMX = {"HX-Request": "true"}
FORM = {
    "title": "Product Lead",
    "client": "Cedar Loop",
    "state": "open",
    "contract_form": "permanent",
    "hours_percent": "100",
    "openings": "1",
    "pay_currency": "CAD",
    "pay_period": "year",
    "office_days": "",
}


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def maya(session: Session, client: AuditedClient) -> Recruiter:
    AgencyFactory()
    maya = RecruiterFactory(name="Maya Lindqvist")
    sign_in(client, maya)
    return maya


@pytest.fixture
def role(maya: Recruiter) -> Role:
    return RoleFactory(owner=maya, client=ClientFactory(name="Cedar Loop"))


def looked_at(session: Session, role: Role, **facts: Any) -> None:
    """The round of surfacing that followed the last change of the role."""
    session.flush()
    session.refresh(role)
    found = {
        "held_back": 0,
        "dropping": [],
        "found_at": role.changed_at,
        "as_changed_at": role.changed_at,
        **facts,
    }
    session.add(RoleFindings(role_id=role.id, **found))
    session.flush()


def stands(session: Session, role: Role, person: Candidate, **facts: Any) -> None:
    usual = {
        "kind": StandingKind.held_back,
        "fit_total": 77,
        "fit_version": "2-sssss",
        "says": "Would suit.",
        "missing": "",
    }
    session.add(Standing(role_id=role.id, candidate_id=person.id, **{**usual, **facts}))
    session.flush()


def form(maya: Recruiter, **changed: str) -> dict[str, str]:
    return {**FORM, "owner_id": str(maya.id), **changed}


def read(response: TestResponse) -> str:
    return " ".join(unescape(response.get_data(as_text=True)).split())


def enqueued(session: Session, task: str) -> list[dict[str, Any]]:
    query = text("SELECT args FROM procrastinate_jobs WHERE task_name = :task ORDER BY id")
    return list(session.scalars(query, {"task": task}))


def how_many(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


class TestForm:
    def test_new_role_is_saved_and_its_people_are_looked_for(
        self, client: AuditedClient, session: Session, maya: Recruiter
    ) -> None:
        PlaceFactory()
        python = TermFactory(name="Python")
        answer = client.post_form(
            "/roles",
            form(
                maya,
                contact="Ingrid Solheim",
                place="toronto",
                office_days="3",
                pay_low="130k",
                pay_high="$150,000",
                must="5 years Python\nHas led a team",
                nice="French",
                words="Someone who can say no to a sales team.",
                words_said_on="2026-06-12",
                shortlist_on="2026-06-26",
            ),
            page="/roles/new",
        )
        (role,) = session.scalars(select(Role))
        assert answer.location == f"/roles/{role.id}"
        assert (role.client.name, role.contact.name) == ("Cedar Loop", "Ingrid Solheim")
        assert (role.place.name, role.office_days) == ("Toronto", 3)
        assert (role.pay_low, role.pay_high, role.pay_currency) == (130_000, 150_000, "CAD")
        assert [(one.term_id, one.words, one.years, one.is_must) for one in role.requirements] == [
            (python.id, "", 5, True),
            (None, "Has led a team", None, True),
            (None, "French", None, False),
        ]
        assert (role.state, role.opened_at, role.owner_id) == (RoleState.open, NOON, maya.id)
        assert enqueued(session, "surface_role") == [{"role_id": role.id}]

    def test_anticipated_role_keeps_its_month(
        self, client: AuditedClient, session: Session, maya: Recruiter
    ) -> None:
        new = form(maya, state="anticipated", expected_on="2026-09", confidence="60")
        page = client.post_form("/roles", new, page="/roles/new", follow_redirects=True)
        (role,) = session.scalars(select(Role))
        assert (role.expected_on, role.confidence, role.opened_at) == (date(2026, 9, 1), 60, None)
        assert "Not advertised. Expected in September 2026, 60% sure." in read(page)

    def test_form_sent_twice_opens_one_role(
        self, client: AuditedClient, session: Session, maya: Recruiter
    ) -> None:
        for _ in range(2):
            client.post_form("/roles", form(maya, once_key="k1"), page="/roles/new")
        assert how_many(session, Role) == 1

    @pytest.mark.parametrize(
        ("changed", "says"),
        [
            ({"title": ""}, "Give the role a title."),
            ({"title": "x" * 201}, "At most 200 characters"),
            ({"client": ""}, "Say who the role is with."),
            ({"place": "Atlantis"}, "We do not know this place."),
            ({"pay_low": "a lot"}, "Write the amount as a number"),
            ({"pay_low": "-5"}, "Write an amount above zero"),
            ({"pay_low": "nan"}, "Write an amount above zero"),
            ({"pay_low": "9" * 30}, "below 100 million"),
            ({"pay_low": "150000", "pay_high": "130000"}, "Swap the two."),
            ({"state": "anticipated"}, "Say in which month you expect it."),
            ({"state": "anticipated", "expected_on": "soon"}, "Write the month as 2026-09"),
            ({"state": "filled"}, "Not a valid choice"),
            ({"confidence": "200"}, "From 1 to 100"),
            ({"hours_percent": "0"}, "From 5 to 100"),
            ({"openings": ""}, "At least one."),
            ({"starts_on": "2026-02-31"}, "Write the day as year-month-day"),
            ({"words": "Call me."}, "Say when they said it"),
            ({"must": "\n".join(f"Thing {n}" for n in range(31))}, "At most 30 lines"),
            ({"nice": "x" * 300}, "Keep each line under 200"),
            ({"owner_id": "99999999999999999999"}, "Not a valid choice"),
        ],
    )
    def test_bad_input_is_named_and_nothing_is_lost_or_half_saved(
        self,
        client: AuditedClient,
        session: Session,
        maya: Recruiter,
        changed: dict[str, str],
        says: str,
    ) -> None:
        PlaceFactory()
        typed = form(maya, contact="Ingrid Solheim", note="", **changed)
        answer = client.post_form("/roles", typed, page="/roles/new")
        assert answer.status_code == 422
        assert says in read(answer)
        for name, value in ({"title": "Product Lead"} | changed).items():
            is_chosen = name in ("state", "owner_id")
            assert is_chosen or value.split("\n")[0] in read(answer)
        assert 'value="Ingrid Solheim"' in read(answer)
        for model in (Role, Client, ClientContact):
            assert how_many(session, model) == 0
        assert enqueued(session, "surface_role") == []

    def test_slip_in_the_clients_name_is_asked_about(
        self, client: AuditedClient, session: Session, maya: Recruiter
    ) -> None:
        ClientFactory(name="Cedar Loop")
        answer = client.post_form("/roles", form(maya, client="Ceder Lop"), page="/roles/new")
        assert "Did you mean “Cedar Loop”?" in read(answer)
        client.post_form("/roles", form(maya, client="Ceder Lop", new_client="y"))
        assert set(session.scalars(select(Client.name))) == {"Cedar Loop", "Ceder Lop"}

    def test_known_client_and_contact_are_used_again(
        self, client: AuditedClient, session: Session, maya: Recruiter
    ) -> None:
        for _ in range(2):
            new = form(maya, client="cedar  LOOP".replace("  ", " "), contact="Ingrid Solheim")
            client.post_form("/roles", new, page="/roles/new")
        assert (how_many(session, Client), how_many(session, ClientContact)) == (1, 1)
        assert how_many(session, Role) == 2

    @pytest.mark.usefixtures("maya")
    def test_form_of_a_client_has_its_name(self, client: AuditedClient, role: Role) -> None:
        assert 'value="Cedar Loop"' in read(client.get(f"/roles/new?client={role.client_id}"))
        for nobody in ("999999", "99999999999999", "x", "-1"):
            assert client.get(f"/roles/new?client={nobody}").status_code == 200

    def test_edit_shows_what_we_hold_and_saves_the_same(
        self, client: AuditedClient, role: Role
    ) -> None:
        RequirementFactory(role=role, term=TermFactory(name="Python"), years=5)
        RequirementFactory(role=role, term=None, words="French", is_must=False)
        page = client.get(f"/roles/{role.id}/edit")
        for shown in ("5 years of Python", "French", 'value="130000"', 'value="Toronto, Ontario"'):
            assert shown in read(page)

    def test_change_is_saved_and_people_are_looked_for_again(
        self, client: AuditedClient, session: Session, maya: Recruiter, role: Role
    ) -> None:
        new = form(maya, title="Head of Product", must="Has led a team")
        answer = client.post_form(f"/roles/{role.id}/edit", new, page=f"/roles/{role.id}/edit")
        assert answer.location == f"/roles/{role.id}"
        assert role.title == "Head of Product"
        assert [one.words for one in role.requirements] == ["Has led a team"]
        assert enqueued(session, "surface_role") == [{"role_id": role.id}]

    def test_role_cannot_be_edited_into_a_state_it_cannot_reach(
        self, client: AuditedClient, maya: Recruiter
    ) -> None:
        role = RoleFactory(state=RoleState.filled)
        new = form(maya, client=role.client.name, state="on_hold")
        answer = client.post_form(f"/roles/{role.id}/edit", new, page=f"/roles/{role.id}/edit")
        assert answer.status_code == 422
        assert role.state is RoleState.filled


class TestMoving:
    def test_role_is_closed_and_opened_again(
        self, client: AuditedClient, session: Session, role: Role
    ) -> None:
        page = client.post_form(
            f"/roles/{role.id}/state", {"state": "filled"}, follow_redirects=True
        )
        assert "is filled. Nobody is surfaced for it any more." in read(page)
        client.post_form(f"/roles/{role.id}/state", {"state": "open"})
        assert (role.state, role.generation, role.opened_at) == (RoleState.open, 2, NOON)
        assert len(enqueued(session, "surface_role")) == 2

    @pytest.mark.parametrize("state", ["open", "anticipated", "", "nonsense"])
    def test_impossible_move_changes_nothing(
        self, client: AuditedClient, session: Session, role: Role, state: str
    ) -> None:
        page = client.post_form(f"/roles/{role.id}/state", {"state": state}, follow_redirects=True)
        assert "The role was not moved" in read(page)
        assert role.state is RoleState.open
        assert enqueued(session, "surface_role") == []


class TestList:
    def test_roles_with_their_waiting_people(self, client: AuditedClient, role: Role) -> None:
        SuggestionFactory(role=role)
        RoleFactory(title="Payroll Manager", state=RoleState.withdrawn)
        page = read(client.get("/roles"))
        for said in ("Product Lead, Home Energy", "$130k to $150k", "one person", "six days"):
            assert said in page
        assert page.index("Product Lead") < page.index("Payroll Manager")

    @pytest.mark.usefixtures("role")
    def test_one_state_can_be_looked_at(self, client: AuditedClient) -> None:
        assert "Product Lead" in read(client.get("/roles?state=open"))
        assert "No roles are filled" in read(client.get("/roles?state=filled"))
        assert "Product Lead" in read(client.get("/roles?state=nonsense&page=-4"))

    @pytest.mark.usefixtures("maya")
    def test_before_the_first_role(self, client: AuditedClient) -> None:
        assert "No roles yet" in read(client.get("/roles"))

    def test_long_list_has_pages(self, client: AuditedClient, maya: Recruiter) -> None:
        firm = ClientFactory()
        for number in range(30):
            RoleFactory(client=firm, owner=maya, title=f"Role number {number:02}")
        assert "1 to 25 of 30" in read(client.get("/roles"))
        assert "26 to 30 of 30" in read(client.get("/roles?page=2"))


class TestPage:
    def test_people_are_best_fit_first_and_may_be_contacted(
        self, client: AuditedClient, session: Session, maya: Recruiter, role: Role
    ) -> None:
        for name, fit in (("Oliver Brandt-King", 82), ("Jane Okafor", 91)):
            person = CandidateFactory(full_name=name, owner=maya)
            SuggestionFactory(candidate=person, role=role, fit_total=fit, why=f"Why {name}.")
        looked_at(session, role)
        page = read(client.get(f"/roles/{role.id}"))
        assert page.index("Why Jane Okafor.") < page.index("Why Oliver Brandt-King.")
        assert "2 may be contacted" in page
        assert "Opened Friday 12 June" in page
        assert "Not for this role" in page
        assert "Age, gender and background are never read." in page

    def test_facts_and_what_the_client_said(
        self, client: AuditedClient, session: Session, role: Role
    ) -> None:
        RequirementFactory(role=role, term=None, words="Has led a team")
        role.words, role.words_said_on = "Someone who can say no.", TODAY
        gain = Dropped("French", "skill", 4, is_about=False)
        looked_at(session, role, dropping=[gain._asdict()])
        page = read(client.get(f"/roles/{role.id}"))
        for said in (
            "Has led a team",
            "“Someone who can say no.”",
            "Without French: four people more",
            "18 Jun 2026",
        ):
            assert str(said) in page

    def test_somebody_held_back_has_no_contact_actions(
        self, client: AuditedClient, session: Session, maya: Recruiter, role: Role
    ) -> None:
        nadia = CandidateFactory(
            full_name="Nadia Haddad",
            owner=maya,
            terms={"paused_at": NOON, "paused_until": TODAY + timedelta(days=75)},
        )
        stands(session, role, nadia)
        looked_at(session, role, held_back=1)
        page = read(client.get(f"/roles/{role.id}"))
        assert "Nadia Haddad" in page
        assert "Would fit at 77. Would suit. Comes up here on 1 Sep." in page
        assert "Nobody may be contacted now" in page
        assert "Call<span" not in page

    @pytest.mark.parametrize(
        ("access", "is_owner", "sees"),
        [
            ({}, False, False),
            ({"administrator": True}, False, False),
            ({"team_lead": True}, False, False),
            ({"privacy_lead": True}, False, True),
            ({}, True, True),
        ],
        ids=["colleague", "administrator", "team lead", "privacy lead", "owner"],
    )
    @pytest.mark.parametrize("kind", StandingKind)
    @pytest.mark.usefixtures("maya")
    def test_who_refused_is_named_only_to_owner_and_privacy_lead(
        self,
        client: AuditedClient,
        session: Session,
        role: Role,
        access: dict[str, bool],
        is_owner: bool,
        sees: bool,
        kind: StandingKind,
    ) -> None:
        viewer = RecruiterFactory(**access)
        owner = viewer if is_owner else RecruiterFactory()
        ruth = CandidateFactory(
            full_name="Ruth Abara",
            employer="Halyard Freight",
            owner=owner,
            terms={"stopped_at": NOON},
        )
        missing = "PMP" if kind is StandingKind.one_step_short else ""
        stands(session, role, ruth, kind=kind, says="Ruth asked for this.", missing=missing)
        looked_at(session, role)
        sign_in(client, viewer)
        page = read(client.get(f"/roles/{role.id}"))
        assert ("Ruth" in page or "Halyard" in page) is sees
        assert ("One person, name withheld" in page) is not sees

    def test_light_that_turned_red_moves_somebody_out_of_the_list(
        self, client: AuditedClient, session: Session, maya: Recruiter, role: Role
    ) -> None:
        jane = CandidateFactory(owner=maya, terms={"stopped_at": NOON})
        SuggestionFactory(candidate=jane, role=role, fit_total=91)
        looked_at(session, role)
        page = read(client.get(f"/roles/{role.id}"))
        assert "Would fit at 91." in page
        assert "0 may be contacted" in page

    def test_one_step_short_names_the_thing_and_the_act(
        self, client: AuditedClient, session: Session, maya: Recruiter, role: Role
    ) -> None:
        short = {"kind": StandingKind.one_step_short, "says": "Due in September."}
        stands(session, role, CandidateFactory(owner=maya), missing="PMP", **short)
        short["says"] = ""
        stands(session, role, CandidateFactory(owner=maya), missing="French", **short)
        looked_at(session, role)
        page = read(client.get(f"/roles/{role.id}"))
        assert "Missing: PMP.</b> Due in September." in page
        assert "Ask Cedar Loop if that counts" in page
        assert "Ask Jane about it" in page
        assert 'The nearest two are <a href="#short">one step short' in page

    def test_long_list_beside_shows_the_nearest_first(
        self, client: AuditedClient, session: Session, maya: Recruiter, role: Role
    ) -> None:
        for fit in range(60, 72):
            person = CandidateFactory(full_name=f"Jane Number{fit}", owner=maya)
            stands(session, role, person, fit_total=fit)
        looked_at(session, role)
        page = read(client.get(f"/roles/{role.id}"))
        assert "Show all 12" in page
        assert "Number71" in page
        assert "Number60" not in page
        assert "Number60" in read(client.get(f"/roles/{role.id}?everyone="))

    def test_snoozed_person_stays_with_the_role(
        self, client: AuditedClient, session: Session, maya: Recruiter, role: Role
    ) -> None:
        for until in (date(2026, 7, 2), None):
            jane = CandidateFactory(owner=maya)
            snoozed = SuggestionFactory(candidate=jane, role=role)
            snoozed.snooze(until)
        looked_at(session, role)
        page = read(client.get(f"/roles/{role.id}"))
        assert "Snoozed until 2 Jul" in page
        assert "Snoozed until something changes" in page

    def test_somebody_in_process_is_not_a_standing_any_more(
        self, client: AuditedClient, session: Session, maya: Recruiter, role: Role
    ) -> None:
        jane = CandidateFactory(owner=maya)
        stands(session, role, jane)
        SubmissionFactory(role=role, candidate=jane, stage=Stage.interview)
        looked_at(session, role)
        page = read(client.get(f"/roles/{role.id}"))
        assert "Held back by etiquette" not in page
        assert "Cedar Loop is interviewing Jane." in page
        assert "Okafor, today" in page

    def test_erased_people_are_nowhere(
        self, client: AuditedClient, session: Session, maya: Recruiter, role: Role
    ) -> None:
        for number in range(3):
            gone = CandidateFactory(full_name=f"Ruth {number}", owner=maya, erased_at=NOON)
            if number == 0:
                SuggestionFactory(candidate=gone, role=role)
            elif number == 1:
                SubmissionFactory(role=role, candidate=gone)
            else:
                stands(session, role, gone)
        looked_at(session, role)
        assert "Ruth" not in read(client.get(f"/roles/{role.id}"))

    def test_until_people_were_looked_for_the_page_asks_again(
        self, client: AuditedClient, session: Session, role: Role
    ) -> None:
        address = f"/roles/{role.id}"
        page = read(client.get(address))
        assert "Looking for people…" in page
        assert 'hx-trigger="every 2s"' in page
        polled = {**HTMX, "HX-Trigger": "looking"}
        assert client.get(address, headers=polled).status_code == 204
        looked_at(session, role)
        found = client.get(address, headers=polled)
        assert found.status_code == 200
        assert "Looking for people" not in read(found)
        assert "Nobody fits yet" in read(found)

    def test_findings_older_than_the_role_are_no_answer(
        self, client: AuditedClient, session: Session, role: Role
    ) -> None:
        looked_at(session, role, as_changed_at=NOON - timedelta(days=900))
        assert "Looking for people…" in read(client.get(f"/roles/{role.id}"))

    def test_page_says_when_looking_takes_too_long(
        self, client: AuditedClient, session: Session, role: Role
    ) -> None:
        role.changed_at = NOON - timedelta(minutes=5)
        session.flush()
        page = read(client.get(f"/roles/{role.id}"))
        assert 'hx-trigger="every 15s"' in page
        assert "takes longer than it should" in page

    @pytest.mark.parametrize(
        ("state", "says"),
        [
            (RoleState.on_hold, "This role is on hold"),
            (RoleState.filled, "This role is filled"),
        ],
    )
    @pytest.mark.usefixtures("maya")
    def test_role_that_is_not_open_looks_for_nobody(
        self, client: AuditedClient, state: RoleState, says: str
    ) -> None:
        page = read(client.get(f"/roles/{RoleFactory(state=state).id}"))
        assert says in page
        assert "Looking for people" not in page

    def test_role_that_is_only_heard_of_surfaces_nobody(
        self, client: AuditedClient, session: Session, role: Role
    ) -> None:
        role.state = RoleState.anticipated
        looked_at(session, role)
        page = read(client.get(f"/roles/{role.id}"))
        assert "Nobody is surfaced before the role opens" in page
        assert "Looking for people" not in page

    @pytest.mark.parametrize("address", ["/roles/4711", "/roles/99999999999999", "/roles/x"])
    @pytest.mark.usefixtures("maya")
    def test_no_such_role(self, client: AuditedClient, address: str) -> None:
        assert client.get(address).status_code == 404

    def test_number_of_queries_does_not_grow(
        self, client: AuditedClient, session: Session, maya: Recruiter, role: Role
    ) -> None:
        looked_at(session, role)

        def add(count: int) -> None:
            for _ in range(count):
                SuggestionFactory(candidate=CandidateFactory(owner=maya), role=role, fit_total=80)
                seen = CandidateFactory(owner=RecruiterFactory())
                TouchFactory(candidate=seen)
                SubmissionFactory(role=role, candidate=seen)
                stands(session, role, CandidateFactory(owner=RecruiterFactory()))
                short = {"kind": StandingKind.one_step_short, "missing": "PMP"}
                stands(session, role, CandidateFactory(owner=RecruiterFactory()), **short)
                RequirementFactory(role=role)

        def queries() -> int:
            with count_queries(session) as counted:
                client.get(f"/roles/{role.id}")
            return counted.queries

        add(2)
        few = queries()
        add(6)
        assert queries() == few
        assert few <= 45


class TestStage:
    def post(
        self, client: AuditedClient, role: Role, person: Candidate, stage: str, **more: str
    ) -> TestResponse:
        address = f"/roles/{role.id}/candidates/{person.id}/stage"
        return client.post_form(address, {"stage": stage, **more}, page=f"/roles/{role.id}")

    @pytest.fixture
    def jane(self, maya: Recruiter, role: Role) -> Candidate:
        jane = CandidateFactory(owner=maya)
        SuggestionFactory(candidate=jane, role=role, fit_total=91)
        return jane

    def test_stage_is_saved_and_the_suggestion_is_settled(
        self, client: AuditedClient, session: Session, role: Role, jane: Candidate
    ) -> None:
        answer = self.post(client, role, jane, "contacted")
        assert answer.location == f"/roles/{role.id}"
        held = submission_of(session, role.id, jane.id)
        assert held is not None
        assert (held.stage, held.staged_at) == (Stage.contacted, NOON)
        (suggestion,) = session.scalars(select(Suggestion))
        assert suggestion.state == "contacted"
        assert enqueued(session, "rematch_candidate") == [{"candidate_id": jane.id}]

    def test_select_saved_in_place_answers_with_the_board(
        self, client: AuditedClient, role: Role, jane: Candidate
    ) -> None:
        client.get(f"/roles/{role.id}")
        answer = client.post_form(
            f"/roles/{role.id}/candidates/{jane.id}/stage", {"stage": "interested"}, headers=HTMX
        )
        page = read(answer)
        assert answer.status_code == 200
        assert 'id="role-board"' in page
        assert "Jane Okafor moved to Interested." in page
        assert 'Interested <span class="cb-count">1</span>' in page
        assert 'Contacted <span class="cb-count">1</span>' in page

    def test_first_step_can_be_undone_where_it_was_made(
        self, client: AuditedClient, session: Session, role: Role, jane: Candidate
    ) -> None:
        self.post(client, role, jane, "contacted")
        self.post(client, role, jane, "surfaced")
        assert submission_of(session, role.id, jane.id) is None
        (suggestion,) = session.scalars(select(Suggestion))
        assert (suggestion.state, suggestion.settled_at) == ("new", None)

    def test_nobody_is_submitted_before_they_agreed(
        self, client: AuditedClient, session: Session, role: Role, jane: Candidate
    ) -> None:
        asked = self.post(client, role, jane, "submitted")
        assert asked.status_code == 200
        assert "Jane agreed that we represent them to Cedar Loop" in read(asked)
        refused = self.post(client, role, jane, "submitted", answered="1", agreed_on="2026-06-17")
        assert refused.status_code == 422
        assert "Nothing was moved. Ask Jane first, then tick the box." in read(refused)
        assert submission_of(session, role.id, jane.id) is None
        said = {"agreed": "y", "agreed_on": "2026-06-17", "agreed_how": "call"}
        words = "Yes, put me forward to them."
        self.post(client, role, jane, "submitted", answered="1", agreed_words=words, **said)
        held = submission_of(session, role.id, jane.id)
        assert held is not None
        assert (held.stage, held.right_to_represent_on) == (Stage.submitted, date(2026, 6, 17))
        assert (held.right_how, held.right_words, held.right_recorded_by_id) == (
            "call", words, role.owner_id,
        )  # fmt: skip
        assert "right to represent yesterday on the phone" in read(client.get(f"/roles/{role.id}"))

    @pytest.mark.parametrize("day", ["2027-01-01", "not a day"])
    def test_they_cannot_have_agreed_tomorrow(
        self, client: AuditedClient, session: Session, role: Role, jane: Candidate, day: str
    ) -> None:
        answer = self.post(client, role, jane, "submitted", answered="1", agreed="y", agreed_on=day)
        assert answer.status_code == 422
        assert how_many(session, Submission) == 0

    def test_reason_for_not_going_on_is_asked_and_may_stay_unsaid(
        self, client: AuditedClient, role: Role, jane: Candidate
    ) -> None:
        self.post(client, role, jane, "interested")
        assert "Why" in read(self.post(client, role, jane, "not_going_on"))
        self.post(client, role, jane, "not_going_on", answered="1", ended_why="Took another job")
        page = read(client.get(f"/roles/{role.id}"))
        assert "Took another job" in page
        assert "Not going on <span" in page

    def test_placement_asks_for_the_first_day(
        self, client: AuditedClient, session: Session, role: Role, jane: Candidate
    ) -> None:
        SubmissionFactory(role=role, candidate=jane, stage=Stage.offer, right_to_represent_on=TODAY)
        asked = read(self.post(client, role, jane, "placed"))
        assert "First day at work" in asked
        assert "agreed that we represent" not in asked
        self.post(client, role, jane, "placed", answered="1", starts_on="2026-08-03")
        held = submission_of(session, role.id, jane.id)
        assert held is not None
        assert (held.stage, held.starts_on) == (Stage.placed, date(2026, 8, 3))

    def test_what_the_client_knows_is_not_taken_back(
        self, client: AuditedClient, session: Session, role: Role, jane: Candidate
    ) -> None:
        SubmissionFactory(role=role, candidate=jane, stage=Stage.submitted)
        answer = self.post(client, role, jane, "surfaced")
        assert answer.status_code == 422
        assert "Cedar Loop knows of Jane already." in read(answer)
        assert how_many(session, Submission) == 1

    @pytest.mark.parametrize("stage", ["", "hired", "SUBMITTED"])
    def test_unknown_stage_is_refused(
        self, client: AuditedClient, role: Role, jane: Candidate, stage: str
    ) -> None:
        assert self.post(client, role, jane, stage).status_code == 400

    def test_nobody_by_that_number(self, client: AuditedClient, role: Role) -> None:
        gone = CandidateFactory(erased_at=NOON)
        assert self.post(client, role, gone, "contacted").status_code == 404


@pytest.mark.parametrize(
    "address", ["/roles", "/roles/new", "/roles/1", "/roles/1/edit", "/clients", "/find"]
)
def test_strangers_are_sent_to_sign_in(client: AuditedClient, address: str) -> None:
    AgencyFactory()
    RecruiterFactory()
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.location.startswith("/sign-in")


def test_an_advertisement_is_written_shown_folded_and_noted(
    session: Session, client: AuditedClient, maya: Recruiter
) -> None:
    told = {
        **FORM,
        "owner_id": str(maya.id),
        "new_client": "y",
        "advertisement": "We need you.\nNow.",
    }
    answer = client.post_form("/roles", told, page="/roles/new")
    page = client.get(answer.location).text
    assert "We need you.\nNow.</p>" in page
    role = session.scalars(select(Role)).one()
    assert role.advertisement == "We need you.\nNow."
    url = f"/roles/{role.id}/edit"
    assert "We need you.\nNow.</textarea>" in client.get(url).text
    refused = client.post_form(url, {**told, "advertisement": "x" * 20_001}, page=url)
    assert "At most 20,000 characters, please; this has 20,001." in refused.text


class TestEasing:
    def test_each_thing_let_go_of_is_counted_over_everybody(
        self, client: AuditedClient, role: Role
    ) -> None:
        answer = client.get(f"/roles/{role.id}/easing")
        assert "What would dropping one do?" in read(answer)
        assert "Nobody more" in read(answer)

    def test_role_page_offers_the_count(
        self, client: AuditedClient, session: Session, role: Role
    ) -> None:
        RequirementFactory(role=role)
        looked_at(session, role)
        assert f'href="/roles/{role.id}/easing"' in client.get(f"/roles/{role.id}").text


class TestSilverMedallists:
    def test_runners_up_of_similar_roles_are_shown_with_their_light(
        self, client: AuditedClient, session: Session, role: Role
    ) -> None:
        nadia = CandidateFactory(full_name="Nadia Haddad")
        before = RoleFactory(title=role.title, client=ClientFactory(name="Osprey Rail"))
        SubmissionFactory(
            candidate=nadia, role=before, stage=Stage.not_going_on, ended_why="Somebody was nearer.",
            right_to_represent_on=TODAY - timedelta(days=90),
        )  # fmt: skip
        session.flush()
        page = read(client.get(f"/roles/{role.id}"))
        assert "Silver medallists of similar roles" in page
        assert "Somebody was nearer." in page


class TestStrip:
    def test_stages_say_what_a_select_calls_them(self, client: AuditedClient, role: Role) -> None:
        page = client.get(f"/roles/{role.id}").text
        for stage in ("surfaced", "contacted", "interview", "placed"):
            assert f'data-stage="{stage}"' in page
