"""My next weekly letter, as it would be if it were written now."""

from flask import Response, abort, render_template

from agency import clock
from agency.database import db
from agency.digest.next_letter import next_letter
from agency.portal.face import me, portal
from agency.web.foreign_html import shown_as_it_is


@portal.get("/settings/digest", endpoint="next_letter")
def show() -> str:
    letter = next_letter(db.session(), me(), clock.now())
    return render_template("portal/next_letter.html", letter=letter)


@portal.get("/settings/digest/html", endpoint="next_letter_html")
def show_html() -> Response:
    letter = next_letter(db.session(), me(), clock.now())
    return shown_as_it_is(letter.message.html) if letter.message else abort(404)
