"""Writes who should meet whom: an introduction that was asked for, one that waits for us, one that helped."""

from datetime import datetime, time
from typing import Any

from sqlalchemy.orm import Session

from agency.clients.models import Client
from agency.demo.known import ZONE, Known
from agency.demo.people import Written
from agency.demo.scripts import read
from agency.introductions.models import (
    Introduction,
    IntroductionSide,
    IntroductionState,
    SideAnswer,
)

_TWO = time(14)


def write_introductions(
    session: Session, known: Known, clients: dict[str, Client], people: list[Written]
) -> None:
    numbers = {written.candidate.full_name: written.candidate.id for written in people}
    for number, told in enumerate(read("introductions")["introduction"]):
        sides = told["side"]
        by = known.recruiters[told["by"]].id
        introduced = _moment(known, told.get("introduced"))
        agreed = max(_moment(known, one.get("answered")) or known.now for one in sides)
        is_agreed = told["state"] in ("agreed", "introduced")
        session.add(
            Introduction(
                proposed_by_id=by,
                state=IntroductionState(told["state"]),
                proposed_at=_moment(known, told["on"]),
                agreed_at=agreed if is_agreed else None,
                introduced_at=introduced,
                introduced_by_id=by if introduced else None,
                once_key=f"demo:{number}",
                sides=[
                    _side(known, clients, numbers, place, one) for place, one in enumerate(sides, 1)
                ],
            )
        )
    session.flush()


def _side(
    known: Known,
    clients: dict[str, Client],
    numbers: dict[str, int],
    place: int,
    told: dict[str, Any],
) -> IntroductionSide:
    contacts = clients[told["client"]].contacts if "client" in told else []
    return IntroductionSide(
        place=place,
        candidate_id=numbers[told["candidate"]] if "candidate" in told else None,
        contact_id=next((one.id for one in contacts if one.name == told["contact"]), None),
        why=told["why"],
        is_gift=place == 1,
        asked_at=_moment(known, told.get("asked")),
        answer=SideAnswer(told["answer"]) if "answer" in told else None,
        answered_at=_moment(known, told.get("answered")),
        answer_words=told.get("words", ""),
        helped=told.get("helped"),
        helped_at=_moment(known, told.get("helped_on")),
    )


def _moment(known: Known, code: str | None) -> datetime | None:
    """Two in the afternoon of that day, in the agency's zone."""
    return datetime.combine(known.days.on(code), _TWO, ZONE) if code else None
