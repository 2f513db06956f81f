"""Work history, written a line each and read back."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from agency.candidates.earlier_jobs import (
    JobLine,
    job_in,
    jobs_in,
    write_jobs,
    written_job,
    written_jobs,
)
from agency.candidates.lines import LineRefused
from agency.history import Change
from tests.factories import CandidateFactory

SINCE, UNTIL = date(2019, 1, 1), date(2022, 12, 31)
CLERK = "Payroll Clerk"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Payroll Clerk", JobLine(CLERK)),
        ("Payroll Clerk, Acme", JobLine(CLERK, "Acme")),
        ("Payroll Clerk, Acme, 2019-2022", JobLine(CLERK, "Acme", SINCE, UNTIL)),
        ("Payroll Clerk, Acme, 2019 – 2022", JobLine(CLERK, "Acme", SINCE, UNTIL)),
        ("Payroll Clerk, 2019", JobLine(CLERK, "", SINCE, date(2019, 12, 31))),
        ("Payroll Clerk, Acme, Inc., since 2019", JobLine(CLERK, "Acme, Inc.", SINCE)),
        ("Payroll Clerk, Acme, 2019 to now", JobLine(CLERK, "Acme", SINCE)),
        ("Payroll Clerk, Acme, until 2022", JobLine(CLERK, "Acme", None, UNTIL)),
        (
            "Payroll Clerk, Acme, 2019-03 to 2020-02",
            JobLine(CLERK, "Acme", date(2019, 3, 1), date(2020, 2, 29)),
        ),
        ("Lead, Payroll at Acme, 2019-2022", JobLine("Lead, Payroll", "Acme", SINCE, UNTIL)),
    ],
)
def test_a_job_with_as_much_as_is_known(line: str, read: JobLine) -> None:
    assert job_in(line) == read
    assert job_in(written_job(read)) == read


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Payroll Clerk, Acme, 2019-20", "write the years as 2019-2022"),
        ("Payroll Clerk, Acme, Mar 2019 - Jun 2022", "write the years as 2019-2022"),
        ("Payroll Clerk, Acme, 2022-2019", "it ends before it begins"),
        (", Acme, 2019", "begin with the title"),
        ("x" * 301, "is longer than 300 characters"),
    ],
)
def test_a_line_that_cannot_be_read_is_quoted(line: str, words: str) -> None:
    with pytest.raises(LineRefused, match=words):
        jobs_in(line)


def test_a_firm_named_after_a_year_is_no_year() -> None:
    assert job_in("Producer, Studio 2020 Films") == JobLine("Producer", "Studio 2020 Films")


def test_what_is_written_is_what_we_know_and_reads_back(session: Session) -> None:
    jane = CandidateFactory()
    text = "Payroll Lead, Borealis, 2022-2024\nPayroll Clerk, Acme, 2019-2022\nCashier"
    assert write_jobs(session, jane, jobs_in(text))
    assert written_jobs(jane) == text
    assert not write_jobs(session, jane, jobs_in(text))
    assert session.query(Change).all() == []


def test_a_corrected_line_and_one_taken_off_stay_in_the_history(session: Session) -> None:
    jane = CandidateFactory()
    write_jobs(session, jane, jobs_in("Payroll Clerk, Acme, 2019-2022\nCashier"))
    write_jobs(session, jane, jobs_in("Payroll Clerk, Acme, 2019-2023"))
    corrected, gone = sorted(session.query(Change), key=lambda change: not change.after)
    assert corrected.before == {"until_on": "2022-12-31"}
    assert gone.before["title"] == "Cashier"
    assert {corrected.table_name, gone.table_name} == {"earlier_jobs"}
