"""Résumés: a version each, the newest counts, and the history holds no text."""

from sqlalchemy.orm import Session

from agency.candidates.resumes import newest_resume, resume_versions, write_resume
from agency.history import changes_of
from tests.factories import NOON, CandidateFactory


def test_the_newest_version_counts_and_the_others_are_kept(session: Session) -> None:
    jane = CandidateFactory()
    assert write_resume(session, jane, " First.\r\nLine ", "their email", NOON, jane.owner_id)
    assert write_resume(session, jane, "Second.", "", NOON)
    newest = newest_resume(session, jane.id)
    assert newest is not None
    assert newest.text == "Second."
    versions = [(one.text, one.source) for one in resume_versions(session, jane.id)]
    assert versions == [("Second.", ""), ("First.\nLine", "their email")]


def test_the_same_text_again_is_no_new_version(session: Session) -> None:
    jane = CandidateFactory()
    write_resume(session, jane, "First.", "", NOON)
    assert not write_resume(session, jane, "First.\n", "elsewhere", NOON)
    assert len(resume_versions(session, jane.id)) == 1


def test_an_empty_text_says_that_there_is_none(session: Session) -> None:
    jane = CandidateFactory()
    assert not write_resume(session, jane, "", "", NOON)
    write_resume(session, jane, "First.", "", NOON)
    assert write_resume(session, jane, "", "", NOON)
    assert newest_resume(session, jane.id) is None
    assert len(resume_versions(session, jane.id)) == 2


def test_the_history_tells_of_a_new_version_without_its_text(session: Session) -> None:
    jane = CandidateFactory()
    write_resume(session, jane, "First secret.", "", NOON)
    write_resume(session, jane, "A second secret.", "", NOON)
    (change,) = changes_of(session, jane)
    assert change.before == {"résumé": "13 characters"}
    assert change.after == {"résumé": "16 characters"}
