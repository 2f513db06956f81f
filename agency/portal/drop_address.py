"""A recruiter's own drop address: shown in Settings, and made anew there."""

from flask import current_app, flash, redirect, url_for
from werkzeug.wrappers import Response

from agency.database import db
from agency.inbox.drop_addresses import drop_addresses_of, renew
from agency.inbox.queries import how_many_mails_wait_for
from agency.languages.speaking import _
from agency.portal.face import me, portal
from agency.web.request_log import log


def my_drop_address() -> str:
    """Empty where no mailbox is set."""
    return drop_addresses_of(current_app.extensions["settings"]).of(me())


@portal.post("/settings/drop-address")
def renew_drop_address() -> Response:
    renew(me())
    db.session.commit()
    log.info("drop address renewed", recruiter_id=me().id)
    flash(_("You have a new drop address. What comes to the old one is not filed any more."))
    return redirect(url_for("portal.settings", _anchor="drop-address"))


@portal.app_template_global("mails_waiting")
def mails_waiting() -> int:
    """How many mails wait for the reader."""
    return how_many_mails_wait_for(db.session(), me())
