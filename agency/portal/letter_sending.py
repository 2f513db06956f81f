"""A letter to a candidate on its way: queued, given its place among their contacts, and logged."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from agency.candidates.links import NewLink, left_in, make_link
from agency.candidates.models import Candidate, LinkPurpose, WayKind, WayToReach
from agency.contact.snapshot import Channel, ContactRequest, Purpose
from agency.database import db
from agency.languages.speaking import N_
from agency.mail.message import Mailbox, Message
from agency.mail.models import MailClass, OutboxMessage
from agency.mail.outbox import post
from agency.portal.candidate import changed
from agency.portal.face import me
from agency.portal.letter_asking import Answer
from agency.portal.letter_replaced import settle_replaced
from agency.portal.touch_form import asks_of
from agency.queue import later
from agency.recontact.touch_saved import record_touch
from agency.recruiters.queries import the_agency
from agency.touches.emails import letter_to_candidate
from agency.touches.giving import ValueGiven
from agency.touches.logging import NewTouch
from agency.touches.models import Channel as TouchChannel
from agency.touches.models import Direction, Outcome
from agency.web.links import external_url
from agency.words import local

UNFIT_SUBJECT = N_("This subject holds signs that a letter cannot carry.")
ADDRESS_TAKEN = N_("This address was written to within the last day. Try again tomorrow.")
_ADDRESSES = (WayKind.email, WayKind.work_email)


@dataclass(frozen=True)
class Written:
    """A letter as the recruiter wants it to leave."""

    person: Candidate
    subject: str
    words: str
    key: str
    """Under which it leaves once, however often it is sent."""
    purpose: Purpose
    role_id: int | None = None
    instead_of: OutboxMessage | None = None
    """A letter that did not arrive, in whose place this one goes."""
    gave: tuple[ValueGiven, ...] = ()
    asked: Collection[str] = ()
    """Beside their time, which a role asks for by itself."""
    answer_at: str = ""
    """The page of one press that answers what it asks, about an introduction."""
    below: str = ""
    """What stands under the words and is not logged with them: an address with a token in it."""
    because: tuple[str, ...] = ()
    """Why they get it, where they never agreed to hear from us."""


def address_of(person: Candidate) -> WayToReach | None:
    """Where a letter to them goes."""
    return next((way for kind in _ADDRESSES for way in person.ways if way.kind is kind), None)


def may_we_write(
    person: Candidate, purpose: Purpose, role_id: int | None, asked: Collection[str] = ()
) -> ContactRequest:
    """The question whether this recruiter may write to them, and approves of the letter."""
    way = address_of(person)
    return ContactRequest(
        person_id=person.id,
        purpose=purpose,
        channel=Channel.email,
        address=way.value if way else None,
        role_id=role_id,
        actor=me().id,
        approved_by=me().id,
        asks=frozenset(asks_of(asked, role_id is not None)),
    )


def send(written: Written, answer: Answer, now: datetime) -> OutboxMessage:
    """Queue it, take its place among their contacts and log it. Raises ``HeaderRefused``, ``NotReserved``.

    Asked only where the answer is yes, under the person's lock. Never commits.
    """
    session, person = db.session(), written.person
    way = address_of(person)
    assert way is not None, "the light is green by email, so there is an address"
    with session.begin_nested():
        settle_replaced(session, written.instead_of, now)
        links = _links(written, way.value, now)
        letter = post(
            session,
            _message(written, way.value, *links),
            written.key,
            MailClass.contact,
            str(written.purpose),
            now,
            candidate_id=person.id,
            recruiter_id=me().id,
            approved_by_id=me().id,
        )
        assert letter is not None, "nobody posted under this key, and we hold the person"
        left_in(letter, *links)
        answer.take_slots(letter, now)
    record_touch(session, as_touch(written, now), [], now)
    changed(person.id)
    later(session, "deliver_mail")
    return letter


def _links(written: Written, address: str, now: datetime) -> tuple[NewLink, NewLink]:
    """To answer it, and to stop us: what every such letter carries."""
    about_role = written.purpose is Purpose.recontact_role
    purpose = LinkPurpose.role if about_role else LinkPurpose.letter
    if written.answer_at:
        purpose = LinkPurpose.introduction
    make = partial(make_link, db.session(), written.person.id, address, now)
    return make(purpose), make(LinkPurpose.unsubscribe)


def _message(written: Written, address: str, answering: NewLink, way_out: NewLink) -> Message:
    agency = the_agency(db.session())
    return letter_to_candidate(
        agency,
        me(),
        Mailbox(name=written.person.full_name, address=address),
        written.subject,
        written.words,
        token=answering.token,
        unsubscribe_url=external_url("candidate_pages.unsubscribe", token=way_out.token),
        language=written.person.reads(agency),
        answer_at=written.answer_at,
        below=written.below,
        because=written.because,
    )


def as_touch(written: Written, now: datetime) -> NewTouch:
    """An attempt: it becomes a conversation when they answer."""
    return NewTouch(
        candidate_id=written.person.id,
        recruiter_id=me().id,
        channel=TouchChannel.email,
        direction=Direction.ours,
        outcome=Outcome.left_message,
        happened_at=now,
        happened_on=local(now, me().zone).date(),
        note=f"{written.subject}\n\n{written.words}",
        role_id=written.role_id,
        gave=written.gave,
        asked=asks_of(written.asked, written.role_id is not None),
        once_key=written.key,
    )
