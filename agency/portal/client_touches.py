"""Logging a touch with a client."""

from flask import flash, redirect, url_for

from agency import clock
from agency.clients.touching import log_client_touch
from agency.database import db
from agency.languages.speaking import _
from agency.portal.client_touch_form import ClientTouchForm
from agency.portal.clients import CLIENT_ID, client_page, shown_client
from agency.portal.face import portal
from agency.portal.roles import Answer


@portal.post(f"/clients/{CLIENT_ID}/touches")
def log_touch_with_client(client_id: int) -> Answer:
    shown, form = shown_client(client_id), ClientTouchForm()
    form.offer(shown.contacts)
    if not form.validate():
        return client_page(shown, touch_form=form), 422
    log_client_touch(db.session(), shown, form.told(clock.now()))
    db.session.commit()
    flash(_("The touch with %(name)s is saved.", name=shown.name))
    return redirect(url_for("portal.client", client_id=client_id, _anchor="touches"))
