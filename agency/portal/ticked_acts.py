"""What is done with several people at once: put on a hotlist, given to a colleague, taken away as a file."""

from collections.abc import Callable
from functools import wraps

from flask import abort, flash, redirect, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from agency.candidates.queries import candidates_numbered
from agency.database import db
from agency.exports.models import ExportForm, ExportKind
from agency.history import CannotUndo, Change, noting, put_back
from agency.languages.speaking import _
from agency.matching.profiles import refresh_profiles
from agency.portal.exports import start_export
from agency.portal.face import me, portal
from agency.portal.ticked import MOST, TooMany, ticked_now
from agency.queue import later
from agency.recruiters.models import Recruiter
from agency.web.access import found
from agency.web.redirects import page_before, page_of_ours
from agency.web.request_log import log
from agency.words import capital, count_words

Answer = Response | str | tuple[str, int]


def on_the_ticked(act: Callable[..., Answer]) -> Callable[..., Answer]:
    """A page that does something with whoever is ticked; it says so where that is nobody, or too many."""

    @wraps(act)
    def done(**given: int) -> Answer:
        try:
            ids = ticked_now(db.session())
        except TooMany:
            return _back(_("That is more than %(most)s people. Nothing was changed.", most=MOST))
        if not ids:
            return _back(_("Nobody was ticked, so nothing was changed."))
        return act(ids, **given)

    return done


@portal.post("/candidates/ticked/owner")
@on_the_ticked
def change_owner(ids: list[int]) -> Response:
    """Give them to a colleague, and with that to the colleague’s desk."""
    session = db.session()
    owner = found(session.get(Recruiter, request.form.get("owner_id", 0, type=int)))
    if not owner.is_active:
        abort(400)
    moved = [one for one in candidates_numbered(session, ids) if one.owner_id != owner.id]
    with noting(session) as noted:
        for person in moved:
            person.owner_id = owner.id
    numbers = [one.id for one in noted.changes]
    match_anew([one.id for one in moved])
    session.commit()
    log.info("owner changed", recruiter_id=me().id, people=len(moved))
    undo = url_for("portal.undo_owner", first=min(numbers), last=max(numbers)) if numbers else ""
    people = count_words(len(moved), "person", "people")
    flash(
        _("%(name)s owns %(people)s more.", name=owner.name, people=people),
        f"back {undo}" if undo else "message",
    )
    return redirect(page_after())


@portal.post(
    "/candidates/ticked/owner/undo/<int(max=9223372036854775807):first>-<int(max=9223372036854775807):last>"
)
def undo_owner(first: int, last: int) -> Response:
    """Give them back, but for those who were changed again since."""
    session = db.session()
    mine = Change.actor_kind == "recruiter", Change.actor_id == me().id
    query = select(Change).where(Change.id.between(first, last), *mine)
    changes = session.scalars(query.where(Change.table_name == "candidates").limit(MOST)).all()
    given = [one for one in changes if set(one.after) == {"owner_id"}]
    people = {one.id: one for one in candidates_numbered(session, [one.row_id for one in given])}
    back = []
    for change in given:
        person = people.get(change.row_id)
        try:
            if person is not None:
                put_back(person, change)
                back.append(person.id)
        except CannotUndo:
            continue
    match_anew(back)
    session.commit()
    flash(_("%(people)s given back.", people=capital(count_words(len(back), "person", "people"))))
    return redirect(page_after())


@portal.post("/candidates/ticked/file")
@on_the_ticked
def take_ticked_away(ids: list[int]) -> Response:
    """The same rule as for every list: more than a few lines need a colleague's yes."""
    form = request.form.get("form", "")
    if form not in (ExportForm.csv, ExportForm.xlsx):
        abort(400)
    return start_export(ExportKind.candidates, ExportForm(form), {"ids": ids})


def page_after() -> str:
    """The list they were ticked in."""
    back = page_of_ours(request.form.get("back")) or page_before()
    return back or url_for("portal.candidates")


def match_anew(ids: list[int]) -> None:
    """They were changed: their place in the net, and matching each anew."""
    session = db.session()
    refresh_profiles(session, ids)
    for candidate_id in ids:
        later(session, "rematch_candidate", candidate_id=candidate_id)


def _back(words: str) -> Response:
    flash(words, "error")
    return redirect(page_after())
