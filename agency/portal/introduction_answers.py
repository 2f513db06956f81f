"""What one of the two says to a colleague about an introduction, and holding both while it is written down."""

from datetime import datetime

from agency.clients.touching import NewClientTouch, log_client_touch
from agency.contact.consent import terms_of
from agency.database import db
from agency.introductions.models import Introduction, IntroductionSide, SideAnswer
from agency.introductions.standing import bring_up_to_date, held
from agency.languages.speaking import N_, Words
from agency.portal.candidate import changed
from agency.portal.face import me
from agency.recontact.touch_saved import record_touch
from agency.touches.logging import NewTouch
from agency.touches.models import Channel, Direction, Outcome
from agency.words import local

_NOTES = Words(
    {
        SideAnswer.yes: N_("Would like to be introduced."),
        SideAnswer.no: N_("Would rather not be introduced."),
        SideAnswer.not_now: N_("Would rather not be introduced now."),
    }
)


def hold(one: Introduction, now: datetime) -> Introduction:
    """As it stands at this moment. People before what is about them, in the order of their numbers, so
    that nobody waits in a circle.
    """
    session = db.session()
    for number in sorted(side.candidate_id for side in one.sides if side.candidate_id):
        terms_of(session, number)
    bring_up_to_date(session, held(session, one.id), now)
    return one


def log_answer(side: IntroductionSide, answer: SideAnswer, now: datetime) -> None:
    """A touch of theirs, as an answer through the link is one."""
    note, key = _NOTES[answer], f"introduction-said:{side.id}:{answer}"
    if side.candidate_id is not None:
        new = NewTouch(
            candidate_id=side.candidate_id,
            recruiter_id=me().id,
            channel=Channel.call,
            direction=Direction.theirs,
            outcome=Outcome.talked,
            happened_at=now,
            happened_on=local(now, me().zone).date(),
            note=note,
            once_key=key,
        )
        record_touch(db.session(), new, [], now)
        changed(side.candidate_id)
        return
    assert side.contact is not None
    told = NewClientTouch(
        channel=Channel.call,
        happened_at=now,
        recruiter_id=me().id,
        contact_id=side.contact_id,
        is_theirs=True,
        note=note,
        once_key=key,
    )
    log_client_touch(db.session(), side.contact.client, told)
