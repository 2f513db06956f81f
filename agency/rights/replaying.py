"""After a restore: what the file of marks knows and the database does not is done again.

Stops, refusals and erasures take effect before anybody is answered; a letter that was handed over
in the time that is lost is not handed over again; sign-ins and codes of that time are void.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, ProfileCode
from agency.candidates.suppression import suppress
from agency.contact import terms
from agency.contact.consent import Told, mark_of, record_consent
from agency.contact.models import ConsentKind
from agency.contact.snapshot import Gone
from agency.database import keyed_hash
from agency.languages.speaking import N_
from agency.mail.models import MailState, OutboxMessage
from agency.marks import Line, Mark, leave_passing_mark, marks_left
from agency.recruiters.models import RecruiterSession
from agency.rights.erasing import erase
from agency.rights.models import LetterGone

REPLAYING = 6_240_119
"""The advisory lock under which one process replays while the others wait."""
LETTERS_KEPT = timedelta(days=40)
"""How far back letters are compared; the longest a letter could be written again is a week."""
WENT = N_("Handed over before the database was restored.")
_QUIETER = {
    (ConsentKind.contact, "no"),
    (ConsentKind.market, "no"),
    (ConsentKind.market, "ask_each_time"),
    (ConsentKind.market, "without_name"),
    (ConsentKind.keep, "no"),
    (ConsentKind.send_resume, "no"),
    (ConsentKind.send_resume, "ask_each_time"),
}


@dataclass
class Replayed:
    """How much the database had forgotten."""

    refusals: int = 0
    erasures: int = 0
    letters: int = 0


def replay_marks(session: Session, now: datetime) -> Replayed:
    """Do again what is only in the file; a second time changes nothing. Never commits."""
    lines = list(marks_left(session))
    if not lines:
        return Replayed()
    session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": REPLAYING})
    done = Replayed(letters=_hold_letters(session, lines, now))
    lost = _unknown(session, lines)
    if lost:
        people = _people(session)
        for line in _newest(lost):
            done.refusals += _refuse(session, people.get(line["person"]), line)
        for line in (line for line in lost if line["kind"] == "erased"):
            done.erasures += _erase(session, people.get(line["person"]), line)
        known = [{"id": line["id"], "at": datetime.fromisoformat(line["at"])} for line in lost]
        session.execute(insert(Mark).values(known).on_conflict_do_nothing())
    if lost or done.letters:
        session.execute(update(RecruiterSession).filter_by(ended_at=None).values(ended_at=now))
        session.execute(delete(ProfileCode).where(ProfileCode.used_at.is_(None)))
    return done


def letter_mark(session: Session, letter: OutboxMessage) -> None:
    """Called as a letter begins to leave: whatever happens to the database, it has gone."""
    leave_passing_mark(session, "letter", letter=letter_hash(session, letter), fence=letter.fence)


def letter_hash(session: Session, letter: OutboxMessage) -> str:
    """By its key and its address: numbers in a key are given out again after a restore."""
    return keyed_hash(session, f"{letter.once_key} {letter.to_address}")


def has_gone(session: Session, letter: OutboxMessage) -> bool:
    """Whether the same letter went in a time that a restore took away."""
    return session.get(LetterGone, letter_hash(session, letter)) is not None


def _unknown(session: Session, lines: Iterable[Line]) -> list[Line]:
    marked = [line for line in lines if "id" in line]
    ids = [line["id"] for line in marked]
    known = set(session.scalars(select(Mark.id).where(Mark.id.in_(ids)))) if ids else set()
    return [line for line in marked if line["id"] not in known]


def _people(session: Session) -> dict[str, int]:
    """The mark of everybody who is here."""
    query = select(Candidate.id, Candidate.created_at).where(Candidate.erased_at.is_(None))
    return {mark_of(session, one.id, one.created_at): one.id for one in session.execute(query)}


def _newest(lost: Iterable[Line]) -> list[Line]:
    """Of what somebody said on one thing only the last counts."""
    said = {
        (line["person"], line["kind"]): line for line in lost if line["kind"] in set(ConsentKind)
    }
    return list(said.values())


def _refuse(session: Session, candidate_id: int | None, line: Line) -> int:
    """Only what makes us quieter is done again; a yes has to be asked for anew."""
    if candidate_id is None:
        return 0
    kind, answer = ConsentKind(line["kind"]), line["answer"]
    told = Told(how="restore", at=datetime.fromisoformat(line["at"]))
    if (kind, answer) == (ConsentKind.stop, "yes"):
        terms.stop(session, candidate_id, told)
    elif (kind, answer) == (ConsentKind.pause, "yes"):
        until = date.fromisoformat(line["until"]) if line["until"] else None
        terms.pause(session, candidate_id, until, told)
    elif (kind, answer) == (ConsentKind.restrict, "yes"):
        terms.restrict(session, candidate_id, told)
    elif kind is ConsentKind.gone and answer != "ended":
        terms.set_gone(session, candidate_id, Gone(answer), told)
    elif (kind, answer) in _QUIETER:
        record_consent(session, candidate_id, kind, answer, told)
    else:
        return 0
    return 1


def _erase(session: Session, candidate_id: int | None, line: Line) -> int:
    at = datetime.fromisoformat(line["at"])
    suppress(session, line["addresses"], at)
    candidate = session.get(Candidate, candidate_id) if candidate_id else None
    if candidate is None:
        return 0
    erase(session, candidate, Told(how="restore", at=at))
    return 1


def _hold_letters(session: Session, lines: Iterable[Line], now: datetime) -> int:
    """Letters that went although the database has them waiting, or does not have them at all."""
    since = now - LETTERS_KEPT
    went = {
        line["letter"]: line["fence"]
        for line in lines
        if line["kind"] == "letter" and datetime.fromisoformat(line["at"]) > since
    }
    query = select(OutboxMessage).where(OutboxMessage.created_at > since - LETTERS_KEPT)
    here = {letter_hash(session, one): one for one in session.scalars(query)} if went else {}
    gone = [{"letter_hash": one, "at": now} for one in went if one not in here]
    if gone:
        session.execute(insert(LetterGone).values(gone).on_conflict_do_nothing())
    return sum(_hold(letter, went[key]) for key, letter in here.items() if key in went)


def _hold(letter: OutboxMessage, fence: int) -> bool:
    """A letter claimed less often here than it was handed over: the hand-over was lost."""
    if letter.state not in (MailState.queued, MailState.claimed) or letter.fence >= fence:
        return False
    letter.state, letter.lease_until, letter.reply = MailState.unknown, None, WENT
    letter.fence = fence
    return True
