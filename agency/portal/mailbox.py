"""Mail, for administrators: the local mailbox, and letters that wait or did not arrive."""

from flask import Response, abort, current_app, render_template

from agency.database import db
from agency.mail.models import LocalMail, MailState
from agency.mail.queries import (
    how_many_by_state,
    letters_of_concern,
    newest_local_mails,
    read_letter,
)
from agency.portal.face import portal
from agency.web.access import administrators_only, found
from agency.web.foreign_html import shown_as_it_is

_MOST = 100
STATE_WORDS = {
    MailState.queued: "waiting",
    MailState.claimed: "being handed over",
    MailState.data: "being sent",
    MailState.sent: "sent",
    MailState.unknown: "may or may not have arrived",
    MailState.failed: "refused by the mail server",
    MailState.cancelled: "taken back",
    MailState.expired: "too old to send",
}


@portal.get("/settings/mailbox")
@administrators_only
def mailbox() -> str:
    session = db.session()
    return render_template(
        "portal/mailbox.html",
        letters=[read_letter(mail) for mail in newest_local_mails(session, _MOST)],
        states=how_many_by_state(session),
        concerns=letters_of_concern(session, _MOST),
        most=_MOST,
        state_words=STATE_WORDS,
        is_local=current_app.extensions["settings"].smtp is None,
    )


@portal.get("/settings/mailbox/<int:letter_id>")
@administrators_only
def local_letter(letter_id: int) -> str:
    letter = read_letter(found(db.session.get(LocalMail, letter_id)))
    return render_template("portal/mailbox_letter.html", letter=letter)


@portal.get("/settings/mailbox/<int:letter_id>/html")
@administrators_only
def local_letter_html(letter_id: int) -> Response:
    letter = read_letter(found(db.session.get(LocalMail, letter_id)))
    return shown_as_it_is(letter.html) if letter.html else abort(404)
