"""Logging a touch with a client: what was said there, and what they answered about hearing from us."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from agency.clients.models import Client, ClientAnswer, ClientTouch
from agency.clients.queries import client_touch_saved_as


@dataclass(frozen=True, kw_only=True)
class NewClientTouch:
    """What a form says of it. Names of fields are those of ``ClientTouch``."""

    channel: str
    happened_at: datetime
    recruiter_id: int
    contact_id: int | None = None
    role_id: int | None = None
    is_theirs: bool = False
    is_profile: bool = False
    note: str = ""
    words: str = ""
    answer: ClientAnswer | None = None
    every_days: int | None = None
    once_key: str | None = None


def log_client_touch(session: Session, client: Client, new: NewClientTouch) -> ClientTouch:
    """Keep it, once; a form that comes again finds the touch it has made."""
    saved = client_touch_saved_as(session, new.once_key or "")
    if saved is not None:
        return saved
    touch = ClientTouch(
        client_id=client.id, **{field.name: getattr(new, field.name) for field in fields(new)}
    )
    try:
        with session.begin_nested():
            session.add(touch)
    except IntegrityError:
        saved = client_touch_saved_as(session, new.once_key or "")
        if saved is None:
            raise
        return saved
    return touch
