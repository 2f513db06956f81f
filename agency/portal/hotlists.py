"""Hotlists: the lists of the recruiter and their desk, one list with its people, and putting people on and off."""

from collections.abc import Sequence
from datetime import datetime

from flask import abort, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import SelectField

from agency import clock
from agency.candidates.queries import candidate_shown
from agency.contact.light import lights_of
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.face import me, portal
from agency.portal.paging import page_asked_for, pages
from agency.portal.people_rows import rows_of
from agency.portal.ticked import bar_of
from agency.portal.ticked_acts import on_the_ticked, page_after
from agency.search.hotlists import (
    MOST_MEMBERS,
    ListIsFull,
    add_people,
    hotlists_of,
    members_of,
    moment_of,
    move,
    remove_people,
    time_of,
    undo_adding,
    undo_removing,
)
from agency.search.models import Hotlist
from agency.web.access import SomebodyElses, found
from agency.web.fields import Form, LineField, clean, needed
from agency.words import capital, count_words, figure

Answer = str | Response | tuple[str, int]
HOTLIST_ID = "<int(max=2147483647):hotlist_id>"
MINE, DESK = "mine", "desk"
PAGE = 50
_A_NAME, _A_NOTE = 80, 500


class HotlistForm(Form):
    """What a list is called, and whose it is."""

    name = LineField(N_("Name"), [needed(N_("Give the hotlist a name."))], most=_A_NAME)
    whose = SelectField(
        N_("Whose"), choices=[(MINE, N_("Mine")), (DESK, N_("My desk’s"))], default=MINE
    )


@portal.get("/hotlists")
def hotlists() -> str:
    return _list_page(HotlistForm(formdata=None))


@portal.post("/hotlists")
def add_hotlist() -> Answer:
    form = HotlistForm()
    if not form.validate():
        return _list_page(form), 422
    hotlist = _new(form.name.data, form.whose.data == DESK)
    db.session.commit()
    return redirect(url_for("portal.hotlist", hotlist_id=hotlist.id))


@portal.get(f"/hotlists/{HOTLIST_ID}")
def hotlist(hotlist_id: int) -> str:
    return _page(_shown(hotlist_id))


@portal.post(f"/hotlists/{HOTLIST_ID}")
def change_hotlist(hotlist_id: int) -> Answer:
    """Another name, or another owner: mine or the desk’s."""
    shown, form = _shown(hotlist_id), HotlistForm()
    if not form.validate():
        return _page(shown, form), 422
    shown.name = form.name.data
    shown.desk_id = _desk(shown, form.whose.data == DESK)
    db.session.commit()
    flash(_("“%(name)s” saved.", name=shown.name))
    return redirect(url_for("portal.hotlist", hotlist_id=hotlist_id))


@portal.post(f"/hotlists/{HOTLIST_ID}/archiving")
def archive_hotlist(hotlist_id: int) -> Response:
    """Out of the way, or back again."""
    shown = _shown(hotlist_id)
    is_back = shown.archived_at is not None
    shown.archived_at = None if is_back else clock.now()
    db.session.commit()
    undo = url_for("portal.archive_hotlist", hotlist_id=hotlist_id)
    said = _("“%(name)s” is back.") if is_back else _("“%(name)s” is archived.")
    flash(said % {"name": shown.name}, f"back {undo}")
    page = "portal.hotlist" if is_back else "portal.hotlists"
    return redirect(url_for(page, hotlist_id=hotlist_id if is_back else None))


@portal.post(f"/hotlists/{HOTLIST_ID}/people/<int(max=2147483647):candidate_id>")
def change_member(hotlist_id: int, candidate_id: int) -> Response:
    """One line of the list: its note, or its place."""
    shown = _shown(hotlist_id)
    moved = {"up": -1, "down": 1}.get(request.form.get("move", ""))
    member = next((one for one in members_of(db.session(), shown.id) if one.candidate_id == candidate_id), None)  # fmt: skip
    found(member)
    if moved is not None:
        move(db.session(), shown, candidate_id, moved)
    elif member is not None:
        member.note = str(clean(request.form.get("note", "")))[:_A_NOTE]
        flash(_("Why %(name)s is on the list is saved.", name=member.candidate.full_name))
    db.session.commit()
    anchor = f"on-{candidate_id}"
    return redirect(url_for("portal.hotlist", hotlist_id=hotlist_id, _anchor=anchor))


@portal.post("/candidates/ticked/hotlist")
@on_the_ticked
def put_on_hotlist(ids: list[int]) -> Response:
    """Whoever is ticked, or the person whose page it is, on a list that is there or made for them."""
    session, now = db.session(), clock.now()
    chosen = _chosen()
    note = str(clean(request.form.get("note", "")))[:_A_NOTE]
    try:
        new = add_people(session, chosen, ids, me(), now, note)
    except ListIsFull:
        flash(
            _(
                "A hotlist holds %(most)s people. Nobody was added.",
                most=figure(MOST_MEMBERS),
            ),
            "error",
        )
        return redirect(page_after())
    session.commit()
    said = _("%(who)s is on “%(list)s”.") if len(new) == 1 else _("%(who)s are on “%(list)s”.")
    _say(chosen, _who(session, new), said, "adding", now)
    return redirect(page_after())


@portal.post(f"/hotlists/{HOTLIST_ID}/removal")
@on_the_ticked
def take_off_hotlist(ids: list[int], hotlist_id: int) -> Response:
    session, now = db.session(), clock.now()
    shown = _shown(hotlist_id)
    who = _who(session, ids)
    off = remove_people(session, shown, ids, me(), now)
    session.commit()
    _say(shown, who if off == len(ids) else count_words(off, "person", "people"), _("%(who)s taken off “%(list)s”."), "removing", now)  # fmt: skip
    return redirect(page_after())


@portal.post(f"/hotlists/{HOTLIST_ID}/undo/<what>/<int:moment>")
def undo_hotlist(hotlist_id: int, what: str, moment: int) -> Response:
    """Take back what this recruiter did to the list at that moment."""
    shown, session = _shown(hotlist_id), db.session()
    if what not in ("adding", "removing"):
        abort(404)
    try:
        at = time_of(moment)
    except OverflowError:
        abort(404)
    if what == "adding":
        count = undo_adding(session, shown, at, me(), clock.now())
    else:
        count = undo_removing(session, shown, at, me())
    session.commit()
    people = capital(count_words(count, "person", "people"))
    said = (
        _("%(who)s taken off “%(list)s”.") if what == "adding" else _("%(who)s back on “%(list)s”.")
    )
    flash(said % {"who": people, "list": shown.name})
    return redirect(page_after())


def _say(hotlist: Hotlist, who: str, said: str, what: str, at: datetime) -> None:
    undo = url_for("portal.undo_hotlist", hotlist_id=hotlist.id, what=what, moment=moment_of(at))
    flash(said % {"who": capital(who), "list": hotlist.name}, f"back {undo}")


def _who(session: Session, ids: Sequence[int]) -> str:
    """ "Jane Okafor", or "three people"."""
    person = candidate_shown(session, ids[0]) if len(ids) == 1 else None
    if person is not None:
        return person.full_name
    return count_words(len(ids), "person", "people") if ids else _("nobody more")


def _chosen() -> Hotlist:
    """The list that was chosen, or a new one of the name that was written."""
    name = str(clean(request.form.get("new_name", "")))[:_A_NAME]
    if name:
        return _new(name, "for_desk" in request.form)
    return _shown(request.form.get("hotlist_id", 0, type=int))


def _new(name: str, for_desk: bool) -> Hotlist:
    hotlist = Hotlist(name=name, owner_id=me().id, desk_id=me().desk_id if for_desk else None)
    db.session.add(hotlist)
    db.session.flush()
    return hotlist


def _desk(hotlist: Hotlist, for_desk: bool) -> int | None:
    """The owner's desk; the one it is shared with already stays."""
    return (hotlist.desk_id or hotlist.owner.desk_id) if for_desk else None


def _shown(hotlist_id: int) -> Hotlist:
    hotlist = found(db.session.get(Hotlist, hotlist_id) if 0 < hotlist_id < 2**31 else None)
    if not hotlist.is_open_to(me()):
        raise SomebodyElses(hotlist.owner.first_name)
    return hotlist


def _list_page(form: HotlistForm) -> str:
    session = db.session()
    return render_template(
        "portal/hotlists.html",
        lists=hotlists_of(session, me()),
        archived=hotlists_of(session, me(), archived=True),
        form=form,
    )


def _page(hotlist: Hotlist, form: HotlistForm | None = None) -> str:
    session = db.session()
    if form is None:
        whose = DESK if hotlist.desk_id else MINE
        form = HotlistForm(formdata=None, data={"name": hotlist.name, "whose": whose})
    members, number = members_of(session, hotlist.id), page_asked_for()
    shown = members[(number - 1) * PAGE : number * PAGE]
    ids = [one.candidate_id for one in shown]
    return render_template(
        "portal/hotlist.html",
        hotlist=hotlist,
        members={one.candidate_id: one for one in shown},
        how_many=len(members),
        pages=pages(
            "portal.hotlist", len(shown), len(members), number, PAGE, hotlist_id=hotlist.id
        ),
        form=form,
        address={},
        **rows_of(session, ids, lights_of(session, ids, me().id, clock.now())),
        **bar_of(session, []),
    )
