"""People ticked in a list: who they are, what may be done with them together, and who is left out of a letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.models import Candidate
from agency.candidates.queries import candidates_numbered
from agency.clients.queries import open_roles
from agency.contact.light import lights_of
from agency.contact.snapshot import Channel
from agency.database import db
from agency.lists.batches import MOST as MOST_LETTERS
from agency.lists.lit import everybody_lit
from agency.portal.face import me, portal
from agency.portal.people_rows import viewed_now
from agency.portal.searching import asked_now, told_now
from agency.recruiters.queries import Colleague, colleagues_named
from agency.search.hotlists import Counted, hotlists_of

MOST = 200
"""People something is done with together."""
_SHOWN_LEFT_OUT = 5


@dataclass(frozen=True)
class LeftOut:
    """Somebody who is not written to, and why."""

    id: int
    name: str
    why: str


@dataclass(frozen=True)
class Bar:
    """What may be done with the people ticked."""

    people: Sequence[Candidate]
    to_write_to: Sequence[int]
    left_out: Sequence[LeftOut]

    @property
    def told(self) -> Sequence[LeftOut]:
        """The first of those left out."""
        return self.left_out[:_SHOWN_LEFT_OUT]

    @property
    def not_told(self) -> int:
        return len(self.left_out) - len(self.told)

    @property
    def too_many(self) -> int:
        """Whom one round of letters has no room for."""
        return max(0, len(self.to_write_to) - MOST_LETTERS)


class TooMany(Exception):
    """More people than are dealt with together."""


@portal.post("/candidates/ticked")
def ticked() -> str:
    """What may be done with whoever is ticked; beside the list, or as a page without a script."""
    session = db.session()
    try:
        ids = ticked_now(session)
    except TooMany:  # more people came while the page was open
        ids = []
    page = "_ticked.html" if "HX-Request" in request.headers else "ticked.html"
    return render_template(f"portal/{page}", **bar_of(session, ids), address=told_now())


@portal.get("/candidates/ticked")
def ticked_gone() -> Response:
    """The page was loaded anew: nobody is ticked any more."""
    return redirect(url_for("portal.candidates"))


def ticked_now(session: Session) -> list[int]:
    """Whoever is ticked in this form, or everybody its search finds; people who are here, in order."""
    if "all" in request.form:
        names = {one.hotlist.id: one.hotlist.name for one in hotlists_of(session, me())}
        found = everybody_lit(session, asked_now(session, names), viewed_now(), MOST)
        if found is None:
            raise TooMany
        return list(found)
    typed = [one for one in request.form.getlist("person") if one.isdecimal() and len(one) < 10]
    people = candidates_numbered(session, [int(one) for one in dict.fromkeys(typed)][:MOST])
    return [one.id for one in people if one.erased_at is None]


def bar_of(
    session: Session,
    ids: Sequence[int],
    hotlists: Sequence[Counted] | None = None,
    colleagues: Sequence[Colleague] | None = None,
) -> dict[str, Any]:
    """What ``_ticked.html`` shows. ``hotlists`` are the reader's, and ``colleagues`` all, where they are known already."""
    if colleagues is None:
        colleagues = colleagues_named(session)
    return {
        "bar": bar(session, ids) if ids else None,
        "most": MOST,
        "most_letters": MOST_LETTERS,
        "own_hotlists": hotlists_of(session, me()) if hotlists is None else hotlists,
        "roles_to_choose": tuple(
            (id_, f"{title}, {client}") for id_, title, client in open_roles(session)
        ),
        "owners_to_choose": tuple(
            (one.id, f"{one.name}, {one.desk}" if one.desk else one.name)
            for one in colleagues
            if one.is_active
        ),
    }


def bar(session: Session, ids: Sequence[int]) -> Bar:
    """The light by email of each, as it is at this moment."""
    people = candidates_numbered(session, ids)
    lights = lights_of(session, ids, me().id, clock.now(), Channel.email)
    return Bar(
        people,
        [one.id for one in people if lights[one.id].may_contact],
        [
            LeftOut(one.id, one.full_name, lights[one.id].sentence)
            for one in people
            if not lights[one.id].may_contact
        ],
    )
