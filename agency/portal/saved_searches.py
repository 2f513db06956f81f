"""Saved searches: keeping one, following it, who is new in it, and letting it go."""

from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import SelectField

from agency import clock
from agency.database import db
from agency.languages.speaking import N_, Words, _
from agency.lists.following import look_again
from agency.portal.face import me, portal
from agency.portal.searching import told_now
from agency.search.asking import Asked, to_keep
from agency.search.models import Alert, SavedSearch
from agency.search.saved import (
    MOST_FOLLOWED,
    Followed,
    address_of,
    followed,
    mark_seen,
    new_people,
    save_search,
    saved_searches_of,
    set_alert,
)
from agency.web.access import SomebodyElses, found
from agency.web.fields import Form, LineField, needed
from agency.web.once import once
from agency.web.redirects import page_before

SEARCH_ID = "<int(max=2147483647):search_id>"
BESIDE = 5
"""Searches that stand beside every page."""
MINE, DESK = "mine", "desk"
ALERT_WORDS = Words(
    {
        Alert.never: N_("never"),
        Alert.daily: N_("daily, on Today"),
        Alert.weekly: N_("weekly, in the letter"),
    }
)


class SearchForm(Form):
    """What it is called, and whose it is."""

    name = LineField(N_("Name"), [needed(N_("Give the search a name."))], most=80)
    whose = SelectField(
        N_("Whose"), choices=[(MINE, N_("Mine")), (DESK, N_("My desk’s"))], default=MINE
    )


@dataclass(frozen=True)
class Shown:
    """The saved search that a page of people is, and who is new in it."""

    followed: Followed
    new: set[int]
    is_changed: bool
    """Whether the page asks something else by now."""


def saved_search_shown(session: Session, asked: Asked) -> Shown | None:
    """The one named in the address, where it is there and theirs to see."""
    number = request.args.get("saved", 0, type=int)
    one = followed(session, number, me()) if 0 < number < 2**31 else None
    if one is None or not one.search.is_open_to(me()):
        return None
    is_changed = to_keep(told_now()) != one.search.asked and not asked.refused
    return Shown(one, new_people(session, number, me()), is_changed)


@portal.get("/searches")
def saved_searches() -> str:
    return render_template(
        "portal/saved_searches.html",
        searches=saved_searches_of(db.session(), me()),
        alerts=ALERT_WORDS,
        most=MOST_FOLLOWED,
    )


@portal.post("/searches")
def keep_search() -> Response | tuple[str, int]:
    """Save what the form tells of the search it was on."""
    form, asked = SearchForm(), to_keep(told_now())
    if not asked:
        abort(400)
    if not form.validate():
        return render_template("portal/saved_search.html", form=form, asked=asked, shown=None), 422
    desk = me().desk_id if form.whose.data == DESK else None
    search = save_search(db.session(), me(), form.name.data, asked, desk)
    look_again(db.session(), search.id, clock.now())
    db.session.commit()
    flash(_("“%(name)s” is saved. The weekly letter tells who is new in it; choose otherwise here.", name=search.name))  # fmt: skip
    return redirect(search_url(search))


@portal.route(f"/searches/{SEARCH_ID}", methods=["GET", "POST"])
def saved_search(search_id: int) -> str | Response | tuple[str, int]:
    """Its name and whose it is; and what it asks, where the form tells."""
    shown = _shown(search_id)
    whose = DESK if shown.desk_id else MINE
    form = SearchForm(data={"name": shown.name, "whose": whose})
    if not form.validate_on_submit():
        page = render_template("portal/saved_search.html", form=form, asked=None, shown=shown)
        return (page, 422) if form.is_submitted() else page
    shown.name = form.name.data
    shown.desk_id = (shown.desk_id or shown.owner.desk_id) if form.whose.data == DESK else None
    db.session.commit()
    flash(_("“%(name)s” saved.", name=shown.name))
    return redirect(search_url(shown))


@portal.post(f"/searches/{SEARCH_ID}/asked")
def change_search(search_id: int) -> Response:
    """It asks what the page asks by now; whoever met it before is not new."""
    shown, asked = _shown(search_id), to_keep(told_now())
    if not asked:
        abort(400)
    shown.asked, shown.looked_at = asked, None
    look_again(db.session(), shown.id, clock.now())
    db.session.commit()
    flash(_("“%(name)s” asks this from now on.", name=shown.name))
    return redirect(search_url(shown))


@portal.post(f"/searches/{SEARCH_ID}/alert")
def follow_search(search_id: int) -> Response:
    """When to tell this recruiter who is new."""
    shown = _shown(search_id)
    chosen = request.form.get("alert", "")
    if chosen not in Alert.__members__:
        abort(400)
    set_alert(db.session(), shown.id, me(), Alert(chosen))
    db.session.commit()
    flash(
        _(
            "“%(name)s”: who is new is told %(when)s.",
            name=shown.name,
            when=ALERT_WORDS[Alert(chosen)],
        )
    )
    return redirect(page_before() or search_url(shown))


@portal.post(f"/searches/{SEARCH_ID}/seen")
def see_search(search_id: int) -> Response | tuple[str, int]:
    """They have looked who is new."""
    shown, newest = _shown(search_id), request.form.get("newest", 0, type=int)
    if not 0 <= newest < 2**62:
        abort(400)
    mark_seen(db.session(), shown.id, me(), newest)
    db.session.commit()
    if "HX-Request" in request.headers:
        return "", 204
    return redirect(page_before() or search_url(shown))


@portal.post(f"/searches/{SEARCH_ID}/archiving")
def archive_search(search_id: int) -> Response:
    """Let it go, or bring it back."""
    shown = _shown(search_id)
    is_back = shown.archived_at is not None
    shown.archived_at = None if is_back else clock.now()
    db.session.commit()
    undo = url_for("portal.archive_search", search_id=search_id)
    said = _("“%(name)s” is back.") if is_back else _("“%(name)s” is removed.")
    flash(said % {"name": shown.name}, f"back {undo}")
    return redirect(url_for("portal.saved_searches"))


def searches_followed() -> list[Followed]:
    """Those they are told of, by name; asked once in a request."""
    searches = once("searches_followed", lambda: saved_searches_of(db.session(), me()))
    return [one for one in searches if one.alert is not Alert.never]


@portal.app_template_global("saved_here")
def saved_here() -> list[Followed]:
    """What stands beside every page: the searches they follow, those with somebody new first."""
    return sorted(searches_followed(), key=lambda one: not one.new)[:BESIDE]


@portal.app_template_global("search_url")
def search_url(search: SavedSearch) -> str:
    """The page of people that it finds."""
    return f"{url_for('portal.candidates')}?{address_of(search)}"


def _shown(search_id: int) -> SavedSearch:
    search = found(db.session.get(SavedSearch, search_id))
    if not search.is_open_to(me()):
        raise SomebodyElses(search.owner.first_name)
    return search
