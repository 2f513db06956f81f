"""Reasons that recruiters called wrong, for whoever tunes suggestions."""

from datetime import timedelta

from flask import render_template

from agency import clock
from agency.database import db
from agency.portal.face import portal
from agency.recontact.queries import reasons_called_wrong
from agency.recontact.retold import whys_told
from agency.web.access import administrators_only

_LOOK_BACK = timedelta(days=90)


@portal.get("/settings/reasons")
@administrators_only
def doubts() -> str:
    doubted = reasons_called_wrong(db.session(), clock.now() - _LOOK_BACK)
    return render_template(
        "portal/doubts.html", doubted=doubted, whys=whys_told(db.session(), doubted)
    )
