"""Who a page in the browser may be about: by the address of a profile, or by its title. Pure but for the last."""

import re
from urllib.parse import quote, unquote, urlsplit

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, WayKind, WayToReach

_SCHEMES = ("http", "https")
_LONGEST = 2_000
_NAME = re.compile(r"[^\W_](?:[^\W_]|[-.’'])*", re.UNICODE)
_COUNTED = re.compile(r"^\(\d+\+?\)\s*")
"""LinkedIn puts the number of unread messages before the title."""
_ENDS = re.compile(r"\s+[|–—-]\s+|\s*\|\s*|,\s")


class NotAPage(ValueError):
    """The address leads to no page on the web."""


def page_address(text: str) -> str:
    """The address of a web page, as given. Raises ``NotAPage`` for "javascript:", "data:" and their kind."""
    if not text or len(text) > _LONGEST or any(ord(sign) <= 32 or sign in '\\<>"' for sign in text):
        raise NotAPage(text)
    try:
        parts = urlsplit(text)
        has_host = bool(parts.hostname)
    except ValueError:
        raise NotAPage(text) from None
    if parts.scheme.lower() not in _SCHEMES or not has_host or parts.username is not None:
        raise NotAPage(text)
    return text


def profile_in(address: str) -> str | None:
    """ "https://ca.linkedin.com/in/Ren%C3%A9e-Roy/?trk=x" as "in/renée-roy"; nothing for any other page."""
    parts = urlsplit(address)
    host = (parts.hostname or "").rstrip(".")
    if host != "linkedin.com" and not host.endswith(".linkedin.com"):
        return None
    steps = [step for step in parts.path.split("/") if step]
    if len(steps) < 2 or steps[0].lower() != "in":
        return None
    name = unquote(steps[1], errors="replace").strip().lower()
    return (
        None if not name or "\ufffd" in name or any(s in name for s in " /@<>\"'") else f"in/{name}"
    )


def name_in(title: str) -> str:
    """ "(3) Jane Okafor - Senior PM | LinkedIn" as "Jane Okafor"; empty where no name begins it."""
    first = _ENDS.split(_COUNTED.sub("", " ".join(title.split())), maxsplit=1)[0]
    words = first.split()
    looks_like_one = 2 <= len(words) <= 5 and all(_NAME.fullmatch(word) for word in words)
    return first if looks_like_one and words[0][0].isupper() else ""


def candidates_at(session: Session, profile: str) -> list[Candidate]:
    """People with this profile, however its address was written down."""
    lead, _, name = profile.partition("/")
    spellings = {f"{lead}/{name}", f"{lead}/{quote(name).lower()}"}
    query = (
        select(Candidate)
        .join(Candidate.ways)
        .where(
            Candidate.erased_at.is_(None),
            WayToReach.kind == WayKind.linkedin,
            func.lower(WayToReach.value).in_(spellings),
        )
        .order_by(Candidate.id)
    )
    return list(session.scalars(query).unique())
