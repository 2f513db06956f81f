"""Mail, for administrators: how sending stands, letters that need a look, and the local mailbox."""

from datetime import timedelta

from flask import Response, abort, current_app, render_template

from agency import clock
from agency.database import db
from agency.inbox.queries import mailbox_state
from agency.mail.ceiling import begun_and_most_on
from agency.mail.line import line_at_rest
from agency.mail.models import LocalMail
from agency.mail.queries import (
    how_many_by_state,
    letters_not_arrived,
    letters_unknown,
    letters_waiting,
    newest_local_mails,
    read_letter,
)
from agency.mail.stops import open_stops
from agency.portal.face import portal
from agency.portal.letters_shown import STATE_WORDS, letters_shown
from agency.recruiters.queries import the_agency
from agency.web.access import administrators_only, found
from agency.web.foreign_html import shown_as_it_is

_MOST = 100
_LOOK_BACK = timedelta(days=30)


@portal.get("/settings/mailbox")
@administrators_only
def mailbox() -> str:
    session, now = db.session(), clock.now()
    today = clock.today(the_agency(session).zone)
    settings = current_app.extensions["settings"]
    return render_template(
        "portal/mailbox.html",
        letters=[read_letter(mail) for mail in newest_local_mails(session, _MOST)],
        states=how_many_by_state(session),
        unknown=letters_shown(session, letters_unknown(session, _MOST)),
        lost=letters_shown(session, letters_not_arrived(session, now - _LOOK_BACK, _MOST)),
        waiting=letters_shown(session, letters_waiting(session, _MOST)),
        stops=open_stops(session),
        line=line_at_rest(session),
        today=begun_and_most_on(session, today),
        most=_MOST,
        state_words=STATE_WORDS,
        is_local=settings.smtp is None,
        inbox=mailbox_state(session, settings.imap.name) if settings.imap else None,
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
