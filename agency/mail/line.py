"""When the mail server is left alone for a while: the circuit breaker, shared by all workers.

Five connection faults in a row, or three letters refused for who we are, and nobody tries for a
minute; then one letter is tried, and each failure doubles the rest, up to a quarter of an hour.
"""

from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.mail.database_time import database_time
from agency.mail.handover import Outcome, Result
from agency.mail.models import MailLine
from agency.mail.numbers import FAULTS_IN_A_ROW, FIRST_REST, LONGEST_REST, REFUSALS_IN_A_ROW

_THE_LINE = 1
_WHY_LIMIT = 500


def line_at_rest(session: Session) -> MailLine | None:
    """The line, if it is left alone now or waits for the letter that tries it."""
    return session.scalar(select(MailLine).where(MailLine.rests > 0))


def may_try(session: Session) -> bool:
    """Whether a letter may be handed over now. After a rest only one worker is told yes."""
    if line_at_rest(session) is None:
        return True
    is_over = or_(MailLine.rests_until.is_(None), MailLine.rests_until <= database_time())
    probe = update(MailLine).where(MailLine.id == _THE_LINE, is_over)
    probe = probe.values(rests_until=database_time() + FIRST_REST)
    return session.scalar(probe.returning(MailLine.id)) is not None


def heard(session: Session, outcome: Outcome) -> bool:
    """Take down how a hand-over went; ``True`` if letters have now been refused too often in a row."""
    if outcome.result is Result.withheld:
        return False
    is_bad = outcome.is_line_down or outcome.is_about_us
    if not is_bad and _is_clean(session):
        return False
    line = _locked(session)
    line.faults = line.faults + 1 if outcome.is_line_down else 0
    line.refusals = line.refusals + 1 if outcome.is_about_us else 0
    is_refused = line.refusals >= REFUSALS_IN_A_ROW
    if not is_bad:
        _mend(line)
    elif line.rests or line.faults >= FAULTS_IN_A_ROW or is_refused:
        _rest(line, outcome.reply)
    return is_refused


def mend_line(session: Session) -> None:
    """Somebody says that it works again: do not wait for the end of the rest."""
    if not _is_clean(session):
        _mend(_locked(session))


def _mend(line: MailLine) -> None:
    line.faults = line.refusals = line.rests = 0
    line.rests_until, line.why = None, ""


def _rest(line: MailLine, why: str) -> None:
    rest = min(FIRST_REST * 2 ** min(line.rests, 10), LONGEST_REST)
    line.rests += 1
    line.rests_until = database_time() + rest
    line.why = why.replace("\0", "")[:_WHY_LIMIT]


def _is_clean(session: Session) -> bool:
    dirty = select(func.count()).where(MailLine.faults + MailLine.refusals + MailLine.rests > 0)
    return not session.scalar(dirty)


def _locked(session: Session) -> MailLine:
    fresh = {"faults": 0, "refusals": 0, "rests": 0, "why": ""}
    made = insert(MailLine).values(id=_THE_LINE, **fresh)
    session.execute(made.on_conflict_do_nothing())
    line = select(MailLine).where(MailLine.id == _THE_LINE).with_for_update()
    return session.scalars(line.execution_options(populate_existing=True)).one()
