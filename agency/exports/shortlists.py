"""Who there is for a role, as whoever takes the list may see them now."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from agency.candidates.models import WayKind
from agency.clients.queries import role_shown
from agency.exports.tables import Line
from agency.languages.speaking import NP_, pgettext
from agency.recontact.role_board import PEOPLE, board_of
from agency.recontact.slips import Slip
from agency.recruiters.models import Recruiter

HEAD = (
    NP_("file", "fit"),
    NP_("file", "name"),
    NP_("file", "title"),
    NP_("file", "employer"),
    NP_("file", "city"),
    NP_("file", "email"),
    NP_("file", "mobile"),
    NP_("file", "why"),
    NP_("file", "their words"),
    NP_("file", "owner"),
)


def lines_for_role(
    session: Session, role_id: int, viewer: Recruiter, now: datetime
) -> Iterator[Line]:
    """The head, then whoever may be contacted now, best fit first; nothing where the role is gone."""
    yield tuple(pgettext("file", one) for one in HEAD)
    role = role_shown(session, role_id)
    if role is None:
        return
    page, seen = 1, 0
    while True:
        board = board_of(session, role, viewer, now, page)
        yield from (_line(slip) for slip in board.people)
        seen += PEOPLE
        if seen >= board.waiting:
            return
        page += 1


def _line(slip: Slip) -> Line:
    person = slip.candidate
    ways = {way.kind: way.value for way in reversed(person.ways)}
    return (
        slip.fit.total if slip.fit else None,
        person.full_name,
        person.title,
        person.employer,
        person.place.name if person.place else "",
        ways.get(WayKind.email, ""),
        ways.get(WayKind.mobile, ""),
        slip.why,
        slip.said.words if slip.said else "",
        person.owner.name,
    )
