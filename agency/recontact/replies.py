"""They spoke last: what a candidate told us on their own page, brought to their owner."""

from datetime import datetime

from sqlalchemy.orm import Session

from agency.recontact.models import SuggestionKind
from agency.recontact.occasions import Occasion, Surfaced, write
from agency.recontact.surfacing import today_at_the_agency
from agency.touches.models import Touch


def surface_reply(session: Session, touch: Touch, sentence: str, now: datetime) -> Surfaced:
    """Put what they changed on their owner's list, in the transaction that changed it."""
    today = today_at_the_agency(session, now)
    return write(
        session,
        [
            Occasion(
                candidate_id=touch.candidate_id,
                owner_id=touch.candidate.owner_id,
                kind=SuggestionKind.reply,
                key=f"reply:{touch.id}",
                why=sentence,
                words=touch.quote,
                touch_id=touch.id,
                due_on=today,
            )
        ],
        now,
    )
