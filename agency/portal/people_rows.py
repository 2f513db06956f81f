"""Rows of people with the light, the reason and the last touch, as the search and hotlists show them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.queries import candidates_numbered
from agency.contact.answer import Decision
from agency.lists.lit import Viewed
from agency.portal import person_words
from agency.portal.face import me
from agency.search.boolean import Words
from agency.search.passages import marked
from agency.search.reasons import reasons_for
from agency.touches.queries import last_touches


def viewed_now() -> Viewed:
    """Who looks at this moment."""
    return Viewed(me().id, clock.now(), clock.today(me().zone))


def rows_of(
    session: Session,
    ids: Sequence[int],
    decisions: Mapping[int, Decision],
    wanted: Sequence[Words] = (),
) -> dict[str, Any]:
    """What ``_people.html`` needs, in a number of queries that does not grow."""
    return {
        "people": candidates_numbered(session, ids),
        "lights": decisions,
        "why": reasons_for(session, ids, wanted),
        "marked": lambda text: _pieces(marked(text, wanted)),
        "pieces": _pieces,
        "last": last_touches(session, ids),
        "words": person_words,
    }


def _pieces(told: Iterable[tuple[str, bool]]) -> Markup:
    """A text with some of it marked."""
    drawn = [
        f"<mark>{escape(text)}</mark>" if is_marked else escape(text) for text, is_marked in told
    ]
    return Markup("".join(drawn))  # noqa: S704 - escaped
