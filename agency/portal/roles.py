"""Roles: the list, one role with its people, and moving it along."""

from datetime import timedelta
from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from agency import clock
from agency.clients.anticipated import is_over
from agency.clients.models import Role, RoleState
from agency.clients.opening import MOVES, MoveImpossible, move_role
from agency.clients.queries import role_counts, role_shown, role_to_change, roles_listed
from agency.clients.requirements import written
from agency.coaching.debriefing import told_of_client
from agency.database import db
from agency.languages.speaking import N_, _
from agency.matching.choosing import current_weights
from agency.portal import role_words
from agency.portal.face import me, portal
from agency.portal.fit_forms import PART_WORDS
from agency.portal.heard import HeardForm, heard_by
from agency.portal.paging import page_asked_for, pages
from agency.portal.role_strip import stages_of
from agency.queue import later
from agency.recontact.dismissing import effects
from agency.recontact.role_board import PEOPLE, board_of
from agency.recontact.role_queries import (
    findings_of,
    is_looking,
    people_ahead_by_role,
    people_waiting_by_role,
)
from agency.recontact.silver import Medallist, silver_medallists
from agency.web.access import found

PAGE = 25
Answer = str | AnyResponse | tuple[str, int]
_LONG = timedelta(minutes=2)
"""Surfacing takes seconds; after this long somebody should look at the worker."""
_MOVED = {
    RoleState.open: N_("%(title)s is open. Looking for people now."),
    RoleState.on_hold: N_("%(title)s is on hold. Nobody is surfaced for it until it opens again."),
    RoleState.filled: N_("%(title)s is filled. Nobody is surfaced for it any more."),
    RoleState.withdrawn: N_("%(title)s is withdrawn. Nobody is surfaced for it any more."),
}


@portal.get("/roles")
def roles() -> str:
    session, number = db.session(), page_asked_for()
    asked = request.args.get("state", "")
    state = RoleState(asked) if asked in RoleState.__members__ else None
    listed = roles_listed(session, state, number, PAGE)
    ids = [role.id for role in listed.rows]
    return render_template(
        "portal/roles.html",
        roles=listed.rows,
        state=state,
        counts=role_counts(session),
        waiting=people_waiting_by_role(session, ids),
        ahead=people_ahead_by_role(session, ids),
        pages=pages("portal.roles", len(listed.rows), listed.total, number, PAGE, state=state),
        words=role_words,
    )


@portal.get("/roles/<int(max=2147483647):role_id>")
def role(role_id: int) -> Answer:
    shown = shown_role(role_id)
    asked_by = request.headers.get("HX-Trigger")
    if asked_by and asked_by == _waiting_mark(shown):
        return Response(status=204)  # nothing new: the page stays as it is, whatever is open in it
    return role_page(shown)


@portal.post("/roles/<int(max=2147483647):role_id>/state", endpoint="move_role")
def move(role_id: int) -> Answer:
    session = db.session()
    moved = found(role_to_change(session, role_id))
    asked = request.form.get("state", "")
    try:
        move_role(moved, RoleState(asked), clock.now())
    except (MoveImpossible, ValueError):
        session.rollback()
        flash(
            _("The role was not moved: a colleague, or another window, was there first."), "error"
        )
        return redirect(url_for("portal.role", role_id=role_id))
    later(session, "surface_role", role_id=role_id)
    session.commit()
    flash(_(_MOVED[moved.state], title=moved.title))
    return redirect(url_for("portal.role", role_id=role_id))


def shown_role(role_id: int) -> Role:
    return found(role_shown(db.session(), role_id))


def role_page(shown: Role, **more: Any) -> str:
    """The role's page. ``said``, ``moved`` and ``question`` tell of a step in its pipeline."""
    number = page_asked_for() if request.method == "GET" else 1
    everyone = "everyone" in request.args
    board = board_of(db.session(), shown, me(), clock.now(), number, everyone)
    context = {
        "said": "",
        "failed": False,
        "moved": None,
        "question": None,
        "heard_form": _heard_form(shown) if shown.state is RoleState.anticipated else None,
        "whole_page": "HX-Request" not in request.headers,
        **more,
    }
    return render_template(
        "portal/role.html",
        role=shown,
        board=board,
        stages=stages_of(board, clock.today(me().zone)),
        moves=MOVES[shown.state],
        looking=_waiting_mark(shown),
        weights=current_weights(db.session()),
        parts=PART_WORDS,
        words=role_words,
        written=written,
        silver=_silver(shown),
        heard_by=heard_by(db.session(), [shown]).get(shown.id),
        debriefs=told_of_client(db.session(), shown.client_id),
        is_over=is_over(shown, clock.today(me().zone)),
        dismiss_reasons=effects(),
        pages=pages(
            "portal.role",
            len(board.people) + board.dimmed,
            board.waiting,
            number,
            PEOPLE,
            role_id=shown.id,
        ),
        **context,
    )


def _silver(shown: Role) -> list[Medallist]:
    """Worth a look while somebody is still wanted."""
    is_wanted = shown.state in (RoleState.open, RoleState.anticipated)
    return silver_medallists(db.session(), shown, me(), clock.now()) if is_wanted else []


def _heard_form(shown: Role) -> HeardForm:
    """What was heard last, to be put right."""
    told = {"expected_on": shown.expected_on, "confidence": shown.confidence}
    return HeardForm(formdata=None, data=told)


def _waiting_mark(shown: Role) -> str:
    """Names the element that asks again while people are being found: soon, or now and then."""
    if not is_looking(shown, findings_of(db.session(), shown.id)):
        return ""
    return "looking" if clock.now() - shown.changed_at < _LONG else "still-looking"
