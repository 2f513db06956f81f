"""Declaring a group, changing one's mind, and taking it back. Only the person does any of it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.fairness.asking import BY_NAME
from agency.fairness.models import GroupDeclared


def declared_by(session: Session, candidate_id: int) -> dict[str, str]:
    """What one person declared: answer by question. For their own page only."""
    query = select(GroupDeclared.question, GroupDeclared.answer).filter_by(
        candidate_id=candidate_id
    )
    return {row.question: row.answer for row in session.execute(query)}


def declare(session: Session, candidate_id: int, answers: Mapping[str, str], now: datetime) -> None:
    """Let these be all their answers; a question that is empty or left out is taken back.

    Raises ``KeyError`` for a question or an answer that is not offered.
    """
    given = {name: answer for name, answer in answers.items() if answer}
    for name, answer in given.items():
        _ = BY_NAME[name].answers[answer]
    session.execute(
        delete(GroupDeclared).where(
            GroupDeclared.candidate_id == candidate_id, GroupDeclared.question.not_in(list(given))
        )
    )
    for name, answer in given.items():
        _write(session, candidate_id, name, answer, now)


def withdraw(session: Session, candidate_id: int) -> None:
    """Everything they declared is gone."""
    session.execute(delete(GroupDeclared).filter_by(candidate_id=candidate_id))


def _write(session: Session, candidate_id: int, name: str, answer: str, now: datetime) -> None:
    row = insert(GroupDeclared).values(
        candidate_id=candidate_id, question=name, answer=answer, at=now
    )
    session.execute(
        row.on_conflict_do_update(
            index_elements=["candidate_id", "question"], set_={"answer": answer, "at": now}
        )
    )
