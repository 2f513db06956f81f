"""Writes what passed between the agency and people at its clients, and who told of roles to come."""

from datetime import datetime, time

from sqlalchemy.orm import Session

from agency.clients.models import Client, ClientAnswer, ClientTouch
from agency.demo.known import ZONE, Known
from agency.demo.people import Written
from agency.demo.scripts import read

_ELEVEN = time(11)


def write_with_clients(
    session: Session, known: Known, clients: dict[str, Client], people: list[Written]
) -> None:
    told = read("client_touches")
    session.add_all(_touch(known, clients[one["client"]], one) for one in told["touch"])
    numbers = {written.candidate.full_name: written.candidate.id for written in people}
    for one in told["heard"]:
        role = known.roles[one["role"]]
        role.heard_on, role.heard_from = known.days.on(one["on"]), one.get("from", "")
        if "candidate" in one:
            role.heard_candidate_id, role.contact_id = numbers[one["candidate"]], None
        elif role.heard_from:
            role.contact_id = None
    session.flush()


def _touch(known: Known, client: Client, told: dict[str, object]) -> ClientTouch:
    answer = told.get("answer")
    return ClientTouch(
        client_id=client.id,
        contact_id=next(one.id for one in client.contacts if one.name == told["with"]),
        recruiter_id=known.recruiters[str(told["by"])].id,
        channel=told["how"],
        is_theirs=told.get("theirs", False),
        is_profile=told.get("profile", False),
        happened_at=datetime.combine(known.days.on(str(told["on"])), _ELEVEN, ZONE),
        note=told["note"],
        words=told.get("words", ""),
        answer=ClientAnswer(str(answer)) if answer else None,
        every_days=told.get("every_days"),
    )
