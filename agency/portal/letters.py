"""What an administrator does about a letter, and about mail as a whole."""

from collections.abc import Callable

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.database import db
from agency.languages.speaking import N_, _
from agency.mail.evidence import locked_letter
from agency.mail.line import mend_line
from agency.mail.models import OutboxMessage, StopKind
from agency.mail.settling import NotThere, take_back, treat_as_sent, try_again, try_now
from agency.mail.stops import resume, stop
from agency.portal.face import me, portal
from agency.queue import later
from agency.web.access import administrators_only, found

_LETTER = "/settings/mailbox/letters/<int(max=2147483647):outbox_id>"
_MEANWHILE = N_(
    "That letter has moved on meanwhile, so nothing was changed. This is how it stands now."
)


@portal.post(f"{_LETTER}/turn")
@administrators_only
def try_letter_now(outbox_id: int) -> Response:
    return _done(outbox_id, lambda letter: try_now(letter, clock.now()), _("It is tried now."))


@portal.post(f"{_LETTER}/another-try")
@administrators_only
def try_letter_again(outbox_id: int) -> Response:
    def again(letter: OutboxMessage) -> None:
        try_again(db.session(), letter, clock.now(), me().id)

    return _done(outbox_id, again, _("It goes out once more."))


@portal.post(f"{_LETTER}/taking-back")
@administrators_only
def take_letter_back(outbox_id: int) -> Response:
    def back(letter: OutboxMessage) -> None:
        take_back(db.session(), letter, clock.now(), me().id)

    return _done(outbox_id, back, _("It is taken back and does not leave."))


@portal.post(f"{_LETTER}/treated-as-sent")
@administrators_only
def treat_letter_as_sent(outbox_id: int) -> Response:
    def as_sent(letter: OutboxMessage) -> None:
        treat_as_sent(db.session(), letter, clock.now(), me().id)

    return _done(outbox_id, as_sent, _("It counts as sent."))


@portal.post("/settings/mailbox/pause")
@administrators_only
def pause_contact_mail() -> Response:
    why = _("%(name)s paused it.", name=me().name)
    stop(db.session(), StopKind.by_hand, why, clock.now(), me().id)
    db.session.commit()
    flash(
        _("Letters to candidates are paused. Those that wait for more than two days are not sent.")
    )
    return redirect(url_for("portal.mailbox"))


@portal.post("/settings/mailbox/resumption")
@administrators_only
def resume_contact_mail() -> Response:
    """Also tries the mail server at once, if it is being left alone."""
    resume(db.session(), clock.now(), me().id)
    mend_line(db.session())
    later(db.session(), "deliver_mail")
    db.session.commit()
    flash(_("Letters go out again."))
    return redirect(url_for("portal.mailbox"))


def _done(outbox_id: int, act: Callable[[OutboxMessage], None], words: str) -> Response:
    letter = found(locked_letter(db.session(), outbox_id))
    try:
        act(letter)
    except NotThere:
        db.session.rollback()
        flash(_(_MEANWHILE), "error")
    else:
        later(db.session(), "deliver_mail")
        db.session.commit()
        flash(words)
    return redirect(url_for("portal.mailbox"))
