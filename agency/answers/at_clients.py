"""What somebody at a client may do through the link of a letter: a touch of theirs. Nothing here commits."""

from datetime import datetime

from sqlalchemy.orm import Session

from agency.clients.models import ClientAnswer, ContactLink
from agency.clients.touching import NewClientTouch, log_client_touch
from agency.languages.speaking import _, speaking
from agency.touches.models import Channel


def stop(session: Session, link: ContactLink, now: datetime) -> None:
    """They do not want to hear from us any more; pressed again it adds nothing."""
    with speaking(link.recruiter.reads):
        note = _("%(name)s asked us not to be in touch any more.", name=link.contact.name)
    tell(session, link, note, "", f"contact-link:{link.id}:stop", now, ClientAnswer.stop)


def tell(
    session: Session,
    link: ContactLink,
    note: str,
    words: str,
    once_key: str,
    now: datetime,
    answer: ClientAnswer | None = None,
) -> None:
    """What they pressed and wrote, told to whoever wrote to them."""
    new = NewClientTouch(
        channel=Channel.form,
        happened_at=now,
        recruiter_id=link.recruiter_id,
        contact_id=link.contact_id,
        is_theirs=True,
        note=note,
        words=words,
        answer=answer,
        once_key=once_key,
    )
    log_client_touch(session, link.contact.client, new)
