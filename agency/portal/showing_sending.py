"""One profile leaves for one client, or is refused, in a transaction of its own."""

from datetime import datetime

from sqlalchemy.orm import Session

from agency.clients.touching import NewClientTouch, log_client_touch
from agency.contact.answer import Decision
from agency.contact.client_lights import lights_of_clients
from agency.contact.gates import SlotTaken, take_address
from agency.contact.snapshot import Purpose
from agency.database import db
from agency.languages.speaking import _, speaking
from agency.mail.message import HeaderRefused, Mailbox
from agency.mail.models import MailClass, OutboxMessage
from agency.mail.outbox import post
from agency.marketing.emails import letter_to_client
from agency.marketing.handing_over import decision_on, hold
from agency.marketing.models import ProfileShowing, ShowingState
from agency.marketing.profiles import profile_numbered
from agency.portal.face import me
from agency.portal.letter_sending import ADDRESS_TAKEN, UNFIT_SUBJECT
from agency.queue import later
from agency.recruiters.queries import the_agency
from agency.recruiters.sessions import new_token, token_hash
from agency.touches.models import Channel
from agency.web.links import external_url


def send_showing(showing_id: int, now: datetime) -> ShowingState | None:
    """What became of it; committed. One that is not reviewed, or no longer, is left as it is."""
    session = db.session()
    one = hold(session, showing_id)
    if one is None or one.state is not ShowingState.reviewed:
        session.rollback()
        return one.state if one else None
    one.said = _refused(session, one, now)
    if one.said:
        one.state = ShowingState.approved
    state = one.state
    session.commit()
    return state


def _refused(session: Session, one: ProfileShowing, now: datetime) -> str:
    """The sentence why it was not sent, or nothing: then it is in the post."""
    lights = lights_of_clients(session, [one.client_id], now, me().zone).of(one.client_id)
    light = next(lit.light for lit in lights if lit.contact.id == one.contact_id)
    if not light.may_contact:
        return light.sentence
    decision = decision_on(session, one, me().id, now)
    if not decision.may_contact:
        return decision.sentence
    try:
        with session.begin_nested():
            _send(session, one, decision, now)
    except HeaderRefused:
        return _(UNFIT_SUBJECT)
    except SlotTaken:
        return _(ADDRESS_TAKEN)
    return ""


def _send(session: Session, one: ProfileShowing, decision: Decision, now: datetime) -> None:
    """Queue it, take the day of its address, and log it with the client. Raises ``HeaderRefused``, ``SlotTaken``."""
    token, key = new_token(), f"profile-showing:{one.id}:{one.letter_id or 0}"
    letter = _posted(session, one, decision, token, key, now)
    take_address(session, letter, now)
    one.state, one.sent_at, one.recruiter_id = ShowingState.sent, now, me().id
    one.token_hash, one.letter_id = token_hash(token), letter.id
    one.version, one.decision = one.marketing.approved_version, _kept(decision)
    said = _("Shown the profile %(reference)s.", reference=one.marketing.reference)
    log_client_touch(
        session,
        one.client,
        NewClientTouch(
            channel=Channel.email,
            happened_at=now,
            recruiter_id=me().id,
            contact_id=one.contact_id,
            role_id=one.role_id,
            is_profile=True,
            note=said,
            once_key=key,
        ),
    )
    session.flush()
    later(session, "deliver_mail")


def _posted(
    session: Session, one: ProfileShowing, decision: Decision, token: str, key: str, now: datetime
) -> OutboxMessage:
    agency = the_agency(session)
    with speaking(agency.language):
        message = letter_to_client(
            agency,
            me(),
            Mailbox(name=one.contact.name, address=one.contact.email),
            one.subject,
            one.words,
            profile_numbered(session, one.marketing_id, one.marketing.approved_version),
            decision.obligations,
            token,
            external_url("client_pages.unsubscribe", token=token),
        )
    letter = post(
        session,
        message,
        key,
        MailClass.contact,
        Purpose.spec_marketing,
        now,
        recruiter_id=me().id,
        approved_by_id=me().id,
    )
    assert letter is not None, "we hold the showing, and it was not sent"
    return letter


def _kept(decision: Decision) -> dict[str, object]:
    """What allowed it, as it may be shown later: no name, no address."""
    return {
        "rule": decision.rule,
        "sentence": decision.sentence,
        "basis": decision.basis,
        "evidence": decision.evidence,
        "obligations": list(decision.obligations),
        "policy_version": decision.policy_version,
        "facts_hash": decision.facts_hash,
        "at": decision.decided_at.isoformat(),
    }
