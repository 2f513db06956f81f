"""Lists as files: who may take how much, what is in them, and that everything is written down."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
import time_machine
import vobject
from openpyxl import load_workbook
from sqlalchemy import select

from agency import clock
from agency.candidates.models import WayKind
from agency.contact.consent import Told
from agency.exports.asking import KEPT
from agency.exports.models import Export, ExportKind, ExportPart, ExportState
from agency.imports.book import open_book
from agency.imports.checking import check
from agency.imports.models import ImportKind, ImportRow, RowState
from agency.imports.options import Options
from agency.imports.uploading import keep_file
from agency.jobs.tasks import tidy_up
from agency.languages.speaking import Language
from agency.mail.models import OutboxMessage
from agency.rights.erasing import erase
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    EarlierJobFactory,
    RecruiterFactory,
    RoleFactory,
    SkillHeldFactory,
    SuggestionFactory,
    WayFactory,
)
from tests.support.jobs import run_waiting_jobs
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in

ASK = "/exports"


@pytest.fixture
def maya(client, session):
    AgencyFactory()
    maya = RecruiterFactory(name="Maya Lindqvist")
    sign_in(client, maya)
    return maya


@pytest.fixture
def taken(app, client, session, maya):
    """Asks for a file as Maya, lets the worker make it, and downloads it."""

    def take(**asked):
        answer = client.post_form(ASK, {"form": "csv", **asked}, page="/exports")
        assert answer.status_code == 302, answer.text
        run_waiting_jobs(app)
        return client.post_form(f"{answer.location}/file", page=answer.location)

    return take


def lines_of(answer) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.data.decode("utf-8-sig"), newline="")))


class TestLists:
    def test_people_by_name_in_the_columns_of_the_import(self, taken):
        CandidateFactory(full_name="Jane Okafor", title="Product Manager")
        CandidateFactory(full_name="Zed Zed")
        answer = taken(kind="candidates", name="jane")
        head, *people = lines_of(answer)
        assert len(people) == 1
        told = dict(zip(head, people[0], strict=True))
        assert (told["name"], told["title"], told["city"]) == (
            "Jane Okafor", "Product Manager", "Toronto",
        )  # fmt: skip
        assert told["agreed to contact"] == "yes"

    def test_a_stop_goes_out_as_a_no(self, taken):
        CandidateFactory(terms__stopped_at=clock.now())
        head, person = lines_of(taken(kind="candidates"))
        assert dict(zip(head, person, strict=True))["agreed to contact"] == "no"

    def test_what_looks_like_a_formula_is_text_in_both_files(self, taken):
        CandidateFactory(full_name="=cmd|' /C calc'!A0", employer="@SUM(1)")
        as_csv = lines_of(taken(kind="candidates"))[1]
        book = load_workbook(BytesIO(taken(kind="candidates", form="xlsx").data))
        as_sheet = [cell for cell in book.active[2] if cell.value]
        assert as_csv[0] == "'=cmd|' /C calc'!A0"
        assert all(cell.data_type != "f" for cell in as_sheet)
        assert not [cell for cell in as_csv if cell[:1] in "=+-@" and cell]

    def test_erased_people_are_in_no_file(self, taken, session):
        gone = CandidateFactory()
        erase(session, gone, Told(how="form", at=clock.now()))
        assert len(lines_of(taken(kind="candidates"))) == 1

    def test_roles_of_one_state_and_clients_with_their_contacts(self, taken):
        RoleFactory(title="Product Lead", client=ClientFactory(name="Northwind"))
        RoleFactory(title="Clerk", state="filled")
        head, *roles = lines_of(taken(kind="roles", state="open"))
        assert [dict(zip(head, one, strict=True))["title"] for one in roles] == ["Product Lead"]
        assert len(lines_of(taken(kind="clients", name="northw"))) == 2

    def test_who_there_is_for_a_role_with_the_reason(self, taken):
        suggestion = SuggestionFactory(why="A role opened that they asked for.")
        head, *people = lines_of(taken(kind="people_for_role", role_id=suggestion.role_id))
        assert dict(zip(head, people[0], strict=True))["why"] == suggestion.why

    def test_who_there_is_for_a_role_in_the_language_of_whoever_takes_it(self, taken, maya):
        maya.language = Language.fr
        why = "You and Jane usually talk every ten weeks and it has been twenty-one."
        suggestion = SuggestionFactory(why=why)
        head, *people = lines_of(taken(kind="people_for_role", role_id=suggestion.role_id))
        told = dict(zip(head, people[0], strict=True))
        assert told["pourquoi"].startswith("Vous parlez d’habitude avec Jane")

    def test_one_person_as_a_card(self, taken):
        person = CandidateFactory(full_name="Zoë d'Arcy Núñez", employer="Fernhill; Power")
        WayFactory(candidate=person, kind=WayKind.mobile, value="+14165550123")
        card = vobject.readOne(
            taken(kind="person", form="vcf", candidate_id=person.id).data.decode()
        )
        assert card.fn.value == "Zoë d'Arcy Núñez"
        assert card.org.value == ["Fernhill; Power"]
        assert card.tel.value == "+14165550123"

    def test_what_went_out_comes_in_and_changes_nothing(self, taken, session):
        person = CandidateFactory(full_name="Jane Okafor", languages=["French"])
        SkillHeldFactory(candidate=person, skill__name="Python", years=5)
        SkillHeldFactory(candidate=person, skill__name="ISO 9001:2015")
        EarlierJobFactory(candidate=person)
        session.commit()
        file = taken(kind="candidates").data
        head, line = list(csv.reader(StringIO(file.decode("utf-8-sig"), newline="")))
        told = dict(zip(head, line, strict=True))
        assert told["skills"] == "Python:5; ISO 9001:2015"
        job = keep_file(session, ImportKind.candidates, "people.csv", BytesIO(file), None)
        job.options = Options(owner=person.owner.email, asks=True).as_json()
        for _ in check(
            session, job, open_book(session, Options.from_json(job.options)), clock.now()
        ):
            session.commit()
        (row,) = session.scalars(select(ImportRow).filter_by(job_id=job.id))
        assert (row.state, row.candidate_id) == (RowState.unchanged, person.id)

    def test_queries_do_not_grow_with_the_lines(self, taken, session):
        def asked(people):
            CandidateFactory.create_batch(people)
            session.expire_all()
            with count_queries(session) as counted:
                taken(kind="candidates")
            return counted.queries

        assert asked(2) == asked(6)


class TestSecondPerson:
    @pytest.fixture
    def asked(self, client, session, maya, monkeypatch):
        monkeypatch.setattr("agency.exports.asking.ALONE", 2)
        CandidateFactory.create_batch(3, owner=maya)
        client.post_form(ASK, {"kind": "candidates", "form": "csv"}, page="/exports")
        return session.scalars(select(Export)).one()

    def test_more_lines_wait_for_a_colleague_who_is_written_to(self, client, session, app, asked):
        lead = RecruiterFactory(team_lead=True)
        client.post_form(ASK, {"kind": "candidates", "form": "csv"}, page="/exports")
        run_waiting_jobs(app)
        assert asked.state is ExportState.waiting
        assert session.query(ExportPart).count() == 0
        assert [one.to_address for one in session.query(OutboxMessage)] == [lead.email]

    def test_whoever_asked_cannot_agree_nor_can_an_ordinary_colleague(self, client, session, asked):
        RecruiterFactory(team_lead=True)
        for _ in range(2):
            url = f"/exports/{asked.id}/decision"
            assert client.post_form(url, {"answer": "yes"}, page="/exports").status_code == 403
            sign_in(client, RecruiterFactory())
        assert session.get_one(Export, asked.id).state is ExportState.waiting

    @pytest.mark.parametrize(
        ("answer", "state"), [("yes", ExportState.ready), ("no", ExportState.refused)]
    )
    def test_a_colleague_answers_and_both_see_who_it_was(
        self, client, session, app, maya, asked, answer, state
    ):
        lead = RecruiterFactory(team_lead=True, name="Lea Lead")
        sign_in(client, lead)
        client.post_form(f"/exports/{asked.id}/decision", {"answer": answer}, page="/exports")
        run_waiting_jobs(app)
        session.expire_all()
        assert (asked.state, asked.decided_by_id) == (state, lead.id)
        assert client.get(f"/exports/{asked.id}").status_code == 404
        sign_in(client, maya)
        assert "Lea Lead" in client.get("/exports").text

    def test_a_second_answer_changes_nothing(self, client, session, asked):
        sign_in(client, RecruiterFactory(team_lead=True))
        client.post_form(f"/exports/{asked.id}/decision", {"answer": "no"}, page="/exports")
        again = client.post_form(
            f"/exports/{asked.id}/decision", {"answer": "yes"}, page="/exports"
        )
        assert again.status_code == 403
        assert session.get_one(Export, asked.id).state is ExportState.refused

    def test_who_is_alone_in_the_house_gives_their_password(self, client, session, monkeypatch):
        monkeypatch.setattr("agency.exports.asking.ALONE", 2)
        AgencyFactory()
        alone = RecruiterFactory(administrator=True)
        CandidateFactory.create_batch(3, owner=alone)
        sign_in(client, alone)
        client.post_form(ASK, {"kind": "candidates", "form": "csv"}, page="/exports")
        asked = session.scalars(select(Export)).one()
        url = f"/exports/{asked.id}/decision"
        client.post_form(url, {"answer": "yes", "password": "wrong"}, page="/exports")
        assert session.get_one(Export, asked.id).state is ExportState.waiting

    def test_the_archive_is_an_administrators_and_never_one_persons_alone(
        self, client, session, maya
    ):  # fmt: skip
        assert not maya.is_administrator
        ask = {"kind": "archive", "form": "zip"}
        assert client.post_form(ASK, ask, page="/exports").status_code == 403
        sign_in(client, RecruiterFactory(administrator=True))
        client.post_form(ASK, ask, page="/exports")
        assert session.scalars(select(Export)).one().state is ExportState.waiting


class TestAfterwards:
    def test_nobody_but_whoever_asked_gets_the_file(self, client, session, taken):
        taken(kind="candidates")
        export = session.scalars(select(Export)).one()
        sign_in(client, RecruiterFactory(administrator=True))
        assert client.post_form(f"/exports/{export.id}/file", page="/exports").status_code == 404

    def test_the_line_stays_and_the_file_goes_after_a_day(self, client, session, taken):
        taken(kind="candidates")
        with time_machine.travel(clock.now() + KEPT + timedelta(minutes=1), tick=False):
            tidy_up(session, clock.now())
            tidy_up(session, clock.now())
        export = session.scalars(select(Export)).one()
        session.refresh(export)
        assert export.state is ExportState.gone
        assert export.taken_at is not None
        assert session.query(ExportPart).count() == 0
        assert "no longer kept" in client.get(f"/exports/{export.id}").text

    def test_an_erasure_reaches_into_files_that_wait(self, session, taken):
        person = CandidateFactory()
        taken(kind="candidates")
        erase(session, person, Told(how="form", at=clock.now()))
        assert session.query(ExportPart).count() == 0

    def test_a_job_that_runs_twice_makes_one_file(self, app, session, taken):
        from agency.jobs.running import run_task

        taken(kind="candidates")
        export = session.scalars(select(Export)).one()
        parts = session.query(ExportPart).count()
        assert run_task(app, "make_export", export_id=export.id) == {"lines": 0}
        assert session.query(ExportPart).count() == parts


@pytest.mark.usefixtures("maya")
class TestBadRequests:
    @pytest.mark.parametrize(
        "asked",
        [
            {"kind": "everything", "form": "csv"},
            {"kind": "candidates", "form": "vcf"},
            {"kind": "person", "form": "vcf"},
            {"kind": "people_for_role", "form": "csv"},
            {"kind": "roles", "form": "csv", "state": "sold"},
            {"kind": "person", "form": "vcf", "candidate_id": "99999999999"},
            {},
        ],
    )
    def test_are_refused_and_leave_no_line(self, client, session, asked):
        assert client.post_form(ASK, asked, page="/exports").status_code == 400
        assert session.query(Export).count() == 0

    def test_somebody_or_something_that_is_not_there_is_404(self, client):
        for asked in (
            {"kind": "person", "form": "vcf", "candidate_id": "123"},
            {"kind": "people_for_role", "form": "csv", "role_id": "123"},
        ):
            assert client.post_form(ASK, asked, page="/exports").status_code == 404


def test_every_kind_has_words():
    from agency.portal.export_forms import FORMS
    from agency.portal.exports import words_for

    said = {words_for(Export(kind=kind, rows=2)) for kind in ExportKind}
    assert len(said) == len(ExportKind)
    assert all(words.startswith("2 ") for words in said)
    assert set(FORMS) == set(ExportKind)
