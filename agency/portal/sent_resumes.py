"""Files that came through the link of a letter: opened, accepted or set aside by a recruiter."""

from flask import Response, flash, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from agency import clock
from agency.candidates.models import SentResume
from agency.candidates.sent_resumes import SOURCE, NotPending, accept, set_aside
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.candidate import shown_person
from agency.portal.face import me, portal
from agency.portal.files import downloaded
from agency.queue import later
from agency.resumes.storing import FileRefused, store_resume
from agency.web.access import found

_FILE = "/candidates/<int(max=2147483647):candidate_id>/sent-resumes/<int(max=2147483647):sent_id>"
_ALREADY = N_("A colleague has decided about that file already. This is how it stands now.")


@portal.get(_FILE)
def sent_resume(candidate_id: int, sent_id: int) -> Response:
    sent = _theirs(candidate_id, sent_id)
    return downloaded(sent.content, f"resume-{sent.id}.{sent.kind}")


@portal.post(f"{_FILE}/acceptance")
def accept_sent_resume(candidate_id: int, sent_id: int) -> AnyResponse:
    """Read by a worker like any file of a résumé; what it says is confirmed on its page."""
    session, now, sent = db.session(), clock.now(), _theirs(candidate_id, sent_id, for_update=True)
    try:
        accept(sent, now, me().id)
        file = store_resume(
            session, candidate_id, sent.content, sent.name, now, by_id=me().id, source=SOURCE
        )
    except NotPending:
        return _back(candidate_id, _(_ALREADY), "error")
    except FileRefused as refused:
        return _back(candidate_id, str(refused), "error")
    later(session, "read_resume_file", file_id=file.id)
    session.commit()
    return _back(candidate_id, _("Accepted. It is being read; look below for what it says."))


@portal.post(f"{_FILE}/setting-aside")
def set_sent_resume_aside(candidate_id: int, sent_id: int) -> AnyResponse:
    try:
        set_aside(_theirs(candidate_id, sent_id, for_update=True), clock.now(), me().id)
    except NotPending:
        return _back(candidate_id, _(_ALREADY), "error")
    db.session.commit()
    return _back(candidate_id, _("Set aside. It counts for nothing."))


def _theirs(candidate_id: int, sent_id: int, for_update: bool = False) -> SentResume:
    person = shown_person(candidate_id)
    sent = found(db.session.get(SentResume, sent_id, with_for_update=for_update))
    return found(sent if sent.candidate_id == person.id else None)


def _back(candidate_id: int, said: str, category: str = "message") -> AnyResponse:
    db.session.rollback()
    flash(said, category)
    return redirect(url_for("portal.resume", candidate_id=candidate_id))
