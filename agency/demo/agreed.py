"""Writes what people agreed to and how far they came: the ledger, their terms, their submissions."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy.orm import Session

from agency.contact.consent import TERMS
from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.demo.known import Known
from agency.demo.people import Written
from agency.history import Change
from agency.submissions.models import Stage, Submission

KEPT_FOR = timedelta(days=3 * 365)
PUT_FORWARD = (Stage.submitted, Stage.interview, Stage.offer, Stage.placed)
MARKET_ANSWERS = ("without_name", "ask_each_time", "ask_each_time", "no")


def write_terms(session: Session, known: Known, written: Written) -> None:
    """Their terms as they are now, and the lines of the ledger that led there."""
    terms, newest = written.person.terms, written.newest.happened_at
    lines = list(_lines(known, written))
    count, days = terms.limit or (None, None)
    session.add(
        ContactTerms(
            candidate_id=written.candidate.id,
            channels=list(terms.channels),
            limit_count=count,
            limit_days=days,
            only_when_fits=terms.only_when_fits,
            never_at_work=terms.never_at_work,
            paused_at=newest if terms.paused else None,
            paused_until=known.days.maybe(terms.paused if terms.paused != "open" else ""),
            stopped_at=newest if terms.stopped else None,
            version=1 + len(lines),
        )
    )
    session.add_all(lines)


def _lines(known: Known, written: Written) -> Iterator[ConsentEntry]:
    terms, first = written.person.terms, written.first
    ends = first.happened_at.date() + KEPT_FOR
    yield _line(written, ConsentKind.keep, "yes", expires_on=ends)
    yield from _where_from(written)
    if terms.agreed == "yes":
        yield _line(written, ConsentKind.contact, "yes")
        answer = known.draw.choice(MARKET_ANSWERS)
        yield _line(written, ConsentKind.market, answer)
        yield _line(written, ConsentKind.send_resume, "ask_each_time")
    if terms.limit or terms.only_when_fits:
        count, days = terms.limit or (None, None)
        often = {"limit_count": count, "limit_days": days, "only_when_fits": terms.only_when_fits}
        yield _line(written, ConsentKind.contact, TERMS, details=often)
    if terms.channels or terms.never_at_work:
        ways = {"channels": list(terms.channels), "never_at_work": terms.never_at_work}
        yield _line(written, ConsentKind.contact, TERMS, details=ways)
    yield from _silences(known, written)


def _where_from(written: Written) -> Iterator[ConsentEntry]:
    """How we came to know them; a few asked for work, told where they live, or had a dispute settled."""
    candidate = written.candidate
    if written.person.terms.agreed == "yes":
        yield _line(written, ConsentKind.origin, "from_them")
    else:
        yield _line(written, ConsentKind.origin, "elsewhere")
        yield _line(written, ConsentKind.notice, "given")
    if candidate.id % 4 == 0:
        yield _line(written, ConsentKind.registered, "yes")
    if candidate.id % 6 == 0 and candidate.place:
        lives_in = {"country": candidate.place.country}
        yield _line(written, ConsentKind.residence, "told", details=lives_in)
    if candidate.id % 60 == 0:
        yield _line(written, ConsentKind.restrict, "yes")
        yield _line(written, ConsentKind.restrict, "ended", at_newest=True)


def _silences(known: Known, written: Written) -> Iterator[ConsentEntry]:
    """A pause or a stop, said in the newest touch."""
    terms = written.person.terms
    if terms.paused:
        until = known.days.maybe(terms.paused if terms.paused != "open" else "")
        details = {"until": until.isoformat() if until else None}
        yield _line(written, ConsentKind.pause, "yes", at_newest=True, details=details)
    if terms.stopped:
        yield _line(written, ConsentKind.stop, "yes", at_newest=True)


def _line(
    written: Written, kind: ConsentKind, answer: str, at_newest: bool = False, **more: Any
) -> ConsentEntry:
    touch = written.newest if at_newest else written.first
    return ConsentEntry(
        candidate_id=written.candidate.id,
        kind=kind,
        answer=answer,
        how=str(touch.channel),
        words=touch.quote if at_newest else "",
        at=touch.happened_at,
        recorded_by_id=touch.recruiter_id,
        touch_id=touch.id,
        **{"details": {}, **more},
    )


def write_submission(session: Session, known: Known, written: Written) -> None:
    """Their place in a role's pipeline, with the stages they went through kept as changes."""
    process = written.person.process
    if process is None:
        return
    stage, at = Stage(process.stage), known.moment(process.ago)
    role = known.roles[process.role]
    submission = Submission(
        role=role,
        candidate=written.candidate,
        recruiter_id=role.owner_id,
        stage=stage,
        staged_at=at,
        right_to_represent_on=at.date() - timedelta(days=2) if stage in PUT_FORWARD else None,
        starts_on=known.days.maybe(process.starts),
        ended_why=process.why,
        created_at=at - timedelta(days=3),
    )
    session.add(submission)
    session.flush()
    session.add_all(_stages_before(submission))


def _stages_before(submission: Submission) -> Iterator[Change]:
    """One change for each stage on the way, a few days apart."""
    way = [Stage.contacted, Stage.interested, *PUT_FORWARD]
    if submission.stage is Stage.not_going_on:
        way = [
            Stage.contacted,
            Stage.interested,
            Stage.submitted,
            Stage.interview,
            Stage.not_going_on,
        ]
    way = way[: way.index(submission.stage) + 1]
    for step, (before, after) in enumerate(pairwise(way)):
        days = 4 * (len(way) - 2 - step)
        at = submission.staged_at - timedelta(days=days)
        yield Change(
            table_name="submissions",
            row_id=submission.id,
            before={"stage": before, "staged_at": (at - timedelta(days=4)).isoformat()},
            after={"stage": after, "staged_at": at.isoformat()},
            actor_kind="recruiter",
            actor_id=submission.recruiter_id,
            at=at,
        )
