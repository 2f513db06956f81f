"""What Insights shows: the questions, asked for whom and for when the address says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import request
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import Candidate
from agency.contact.limits import LimitsUsed, Used, limits_used
from agency.database import db
from agency.fairness.auditing import Audit, audit_agency
from agency.fairness.queries import has_declared
from agency.insights.cold import GoingCold, going_cold
from agency.insights.promises import Promises, promises_due
from agency.insights.remembering import Replies, replies_by_reason
from agency.insights.scope import PERIODS, USUAL, Scope
from agency.insights.surfaced import STEPS, Funnel, surfaced_to_placed
from agency.portal.face import me
from agency.recruiters.models import Recruiter

HEADINGS = ("question", "what", "number", "of", "share", "low", "high")
Line = tuple[str | int | float, ...]


@dataclass(frozen=True)
class Report:
    """Every answer. ``audit`` is only for those who may audit, and where somebody declared a group."""

    scope: Scope
    colleagues: int
    promises: Promises
    funnel: Funnel
    before: Funnel
    replies: list[Replies]
    cold: GoingCold
    limits: LimitsUsed
    audit: Audit | None


def asked_for() -> Scope:
    """``whose`` and ``weeks`` of the address; the team's last twelve weeks where it says neither."""
    weeks = request.args.get("weeks", USUAL, type=int)
    is_mine = request.args.get("whose") == "mine"
    return Scope(
        clock.today(me().zone),
        weeks if weeks in PERIODS else USUAL,
        me().zone,
        me().id if is_mine else None,
    )


def report_of(scope: Scope, now: datetime) -> Report:
    session = db.session()
    mine = () if scope.recruiter_id is None else (Candidate.owner_id == scope.recruiter_id,)
    return Report(
        scope=scope,
        colleagues=how_many_colleagues(session),
        promises=promises_due(session, scope),
        funnel=surfaced_to_placed(session, scope),
        before=surfaced_to_placed(session, scope.year_before),
        replies=list(replies_by_reason(session, scope)),
        cold=going_cold(session, scope, now),
        limits=limits_used(session, now, *mine),
        audit=_audit(session, now),
    )


def as_rows(report: Report) -> Iterator[Line]:
    """The numbers as a table, with headings: counts and shares, nobody's name."""
    yield HEADINGS
    for week in report.promises.weeks:
        for what in ("on_time", "late", "not_kept"):
            yield f"promises {what}", week.first.isoformat(), getattr(week, what), "", "", "", ""
    for step in STEPS:
        yield "surfaced to placed", step, report.funnel[step], report.funnel.surfaced, "", "", ""
        yield "the year before", step, report.before[step], report.before.surfaced, "", "", ""
    for one in report.replies:
        rounded = (round(value, 3) for value in one.share)
        yield "replied by reason", one.reason.value, one.replied, one.people, *rounded
    yield "going cold", "people", report.cold.people, "", "", "", ""
    for used in Used:
        yield (
            "limit used",
            used.value,
            report.limits.people[used],
            report.limits.with_limit,
            "",
            "",
            "",
        )


def how_many_colleagues(session: Session) -> int:
    return session.scalar(select(func.count(Recruiter.id)).filter_by(disabled_at=None)) or 0


def _audit(session: Session, now: datetime) -> Audit | None:
    may = me().may_audit and has_declared(session)
    return audit_agency(session, now) if may else None
