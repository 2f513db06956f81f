"""The last question before a profile leaves: do they still allow it, and may this client still be written to?"""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.clients.models import Client
from agency.contact.answer import Decision
from agency.contact.consent import terms_of
from agency.contact.days import local_day
from agency.contact.showing import Showing, decisions_on_showing
from agency.mail.models import OutboxMessage
from agency.marketing.approving import subject_for
from agency.marketing.models import ProfileShowing
from agency.marketing.never import Never
from agency.recruiters.queries import the_agency

GONE = "the candidate is shown to nobody any more"
"""What the outbox says of a letter whose showing is gone."""


def decision_on(
    session: Session,
    one: ProfileShowing,
    actor: int,
    now: datetime,
    letter_id: int | None = None,
) -> Decision:
    """May this client be shown this candidate now? With ``letter_id``, in the letter that is about to leave.

    Whoever posts a letter asks under the locks of ``hold``.
    """
    today = local_day(now, ZoneInfo(the_agency(session).zone))
    why_never = Never(session, one.candidate, today).why(one.client)
    subject = subject_for(session, one, why_never, today)
    showing = Showing(contact=one.contact, subject=subject, actor=actor, letter_id=letter_id)
    return decisions_on_showing(session, [showing], now)[0]


def hold(session: Session, showing_id: int) -> ProfileShowing | None:
    """A showing, with its candidate's terms and its client: in this order, so that nobody waits in a circle.

    Of two colleagues who show one candidate, or two candidates to one client, the second sees the first.
    """
    one = session.get(ProfileShowing, showing_id)
    if one is None:
        return None
    terms_of(session, one.candidate_id)
    session.execute(select(Client.id).filter_by(id=one.client_id).with_for_update())
    query = select(ProfileShowing).filter_by(id=showing_id).with_for_update(of=ProfileShowing)
    held = session.scalar(query.execution_options(populate_existing=True))
    if held is not None:
        session.refresh(held.marketing)
    return held


def decision_at_hand_over(
    session: Session, letter: OutboxMessage, now: datetime
) -> Decision | None:
    """The decision on the letter of a showing; nothing where the showing is gone."""
    query = select(ProfileShowing).filter_by(letter_id=letter.id)
    one = session.scalar(query.execution_options(populate_existing=True))
    if one is None or letter.approved_by_id is None:
        return None
    session.refresh(one.marketing)
    return decision_on(session, one, letter.approved_by_id, now, letter.id)
