"""What was read of a file: whose it is, and what stands in the way."""

import re
from datetime import date, datetime

from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.candidates.resumes import newest_resume, write_resume
from agency.candidates.suppression import suppressed_among
from agency.languages.speaking import N_, _
from agency.resumes.extracting import Extracted, Member
from agency.resumes.models import FileState, ResumeFile
from agency.resumes.queries import people_with_addresses
from agency.resumes.reading import Fact, read_resume
from agency.skills.terms import Vocabulary
from agency.words import all_of, file_name, unaccented

NOBODY = N_(
    "No name could be read in it. Add the person by hand and upload the file on their page."
)
NO_WAY = N_(
    "No email, phone number or LinkedIn page could be read in it, so it cannot be told whether the "
    "person is here already. Add them by hand and upload the file on their page."
)
ERASED = N_("Somebody with an address in it was erased here, so nothing of it was kept.")
ONLY_HERE = N_(
    "It is an archive. Upload it under “Read résumés”, where many files are read at once."
)
WAYS = ("email", "phone", "linkedin")


def set_aside(file: ResumeFile, reason: str) -> None:
    """It is kept, and a person has to look at it."""
    file.state, file.reason = FileState.aside, reason


def take_in(
    session: Session,
    file: ResumeFile,
    found: Extracted,
    vocabulary: Vocabulary,
    today: date,
    now: datetime,
) -> list[int]:
    """Write down what a file holds; the numbers of files that came out of it. Never commits."""
    file.kind = found.kind
    if found.kind == "zip":
        return _take_apart(session, file, found.members)
    file.text, file.hidden = found.text, list(found.hidden)
    read = read_resume(found.text, today, vocabulary)
    file.addresses = [one.value for one in read if one.kind in WAYS]
    if suppressed_among(session, file.addresses):
        _leave_out(file)
        return []
    file.read_name = next((one.value for one in read if one.kind == "name"), "")
    file.state = FileState.read
    _tell_whose(session, file, read, now)
    return []


def _take_apart(session: Session, file: ResumeFile, members: tuple[Member, ...]) -> list[int]:
    """An archive becomes its files."""
    if file.candidate_id is not None:
        set_aside(file, _(ONLY_HERE))
        return []
    made: list[int] = []
    for member in members:
        content = b"" if member.refused else member.content
        one = ResumeFile(
            batch_id=file.batch_id,
            name=file_name(member.name),
            size=len(content),
            content=content,
            uploaded_at=file.uploaded_at,
            uploaded_by_id=file.uploaded_by_id,
        )
        if member.refused or not content:
            set_aside(one, member.refused or _("It is empty."))
        session.add(one)
        session.flush()
        if one.state is FileState.waiting:
            made.append(one.id)
    session.delete(file)
    return made


def _leave_out(file: ResumeFile) -> None:
    """Not even its name, which may be theirs."""
    file.state, file.reason = FileState.left_out, _(ERASED)
    file.name, file.content, file.text, file.size = "", b"", "", 0
    file.hidden, file.addresses = [], []


def _tell_whose(session: Session, file: ResumeFile, read: tuple[Fact, ...], now: datetime) -> None:
    people = people_with_addresses(session, file.addresses)
    if file.candidate_id is not None:
        person = session.get_one(Candidate, file.candidate_id)
        others = [one for one in people if one is not person]
        if others:
            set_aside(
                file,
                _(
                    "It has an address of %(names)s. Look whose it is before it is saved.",
                    names=_names(others),
                ),
            )
        elif not people and _is_another(file.read_name, person):
            set_aside(
                file,
                _(
                    "It names %(name)s. Look whose it is before it is saved.",
                    name=file.read_name,
                ),
            )
        elif not file.is_pending:
            write_version(session, file, now)
    elif len(people) > 1:
        set_aside(
            file,
            _(
                "It has addresses of %(names)s. Upload it on the right person's page.",
                names=_names(people),
            ),
        )
    elif people:
        file.candidate_id = people[0].id
    elif not file.read_name:
        set_aside(file, _(NOBODY))
    elif not any(one.kind in WAYS for one in read):
        set_aside(file, _(NO_WAY))


def _is_another(name: str, person: Candidate) -> bool:
    """Whether a name shares no word with the person's."""
    words, own = (_words(one) for one in (name, f"{person.full_name} {person.goes_by}"))
    return bool(words) and not words & own


def _words(name: str) -> set[str]:
    return set(re.findall(r"[a-z]+", unaccented(name).casefold()))


def write_version(session: Session, file: ResumeFile, now: datetime) -> None:
    """Its text becomes the person's newest résumé, unless the newest says the same."""
    assert file.candidate_id is not None, "a version is somebody's"
    person = session.get_one(Candidate, file.candidate_id)
    write_resume(session, person, file.text, file.source or file.name, now, file.uploaded_by_id)
    version = newest_resume(session, person.id)
    assert version is not None, "a file that was read has a text"
    file.resume_id, file.text = version.id, ""
    session.flush()
    session.expire(file, ["resume"])


def _names(people: list[Candidate]) -> str:
    return all_of(one.full_name for one in people)
