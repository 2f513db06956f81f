"""Who is at a candidate's page: the holder of a link, or the person themselves.

The link in a letter is in the address. Whoever has shown who they are gets half an hour, noted in
this browser's signed cookie and good for that link only; taking the link back ends it.
"""

from datetime import datetime, timedelta
from secrets import token_urlsafe
from zoneinfo import ZoneInfo

from flask import session as cookie

from agency import clock, history
from agency.candidates.links import Door, LinkOver, known_link, living_link
from agency.candidates.models import Candidate, ProfileLink
from agency.clients.models import ContactLink
from agency.contact.client_links import known_contact_link, living_contact_link
from agency.database import db
from agency.languages.speaking import language, speak
from agency.web.filters import agency_here
from agency.web.languages import chosen_here
from agency.web.rate_limits import unreadable

OPEN_FOR = timedelta(minutes=30)
"""Since the last press, as the code is good for ten."""
_OWN = "own_profile"


class NotOpen(Exception):
    """The person has not shown who they are, or it was half an hour ago."""


def holder(token: str, door: Door = Door.answer) -> ProfileLink:
    """The living link of a letter that somebody holds; what they do goes down as the candidate's.

    Raises ``LinkOver``.
    """
    link = living_link(db.session(), token, clock.now(), door)
    history.act_as(db.session(), "candidate", link.candidate_id)
    return link


def stopper(token: str, door: Door = Door.stop) -> ProfileLink:
    """A link of any age, for the one thing that is never refused. Raises ``LinkOver``."""
    link = known_link(db.session(), token, door)
    history.act_as(db.session(), "candidate", link.candidate_id)
    return link


def contact_holder(token: str) -> ContactLink:
    """The living link of a letter to somebody at a client. Raises ``LinkOver``."""
    return living_contact_link(db.session(), token, clock.now())


def contact_stopper(token: str) -> ContactLink | None:
    """One of any age, if it is somebody's at a client."""
    try:
        return known_contact_link(db.session(), token)
    except LinkOver:
        return None


def let_in(link: ProfileLink) -> None:
    """Open the whole page in this browser."""
    cookie[_OWN] = {"link": link.id, "until": _until()}


def own_page(token: str) -> ProfileLink:
    """The link of whoever has shown who they are. Raises ``NotOpen`` or ``LinkOver``."""
    link, noted = holder(token), cookie.get(_OWN) or {}
    if noted.get("link") != link.id or noted.get("until", 0) < clock.now().timestamp():
        raise NotOpen
    cookie[_OWN] = {**noted, "until": _until()}
    if link.candidate.page_language and not chosen_here():
        speak(link.candidate.page_language)
    return link


def note_language(candidate: Candidate) -> None:
    """From now on we write to them in the language in which they are answering. Whoever calls commits."""
    agency = agency_here()
    if agency and candidate.reads(agency) is not language():
        candidate.page_language = language()


def note_touch(touch_id: int) -> None:
    """Which answers the thank-you page is about."""
    cookie[_OWN] = {**cookie[_OWN], "touch": touch_id}


def noted_touch() -> int | None:
    touch: int | None = cookie.get(_OWN, {}).get("touch")
    return touch


def show_out() -> None:
    """Close the page in this browser."""
    cookie.pop(_OWN, None)


def browser_key() -> str:
    """A mark of this browser, so that a code is good only where it was asked for."""
    if "browser" not in cookie:
        cookie["browser"] = token_urlsafe(16)
    key: str = cookie["browser"]
    return key


def zone_of(candidate: Candidate) -> str:
    """Where their calendar is: theirs, otherwise the agency's."""
    agency = agency_here()
    zone = candidate.zone or (agency.zone if agency else "UTC")
    return zone if _is_zone(zone) else "UTC"


def address_counted(token: str) -> str:
    """A counter's key for the address behind a link; strangers' tokens have one each."""
    try:
        return unreadable("code", known_link(db.session(), token).address)
    except LinkOver:
        return unreadable("code", token)


def _until() -> float:
    until: datetime = clock.now() + OPEN_FOR
    return until.timestamp()


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
