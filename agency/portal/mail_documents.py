"""Documents that came by mail, offered as versions of a résumé: taken away, used or set aside."""

from flask import Response as FlaskResponse
from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.queries import candidate_shown
from agency.database import db
from agency.inbox.choosing import SOURCE
from agency.inbox.models import AttachmentState, MailAttachment
from agency.inbox.queries import mail_shown
from agency.languages.speaking import _
from agency.portal.face import me, portal
from agency.portal.files import downloaded
from agency.queue import later
from agency.resumes.storing import FileRefused, store_resume
from agency.web.access import found

_DOCUMENT = "/mail/documents/<int(max=2147483647):document_id>"


@portal.get(_DOCUMENT)
def mail_document(document_id: int) -> FlaskResponse:
    document = _shown(document_id)
    return downloaded(document.content, document.name)


@portal.post(f"{_DOCUMENT}/use")
def use_mail_document(document_id: int) -> Response:
    """Read by a worker like any file of a résumé; what it says is confirmed on its page."""
    session, document = db.session(), _offered(document_id)
    person = found(candidate_shown(session, document.candidate_id or 0))
    try:
        file = store_resume(
            session, person.id, document.content, document.name, clock.now(),
            by_id=me().id, source=SOURCE,
        )  # fmt: skip
    except FileRefused as refused:
        session.rollback()
        flash(str(refused), "error")
        return _back(person.id)
    document.state = AttachmentState.used
    later(session, "read_resume_file", file_id=file.id)
    session.commit()
    flash(_("It is being read; look here for what it says."))
    return _back(person.id)


@portal.post(f"{_DOCUMENT}/setting-aside")
def set_mail_document_aside(document_id: int) -> Response:
    document = _offered(document_id)
    person = found(candidate_shown(db.session(), document.candidate_id or 0))
    document.state = AttachmentState.set_aside
    db.session.commit()
    flash(_("Set aside."))
    return _back(person.id)


def _shown(document_id: int) -> MailAttachment:
    """A candidate's, which every recruiter may see; or of a mail that waits with the reader."""
    document = found(db.session.get(MailAttachment, document_id))
    if document.candidate_id is None:
        found(mail_shown(db.session(), document.mail_id, me()))
    return document


def _offered(document_id: int) -> MailAttachment:
    document = found(db.session.get(MailAttachment, document_id, with_for_update=True))
    return found(document if document.state is AttachmentState.offered else None)


def _back(candidate_id: int) -> Response:
    return redirect(url_for("portal.resume", candidate_id=candidate_id))
