"""A spreadsheet brought in by four steps, on a desk and on a phone, and taken back."""

from playwright.sync_api import expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from tests.browser.conftest import Live, Visits
from tests.browser.test_pages import audit

HEADER = "full_name,e_mail,position,company,last_contact,comments\n"
ROWS = (
    "Ngozi Eze,ngozi.eze@example.com,Quantity Surveyor,Quay & Stone,02/03/2026,wants remote and not before March\n"
    "Liam O’Connor,,HVAC Lead,Northern Air,03/11/2025,met at trade show\n"
    "Robert Hale,rhale@example.com,Estimator,Cedar Works,05/06/2026,PMP in progress\n"
    "Petra Voss,not an address,Foreman,Acme,04/05/2026,left voicemail\n"
    ",x@example.com,Nobody,,,\n"
)


def somebody(session: Session) -> tuple[str, str]:
    """A candidate of the demo with an employer."""
    query = select(Candidate.full_name, Candidate.employer).where(Candidate.employer != "")
    row = session.execute(query.order_by(Candidate.id).limit(1)).one()
    return row.full_name, row.employer


def spreadsheet(live: Live) -> dict[str, object]:
    name, employer = live.ask(somebody)
    alike = (
        f'{name},other.address@example.com,Manager,"{employer}",04/04/2026,call back in spring\n'
    )
    text = HEADER + alike + ROWS
    return {"name": "contacts-export-june.csv", "mimeType": "text/csv", "buffer": text.encode()}


def test_four_steps_and_the_way_back(visits: Visits, live: Live) -> None:
    page = visits.by("nadine")
    page.goto("/today")
    page.get_by_role("link", name="Import").click()
    page.get_by_label("The file").set_input_files(spreadsheet(live))  # type: ignore[arg-type]
    audit(page)
    page.get_by_role("button", name="Upload the file").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Match the columns")
    audit(page)
    page.get_by_text("Day first").click()
    page.get_by_role("button", name="Check every row").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Checking every row")
    live.run_jobs()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check before saving")
    expect(page.get_by_role("heading", name="3 need a decision")).to_be_visible()
    audit(page)
    page.get_by_label("Row on line 2").select_option("leave_out")
    page.get_by_role("button", name="Save 2 ready people").click()
    live.run_jobs()
    expect(page.get_by_role("heading", level=1)).to_have_text("Saved")
    expect(page.get_by_role("heading", name="2 went in")).to_be_visible()
    audit(page)
    page.get_by_role("button", name="Take the whole import back").click()
    live.run_jobs()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken back")
    expect(page.get_by_role("heading", name="2 taken back")).to_be_visible()
