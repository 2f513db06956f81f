"""Work history, written a line each: "Payroll Clerk, Acme, 2019-2022"."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from agency.candidates.lines import LineRefused, lines_in
from agency.candidates.models import Candidate, EarlierJob
from agency.languages.speaking import _, pgettext
from agency.words import MONTHS

LONGEST = 300
_DAY = r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?!\d))?"
_WHEN = re.compile(
    rf"(?:(?P<only>{_DAY})|(?P<from>{_DAY})\s*(?:-|–|—|to|à)\s*(?P<until>{_DAY})"
    rf"|(?P<still>{_DAY})\s*(?:-|–|—|to|à)\s*(?:now|present|today|aujourd[’']hui|présent)"
    rf"|(?:since|from|depuis)\s+(?P<since>{_DAY})|(?:until|jusqu[’']en)\s+(?P<ended>{_DAY}))",
    re.IGNORECASE,
)
_MONTH = "|".join(month[:3] for month in MONTHS)
_SOUNDS_LIKE_YEARS = re.compile(
    rf"(?:(?:in|from|since|until|en|depuis|jusqu[’']en|(?:{_MONTH})[a-z]*)\.?\s+)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_AT = re.compile(r"(?P<title>.+?)\s+(?:at|chez)\s+(?P<employer>.+)", re.IGNORECASE)


@dataclass(frozen=True)
class JobLine:
    """A job as it is written. A year begins on its first day and ends on its last; so does a month."""

    title: str
    employer: str = ""
    from_on: date | None = None
    until_on: date | None = None


def jobs_in(text: str) -> list[JobLine]:
    """A job a line. Raises ``LineRefused``."""
    return list(dict.fromkeys(job_in(line) for line in lines_in(text, LONGEST)))


def job_in(line: str) -> JobLine:
    """Title, employer and years with commas between; or "Head of Payroll at Acme, 2019". Raises ``LineRefused``."""
    work, _comma, last = line.rpartition(",")
    read = _WHEN.fullmatch(last.strip()) if work else None
    if read is None:
        if work and _SOUNDS_LIKE_YEARS.match(last.strip()):
            raise LineRefused(
                _("“%(line)s”: write the years as 2019-2022, or 2019-03 to 2022-06.", line=line)
            )
        return JobLine(*_work(line))
    begins, ends = _days(read)
    if begins and ends and ends < begins:
        raise LineRefused(_("“%(line)s”: it ends before it begins.", line=line))
    return JobLine(*_work(work), begins, ends)


def written_jobs(candidate: Candidate) -> str:
    """What ``jobs_in`` reads back."""
    return "\n".join(written_job(job) for job in candidate.earlier_jobs)


def written_job(job: JobLine | EarlierJob) -> str:
    """ "Payroll Clerk, Acme, 2019-2022"; with "at" where the title has a comma of its own."""
    between = f" {_('at')} " if "," in job.title else ", "
    work = between.join(part for part in (job.title, job.employer) if part)
    return ", ".join(part for part in (work, years_of(job)) if part)


def years_of(job: JobLine | EarlierJob) -> str:
    """ "2019-2022", "2019-03 to 2022-06", "since 2019", "until 2022", or nothing."""
    begins, ends = job.from_on, job.until_on
    in_years = not (begins and begins.month != 1) and not (ends and ends.month != 12)
    form = "%Y" if in_years else "%Y-%m"
    if begins and ends:
        first, last = begins.strftime(form), ends.strftime(form)
        if first == last:
            return first
        if in_years:
            return f"{first}-{last}"
        return pgettext("years", "%(first)s to %(last)s", first=first, last=last)
    if begins:
        return pgettext("years", "since %(first)s", first=begins.strftime(form))
    return pgettext("years", "until %(last)s", last=ends.strftime(form)) if ends else ""


def write_jobs(session: Session, candidate: Candidate, lines: Sequence[JobLine]) -> bool:
    """Take off what is no longer written, correct the years, add what is new; whether anything changed."""
    before = [_line(job) for job in candidate.earlier_jobs]
    if before == list(lines):
        return False
    known = {(job.title, job.employer, job.from_on): job for job in candidate.earlier_jobs}
    for position, line in enumerate(lines):
        job = known.pop((line.title, line.employer, line.from_on), None)
        if job is None:
            session.add(EarlierJob(candidate_id=candidate.id, position=position, **vars(line)))
            continue
        if job.until_on != line.until_on:
            job.until_on = line.until_on
        if job.position != position:
            job.position = position
    for job in known.values():
        session.delete(job)
    session.flush()
    session.expire(candidate, ["earlier_jobs"])
    return True


def _line(job: EarlierJob) -> JobLine:
    return JobLine(job.title, job.employer, job.from_on, job.until_on)


def _work(text: str) -> tuple[str, str]:
    """Title and employer."""
    if read := _AT.fullmatch(text):
        return read["title"].strip(), read["employer"].strip()
    title, _comma, employer = text.partition(",")
    if not title.strip():
        raise LineRefused(
            _(
                "“%(line)s”: begin with the title, as in “Payroll Clerk, Acme, 2019-2022”.",
                line=text,
            )
        )
    return title.strip(), employer.strip()


def _days(read: re.Match[str]) -> tuple[date | None, date | None]:
    begins = read["only"] or read["from"] or read["still"] or read["since"]
    ends = read["only"] or read["until"] or read["ended"]
    return begins and _first(begins), ends and _last(ends)  # type: ignore[return-value]  # never ""


def _first(said: str) -> date:
    year, _dash, month = said.partition("-")
    return date(int(year), int(month or 1), 1)


def _last(said: str) -> date:
    year, _dash, month = said.partition("-")
    number = int(month or 12)
    return date(int(year), number, monthrange(int(year), number)[1])
