"""What a role's list would gain if the client let go of one thing: counted over everybody when asked."""

from flask import render_template

from agency import clock
from agency.database import db
from agency.matching.queries import what_easing_would_bring
from agency.portal.face import me, portal
from agency.portal.roles import shown_role


@portal.get("/roles/<int(max=2147483647):role_id>/easing")
def role_easing(role_id: int) -> str:
    role = shown_role(role_id)
    eased = what_easing_would_bring(db.session(), role, clock.today(me().zone))
    return render_template("portal/role_easing.html", role=role, eased=eased)
