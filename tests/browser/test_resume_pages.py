"""Résumés brought by the hundred and one by one, in a real browser: read, looked at, confirmed."""

import io
import zipfile
from typing import Any

from playwright.sync_api import expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from tests.browser.conftest import Live, Visits
from tests.browser.test_pages import ALL, audit
from tests.support.resumes.layouts import laid_out
from tests.support.resumes.papers import as_docx, as_pdf
from tests.support.resumes.people import person

SEEN = (12, "sidebar"), (14, "one column")


def an_upload() -> dict[str, Any]:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for seed, layout in SEEN:
            archive.writestr(f"{seed}.pdf", as_pdf(laid_out(layout, person(seed), seed)))
        archive.writestr("scan.png", b"\x89PNG no text")
    return {"name": "all.zip", "mimeType": "application/zip", "buffer": kept.getvalue()}


def test_many_are_read_looked_at_and_saved(visits: Visits, live: Live) -> None:
    page = visits.by("nadine")
    page.goto("/candidates")
    page.get_by_role("link", name="Read résumés").click()
    audit(page, ALL)
    page.get_by_label("Files", exact=True).set_input_files(an_upload())
    page.get_by_role("button", name="Read the files").click()
    expect(page.get_by_text("Being read.")).to_be_visible()
    live.run_jobs()
    expect(page.get_by_text("3 of 3 files are read.")).to_be_visible()
    audit(page, ALL)
    name = person(SEEN[0][0]).name
    page.get_by_role("link", name="See what it says").first.click()
    audit(page, ALL)
    page.get_by_role("button", name="Save what is ticked").click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
    page.go_back()
    page.go_back()
    page.reload()
    page.get_by_role("button", name="Save the ticked ones").click()
    live.run_jobs()
    expect(page.get_by_text(f"Confirmed for {person(SEEN[1][0]).name}.")).to_be_visible()


def test_a_file_for_somebody_who_is_here(visits: Visits, live: Live) -> None:
    def anybody(session: Session) -> int:
        return session.scalars(select(Candidate.id).order_by(Candidate.id)).first() or 0

    page = visits.by("nadine")
    page.goto(f"/candidates/{live.ask(anybody)}/resume")
    content = as_docx(laid_out("table", person(16), 16))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.get_by_label("Files", exact=True).set_input_files(
        {"name": "cv.docx", "mimeType": kind, "buffer": content}
    )
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_text("It is being read. Look again in a moment.")).to_be_visible()
    live.run_jobs()
    page.reload()
    expect(page.get_by_text(f"It names {person(16).name}.")).to_be_visible()
    audit(page, ALL)
    with page.expect_download() as kept:
        page.get_by_role("link", name="Look at it").click()
        page.get_by_role("link", name="Keep a copy of the file").click()
    assert kept.value.suggested_filename == "cv.docx"
