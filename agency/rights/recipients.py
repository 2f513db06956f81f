"""Whom we told of a person: the clients who know them (GDPR Art. 15(1)(c) and 19)."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from agency.clients.models import Client, Role
from agency.marketing.models import Marketing, ProfileShowing
from agency.submissions.models import Submission
from agency.submissions.moving import NEEDS_RIGHT


class Recipient(NamedTuple):
    """A client who was told, of which role, and when the person last moved there."""

    client: str
    role: str
    on: date

    @property
    def words(self) -> str:
        return f"{self.client}: {self.role}, {self.on.isoformat()}"


def recipients_of(session: Session, candidate_id: int) -> list[Recipient]:
    """Everybody who has their résumé or was told who they are, by client."""
    told = or_(Submission.stage.in_(NEEDS_RIGHT), Submission.right_to_represent_on.is_not(None))
    query = (
        select(Client.name, Role.title, Submission.staged_at)
        .join(Role, Role.id == Submission.role_id)
        .join(Client, Client.id == Role.client_id)
        .where(Submission.candidate_id == candidate_id, told)
        .order_by(func.plain(Client.name), func.plain(Role.title), Submission.id)
    )
    known = [Recipient(client, role, at.date()) for client, role, at in session.execute(query)]
    return known + _named_to(session, candidate_id, {one.client for one in known})


def _named_to(session: Session, candidate_id: int, known: set[str]) -> list[Recipient]:
    """Clients who were shown them without their name and then given it."""
    query = (
        select(Client.name, Marketing.reference, ProfileShowing.named_at)
        .join(Client, Client.id == ProfileShowing.client_id)
        .join(Marketing, Marketing.id == ProfileShowing.marketing_id)
        .where(ProfileShowing.candidate_id == candidate_id, ProfileShowing.named_at.is_not(None))
        .order_by(func.plain(Client.name), ProfileShowing.id)
    )
    rows = session.execute(query)
    return [Recipient(name, ref, at.date()) for name, ref, at in rows if at and name not in known]
