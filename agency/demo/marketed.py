"""Writes who is marketed, with three clients in different states, and who does not want it."""

from datetime import datetime, time

from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Client, ClientTouch
from agency.contact.models import ConsentEntry, ConsentKind
from agency.demo.known import ZONE, Known
from agency.demo.people import Written
from agency.demo.scripts import read
from agency.marketing.blinding import blind
from agency.marketing.models import ClientSays, Marketing, ProfileShowing, ShowingState
from agency.marketing.profiles import Written as ProfileWritten
from agency.marketing.profiles import begin, newest_profile, write, written
from agency.marketing.record import secrets_of
from agency.recruiters.queries import the_agency
from agency.touches.models import Channel

_TEN = time(10)


def write_marketed(
    session: Session, known: Known, clients: dict[str, Client], people: list[Written]
) -> None:
    told = read("marketing")
    by_name = {one.candidate.full_name: one.candidate for one in people}
    one, refused = told["marketed"], told["refused"]
    person = by_name[one["name"]]
    marketing = _approved(session, known, person, one)
    for client in one["client"]:
        _shown(session, known, marketing, clients[client["name"]], client)
    _says(session, known, by_name[refused["name"]], "no", refused["words"], refused["on"])
    session.flush()


def _approved(
    session: Session, known: Known, person: Candidate, told: dict[str, object]
) -> Marketing:
    """The text is written as the product writes it; what they chose stands on the ledger."""
    by, began = known.recruiters[str(told["by"])], _at(known, str(told["on"]))
    session.expire(person, ["skills", "designations", "earlier_jobs"])
    marketing = begin(session, person, the_agency(session), by.id, began.date(), began)
    marketing.reference = str(told["reference"])
    draft = written(newest_profile(session, marketing.id))
    secrets = secrets_of(session, person)
    lines = [blind(line, secrets, began.date()) for line in told["lines"]]  # type: ignore[attr-defined]
    changed = ProfileWritten(
        title=draft.title, terms=draft.terms, lines=tuple(one.text for one in lines)
    )
    taken = [pair for one in lines for pair in one.taken]
    kept = write(session, marketing, changed, taken, by.id, began.date(), began)
    marketing.approved_at = _at(known, str(told["approved"]))
    marketing.approved_until = known.days.on(str(told["until"]))
    marketing.approved_version, marketing.approved_words = kept.version, str(told["words"])
    line = _says(session, known, person, "without_name", told["words"], told["approved"])
    line.expires_on = marketing.approved_until
    line.details = {
        "clients": [one["name"] for one in told["client"]],  # type: ignore[attr-defined]
        "profile": kept.version,
        "reference": marketing.reference,
    }
    return marketing


def _shown(
    session: Session, known: Known, marketing: Marketing, client: Client, told: dict[str, object]
) -> None:
    contact = next(one for one in client.contacts if one.name == told["with"])
    sent = _at(known, str(told["sent"]))
    says = ClientSays(str(told["answer"])) if "answer" in told else None
    session.add(
        ProfileShowing(
            marketing=marketing,
            candidate_id=marketing.candidate_id,
            client_id=client.id,
            contact_id=contact.id,
            recruiter_id=marketing.recruiter_id,
            state=ShowingState.sent,
            why=told["why"],
            version=marketing.approved_version,
            sent_at=sent,
            read_at=_at(known, str(told["read"])) if "read" in told else None,
            answer=says,
            answer_words=told.get("words", ""),
            answer_month=known.days.on(str(told["month"])).replace(day=1)
            if "month" in told
            else None,
            answered_at=_at(known, str(told["answered"])) if "answered" in told else None,
        )
    )
    session.add(
        ClientTouch(
            client_id=client.id,
            contact_id=contact.id,
            recruiter_id=marketing.recruiter_id,
            channel=Channel.email,
            is_profile=True,
            happened_at=sent,
            note=f"Shown the profile {marketing.reference}.",
        )
    )


def _says(
    session: Session, known: Known, person: Candidate, answer: str, words: object, on: object
) -> ConsentEntry:
    line = ConsentEntry(
        candidate_id=person.id,
        kind=ConsentKind.market,
        answer=answer,
        details={},
        how=Channel.form if answer == "without_name" else Channel.call,
        words=str(words),
        at=_at(known, str(on)),
    )
    session.add(line)
    return line


def _at(known: Known, day: str) -> datetime:
    return datetime.combine(known.days.on(day), _TEN, ZONE)
